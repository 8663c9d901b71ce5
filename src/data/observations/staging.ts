import type { ObservationValues } from '../../domain/indicators/observation-record.js';
import type { Run } from '../imports/run.js';

/** An observation as it was read, and where it stood. */
export interface StagedObservation extends ObservationValues {
  readonly line: number;
}

/** The column of each value, with its type. */
const COLUMNS: Readonly<Record<keyof StagedObservation, readonly [column: string, type: string]>> = {
  line: ['line', 'integer'],
  indicatorId: ['indicator_id', 'integer'],
  regionId: ['region_id', 'integer'],
  year: ['year', 'smallint'],
  area: ['area', 'text'],
  comparator: ['comparator', 'text'],
  value: ['value', 'numeric'],
  words: ['words', 'text'],
  printed: ['printed', 'text'],
  status: ['status', 'text'],
  citation: ['citation', 'text'],
  note: ['note', 'text'],
  reason: ['reason', 'text'],
  replaces: ['replaces', 'integer'],
  retiredRegion: ['retired_region', 'text'],
};
const columns = Object.values(COLUMNS);

/** Makes the table in which the rows of an input wait; it goes with the caller's transaction. */
export async function createStagedObservations(run: Run): Promise<void> {
  await run(
    `create temporary table staged_observation (place integer generated always as identity, other integer, fault text,
      ${columns.map((column) => column.join(' ')).join(', ')}) on commit drop`,
  );
}

/** Adds rows in their order. */
export async function stageObservations(run: Run, rows: readonly StagedObservation[]): Promise<void> {
  if (rows.length === 0) return;
  const given = Object.keys(COLUMNS).map((name) => `"${name}"`);
  const types = Object.entries(COLUMNS).map(([name, [, type]]) => `"${name}" ${type}`);
  await run(
    `insert into staged_observation (${columns.map(([column]) => column).join(', ')})
    select ${given.join(', ')} from json_to_recordset($1::json) r (${types.join(', ')})`,
    [JSON.stringify(rows)],
  );
}

/**
 * Finds rows that tell of one figure twice, once all are there. One that was given with a retired code gives way to the
 * row of what replaced it; of others none is taken, since nobody can tell which is right. Each is told of another.
 */
export async function settleStagedObservations(run: Run): Promise<void> {
  await run(`analyze staged_observation`);
  await run(
    `with several as (
      select indicator_id, region_id, year, area, min(line) as first, max(line) as last, count(*) filter (where retired_region is null) as own
      from staged_observation group by indicator_id, region_id, year, area having count(*) > 1
    )
    update staged_observation s set other = case when s.line = d.first then d.last else d.first end,
      fault = case when s.retired_region is null then 'DUPLICATE_ROW' else 'REGION_REPLACED' end
    from several d where (s.indicator_id, s.region_id, s.year, s.area) = (d.indicator_id, d.region_id, d.year, d.area)
      and (s.retired_region is not null or d.own > 1)`,
  );
}
