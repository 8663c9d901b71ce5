import type { EntityManager } from 'typeorm';
import type { PromisedIndicator } from '../domain/local-target-rules.js';
import type { CalendarDay } from '../domain/validity.js';
import { REVISED } from './revisions/tables.js';
import { inForceIn, withView } from './view.js';

/**
 * What the province promises for indicators, by their codes: as they are on a day, with the change set's own drafts in
 * force; a code of nothing in force has none. One statement; none for no codes.
 */
export async function promisedIndicators(
  manager: EntityManager,
  codes: readonly string[],
  changeSetId: number,
  day: CalendarDay,
): Promise<ReadonlyMap<string, PromisedIndicator>> {
  if (codes.length === 0) return new Map();
  const { table: name, subject } = REVISED.INDICATOR;
  const values: unknown[] = [codes];
  const statement = withView(
    `select t.code, t.unit, json_build_object('code', p.code, 'startYear', p.start_year, 'endYear', p.end_year) as plan,
      (select json_build_object('rollUp', r.roll_up, 'better', r.better, 'atLeast', r.at_least::text, 'atMost', r.at_most::text)
        from indicator_reading r where r.indicator_id = t.indicator_id) as reading,
      (select coalesce(json_agg(json_build_object('year', g.year, 'comparator', g.comparator, 'value', g.value::text, 'words', g.words)
        order by g.year), '[]'::json) from target g where g.indicator_id = t.indicator_id) as targets
    from ${name} t join plan p on p.id = t.plan_id where t.code = any($1) and ${inForceIn({ name, subject }, 't')}`,
    { day, changeSet: changeSetId, draftedFrom: day },
    (value) => `$${values.push(value)}`,
  );
  const rows: (PromisedIndicator & { code: string })[] = await manager.query(statement, values);
  return new Map(rows.map((row) => [row.code, row]));
}
