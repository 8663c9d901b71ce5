import { ascending, weightOf, type Weighted } from './weighted.js';

/** How much of the whole those at the bottom have: a point of the Lorenz curve. Both from 0 to 1. */
export interface LorenzPoint {
  readonly people: number;
  readonly share: number;
}

/**
 * The Lorenz curve (Lorenz 1905, Publications of the American Statistical Association 9(70):209–219) of values that are the
 * same for all whom they count for: from (0, 0) to (1, 1), with a point after each value from the least up, straight in between.
 * @param values at least 0
 * @returns empty of nothing, and where all values are 0
 */
export function lorenzOf(values: readonly Weighted[]): LorenzPoint[] {
  const whole = values.reduce((sum, { value, weight }) => sum + value * weight, 0);
  if (whole <= 0) return [];
  const sorted = ascending(values);
  const total = weightOf(sorted);
  let [people, share] = [0, 0];
  const points = sorted.map(({ value, weight }, index) => {
    people += weight;
    share += value * weight;
    // Sums of the same numbers in another order differ in their last digits, and the curve ends at the whole.
    return index === sorted.length - 1
      ? { people: 1, share: 1 }
      : { people: people / total, share: share / whole };
  });
  return [{ people: 0, share: 0 }, ...points];
}
