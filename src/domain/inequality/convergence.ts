import { isNothing, lineThrough } from './least-squares.js';

/** Fewer points than this lie on a line too easily. */
export const FEWEST = 3;

/** How the spread across regions goes over the years. */
export interface SigmaConvergence {
  /** How much the coefficient of variation changes in a year. */
  readonly slope: number;
  /** Years. */
  readonly n: number;
  readonly converging: boolean;
}

/** Whether those who had less grow faster. */
export interface BetaConvergence {
  /** How much lower (if negative) yearly growth is where the logarithm of the first value is higher by 1. */
  readonly slope: number;
  readonly intercept: number;
  /** Regions with a value greater than 0 at both ends. */
  readonly n: number;
  /** Null if all grow alike. */
  readonly rSquared: number | null;
  readonly converging: boolean;
}

/**
 * σ-convergence: the slope of the coefficient of variation on the year by least squares; the spread narrows if it is negative
 * (Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2):223–251).
 * @param spreads a year and its coefficient of variation
 * @returns null of fewer than {@link FEWEST} years
 */
export function sigmaConvergence(
  spreads: readonly { readonly year: number; readonly coefficientOfVariation: number }[],
): SigmaConvergence | null {
  if (spreads.length < FEWEST) return null;
  const line = lineThrough(spreads.map((each) => [each.year, each.coefficientOfVariation]));
  return line && { slope: line.slope, n: spreads.length, converging: isDown(line.slope) };
}

/**
 * Unconditional β-convergence: yearly growth (1/T)·ln(x_T/x_0) on ln x_0 by least squares, every region once; those who had less
 * catch up if the slope is negative (Barro and Sala-i-Martin 1992). Regions without growth, because a value is not greater than
 * 0, are left out.
 * @param ends a region's first and last value
 * @param years between the two, greater than 0
 * @returns null of fewer than {@link FEWEST} such regions, and where all began alike
 */
export function betaConvergence(
  ends: readonly { readonly first: number; readonly last: number }[],
  years: number,
): BetaConvergence | null {
  const growing = ends.filter(({ first, last }) => first > 0 && last > 0);
  if (growing.length < FEWEST) return null;
  const line = lineThrough(
    growing.map(({ first, last }) => [Math.log(first), Math.log(last / first) / years]),
  );
  return line && { ...line, n: growing.length, converging: isDown(line.slope) };
}

const isDown = (slope: number) => slope < 0 && !isNothing(slope);
