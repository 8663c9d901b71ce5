import { coverage, tallyByGroup, type Tally } from '../../domain/coverage/coverage.js';
import { shareOf } from '../../domain/coverage/share.js';
import { reachOf, type Reach, type ReachAsked } from '../../domain/coverage/walking.js';
import { badInput } from '../../domain/errors.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CalendarDay } from '../../domain/validity.js';
import { Region } from '../../entities/region.js';
import { Settlement } from '../../entities/settlement.js';
import { DIRECTORY_CHANGES, RECORD_CHANGES, type KeptReports, type Making } from '../kept-reports.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Sql } from '../sql.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import { meantBy, RegionTree, type FacilitiesAsked, type FacilitiesMeant } from './coverage-question.js';
import { readFacilities, readSettlements } from './coverage-records.js';
import { populationSources, type PopulationSource } from './coverage-sources.js';

/** The longest that an answer may wait for its report, in seconds: below what proxies usually allow. */
export const LONGEST_WAIT = 25;
export const MOST_SITES = 20;
/** Settlements of a list that a report keeps. */
export const MOST_LISTED = 100;

export interface CoverageRequest extends FacilitiesAsked, ReachAsked {
  readonly view: View;
  /** How many sites are proposed. */
  readonly sites: number;
  /** Seconds. */
  readonly wait: number;
}

/** How far a report has come. */
export enum ReportState {
  DONE = 'DONE',
  RUNNING = 'RUNNING',
}

/** What is kept of a coverage report: whatever the API can ask of it. */
interface KeptCoverage {
  readonly facilities: number;
  readonly facilitiesInRegion: number;
  readonly facilitiesWithoutPoint: number;
  readonly settlements: number;
  readonly population: number;
  readonly coveredPopulation: number;
  readonly populationFrom: readonly PopulationSource[];
  /** By county and by the settlements' own divisions; groups are ids of divisions. */
  readonly counties: readonly Tally[];
  readonly townships: readonly Tally[];
  readonly gaps: readonly {
    readonly id: number;
    readonly population: number;
    readonly metres: number | null;
  }[];
  readonly sites: readonly { readonly id: number; readonly addedPopulation: number }[];
  readonly synthetic: boolean;
}

/** A coverage report as asked for, done or not. */
export interface CoverageAnswer {
  readonly state: ReportState;
  readonly progress: number;
  readonly madeAt: string | null;
  readonly asOf: CalendarDay;
  readonly reach: Reach;
  readonly view: View;
  /** Code of the division that is answered for. */
  readonly place: string;
  readonly report: KeptCoverage | null;
}

/**
 * Who has a facility within reach. Settlements are those of the division; facilities those of everywhere, since people
 * cross borders. One statement if the report is kept, and one for what was asked.
 * @throws BAD_USER_INPUT for arguments out of bounds and for what there is not; SERVICE_UNAVAILABLE if too many reports
 *   are being worked out
 */
export async function readCoverage(
  { sql }: Reader,
  kept: KeptReports,
  request: CoverageRequest,
): Promise<CoverageAnswer> {
  const { view, sites, wait, facilityType, service } = request;
  const reach = reachOf(request);
  checkWait(wait);
  if (!facilityType && typeof service !== 'string')
    throw badInput('facilityType', 'Give `facilityType`, `service` or both: coverage by which facilities?', {
      problem: 'FACILITIES_MISSING',
    });
  if (!(sites >= 0 && sites <= MOST_SITES))
    throw badInput('sites', `From 0 to ${MOST_SITES} sites can be proposed.`, { problem: 'OUT_OF_RANGE' });
  const meant = await meantBy(sql, request, view);
  const { day } = view;
  const { metres } = reach;
  const { report, madeAt, progress } = await kept.ask(
    sql,
    {
      kind: 'coverage',
      asked: { ...meant, day, metres, sites },
      concerns: meant.service === null ? RECORD_CHANGES : [...RECORD_CHANGES, ...DIRECTORY_CHANGES],
      make: (own, making) => makeCoverage(own, making, { meant, day, metres, sites }),
    },
    wait,
  );
  return {
    state: stateOf(report),
    progress,
    madeAt,
    asOf: day,
    reach,
    view,
    place: meant.region,
    report,
  };
}

/** @throws BAD_USER_INPUT for a wait that is negative or too long */
export function checkWait(wait: number): void {
  if (!(wait >= 0 && wait <= LONGEST_WAIT))
    throw badInput('wait', `Wait from 0 to ${LONGEST_WAIT} seconds, and ask again for what takes longer.`, {
      problem: 'OUT_OF_RANGE',
    });
}

/** Whether a report is there. */
export const stateOf = (report: object | null) => (report ? ReportState.DONE : ReportState.RUNNING);

