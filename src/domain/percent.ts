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

/** One percentage is one text: "20.50" and "20.5" would read as a range. */
const inOneText = ({ min, max }: PercentRange): PercentRange => ({
  min,
  max: compareDecimals(min, max) === 0 ? min : max,
});

/** What ranges of one whole come to together; more than all of it there cannot be, so the upper end stops at 100. */
export function sumOf(ranges: readonly PercentRange[]): PercentRange {
  return inOneText({
    min: sumDecimals(ranges.map(({ min }) => min)),
    max: lower(sumDecimals(ranges.map(({ max }) => max)), '100'),
  });
}

// What is worked out has no digits but those that count; what is printed or entered stays as it is written.
const restFrom = (percent: string) => {
  const rest = sumDecimals(['100', `-${percent}`]);
  return rest.includes('.') ? rest.replace(/\.?0+$/, '') : rest;
};

/**
 * Parts of one whole, each ending where the least of the others begins.
 * @param ranges of lower ends that come to at most 100 together
 */
export function clipToWhole(ranges: readonly PercentRange[]): PercentRange[] {
  return ranges.map(({ min, max }, index) => {
    const others = sumDecimals(ranges.flatMap((other, at) => (at === index ? [] : other.min)));
    return inOneText({ min, max: lower(max, restFrom(others)) });
  });
}

/**
 * What ranges leave of the whole.
 * @param ranges of lower ends that come to at most 100 together
 */
export function restOf(ranges: readonly PercentRange[]): PercentRange {
  const { min, max } = sumOf(ranges);
  return { min: restFrom(max), max: restFrom(min) };
}
