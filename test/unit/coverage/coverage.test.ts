import fc from 'fast-check';
import { coverage, tallyByGroup } from '../../../src/domain/coverage/coverage.js';
import { metresBetween } from '../../../src/domain/geo/distance.js';
import type { Point } from '../../../src/domain/geo/point.js';
import { atTheEdge, columnsOf, finish, followed, places } from './random-places.js';

const peopled = (points: readonly Point[], people: readonly number[]) => ({
  points: columnsOf(points),
  population: Float64Array.from(points, (_, at) => people[at] ?? 0),
});
const people = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 40, maxLength: 40 });
const radius = fc.integer({ min: 1, max: 30_000 });

/** The tests' own greedy choice: all gains anew in every round, the first of the greatest. */
function plainGreedy(points: readonly Point[], left: number[], metres: number, most: number) {
  const sites: { at: number; addedPopulation: number }[] = [];
  const near = points.map((site) => points.map((home) => metresBetween(site, home) <= metres));
  while (sites.length < most) {
    const gains = near.map((reached) => left.reduce((sum, each, at) => sum + (reached[at] ? each : 0), 0));
    const best = Math.max(0, ...gains);
    if (best === 0) break;
    const at = gains.indexOf(best);
    sites.push({ at, addedPopulation: best });
    left = left.map((each, home) => (near[at]?.[home] ? 0 : each));
  }
  return sites;
}

/** What the best k sites reach, by trying all. */
function bestOf(points: readonly Point[], left: readonly number[], metres: number, most: number): number {
  const reached = points.map((site) =>
    points.reduce((bits, home, at) => (metresBetween(site, home) <= metres ? bits | (1 << at) : bits), 0),
  );
  const peopleOf = (bits: number) => left.reduce((sum, each, at) => (bits & (1 << at) ? sum + each : sum), 0);
  const pick = (from: number, some: number, bits: number): number =>
    some === 0 || from === points.length
      ? peopleOf(bits)
      : Math.max(pick(from + 1, some - 1, bits | (reached[from] ?? 0)), pick(from + 1, some, bits));
  return pick(0, most, 0);
}

describe('coverage', () => {
  it('counts the people who have a facility within reach, and tells all others largest first', () => {
    fc.assert(
      fc.property(
        places({ maxLength: 40 }),
        places({ maxLength: 40 }),
        people,
        radius,
        (homes, facilities, heads, metres) => {
          fc.pre(!homes.some((home) => facilities.some((each) => atTheEdge(home, each, metres))));
          const told = finish(
            coverage(peopled(homes, heads), columnsOf(facilities), { metres, sites: 0, gaps: 100 }),
          );
          const distances = homes.map((home) =>
            Math.min(...facilities.map((facility) => metresBetween(home, facility))),
          );
          const all = homes.map((_, at) => ({ at, population: heads[at] ?? 0, metres: distances[at] ?? 0 }));
          const left = all.filter((home) => home.metres > metres && home.population > 0);
          const sum = (some: { population: number }[]) =>
            some.reduce((total, each) => total + each.population, 0);
          expect(told.population).toBe(sum(all));
          expect(told.coveredPopulation).toBe(sum(all) - sum(left));
          expect(told.gaps.map(({ at, population }) => ({ at, population }))).toEqual(
            left
              .sort((a, b) => b.population - a.population || a.at - b.at)
              .map(({ at, population }) => ({ at, population })),
          );
          told.gaps.forEach((gap) => {
            if (facilities.length === 0) expect(gap.metres).toBeNull();
            else expect(gap.metres).toBeCloseTo(distances[gap.at] ?? NaN, 3);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of groups comes to the coverage of the whole', () => {
    fc.assert(
      fc.property(
        people,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        people,
        (heads, covered, groups) => {
          const tallies = tallyByGroup(
            Float64Array.from(heads),
            Uint8Array.from(covered, (each) => (each ? 1 : 0)),
            Int32Array.from(groups),
          );
          expect(tallies.map(({ group }) => group)).toEqual([...new Set(groups)].sort((a, b) => a - b));
          for (const tally of tallies) {
            const of = heads.flatMap((each, at) =>
              groups[at] === tally.group ? [{ each, covered: covered[at] }] : [],
            );
            expect(tally.settlements).toBe(of.length);
            expect(tally.population).toBe(of.reduce((sum, { each }) => sum + each, 0));
            expect(tally.coveredPopulation).toBe(
              of.reduce((sum, home) => sum + (home.covered ? home.each : 0), 0),
            );
          }
        },
      ),
    );
  });

  it('tells its progress from 0 to 1, never going back', () => {
    const homes = Array.from({ length: 5_000 }, (_, at) => ({
      longitude: 117 + ((at * 0.618034) % 2),
      latitude: 25 + ((at * 0.754878) % 2),
    }));
    const { told } = followed(
      coverage(
        { points: columnsOf(homes), population: new Float64Array(5_000).fill(3) },
        columnsOf(homes.slice(0, 9)),
        {
          metres: 2_000,
          sites: 20,
          gaps: 10,
        },
      ),
    );
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.every((each) => each >= 0 && each <= 1)).toBe(true);
  });
});

describe('proposed sites', () => {
  const proposed = (homes: readonly Point[], heads: readonly number[], metres: number, most: number) =>
    finish(coverage(peopled(homes, heads), columnsOf([]), { metres, sites: most, gaps: 0 })).sites;

  it('are those of the plain greedy choice, equal gains included', () => {
    fc.assert(
      fc.property(
        places({ maxLength: 40 }),
        people,
        radius,
        fc.integer({ min: 1, max: 20 }),
        (homes, heads, metres, most) => {
          fc.pre(!homes.some((a) => homes.some((b) => atTheEdge(a, b, metres))));
          expect(proposed(homes, heads, metres, most)).toEqual(
            plainGreedy(homes, heads.slice(0, homes.length), metres, most),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reach at least 1 − 1/e of the people whom the best choice would reach', () => {
    fc.assert(
      fc.property(
        places({ minLength: 1, maxLength: 12 }),
        people,
        radius,
        fc.integer({ min: 1, max: 4 }),
        (homes, heads, metres, most) => {
          fc.pre(!homes.some((a) => homes.some((b) => atTheEdge(a, b, metres))));
          const reached = proposed(homes, heads, metres, most).reduce(
            (sum, site) => sum + site.addedPopulation,
            0,
          );
          const best = bestOf(homes, heads.slice(0, homes.length), metres, most);
          expect(reached).toBeLessThanOrEqual(best);
          expect(reached).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('can be worse than the best choice: that is why the bound is told', () => {
    // Five hamlets in a line, each within reach of its neighbours: greed takes the middle, two others would take all.
    const homes = [0, 1, 2, 3, 4].map((step) => ({ longitude: 119, latitude: 26 + step * 0.009 }));
    const heads = [3, 4, 0, 4, 3];
    expect(proposed(homes, heads, 1_100, 2)).toEqual([
      { at: 2, addedPopulation: 8 },
      { at: 0, addedPopulation: 3 },
    ]);
    expect(bestOf(homes, heads, 1_100, 2)).toBe(14);
  });

  it('stop where nobody is left', () => {
    expect(proposed([{ longitude: 119, latitude: 26 }], [5], 1_000, 20)).toEqual([
      { at: 0, addedPopulation: 5 },
    ]);
    expect(proposed([{ longitude: 119, latitude: 26 }], [0], 1_000, 20)).toEqual([]);
    expect(proposed([], [], 1_000, 20)).toEqual([]);
  });
});
