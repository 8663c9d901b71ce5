import { radians } from '../geo/distance.js';
import type { Point } from '../geo/point.js';
import type { Work } from './work.js';

/** Many points as two columns of WGS 84 degrees: hundreds of thousands of objects would not fit as lightly. */
export interface Points {
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
}

/** Points on the unit sphere. The square of the straight line between two of them grows with their distance. */
export interface Vectors {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Points between two yields: about a millisecond. */
const POINTS_A_STEP = 5_000;

/** One of the points. */
export function pointAt({ longitudes, latitudes }: Points, at: number): Point {
  return { longitude: longitudes[at] as number, latitude: latitudes[at] as number };
}

/** The mean of the coordinates; of no points, where both axes meet. */
export function middleOf({ longitudes, latitudes }: Points): Point {
  const mean = (degrees: Float64Array) =>
    degrees.reduce((sum, each) => sum + each, 0) / Math.max(1, degrees.length);
  return { longitude: mean(longitudes), latitude: mean(latitudes) };
}

/**
 * The points as vectors whose x points east, y north and z up at a middle. Any middle gives the same distances; one that
 * lies among the points leaves z nearly alike, so that boxes around them are flat, and few are searched in vain.
 */
export function* vectorsOf({ longitudes, latitudes }: Points, middle: Point): Work<Vectors> {
  const size = longitudes.length;
  const [x, y, z] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const sinMiddle = Math.sin(radians(middle.latitude));
  const cosMiddle = Math.cos(radians(middle.latitude));
  for (let at = 0; at < size; at++) {
    const east = radians((longitudes[at] as number) - middle.longitude);
    const sin = Math.sin(radians(latitudes[at] as number));
    const cos = Math.cos(radians(latitudes[at] as number));
    x[at] = cos * Math.sin(east);
    y[at] = cosMiddle * sin - sinMiddle * cos * Math.cos(east);
    z[at] = sinMiddle * sin + cosMiddle * cos * Math.cos(east);
    if (at % POINTS_A_STEP === 0) yield at / size;
  }
  return { x, y, z };
}
