import { el, type Child } from './dom.js';
import type { LeftFragment } from './operations/generated.js';
import type { Words } from './words.js';

/** Names the divisions that could not be counted, and whatever else a reader of the figures must know. */
export function leftOut(words: Words, { missing, missingPopulation, notes }: LeftFragment): Child {
  return [
    missing.length === 0 && missingPopulation.length === 0 && el('p', { class: 'soft' }, words.missingNone),
    missing.length > 0 && named(words.missing(missing.length), missing),
    missingPopulation.length > 0 &&
      named(words.missingPopulation(missingPopulation.length), missingPopulation),
    notes.length > 0 && [
      el('h4', {}, words.notes),
      el(
        'ul',
        {},
        notes.map((note) => el('li', { lang: 'en' }, note)),
      ),
    ],
  ];
}

/** A list of divisions under its heading; a long one is folded. */
export function named(heading: string, divisions: readonly { readonly name: string }[]): HTMLElement {
  return el(
    'details',
    { class: 'missing', open: divisions.length <= 12 },
    el('summary', {}, heading),
    el('p', { lang: 'zh-CN' }, divisions.map(({ name }) => name).join('、')),
  );
}
