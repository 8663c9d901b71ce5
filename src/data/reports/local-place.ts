import { checkRegionCode } from '../../domain/codes.js';
import type { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { Sql } from '../sql.js';
import { soleRow } from '../sole-row.js';
import { DAY, type View } from '../view.js';

/** SQL of a column of the province, of which the plans speak. */
export const ofProvince = (column: string) =>
  `(select ${column} from region where level = 'PROVINCE' order by code limit 1)`;

/** SQL of the code that is asked about, or the province's. @param code the code's parameter; null if none is named */
export const placeAsked = (code: string) => `coalesce(${code}::text, ${ofProvince('code')})`;

/**
 * The beginning of a statement: `named` is the division of a code, or, where the code was retired by the day, what
 * replaced it by then, for an old code in a client's hands still resolves; `place` is the same, but for a township its
 * county, since services are carried out by cities and counties.
 * @param code the code's parameter
 */
export const withPlace = (code: string) => `with recursive replaced as (
    select g.*, 0 as step from region g where g.code = ${code}
    union all
    select g.*, o.step + 1 from replaced o join region g on g.id = o.replaced_by_id
    where upper(o.valid_during) <= ${DAY}::date and o.step < 10
  ), named as (select * from replaced order by step desc limit 1),
  place as (
    select p.* from named n join region p on p.path @> n.path where p.level <> 'TOWNSHIP' order by nlevel(p.path) desc limit 1
  )`;

/** Members of a row of JSON, or columns of a statement that begins so, by which {@link checkPlace} judges the code. */
export const PLACE_COLUMNS = `(select code from place) as place,
  (select level from named) as level,
  (select lower(valid_during) > ${DAY}::date from place) as early,
  (select array_agg(o.code order by o.code) from region o join place p on o.replaced_by_id = p.id) as before`;

/** What a statement tells of the division that was named. */
export interface PlaceFound {
  /** Code; null if the directory has no division of the code asked about. */
  readonly place: string | null;
  readonly level: RegionLevel | null;
  /** Whether the day lies before the division was set up; null if it has always been. */
  readonly early: boolean | null;
  /** Codes of the divisions that it replaced; null if none. */
  readonly before: readonly string[] | null;
}

/** A division as it was asked for. */
export interface PlaceAsked {
  readonly code: string;
  /** The argument that named it. */
  readonly argument: string;
  /** Which levels can be asked about; all if not given. */
  readonly levels?: readonly RegionLevel[];
}

/**
 * The code of the division that an answer is about.
 * @throws BAD_USER_INPUT for a code that the directory does not have, a level that has no answer, or a day before its time
 */
export function checkPlace(
  { place, level, early, before }: PlaceFound,
  { code, argument, levels }: PlaceAsked,
  day: CalendarDay,
): string {
  if (place === null || level === null)
    throw badInput(argument, `There is no division ${code} in the directory: name one of \`regions\`.`, {
      problem: 'REGION_UNKNOWN',
    });
  if (levels && !levels.includes(level)) {
    const wanted = levels.map((each) => each.toLowerCase()).join(' or ');
    throw badInput(argument, `${code} is a ${level.toLowerCase()}: name a ${wanted}.`, {
      problem: 'REGION_LEVEL',
    });
  }
  if (early) {
    const message = `${place} was not yet set up on ${day}: name what it replaced${before ? ` (${before.join(', ')})` : ''}, or another day.`;
    throw badInput(argument, message, { problem: 'REGION_NOT_YET', before: before ?? [] });
  }
  return place;
}

/**
 * The same where nothing else is read of it. One statement.
 * @throws BAD_USER_INPUT as {@link checkPlace} does, and for what is no code
 */
export async function readPlace(sql: Sql, asked: PlaceAsked, view: View): Promise<string> {
  const values = [checkRegionCode(asked.code, asked.argument)];
  const text = `${withPlace('$1')} select ${PLACE_COLUMNS}`;
  const found = await soleRow<PlaceFound>(sql, text, values, view);
  return checkPlace(found, asked, view.day);
}
