import { LargestFirst } from './largest-first.js';
import { nearestDistances } from './nearest.js';
import type { Points } from './points.js';
import { proposeSites, type ProposedSite } from './proposed-sites.js';
import { part, type Work } from './work.js';

/** Where people live. Population, points and groups stand in one order: that of the settlements' ids. */
export interface Settlements {
  readonly points: Points;
  /** Whole numbers of people. */
  readonly population: Float64Array;
}

export interface CoverageOptions {
  /** How far is within reach. */
  readonly metres: number;
  /** How many sites are proposed at most. */
  readonly sites: number;
  /** How many gaps are told at most. */
  readonly gaps: number;
}

/** People of a place who have no facility within reach. */
export interface Gap {
  /** Place of the settlement among those asked about. */
  readonly at: number;
  readonly population: number;
  /** To the nearest facility; null if there is none at all. */
  readonly metres: number | null;
}

export interface Coverage {
  /** Whether each settlement has a facility within reach: 1 or 0. */
  readonly covered: Uint8Array;
  readonly population: number;
  readonly coveredPopulation: number;
  /** Settlements with people and without a facility within reach; the largest first, of equal ones the first. */
  readonly gaps: readonly Gap[];
  readonly sites: readonly ProposedSite[];
}

/**
 * Who has a facility within reach, and where facilities would reach most of those who have none. All of a settlement's
 * people are taken to live at its point; distances are straight lines over the ground.
 */
export function* coverage(
  { points, population }: Settlements,
  facilities: Points,
  { metres, sites, gaps }: CoverageOptions,
): Work<Coverage> {
  const nearest = yield* part(nearestDistances(points, facilities), 0, 0.6);
  const covered = new Uint8Array(nearest.length);
  nearest.forEach((distance, at) => {
    covered[at] = distance <= metres ? 1 : 0;
  });
  const uncovered = population.map((people, at) => (covered[at] ? 0 : people));
  yield 0.6;
  const largest = largestOf(uncovered, gaps);
  yield 0.6;
  const total = sumOf(population);
  return {
    covered,
    population: total,
    coveredPopulation: total - sumOf(uncovered),
    gaps: largest.map(({ item, key }) => {
      const distance = nearest[item] as number;
      return { at: item, population: key, metres: Number.isFinite(distance) ? distance : null };
    }),
    sites: yield* part(proposeSites(points, uncovered, metres, sites), 0.6, 1),
  };
}

/** What a group of settlements comes to. */
export interface Tally {
  readonly group: number;
  readonly settlements: number;
  readonly population: number;
  readonly coveredPopulation: number;
}

/**
 * The same by group, such as by county, in ascending order of the groups.
 * @param groups of the settlements, in their order
 */
export function tallyByGroup(population: Float64Array, covered: Uint8Array, groups: Int32Array): Tally[] {
  const tallies = new Map<number, { settlements: number; population: number; coveredPopulation: number }>();
  groups.forEach((group, at) => {
    let tally = tallies.get(group);
    if (!tally) tallies.set(group, (tally = { settlements: 0, population: 0, coveredPopulation: 0 }));
    const people = population[at] as number;
    tally.settlements += 1;
    tally.population += people;
    if (covered[at]) tally.coveredPopulation += people;
  });
  return [...tallies].map(([group, tally]) => ({ group, ...tally })).sort((a, b) => a.group - b.group);
}

const sumOf = (numbers: Float64Array) => numbers.reduce((sum, each) => sum + each, 0);

function largestOf(numbers: Float64Array, most: number) {
  const heap = new LargestFirst();
  numbers.forEach((number, at) => {
    if (number > 0) heap.push(at, number);
  });
  return Array.from({ length: most }, () => heap.pop()).filter((each) => each !== null);
}
