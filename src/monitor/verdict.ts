import { el, svg } from './dom.js';
import type { CountFragment, ProgressVerdict } from './operations/generated.js';
import type { Words } from './words.js';

/** The verdicts with the field of a count that holds each, and a sign for those who do not see colours. */
export const VERDICTS = [
  { verdict: 'MET', field: 'met', sign: '✓' },
  { verdict: 'ON_TRACK', field: 'onTrack', sign: '↗' },
  { verdict: 'BEHIND', field: 'behind', sign: '!' },
  { verdict: 'NO_DATA', field: 'noData', sign: '○' },
  { verdict: 'NOT_MEASURABLE', field: 'notMeasurable', sign: '–' },
] as const satisfies readonly { verdict: ProgressVerdict; field: keyof CountFragment; sign: string }[];

/** A verdict as a badge: colour, sign and word say the same. */
export function badge(words: Words, verdict: ProgressVerdict): HTMLElement {
  const sign = VERDICTS.find((each) => each.verdict === verdict)?.sign;
  return el(
    'span',
    { class: `verdict ${verdict.toLowerCase()}` },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    words.verdict[verdict],
  );
}

/** The verdicts of a count as parts of a bar; the table that it stands in has the numbers. */
export function countBar(count: CountFragment): SVGElement {
  let left = 0;
  const parts = VERDICTS.map(({ verdict, field }) => {
    const x = left;
    left += count[field];
    return (
      count[field] > 0 &&
      svg('rect', { class: `bar ${verdict.toLowerCase()}`, x, width: count[field], y: 0, height: 1 })
    );
  });
  return svg(
    'svg',
    {
      class: 'count-bar',
      viewBox: `0 0 ${Math.max(1, count.total)} 1`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    parts,
  );
}
