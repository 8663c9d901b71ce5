import { checkRegionCode } from '../../domain/codes.js';
import type { RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { groupBy } from '../../domain/group-by.js';
import type { ObservedArea } from '../../domain/indicators/vocabulary.js';
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

export interface TableRequest {
  readonly level: RegionLevel;
  /** Code of the division whose parts are told; the province if not given. */
  readonly region?: string | null | undefined;
  readonly year: number;
  readonly area: ObservedArea;
}

/** Rows that the tables of one operation can have together: indicators times divisions. */
export const MOST_CELLS = 20_000;

/** No division had a code before the People's Republic, and the column of years ends somewhere. */
const YEARS = { first: 1949, last: 2200 };

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
export function readTable(
  reader: Reader,
  indicator: Row,
  asked: TableRequest,
  selections: FigureSelections,
  place: string,
): Promise<TableAnswer> {
  const view = viewOf(indicator, reader.present);
  if (!(asked.year >= YEARS.first && asked.year <= YEARS.last))
    throw badInput('year', `Give a year from ${YEARS.first} to ${YEARS.last}.`, { problem: 'OUT_OF_RANGE' });
  const name = `table ${place} ${JSON.stringify([asked, view])}`;
  return reader.batched(name, indicator.indicatorId as number, (ids) =>
    readAll(reader, ids, asked, selections, view),
  );
}

async function readAll(
  reader: Reader,
  ids: readonly number[],
  asked: TableRequest,
  selections: FigureSelections,
  view: View,
): Promise<TableAnswer[]> {
  const { division, divisions, indicators, cells } = await readFacts(reader, ids, asked, view);
  if (divisions.length * ids.length > MOST_CELLS)
    throw badInput(
      'level',
      `These are ${divisions.length * ids.length} rows, and the limit is ${MOST_CELLS}: ask of fewer indicators, or of a smaller division.`,
      { problem: 'TOO_MANY', limit: MOST_CELLS },
    );
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

const list = (json: string, from: string, order: string) =>
  `(select coalesce(json_agg(${json} order by ${order}), '[]'::json) from ${from})`;
const DIVISION_FACT = `json_build_object('id', id, 'code', code, 'name', name, 'level', level)`;

const TEXT = `with division as (${DIVISION}), part as materialized (
    select g.id, g.code, g.name, g.level from region g join division d on g.path <@ d.path
    where g.level = $3 and g.valid_during @> make_date($4::integer, 12, 31)
  ) select (select ${DIVISION_FACT} from division) as division,
    ${list(DIVISION_FACT, 'part', 'code')} as divisions,
    ${list(
      `json_build_object(${INDICATOR_FACTS.members})`,
      `${INDICATOR_FACTS.from} where r.indicator_id = any($2::integer[]) and ${INDICATOR_FACTS.meant}`,
      'r.indicator_id',
    )} as indicators,
    ${list(
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
  const [found] = await sql.rows<{
    division: DivisionFact | null;
    divisions: readonly DivisionFact[];
    indicators: readonly TableFacts[];
    cells: readonly (readonly (StandingFigure & { readonly indicator: number; readonly region: number })[])[];
  }>(
    withView(TEXT, view, (value) => `$${values.push(value)}`),
    values,
  );
  if (!found) throw new Error('a statement without a table gave no row');
  return { ...found, cells: found.cells.flat(), division: checkDivision(found.division, code) };
}
