import type { SheetSeries } from '../../domain/indicators/series-csv.js';
import type { SheetPlace } from '../../domain/indicators/sheet-place.js';
import type { SheetTable } from '../../domain/indicators/table-csv.js';
import { ComputationMethod } from '../../domain/indicators/vocabulary.js';
import type { Reader } from '../reader.js';
import type { ToldCell } from './indicator-figures.js';
import type { SeriesAnswer } from './indicator-series.js';
import type { TableAnswer } from './indicator-table.js';
import { readSheetFigures } from './observation-sheet.js';

/** What is known of a cell as sheets show it. The figures of all cells of an operation are read by one statement. */
async function placeSheet(reader: Reader, { figures, computed }: ToldCell): Promise<SheetPlace> {
  const read = await readSheetFigures(
    reader,
    figures.map(({ id }) => id),
    reader.present,
  );
  const [first, ...others] = read.map(({ figure }) => figure);
  return {
    figure: first ?? null,
    others,
    computed: computed.map(({ value, method, reported, expected }) => ({
      value,
      rolledUp: method === ComputationMethod.ROLLED_UP,
      reported,
      expected,
    })),
  };
}

/** A series as sheets show it. One statement, shared by all series of an operation. */
export async function seriesSheet(
  reader: Reader,
  { facts, area, points }: SeriesAnswer,
): Promise<SheetSeries> {
  return {
    indicator: facts.indicator,
    region: facts.division,
    area,
    points: await Promise.all(
      points.map(async (point) => ({ ...point, ...(await placeSheet(reader, point)) })),
    ),
  };
}

/** A table as sheets show it. One statement, shared by all tables of an operation. */
export async function tableSheet(
  reader: Reader,
  { facts, year, area, rows }: TableAnswer,
): Promise<SheetTable> {
  return {
    indicator: facts.indicator,
    year,
    area,
    rows: await Promise.all(
      rows.map(async (row) => ({ region: row.division, ...(await placeSheet(reader, row)) })),
    ),
  };
}
