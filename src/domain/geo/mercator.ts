import { badInput } from '../errors.js';
import type { Bounds } from './bounds.js';
import { radians } from './distance.js';
import type { Point } from './point.js';

/** A map's tile is 256 pixels wide; 64 pixels are about what a cluster's mark needs. */
export const CELLS_PER_TILE = 4;
/** At zoom 20 a cell is about 9 m wide at the equator. */
export const MAX_ZOOM = 20;
/** Degrees: where web maps end, so that the world is a square (atan(sinh(π))). Nearer to the poles all is at the edge. */
export const MERCATOR_LIMIT = 85.0511287798066;

/**
 * @throws DomainError BAD_USER_INPUT naming the argument, with `details.problem` ZOOM, unless it is a whole number from
 *   0 (the world in one tile) to 20
 */
export function checkZoom(zoom: number, argument = 'zoom'): void {
  if (Number.isInteger(zoom) && zoom >= 0 && zoom <= MAX_ZOOM) return;
  throw badInput(argument, `Give the map's zoom as a whole number from 0 to ${MAX_ZOOM}; got ${zoom}.`, {
    problem: 'ZOOM',
    limit: MAX_ZOOM,
  });
}

/** A place on a web map (EPSG:3857) as fractions of its width and height: x from the west, y from the north, 0 to 1. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** Where web maps draw a point (spherical Mercator, EPSG:3857). */
export function mercatorOf({ longitude, latitude }: Point): MapPlace {
  const sine = Math.sin(radians(Math.max(Math.min(latitude, MERCATOR_LIMIT), -MERCATOR_LIMIT)));
  return {
    x: (longitude + 180) / 360,
    y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI),
  };
}

const cellsAcross = (zoom: number, cellsPerTile: number): number => 2 ** zoom * cellsPerTile;

/**
 * The cell of the map's grid that a point lies in, counted from the north-west corner of the world, from 0.
 * @param zoom 0 to 20, see `checkZoom`
 */
export function cellOf(point: Point, zoom: number, cellsPerTile = CELLS_PER_TILE): MapPlace {
  const cells = cellsAcross(zoom, cellsPerTile);
  const { x, y } = mercatorOf(point);
  const within = (share: number): number => Math.max(Math.min(Math.floor(share * cells), cells - 1), 0);
  return { x: within(x), y: within(y) };
}

/** Degrees, about 0.1 m: more than rounding can lose. */
const MARGIN = 1e-6;

/**
 * A box that just contains all cells from a north-western to a south-eastern one, widened by 0.1 m on each side. Those at
 * the edge of the map reach to the pole, as `cellOf` has it.
 * @param first,last as `cellOf` gives them for this zoom
 */
export function cellsBounds(
  first: MapPlace,
  last: MapPlace,
  zoom: number,
  cellsPerTile = CELLS_PER_TILE,
): Bounds {
  const cells = cellsAcross(zoom, cellsPerTile);
  const longitude = (x: number): number => (x / cells) * 360 - 180;
  const latitude = (y: number): number =>
    Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / cells))) * (180 / Math.PI);
  return {
    west: Math.max(longitude(first.x) - MARGIN, -180),
    south: last.y === cells - 1 ? -90 : latitude(last.y + 1) - MARGIN,
    east: Math.min(longitude(last.x + 1) + MARGIN, 180),
    north: first.y === 0 ? 90 : latitude(first.y) + MARGIN,
  };
}

/**
 * `cellOf` as two SQL expressions of type integer.
 * @param longitude SQL expressions of double precision, such as `f.longitude`; never a client's text
 * @throws DomainError as `checkZoom` does
 */
export function clusterCellSql(
  longitude: string,
  latitude: string,
  zoom: number,
): { readonly x: string; readonly y: string } {
  checkZoom(zoom);
  const cells = cellsAcross(zoom, CELLS_PER_TILE);
  const sine = `sin(radians(greatest(least(${latitude}, ${MERCATOR_LIMIT}::float8), -${MERCATOR_LIMIT}::float8)))`;
  const within = (share: string): string =>
    `greatest(least(floor((${share}) * ${cells}), ${cells - 1}), 0)::integer`;
  return {
    x: within(`((${longitude}) + 180) / 360`),
    y: within(`0.5 - ln((1 + ${sine}) / (1 - ${sine})) / (4 * pi())`),
  };
}
