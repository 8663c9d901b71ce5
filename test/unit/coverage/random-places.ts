import fc from 'fast-check';
import type { Points } from '../../../src/domain/coverage/points.js';
import type { Work } from '../../../src/domain/coverage/work.js';
import { metresBetween } from '../../../src/domain/geo/distance.js';
import type { Point } from '../../../src/domain/geo/point.js';

/** Does all of a piece of work at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** All progress that a piece of work tells, and its result. */
export function followed<T>(work: Work<T>): { told: number[]; result: T } {
  const told: number[] = [];
  for (;;) {
    const step = work.next();
    if (step.done) return { told, result: step.value };
    told.push(step.value);
  }
}

export const columnsOf = (points: readonly Point[]): Points => ({
  longitudes: Float64Array.from(points, ({ longitude }) => longitude),
  latitudes: Float64Array.from(points, ({ latitude }) => latitude),
});

const anywhere = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
});
const inTown = fc.record({
  longitude: fc.double({ min: 119.2, max: 119.4, noNaN: true }),
  latitude: fc.double({ min: 26, max: 26.2, noNaN: true }),
});
const inProvince = fc.record({
  longitude: fc.double({ min: 115.8, max: 120.8, noNaN: true }),
  latitude: fc.double({ min: 23.5, max: 28.4, noNaN: true }),
});
// A coarse grid: many points in one place, and many in one line.
const onGrid = fc.record({
  longitude: fc.integer({ min: 0, max: 4 }).map((step) => 119 + step / 50),
  latitude: fc.integer({ min: 0, max: 4 }).map((step) => 26 + step / 50),
});

/** Lists of made-up points: in a town, in a province, anywhere on earth, or many in one place. */
export const places = (options: { minLength?: number; maxLength: number }) =>
  fc.oneof(...[inTown, inProvince, anywhere, onGrid].map((point) => fc.array(point, options)));

/** Whether two made-up points are so exactly as far apart as a circle reaches that rounding decides. */
export const atTheEdge = (a: Point, b: Point, metres: number) =>
  Math.abs(metresBetween(a, b) - metres) < 1e-4;
