/** Where values lie, and how far they scatter: neither is moved by a few that are wrong. */
export interface Spread {
  readonly centre: number;
  /** In the unit of the values, as a standard deviation would be; null where nothing scatters. */
  readonly scale: number | null;
}

/** A straight line through the values of years, and how far they scatter about it. */
export interface Trend {
  at(year: number): number;
  readonly scale: number | null;
}

/** Makes the median absolute deviation of a normal distribution its standard deviation: 1 / Φ⁻¹(¾). */
const OF_MEDIAN = 1.4826;
/** The same for the mean absolute deviation: √(π/2). */
const OF_MEAN = Math.sqrt(Math.PI / 2);

/** The middle of some numbers, of two their mean; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/**
 * The median, and 1.4826 times the median absolute deviation from it; where more than half of the values are equal, so
 * that this is 0, √(π/2) times the mean absolute deviation (B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers,
 * ASQC 1993, section 3.3, with the mean where they divide by 0).
 */
export function spreadOf(values: readonly number[]): Spread {
  const centre = median(values);
  return { centre, scale: scaleOf(values.map((value) => value - centre)) };
}

function scaleOf(deviations: readonly number[]): number | null {
  const sizes = deviations.map(Math.abs);
  const middle = median(sizes);
  if (middle > 0) return OF_MEDIAN * middle;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return mean > 0 ? OF_MEAN * mean : null;
}

/**
 * The line whose slope is the median of the slopes between any two points (P. K. Sen, Estimates of the regression
 * coefficient based on Kendall’s tau, JASA 63 (1968) 1379–1389), through the median of what is left; its scatter is
 * that of the points about it.
 * @param points at least two of different years
 */
export function trendOf(points: readonly { readonly year: number; readonly value: number }[]): Trend {
  const slopes: number[] = [];
  points.forEach((a, place) => {
    for (const b of points.slice(place + 1))
      if (a.year !== b.year) slopes.push((b.value - a.value) / (b.year - a.year));
  });
  const slope = median(slopes);
  const base = points[0]?.year ?? 0;
  const rest = points.map(({ year, value }) => value - slope * (year - base));
  const { centre, scale } = spreadOf(rest);
  return { at: (year) => centre + slope * (year - base), scale };
}
