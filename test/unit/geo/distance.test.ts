import fc from 'fast-check';
import { EARTH_RADIUS_METRES, metresBetween } from '../../../src/domain/geo/distance.js';
import type { Point } from '../../../src/domain/geo/point.js';
import { pointIn, WORLD } from './geography.js';

const point = pointIn(WORLD);

/** By the chord through the earth between the ends of two radii: no haversine in it. */
function byChord(a: Point, b: Point): number {
  const onSphere = ({ longitude, latitude }: Point) => {
    const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)] as const;
  };
  const [p, q] = [onSphere(a), onSphere(b)];
  const chord = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, chord / 2));
}

describe('metresBetween', () => {
  it('is the length of the great circle, as the chord below it tells', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        // Near antipodes the chord hardly changes with the arc, so that rounding shows.
        const expected = byChord(a, b);
        expect(Math.abs(metresBetween(a, b) - expected)).toBeLessThan(expected > 1.9e7 ? 1 : 1e-5);
      }),
    );
  });

  it('is the same in both directions, and 0 from a point to itself', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(metresBetween(a, b)).toBe(metresBetween(b, a));
        expect(metresBetween(a, a)).toBe(0);
      }),
    );
  });

  it('is half the way round the earth between antipodes, and never more', () => {
    const half = Math.PI * EARTH_RADIUS_METRES;
    fc.assert(
      fc.property(point, ({ longitude, latitude }) => {
        const metres = metresBetween(
          { longitude, latitude },
          { longitude: longitude > 0 ? longitude - 180 : longitude + 180, latitude: -latitude },
        );
        expect(metres).toBeLessThanOrEqual(half);
        expect(metres).toBeGreaterThan(half - 1);
      }),
    );
  });

  it('makes a nautical mile of a minute of latitude', () => {
    // 1,852 m is defined; on this sphere a minute is π/10,800 of the radius.
    const metres = metresBetween({ longitude: 119, latitude: 26 }, { longitude: 119, latitude: 26 + 1 / 60 });
    expect(metres).toBeCloseTo(1853.251, 3);
  });

  it('does not mind the date line', () => {
    const metres = metresBetween({ longitude: 179.5, latitude: 0 }, { longitude: -179.5, latitude: 0 });
    expect(metres).toBeCloseTo(60 * 1853.251, 0);
  });
});
