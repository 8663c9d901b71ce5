import { badInput } from '../../domain/errors.js';
import { checkBounds, type Bounds } from '../../domain/geo/bounds.js';
import { cellOf, cellsBounds, checkZoom, type MapPlace } from '../../domain/geo/mercator.js';
import type { Point } from '../../domain/geo/point.js';
import { KEPT_ZOOM, readCells, type Cell, type FacilityGrids } from '../facility-grids.js';
import { insideBounds, type ReadFacilityFilter } from '../lists/facility.js';
import type { Reader } from '../reader.js';
import type { View } from '../view.js';

/** Cells of the map's grid in one answer: a screen of 3,840 × 2,160 pixels has up to 61 × 35. */
export const MAX_CELLS = 2_200;

export interface ClusterRequest {
  readonly bounds: Bounds;
  readonly zoom: number;
  readonly filter: ReadFacilityFilter;
  readonly view: View;
}

/** The facilities in one cell of the map's grid. */
export interface ClusterRow {
  readonly count: number;
  /** The mean of their points. */
  readonly point: Point;
  /** The smallest box around their points: of one point, without area. */
  readonly bounds: Bounds;
  /** The id of its row if it is only one. */
  readonly facilityId: number | null;
}

/**
 * What a map draws in a box at a zoom: the facilities by cells of the map's grid, those with most first. Cells that the
 * box cuts are whole, so that marks stay what they are while a map is moved. One statement, or two where the box is large.
 * @throws BAD_USER_INPUT naming `bounds` or `zoom`, as `checkBounds` and `checkZoom` do, or with `details.problem`
 *   CLUSTERS_TOO_MANY and `zoom`, the largest at which the box has no more cells than are allowed
 */
export async function facilityClusters(
  reader: Reader,
  grids: FacilityGrids,
  { bounds, zoom, filter, view }: ClusterRequest,
): Promise<ClusterRow[]> {
  checkBounds(bounds, 'bounds');
  checkZoom(zoom);
  checkCells(bounds, zoom);
  const range = rangeOf(bounds, zoom);
  const keepable = zoom <= KEPT_ZOOM && filter.openSchedules === null;
  const cells = keepable
    ? await grids.cells(reader, filter, view, zoom)
    : await readCells(reader, filter, view, zoom, (where) =>
        insideBounds(cellsBounds(range.first, range.last, zoom), where),
      );
  return cells
    .filter((cell) => isIn(range, cell))
    .sort((a, b) => b.count - a.count || a.y - b.y || a.x - b.x)
    .map(clusterOf);
}

/** Cells from the north-western to the south-eastern one, both included. */
interface Range {
  readonly first: MapPlace;
  readonly last: MapPlace;
}

function rangeOf({ west, south, east, north }: Bounds, zoom: number): Range {
  return {
    first: cellOf({ longitude: west, latitude: north }, zoom),
    last: cellOf({ longitude: east, latitude: south }, zoom),
  };
}

const isIn = ({ first, last }: Range, { x, y }: MapPlace): boolean =>
  x >= first.x && x <= last.x && y >= first.y && y <= last.y;

function clusterOf({ count, id, longitude, latitude, west, south, east, north }: Cell): ClusterRow {
  return {
    count,
    point: { longitude: longitude / count, latitude: latitude / count },
    bounds: { west, south, east, north },
    facilityId: count === 1 ? id : null,
  };
}

function cellsIn(bounds: Bounds, zoom: number): number {
  const { first, last } = rangeOf(bounds, zoom);
  return (last.x - first.x + 1) * (last.y - first.y + 1);
}

function checkCells(bounds: Bounds, zoom: number): void {
  const cells = cellsIn(bounds, zoom);
  if (cells <= MAX_CELLS) return;
  let fitting = zoom - 1;
  while (cellsIn(bounds, fitting) > MAX_CELLS) fitting -= 1;
  throw badInput(
    'bounds',
    `The box has ${cells} cells at zoom ${zoom}, and at most ${MAX_CELLS} are answered: give a smaller box, or a zoom of at most ${fitting}.`,
    { problem: 'CLUSTERS_TOO_MANY', limit: MAX_CELLS, zoom: fitting },
  );
}
