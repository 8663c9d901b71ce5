import type { Bounds } from './bounds.js';
import { EARTH_RADIUS_METRES, radians } from './distance.js';
import type { Point } from './point.js';

/**
 * The database orders by nearness in the plane (longitude × 0.9, latitude). 0.9 is the cosine of 25.8°, the middle of
 * Fujian, so that there a unit of the plane is about as long in every direction. Another factor would only fetch more
 * candidates, never wrong ones: `ratiosWithin` says what the plane's distances are worth.
 */
export const LONGITUDE_SCALE = 0.9;

/** A point in the scaled plane, [x, y] in scaled degrees, as `facility.spot` and `settlement.spot` hold it. */
export function scaled({ longitude, latitude }: Point): [x: number, y: number] {
  return [longitude * LONGITUDE_SCALE, latitude];
}

/** Degrees, about 0.1 m: more than rounding can lose, less than anyone would miss. */
const MARGIN = 1e-6;
const degrees = (angle: number): number => angle * (180 / Math.PI);

/**
 * The box that just contains every point within so many metres of a point (by `metresBetween`), widened by 0.1 m on each
 * side. Where a pole or the date line is within reach it has all longitudes.
 * @param metres 0 or more
 */
export function boxAround({ longitude, latitude }: Point, metres: number): Bounds {
  const reach = metres / EARTH_RADIUS_METRES;
  const south = latitude - degrees(reach) - MARGIN;
  const north = latitude + degrees(reach) + MARGIN;
  const everyLongitude = {
    west: -180,
    south: Math.max(south, -90),
    east: 180,
    north: Math.min(north, 90),
  };
  if (south <= -90 || north >= 90) return everyLongitude;
  // The meridian that touches the circle is at right angles to its radius there: Napier's rule for such a triangle.
  const sideways = degrees(Math.asin(Math.sin(reach) / Math.cos(radians(latitude)))) + MARGIN;
  const west = longitude - sideways;
  const east = longitude + sideways;
  return west < -180 || east > 180 ? everyLongitude : { west, south, east, north };
}

/** Metres that a scaled degree is worth: never less than `least`, never more than `most`. */
export interface Ratios {
  readonly least: number;
  readonly most: number;
}

/** Of the plane's coordinates when they are multiplied and stored as doubles: covers distances from 1 cm upwards. */
const ROUNDING = 1e-6;
const METRES_PER_DEGREE = EARTH_RADIUS_METRES * (Math.PI / 180);

/**
 * What a distance in the scaled plane says of the true one: for every q within so many metres of the point (by
 * `metresBetween`), least × planar ≤ true ≤ most × planar.
 *
 * For "the nearest n": of the m candidates nearest in the plane, take the n with the least true distances. They are the
 * true nearest n if the n-th true distance is less than least × (the m-th planar distance), where `least` is for at
 * least the n-th true distance. Less, not equal: with equality one that was not fetched may be as near as the n-th.
 *
 * Why it holds. A step of (dλ, dφ) at latitude φ is √(cos²φ dλ² + dφ²) long on the sphere and √(0.81 dλ² + dφ²) in the
 * plane; the quotient lies between those for dφ = 0 and dλ = 0. The great circle to q stays within the circle around the
 * point, and the plane's straight line between their latitudes; each is the shortest in its own geometry. Where the
 * circle reaches a pole or the date line the plane tears it apart: then `least` is 0, which promises nothing.
 */
export function ratiosWithin(point: Point, metres: number): Ratios {
  const { west, south, east, north } = boxAround(point, metres);
  const steepest = Math.cos(radians(Math.max(Math.abs(south), Math.abs(north))));
  const flattest =
    south <= 0 && north >= 0 ? 1 : Math.cos(radians(Math.min(Math.abs(south), Math.abs(north))));
  const torn = west === -180 && east === 180;
  return {
    least: torn ? 0 : METRES_PER_DEGREE * Math.min(1, steepest / LONGITUDE_SCALE) * (1 - ROUNDING),
    most: METRES_PER_DEGREE * Math.max(1, flattest / LONGITUDE_SCALE) * (1 + ROUNDING),
  };
}
