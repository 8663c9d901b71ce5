import type { DataSource } from 'typeorm';
import { saveSchedules } from '../../src/data/opening-schedules.js';
import { parseOpeningHours } from '../../src/domain/facilities/opening-hours.js';
import { gramsOf, normalise } from '../../src/domain/search-text.js';

/** A facility as a test puts it straight into the table; what is not given is as plain as can be. */
export interface MadeFacility {
  readonly recordId: string;
  readonly name?: string;
  /** Code of its kind; a kindergarten unless told. */
  readonly type?: string;
  /** Division code; 鼓楼区 unless told. */
  readonly region?: string;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly status?: string;
  readonly beginsOn?: string | null;
  readonly endedOn?: string | null;
  readonly offers?: readonly string[] | null;
  readonly accessibility?: readonly string[] | null;
  /** As an import takes them, e.g. `周一至周五 08:00-17:30`. */
  readonly hours?: string;
  readonly outsideRegion?: boolean | null;
  readonly capacities?: readonly {
    readonly unit: string;
    readonly maximum: number;
    readonly available?: number | null;
    readonly countedOn?: string;
    readonly until?: string | null;
  }[];
}

export interface MadeSettlement {
  readonly recordId: string;
  readonly name?: string;
  readonly region?: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly population: number;
  readonly elderly?: number | null;
  readonly children?: number | null;
}

/** The provider of what tests make up; it says so of itself. */
export const LAB_PROVIDER = '试验数据（虚构）';

/** The ids of schedules, by the text that they were read from. */
async function schedules(dataSource: DataSource, facilities: readonly MadeFacility[]) {
  const texts = [...new Set(facilities.flatMap(({ hours }) => hours ?? []))];
  const read = texts.map((text) => {
    const reading = parseOpeningHours(text);
    if ('hours' in reading) return reading.hours;
    throw new Error(reading.message);
  });
  const ids = await saveSchedules((text, values) => dataSource.query(text, values), read);
  return new Map(texts.map((text, index) => [text, ids[index]]));
}

async function provider(dataSource: DataSource): Promise<number> {
  const [row] = (await dataSource.query(
    `insert into data_provider (code, synthetic) values ($1, true) on conflict (code) do update set synthetic = true returning id`,
    [LAB_PROVIDER],
  )) as { id: number }[];
  return row?.id ?? 0;
}

/** Puts facilities into the table, in order. Gives their row ids. */
export async function insertFacilities(
  dataSource: DataSource,
  facilities: readonly MadeFacility[],
): Promise<number[]> {
  const hours = await schedules(dataSource, facilities);
  const made = facilities.map((facility) => {
    const { recordId, name = recordId } = facility;
    const form = normalise(name);
    return {
      ...facility,
      name,
      folded: form === name ? null : form,
      grams: gramsOf(form),
      schedule: facility.hours === undefined ? null : hours.get(facility.hours),
    };
  });
  const rows: { id: number; recordId: string }[] = await dataSource.query(
    `insert into facility (record_id, name, folded, search, longitude, latitude, spot, status, begins_on, ended_on, existing, offers, accessibility, outside_region, opening_schedule_id, provider_id, type_id, region_id)
    select m."recordId", m.name, m.folded, array_to_tsvector(m.grams), m.longitude, m.latitude, point(m.longitude * 0.9, m.latitude),
      coalesce(m.status, 'OPERATING'), m."beginsOn", m."endedOn",
      case when m."endedOn" <= m."beginsOn" then 'empty' else daterange(m."beginsOn", m."endedOn") end, m.offers,
      m.accessibility, m."outsideRegion", m.schedule, $2,
      (select id from facility_type where code = coalesce(m.type, 'KINDERGARTEN')),
      (select id from region where code = coalesce(m.region, '350102'))
    from jsonb_to_recordset($1::jsonb) as m ("recordId" text, name text, folded text, grams text[], type text, region text,
      longitude double precision, latitude double precision, status text, "beginsOn" date, "endedOn" date, offers text[],
      accessibility text[], "outsideRegion" boolean, schedule integer)
    returning id, record_id as "recordId"`,
    [JSON.stringify(made), await provider(dataSource)],
  );
  const ids = new Map(rows.map(({ id, recordId }) => [recordId, id]));
  const capacities = facilities.flatMap(({ recordId, capacities: of = [] }) =>
    of.map((capacity) => ({ countedOn: '2020-01-01', ...capacity, facilityId: ids.get(recordId) })),
  );
  await dataSource.query(
    `insert into facility_capacity (facility_id, unit, counted_on, until, maximum, available)
    select "facilityId", unit, "countedOn", until, maximum, available from jsonb_to_recordset($1::jsonb)
      as c ("facilityId" integer, unit text, "countedOn" date, until date, maximum integer, available integer)`,
    [JSON.stringify(capacities)],
  );
  return facilities.map(({ recordId }) => ids.get(recordId) ?? 0);
}

/** Puts settlements into the table. Gives their row ids. */
export async function insertSettlements(
  dataSource: DataSource,
  settlements: readonly MadeSettlement[],
): Promise<number[]> {
  const rows: { id: number; recordId: string }[] = await dataSource.query(
    `insert into settlement (record_id, name, longitude, latitude, spot, population, elderly, children, provider_id, region_id)
    select m."recordId", coalesce(m.name, m."recordId"), m.longitude, m.latitude, point(m.longitude * 0.9, m.latitude),
      m.population, m.elderly, m.children, $2, (select id from region where code = coalesce(m.region, '350102'))
    from jsonb_to_recordset($1::jsonb) as m ("recordId" text, name text, region text, longitude double precision,
      latitude double precision, population integer, elderly integer, children integer)
    returning id, record_id as "recordId"`,
    [JSON.stringify(settlements), await provider(dataSource)],
  );
  const ids = new Map(rows.map(({ id, recordId }) => [recordId, id]));
  return settlements.map(({ recordId }) => ids.get(recordId) ?? 0);
}
