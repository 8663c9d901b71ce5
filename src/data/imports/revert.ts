import { UNTIL } from './apply.js';
import type { Run } from './run.js';
import type { ImportTable } from './import-table.js';

/** Records that a later import changed, or ties that others have to them, for which a batch cannot be taken back. */
export async function laterChanges(run: Run, table: ImportTable, batch: number): Promise<number> {
  const linked = table.shared
    ? ` or exists (select from facility_link l where l.facility_id = t.id and l.batch_id <> $1) or exists (select from data_conflict c where c.facility_id = t.id and c.batch_id <> $1)`
    : '';
  const [row] = await run<{ count: number }>(
    `select count(*)::integer as count from ${table.name} t
    where (t.created_batch_id = $1 and (t.batch_id is distinct from $1${linked}))
      or t.id in (select c.subject_id from import_change c where c.batch_id = $1) and t.batch_id is distinct from $1`,
    [batch],
  );
  return row?.count ?? 0;
}

/** Puts back what a batch changed and retired, and removes what it created, with all that it noted. Give a transaction. */
export async function revertRecords(run: Run, table: ImportTable, batch: number): Promise<void> {
  const { name } = table;
  const columns = new Set([
    ...table.fields.flatMap(({ columns }) => Object.keys(columns)),
    ...Object.keys(table.derived),
    'ended_on',
    'batch_id',
    ...(table.shared ? ['authorities'] : []),
  ]);
  const names = [...columns];
  if (table.shared) {
    await run(`delete from data_conflict where batch_id = $1`, [batch]);
    await run(`delete from facility_link where batch_id = $1`, [batch]);
    await run(
      `delete from likely_duplicate d using facility f where f.created_batch_id = $1 and (d.facility_id = f.id or d.other_id = f.id)`,
      [batch],
    );
    await run(
      `delete from facility_capacity c using facility f where f.created_batch_id = $1 and c.facility_id = f.id`,
      [batch],
    );
    const recounted = `select subject_id from import_change where batch_id = ${batch} and before ? 'capacities'`;
    await run(`delete from facility_capacity where facility_id in (${recounted})`);
    await run(
      `insert into facility_capacity select r.* from import_change c cross join lateral jsonb_populate_recordset(null::facility_capacity, c.before->'capacities') r
      where c.batch_id = $1 and c.before ? 'capacities'`,
      [batch],
    );
    await run(UNTIL(recounted));
  }
  await run(
    `update ${name} t set (${names.join(', ')}) = (select ${names.map((column) => `r.${column}`).join(', ')} from jsonb_populate_record(t, c.before - 'capacities') r)
    from import_change c where c.batch_id = $1 and c.subject_id = t.id`,
    [batch],
  );
  await run(`delete from import_change where batch_id = $1`, [batch]);
  await run(`delete from ${name} where created_batch_id = $1`, [batch]);
}
