/** A value and how much it counts: a region's figure, and its people or 1. */
export interface Weighted {
  readonly value: number;
  /** Greater than 0. */
  readonly weight: number;
}

/** The sum of the weights. */
export function weightOf(values: readonly Weighted[]): number {
  return values.reduce((sum, { weight }) => sum + weight, 0);
}

/** The weighted mean Σwx/Σw, in the values' unit; null of nothing. */
export function meanOf(values: readonly Weighted[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, { value, weight }) => sum + value * weight, 0) / weightOf(values);
}

/** The values from the least up. */
export function ascending<T extends Weighted>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => a.value - b.value);
}
