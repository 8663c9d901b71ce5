import type { YearValue } from './figure.js';
import { BetterDirection } from './vocabulary.js';

/**
 * How fast a figure gets worse: what it loses in a year, as a part of what it was; below 0 if it gets better.
 * @param before of an earlier year
 * @returns null of nothing: there is no part of it
 */
export function worseningPerYear(
  before: YearValue,
  after: YearValue,
  better: BetterDirection,
): number | null {
  if (before.value === 0) return null;
  const change = (after.value - before.value) / Math.abs(before.value) / (after.year - before.year);
  return better === BetterDirection.HIGHER ? -change : change;
}
