import { PopulationGroup } from '../../domain/facilities/planning.js';
import { FEWEST } from '../../domain/inequality/convergence.js';
import { jsonList, objectList } from '../json-list.js';
import { COUNTING_ORDER, tellsNumber } from '../observations/counting.js';
import type { Sql } from '../sql.js';
import { soleRow } from '../sole-row.js';
import { DAY, knownIn, type View } from '../view.js';
import {
  lastDayOf,
  peopleOf,
  regionOverYears,
  type PeopleFact,
  type RegionOverYears,
} from './regions-over-years.js';

/** What is older is history: nobody need watch it any more. */
const RECENT_YEARS = 10;

/** Two numbers of a division, of the last two years that have any. */
export interface PairFact {
  readonly indicator: number;
  readonly region: number;
  readonly before: { readonly id: number; readonly year: number; readonly value: string };
  readonly after: { readonly id: number; readonly year: number; readonly value: string };
}

/** A county’s number in the newest year in which at least three have one. */
export interface SpreadFact {
  readonly indicator: number;
  readonly year: number;
  readonly region: number;
  readonly value: string;
}

export interface WatchlistFacts {
  /** Of the division and those right below it. */
  readonly pairs: readonly PairFact[];
  /** Of the counties in it. */
  readonly spreads: readonly SpreadFact[];
  readonly people: readonly PeopleFact[];
  readonly regions: readonly RegionOverYears[];
}

/**
 * SQL of the figures that count of the last years up to the day’s, as far as they are numbers.
 * @param regions SQL of divisions, aliased `g`, and a condition on them and the figures `o`
 */
const numbersOf = (regions: string, condition: string) => `select f.* from (
      select distinct on (o.indicator_id, o.region_id, o.year) o.id, o.indicator_id, o.region_id, o.year, o.comparator, o.value, g.code
      from ${regions} join observation o on o.region_id = g.id left join data_provider p on p.id = o.provider_id
      where o.indicator_id = any($2) and o.area = 'TOTAL' and o.year <= extract(year from ${DAY}::date)
        and o.year > extract(year from ${DAY}::date) - ${RECENT_YEARS} and ${knownIn('o')} and ${condition}
      order by o.indicator_id, o.region_id, o.year, ${COUNTING_ORDER}
    ) f where ${tellsNumber('f')}`;

const yearOf = (row: string, column: (name: string) => string) =>
  `'${row}', json_build_object('id', ${column('id')}, 'year', ${column('year')}, 'value', ${column('value')}::text)`;

// By windows, for a join of what is made up on the way would go through all pairs.
const FACTS = `with asked as (select * from region where id = $1),
  near as (
    select n.*, lag(id) over w as "id before", lag(year) over w as "year before", lag(value) over w as "value before",
      row_number() over (partition by indicator_id, region_id order by year desc) as place
    from (${numbersOf('asked a join region g on g.id = a.id or g.parent_id = a.id', `(g.id = $1 or g.valid_during @> ${DAY}::date)`)}) n
    window w as (partition by indicator_id, region_id order by year)
  ),
  county as (
    select n.*, count(*) over (partition by indicator_id, year) as others
    from (${numbersOf(
      `asked a join region g on g.level = 'COUNTY' and g.path <@ a.path and g.id <> a.id`,
      `g.valid_during @> ${lastDayOf('o.year')}`,
    )}) n
  ),
  spread as (
    select c.*, max(year) filter (where others >= ${FEWEST}) over (partition by indicator_id) as told from county c
  )
  select ${objectList(
    `'indicator', indicator_id, 'region', region_id,
      ${yearOf('before', (name) => `"${name} before"`)}, ${yearOf('after', (name) => name)}`,
    `near where place = 1 and "id before" is not null`,
    'indicator_id, code',
  )} as pairs,
    ${objectList(
      `'indicator', indicator_id, 'year', year, 'region', region_id, 'value', value::text`,
      'spread where year = told',
      'indicator_id, code',
    )} as spreads,
    ${peopleOf(PopulationGroup.TOTAL)} as people,
    ${jsonList(regionOverYears('g'), 'region g')} as regions`;

/**
 * What trends and spreads are worked out from. One statement.
 * @param region row id of the division asked about
 * @param indicators row ids of those asked about
 */
export function readWatchlistFacts(
  sql: Sql,
  region: number,
  indicators: readonly number[],
  view: View,
): Promise<WatchlistFacts> {
  return soleRow<WatchlistFacts>(sql, FACTS, [region, indicators], view);
}
