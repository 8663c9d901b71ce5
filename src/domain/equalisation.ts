import { BetterDirection } from './indicators/vocabulary.js';
import { coefficientOfVariation } from './inequality/dispersion.js';
import { gini } from './inequality/gini.js';
import { lorenzOf, type LorenzPoint } from './inequality/lorenz.js';
import { endShares } from './inequality/shares.js';
import { theilL, theilT, type Grouped, type TheilDecomposition } from './inequality/theil.js';
import { meanOf } from './inequality/weighted.js';

/** How much each region counts. */
export enum EqualisationWeight {
  NONE = 'NONE',
  POPULATION = 'POPULATION',
}

/** Why a measure is not given. */
export type EqualisationGap = 'FEWER_THAN_TWO' | 'ALL_ZERO' | 'ZERO_VALUE' | 'NEGATIVE_VALUE';

/** How equal some regions are in one year. Measures of inequality are null where they have no meaning; `gaps` says why. */
export interface Equalisation<G> {
  /** Regions with a value. */
  readonly n: number;
  /** Weighted; with the next two and `range` in the values' unit. */
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** The greatest by the least; null if that is not greater than 0. */
  readonly ratio: number | null;
  readonly range: number | null;
  readonly coefficientOfVariation: number | null;
  readonly gini: number | null;
  readonly theilT: TheilDecomposition<G> | null;
  readonly theilL: TheilDecomposition<G> | null;
  readonly topShare: number | null;
  readonly bottomShare: number | null;
  readonly palma: number | null;
  readonly lorenz: readonly LorenzPoint[];
  readonly gaps: readonly EqualisationGap[];
}

/**
 * The measures of how equal regions are.
 * @param values of the regions, each with its weight (its people, or 1) and its group (its city)
 */
export function equalisationOf<G>(values: readonly Grouped<G>[]): Equalisation<G> {
  const numbers = values.map(({ value }) => value);
  const [min, max] = numbers.length > 0 ? [Math.min(...numbers), Math.max(...numbers)] : [null, null];
  const gaps = gapsOf(numbers);
  const several = values.length > 1;
  // Shares of a whole have no meaning where some of it is negative.
  const whole = several && min !== null && min >= 0 ? values : [];
  const ends = endShares(whole);
  return {
    n: values.length,
    mean: meanOf(values),
    min,
    max,
    ratio: several && min !== null && min > 0 ? (max as number) / min : null,
    range: several ? (max as number) - (min as number) : null,
    coefficientOfVariation: several ? coefficientOfVariation(values) : null,
    gini: gini(whole),
    theilT: theilT(whole),
    theilL: theilL(whole),
    topShare: ends?.topShare ?? null,
    bottomShare: ends?.bottomShare ?? null,
    palma: ends?.palma ?? null,
    lorenz: lorenzOf(whole),
    gaps,
  };
}

function gapsOf(numbers: readonly number[]): EqualisationGap[] {
  if (numbers.length < 2) return ['FEWER_THAN_TWO'];
  if (numbers.some((number) => number < 0)) return ['NEGATIVE_VALUE'];
  if (numbers.every((number) => number === 0)) return ['ALL_ZERO'];
  return numbers.includes(0) ? ['ZERO_VALUE'] : [];
}

/** Where a region stands among the others. */
export interface Standing {
  /** 1 for the best; equals share one, and the next comes as many later. Null if no direction is the better. */
  readonly rank: number | null;
  /** The value less the mean, in the values' unit. */
  readonly distance: number;
  /** The same as a part of the mean; null if that is 0. */
  readonly relative: number | null;
}

/**
 * Where each region stands.
 * @param values not empty of what `mean` is the mean of
 * @param better null if no direction is the better
 * @returns in the order of the values
 */
export function standingsOf(
  values: readonly number[],
  mean: number,
  better: BetterDirection | null,
): Standing[] {
  const sorted = [...values].sort((a, b) => (better === BetterDirection.LOWER ? a - b : b - a));
  const ranks = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!ranks.has(value)) ranks.set(value, index + 1);
  });
  return values.map((value) => ({
    rank: better === null ? null : (ranks.get(value) ?? null),
    distance: value - mean,
    relative: mean === 0 ? null : (value - mean) / Math.abs(mean),
  }));
}
