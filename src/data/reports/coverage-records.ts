import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import type { Points } from '../../domain/coverage/points.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { Sql } from '../sql.js';
import type { FacilitiesMeant } from './coverage-question.js';

/** Records that one statement reads: short enough for a statement, and for the server to answer others in between. */
const CHUNK = 20_000;

/** Settlements as columns, in the order of their ids. */
export interface SettlementColumns {
  readonly ids: Int32Array;
  readonly regions: Int32Array;
  readonly points: Points;
  /** Of the group that was asked for; 0 where it was not counted. */
  readonly population: Float64Array;
  /** Ids of who gave them. */
  readonly providers: Int32Array;
  /** Settlements whose group was not counted. */
  readonly uncounted: number;
  readonly synthetic: boolean;
}

/** Facilities that work and have a point, as columns. */
export interface FacilityColumns {
  readonly points: Points;
  readonly regions: Int32Array;
  /** What each has of the unit that was asked for; empty if none was. */
  readonly capacity: Float64Array;
  /** Others that work and have no point. */
  readonly withoutPoint: number;
  /** With a point, but without a count of the unit; they are left out. */
  readonly uncounted: number;
  readonly synthetic: boolean;
}

/** SQL of the number of a group's people in a settlement, which can be null. */
export const GROUP_COLUMN: Readonly<Record<PopulationGroup, string>> = {
  [PopulationGroup.TOTAL]: 'population',
  [PopulationGroup.ELDERLY]: 'elderly',
  [PopulationGroup.CHILDREN]: 'children',
};

/**
 * SQL: that a settlement is given on a day, by one of some providers.
 * @param providers SQL of an array of their ids; null in it for all
 */
export const settledOn = (alias: string, day: string, providers: string) =>
  `(${alias}.ended_on is null or ${alias}.ended_on > ${day}::date) and (${providers}::integer[] is null or ${alias}.provider_id = any(${providers}))`;

/**
 * SQL: that a facility works on a day, as far as is known: it exists, and it operates, or is closed since a later day.
 */
export const worksOn = (alias: string, day: string) =>
  `${alias}.existing @> ${day}::date and (${alias}.status = 'OPERATING' or ${alias}.status = 'CLOSED' and ${alias}.ended_on > ${day}::date)`;

/** SQL: a facility's count of a unit on a day. */
export const countOn = (alias: string, facility: string, unit: string, day: string) =>
  `${alias}.facility_id = ${facility}.id and ${alias}.unit = ${unit} and ${alias}.counted_on <= ${day}::date and (${alias}.until is null or ${alias}.until > ${day}::date)`;

interface Chunk {
  readonly rows: number;
  readonly lastId: number;
  readonly synthetic: boolean | null;
  readonly ids: Buffer | null;
  readonly regions: Buffer | null;
  readonly longitudes: Buffer | null;
  readonly latitudes: Buffer | null;
  readonly amounts: Buffer | null;
  readonly providers: Buffer | null;
  readonly withoutPoint: number;
  readonly uncounted: number;
}

// Columns travel as bytes: a hundred thousand rows of text would take longer to parse than to work out.
const POINTS = `string_agg(float8send(c.longitude), '' order by c.id) filter (where c.used) as longitudes,
  string_agg(float8send(c.latitude), '' order by c.id) filter (where c.used) as latitudes,
  string_agg(int4send(c.region_id), '' order by c.id) filter (where c.used) as regions,
  string_agg(int4send(c.amount), '' order by c.id) filter (where c.used) as amounts`;

/** The settlements on a day, in some divisions or everywhere. Several statements, each of one chunk. */
export async function readSettlements(
  sql: Sql,
  asked: {
    readonly day: CalendarDay;
    readonly group: PopulationGroup;
    readonly regions: ReadonlySet<number> | null;
    /** Ids of the providers whose settlements count; null for all. */
    readonly providers: readonly number[] | null;
  },
): Promise<SettlementColumns> {
  const chunks = await readChunks(
    sql,
    `with c as (
      select s.id, s.longitude, s.latitude, s.region_id, s.provider_id, coalesce(s.${GROUP_COLUMN[asked.group]}, 0) as amount,
        s.${GROUP_COLUMN[asked.group]} is null as uncounted, true as used
      from settlement s
      where s.id > $1 and ($2::integer[] is null or s.region_id = any($2)) and ${settledOn('s', '$3', '$4')}
      order by s.id limit ${CHUNK}
    )
    select count(*)::integer as rows, max(c.id) as "lastId", bool_or(p.synthetic) as synthetic,
      string_agg(int4send(c.id), '' order by c.id) as ids, ${POINTS},
      string_agg(int4send(c.provider_id), '' order by c.id) as providers, 0 as "withoutPoint", count(*) filter (where c.uncounted)::integer as uncounted
    from c join data_provider p on p.id = c.provider_id`,
    [asked.regions && [...asked.regions], asked.day, asked.providers],
  );
  return {
    ids: integersOf(chunks.map(({ ids }) => ids)),
    regions: integersOf(chunks.map(({ regions }) => regions)),
    points: pointsOf(chunks),
    population: Float64Array.from(integersOf(chunks.map(({ amounts }) => amounts))),
    providers: integersOf(chunks.map(({ providers }) => providers)),
    uncounted: sumOf(chunks.map(({ uncounted }) => uncounted)),
    synthetic: chunks.some(({ synthetic }) => synthetic),
  };
}

