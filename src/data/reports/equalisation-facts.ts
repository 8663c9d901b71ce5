import { checkRegionCode } from '../../domain/codes.js';
import { RegionLevel, type Comparator } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import type { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import type { BetterDirection, ObservedArea, RollUp } from '../../domain/indicators/vocabulary.js';
import { MOST_YEARS, type YearsAsked } from '../../domain/indicators/years-asked.js';
import type { CalendarDay } from '../../domain/validity.js';
import { jsonList, NO_ROWS, objectList } from '../json-list.js';
import { COUNTING_ORDER } from '../observations/counting.js';
import type { Sql } from '../sql.js';
import { soleRow } from '../sole-row.js';
import { DAY, firstDay, knownIn, publishedIn, type Versioned, type View } from '../view.js';
import { countOn, worksOn } from './coverage-records.js';
import { DIVISION_FACT } from './indicator-figures.js';
import { checkPlace, PLACE_COLUMNS, placeAsked, withPlace, type PlaceFound } from './local-place.js';
import { indicatorUnknown } from './named-indicator.js';
import {
  lastDayOf,
  peopleOf,
  regionOverYears,
  type PeopleFact,
  type RegionOverYears,
} from './regions-over-years.js';

/** What is compared: an indicator’s figures, or the capacity of a kind of facility. */
export type EqualisationSubject =
  | { readonly indicator: string; readonly area: ObservedArea }
  | { readonly facilityType: string; readonly unit: CapacityUnit };

/** Which facts are asked for. */
export interface FactsAsked {
  readonly subject: EqualisationSubject;
  /** Code of a province, city or county; the province if null. */
  readonly region: string | null;
  readonly level: RegionLevel;
  readonly years: YearsAsked;
  /** Whose number is read with it; null if nobody is counted. */
  readonly people: PopulationGroup | null;
}

/** A division of the level, below the one asked about, with the days on which its code is in use. */
export interface UnitFact {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Id of the city that it is or lies in; null if there is none. */
  readonly city: number | null;
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
}

/** The figure that counts of a region and year. */
export interface FigureFact {
  readonly id: number;
  readonly region: number;
  readonly year: number;
  readonly comparator: Comparator;
  /** Decimal text; null of words. */
  readonly value: string | null;
}

/** What the facilities of a division of any level have at the end of a year. */
export interface CapacityFact {
  readonly region: number;
  readonly year: number;
  readonly capacity: number;
  /** Facilities that work, and of these those without a count. */
  readonly facilities: number;
  readonly uncounted: number;
}

/** The indicator or kind of facility that was named. */
export interface NamedSubject {
  readonly id: number;
  readonly name: string;
  /** As printed; null of a kind of facility, and of an indicator without. */
  readonly unit: string | null;
  /** Null of a kind of facility, and of an indicator that nobody has read. */
  readonly rollUp: RollUp | null;
  readonly better: BetterDirection | null;
}

/** All that a report is worked out from. */
export interface EqualisationFacts {
  readonly place: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly level: RegionLevel;
  };
  readonly subject: NamedSubject;
  readonly units: readonly UnitFact[];
  /** Of an indicator. */
  readonly figures: readonly FigureFact[];
  /** Of a kind of facility: the years that can be told, … */
  readonly years: readonly number[];
  /** … and what there was. */
  readonly capacities: readonly CapacityFact[];
  readonly people: readonly PeopleFact[];
  /** All divisions, if people or capacities have to be sorted into them. */
  readonly regions: readonly RegionOverYears[];
}

const LEVELS = [RegionLevel.PROVINCE, RegionLevel.CITY, RegionLevel.COUNTY];

/** SQL: the division asked about, or the province. */
const ASKED = placeAsked('$1');

/**
 * What a report of equality is worked out from. One statement.
 * @throws BAD_USER_INPUT for a division, indicator or kind that there is not, and for a township
 */
