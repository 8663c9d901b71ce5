import { badInput } from '../../domain/errors.js';
import { metresSql } from '../../domain/geo/distance.js';
import { checkPoint, type Point } from '../../domain/geo/point.js';
import { boxAround, ratiosWithin, scaled } from '../../domain/geo/scaled.js';
import { Facility } from '../../entities/facility.js';
import {
  boxSql,
  filterFacilities,
  filterFacilitiesOfKinds,
  kindsOf,
  kindsOffering,
  type ReadFacilityFilter,
} from '../lists/facility.js';
import { encodeCursor, windowOf, type Order, type PageArguments } from '../paginate.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { withView, type View } from '../view.js';
import { Where } from '../where.js';

/** Metres. */
export const MAX_RADIUS = 50_000;

export interface NearRequest {
  readonly point: Point;
  /** 1 to {@link MAX_RADIUS}. */
  readonly withinMetres: number;
  readonly filter: ReadFacilityFilter;
  readonly page: Pick<PageArguments, 'first' | 'after'>;
  readonly view: View;
  readonly selection: Selection;
  /** Whether rows are asked for; otherwise only the arguments are checked. */
  readonly rows: boolean;
}

export interface NearEdge {
  readonly node: Row;
  readonly cursor: string;
  /** Metres, to the millimetre. */
  readonly distanceMetres: number;
}

