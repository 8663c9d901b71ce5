import type { CoordinateSystem } from '../geo/coordinates.js';
import { RecordCells } from './record-cells.js';
import type { ImportRecord } from './record-fields.js';
import { RecordRegions, type RegionsByCode } from './record-region.js';
import type { Rejection } from './rejection.js';

/** A settlement as a record gives it: undefined says nothing, null says that there is none. */
export interface SettlementValues {
  readonly recordId: string;
  readonly name?: string;
  readonly regionId?: number;
  /** WGS 84 degrees with seven decimals; given together with the latitude. */
  readonly longitude?: number;
  readonly latitude?: number;
  /** Persons. */
  readonly population?: number;
  /** Of them, those of 60 years and more. */
  readonly elderly?: number | null;
  /** Of them, those under 3 years. */
  readonly children?: number | null;
  /** ISO day. */
  readonly countedOn?: string | null;
}

/** What the reader of settlements needs to know; made once for an import. */
export interface SettlementContext {
  readonly coordinates: CoordinateSystem;
  readonly regions: RegionsByCode;
  /** ISO day. */
  readonly today: string;
  /** Whether the importer may write for a division, by its path. */
  readonly mayTouch: (path: string) => boolean;
}

/** A record that can be taken, or all that is wrong with it. */
export type SettlementReading =
  | {
      readonly record: SettlementValues;
      /** Whether its division's code was a retired one. */
      readonly regionReplaced: boolean;
    }
  | { readonly rejections: readonly Rejection[] };

/** What fits an integer column. */
const MOST = 2_147_483_647;

/** Reads records as settlements. */
export class SettlementReader {
  private readonly regions: RecordRegions;

  constructor(private readonly context: SettlementContext) {
    this.regions = new RecordRegions(context.regions, context.mayTouch);
  }

  /** A record as a settlement, or all that is wrong with it; never throws. */
  read(record: ImportRecord): SettlementReading {
    const cells = new RecordCells(record);
    const region = this.regions.of(cells);
    const point = cells.point(this.context.coordinates);
    if (point === null)
      cells.reject('longitude', 'MISSING', 'A settlement must lie somewhere: give its coordinates.');
    const population = cells.whole('population', 0, MOST, 'POPULATION');
    if (population === null)
      cells.reject('population', 'MISSING', 'The cell is empty: give the number of people, or 0.');
    const values: { [F in keyof SettlementValues]: SettlementValues[F] | null | undefined } = {
      recordId: recordId(cells),
      name: cells.line('name', 200),
      regionId: region?.id,
      longitude: point?.longitude,
      latitude: point?.latitude,
      population,
      elderly: cells.whole('elderly', 0, MOST, 'POPULATION'),
      children: cells.whole('children', 0, MOST, 'POPULATION'),
      countedOn: countedOn(cells, this.context.today),
    };
    checkParts(cells, values);
    if (cells.rejections.length > 0) return { rejections: cells.rejections };
    return { record: values as SettlementValues, regionReplaced: region?.replaced ?? false };
  }
}

function recordId(cells: RecordCells): string | undefined {
  if (cells.has('recordId')) return cells.line('recordId', 200);
  return cells.reject(
    'recordId',
    'MISSING',
    "The record's own number is missing: without it nobody can tell which it is.",
  );
}

function countedOn(cells: RecordCells, today: string): string | null | undefined {
  const day = cells.day('countedOn');
  if (day && day > today)
    return cells.reject('countedOn', 'DATE', `This day is yet to come: today is ${today}.`);
  return day;
}

/** Nobody is both under 3 and over 60, so that both together are no more than all. */
function checkParts(
  cells: RecordCells,
  {
    population,
    elderly,
    children,
  }: { [F in keyof SettlementValues]: SettlementValues[F] | null | undefined },
): void {
  const parts = (elderly ?? 0) + (children ?? 0);
  if (typeof population !== 'number' || parts <= population) return;
  const field = (elderly ?? 0) > 0 ? 'elderly' : 'children';
  cells.reject(
    field,
    'POPULATION',
    `The elderly and the children are ${parts} together, more than the ${population} people.`,
  );
}
