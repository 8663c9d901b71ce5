import fc from 'fast-check';
import { EARTH_RADIUS_METRES, metresBetween } from '../../../src/domain/geo/distance.js';
import type { Point } from '../../../src/domain/geo/point.js';
import { boxAround, ratiosWithin, scaled } from '../../../src/domain/geo/scaled.js';
import { CHINESE_LATITUDES, destination, pointIn, WORLD } from './geography.js';

const direction = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
/** More often near the rim than in the middle, where nothing is at stake. */
const share = fc.oneof(
  fc.double({ min: 0.999, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const sevenDecimals = ({ longitude, latitude }: Point): Point => ({
  longitude: Number(longitude.toFixed(7)),
  latitude: Number(latitude.toFixed(7)),
});
const planar = (a: Point, b: Point) => {
  const [[ax, ay], [bx, by]] = [scaled(a), scaled(b)];
  return Math.hypot(ax - bx, ay - by);
};

/** A point, a radius in metres and a point of seven decimals within it. */
const circle = (centres: fc.Arbitrary<Point>, most: number) =>
  fc
    .tuple(centres, fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: most })))
    .chain(([centre, metres]) =>
      fc.record({
        centre: fc.constant(centre),
        metres: fc.constant(metres),
        q: fc
          .tuple(direction, share)
          .map(([towards, part]) => sevenDecimals(destination(centre, towards, part * metres))),
      }),
    )
    .filter(({ centre, metres, q }) => metresBetween(centre, q) <= metres);
const chinese = circle(pointIn(CHINESE_LATITUDES), 100_000);
const nearTheEdges = fc.oneof(
  pointIn(WORLD),
  pointIn({ west: -180, south: 89, east: 180, north: 90 }),
  pointIn({ west: -180, south: -90, east: 180, north: -89 }),
  pointIn({ west: 179, south: -60, east: 180, north: 60 }),
  pointIn({ west: -180, south: -60, east: -179, north: 60 }),
);
const anywhere = circle(nearTheEdges, 20_015_000);

describe('boxAround', () => {
  it.each([
    ['China', chinese],
    ['the world with its poles and the date line', anywhere],
  ])('has every point within the radius in it: %s', (_, circles) => {
    fc.assert(
      fc.property(circles, ({ centre, metres, q }) => {
        const { west, south, east, north } = boxAround(centre, metres);
        expect(q.longitude >= west && q.longitude <= east).toBe(true);
        expect(q.latitude >= south && q.latitude <= north).toBe(true);
        expect([west >= -180, south >= -90, east <= 180, north <= 90]).toEqual([true, true, true, true]);
      }),
      { numRuns: 3000 },
    );
  });

  it('is no wider than that: the circle comes to within half a metre of each side', () => {
    fc.assert(
      fc.property(chinese, ({ centre, metres }) => {
        const { west, south, east, north } = boxAround(centre, metres);
        const reach = metres / EARTH_RADIUS_METRES;
        const touching =
          (Math.asin(Math.sin((centre.latitude * Math.PI) / 180) / Math.cos(reach)) * 180) / Math.PI;
        for (const side of [
          { longitude: centre.longitude, latitude: south },
          { longitude: centre.longitude, latitude: north },
          { longitude: west, latitude: touching },
          { longitude: east, latitude: touching },
        ]) {
          expect(metresBetween(centre, side)).toBeGreaterThan(metres);
          expect(metresBetween(centre, side)).toBeLessThan(metres + 0.5);
        }
      }),
    );
  });

  it('has all longitudes if a pole or the date line is within reach', () => {
    expect(boxAround({ longitude: 100, latitude: 89.9 }, 20_000)).toMatchObject({
      west: -180,
      east: 180,
      north: 90,
    });
    expect(boxAround({ longitude: 179.99, latitude: 10 }, 20_000)).toMatchObject({ west: -180, east: 180 });
    expect(boxAround({ longitude: 0, latitude: 0 }, 30_000_000)).toEqual({
      west: -180,
      south: -90,
      east: 180,
      north: 90,
    });
  });
});

