import { checkRegionCode } from '../../domain/codes.js';
import type { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { groupBy } from '../../domain/group-by.js';
import type { ObservedArea } from '../../domain/indicators/vocabulary.js';
import { checkCalendarYear } from '../../domain/indicators/years-asked.js';
import { jsonList, objectList } from '../json-list.js';
import { viewOf } from '../loaders.js';
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

export interface TableRequest {
  readonly level: RegionLevel;
  /** Code of the division whose parts are told; the province if not given. */
  readonly region?: string | null | undefined;
  readonly year: number;
  readonly area: ObservedArea;
}

/** Rows that the tables of one operation can have together: indicators times divisions. */
export const MOST_CELLS = 20_000;

/** How many rows of tables have been read for a request, and how many told: one table may be told in many places. */
const counts = { read: new WeakMap<Reader, number>(), told: new WeakMap<Reader, number>() };

/** @throws BAD_USER_INPUT once a request has more rows than {@link MOST_CELLS} */
function count(reader: Reader, how: keyof typeof counts, rows: number): void {
  const sum = (counts[how].get(reader) ?? 0) + rows;
  counts[how].set(reader, sum);
  if (sum > MOST_CELLS)
    throw badInput(
      'level',
      `These are ${sum} rows, and the limit is ${MOST_CELLS}: ask of fewer indicators and years, or of a smaller division.`,
      { problem: 'TOO_MANY', limit: MOST_CELLS },
    );
}

interface TableFacts extends ComputedIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
}

export interface ToldTableRow extends ToldCell {
  readonly region: Row | null;
  readonly division: DivisionFact;
}

/** The figures of an indicator in the divisions of a level in a year. */
export interface TableAnswer {
  readonly indicator: Row | null;
  readonly level: RegionLevel;
  readonly region: Row | null;
  readonly year: number;
  readonly area: ObservedArea;
  readonly rows: readonly ToldTableRow[];
  readonly facts: {
    readonly indicator: Pick<TableFacts, 'id' | 'code' | 'name' | 'unit'>;
    readonly division: DivisionFact;
  };
}

/**
 * The figures of an indicator by division, on the view that its row was read in: a row for each division of the level that
 * is in being at the end of the year. All indicators that ask alike at one place of an operation share their statements:
 * one, another if values are to be worked out, and one for each kind of row asked of.
 * @param place in the operation at which it is asked
 * @throws BAD_USER_INPUT for a division that there is not, a year out of bounds, and for too many cells
 */
export async function readTable(
  reader: Reader,
  indicator: Row,
  asked: TableRequest,
  selections: FigureSelections,
  place: string,
): Promise<TableAnswer> {
  const view = viewOf(indicator, reader.present);
  checkCalendarYear(asked.year);
  const name = `table ${place} ${JSON.stringify([asked, view])}`;
  const answer = await reader.batched(name, indicator.indicatorId as number, (ids) =>
    readAll(reader, ids, asked, selections, view),
  );
  count(reader, 'told', answer.rows.length);
  return answer;
}

async function readAll(
  reader: Reader,
  ids: readonly number[],
  asked: TableRequest,
  selections: FigureSelections,
  view: View,
): Promise<TableAnswer[]> {
  const { division, divisions, indicators, cells } = await readFacts(reader, ids, asked, view);
  count(reader, 'read', divisions.length * ids.length);
  const computed = selections.computed
    ? await readComputed(reader.sql, {
        indicators,
        places: divisions,
        years: [asked.year],
        area: asked.area,
        view,
        share: selections.share,
      })
    : () => [];
  const byCell = groupBy(cells, ({ indicator, region }) => `${indicator} ${region}`);
  const drawn = new Map(
    indicators.map(({ id }) => [
      id,
      divisions.map((each) => ({
        division: each,
        figures: byCell.get(`${id} ${each.id}`) ?? [],
        computed: computed(id, each.id, asked.year),
      })),
    ]),
  );
  const rows = await readFigureRows(
    reader,
    {
      indicators: ids,
      regions: [division.id, ...divisions.map(({ id }) => id)],
      figures: cells,
      computed: [...drawn.values()].flat().flatMap((cell) => cell.computed),
    },
    view,
    selections,
  );
  const facts = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return ids.map((id) => ({
    indicator: rows.indicators.get(id) ?? null,
    level: asked.level,
    region: rows.regions.get(division.id) ?? null,
    year: asked.year,
    area: asked.area,
    rows: (drawn.get(id) ?? []).map((cell) => ({
      ...cellTold(cell.figures, cell.computed, rows),
      region: rows.regions.get(cell.division.id) ?? null,
      division: cell.division,
    })),
    facts: { indicator: facts.get(id) as TableFacts, division },
  }));
}

const TEXT = `with division as (${DIVISION}), part as materialized (
    select g.id, g.code, g.name, g.level from region g join division d on g.path <@ d.path
    where g.level = $3 and g.valid_during @> make_date($4::integer, 12, 31)
  ) select (select ${DIVISION_FACT} from division) as division,
    ${jsonList(DIVISION_FACT, 'part', 'code')} as divisions,
    ${objectList(
      INDICATOR_FACTS.members,
      `${INDICATOR_FACTS.from} where r.indicator_id = any($2::integer[]) and ${INDICATOR_FACTS.meant}`,
      'r.indicator_id',
    )} as indicators,
    ${jsonList(
      'k.figures',
      // One by one, for the planner would rather read all that the divisions have ever told.
      `unnest($2::integer[]) i (id) cross join part g cross join lateral (
        select json_agg(${standingFigure('o', `'indicator', i.id, 'region', g.id, `)} order by ${COUNTING_ORDER}) as figures
        from ${STANDING_FROM}
        where o.indicator_id = i.id and o.region_id = g.id and o.year = $4::integer and o.area = $5 and ${knownIn('o')}) k
        where k.figures is not null`,
      'i.id, g.id',
    )} as cells`;

async function readFacts(
  { sql }: Reader,
  ids: readonly number[],
  { level, region, year, area }: TableRequest,
  view: View,
) {
  const code = typeof region === 'string' ? checkRegionCode(region, 'region') : null;
  const values: unknown[] = [code, ids, level, year, area];
  const found = await soleRow<{
    division: DivisionFact | null;
    divisions: readonly DivisionFact[];
    indicators: readonly TableFacts[];
    cells: readonly (readonly (StandingFigure & { readonly indicator: number; readonly region: number })[])[];
  }>(sql, TEXT, values, view);
  return { ...found, cells: found.cells.flat(), division: checkDivision(found.division, code) };
}
