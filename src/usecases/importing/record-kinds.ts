import { FACILITY_IMPORT, SETTLEMENT_IMPORT, type ImportTable } from '../../data/imports/import-table.js';
import type { References } from '../../data/imports/references.js';
import { stagedColumns, type StagedValue } from '../../data/imports/staging.js';
import { ImportKind } from '../../domain/facilities/import-batch.js';
import { FacilityReader, type FacilityValues } from '../../domain/facilities/facility-record.js';
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

/** Fields as tables have them, from fields as files have them: two of a file's make the point. */
const given = (table: ImportTable, values: Readonly<Record<string, unknown>>): number =>
  table.fields.reduce(
    (mask, { field }, place) =>
      values[field === 'point' ? 'longitude' : field] === undefined ? mask : mask | (1 << place),
    0,
  );

const ordered = (table: ImportTable) => {
  const names = Object.keys(stagedColumns(table));
  return (row: Readonly<Record<string, StagedValue>>) => names.map((name) => row[name]);
};

const FACILITIES: RecordKind = {
  table: FACILITY_IMPORT,
  headers: FACILITY_HEADERS,
  reader(context) {
    const reader = new FacilityReader(readerContext(context));
    const row = ordered(FACILITY_IMPORT);
    return (record) => {
      const read = reader.read(record);
      if ('rejections' in read) return read;
      const { record: values } = read;
      return {
        line: record.line,
        recordId: values.recordId,
        hours: values.hours,
        regionReplaced: read.notes.length > 0,
        row: (schedule) => row(facilityRow(record.line, values, schedule)),
      };
    };
  },
};

function facilityRow(
  line: number,
  values: FacilityValues,
  schedule: number | null,
): Record<string, StagedValue> {
  const normalised = values.name === undefined ? undefined : normalise(values.name);
  return {
    line,
    record_id: values.recordId,
    given: given(FACILITY_IMPORT, {
      ...values,
      type: values.typeId,
      region: values.regionId,
      openingHours: values.hours,
    }),
    fault: null,
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

const SETTLEMENTS: RecordKind = {
  table: SETTLEMENT_IMPORT,
  headers: SETTLEMENT_HEADERS,
  reader(context) {
    const reader = new SettlementReader(readerContext(context));
    const row = ordered(SETTLEMENT_IMPORT);
    return (record) => {
      const read = reader.read(record);
      if ('rejections' in read) return read;
      const { record: values } = read;
      return {
        line: record.line,
        recordId: values.recordId,
        regionReplaced: read.notes.length > 0,
        row: () => row(settlementRow(record.line, values)),
      };
    };
  },
};

function settlementRow(line: number, values: SettlementValues): Record<string, StagedValue> {
  return {
    line,
    record_id: values.recordId,
    given: given(SETTLEMENT_IMPORT, { ...values, region: values.regionId }),
    fault: null,
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

function readerContext({ references, coordinates, today, regions }: ReadingContext) {
  const mayTouch = (path: string) =>
    regions.length === 0 || regions.some((code) => path.split('.').includes(code));
  return { ...references, coordinates, today, mayTouch };
}

/** The kinds of records that are imported row by row. */
export const RECORD_KINDS: Readonly<Record<RecordsKind, RecordKind>> = {
  [ImportKind.FACILITIES]: FACILITIES,
  [ImportKind.SETTLEMENTS]: SETTLEMENTS,
};
