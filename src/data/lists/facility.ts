import { checkRegionCode } from '../../domain/codes.js';
import { badInput } from '../../domain/errors.js';
import {
  type AccessibilityFeature,
  type CapacityUnit,
  FacilityStatus,
} from '../../domain/facilities/vocabulary.js';
import type { Bounds } from '../../domain/geo/bounds.js';
import { metresSql } from '../../domain/geo/distance.js';
import { checkPoint, type Point } from '../../domain/geo/point.js';
import { polygonText, type Polygon } from '../../domain/geo/polygon.js';
import { scaled } from '../../domain/geo/scaled.js';
import { decodeGlobalId } from '../../domain/global-id.js';
import type { OpeningSchedules } from '../opening-schedules.js';
import type { Order } from '../paginate.js';
import { nameCondition } from '../search.js';
import type { Sql } from '../sql.js';
import { DAY, inForceIn } from '../view.js';
import type { Where } from '../where.js';

/** What facilities may be cut to. All given parts must hold; of the values in a part, one must, unless it says all. */
export interface FacilityFilter {
  /** Codes of kinds. */
  readonly type?: readonly string[] | null;
  /** Codes of the domains that their kinds serve. */
  readonly domain?: readonly string[] | null;
  /** Codes of divisions, with all that lies below them; a retired one stands for what replaced it. */
  readonly region?: readonly string[] | null;
  /** Codes of services. */
  readonly offers?: readonly string[] | null;
  /** An instant, ISO 8601 with its zone. */
  readonly openAt?: string | null;
  /** All of these. */
  readonly accessible?: readonly AccessibilityFeature[] | null;
  readonly minAvailable?: { readonly unit: CapacityUnit; readonly value: number } | null;
  readonly status?: readonly FacilityStatus[] | null;
  /** Global id of the import that created or changed them last. */
  readonly batch?: string | null;
  /** Codes of providers. */
  readonly provider?: readonly string[] | null;
  readonly outsideRegion?: boolean | null;
  readonly synthetic?: boolean | null;
  /** Part of the name. */
  readonly text?: string | null;
}

/** A filter that was checked, with what had to be read for it. */
export interface ReadFacilityFilter extends FacilityFilter {
  /** The ids of the opening hours that are open at `openAt`; null if that is not asked for. */
  readonly openSchedules: readonly number[] | null;
}

/**
 * Checks a filter and reads what it depends on: one statement if it has `openAt`.
 * @throws BAD_USER_INPUT naming the part at fault
 */
export async function readFacilityFilter(
  filter: FacilityFilter | null | undefined,
  schedules: OpeningSchedules,
  sql: Sql,
): Promise<ReadFacilityFilter> {
  const given = filter ?? {};
  given.region?.forEach((code) => checkRegionCode(code, 'filter.region'));
  const { openAt } = given;
  return { ...given, openSchedules: typeof openAt === 'string' ? await schedules.openAt(sql, openAt) : null };
}

/** The conditions of a filter on a `facility` aliased `t`; as always, only what exists on the day. */
export function filterFacilities(filter: ReadFacilityFilter, where: Where): void {
  const kinds = kindsOf(filter, where);
  if (kinds !== null) where.add(`t.type_id in (${kinds})`);
  if (filter.offers) {
    const own = `t.offers && ${where.bind(filter.offers)}::text[]`;
    where.add(`(${own} or t.offers is null and t.type_id in (${kindsOffering(filter.offers, where)}))`);
  }
  filterFacilitiesOfKinds(filter, where);
}

/** The same without what is said of kinds (`type`, `domain`) and of services (`offers`). */
export function filterFacilitiesOfKinds(filter: ReadFacilityFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  where.add(`t.existing @> ${DAY}::date`);
  if (filter.region) inRegions(filter.region, where);
  if (filter.openSchedules) {
    where.add(`t.opening_schedule_id in (select unnest(${bind(filter.openSchedules)}::integer[]))`);
    where.add(`coalesce(t.status, '${FacilityStatus.OPERATING}') = '${FacilityStatus.OPERATING}'`);
  }
  if (filter.accessible) where.add(`t.accessibility @> ${bind(filter.accessible)}::text[]`);
  if (filter.minAvailable) {
    const { unit, value } = filter.minAvailable;
    where.add(`exists (select from facility_capacity c
      where c.facility_id = t.id and c.unit = ${bind(unit)} and c.available >= ${bind(value)} and ${COUNTED})`);
  }
  if (typeof filter.batch === 'string') where.add(`t.batch_id = ${bind(batchOf(filter.batch))}`);
  if (filter.status) where.add(`t.status = any(${bind(filter.status)})`);
  if (filter.provider)
    where.add(`t.provider_id in (select id from data_provider where code = any(${bind(filter.provider)}))`);
  if (typeof filter.synthetic === 'boolean')
    where.add(`t.provider_id in (select id from data_provider where synthetic = ${bind(filter.synthetic)})`);
  if (typeof filter.outsideRegion === 'boolean')
    where.add(`t.outside_region = ${bind(filter.outsideRegion)}`);
  if (typeof filter.text === 'string') where.add(nameCondition(filter.text, bind));
}

