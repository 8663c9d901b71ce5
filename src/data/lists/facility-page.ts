import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import type { Bounds } from '../../domain/geo/bounds.js';
import { metresSql } from '../../domain/geo/distance.js';
import type { Point } from '../../domain/geo/point.js';
import { boxAround } from '../../domain/geo/scaled.js';
import { Facility } from '../../entities/facility.js';
import { Page, windowOf } from '../paginate.js';
import type { ListRequest, Reader } from '../reader.js';
import { Where } from '../where.js';
import {
  boxSql,
  COUNTED,
  FacilityOrderField,
  isNarrow,
  type FacilityFilter,
  type FacilityOrderChoice,
} from './facility.js';

/** Rows of a beginning: enough for a page where filters leave one row in a hundred. */
const ROWS = 3_000;
/** Metres; and how much wider the second circle is than the first. */
const CIRCLE = 2_000;
const WIDER = 8;
/** Metres: a wider circle is most of a province. */
const WIDEST = 200_000;
/** Square degrees, some 100 km by 100 km: below this the index over places is fast enough. */
const LARGE = 1;

/** How a list begins: no row that meets this comes after one that does not. */
interface Beginning {
  add(where: Where): void;
  /** Whether these rows are few, and whatever else is asked of them had better be looked at row by row. */
  readonly few: boolean;
}

/** @param after the values of the cursor that the page begins behind */
type Beginnings = (after: readonly unknown[] | null) => readonly Beginning[];

export interface FacilityPageRequest extends ListRequest {
  readonly filter: (where: Where) => void;
  readonly beginnings: Beginnings;
}

/**
 * A page of facilities. To order all of them takes as long as there are many: where it is known how the list begins, its
 * beginning is read first, and the whole only if that does not fill the page. One statement, or up to three.
 * @throws BAD_USER_INPUT as {@link Reader.page} does
 */
export async function facilityPage(
  reader: Reader,
  { beginnings, ...whole }: FacilityPageRequest,
): Promise<Page> {
  const { after, before, backward } = windowOf(whole.page, whole.order);
  const forwards = whole.rows && !before && !backward;
  for (const beginning of forwards ? beginnings(after) : []) {
    const page = await reader.page(Facility, {
      ...whole,
      filter(where) {
        if (beginning.few) addOpaque(whole.filter, where);
        else whole.filter(where);
        beginning.add(where);
      },
    });
    const { hasNextPage: next, hasPreviousPage: previous } = page.pageInfo;
    if (!next) continue;
    const { count } = await reader.page(Facility, { ...whole, rows: false });
    return new Page(page.nodes, whole.order, { next, previous }, count);
  }
  return reader.page(Facility, whole);
}

/** Adds conditions as one of which the planner can guess nothing. */
function addOpaque(filter: (where: Where) => void, where: Where): void {
  const met = new Where(where.values);
  filter(met);
  where.add(`case when ${met.all} then true end`);
}

/** How facilities begin in an order of `facilityOrder`, as far as that helps. */
export function beginningsOf(
  { field, descending, unit, from }: FacilityOrderChoice,
  filter: FacilityFilter,
): Beginnings {
  if (field === FacilityOrderField.DISTANCE && from && !descending) return (after) => circles(from, after);
  if (field === FacilityOrderField.CAPACITY && unit && !isNarrow(filter))
    return (after) => [{ few: true, add: (where) => addFirstCounted(unit, descending, after, where) }];
  // A provider may have all there are or a handful; the planner is not to choose for it.
  if (field === FacilityOrderField.NAME && isProviders(filter) && !isNarrow(filter))
    return (after) => [{ few: true, add: (where) => addFirstNamed(descending, after, where) }];
  return () => [];
}

const isProviders = ({ provider, synthetic }: FacilityFilter) =>
  Boolean(provider) || typeof synthetic === 'boolean';

/** Those with the first or last names. */
function addFirstNamed(descending: boolean, after: readonly unknown[] | null, where: Where): void {
  const place = (alias: string) => `(${alias}.name collate "zh-x-icu", ${alias}.id)`;
  const by = (alias: string, ascending: boolean) => {
    const way = ascending ? '' : ' desc';
    return `${alias}.name collate "zh-x-icu"${way}, ${alias}.id${way}`;
  };
  const beyond = after
    ? `where ${place('f')} ${descending ? '<' : '>'} (${where.bind(after[0])}::text, ${where.bind(after[1])}::integer)`
    : '';
  const begun = `select f.name, f.id from facility f ${beyond} order by ${by('f', !descending)} limit ${ROWS}`;
  where.add(
    `${place('t')} ${descending ? '>=' : '<='} (select begun.name, begun.id from (${begun}) begun order by ${by('begun', descending)} limit 1)`,
  );
}

/** Circles around a point, from the place of a cursor on. */
function circles(from: Point, after: readonly unknown[] | null): Beginning[] {
  const reached = after ? Number(after[0]) / 1000 : 0;
  return [CIRCLE, CIRCLE * WIDER]
    .map((metres) => Math.max(metres, 1.25 * reached))
    .filter((metres) => metres <= WIDEST)
    .map((metres) => ({ few: false, add: (where) => addCircle(from, metres, where) }));
}

function addCircle(from: Point, metres: number, where: Where): void {
  const number = (value: number) => `${where.bind(value)}::float8`;
  const far = metresSql(number(from.longitude), number(from.latitude), 't.longitude', 't.latitude');
  where.add(`t.spot <@ ${boxSql(boxAround(from, metres), where)}`);
  where.add(`round(${far} * 1000) <= ${number(Math.floor(metres * 1000))}`);
}

/** Those with the largest or smallest capacities, with all that have as much as the last of them. */
function addFirstCounted(
  unit: CapacityUnit,
  descending: boolean,
  after: readonly unknown[] | null,
  where: Where,
): void {
  const beyond = after ? `and c.maximum ${descending ? '<=' : '>='} ${where.bind(after[0])}::bigint` : '';
  where.add(`t.id in (select c.facility_id from facility_capacity c
    where c.unit = ${where.bind(unit)} and c.maximum is not null and ${COUNTED} ${beyond}
    order by c.maximum ${descending ? 'desc' : ''} fetch first ${ROWS} rows with ties)`);
}

/** How facilities in a box begin in the order of their ids. */
export function beginningsIn({ west, south, east, north }: Bounds, filter: FacilityFilter): Beginnings {
  if ((east - west) * (north - south) < LARGE || isNarrow(filter)) return () => [];
  return (after) => [
    {
      few: true,
      add(where) {
        const beyond = after ? `where f.id > ${where.bind(after[0])}` : '';
        where.add(`t.id <= (select max(begun.id) from (
          select f.id from facility f ${beyond} order by f.id limit ${ROWS}) begun)`);
      },
    },
  ];
}
