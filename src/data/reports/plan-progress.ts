import { IndicatorNature } from '../../domain/enums.js';
import { progressOf, type Progress } from '../../domain/indicator-progress.js';
import { countedSince, dueNext, isPartOfTotal } from '../../domain/indicators/path.js';
import { ProgressVerdict } from '../../domain/indicators/vocabulary.js';
import type { CalendarDay } from '../../domain/validity.js';
import { Indicator } from '../../entities/indicator.js';
import { LocalTarget } from '../../entities/local-target.js';
import { Observation } from '../../entities/observation.js';
import { Target } from '../../entities/target.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import type { View } from '../view.js';
import {
  readProgressFacts,
  type FigureRow,
  type GoalRow,
  type IndicatorFacts,
  type ProgressAsked,
  type ProgressFacts,
} from './progress-facts.js';
import { rowsAsked } from './rows-asked.js';

/** How the promise of an indicator stands in a division. Rows are told by their ids. */
export interface IndicatorStanding extends Progress<FigureRow> {
  readonly facts: IndicatorFacts;
  /** What it is judged by. */
  readonly goal: GoalRow;
  /** What the province promises; null if it promises nothing. */
  readonly target: number | null;
  /** The division's own target, if it is judged by that. */
  readonly localTarget: number | null;
  /** All figures of the base's year, the one that counts first. */
  readonly baseFigures: readonly FigureRow[];
}

/** How many promises stand how. */
export interface ProgressCount {
  readonly nature: IndicatorNature | null;
  readonly domain: Row | null;
  readonly met: number;
  readonly onTrack: number;
  readonly behind: number;
  readonly noData: number;
  readonly notMeasurable: number;
  readonly total: number;
}

export interface PlanProgressAnswer {
  readonly plan: Row;
  readonly region: ProgressFacts['region'];
  readonly day: CalendarDay;
  readonly view: View;
  /** In the plan's order. */
  readonly standings: readonly IndicatorStanding[];
  readonly total: ProgressCount;
  readonly byNature: readonly ProgressCount[];
  readonly byDomain: readonly ProgressCount[];
}

/**
 * How the promises of a plan stand in a division on the view's day. One statement.
 * @throws BAD_USER_INPUT as {@link readProgressFacts} does
 */
export async function readPlanProgress(
  reader: Reader,
  asked: ProgressAsked & { readonly plan: string },
): Promise<PlanProgressAnswer> {
  const { view } = asked;
  const facts = await readProgressFacts(reader, asked);
  const standings = standingsOf(facts, view.day);
  const counted = (some: readonly IndicatorStanding[], by: Partial<ProgressCount> = {}) => ({
    ...countOf(some),
    ...by,
  });
  return {
    plan: facts.plan as Row,
    region: facts.region,
    day: view.day,
    view,
    standings,
    total: counted(standings),
    byNature: [...Object.values(IndicatorNature), null].flatMap((nature) => {
      const some = standings.filter((standing) => standing.facts.nature === nature);
      return some.length > 0 ? [counted(some, { nature })] : [];
    }),
    byDomain: [...facts.domains].flatMap(([code, domain]) => {
      const some = standings.filter((standing) => standing.facts.domain === code);
      return some.length > 0 ? [counted(some, { domain })] : [];
    }),
  };
}

/** How each promise stands on a day; indicators without a target promise nothing and are left out. */
export function standingsOf({ region, indicators }: ProgressFacts, day: CalendarDay): IndicatorStanding[] {
  return indicators.flatMap((facts) => {
    const promised = dueNext(facts.goals, day);
    const [goal, own] = [dueNext([...facts.localGoals, ...facts.goals], day), new Set(facts.localGoals)];
    if (!goal) return [];
    const { baseYear, figures, references } = facts;
    const ofProvince = !own.has(goal);
    const base = figures.filter(({ year }) => year === baseYear);
    const progress = progressOf({
      goal,
      base,
      observed: firstOfYears(figures).filter(({ year }) => year > baseYear),
      references: firstOfYears(references),
      better: facts.better,
      cumulativeSince: countedSince(facts),
      partOfTotal: ofProvince && isPartOfTotal(region.level, facts),
      day,
    });
    return [
      {
        ...progress,
        facts,
        goal,
        target: promised?.id ?? null,
        localTarget: ofProvince ? null : goal.id,
        baseFigures: base,
      },
    ];
  });
}

/** Of each year, the figure that counts. */
function firstOfYears(figures: readonly FigureRow[]): FigureRow[] {
  return figures.filter((figure, at) => figures[at - 1]?.year !== figure.year);
}

function countOf(standings: readonly IndicatorStanding[]): ProgressCount {
  const of = (wanted: ProgressVerdict) => standings.filter(({ verdict }) => verdict === wanted).length;
  return {
    nature: null,
    domain: null,
    met: of(ProgressVerdict.MET),
    onTrack: of(ProgressVerdict.ON_TRACK),
    behind: of(ProgressVerdict.BEHIND),
    noData: of(ProgressVerdict.NO_DATA),
    notMeasurable: of(ProgressVerdict.NOT_MEASURABLE),
    total: standings.length,
  };
}

/** What is asked of the rows of each kind; null if nothing. */
export interface StandingSelections {
  readonly indicator: Selection | null;
  readonly target: Selection | null;
  readonly localTarget: Selection | null;
  readonly observation: Selection | null;
}

/** The rows that standings name, by id. */
export interface StandingRows {
  readonly indicators: ReadonlyMap<unknown, Row>;
  readonly targets: ReadonlyMap<unknown, Row>;
  readonly localTargets: ReadonlyMap<unknown, Row>;
  readonly observations: ReadonlyMap<unknown, Row>;
}

/** The rows that standings name, each as it is asked for. Up to four statements, one for each kind that is. */
export async function readStandingRows(
  reader: Reader,
  standings: readonly IndicatorStanding[],
  view: View,
  selections: StandingSelections,
): Promise<StandingRows> {
  const figures = standings.flatMap(({ figure, baseFigures, points }) => [
    ...(figure ? [figure] : []),
    ...baseFigures,
    ...points,
  ]);
  const ids = (key: 'target' | 'localTarget') => standings.map((standing) => standing[key]);
  const [indicators, targets, localTargets, observations] = await Promise.all([
    rowsAsked(
      reader,
      Indicator,
      selections.indicator,
      'indicatorId',
      standings.map(({ facts }) => facts.indicator),
      view,
    ),
    rowsAsked(reader, Target, selections.target, 'id', ids('target'), view),
    rowsAsked(reader, LocalTarget, selections.localTarget, 'id', ids('localTarget'), view),
    rowsAsked(
      reader,
      Observation,
      selections.observation,
      'id',
      figures.map(({ id }) => id),
      view,
    ),
  ]);
  return { indicators, targets, localTargets, observations };
}
