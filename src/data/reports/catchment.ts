import { accessibility, meansByGroup } from '../../domain/coverage/catchment.js';
import { LargestFirst } from '../../domain/coverage/largest-first.js';
import { ranksOf } from '../../domain/coverage/per-thousand.js';
import { MOST_METRES } from '../../domain/coverage/walking.js';
import { badInput } from '../../domain/errors.js';
import type { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import type { CalendarDay } from '../../domain/validity.js';
import { Region } from '../../entities/region.js';
import { RECORD_CHANGES, type KeptReports, type Making } from '../kept-reports.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Sql } from '../sql.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import {
  checkFirst,
  checkWait,
  MOST_LISTED,
  stateOf,
  withSettlements,
  type ReportState,
} from './coverage.js';
import { meantBy, RegionTree, type FacilitiesMeant } from './coverage-question.js';
import { readFacilities, readSettlements } from './coverage-records.js';
import { populationSources, type PopulationSource } from './coverage-sources.js';

export interface AccessibilityRequest {
  readonly view: View;
  readonly region: string;
  readonly facilityType: readonly string[];
  readonly unit: CapacityUnit;
  /** For whom the capacity is. */
  readonly population: PopulationGroup;
  /** Codes of the providers whose settlements count, anywhere; all if not given. */
  readonly populationFrom?: readonly string[] | null | undefined;
  readonly catchmentMetres: number;
  /** Seconds. */
  readonly wait: number;
}

/** A county, or everything asked about, with what its people can get at on average. */
interface KeptMean {
  readonly settlements: number;
  readonly population: number;
  /** Null of nobody. */
  readonly perThousand: string | null;
}

interface KeptAccessibility {
  readonly facilities: number;
  readonly facilitiesWithoutPoint: number;
  readonly facilitiesWithoutCapacity: number;
  readonly settlementsWithoutCount: number;
  readonly capacity: number;
  readonly unreachedCapacity: number;
  readonly whole: KeptMean;
  /** Of the division. */
  readonly populationFrom: readonly PopulationSource[];
  readonly counties: readonly (KeptMean & { readonly id: number; readonly rank: number | null })[];
  readonly countiesRanked: number;
  readonly lowest: readonly {
    readonly id: number;
    readonly population: number;
    readonly perThousand: string;
  }[];
  readonly synthetic: boolean;
}

/** A report of accessibility as asked for, done or not. */
export interface AccessibilityAnswer {
  readonly state: ReportState;
  readonly progress: number;
  readonly madeAt: string | null;
  readonly asOf: CalendarDay;
  readonly catchmentMetres: number;
  readonly view: View;
  readonly report: KeptAccessibility | null;
}

/**
 * What people can get at, by two-step floating catchment areas over all settlements and facilities; told of a division.
 * One statement if the report is kept, and one for what was asked.
 * @throws BAD_USER_INPUT for arguments out of bounds and for what there is not; SERVICE_UNAVAILABLE if too many reports
 *   are being worked out
 */
export async function readAccessibility(
  { sql }: Reader,
  kept: KeptReports,
  request: AccessibilityRequest,
): Promise<AccessibilityAnswer> {
  const { view, unit, population, catchmentMetres, wait } = request;
  checkWait(wait);
  if (!(catchmentMetres >= 1 && catchmentMetres <= MOST_METRES))
    throw badInput('catchmentMetres', `Give whole metres from 1 to ${MOST_METRES}.`, {
      problem: 'OUT_OF_RANGE',
    });
  const meant = await meantBy(sql, request, view);
  const { day } = view;
  const { report, madeAt, progress } = await kept.ask(
    sql,
    {
      kind: 'accessibility',
      asked: { ...meant, day, unit, population, catchmentMetres },
      concerns: RECORD_CHANGES,
      make: (own, making) =>
        makeAccessibility(own, making, { meant, day, unit, population, catchmentMetres }),
    },
    wait,
  );
  return { state: stateOf(report), progress, madeAt, asOf: day, catchmentMetres, view, report };
}

async function makeAccessibility(
  sql: Sql,
  { tell, finish }: Making,
  asked: Pick<AccessibilityRequest, 'unit' | 'population' | 'catchmentMetres'> & {
    readonly meant: FacilitiesMeant;
    readonly day: CalendarDay;
  },
): Promise<KeptAccessibility> {
  const { meant, day, unit, catchmentMetres } = asked;
  const tree = await RegionTree.read(sql, day);
  // Who lives beyond a border shares what lies before it: the division asked about is cut out at the end.
  const settlements = await readSettlements(sql, {
    ...{ day, group: asked.population, regions: null },
    providers: meant.populationFrom,
  });
  tell(0.15);
  const facilities = await readFacilities(sql, meant, day, unit);
  tell(0.3);
  const { perHead, unreachedCapacity } = await finish(
    accessibility(settlements, facilities, catchmentMetres),
    0.3,
    1,
  );
  const { ids, regions, population } = settlements;
  const inside = tree.within(meant.region);
  const shown = new Set([...inside].map((id) => tree.countyOf(id)));
  const counties = meansByGroup(
    perHead,
    population,
    regions.map((region) => tree.countyOf(region) ?? -1),
  ).filter(({ group }) => group > 0);
  const means = counties.map((county) => perThousandOf(county.perHead));
  const ranks = ranksOf(
    means.map((mean) => (mean === null ? null : Number(mean))),
    (a, b) => a - b,
  );
  const [whole] = meansByGroup(
    perHead,
    population.map((people, at) => (inside.has(regions[at] as number) ? people : 0)),
    regions.map(() => 0),
  );
  return {
    facilities: facilities.capacity.length,
    facilitiesWithoutPoint: facilities.withoutPoint,
    facilitiesWithoutCapacity: facilities.uncounted,
    settlementsWithoutCount: settlements.uncounted,
    capacity: facilities.capacity.reduce((sum, each) => sum + each, 0),
    unreachedCapacity,
    whole: {
      settlements: regions.reduce((sum, region) => sum + (inside.has(region) ? 1 : 0), 0),
      population: whole?.population ?? 0,
      perThousand: perThousandOf(whole?.perHead ?? null),
    },
    populationFrom: await populationSources(sql, settlements, inside),
    counties: counties.flatMap(({ group: id, settlements: places, population: people }, at) =>
      shown.has(id)
        ? [
            {
              id,
              settlements: places,
              population: people,
              perThousand: means[at] ?? null,
              rank: ranks[at] ?? null,
            },
          ]
        : [],
    ),
    countiesRanked: ranks.filter((rank) => rank !== null).length,
    lowest: lowestOf(
      perHead,
      population,
      (at) => inside.has(regions[at] as number) && population[at] !== 0,
    ).map((at) => ({
      id: ids[at] as number,
      population: population[at] as number,
      perThousand: perThousandOf(perHead[at] as number) ?? '0',
    })),
    synthetic: settlements.synthetic || facilities.synthetic,
  };
}

const perThousandOf = (perHead: number | null) => (perHead === null ? null : (1000 * perHead).toFixed(3));

/** Places of those with least, and of equal ones of those with most people. */
function lowestOf(
  perHead: Float64Array,
  population: Float64Array,
  counts: (at: number) => boolean,
): number[] {
  const heap = new LargestFirst();
  perHead.forEach((each, at) => {
    if (counts(at)) heap.push(at, -each);
  });
  const lowest = Array.from({ length: MOST_LISTED }, () => heap.pop()).flatMap((each) => each ?? []);
  // Where nothing can be got at, all are equal: those at the edge of the list are told by their people.
  const edge = lowest.at(-1)?.key;
  for (let next = heap.pop(); next && next.key === edge; next = heap.pop()) lowest.push(next);
  return lowest
    .map(({ item }) => item)
    .sort(
      (a, b) =>
        (perHead[a] as number) - (perHead[b] as number) ||
        (population[b] as number) - (population[a] as number) ||
        a - b,
    )
    .slice(0, MOST_LISTED);
}

/** A county's accessibility, and its rank among all counties that have people. */
export interface CountyAccessibility extends KeptMean {
  readonly region: Row;
  readonly rank: number | null;
}

/** Accessibility by county, in the order of their codes. One statement. */
export async function accessibilityByCounty(
  reader: Reader,
  { report, view }: AccessibilityAnswer,
  selection: Selection,
): Promise<CountyAccessibility[]> {
  const byId = new Map(report?.counties.map((county) => [county.id, county]));
  const rows = await reader.many(Region, selection, 'id', [...byId.keys()], view);
  return rows.flatMap((region) => {
    const county = byId.get(region.id as number);
    return county ? [{ ...county, region }] : [];
  });
}

/** What a settlement's people can get at. */
export interface SettlementAccessibility {
  readonly settlement: Row;
  readonly population: number;
  readonly perThousand: string;
}

/**
 * The settlements whose people can get at least, the lowest first. One statement.
 * @throws BAD_USER_INPUT for a size out of bounds
 */
export async function lowestAccessibility(
  reader: Reader,
  { report, view }: AccessibilityAnswer,
  first: number,
  selection: Selection,
): Promise<SettlementAccessibility[]> {
  checkFirst(first);
  return withSettlements(
    reader,
    view,
    report?.lowest.slice(0, first) ?? [],
    selection,
    (settlement, { population, perThousand }) => ({ settlement, population, perThousand }),
  );
}
