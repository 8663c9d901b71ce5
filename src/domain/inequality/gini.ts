import { ascending, meanOf, weightOf, type Weighted } from './weighted.js';

/**
 * The Gini coefficient, from 0 (all alike) to below 1 (one has all).
 *
 * Worked out as ∫F(1−F)dx/μ (Dorfman 1979, Review of Economics and Statistics 61(1):146–149), which equals half the mean
 * difference by the mean (Gini 1914) and 1 − 2·(area under the Lorenz curve), without subtracting what is nearly equal. It is
 * that of the whole population: not multiplied by n/(n−1).
 * @param values at least 0
 * @returns null of nothing, and where all values are 0
 */
export function gini(values: readonly Weighted[]): number | null {
  const mean = meanOf(values);
  if (mean === null || mean <= 0) return null;
  const sorted = ascending(values);
  const total = weightOf(sorted);
  let below = 0;
  let area = 0;
  sorted.forEach(({ value, weight }, index) => {
    below += weight;
    const next = sorted[index + 1];
    if (next) area += (next.value - value) * (below / total) * ((total - below) / total);
  });
  return area / mean;
}
