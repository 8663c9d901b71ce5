import { el, type Child } from './dom.js';
import { bounded, decimal, NOTHING } from './format.js';
import type { Comparator, ComputedFragment, FigureFragment } from './operations/generated.js';
import type { Words } from './words.js';

/** What is read of a figure to show its value. */
interface Shown {
  readonly value: string | null;
  readonly words: string | null;
  readonly comparator: Comparator | null;
}

/** A value as it was told: exact, as a bound, or in words. */
export function valueOf(figure: Shown | null | undefined): string {
  if (!figure) return NOTHING;
  return figure.words ?? bounded(figure.value, figure.comparator);
}

/** Whether two figures say the same, however many zeros they end in. */
export function sameValue(one: Shown, other: Shown): boolean {
  const number = ({ value }: Shown) => (value === null ? null : Number(value));
  return one.words === other.words && one.comparator === other.comparator && number(one) === number(other);
}

/** Marks of a figure that a reader must not miss: provisional, made up, suspicious. */
export function marksOf(words: Words, figure: FigureFragment | null | undefined): Child[] {
  if (!figure) return [];
  const reasons = figure.suspicions.map(({ code }) => words.suspicions[code]).join('；');
  return [
    figure.status === 'PROVISIONAL' && el('span', { class: 'mark' }, words.status.PROVISIONAL),
    figure.provider?.synthetic && el('span', { class: 'mark synthetic' }, words.synthetic),
    reasons !== '' &&
      el(
        'span',
        { class: 'mark suspicious', title: reasons },
        words.suspicious,
        el('span', { class: 'unseen' }, `：${reasons}`),
      ),
  ];
}

/** Where a figure comes from: a document and a place in it, or who reported it and from what. */
export function sourceOf(figure: FigureFragment | null | undefined): Child {
  if (!figure) return NOTHING;
  const { source, provider, citation } = figure;
  if (source) return el('span', { lang: 'zh-CN' }, `《${source.document.title}》${source.place}`);
  return el('span', { lang: 'zh-CN' }, [provider?.code, citation].filter(Boolean).join('：') || NOTHING);
}

/** Figures of the same cell that other sources tell, one a line. */
export function othersOf(words: Words, others: readonly FigureFragment[]): Child {
  if (others.length === 0) return NOTHING;
  return el(
    'ul',
    { class: 'plain' },
    others.map((figure) =>
      el('li', {}, valueOf(figure), ' ', marksOf(words, figure), ' ', el('small', {}, sourceOf(figure))),
    ),
  );
}

/** Computed values with their method and how much of what they need was there. */
export function computedOf(words: Words, computed: readonly ComputedFragment[]): Child {
  if (computed.length === 0) return NOTHING;
  return el(
    'ul',
    { class: 'plain' },
    computed.map((each) => el('li', {}, decimal(each.value), ' ', el('small', {}, howComputed(words, each)))),
  );
}

function howComputed(words: Words, { method, rollUp, reported, expected, asOf }: ComputedFragment): string {
  const rolledUp = method === 'ROLLED_UP';
  return [
    rolledUp && rollUp ? words.rollUps[rollUp] : words.methods[method],
    expected > 0 && (rolledUp ? words.coverage : words.derivedFrom)(reported, expected),
    words.asOfDay(asOf),
  ]
    .filter(Boolean)
    .join(' · ');
}
