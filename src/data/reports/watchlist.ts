import { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import { groupBy } from '../../domain/group-by.js';
import { ProgressVerdict, RollUp } from '../../domain/indicators/vocabulary.js';
import { worseningPerYear } from '../../domain/indicators/worsening.js';
import { FEWEST } from '../../domain/inequality/convergence.js';
import { gini } from '../../domain/inequality/gini.js';
import type { CalendarDay } from '../../domain/validity.js';
import { Indicator } from '../../entities/indicator.js';
import { Observation } from '../../entities/observation.js';
import { Region } from '../../entities/region.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import { standingsOf } from './plan-progress.js';
import { readProgressFacts, type ProgressAsked, type ProgressFacts } from './progress-facts.js';
import { endOf, livingOn, RegionsOverYears } from './regions-over-years.js';
import { rowsAsked } from './rows-asked.js';
import { readWatchlistFacts, type PairFact, type WatchlistFacts } from './watchlist-facts.js';

/** From which on something is worth watching. */
export interface WatchlistThresholds {
  /** What is missing to the expected, as a part of it. */
  readonly minimumGap: number;
  /** What is lost in a year, as a part of what it was. */
  readonly minimumWorsening: number;
  readonly minimumGini: number;
}

export const WATCHLIST_DEFAULTS: WatchlistThresholds = {
  minimumGap: 0,
  minimumWorsening: 0.02,
  minimumGini: 0.1,
};

/** How many of each kind one list tells. */
const MOST = 100;

export interface WatchlistRequest extends ProgressAsked, WatchlistThresholds {
  /** How many of each kind. */
  readonly first: number;
}

/** What an operation asks of what the list names; null if nothing. */
export interface WatchlistWanted {
  readonly indicator: Selection | null;
  readonly region: Selection | null;
  readonly observation: Selection | null;
}

/** A promise that is behind. Numbers are decimal text in the indicator’s unit. */
interface Gap {
  readonly indicator: number;
  readonly observation: number | null;
  readonly value: string | null;
  readonly valueYear: number | null;
  readonly expected: string;
  readonly goalYear: number;
  readonly gap: string;
  /** The gap as a part of what is expected. */
  readonly relative: number;
}

/** A figure that gets worse. */
interface Trend {
  readonly indicator: number;
  readonly fact: PairFact;
  readonly from: number;
  readonly to: number;
  /** What is lost in a year, as a part of what it was. */
  readonly perYear: number;
}

/** An indicator that differs much between counties. */
interface Inequality {
  readonly indicator: number;
  readonly year: number;
  readonly n: number;
  readonly gini: number;
  readonly per: PopulationGroup | null;
}

type Named<T> = Omit<T, 'indicator' | 'fact' | 'observation'> & { readonly indicator: Row };
export type WatchedGap = Named<Gap> & { readonly region: Row; readonly observation: Row | null };
export type WatchedTrend = Named<Trend> & {
  readonly region: Row;
  readonly before: Row;
  readonly after: Row;
};
export type WatchedInequality = Named<Inequality>;

export interface WatchlistAnswer extends WatchlistThresholds {
  readonly plan: Row | null;
  readonly domain: Row | null;
  readonly region: Row;
  readonly day: CalendarDay;
  readonly gaps: readonly WatchedGap[];
  readonly worsening: readonly WatchedTrend[];
  readonly inequality: readonly WatchedInequality[];
}

/**
 * What wants watching, the worst first. Two statements, and one for each kind of thing of which anything is asked.
 * @throws BAD_USER_INPUT for a plan, domain or division that there is not, a threshold below 0, and too many
 */
export async function readWatchlist(
  reader: Reader,
  request: WatchlistRequest,
  wanted: WatchlistWanted,
): Promise<WatchlistAnswer> {
  const { view, first, minimumGap, minimumWorsening, minimumGini } = request;
  checkBounds(request);
  const facts = await readProgressFacts(reader, request);
  const own = await readWatchlistFacts(
    reader.sql,
    facts.region.id as number,
    facts.indicators.map(({ indicator }) => indicator),
    view,
  );
  const gaps = worst(gapsOf(facts, view.day), ({ relative }) => relative, minimumGap, first);
  const trends = worst(trendsOf(facts, own), ({ perYear }) => perYear, minimumWorsening, first);
  const inequality = worst(inequalityOf(facts, own, view), (each) => each.gini, minimumGini, first);
  const rows = await readRows(reader, view, wanted, { gaps, trends, inequality });
  const indicatorOf = (id: number) => rows.indicators.get(id) as Row;
  const observationOf = (id: number) => rows.observations.get(id) as Row;
  return {
    plan: facts.plan,
    domain: facts.domains.get(request.domain ?? '') ?? null,
    region: facts.region,
    day: view.day,
    minimumGap,
    minimumWorsening,
    minimumGini,
    gaps: gaps.map(({ indicator, observation, ...gap }) => ({
      ...gap,
      indicator: indicatorOf(indicator),
      region: facts.region,
      observation: observation === null ? null : observationOf(observation),
    })),
    worsening: trends.map(({ indicator, fact, ...trend }) => ({
      ...trend,
      indicator: indicatorOf(indicator),
      region: rows.regions.get(fact.region) as Row,
      before: observationOf(fact.before.id),
      after: observationOf(fact.after.id),
    })),
    inequality: inequality.map((each) => ({ ...each, indicator: indicatorOf(each.indicator) })),
  };
}

function checkBounds(request: WatchlistRequest): void {
  if (!(request.first >= 0 && request.first <= MOST))
    throw badInput('first', `Ask for 0 to ${MOST} of each kind.`, { problem: 'OUT_OF_RANGE' });
  for (const argument of ['minimumGap', 'minimumWorsening', 'minimumGini'] as const) {
    if (!(request[argument] >= 0))
      throw badInput(argument, 'A threshold is 0 or more.', { problem: 'OUT_OF_RANGE' });
  }
}

/** Those above 0 that reach a threshold, the greatest first, equals in the order in which they come. */
function worst<T>(those: readonly T[], measure: (each: T) => number, least: number, first: number): T[] {
  return those
    .filter((each) => measure(each) > 0 && measure(each) >= least)
    .sort((a, b) => measure(b) - measure(a))
    .slice(0, first);
}

function gapsOf(facts: ProgressFacts, day: CalendarDay): Gap[] {
  return standingsOf(facts, day).flatMap(({ verdict, gap, expected, figure, goal, facts: of }) => {
    if (verdict !== ProgressVerdict.BEHIND || gap === null || expected === null || Number(expected) === 0)
      return [];
    return [
      {
        indicator: of.indicator,
        observation: figure?.id ?? null,
        value: figure?.value ?? null,
        valueYear: figure?.year ?? null,
        expected,
        goalYear: goal.year,
        gap,
        relative: Number(gap) / Math.abs(Number(expected)),
      },
    ];
  });
}

function trendsOf({ indicators }: ProgressFacts, { pairs }: WatchlistFacts): Trend[] {
  const facts = new Map(indicators.map((each) => [each.indicator, each]));
  return pairs.flatMap((fact) => {
    const of = facts.get(fact.indicator);
    // What adds up over the years cannot fall but by beginning anew.
    if (!of?.better || of.cumulative) return [];
    const number = ({ year, value }: PairFact['before']) => ({ year, value: Number(value) });
    const perYear = worseningPerYear(number(fact.before), number(fact.after), of.better);
    return perYear === null
      ? []
      : [{ indicator: fact.indicator, fact, from: fact.before.year, to: fact.after.year, perYear }];
  });
}

function inequalityOf(
  { indicators }: ProgressFacts,
  { spreads, people, regions }: WatchlistFacts,
  { day }: View,
): Inequality[] {
  const sums = new Set(
    indicators.filter(({ rollUp }) => rollUp === RollUp.SUM).map(({ indicator }) => indicator),
  );
  const tree = new RegionsOverYears(regions);
  const known = new Map<CalendarDay, ReadonlyMap<number, number>>();
  const peopleOn = (end: CalendarDay) => {
    const own = known.get(end) ?? tree.sums(livingOn(people, end), RegionLevel.COUNTY, end);
    known.set(end, own);
    return own;
  };
  return [...groupBy(spreads, (each) => each.indicator)].flatMap(([indicator, values]) => {
    const year = values[0]?.year ?? 0;
    const persons = sums.has(indicator) ? peopleOn(endOf(year, day)) : null;
    // Totals differ with the size of the counties: they compare per person, or not at all.
    const compared = values.flatMap(({ region, value }) => {
      const divisor = persons ? (persons.get(region) ?? 0) : 1;
      return divisor > 0 ? [{ value: Number(value) / divisor, weight: 1 }] : [];
    });
    if (compared.length < FEWEST || compared.some(({ value }) => value < 0)) return [];
    const coefficient = gini(compared);
    const per = persons ? PopulationGroup.TOTAL : null;
    return coefficient === null ? [] : [{ indicator, year, n: compared.length, gini: coefficient, per }];
  });
}

async function readRows(
  reader: Reader,
  view: View,
  wanted: WatchlistWanted,
  found: {
    readonly gaps: readonly Gap[];
    readonly trends: readonly Trend[];
    readonly inequality: readonly Inequality[];
  },
) {
  const { gaps, trends, inequality } = found;
  const [indicators, regions, observations] = await Promise.all([
    rowsAsked(
      reader,
      Indicator,
      wanted.indicator,
      'indicatorId',
      [...gaps, ...trends, ...inequality].map(({ indicator }) => indicator),
      view,
    ),
    rowsAsked(
      reader,
      Region,
      wanted.region,
      'id',
      trends.map(({ fact }) => fact.region),
      view,
    ),
    rowsAsked(
      reader,
      Observation,
      wanted.observation,
      'id',
      [
        ...gaps.flatMap(({ observation }) => observation ?? []),
        ...trends.flatMap(({ fact }) => [fact.before.id, fact.after.id]),
      ],
      view,
    ),
  ]);
  return { indicators, regions, observations };
}