/**
 * The facilities that are meant and work on a day, wherever they lie. Several statements, each of one chunk.
 * @param unit whose counts are read; facilities without one are left out then
 */
export async function readFacilities(
  sql: Sql,
  meant: Pick<FacilitiesMeant, 'types' | 'service'>,
  day: CalendarDay,
  unit: CapacityUnit | null,
): Promise<FacilityColumns> {
  const chunks = await readChunks(
    sql,
    `with offering as (
      select o.facility_type_id as id from facility_type_offer o join service s on s.id = o.service_id where s.code = $3
    ), c as (
      select f.id, f.longitude, f.latitude, f.region_id, f.provider_id, coalesce(n.maximum, 0) as amount,
        f.longitude is not null and $5::text is not null and n.maximum is null as uncounted,
        f.longitude is not null and ($5::text is null or n.maximum is not null) as used
      from facility f left join facility_capacity n on ${countOn('n', 'f', '$5', '$4')}
      where f.id > $1 and ($2::integer[] is null or f.type_id = any($2)) and ${worksOn('f', '$4')}
        and ($3::text is null or case when f.offers is null then f.type_id in (select id from offering) else $3 = any(f.offers) end)
      order by f.id limit ${CHUNK}
    )
    select count(*)::integer as rows, max(c.id) as "lastId", bool_or(p.synthetic) as synthetic, null as ids, ${POINTS}, null as providers,
      count(*) filter (where c.longitude is null)::integer as "withoutPoint",
      count(*) filter (where c.uncounted)::integer as uncounted
    from c join data_provider p on p.id = c.provider_id`,
    [meant.types, meant.service, day, unit],
  );
  return {
    points: pointsOf(chunks),
    regions: integersOf(chunks.map(({ regions }) => regions)),
    capacity: unit
      ? Float64Array.from(integersOf(chunks.map(({ amounts }) => amounts)))
      : new Float64Array(0),
    withoutPoint: sumOf(chunks.map(({ withoutPoint }) => withoutPoint)),
    uncounted: sumOf(chunks.map(({ uncounted }) => uncounted)),
    synthetic: chunks.some(({ synthetic }) => synthetic),
  };
}

/** @param values of the statement from its second parameter on; the first is the id to go on from */
async function readChunks(sql: Sql, text: string, values: readonly unknown[]): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let after = 0; ;) {
    const [chunk] = await sql.rows<Chunk>(text, [after, ...values]);
    if (!chunk || chunk.rows === 0) return chunks;
    chunks.push(chunk);
    if (chunk.rows < CHUNK) return chunks;
    after = chunk.lastId;
  }
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

const pointsOf = (chunks: readonly Chunk[]): Points => ({
  longitudes: doublesOf(chunks.map(({ longitudes }) => longitudes)),
  latitudes: doublesOf(chunks.map(({ latitudes }) => latitudes)),
});

/** PostgreSQL sends numbers with the highest byte first; the platform's own order is wanted, on a boundary of its own. */
function bytesOf(pieces: readonly (Buffer | null)[], swap: (bytes: Buffer) => Buffer): ArrayBuffer {
  const given = pieces.filter((piece) => piece !== null);
  const bytes = new ArrayBuffer(sumOf(given.map(({ length }) => length)));
  let at = 0;
  for (const piece of given) {
    new Uint8Array(bytes, at, piece.length).set(swap(piece));
    at += piece.length;
  }
  return bytes;
}

const doublesOf = (pieces: readonly (Buffer | null)[]) =>
  new Float64Array(bytesOf(pieces, (bytes) => bytes.swap64()));
const integersOf = (pieces: readonly (Buffer | null)[]) =>
  new Int32Array(bytesOf(pieces, (bytes) => bytes.swap32()));
