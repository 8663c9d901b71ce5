import fc from 'fast-check';
import { accessibility, meansByGroup } from '../../../src/domain/coverage/catchment.js';
import { metresBetween } from '../../../src/domain/geo/distance.js';
import { atTheEdge, columnsOf, finish, followed, places } from './random-places.js';

const numbers = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 40, maxLength: 40 });
const situation = fc
  .tuple(
    places({ maxLength: 40 }),
    places({ maxLength: 40 }),
    numbers,
    numbers,
    fc.integer({ min: 1, max: 50_000 }),
  )
  .filter(
    ([homes, facilities, , , metres]) => !homes.some((a) => facilities.some((b) => atTheEdge(a, b, metres))),
  )
  .map(([homes, facilities, heads, capacities, metres]) => {
    const population = Float64Array.from(homes, (_, at) => heads[at] ?? 0);
    const capacity = Float64Array.from(facilities, (_, at) => capacities[at] ?? 0);
    const result = finish(
      accessibility(
        { points: columnsOf(homes), population },
        { points: columnsOf(facilities), capacity },
        metres,
      ),
    );
    return { homes, facilities, population, capacity, metres, result };
  });

describe('two-step floating catchment areas', () => {
  it('are what both steps give by brute force', () => {
    fc.assert(
      fc.property(situation, ({ homes, facilities, population, capacity, metres, result }) => {
        const near = homes.map((home) =>
          facilities.map((facility) => metresBetween(home, facility) <= metres),
        );
        const ratios = facilities.map((_, facility) => {
          const people = homes.reduce(
            (sum, _home, at) => sum + (near[at]?.[facility] ? (population[at] ?? 0) : 0),
            0,
          );
          return people > 0 ? (capacity[facility] ?? 0) / people : 0;
        });
        homes.forEach((_, at) => {
          const sum = ratios.reduce(
            (total, ratio, facility) => total + (near[at]?.[facility] ? ratio : 0),
            0,
          );
          expect(result.perHead[at]).toBeCloseTo(sum, 9);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('give all capacity that has anybody in its catchment to somebody, once', () => {
    fc.assert(
      fc.property(situation, ({ population, capacity, result }) => {
        const given = population.reduce((sum, people, at) => sum + people * (result.perHead[at] ?? 0), 0);
        expect(given + result.unreachedCapacity).toBeCloseTo(
          capacity.reduce((sum, each) => sum + each, 0),
          6,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('know no borders: two towns share what lies between them', () => {
    const { perHead, unreachedCapacity } = finish(
      accessibility(
        {
          points: columnsOf([
            { longitude: 119, latitude: 26 },
            { longitude: 119, latitude: 26.02 },
          ]),
          population: Float64Array.of(1000, 3000),
        },
        {
          points: columnsOf([
            { longitude: 119, latitude: 26.01 },
            { longitude: 119, latitude: 26.03 },
            { longitude: 119, latitude: 27 },
          ]),
          capacity: Float64Array.of(40, 30, 7),
        },
        2_000,
      ),
    );
    expect([...perHead].map((each) => each.toFixed(6))).toEqual(['0.010000', '0.020000']);
    expect(unreachedCapacity).toBe(7);
  });

  it('tell their progress, never going back', () => {
    const points = columnsOf(
      Array.from({ length: 5_000 }, (_, at) => ({
        longitude: 117 + ((at * 0.618034) % 1),
        latitude: 25 + ((at * 0.754878) % 1),
      })),
    );
    const ones = new Float64Array(5_000).fill(1);
    const { told } = followed(accessibility({ points, population: ones }, { points, capacity: ones }, 5_000));
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});

describe('the accessibility of a group', () => {
  it('is the mean over its people, and none where nobody lives', () => {
    expect(
      meansByGroup(Float64Array.of(1, 2, 5, 9), Float64Array.of(1, 3, 0, 2), Int32Array.of(7, 7, 3, 7)),
    ).toEqual([
      { group: 3, settlements: 1, population: 0, perHead: null },
      { group: 7, settlements: 3, population: 6, perHead: (1 + 6 + 18) / 6 },
    ]);
  });
});
