import { groupBy } from '../group-by.js';
import { meanOf, weightOf, type Weighted } from './weighted.js';

/** A value of a group: a county's figure, and its city. */
export interface Grouped<G> extends Weighted {
  readonly group: G;
}

/** A group's part in the inequality of the whole. */
export interface TheilGroup<G> {
  readonly group: G;
  /** How many values it has. */
  readonly n: number;
  /** The index of the group by itself. */
  readonly within: number;
  /** What that comes to in the whole: the group's share of the whole times `within`. */
  readonly contribution: number;
}

/** An index and its parts; they sum to it: total = between + within, within = the sum of the contributions. */
export interface TheilDecomposition<G> {
  readonly total: number;
  readonly between: number;
  readonly within: number;
  /** In the order in which the groups come first. */
  readonly groups: readonly TheilGroup<G>[];
}

/**
 * A member of the family: what a value adds, and how a group's own index counts in the whole.
 * @see Shorrocks 1980, Econometrica 48(3):613–625, for the shares that make the parts sum to the whole
 */
interface Index {
  /** @param ratio of a value to the mean, at least 0 */
  readonly term: (ratio: number) => number;
  /** @param people the group's share of the weight @param ratio of its mean to that of all */
  readonly share: (people: number, ratio: number) => number;
}

// What is added to r·ln r and −ln r sums to 0 over all values, and keeps every term from being negative.
const T: Index = {
  term: (ratio) => (ratio === 0 ? 1 : Math.max(0, ratio * Math.log(ratio) - ratio + 1)),
  share: (people, ratio) => people * ratio,
};
const L: Index = {
  term: (ratio) => Math.max(0, ratio - 1 - Math.log(ratio)),
  share: (people) => people,
};

/**
 * Theil’s T, the generalised entropy GE(1): Σ(w/W)(x/μ)ln(x/μ) (Theil 1967, Economics and Information Theory, ch. 4), with 0·ln 0
 * = 0, split into what lies between the groups and what lies within them, weighted by the groups’ shares of the total
 * (Shorrocks 1980). From 0 to ln(W/w) of the least weight.
 * @param values at least 0
 * @returns null of nothing, and where all values are 0
 */
export function theilT<G>(values: readonly Grouped<G>[]): TheilDecomposition<G> | null {
  return decompose(values, T);
}

/**
 * Theil’s L, the mean log deviation GE(0): Σ(w/W)ln(μ/x) (Theil 1967, ch. 4), split likewise, weighted by the groups’ shares of
 * the people (Shorrocks 1980). At least 0.
 * @param values at least 0
 * @returns null of nothing, and where any value is 0: its logarithm has no bound
 */
export function theilL<G>(values: readonly Grouped<G>[]): TheilDecomposition<G> | null {
  return values.some(({ value }) => value === 0) ? null : decompose(values, L);
}

function decompose<G>(values: readonly Grouped<G>[], index: Index): TheilDecomposition<G> | null {
  const mean = meanOf(values);
  if (mean === null || mean <= 0) return null;
  const weight = weightOf(values);
  const means: Weighted[] = [];
  const groups = [...groupBy(values, ({ group }) => group)].map(([group, own]): TheilGroup<G> => {
    const [ownMean, ownWeight] = [meanOf(own) as number, weightOf(own)];
    means.push({ value: ownMean, weight: ownWeight });
    const within = indexOf(own, ownMean, index);
    return {
      group,
      n: own.length,
      within,
      contribution: index.share(ownWeight / weight, ownMean / mean) * within,
    };
  });
  const between = indexOf(means, mean, index);
  const within = groups.reduce((sum, { contribution }) => sum + contribution, 0);
  return { total: between + within, between, within, groups };
}

function indexOf(values: readonly Weighted[], mean: number, { term }: Index): number {
  // Equal values make their mean only up to its last digit; and nothing at all is had in equal parts.
  if (values.every(({ value }) => value === values[0]?.value)) return 0;
  const sum = values.reduce((all, { value, weight }) => all + weight * term(value / mean), 0);
  return sum / weightOf(values);
}
