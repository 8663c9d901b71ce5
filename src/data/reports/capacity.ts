import {
  comparePerHead,
  perThousand,
  ranksOf,
  type CapacityOfPlace,
} from '../../domain/coverage/per-thousand.js';
import { badInput } from '../../domain/errors.js';
import type { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import type { CalendarDay } from '../../domain/validity.js';
import { Region } from '../../entities/region.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Sql } from '../sql.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import { readPlans, type PlanNumbers } from './capacity-plans.js';
import { meantBy, RegionTree } from './coverage-question.js';
import { countOn, GROUP_COLUMN, settledOn, worksOn } from './coverage-records.js';
import type { PopulationSource } from './coverage-sources.js';

/** No capacity was counted before the People's Republic had divisions to count it in. */
const FIRST_YEAR = 1949;

export interface CapacityRequest {
  readonly facilityType: readonly string[];
  readonly unit: CapacityUnit;
  readonly region: string;
  readonly year: number;
  readonly population: PopulationGroup;
  /** Codes of the providers whose settlements count; all if not given. */
  readonly populationFrom?: readonly string[] | null | undefined;
}

/** A county with its capacity for its people, by the county's row id. */
interface CountyNumbers extends CapacityOfPlace {
  readonly id: number;
  readonly perThousand: string | null;
  readonly rank: number | null;
}

export interface CapacityAnswer extends CapacityOfPlace {
  readonly asOf: CalendarDay;
  readonly perThousand: string | null;
  readonly facilities: number;
  readonly facilitiesWithoutCapacity: number;
  readonly settlements: number;
  readonly settlementsWithoutCount: number;
  readonly populationCountedFrom: CalendarDay | null;
  readonly populationCountedTo: CalendarDay | null;
  readonly populationFrom: readonly PopulationSource[];
  /** Counties of the province that are ranked. */
  readonly countiesRanked: number;
  readonly synthetic: boolean;
  readonly view: View;
  readonly counties: readonly CountyNumbers[];
  readonly plans: readonly PlanNumbers[];
}

interface SupplyRow {
  readonly region: number;
  readonly capacity: string;
  readonly facilities: number;
  readonly uncounted: number;
  readonly synthetic: boolean;
}

interface PeopleRow {
  readonly region: number;
  /** Code of who gave them. */
  readonly provider: string;
  readonly people: string;
  readonly settlements: number;
  readonly uncounted: number;
  readonly countedFrom: CalendarDay | null;
  readonly countedTo: CalendarDay | null;
  readonly synthetic: boolean;
}

/**
 * Capacity per thousand people of a division and its counties, at the end of a year or today. Five statements.
 * @throws BAD_USER_INPUT for a year that has not begun, and for a division or kind that there is not
 */
export async function readCapacity(
  { sql, present, today }: Reader,
  request: CapacityRequest,
): Promise<CapacityAnswer> {
  const { unit, year, population } = request;
  const day = dayOf(year, today);
  const view: View = day === today ? present : { day };
  const meant = await meantBy(sql, request, view);
  const types = meant.types ?? [];
  const tree = await RegionTree.read(sql, day);
  const inside = tree.within(meant.region);
  const supply = await readSupply(sql, types, unit, day);
  const people = await readPeople(sql, population, day, meant.populationFrom);
  const ofRegions = (ids: (id: number) => boolean) => ({
    capacity: sumOf(supply, ids, (row) => Number(row.capacity)),
    population: sumOf(people, ids, (row) => Number(row.people)),
  });
  const byCounty = new Map<number, { capacity: number; population: number }>();
  for (const id of tree.counties) byCounty.set(id, { capacity: 0, population: 0 });
  for (const row of supply) addTo(byCounty, tree.countyOf(row.region), 'capacity', Number(row.capacity));
  for (const row of people) addTo(byCounty, tree.countyOf(row.region), 'population', Number(row.people));
  const numbers = [...byCounty].map(([id, each]) => ({ id, ...each, perThousand: perThousand(each) }));
  const ranks = ranksOf(
    numbers.map((each) => (each.perThousand === null ? null : each)),
    comparePerHead,
  );
  const shown = new Set([...inside].map((id) => tree.countyOf(id)));
  const here = people.filter(({ region }) => inside.has(region));
  const facilities = supply.filter(({ region }) => inside.has(region));
  const whole = ofRegions((id) => inside.has(id));
  return {
    ...whole,
    perThousand: perThousand(whole),
    asOf: day,
    facilities: sumOf(facilities, all, (row) => row.facilities - row.uncounted),
    facilitiesWithoutCapacity: sumOf(facilities, all, (row) => row.uncounted),
    settlements: sumOf(here, all, (row) => row.settlements),
    settlementsWithoutCount: sumOf(here, all, (row) => row.uncounted),
    populationCountedFrom: least(here.map(({ countedFrom }) => countedFrom)),
    populationCountedTo: greatest(here.map(({ countedTo }) => countedTo)),
    populationFrom: sourcesOf(here),
    countiesRanked: ranks.filter((rank) => rank !== null).length,
    synthetic: [...here, ...facilities].some(({ synthetic }) => synthetic),
    view,
    counties: numbers
      .map((each, at) => ({ ...each, rank: ranks[at] ?? null }))
      .filter(({ id }) => shown.has(id)),
    plans: await readPlans(sql, types, unit, population, year),
  };
}

function dayOf(year: number, today: CalendarDay): CalendarDay {
  const thisYear = Number(today.slice(0, 4));
  if (!(year >= FIRST_YEAR && year <= thisYear))
    throw badInput('year', `Give a year from ${FIRST_YEAR} to ${thisYear}: later ones have not begun.`, {
      problem: 'OUT_OF_RANGE',
    });
  return year === thisYear ? today : `${year}-12-31`;
}

function readSupply(
  sql: Sql,
  types: readonly number[],
  unit: CapacityUnit,
  day: CalendarDay,
): Promise<SupplyRow[]> {
  return sql.rows<SupplyRow>(
    `select f.region_id as region, coalesce(sum(c.maximum), 0)::text as capacity, count(*)::integer as facilities,
      count(*) filter (where c.maximum is null)::integer as uncounted,
      bool_or(f.provider_id in (select id from data_provider where synthetic)) as synthetic
    from facility f left join facility_capacity c on ${countOn('c', 'f', '$2', '$3')}
    where f.type_id = any($1) and ${worksOn('f', '$3')} group by f.region_id`,
    [types, unit, day],
  );
}

function readPeople(
  sql: Sql,
  group: PopulationGroup,
  day: CalendarDay,
  providers: readonly number[] | null,
): Promise<PeopleRow[]> {
  const people = `s.${GROUP_COLUMN[group]}`;
  return sql.rows<PeopleRow>(
    `select s.region_id as region, p.code as provider, coalesce(sum(${people}), 0)::text as people, count(*)::integer as settlements,
      count(*) filter (where ${people} is null)::integer as uncounted, min(s.counted_on) as "countedFrom",
      max(s.counted_on) as "countedTo", bool_or(p.synthetic) as synthetic
    from settlement s join data_provider p on p.id = s.provider_id
    where ${settledOn('s', '$1', '$2')} group by s.region_id, p.code order by p.code`,
    [day, providers],
  );
}

function sourcesOf(people: readonly PeopleRow[]): PopulationSource[] {
  return [...new Set(people.map(({ provider }) => provider))].map((provider) => {
    const own = people.filter((row) => row.provider === provider);
    return {
      provider,
      settlements: sumOf(own, all, (row) => row.settlements),
      population: sumOf(own, all, (row) => Number(row.people)),
    };
  });
}

const all = () => true;

const sumOf = <T extends { readonly region: number }>(
  rows: readonly T[],
  counts: (region: number) => boolean,
  number: (row: T) => number,
) => rows.reduce((sum, row) => (counts(row.region) ? sum + number(row) : sum), 0);

function addTo(
  counties: Map<number, { capacity: number; population: number }>,
  county: number | null,
  what: 'capacity' | 'population',
  number: number,
): void {
  const numbers = county === null ? undefined : counties.get(county);
  if (numbers) numbers[what] += number;
}

const given = (days: readonly (CalendarDay | null)[]) => days.filter((day) => day !== null).sort();
const least = (days: readonly (CalendarDay | null)[]) => given(days)[0] ?? null;
const greatest = (days: readonly (CalendarDay | null)[]) => given(days).at(-1) ?? null;

/** A county with its capacity. */
export interface CountyCapacity extends Omit<CountyNumbers, 'id'> {
  readonly region: Row;
}

/** Capacity by county, in the order of their codes. One statement. */
export async function capacityByCounty(
  reader: Reader,
  { counties, view }: CapacityAnswer,
  selection: Selection,
): Promise<CountyCapacity[]> {
  const byId = new Map(counties.map((county) => [county.id, county]));
  const rows = await reader.many(Region, selection, 'id', [...byId.keys()], view);
  return rows.flatMap((region) => {
    const county = byId.get(region.id as number);
    return county ? [{ ...county, region }] : [];
  });
}
