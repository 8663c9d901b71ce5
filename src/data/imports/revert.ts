import { UNTIL } from './recount.js';
import { checkRegions } from './ending.js';
import type { Run } from './run.js';
import type { ImportTable } from './import-table.js';

/** Records that a later import changed, or ties that others have to them, for which a batch cannot be taken back. */
export async function laterChanges(run: Run, table: ImportTable, batch: number): Promise<number> {
  const linked = table.shared
    ? ` or exists (select from facility_link l where l.facility_id = t.id and l.batch_id <> $1) or exists (select from data_conflict c where c.facility_id = t.id and c.batch_id <> $1)`
    : '';
  const changedLater = (record: string, than: string) =>
    `exists (select from import_change l join import_batch b on b.id = l.batch_id join import_batch o on o.id = $1
      where l.subject_id = ${record} and l.batch_id <> $1 and l.id > ${than} and b.kind = o.kind)`;
  // What is disputed of a value, or given by way of a tie, stands on the import that brought it.
  const leaning = table.shared
    ? `
    union select c.subject_id from import_change c join data_conflict k on k.facility_id = c.subject_id and k.field = any(c.fields)
      where c.batch_id = $1 and k.batch_id > $1
    union select l.facility_id from facility_link l join data_conflict k on k.facility_id = l.facility_id and k.provider_id = l.provider_id
      where l.batch_id = $1 and k.batch_id > $1
    union select l.facility_id from facility_link l join import_change c on c.subject_id = l.facility_id
      join import_batch b on b.id = c.batch_id and b.kind = 'FACILITIES' and b.provider_id = l.provider_id
      where l.batch_id = $1 and b.id > $1
    union select e.facility_id from data_conflict e join data_conflict k on (k.facility_id, k.field, k.provider_id) = (e.facility_id, e.field, e.provider_id)
      where e.settled_batch_id = $1 and k.batch_id > $1`
    : '';
  const [row] = await run<{ count: number }>(
    `select count(*)::integer as count from (
      select t.id from ${table.name} t where t.created_batch_id = $1 and (t.batch_id is distinct from $1${linked})
      union select c.subject_id from import_change c join ${table.name} t on t.id = c.subject_id
        where c.batch_id = $1 and (t.batch_id is distinct from $1 or ${changedLater('t.id', 'c.id')})${leaning}) later`,
    [batch],
  );
  return row?.count ?? 0;
}

/**
 * Puts back what a batch changed and retired, and removes what it created, with all that it noted. Give a transaction
 * that holds the records.
 */
export async function revertRecords(run: Run, table: ImportTable, batch: number): Promise<void> {
  const { name } = table;
  // A batch may have changed a record twice, by its file and by a conflict that was resolved for it: the first tells how it was.
  const changes = `(select subject_id, jsonb_object_agg(key, value order by id desc) as before
    from import_change cross join lateral jsonb_each(before) where batch_id = $1 group by subject_id)`;
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
    await run(
      `update data_conflict set resolution = null, resolved_at = null, settled_batch_id = null where settled_batch_id = $1`,
      [batch],
    );
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
      `insert into facility_capacity select r.* from ${changes} c cross join lateral jsonb_populate_recordset(null::facility_capacity, c.before->'capacities') r
      where c.before ? 'capacities'`,
      [batch],
    );
    await run(UNTIL(recounted));
  }
  await run(
    `update ${name} t set (${names.join(', ')}) = (select ${names.map((column) => `r.${column}`).join(', ')} from jsonb_populate_record(t, c.before - 'capacities') r)
    from ${changes} c where c.subject_id = t.id`,
    [batch],
  );
  // Boundaries may have come since: what was found before is no answer.
  if (table.shared)
    await checkRegions(run, `t.id in (select subject_id from import_change where batch_id = $1)`, [batch]);
  await run(`delete from import_change where batch_id = $1`, [batch]);
  await run(`delete from ${name} where created_batch_id = $1`, [batch]);
}
