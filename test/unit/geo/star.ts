import fc from 'fast-check';
import type { Point } from '../../../src/domain/geo/point.js';
import { pointIn } from './geography.js';

/** A made-up ring around 119.5° E, 26.5° N without crossings: its vertices go round, each at a distance of its own. */
export const star: fc.Arbitrary<Point[]> = fc
  .array(fc.noBias(fc.integer({ min: 100, max: 900 })), { minLength: 3, maxLength: 40 })
  .map((distances) =>
    distances.map((distance, index) => {
      const angle = ((index + 0.3) / distances.length) * 2 * Math.PI;
      return {
        longitude: 119.5 + (distance / 1000) * Math.cos(angle),
        latitude: 26.5 + (distance / 1000) * Math.sin(angle),
      };
    }),
  );

/** Points in and around such rings, evenly. */
export const around = fc.noBias(pointIn({ west: 118.5, south: 25.5, east: 120.5, north: 27.5 }));
