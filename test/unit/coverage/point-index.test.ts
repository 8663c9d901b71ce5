import fc from 'fast-check';
import { squareOf } from '../../../src/domain/coverage/circle.js';
import { nearestDistances } from '../../../src/domain/coverage/nearest.js';
import { PointIndex } from '../../../src/domain/coverage/point-index.js';
import { middleOf, vectorsOf } from '../../../src/domain/coverage/points.js';
import { metresBetween } from '../../../src/domain/geo/distance.js';
import { atTheEdge, columnsOf, finish, followed, places } from './random-places.js';

describe('the distance to the nearest facility', () => {
  it('is the least of all distances, wherever on earth', () => {
    fc.assert(
      fc.property(places({ maxLength: 60 }), places({ maxLength: 200 }), (homes, facilities) => {
        const metres = finish(nearestDistances(columnsOf(homes), columnsOf(facilities)));
        homes.forEach((home, at) => {
          const least = Math.min(...facilities.map((facility) => metresBetween(home, facility)));
          if (facilities.length === 0) expect(metres[at]).toBe(Infinity);
          else expect(metres[at]).toBeCloseTo(least, 3);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is found across the date line and at the poles', () => {
    const metres = finish(
      nearestDistances(
        columnsOf([
          { longitude: 179.99, latitude: 10 },
          { longitude: 10, latitude: 89.99 },
        ]),
        columnsOf([
          { longitude: -179.99, latitude: 10 },
          { longitude: 170, latitude: 10 },
          { longitude: -170, latitude: 89.99 },
        ]),
      ),
    );
    expect(metres[0]).toBeCloseTo(
      metresBetween({ longitude: 0, latitude: 10 }, { longitude: 0.02, latitude: 10 }),
      3,
    );
    expect(metres[1]).toBeLessThan(2_300);
  });

  it('is told step by step, with progress that never goes back', () => {
    const random = (count: number, from: number) =>
      columnsOf(
        Array.from({ length: count }, (_, at) => ({
          longitude: 116 + ((at * 0.618034 + from) % 4),
          latitude: 24 + ((at * 0.754878 + from) % 4),
        })),
      );
    const { told, result } = followed(nearestDistances(random(20_000, 0.1), random(30_000, 0.7)));
    expect(result).toHaveLength(20_000);
    expect(told.length).toBeGreaterThan(30);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeGreaterThanOrEqual(0);
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe('an index of weighted points', () => {
  it('sums and lists exactly those within a circle, again after other weights are given', () => {
    fc.assert(
      fc.property(
        places({ maxLength: 200 }),
        places({ minLength: 1, maxLength: 5 }),
        fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 25_000_000 })),
        fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
        (points, middles, metres, weights) => {
          fc.pre(middles.every((middle) => !points.some((point) => atTheEdge(point, middle, metres))));
          const frame = middleOf(columnsOf(points));
          const index = finish(PointIndex.over(finish(vectorsOf(columnsOf(points), frame))));
          const { x, y, z } = finish(vectorsOf(columnsOf(middles), frame));
          for (let round = 0; round < 2; round++) {
            const given = Float64Array.from(points, () => weights.next().value);
            index.weigh(given);
            middles.forEach((middle, at) => {
              const inside = points.flatMap((point, place) =>
                metresBetween(point, middle) <= metres ? [place] : [],
              );
              const circle = [x[at] ?? 0, y[at] ?? 0, z[at] ?? 0, squareOf(metres)] as const;
              expect(index.weightWithin(...circle)).toBe(
                inside.reduce((sum, place) => sum + (given[place] ?? 0), 0),
              );
              expect(index.within(...circle).sort((a, b) => a - b)).toEqual(
                inside.filter((place) => given[place] !== 0),
              );
            });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts branches that lie wholly within without visiting them', () => {
    const points = columnsOf(
      Array.from({ length: 10_000 }, (_, at) => ({
        longitude: 119 + (at % 100) / 1000,
        latitude: 26 + Math.floor(at / 100) / 1000,
      })),
    );
    const vectors = finish(vectorsOf(points, middleOf(points)));
    const index = finish(PointIndex.over(vectors));
    index.weigh(new Float64Array(10_000).fill(1));
    const before = index.visits;
    expect(index.weightWithin(0, 0, 1, squareOf(1_000_000))).toBe(10_000);
    expect(index.visits - before).toBe(1);
  });
});
