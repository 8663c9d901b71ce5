import { checkRegionCode } from '../../domain/codes.js';
import { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { expectedAt, pathOf, type Goal } from '../../domain/indicators/path.js';
import { ObservedArea, RollUp, type BetterDirection } from '../../domain/indicators/vocabulary.js';
import type { CalendarDay } from '../../domain/validity.js';
import { viewOf } from '../loaders.js';
import { COUNTING_ORDER } from '../observations/counting.js';
import type { Reader } from '../reader.js';
import type { Row } from '../table.js';
import { knownIn, withView, type View } from '../view.js';
import type { ComputedIndicator } from './computed-facts.js';
import { readComputed } from './computed-values.js';
import {
  cellTold,
  checkDivision,
  DIVISION,
  INDICATOR_FACTS,
  readFigureRows,
  standingFigure,
  STANDING_FROM,
  type DivisionFact,
  type FigureSelections,
  type StandingFigure,
  type ToldCell,
} from './indicator-figures.js';
import { dueNext } from './plan-progress.js';

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
 * @throws BAD_USER_INPUT for a division that there is not, and for years in the wrong order or too many
 */
export function readSeries(
  reader: Reader,
  indicator: Row,
  asked: SeriesRequest,
  selections: FigureSelections,
  place: string,
): Promise<SeriesAnswer> {
  const view = viewOf(indicator, reader.present);
  checkYears(asked);
  const name = `series ${place} ${JSON.stringify([asked, view])}`;
  return reader.batched(name, indicator.indicatorId as number, (ids) =>
    readAll(reader, ids, asked, selections, view),
  );
}

function checkYears({ from, to }: SeriesRequest): void {
  if (typeof from !== 'number' || typeof to !== 'number') return;
  if (from > to)
    throw badInput('to', `The last year ${to} is before the first, ${from}.`, { problem: 'OUT_OF_ORDER' });
  if (to - from >= MOST_SERIES_YEARS)
    throw badInput('from', `Ask about at most ${MOST_SERIES_YEARS} years at once.`, {
      problem: 'OUT_OF_RANGE',
    });
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

const list = (json: string, from: string, order: string) =>
  `(select coalesce(json_agg(${json} order by ${order}), '[]'::json) from ${from})`;
const goal = (alias: string) =>
  `json_build_object('year', ${alias}.year, 'comparator', ${alias}.comparator, 'value', ${alias}.value::text, 'words', ${alias}.words)`;

const TEXT = `with division as (${DIVISION})
  select (select json_build_object('id', id, 'code', code, 'name', name, 'level', level) from division) as division,
    ${list(
      `json_build_object(${INDICATOR_FACTS.members}, 'better', i.better, 'cumulativeSince', i.cumulative_since, 'cumulative', r.cumulative,
        'startYear', m.start_year,
        'baseYear', coalesce((select max(o.year) from observation o where o.indicator_id = r.indicator_id and o.source_id is not null
          and o.area = 'TOTAL' and o.year < m.start_year and ${knownIn('o')}), m.start_year - 1),
        'goals', ${list(goal('t'), 'target t where t.indicator_id = r.indicator_id', 't.year')},
        'localGoals', ${list(
          goal('l'),
          `local_target_revision l where l.indicator_id = r.indicator_id and l.region_id = (select id from division)
            and {in force local_target_revision local_target_id l}`,
          'l.year',
        )},
        'figures', ${list(
          standingFigure('o', `'year', o.year, `),
          `${STANDING_FROM} where o.indicator_id = r.indicator_id and o.region_id = (select id from division)
            and o.area = $3 and ${knownIn('o')}`,
          `o.year, ${COUNTING_ORDER}`,
        )})`,
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
  const [found] = await sql.rows<{ division: DivisionFact | null; indicators: readonly SeriesFacts[] }>(
    withView(TEXT, view, (value) => `$${values.push(value)}`),
    values,
  );
  if (!found) throw new Error('a statement without a table gave no row');
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
  const { figures, baseYear, better, cumulative, startYear, localGoals } = facts;
  const ofAll = level !== RegionLevel.PROVINCE && (cumulative || facts.rollUp === RollUp.SUM);
  const goals = [...localGoals, ...(ofAll ? [] : facts.goals)];
  const next = area === ObservedArea.TOTAL ? dueNext(goals, day) : undefined;
  if (!next) return () => ({ expected: null, goal: null });
  const later = figures.filter(({ year }) => year > baseYear && year <= Number(day.slice(0, 4)));
  const path = pathOf(
    {
      goal: next,
      base: figures.find(({ year }) => year === baseYear) ?? null,
      better,
      cumulativeSince: cumulative ? (facts.cumulativeSince ?? startYear) : null,
    },
    later.flatMap(({ value }) => value ?? []),
  );
  return (year) => ({
    goal: goals.find((each) => each.year === year)?.value ?? null,
    expected: path && year <= next.year ? expectedAt(path, year) : null,
  });
}
