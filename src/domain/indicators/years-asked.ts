import { badInput } from '../errors.js';

/** The first and the last year that are asked about, both included; null where none was named. */
export interface YearsAsked {
  readonly from: number | null;
  readonly to: number | null;
}

/** The same as arguments name them. */
interface NamedYears {
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
}

/** How many years one report tells. */
export const MOST_YEARS = 30;
/** Nothing was counted before the People's Republic had divisions to count it in. */
const FIRST_YEAR = 1949;

/** What is owed and promised can lie ahead, but the column of years ends somewhere. */
const LAST_YEAR = 2200;

/**
 * Checks a year of which something is, was or will be told.
 * @throws BAD_USER_INPUT naming `argument`
 */
export function checkCalendarYear(year: number, argument = 'year'): void {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR))
    throw badInput(argument, `Give a year from ${FIRST_YEAR} to ${LAST_YEAR}.`, { problem: 'OUT_OF_RANGE' });
}

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
export function yearsAsked({ from, to }: NamedYears, lastYear: number): YearsAsked {
  const asked = { from: from ?? null, to: to ?? null };
  if (asked.from !== null) checkYear('from', asked.from, lastYear);
  if (asked.to !== null) checkYear('to', asked.to, lastYear);
  checkSpan(asked, MOST_YEARS);
  return asked;
}

/**
 * Checks that years are in order, and not too many, where both ends are named.
 * @throws BAD_USER_INPUT naming `to` or `from`
 */
export function checkSpan({ from, to }: NamedYears, most: number): void {
  if (typeof from !== 'number' || typeof to !== 'number') return;
  if (from > to)
    throw badInput('to', `The last year ${to} is before the first, ${from}.`, { problem: 'OUT_OF_ORDER' });
  if (to - from >= most)
    throw badInput('from', `Ask about at most ${most} years at once.`, { problem: 'OUT_OF_RANGE' });
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
