/** A straight line y = intercept + slope·x. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** The part of the variance of y that it explains, 0–1; null if y does not vary. */
  readonly rSquared: number | null;
}

/** What rounding alone can make of a number that should be 0. */
const NOTHING = 1e-12;

/** Whether a number is 0 but for rounding. */
export const isNothing = (number: number) => Math.abs(number) < NOTHING;

/**
 * The line of ordinary least squares through points (Legendre 1805; Draper and Smith 1998, Applied Regression Analysis, ch. 1).
 * @returns null where x does not vary
 */
export function lineThrough(points: readonly (readonly [x: number, y: number])[]): Line | null {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const sum = (of: (x: number, y: number) => number) =>
    points.reduce((all, [x, y]) => all + of(x - meanX, y - meanY), 0);
  if (points.every(([x]) => isNothing(x - meanX))) return null;
  const [xx, xy, yy] = [sum((x) => x * x), sum((x, y) => x * y), sum((_, y) => y * y)];
  const slope = xy / xx;
  const flat = points.every(([, y]) => isNothing(y - meanY));
  return { slope, intercept: meanY - slope * meanX, rSquared: flat ? null : (xy / xx) * (xy / yy) };
}