/** @throws BAD_USER_INPUT for what is no id of an import */
function batchOf(id: string): number {
  const { typeName, key } = decodeGlobalId(id, 'filter.batch');
  if (typeName !== 'ImportBatch')
    throw badInput('filter.batch', `"${id.slice(0, 80)}" is not the id of an ImportBatch.`);
  return key;
}

const isProvince = (code: string) => /^\d\d0000$/.test(code);

function inRegions(codes: readonly string[], where: Where): void {
  const given = where.bind(codes);
  const regions = regionsUnder(given);
  // As an array, since the planner takes the recursion for so many rows that it would read all facilities.
  if (!codes.some(isProvince)) return void where.add(`t.region_id = any(array(${regions}))`);
  // It also takes any such condition for a narrow one, and would rather sort a whole province than walk it in order.
  where.add(`case when t.region_id in (${regions}) then true end`);
  where.add(`exists (select from region where code = any(${given}))`);
}

/** Whether a filter says something that few facilities meet, and that an index finds. */
export const isNarrow = ({ type, domain, region, offers, batch, text }: FacilityFilter): boolean =>
  [type, domain, offers, batch, text].some((part) => part !== null && part !== undefined) ||
  (Array.isArray(region) && !region.some(isProvince));

/** Adds that a provider's record is about a `facility` aliased `t`, also where another provider gave it first. */
export function recordedAs(
  { provider, recordId }: { readonly provider: string; readonly recordId: string },
  where: Where,
): void {
  const [code, record] = [provider, recordId].map((text) => where.bind(text));
  where.add(`t.id in (
    select f.id from facility f join data_provider p on p.id = f.provider_id where p.code = ${code} and f.record_id = ${record}
    union all
    select l.facility_id from facility_link l join data_provider p on p.id = l.provider_id where p.code = ${code} and l.record_id = ${record})`);
}

/** SQL that selects the ids of the kinds that a filter names; null if it names none, and so means all. */
export function kindsOf({ type, domain }: FacilityFilter, where: Where): string | null {
  const conditions: string[] = [];
  // One by one as far as they are few: of an array the planner expects ten, and then reads all facilities.
  if (type && type.length > 0 && type.length <= FEW_KINDS)
    conditions.push(`k.code in (${type.map((code) => where.bind(code)).join(', ')})`);
  else if (type) conditions.push(`k.code = any(${where.bind(type)})`);
  if (domain)
    conditions.push(`k.id in (select r.facility_type_id from facility_type_revision r join service_domain d on d.id = r.domain_id
      where d.code = any(${where.bind(domain)}) and ${inForceIn(KINDS, 'r')})`);
  return conditions.length > 0 ? `select k.id from facility_type k where ${conditions.join(' and ')}` : null;
}

/** Beyond so many kinds reading all facilities is as fast. */
const FEW_KINDS = 4;

const KINDS = { name: 'facility_type_revision', subject: 'facility_type_id' };

/** SQL that selects the ids of the kinds that offer one of these services. */
export function kindsOffering(services: readonly string[], where: Where): string {
  return `select o.facility_type_id from facility_type_offer o join service s on s.id = o.service_id where s.code = any(${where.bind(services)})`;
}

/** SQL of a box in the plane of `facility.spot`. */
export function boxSql({ west, south, east, north }: Bounds, where: Where): string {
  const corner = (longitude: number, latitude: number) =>
    `point(${scaled({ longitude, latitude })
      .map((value) => `${where.bind(value)}::float8`)
      .join(', ')})`;
  return `box(${corner(west, south)}, ${corner(east, north)})`;
}