async function makeCoverage(
  sql: Sql,
  { tell, finish }: Making,
  asked: {
    readonly meant: FacilitiesMeant;
    readonly day: CalendarDay;
    readonly metres: number;
    readonly sites: number;
  },
): Promise<KeptCoverage> {
  const { meant, day, metres, sites } = asked;
  const tree = await RegionTree.read(sql, day);
  const inside = tree.within(meant.region);
  const settlements = await readSettlements(sql, {
    ...{ day, group: PopulationGroup.TOTAL, regions: inside },
    providers: meant.populationFrom,
  });
  tell(0.15);
  const facilities = await readFacilities(sql, meant, day, null);
  tell(0.3);
  const { ids, regions, population } = settlements;
  const result = await finish(
    coverage(settlements, facilities.points, { metres, sites, gaps: MOST_LISTED }),
    0.3,
    1,
  );
  const tallies = (groupOf: (region: number) => number) =>
    tallyByGroup(population, result.covered, regions.map(groupOf));
  const idAt = (at: number) => ids[at] as number;
  return {
    facilities: facilities.regions.length,
    facilitiesInRegion: facilities.regions.reduce((sum, region) => sum + (inside.has(region) ? 1 : 0), 0),
    facilitiesWithoutPoint: facilities.withoutPoint,
    settlements: ids.length,
    population: result.population,
    coveredPopulation: result.coveredPopulation,
    populationFrom: await populationSources(sql, settlements, inside),
    counties: tallies((region) => tree.countyOf(region) ?? region),
    townships: tallies((region) => tree.presentOf(region)),
    gaps: result.gaps.map(({ at, ...gap }) => ({ id: idAt(at), ...gap })),
    sites: result.sites.map(({ at, ...site }) => ({ id: idAt(at), ...site })),
    synthetic: settlements.synthetic || facilities.synthetic,
  };
}

/** A county or township, and how many of its people have a facility within reach. */
export interface RegionCoverage {
  readonly region: Row;
  readonly settlements: number;
  readonly population: number;
  readonly coveredPopulation: number;
  readonly share: string | null;
}

/** Coverage by county or by the settlements' own divisions, in the order of their codes. One statement. */
export async function coverageByRegion(
  reader: Reader,
  { report, view }: CoverageAnswer,
  level: 'COUNTY' | 'TOWNSHIP',
  selection: Selection,
): Promise<RegionCoverage[]> {
  const tallies = (level === 'COUNTY' ? report?.counties : report?.townships) ?? [];
  const byId = new Map(tallies.map((tally) => [tally.group, tally]));
  const rows = await reader.many(Region, selection, 'id', [...byId.keys()], view);
  return rows.flatMap((region) => {
    const tally = byId.get(region.id as number);
    if (!tally) return [];
    const { settlements, population, coveredPopulation } = tally;
    return [
      { region, settlements, population, coveredPopulation, share: shareOf(coveredPopulation, population) },
    ];
  });
}

/** People who have no facility within reach. */
export interface CoverageGap {
  readonly settlement: Row;
  readonly population: number;
  readonly metres: number | null;
}

/**
 * The largest settlements without a facility within reach. One statement.
 * @throws BAD_USER_INPUT for a size out of bounds
 */
export async function coverageGaps(
  reader: Reader,
  { report, view }: CoverageAnswer,
  first: number,
  selection: Selection,
): Promise<CoverageGap[]> {
  checkFirst(first);
  return withSettlements(reader, view, report?.gaps.slice(0, first) ?? [], selection, (settlement, gap) => ({
    settlement,
    population: gap.population,
    metres: gap.metres === null ? null : Math.round(gap.metres),
  }));
}

/** A settlement that would be a site, with what it adds to the sites before it. */
export interface ProposedSite {
  readonly settlement: Row;
  readonly addedPopulation: number;
  readonly shareAfter: string | null;
}

/** The sites that would bring most people within reach, in the order in which they were chosen. One statement. */
export async function coverageSites(
  reader: Reader,
  { report, view }: CoverageAnswer,
  selection: Selection,
): Promise<ProposedSite[]> {
  if (!report) return [];
  let covered = report.coveredPopulation;
  const sites = report.sites.map((site) => ({
    ...site,
    shareAfter: shareOf((covered += site.addedPopulation), report.population),
  }));
  return withSettlements(reader, view, sites, selection, (settlement, { addedPopulation, shareAfter }) => ({
    settlement,
    addedPopulation,
    shareAfter,
  }));
}

/** @throws BAD_USER_INPUT for a size out of bounds */
export function checkFirst(first: number): void {
  if (!(first >= 0 && first <= MOST_LISTED))
    throw badInput('first', `first must be from 0 to ${MOST_LISTED}; got ${first}.`, { limit: MOST_LISTED });
}

/** What a report tells of settlements, each with its row. Those that are no longer there are left out. One statement. */
export async function withSettlements<T extends { readonly id: number }, U>(
  reader: Reader,
  view: View,
  told: readonly T[],
  selection: Selection,
  put: (settlement: Row, each: T) => U,
): Promise<U[]> {
  const rows = await reader.many(
    Settlement,
    selection,
    'id',
    told.map(({ id }) => id),
    view,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return told.flatMap((each) => {
    const settlement = byId.get(each.id);
    return settlement ? [put(settlement, each)] : [];
  });
}
