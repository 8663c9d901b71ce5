import { clusterCellSql } from '../domain/geo/mercator.js';
import { filterFacilities, type ReadFacilityFilter } from './lists/facility.js';
import type { Reader } from './reader.js';
import { withView, type View } from './view.js';
import { Where } from './where.js';

/** What is known of the facilities in one cell of the map's grid. */
export interface Cell {
  /** Counted from the north-west corner of the world. */
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** The least id of a row. */
  readonly id: number;
  /** Sums of degrees. */
  readonly longitude: number;
  readonly latitude: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The zoom of what is kept: a cell is 4 km wide in the middle of Fujian. Coarser grids are made of it. */
export const KEPT_ZOOM = 11;

/** Cells kept, of all filters and days together: some 80 MB. A province has 14,000 if it has facilities everywhere. */
const MAX_KEPT = 400_000;

/** The cells of one filter and day. */
interface Kept {
  readonly cells: Promise<readonly Cell[]>;
  /** By zoom, as far as asked for. */
  readonly coarser: Map<number, readonly Cell[]>;
  /** How many there are of {@link KEPT_ZOOM}; none while they are being read. */
  size: number;
}

/**
 * The facilities of the whole directory by cells: reading them all takes as long as there are many, so what was read is
 * kept until the change feed goes on. While an import runs, the cells are those of before. One of this class for a
 * database.
 */
export class FacilityGrids {
  private readonly kept = new Map<string, Kept>();
  private position = '';

  /**
   * The cells of a zoom that have facilities: one statement if they are kept, else two.
   * @param filter without `openAt`, which is another at every instant
   * @param zoom 0 to {@link KEPT_ZOOM}
   */
  async cells(
    reader: Reader,
    filter: ReadFacilityFilter,
    view: View,
    zoom: number,
  ): Promise<readonly Cell[]> {
    const [row] = await reader.sql.rows<{ last: string }>('select last from change_position');
    const position = row?.last ?? '';
    if (position !== this.position) this.kept.clear();
    this.position = position;
    const key = JSON.stringify([filter, view]);
    const grid = this.kept.get(key) ?? this.read(key, readCells(reader, filter, view, KEPT_ZOOM));
    // The one that was asked for last comes last.
    this.kept.delete(key);
    this.kept.set(key, grid);
    const cells = await grid.cells;
    const known = zoom === KEPT_ZOOM ? cells : grid.coarser.get(zoom);
    if (known) return known;
    const made = coarser(cells, KEPT_ZOOM - zoom);
    grid.coarser.set(zoom, made);
    return made;
  }

  private read(key: string, cells: Promise<readonly Cell[]>): Kept {
    const grid: Kept = { cells, coarser: new Map(), size: 0 };
    cells.then(
      ({ length }) => {
        grid.size = length;
        this.giveUpOldest();
      },
      // Whoever asked is told; whoever asks next tries again.
      () => this.kept.delete(key),
    );
    return grid;
  }

  private giveUpOldest(): void {
    let total = [...this.kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [key, { size }] of this.kept) {
      if (total <= MAX_KEPT) return;
      this.kept.delete(key);
      total -= size;
    }
  }
}

/** The cells of a zoom that is lower by so many levels: each is made of those that lie in it. */
function coarser(cells: readonly Cell[], levels: number): readonly Cell[] {
  const found = new Map<number, Cell>();
  for (const cell of cells) {
    const x = cell.x >> levels;
    const y = cell.y >> levels;
    const key = x * 2 ** 26 + y;
    const other = found.get(key);
    found.set(key, other ? together(other, cell) : { ...cell, x, y });
  }
  return [...found.values()];
}

function together(a: Cell, b: Cell): Cell {
  return {
    x: a.x,
    y: a.y,
    count: a.count + b.count,
    id: Math.min(a.id, b.id),
    longitude: a.longitude + b.longitude,
    latitude: a.latitude + b.latitude,
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
  };
}

/**
 * Counts facilities by cell, in one statement.
 * @param zoom 0 to 20
 * @param also further conditions on `facility` aliased `t`
 */
export async function readCells(
  reader: Reader,
  filter: ReadFacilityFilter,
  view: View,
  zoom: number,
  also: (where: Where) => void = () => undefined,
): Promise<readonly Cell[]> {
  const where = new Where();
  filterFacilities(filter, where);
  where.add('t.longitude is not null');
  also(where);
  const { x, y } = clusterCellSql('t.longitude', 't.latitude', zoom);
  const statement = `
    select x, y, count(*)::integer as count, min(id) as id, sum(longitude) as longitude, sum(latitude) as latitude,
      min(longitude) as west, min(latitude) as south, max(longitude) as east, max(latitude) as north
    from (select t.id, t.longitude, t.latitude, ${x} as x, ${y} as y from facility t${where.sql}) placed
    group by x, y`;
  return reader.sql.rows<Cell>(
    withView(statement, view, (value) => where.bind(value)),
    where.values,
  );
}