/** Adds that a `facility` aliased `t` lies in a box or on its border, exactly. */
export function insideBounds(bounds: Bounds, where: Where): void {
  const { west, south, east, north } = bounds;
  const bind = (value: number) => `${where.bind(value)}::float8`;
  where.add(`t.spot <@ ${boxSql(bounds, where)}`);
  // PostgreSQL's own box forgives 10⁻⁶ degrees.
  where.add(`t.longitude between ${bind(west)} and ${bind(east)}`);
  where.add(`t.latitude between ${bind(south)} and ${bind(north)}`);
}

/** Adds that a `facility` aliased `t` lies in a polygon or on its border, give or take 10⁻⁶ degrees (0.1 m). */
export function insidePolygon(polygon: Polygon, where: Where): void {
  where.add(`t.spot <@ ${where.bind(polygonText(polygon))}::polygon`);
}

/**
 * SQL that selects the ids of divisions and of all below them; a retired one stands for what replaced it as well.
 * @param codes SQL of an array of their codes
 */
export const regionsUnder = (codes: string) => `
  with recursive meant as (
    select id, replaced_by_id from region where code = any(${codes})
    union select r.id, r.replaced_by_id from meant m join region r on r.id = m.replaced_by_id
  ) select g.id from meant m join region a on a.id = m.id join region g on g.path <@ a.path`;

/** That a count `c` of a capacity is the one of the day. */
export const COUNTED = `c.counted_on <= ${DAY}::date and (c.until is null or c.until > ${DAY}::date)`;

/** What facilities may be ordered by. */
export enum FacilityOrderField {
  NAME = 'NAME',
  CAPACITY = 'CAPACITY',
  DISTANCE = 'DISTANCE',
}

export interface FacilityOrderChoice {
  readonly field: FacilityOrderField;
  readonly descending: boolean;
  /** Of CAPACITY: of what. */
  readonly unit?: CapacityUnit | null;
  /** Of DISTANCE: from where. */
  readonly from?: Point | null;
}

const ID = { alias: 'id', sql: '{row}.id' };

/** Larger and smaller than any capacity, and than the millimetres of any distance. */
const UNKNOWN = { last: '9000000000000', first: '-1' };

/**
 * A total order of facilities. Those whose capacity or place is not known come last in either direction.
 * @param filter of the list, which decides how it is best put in order
 * @throws BAD_USER_INPUT naming `orderBy.unit` or `from`: what the order needs and is not given, or has no use for
 */
export function facilityOrder(
  { field, descending, unit, from }: FacilityOrderChoice,
  filter: FacilityFilter = {},
): Order {
  const name = descending ? `-${field}` : field;
  if (unit && field !== FacilityOrderField.CAPACITY)
    throw badInput('orderBy.unit', 'A unit is for ordering by CAPACITY: leave it out, or order by that.');
  if (from && field !== FacilityOrderField.DISTANCE)
    throw badInput('from', 'from is for ordering by DISTANCE: leave it out, or order by that.');
  if (field === FacilityOrderField.NAME) {
    // The planner would always walk the index over names, and for a rare kind to its end: few rows are found first.
    const sql = isNarrow(filter) ? `({row}.name || '')` : '{row}.name';
    return { name, columns: [{ alias: 'name', sql: `${sql} collate "zh-x-icu"` }, ID], descending };
  }
  const unknown = descending ? UNKNOWN.first : UNKNOWN.last;
  if (field === FacilityOrderField.CAPACITY) {
    if (!unit) throw badInput('orderBy.unit', 'To order by CAPACITY, say of what: give a unit such as BED.');
    const maximum = `select c.maximum from facility_capacity c where c.facility_id = {row}.id and c.unit = '${unit}' and ${COUNTED}`;
    const column = { alias: '$capacity', sql: `coalesce((${maximum}), ${unknown})::bigint` };
    return { name: `${name} ${unit}`, columns: [column, ID], descending };
  }
  if (!from) throw badInput('from', 'To order by DISTANCE, give the point that it is measured from.');
  checkPoint(from, 'from');
  const metres = metresSql('{value 0}::float8', '{value 1}::float8', '{row}.longitude', '{row}.latitude');
  const column = {
    alias: '$millimetres',
    sql: `case when {row}.longitude is null then ${unknown} else round(${metres} * 1000) end::bigint`,
    values: [from.longitude, from.latitude],
  };
  return { name, columns: [column, ID], descending };
}

/** The order of lists in which no order is asked for. */
export const BY_ID: Order = { name: 'id', columns: [ID], descending: false };
