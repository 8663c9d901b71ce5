import { EARTH_RADIUS_METRES } from '../geo/distance.js';

/**
 * The square of the straight line between two points of the unit sphere that are some metres apart on the earth: what
 * `PointIndex` takes for a circle.
 * @param metres at least 0
 */
export function squareOf(metres: number): number {
  const angle = Math.min(metres / EARTH_RADIUS_METRES, Math.PI);
  return (2 * Math.sin(angle / 2)) ** 2;
}
