import { checkRegionCode } from '../../domain/codes.js';
import {
  countedSince,
  dueNext,
  expectedAt,
  isPartOfTotal,
  pathOf,
  type Goal,
} from '../../domain/indicators/path.js';
import { ObservedArea, type BetterDirection } from '../../domain/indicators/vocabulary.js';
import { checkCalendarYear, checkSpan } from '../../domain/indicators/years-asked.js';
import type { CalendarDay } from '../../domain/validity.js';
import { viewOf } from '../loaders.js';
import { jsonList, objectList } from '../json-list.js';
import { COUNTING_ORDER } from '../observations/counting.js';
import type { Reader } from '../reader.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { knownIn, type View } from '../view.js';
import type { ComputedIndicator } from './computed-facts.js';
import { readComputed } from './computed-values.js';
import {
  cellTold,
  checkDivision,
  DIVISION,
  DIVISION_FACT,
  INDICATOR_FACTS,
  readFigureRows,
  standingFigure,
  STANDING_FROM,
  type DivisionFact,
  type FigureSelections,
  type StandingFigure,
  type ToldCell,
} from './indicator-figures.js';
import { baseYearOf, goalsOf, localGoalsOf } from './promise-facts.js';

export interface SeriesRequest {
  /** Code of a division; the province if not given. */
  readonly region?: string | null | undefined;
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
  readonly area: ObservedArea;
}

/** How many years a series can have. */
const MOST_SERIES_YEARS = 100;

/** An indicator, what is promised of it, and its figures in a division. */
interface SeriesFacts extends ComputedIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly cumulative: boolean;
  readonly startYear: number;
  readonly baseYear: number;
  readonly better: BetterDirection | null;
  readonly cumulativeSince: number | null;
  readonly goals: readonly Goal[];
  /** Of the division's own, in force on the day. */
  readonly localGoals: readonly Goal[];
  /** By year, and of a year the one that counts first. */
  readonly figures: readonly (StandingFigure & { readonly year: number })[];
}

export interface ToldPoint extends ToldCell {
  readonly year: number;
  readonly expected: string | null;
  readonly goal: string | null;
}

/** The figures of an indicator in a division over years. */
export interface SeriesAnswer {
  readonly indicator: Row | null;
  readonly region: Row | null;
  readonly area: ObservedArea;
  readonly points: readonly ToldPoint[];
  readonly facts: {
    readonly indicator: Pick<SeriesFacts, 'id' | 'code' | 'name' | 'unit'>;
    readonly division: DivisionFact;
  };
}

/**
 * The figures of an indicator over years, on the view that its row was read in. All indicators that ask alike at one place
 * of an operation share their statements: one, another if values are to be worked out, and one for each kind of row asked of.
 * @param place in the operation at which it is asked
 * @throws BAD_USER_INPUT for a division that there is not, and for years out of bounds, in the wrong order or too many
 */
export function readSeries(
  reader: Reader,
  indicator: Row,
  asked: SeriesRequest,
  selections: FigureSelections,
  place: string,
): Promise<SeriesAnswer> {
  const view = viewOf(indicator, reader.present);
  if (typeof asked.from === 'number') checkCalendarYear(asked.from, 'from');
  if (typeof asked.to === 'number') checkCalendarYear(asked.to, 'to');
  checkSpan(asked, MOST_SERIES_YEARS);
  const name = `series ${place} ${JSON.stringify([asked, view])}`;
  return reader.batched(name, indicator.indicatorId as number, (ids) =>
    readAll(reader, ids, asked, selections, view),
  );
}

