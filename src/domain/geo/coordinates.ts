import gcoord from 'gcoord';
import { badInput } from '../errors.js';
import { inChina, type Point } from './point.js';

/** What coordinates are given in. Chinese maps shift them by some hundred metres, by law (GCJ-02) and once more (BD-09). */
export enum CoordinateSystem {
  WGS84 = 'WGS84',
  GCJ02 = 'GCJ02',
  BD09 = 'BD09',
}

// Its types declare a default export that the CommonJS module, as Node loads it, does not have.
const { transform, CRSTypes } = gcoord as unknown as typeof gcoord.default;

const CRS = {
  [CoordinateSystem.WGS84]: CRSTypes.WGS84,
  [CoordinateSystem.GCJ02]: CRSTypes.GCJ02,
  [CoordinateSystem.BD09]: CRSTypes.BD09,
} as const;

/**
 * The system of a name: wgs84, gcj02 or bd09, in any case and with or without dashes, as in GCJ-02.
 * @throws DomainError BAD_USER_INPUT naming the argument, with `details.problem` COORDINATE_SYSTEM_UNKNOWN
 */
export function coordinateSystemNamed(name: string, argument = 'coordinates'): CoordinateSystem {
  const key = name.trim().toUpperCase().replace(/[-_ ]/g, '');
  const system = Object.values(CoordinateSystem).find((known) => known === key);
  if (system) return system;
  throw badInput(
    argument,
    `No coordinate system is named "${name.slice(0, 40)}": give wgs84 (GPS, 天地图), gcj02 (高德, 腾讯) or bd09 (百度).`,
    { problem: 'COORDINATE_SYSTEM_UNKNOWN' },
  );
}

/** Seven decimals of a degree are about a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/**
 * A point given in a coordinate system, in WGS 84, rounded to seven decimals. Going back from the published formulas of
 * GCJ-02 and BD-09 loses less than half a metre (measured on a million points of China each: at most 0.16 m and 0.31 m).
 * Only points of China are shifted: GCJ-02 leaves the others where they are.
 */
export function toWgs84(point: Point, system: CoordinateSystem): Point {
  // gcoord's search for the original never ends for some points at the edge of its own box, which is wider than ours.
  if (system === CoordinateSystem.WGS84 || !inChina(point)) {
    return { longitude: rounded(point.longitude), latitude: rounded(point.latitude) };
  }
  const [longitude, latitude] = transform<[number, number]>(
    [point.longitude, point.latitude],
    CRS[system],
    CRSTypes.WGS84,
  );
  return { longitude: rounded(longitude), latitude: rounded(latitude) };
}
