import { meanOf, weightOf, type Weighted } from './weighted.js';

/**
 * The coefficient of variation √(Σw(x−μ)²/Σw)/μ: the standard deviation of the whole population, not of a sample of it, by
 * the mean (Pearson 1896, Philosophical Transactions A 187:253–318). No unit, at least 0.
 * @returns null of nothing, and where the mean is not greater than 0
 */
export function coefficientOfVariation(values: readonly Weighted[]): number | null {
  const mean = meanOf(values);
  if (mean === null || mean <= 0) return null;
  const squares = values.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0);
  return Math.sqrt(squares / weightOf(values)) / mean;
}
