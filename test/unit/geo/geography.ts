import fc from 'fast-check';
import { EARTH_RADIUS_METRES } from '../../../src/domain/geo/distance.js';
import type { Bounds } from '../../../src/domain/geo/bounds.js';
import type { Point } from '../../../src/domain/geo/point.js';

/** Made-up points: no real place is meant. */
const degrees = (least: number, most: number) =>
  fc.integer({ min: Math.round(least * 1e7), max: Math.round(most * 1e7) }).map((units) => units / 1e7);

/** Points of seven decimals, as the directory stores them. */
export const pointIn = ({ west, south, east, north }: Bounds): fc.Arbitrary<Point> =>
  fc.record({ longitude: degrees(west, east), latitude: degrees(south, north) });

export const FUJIAN: Bounds = { west: 115.8, south: 23.5, east: 120.8, north: 28.4 };
export const CHINESE_LATITUDES: Bounds = { west: 73.3, south: 3.3, east: 135.2, north: 53.7 };
export const WORLD: Bounds = { west: -180, south: -90, east: 180, north: 90 };

/** Where one gets to from a point in a direction (radians from north, clockwise) after so many metres. */
export function destination(from: Point, direction: number, metres: number): Point {
  const reach = metres / EARTH_RADIUS_METRES;
  const latitude = (from.latitude * Math.PI) / 180;
  const there = Math.asin(
    Math.sin(latitude) * Math.cos(reach) + Math.cos(latitude) * Math.sin(reach) * Math.cos(direction),
  );
  const turn = Math.atan2(
    Math.sin(direction) * Math.sin(reach) * Math.cos(latitude),
    Math.cos(reach) - Math.sin(latitude) * Math.sin(there),
  );
  const longitude = from.longitude + (turn * 180) / Math.PI;
  return {
    longitude: longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude,
    latitude: (there * 180) / Math.PI,
  };
}

/** What a call throws, as a client sees it. */
export function faultOf(call: () => unknown): Record<string, unknown> {
  try {
    call();
  } catch (error) {
    const { code, message, details } = error as {
      code: string;
      message: string;
      details: Record<string, unknown>;
    };
    return { code, message, ...details };
  }
  return { code: 'NONE' };
}
