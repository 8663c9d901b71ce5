import { squareOf } from './circle.js';
import type { Settlements } from './coverage.js';
import { VISITS_A_STEP } from './nearest.js';
import { PointIndex } from './point-index.js';
import { middleOf, vectorsOf, type Points, type Vectors } from './points.js';
import { part, type Work } from './work.js';

/** What people can go to. */
export interface Supply {
  readonly points: Points;
  /** Of each, at least 0. */
  readonly capacity: Float64Array;
}

export interface Accessibility {
  /** Capacity per head that each settlement's people can get at. */
  readonly perHead: Float64Array;
  /** Capacity of the facilities that have nobody in their catchment: no settlement gets any of it. */
  readonly unreachedCapacity: number;
}

/**
 * Two-step floating catchment area (2SFCA; Luo & Wang 2003, Environment and Planning B 30(6):865–884). First each
 * facility's capacity is divided by all people in its catchment; then each settlement adds up these ratios over the
 * facilities in its own. Crowded facilities count for less, and borders for nothing. The population-weighted sum over all
 * settlements is the capacity that has anybody in its catchment.
 * @param metres radius of the catchment
 */
export function* accessibility(
  { points, population }: Settlements,
  { points: places, capacity }: Supply,
  metres: number,
): Work<Accessibility> {
  // One frame for both steps: in two of them a pair at the very edge might be within in one and not in the other.
  const middle = middleOf(points);
  const homes = yield* part(vectorsOf(points, middle), 0, 0.05);
  const facilities = yield* part(vectorsOf(places, middle), 0.05, 0.1);
  const square = squareOf(metres);
  const people = yield* part(weightsAround(homes, population, facilities, square), 0.1, 0.5);
  const ratios = capacity.map((each, at) => (people[at] ? each / people[at] : 0));
  return {
    perHead: yield* part(weightsAround(facilities, ratios, homes, square), 0.5, 1),
    unreachedCapacity: capacity.reduce((sum, each, at) => (people[at] ? sum : sum + each), 0),
  };
}

/** The sum of the weights around each of some points. O(n log n + m √n) at worst. */
function* weightsAround(
  weighted: Vectors,
  weights: Float64Array,
  { x, y, z }: Vectors,
  square: number,
): Work<Float64Array> {
  const index = yield* part(PointIndex.over(weighted), 0, 0.2);
  index.weigh(weights);
  const sums = new Float64Array(x.length);
  let next = index.visits + VISITS_A_STEP;
  for (let at = 0; at < x.length; at++) {
    sums[at] = index.weightWithin(x[at] as number, y[at] as number, z[at] as number, square);
    if (index.visits < next) continue;
    next = index.visits + VISITS_A_STEP;
    yield 0.2 + (0.8 * at) / x.length;
  }
  return sums;
}

/**
 * Accessibility of groups of settlements, such as counties: of each the mean over its people, in ascending order of the
 * groups; null of a group without people.
 * @param groups of the settlements, in their order
 */
export function meansByGroup(
  perHead: Float64Array,
  population: Float64Array,
  groups: Int32Array,
): { group: number; settlements: number; population: number; perHead: number | null }[] {
  const sums = new Map<number, { settlements: number; population: number; reached: number }>();
  groups.forEach((group, at) => {
    let sum = sums.get(group);
    if (!sum) sums.set(group, (sum = { settlements: 0, population: 0, reached: 0 }));
    const people = population[at] as number;
    sum.settlements += 1;
    sum.population += people;
    sum.reached += people * (perHead[at] as number);
  });
  return [...sums]
    .map(([group, { settlements, population: people, reached }]) => ({
      group,
      settlements,
      population: people,
      perHead: people > 0 ? reached / people : null,
    }))
    .sort((a, b) => a.group - b.group);
}
