import { ascending, weightOf, type Weighted } from './weighted.js';

/** What those at the ends have of the whole. */
export interface EndShares {
  /** Of the top tenth, 0–1. */
  readonly topShare: number;
  /** Of the bottom four tenths, 0–1. */
  readonly bottomShare: number;
  /** The first by the second; null if the second is 0. */
  readonly palma: number | null;
}

const TOP = 0.1;
const BOTTOM = 0.4;

/**
 * What the top tenth and the bottom four tenths of the people have, and the Palma ratio of the two (Palma 2011, Development and
 * Change 42(1):87–153; Cobham and Sumner 2013, CGD Working Paper 343). A region at the edge counts with the part of its
 * people that it takes: along the Lorenz curve, in a straight line.
 * @param values at least 0
 * @returns null of nothing, and where all values are 0
 */
export function endShares(values: readonly Weighted[]): EndShares | null {
  const whole = values.reduce((sum, { value, weight }) => sum + value * weight, 0);
  if (whole <= 0) return null;
  const sorted = ascending(values);
  const bottomShare = takenFrom(sorted, BOTTOM) / whole;
  const topShare = takenFrom(sorted.reverse(), TOP) / whole;
  return { topShare, bottomShare, palma: bottomShare > 0 ? topShare / bottomShare : null };
}

/** What the first of the people have, up to a part of all. */
function takenFrom(values: readonly Weighted[], part: number): number {
  let left = weightOf(values) * part;
  let taken = 0;
  for (const { value, weight } of values) {
    const some = Math.min(left, weight);
    taken += value * some;
    left -= some;
  }
  return taken;
}