describe('ratiosWithin', () => {
  it('bounds the true distance by the planar one, on both sides, all over China', () => {
    fc.assert(
      fc.property(chinese, ({ centre, metres, q }) => {
        const [true_, plane] = [metresBetween(centre, q), planar(centre, q)];
        fc.pre(true_ >= 0.01);
        const { least, most } = ratiosWithin(centre, metres);
        expect(least * plane).toBeLessThanOrEqual(true_);
        expect(most * plane).toBeGreaterThanOrEqual(true_);
      }),
      { numRuns: 10_000 },
    );
  });

  it('promises nothing false at the poles, at the date line and across the world', () => {
    fc.assert(
      fc.property(anywhere, ({ centre, metres, q }) => {
        const [true_, plane] = [metresBetween(centre, q), planar(centre, q)];
        fc.pre(true_ >= 0.01);
        const { least, most } = ratiosWithin(centre, metres);
        expect(least * plane).toBeLessThanOrEqual(true_);
        expect(most * plane).toBeGreaterThanOrEqual(true_);
      }),
      { numRuns: 5000 },
    );
  });

  it('is tight: due east, due north, at the circle’s far and near side a distance comes close to the bounds', () => {
    fc.assert(
      fc.property(chinese, ({ centre, metres }) => {
        const { least, most } = ratiosWithin(centre, metres);
        const ratios = [0, 0.25, 0.5, 0.75].map((part) => {
          const q = destination(centre, part * 2 * Math.PI, metres);
          return metresBetween(centre, q) / planar(centre, q);
        });
        // 100 km northwards change the cosine of 53° by 2.5 %.
        expect(Math.min(...ratios) / least).toBeLessThan(1.03);
        expect(most / Math.max(...ratios)).toBeLessThan(1.03);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes the scaled plane a true map of a Fujian town, to half a percent', () => {
    const { least, most } = ratiosWithin({ longitude: 119.3, latitude: 26.0745 }, 2000);
    expect(most / least).toBeLessThan(1.005);
  });

  it('promises nothing where the plane tears the circle apart', () => {
    expect(ratiosWithin({ longitude: 180, latitude: 10 }, 1000).least).toBe(0);
    expect(ratiosWithin({ longitude: 100, latitude: 90 }, 1000).least).toBe(0);
  });

  it('tells when the nearest n are certainly among the m that are nearest in the plane', () => {
    let certain = 0;
    // A coarse lattice, so that many are at one place or equally far.
    const lattice = pointIn({ west: 0, south: 0, east: 0.000002, north: 0.000002 });
    const crowd = fc.array(lattice, { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(pointIn(CHINESE_LATITUDES), crowd, fc.integer({ min: 1, max: 8 }), (centre, offsets, n) => {
        const all = offsets.map((offset, id) => {
          const point = sevenDecimals({
            longitude: centre.longitude + offset.longitude * 10_000,
            latitude: centre.latitude + offset.latitude * 10_000,
          });
          return { id, metres: metresBetween(centre, point), plane: planar(centre, point) };
        });
        const byDistance = (a: (typeof all)[number], b: (typeof all)[number]) =>
          a.metres - b.metres || a.id - b.id;
        // Of equals in the plane the database may return any first: here the last.
        const candidates = all.toSorted((a, b) => a.plane - b.plane || b.id - a.id).slice(0, 3 * n);
        const found = candidates.toSorted(byDistance).slice(0, n);
        const farthest = found.at(-1)?.metres ?? 0;
        const { least } = ratiosWithin(centre, farthest);
        if (!(farthest < least * Math.max(...candidates.map(({ plane }) => plane)))) return;
        certain += 1;
        expect(found).toEqual(all.toSorted(byDistance).slice(0, n));
      }),
      { numRuns: 2000 },
    );
    expect(certain).toBeGreaterThan(500);
  });
});
