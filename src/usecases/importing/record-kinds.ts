import { FACILITY_IMPORT, SETTLEMENT_IMPORT, type ImportTable } from '../../data/imports/import-table.js';
import type { References } from '../../data/imports/references.js';
import { stagedColumns, type StagedValue } from '../../data/imports/staging.js';
import { ImportKind } from '../../domain/facilities/import-batch.js';
import {
  FacilityReader,
  type FacilityContext,
  type FacilityValues,
} from '../../domain/facilities/facility-record.js';
import type { OpeningHours } from '../../domain/facilities/opening-hours.js';
import {
  FACILITY_HEADERS,
  SETTLEMENT_HEADERS,
  type FieldHeaders,
  type ImportRecord,
} from '../../domain/facilities/record-fields.js';
import type { Rejection } from '../../domain/facilities/rejection.js';
import { SettlementReader, type SettlementValues } from '../../domain/facilities/settlement-record.js';
import type { CoordinateSystem } from '../../domain/geo/coordinates.js';
import { gramsOf, normalise } from '../../domain/search-text.js';
import type { CalendarDay } from '../../domain/validity.js';

export type RecordsKind = ImportKind.FACILITIES | ImportKind.SETTLEMENTS;

export interface ReadingContext {
  readonly references: References;
  readonly coordinates: CoordinateSystem;
  readonly today: CalendarDay;
  /** Codes of the divisions that whoever imports is limited to; none for no limit. */
  readonly regions: readonly string[];
}

/** A record that was found good, ready to be staged. */
export interface ReadRecord {
  readonly line: number;
  readonly recordId: string;
  /** Hours that need a row of their own before this is staged. */
  readonly hours?: OpeningHours | null | undefined;
  /** Whether its division's code was a retired one. */
  readonly regionReplaced: boolean;
  /** Its values in the order of the staged columns. */
  row(schedule: number | null): readonly StagedValue[];
}

/** How records of a kind are read, and where they go. */
export interface RecordKind {
  readonly table: ImportTable;
  readonly headers: FieldHeaders;
  reader(
    context: ReadingContext,
  ): (record: ImportRecord) => ReadRecord | { readonly rejections: readonly Rejection[] };
}

const GRAM_SEPARATOR = '\u001f';

/** What the fields of tables are called among values, where it is not the same; two values make the point. */
const VALUE_OF: Readonly<Record<string, string>> = {
  type: 'typeId',
  region: 'regionId',
  point: 'longitude',
  openingHours: 'hours',
};

type Values = FacilityValues | SettlementValues;

/** The fields that a record tells of, as the bits of `given`. */
function givenIn(table: ImportTable, values: Values): number {
  return table.fields.reduce((mask, { field }, place) => {
    const value = (values as unknown as Readonly<Record<string, unknown>>)[VALUE_OF[field] ?? field];
    return value === undefined ? mask : mask | (1 << place);
  }, 0);
}

interface RecordReading<V extends Values> {
  readonly table: ImportTable;
  readonly headers: FieldHeaders;
  readonly reader: (context: FacilityContext) => {
    read(
      record: ImportRecord,
    ):
      | { readonly record: V; readonly regionReplaced: boolean }
      | { readonly rejections: readonly Rejection[] };
  };
  /** Staged columns of the fields, by name. */
  readonly columns: (values: V, schedule: number | null) => Readonly<Record<string, StagedValue>>;
}

function recordKind<V extends Values>({ table, headers, reader, columns }: RecordReading<V>): RecordKind {
  const names = Object.keys(stagedColumns(table));
  return {
    table,
    headers,
    reader(context) {
      const from = reader(readerContext(context));
      return (record) => {
        const read = from.read(record);
        if ('rejections' in read) return read;
        const { record: values, regionReplaced } = read;
        const own = {
          line: record.line,
          record_id: values.recordId,
          given: givenIn(table, values),
          fault: null,
        };
        return {
          line: record.line,
          recordId: values.recordId,
          hours: 'hours' in values ? values.hours : null,
          regionReplaced,
          row(schedule) {
            const row: Readonly<Record<string, StagedValue>> = { ...own, ...columns(values, schedule) };
            return names.map((name) => row[name]);
          },
        };
      };
    },
  };
}

function readerContext({ references, coordinates, today, regions }: ReadingContext): FacilityContext {
  const mayTouch = (path: string) =>
    regions.length === 0 || regions.some((code) => path.split('.').includes(code));
  return { ...references, coordinates, today, mayTouch };
}

function facilityRow(values: FacilityValues, schedule: number | null): Record<string, StagedValue> {
  const normalised = values.name === undefined ? undefined : normalise(values.name);
  return {
    name: values.name,
    folded: normalised === values.name ? null : normalised,
    type_id: values.typeId,
    region_id: values.regionId,
    address: values.address,
    longitude: values.longitude,
    latitude: values.latitude,
    status: values.status,
    operator: values.operator,
    credit_code: values.creditCode,
    phone: values.phone,
    service_radius: values.serviceRadius,
    opening_schedule_id: schedule,
    accessibility: values.accessibility,
    begins_on: values.beginsOn,
    ended_on: values.endedOn,
    offers: values.offers,
    grams: normalised === undefined ? null : gramsOf(normalised).join(GRAM_SEPARATOR),
    capacities: values.capacities && values.capacities.length > 0 ? JSON.stringify(values.capacities) : null,
    same_as: values.sameAs ? `${values.sameAs.provider}/${values.sameAs.recordId}` : null,
  };
}

function settlementRow(values: SettlementValues): Record<string, StagedValue> {
  return {
    name: values.name,
    region_id: values.regionId,
    longitude: values.longitude,
    latitude: values.latitude,
    population: values.population,
    elderly: values.elderly,
    children: values.children,
    counted_on: values.countedOn,
  };
}

/** The kinds of records that are imported row by row. */
export const RECORD_KINDS: Readonly<Record<RecordsKind, RecordKind>> = {
  [ImportKind.FACILITIES]: recordKind({
    table: FACILITY_IMPORT,
    headers: FACILITY_HEADERS,
    reader: (context) => new FacilityReader(context),
    columns: facilityRow,
  }),
  [ImportKind.SETTLEMENTS]: recordKind({
    table: SETTLEMENT_IMPORT,
    headers: SETTLEMENT_HEADERS,
    reader: (context) => new SettlementReader(context),
    columns: settlementRow,
  }),
};