export interface NearPage {
  readonly edges: readonly NearEdge[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Counts all within the circle, in a statement of its own. */
  count(): Promise<number>;
}

/**
 * Whole millimetres of the true distance, so that cursors are exact; the id, which makes the order total; and how many
 * come before, which only says how many candidates are worth fetching.
 */
const ORDER: Order = {
  name: 'near',
  columns: ['$millimetres', 'id', '$rank'].map((alias) => ({ alias, sql: alias })),
  descending: false,
};

/** Beyond so many candidates of a kind the whole circle is read instead. */
const MAX_CANDIDATES = 10_000;

/** Candidates beyond those that would do if the plane were true. */
const SLACK = 8;

/** A row as found: whole facility, and what orders it. */
interface Found extends Row {
  readonly $id: number | null;
  /** As text, since it is 64 bits wide. */
  readonly $millimetres: string | null;
  readonly $certain: number | null;
  readonly $skipped: number;
}

/**
 * A page of the facilities around a point, by true distance and then by id. Normally one statement: see docs/near.md.
 * @throws BAD_USER_INPUT naming `point`, `withinMetres` (with `details.problem` RADIUS_OUT_OF_RANGE), `first` or `after`
 */
export async function facilitiesNear(reader: Reader, request: NearRequest): Promise<NearPage> {
  const { point, withinMetres, page, rows } = request;
  checkPoint(point, 'point');
  if (withinMetres < 1 || withinMetres > MAX_RADIUS)
    throw badInput('withinMetres', `withinMetres must be from 1 to ${MAX_RADIUS}; got ${withinMetres}.`, {
      problem: 'RADIUS_OUT_OF_RANGE',
      limit: MAX_RADIUS,
    });
  const { size, after } = windowOf(page, ORDER);
  if (after && !after.every(Number.isInteger))
    throw badInput('after', 'after is not a cursor of what is near a point.');
  const count = () => countWithin(reader, request);
  if (!rows) return { edges: [], hasNextPage: false, hasPreviousPage: after !== null, count };

  const [millimetres, id, rank] = (after ?? [-1, 0, 0]) as [number, number, number];
  const place = { millimetres, id };
  const { rows: found, skipped } = await nearest(reader, request, place, Math.max(rank, 0), size + 1);
  const edges = found.slice(0, size).map((row, index) => ({
    node: row,
    cursor: encodeCursor(ORDER, {
      $millimetres: Number(row.$millimetres),
      id: row.$id,
      $rank: skipped + index + 1,
    }),
    distanceMetres: Number(row.$millimetres) / 1000,
  }));
  return { edges, hasNextPage: found.length > size, hasPreviousPage: after !== null, count };
}

interface Place {
  readonly millimetres: number;
  readonly id: number;
}

/**
 * The first rows beyond a place in the order, from enough candidates to be certain of them.
 * @param rank about how many come before them: a wrong number costs time, and changes nothing else
 */
async function nearest(
  reader: Reader,
  request: NearRequest,
  place: Place,
  rank: number,
  wanted: number,
): Promise<{ rows: readonly Found[]; skipped: number }> {
  const { point, withinMetres } = request;
  const { least, most } = ratiosWithin(point, withinMetres);
  const enough = Math.ceil((rank + wanted) * (most / least) * 1.05) + SLACK;
  let candidates = enough <= MAX_CANDIDATES ? enough : null;
  for (;;) {
    const found = await candidatesOf(reader, request, { place, wanted, candidates });
    const [first] = found;
    const rows = found.filter(({ $id }) => $id !== null);
    const last = rows.length === wanted ? Number(rows.at(-1)?.$millimetres) : withinMetres * 1000;
    // What was not fetched is farther than this, and so rounds to more than the last.
    const unseen = first?.$certain ?? null;
    if (unseen === null || (last + 1) / 1000 < least * unseen) return { rows, skipped: first?.$skipped ?? 0 };
    candidates = candidates !== null && candidates * 4 <= MAX_CANDIDATES ? candidates * 4 : null;
  }
}

/**
 * The page that so many candidates of each source make. A row without `$id` stands for a page without rows.
 * `$certain`: the planar distance up to which all is among the candidates; null if simply all is.
 */
async function candidatesOf(
  reader: Reader,
  request: NearRequest,
  { place, wanted, candidates }: { place: Place; wanted: number; candidates: number | null },
): Promise<Found[]> {
  const { point, withinMetres, view, selection } = request;
  const where = new Where();
  const circle = circleOf(point, withinMetres, where);
  const limit = `${where.bind(candidates)}::bigint`;
  const before = `(${where.bind(place.millimetres)}::bigint, ${where.bind(place.id)}::integer)`;
  const spot = `point(${scaled(point)
    .map((value) => `${where.bind(value)}::float8`)
    .join(', ')})`;
  const sources = sourcesOf(request.filter, where, { ...circle, spot, limit });
  const from = `from (
    with candidate as materialized (${sources.join(' union all ')}),
    reach as (
      select min(farthest) as certain
      from (select max(planar) as farthest from candidate group by source having count(*) >= ${limit}) full_source
    ),
    within as (select id, millimetres from candidate where millimetres <= ${where.bind(withinMetres * 1000)}::bigint),
    page as (
      select id, millimetres from within where (millimetres, id) > ${before}
      order by millimetres, id limit ${where.bind(wanted)}
    )
    select page.id, page.millimetres, reach.certain,
      (select count(*)::integer from within where (millimetres, id) <= ${before}) as skipped
    from reach left join page on true
  ) found left join facility t on t.id = found.id order by found.millimetres, found.id`;
  const also =
    'found.id as "$id", found.millimetres as "$millimetres", found.certain as "$certain", found.skipped as "$skipped"';
  return (await reader.found(Facility, selection, view, where, { also, from })) as Found[];
}

/** SQL of a box around what is near, and of a row's distance. */
interface Circle {
  readonly box: string;
  readonly millimetres: string;
}

function circleOf(point: Point, withinMetres: number, where: Where): Circle {
  const number = (value: number) => `${where.bind(value)}::float8`;
  const metres = metresSql(number(point.longitude), number(point.latitude), 't.longitude', 't.latitude');
  return {
    box: boxSql(boxAround(point, withinMetres), where),
    millimetres: `round(${metres} * 1000)::bigint`,
  };
}

/**
 * Where candidates come from, so that each is the walk along one index: each kind by itself, as an index over kinds and
 * places is in the order of distance within a kind only; the facilities with services of their own, which are few; or all.
 */
function sourcesOf(
  filter: ReadFacilityFilter,
  where: Where,
  { box, millimetres, spot, limit }: Circle & { readonly spot: string; readonly limit: string },
): string[] {
  const kinds = kindsOf(filter, where);
  const met = new Where(where.values);
  filterFacilitiesOfKinds(filter, met);
  // A condition of which the planner can guess nothing: it would take what filters leave for so little that it could be sorted.
  const opaque = (conditions: readonly string[]) => `case when ${conditions.join(' and ')} then true end`;
  const walk = (kind: readonly string[], conditions: readonly string[]): string => {
    const all = [...kind, `t.spot <@ ${box}`, opaque([...conditions, met.all])];
    return `select t.id, ${millimetres} as millimetres, t.spot <-> ${spot} as planar
      from facility t where ${all.join(' and ')} order by t.spot <-> ${spot} limit ${limit}`;
  };
  const ofEach = (select: string, conditions: readonly string[]) =>
    `select k.id as source, c.* from (${select}) k cross join lateral (${walk(['t.type_id = k.id'], conditions)}) c`;
  const ofAll = (index: readonly string[], conditions: readonly string[]) =>
    `select 0 as source, c.* from (${walk(index, conditions)}) c`;

  if (!filter.offers) return [kinds === null ? ofAll([], []) : ofEach(kinds, [])];
  const own = [`t.offers && ${where.bind(filter.offers)}::text[]`];
  if (kinds !== null) own.push(`t.type_id in (${kinds})`);
  const both = [kindsOffering(filter.offers, where), ...(kinds === null ? [] : [kinds])];
  const offering = `select k.id from facility_type k where ${both.map((select) => `k.id in (${select})`).join(' and ')}`;
  return [ofEach(offering, ['t.offers is null']), ofAll(['t.offers is not null'], own)];
}

async function countWithin(reader: Reader, request: NearRequest): Promise<number> {
  const { point, withinMetres, filter, view } = request;
  const where = new Where();
  const circle = circleOf(point, withinMetres, where);
  where.add(`t.spot <@ ${circle.box}`);
  where.add(`${circle.millimetres} <= ${where.bind(withinMetres * 1000)}::bigint`);
  filterFacilities(filter, where);
  const statement = withView(`select count(*)::integer as count from facility t${where.sql}`, view, (value) =>
    where.bind(value),
  );
  const [counted] = await reader.sql.rows<{ count: number }>(statement, where.values);
  return counted?.count ?? 0;
}
