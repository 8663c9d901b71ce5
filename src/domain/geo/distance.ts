import type { Point } from './point.js';

/** Metres. The mean radius R1 = (2a + b) / 3 of GRS 80, as the IUGG gives it (Moritz, Geodetic Reference System 1980). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

export const radians = (degrees: number): number => degrees * (Math.PI / 180);

/**
 * Great-circle distance in metres on a sphere of the earth's mean radius, by the haversine formula (Sinnott 1984). The
 * earth is no sphere: the distance along it differs by up to 0.6 %.
 */
export function metresBetween(a: Point, b: Point): number {
  const northwards = Math.sin(radians(b.latitude - a.latitude) / 2);
  const eastwards = Math.sin(radians(b.longitude - a.longitude) / 2);
  const haversine =
    northwards * northwards +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * eastwards * eastwards;
  // Rounding may lift the haversine of antipodes above 1.
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/**
 * `metresBetween` as an SQL expression of double precision. Within China the two agree to less than a micrometre.
 * @param longitudeA SQL expressions of double precision, such as `f.longitude` or `$1::float8`; never a client's text
 */
export function metresSql(
  longitudeA: string,
  latitudeA: string,
  longitudeB: string,
  latitudeB: string,
): string {
  const northwards = `sin(radians((${latitudeB}) - (${latitudeA})) / 2) ^ 2`;
  const eastwards = `sin(radians((${longitudeB}) - (${longitudeA})) / 2) ^ 2`;
  const cosines = `cos(radians(${latitudeA})) * cos(radians(${latitudeB}))`;
  return `(${2 * EARTH_RADIUS_METRES}::float8 * asin(least(1, sqrt(${northwards} + ${cosines} * ${eastwards}))))`;
}
