import { badInput } from '../errors.js';

/** The first and the last year that are asked about, both included; null where none was named. */
export interface YearsAsked {
  readonly from: number | null;
  readonly to: number | null;
}

/** How many years one report tells. */
export const MOST_YEARS = 30;
/** Nothing was counted before the People's Republic had divisions to count it in. */
const FIRST_YEAR = 1949;

/**
 * Checks that a year has begun, and is not before anything was counted.
 * @param lastYear the newest that can be asked about
 * @throws BAD_USER_INPUT naming `argument`
 */
export function checkYear(argument: string, year: number, lastYear: number): void {
  if (!(year >= FIRST_YEAR && year <= lastYear))
    throw badInput(argument, `Give a year from ${FIRST_YEAR} to ${lastYear}: later ones have not begun.`, {
      problem: 'OUT_OF_RANGE',
    });
}

/**
 * The years that a report is asked for.
 * @param lastYear the newest that can be asked about: that of the day
 * @throws BAD_USER_INPUT for years out of bounds, in the wrong order, or too many
 */
export function yearsAsked(
  { from, to }: { readonly from?: number | null | undefined; readonly to?: number | null | undefined },
  lastYear: number,
): YearsAsked {
  const asked = { from: from ?? null, to: to ?? null };
  if (asked.from !== null) checkYear('from', asked.from, lastYear);
  if (asked.to !== null) checkYear('to', asked.to, lastYear);
  if (asked.from !== null && asked.to !== null) {
    if (asked.from > asked.to)
      throw badInput('to', `The last year ${asked.to} is before the first, ${asked.from}.`, {
        problem: 'OUT_OF_ORDER',
      });
    if (asked.to - asked.from >= MOST_YEARS)
      throw badInput('from', `Ask about at most ${MOST_YEARS} years at once.`, { problem: 'OUT_OF_RANGE' });
  }
  return asked;
}

/**
 * The years that are told: every one from the first to the last if both were named, otherwise those that have figures, the
 * newest {@link MOST_YEARS} of them. In order.
 * @param withFigures years that have any, within what was asked, in any order
 */
export function yearsTold({ from, to }: YearsAsked, withFigures: Iterable<number>): number[] {
  if (from !== null && to !== null) return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [...new Set(withFigures)].sort((a, b) => a - b).slice(-MOST_YEARS);
}