async function readAll(
  reader: Reader,
  ids: readonly number[],
  asked: SeriesRequest,
  selections: FigureSelections,
  view: View,
): Promise<SeriesAnswer[]> {
  const { division, indicators } = await readFacts(reader, ids, asked, view);
  const years = new Map(indicators.map((facts) => [facts.id, yearsOf(facts, asked)]));
  const computed = selections.computed
    ? await readComputed(reader.sql, {
        indicators,
        places: [division],
        years: [...new Set([...years.values()].flat())],
        area: asked.area,
        view,
        share: selections.share,
      })
    : () => [];
  const drawn = indicators.map((facts) => {
    const told = promised(facts, division, asked.area, view.day);
    const points = (years.get(facts.id) ?? []).map((year) => ({
      year,
      figures: facts.figures.filter((figure) => figure.year === year),
      computed: computed(facts.id, division.id, year),
      ...told(year),
    }));
    return { facts, points };
  });
  const all = drawn.flatMap(({ points }) => points);
  const rows = await readFigureRows(
    reader,
    {
      indicators: ids,
      regions: [division.id],
      figures: all.flatMap(({ figures }) => figures),
      computed: all.flatMap((point) => point.computed),
    },
    view,
    selections,
  );
  const answers = new Map(
    drawn.map(({ facts, points }) => [
      facts.id,
      {
        indicator: rows.indicators.get(facts.id) ?? null,
        region: rows.regions.get(division.id) ?? null,
        area: asked.area,
        points: points.map((point) => ({ ...point, ...cellTold(point.figures, point.computed, rows) })),
        facts: { indicator: facts, division },
      },
    ]),
  );
  return ids.map((id) => answers.get(id) as SeriesAnswer);
}

const TEXT = `with division as (${DIVISION})
  select (select ${DIVISION_FACT} from division) as division,
    ${objectList(
      `${INDICATOR_FACTS.members}, 'better', i.better, 'cumulativeSince', i.cumulative_since, 'cumulative', r.cumulative,
        'startYear', m.start_year,
        'baseYear', ${baseYearOf('r.indicator_id', 'm.start_year')},
        'goals', ${goalsOf('r.indicator_id')},
        'localGoals', ${localGoalsOf('r.indicator_id', '(select id from division)')},
        'figures', ${jsonList(
          standingFigure('o', `'year', o.year, `),
          `${STANDING_FROM} where o.indicator_id = r.indicator_id and o.region_id = (select id from division)
            and o.area = $3 and ${knownIn('o')}`,
          `o.year, ${COUNTING_ORDER}`,
        )}`,
      `${INDICATOR_FACTS.from} join plan m on m.id = r.plan_id where r.indicator_id = any($2::integer[]) and ${INDICATOR_FACTS.meant}`,
      'r.indicator_id',
    )} as indicators`;

async function readFacts(
  { sql }: Reader,
  ids: readonly number[],
  { region, area }: SeriesRequest,
  view: View,
): Promise<{ division: DivisionFact; indicators: readonly SeriesFacts[] }> {
  const code = typeof region === 'string' ? checkRegionCode(region, 'region') : null;
  const values: unknown[] = [code, ids, area];
  const found = await soleRow<{ division: DivisionFact | null; indicators: readonly SeriesFacts[] }>(
    sql,
    TEXT,
    values,
    view,
  );
  return { ...found, division: checkDivision(found.division, code) };
}

/** Every year from the first to the last that is asked about, or else that has a figure or a target; the newest of too many. */
function yearsOf({ figures, goals, localGoals }: SeriesFacts, { from, to }: SeriesRequest): number[] {
  const known = [...figures, ...goals, ...localGoals].map(({ year }) => year);
  const first = from ?? Math.min(...known, to ?? Infinity);
  const last = to ?? Math.max(...known, from ?? -Infinity);
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
  const years = Math.min(last - first + 1, MOST_SERIES_YEARS);
  return Array.from({ length: Math.max(years, 0) }, (_, at) => last - years + 1 + at);
}

/** What is promised by the end of a year, and what the path to the goal asks for then. Targets are of all people of a region. */
function promised(
  facts: SeriesFacts,
  { level }: DivisionFact,
  area: ObservedArea,
  day: CalendarDay,
): (year: number) => { readonly expected: string | null; readonly goal: string | null } {
  const { figures, baseYear, better, localGoals } = facts;
  const goals = [...localGoals, ...(isPartOfTotal(level, facts) ? [] : facts.goals)];
  const next = area === ObservedArea.TOTAL ? dueNext(goals, day) : undefined;
  if (!next) return () => ({ expected: null, goal: null });
  const later = figures.filter(({ year }) => year > baseYear && year <= Number(day.slice(0, 4)));
  const path = pathOf(
    {
      goal: next,
      base: figures.find(({ year }) => year === baseYear) ?? null,
      better,
      cumulativeSince: countedSince(facts),
    },
    later.flatMap(({ value }) => value ?? []),
  );
  return (year) => ({
    goal: goals.find((each) => each.year === year)?.value ?? null,
    expected: path && year <= next.year ? expectedAt(path, year) : null,
  });
}