export async function readEqualisationFacts(
  sql: Sql,
  asked: FactsAsked,
  view: View,
): Promise<EqualisationFacts> {
  const region = asked.region === null ? null : checkRegionCode(asked.region, 'region');
  const ofIndicator = 'indicator' in asked.subject;
  const facts = ofIndicator ? INDICATOR : FACILITY_TYPE;
  const [code, kind] =
    'indicator' in asked.subject
      ? [asked.subject.indicator, asked.subject.area]
      : [asked.subject.facilityType, asked.subject.unit];
  const { from, to } = asked.years;
  const values: unknown[] = [region, asked.level, code, kind, from, to];
  const text = `${withPlace(ASKED)}, unit as (
      select g.id, g.code, g.name, g.valid_during, c.id as city
      from named n join region g on g.level = $2 and g.path <@ n.path
        left join region c on c.level = 'CITY' and c.code = subpath(g.path, 1, 1)::text
    ), ${facts.with}
    select ${PLACE_COLUMNS}, ${ASKED} as asked, (select ${DIVISION_FACT} from named) as "named",
      (select json_build_object('id', id, 'name', name, 'unit', unit, 'rollUp', roll_up, 'better', better) from subject) as subject,
      ${objectList(`'id', id, 'code', code, 'name', name, 'city', city, 'from', lower(valid_during), 'until', upper(valid_during)`, 'unit', 'code')} as units,
      ${facts.figures} as figures, ${facts.years} as years, ${facts.capacities} as capacities,
      ${asked.people === null ? NO_ROWS : peopleOf(asked.people)} as people,
      ${asked.people === null && ofIndicator ? NO_ROWS : jsonList(regionOverYears('g'), 'region g')} as regions`;
  const found = await soleRow<
    PlaceFound &
      Omit<EqualisationFacts, 'place' | 'subject'> & {
        asked: string | null;
        named: EqualisationFacts['place'];
        subject: NamedSubject | null;
      }
  >(sql, text, values, view);
  checkPlace(found, { code: found.asked ?? '', argument: 'region', levels: LEVELS }, view.day);
  if (found.subject === null) throw unknown(asked.subject);
  return { ...found, place: found.named, subject: found.subject };
}

/** SQL of what is read of one kind of subject: `subject` is its row. */
interface FactsOf {
  readonly with: string;
  readonly figures: string;
  readonly years: string;
  readonly capacities: string;
}

function unknown(subject: EqualisationSubject): Error {
  return 'indicator' in subject
    ? indicatorUnknown('indicator', subject.indicator)
    : badInput(
        'facilityType',
        `There is no kind of facility ${subject.facilityType.slice(0, 80)}: name one of \`facilityTypes\`.`,
        { problem: 'FACILITY_TYPE_UNKNOWN' },
      );
}

/**
 * SQL: which revision names what figures belong to, though none be in force: of those known to the view and begun by its
 * day, the newest.
 */
const naming = (versioned: Versioned) =>
  `(${publishedIn(versioned, 'v')}) desc, (${firstDay('v')} <= ${DAY}::date) desc, v.begins_on desc nulls last, v.id desc limit 1`;

const INDICATOR: FactsOf = {
  with: `subject as (
      select v.indicator_id as id, v.name, v.unit, r.roll_up, r.better
      from indicator_revision v left join indicator_reading r on r.indicator_id = v.indicator_id
      where v.code = $3 and v.published_at is not null
      order by ${naming({ name: 'indicator_revision', subject: 'indicator_id' })}
    ), figure as (
      select distinct on (o.region_id, o.year) o.id, o.region_id, o.year, o.comparator, o.value
      from unit u join observation o on o.region_id = u.id and o.indicator_id = (select id from subject)
        left join data_provider p on p.id = o.provider_id
      where o.area = $4 and o.year >= coalesce($5::integer, 0)
        and o.year <= coalesce($6::integer, extract(year from ${DAY}::date)) and ${knownIn('o')}
      order by o.region_id, o.year, ${COUNTING_ORDER}
    )`,
  figures: objectList(
    `'id', id, 'region', region_id, 'year', year, 'comparator', comparator, 'value', value::text`,
    'figure',
  ),
  years: NO_ROWS,
  capacities: NO_ROWS,
};

const FACILITY_TYPE: FactsOf = {
  with: `subject as (
      select v.facility_type_id as id, v.name, null::text as unit, null::text as roll_up, 'HIGHER' as better
      from facility_type_revision v where v.code = $3 and v.published_at is not null
      order by ${naming({ name: 'facility_type_revision', subject: 'facility_type_id' })}
    ), told as (
      select y.year
      from (select coalesce($6::integer, extract(year from ${DAY}::date)::integer) as last) l,
        (select extract(year from min(c.counted_on))::integer as first from facility f
          join facility_capacity c on c.facility_id = f.id and c.unit = $4 where f.type_id = (select id from subject)) b,
        generate_series(coalesce($5::integer, b.first), l.last) as y (year)
      where y.year > l.last - ${MOST_YEARS}
    ), capacity as (
      select f.region_id as region, y.year, coalesce(sum(c.maximum), 0)::bigint as capacity,
        count(*)::integer as facilities, count(*) filter (where c.maximum is null)::integer as uncounted
      from told y join facility f on f.type_id = (select id from subject) and ${worksOn('f', lastDayOf('y.year'))}
        left join facility_capacity c on ${countOn('c', 'f', '$4', lastDayOf('y.year'))}
      group by f.region_id, y.year
    )`,
  figures: NO_ROWS,
  years: jsonList('year', 'told', 'year'),
  capacities: objectList(
    `'region', region, 'year', year, 'capacity', capacity, 'facilities', facilities, 'uncounted', uncounted`,
    'capacity',
  ),
};
