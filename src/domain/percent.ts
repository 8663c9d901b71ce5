import { compareDecimals, isDecimal, sumDecimals } from './decimal.js';

/** Percentages between two ends, both decimals from 0 to 100 and both included; a fixed one is the same at both ends. */
export interface PercentRange {
  readonly min: string;
  readonly max: string;
}

/** Whether a text is a decimal from 0 to 100. */
export function isPercent(text: string): boolean {
  return isDecimal(text) && compareDecimals(text, '0') >= 0 && compareDecimals(text, '100') <= 0;
}

/** Whether a range is one percentage, however its ends are written. */
export function isFixed({ min, max }: PercentRange): boolean {
  return compareDecimals(min, max) === 0;
}

/** Whether all of a range lies in another, the ends included. */
export function liesWithin(inner: PercentRange, outer: PercentRange): boolean {
  return compareDecimals(inner.min, outer.min) >= 0 && compareDecimals(inner.max, outer.max) <= 0;
}

const lower = (a: string, b: string) => (compareDecimals(b, a) < 0 ? b : a);
const higher = (a: string, b: string) => (compareDecimals(b, a) > 0 ? b : a);

/**
 * The narrowest range that holds all of some ranges.
 * @param ranges at least one
 */
export function hullOf(ranges: readonly PercentRange[]): PercentRange {
  return ranges.reduce((hull, { min, max }) => ({ min: lower(hull.min, min), max: higher(hull.max, max) }));
}

/** What ranges of one whole come to together; more than all of it there cannot be, so the upper end stops at 100. */
export function sumOf(ranges: readonly PercentRange[]): PercentRange {
  return {
    min: sumDecimals(ranges.map(({ min }) => min)),
    max: lower('100', sumDecimals(ranges.map(({ max }) => max))),
  };
}

/**
 * What ranges leave of the whole.
 * @param ranges of lower ends that come to at most 100 together
 */
export function restOf(ranges: readonly PercentRange[]): PercentRange {
  const { min, max } = sumOf(ranges);
  return { min: sumDecimals(['100', `-${max}`]), max: sumDecimals(['100', `-${min}`]) };
}
