import type { Problematic } from './rejections.js';
import type { Run } from './run.js';
import type { ImportTable } from './import-table.js';
import { COUNTED, matchedRows, type Matching } from './matching.js';

/** What some rows came to, or would. */
export interface RowCounts {
  /** All of them but those with a fault of their own. */
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly linked: number;
  readonly conflicts: number;
}

/** How many records change, and how many are disputed, by field. */
export type FieldCounts = Readonly<Record<string, { readonly changed: number; readonly disputed: number }>>;

export interface Applied {
  readonly counts: RowCounts;
  readonly fields: FieldCounts;
  readonly rejections: readonly Problematic[];
}

const COUNTS = `
  count(*)::integer as rows,
  count(*) filter (where target is null and fault is null)::integer as created,
  count(*) filter (where fault is null and cardinality(take) > 0)::integer as changed,
  count(*) filter (where fault is null and unchanged)::integer as unchanged,
  count(*) filter (where fault is null and target is not null and not own)::integer as linked,
  coalesce(sum(cardinality(dispute)) filter (where fault is null), 0)::integer as conflicts`;

const FIELDS = (matched: string) => `
  select field, count(*) filter (where taken)::integer as changed, count(*) filter (where not taken)::integer as disputed
  from (select unnest(take) as field, true as taken from ${matched} where fault is null
    union all select unnest(dispute), false from ${matched} where fault is null) each group by field order by field`;

interface FieldRow {
  readonly field: string;
  readonly changed: number;
  readonly disputed: number;
}

const byField = (rows: readonly FieldRow[]): FieldCounts =>
  Object.fromEntries(rows.map(({ field, ...counts }) => [field, counts]));

/** What the staged rows would come to, read at one instant; nothing is written. The table of matches goes with the session. */
export async function planRows(
  run: Run,
  matching: Matching,
  samples: number,
): Promise<Applied & { readonly sample: readonly Sample[] }> {
  await run(`create temporary table matched as ${matchedRows(matching)}`);
  try {
    const [counts] = await run<RowCounts>(`select ${COUNTS} from matched`);
    const fields = byField(await run<FieldRow>(FIELDS('matched')));
    const rejections = await run<Problematic>(FAULTS);
    const sample = await sampleOf(run, matching, samples);
    return { counts: counts as RowCounts, fields, rejections, sample };
  } finally {
    await run('drop table if exists matched');
  }
}

/** A record that would change: each field as it is, and as it would be. */
export interface Sample {
  readonly recordId: string;
  readonly name: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

async function sampleOf(run: Run, { table, staged }: Matching, most: number): Promise<Sample[]> {
  const value = (alias: string, { columns, from = {} }: ImportTable['fields'][number]) => {
    const own = Object.keys(columns).filter((column) => !(column in from) && column !== 'folded');
    return own.length === 1
      ? `to_jsonb(${alias}.${own[0]})`
      : `jsonb_build_object(${own.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`;
  };
  const pairs = table.fields.map(
    (field) =>
      `case when '${field.field}' = any(m.take) then jsonb_build_object('field', '${field.field}', 'before', ${value('t', field)}, 'after', ${value('s', field)}) end`,
  );
  if (table.shared)
    pairs.push(`case when 'capacities' = any(m.take) then jsonb_build_object('field', 'capacities', 'before',
      (select jsonb_agg(to_jsonb(c) - 'facility_id' - 'batch_id' order by c.unit, c.counted_on) from facility_capacity c where c.facility_id = t.id and c.until is null), 'after', s.capacities) end`);
  return run<Sample>(
    `select s.record_id as "recordId", t.name, array_to_json(array_remove(array[${pairs.join(', ')}], null)) as changes
    from matched m join ${staged} s on s.line = m.line join ${table.name} t on t.id = m.target
    where m.fault is null and cardinality(m.take) > 0 order by s.line limit ${most}`,
  );
}

const FAULTS = `select line, record_id as record, fault as code from matched where fault is not null order by line`;

/** Carries out the staged rows of lines `from` to below `to`, in the caller's transaction. */
export async function applyRows(
  run: Run,
  matching: Matching,
  { batch, from, to }: { readonly batch: number; readonly from: number; readonly to: number },
): Promise<Applied> {
  const { table, staged, provider } = matching;
  await run(
    `create temporary table matched on commit drop as ${matchedRows(matching).replace('where s.fault is null', `where s.fault is null and s.line >= ${from} and s.line < ${to}`)}`,
  );
  const [counts] = await run<RowCounts>(`select ${COUNTS} from matched`);
  const rejections = await run<Problematic>(FAULTS);
  await run(createRecords(table, staged, provider, batch, matching.today));
  // A province that comes for the first time has nothing to compare with.
  if (counts && counts.created === counts.rows) return { counts, fields: {}, rejections };
  const fields = byField(await run<FieldRow>(FIELDS('matched')));
  if (table.shared)
    await run(
      `insert into facility_link (provider_id, record_id, facility_id, batch_id)
      select ${provider}, record_id, target, ${batch} from matched where linking and fault is null`,
    );
  await run(noteChanges(table, batch));
  await run(changeRecords(table, staged, provider, batch));
  if (table.shared) {
    await run(
      recount(
        `(select m.target, s.capacities from matched m join ${staged} s on s.line = m.line where m.fault is null and 'capacities' = any(m.take)) s`,
        's.target',
        batch,
        matching.today,
      ),
    );
    await run(UNTIL(`select target from matched where fault is null and 'capacities' = any(take)`));
    await run(disputes(table, staged, provider, batch));
    await run(settle(table, staged, provider));
  }
  return { counts: counts as RowCounts, fields, rejections };
}

const fieldColumns = (table: ImportTable) =>
  table.fields.flatMap(({ field, columns, from = {} }) =>
    Object.keys(columns).map((column) => ({ field, column, value: from[column] ?? `s.${column}` })),
  );

function createRecords(
  table: ImportTable,
  staged: string,
  provider: number,
  batch: number,
  today: string,
): string {
  const columns = fieldColumns(table);
  const derived = Object.entries(table.derived);
  // A facility of which nothing is said is one that works.
  const value = ({ column, value: sql }: { column: string; value: string }) =>
    column === 'status'
      ? `case when s.given & ${1 << table.fields.findIndex(({ field }) => field === 'status')} = 0 then 'OPERATING' else s.status end as status`
      : `${sql} as ${column}`;
  const insert = `
    insert into ${table.name} (record_id, provider_id, created_batch_id, batch_id, ${columns.map(({ column }) => column).join(', ')}, ${derived.map(([column]) => column).join(', ')})
    select n.record_id, ${provider}, ${batch}, ${batch}, ${columns.map(({ column }) => `n.${column}`).join(', ')}, ${derived.map(([, { sql }]) => sql).join(', ')}
    from (select s.record_id, s.line, ${columns.map(value).join(', ')} from matched m join ${staged} s on s.line = m.line
      where m.target is null and m.fault is null) n`;
  if (!table.shared) return insert;
  return `with made as (${insert} returning id, record_id)
    insert into facility_capacity (facility_id, unit, counted_on, maximum, available, batch_id)
    select made.id, x.unit, coalesce(x."countedOn", '${today}'::date), x.maximum, x.available, ${batch}
    from made join ${staged} s on s.record_id = made.record_id and s.fault is null cross join lateral ${COUNTED} where s.capacities is not null`;
}

/** What is about to change, with the columns as they are. */
function noteChanges(table: ImportTable, batch: number): string {
  const columnsOf = [
    ...fieldColumns(table).map(({ field, column }) => ({ field, column })),
    ...Object.entries(table.derived).flatMap(([column, { fields }]) =>
      fields.map((field) => ({ field, column })),
    ),
    { field: 'endedOn', column: 'ended_on' },
  ];
  const pairs = columnsOf.map(({ field, column }) => `('${field}', '${column}')`).join(', ');
  const always = table.shared ? `array['batch_id', 'authorities']` : `array['batch_id']`;
  const capacities = table.shared
    ? ` || case when 'capacities' = any(m.take) then jsonb_build_object('capacities', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from facility_capacity c where c.facility_id = t.id)) else '{}' end`
    : '';
  return `
    insert into import_change (action, subject_id, name, fields, before, batch_id)
    select 'CHANGED', t.id, t.name, array(select distinct unnest(m.take) order by 1), (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t))
        where key = any (${always}) or key in (select p.name from (values ${pairs}) p (field, name) where p.field = any(m.take)))${capacities}, ${batch}
    from matched m join ${table.name} t on t.id = m.target where m.fault is null and cardinality(m.take) > 0`;
}

function changeRecords(table: ImportTable, staged: string, provider: number, batch: number): string {
  const columns = fieldColumns(table);
  const next = columns.map(
    ({ field, column, value }) =>
      `case when '${field}' = any(m.take) then ${value} else t.${column} end as ${column}`,
  );
  if (!columns.some(({ column }) => column === 'ended_on'))
    next.push(`case when 'endedOn' = any(m.take) then null else t.ended_on end as ended_on`);
  const names = new Set([...columns.map(({ column }) => column), 'ended_on']);
  // What nobody had said before is said by this provider from now on.
  const authorities = table.shared
    ? `, case when t.provider_id <> ${provider} then nullif(coalesce(t.authorities, '{}') || (select coalesce(jsonb_object_agg(field, ${provider}), '{}') from unnest(m.take) field), '{}') else t.authorities end as authorities`
    : '';
  const sets = [
    ...Array.from(names, (column) => `${column} = n.${column}`),
    ...Object.entries(table.derived).map(([column, { sql }]) => `${column} = ${sql}`),
    ...(table.shared ? ['authorities = n.authorities'] : []),
    `batch_id = ${batch}`,
  ];
  return `
    update ${table.name} t set ${sets.join(', ')}
    from (select m.target, ${next.join(', ')}${authorities} from matched m join ${staged} s on s.line = m.line join ${table.name} t on t.id = m.target
      where m.fault is null and cardinality(m.take) > 0) n
    where t.id = n.target`;
}

/**
 * Counts that say something else than those in force on their day.
 * @param rows SQL of rows with the alias `s` that have `capacities`
 * @param target SQL of the facility of such a row
 */
export function recount(rows: string, target: string, batch: number, today: string): string {
  const day = `coalesce(x."countedOn", '${today}'::date)`;
  return `
    insert into facility_capacity (facility_id, unit, counted_on, maximum, available, batch_id)
    select ${target}, x.unit, ${day}, x.maximum, x.available, ${batch} from ${rows} cross join lateral ${COUNTED}
    where not exists (select from facility_capacity c where c.facility_id = ${target} and c.unit = x.unit
      and c.counted_on <= ${day} and (c.until is null or c.until > ${day}) and c.maximum = x.maximum and c.available is not distinct from x.available)
    on conflict (facility_id, unit, counted_on) do update set maximum = excluded.maximum, available = excluded.available, batch_id = excluded.batch_id`;
}

/** Each count holds until the next of its unit. */
export const UNTIL = (facilities: string) => `
  update facility_capacity c set until = n.next
  from (select facility_id, unit, counted_on, lead(counted_on) over (partition by facility_id, unit order by counted_on) as next
    from facility_capacity where facility_id in (${facilities})) n
  where c.facility_id = n.facility_id and c.unit = n.unit and c.counted_on = n.counted_on and c.until is distinct from n.next`;

function valuesBy(table: ImportTable, alias: string): string {
  const cases = table.fields.map((field) => {
    const own = Object.keys(field.columns).filter(
      (column) => !(column in (field.from ?? {})) && column !== 'folded',
    );
    const value =
      own.length === 1
        ? `to_jsonb(${alias}.${own[0]})`
        : `jsonb_build_object(${own.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`;
    return `when '${field.field}' then ${value}`;
  });
  const capacities =
    alias === 's'
      ? 's.capacities'
      : `(select coalesce(jsonb_agg(jsonb_build_object('unit', c.unit, 'maximum', c.maximum, 'available', c.available, 'countedOn', c.counted_on) order by c.unit), '[]') from facility_capacity c where c.facility_id = t.id and c.until is null)`;
  return `coalesce(case d.field ${cases.join(' ')} when 'capacities' then ${capacities} end, 'null'::jsonb)`;
}

/**
 * What another provider's word stands against waits to be resolved: one conflict a field and provider, with the newest
 * offer. What was refused once is not asked again.
 */
function disputes(table: ImportTable, staged: string, provider: number, batch: number): string {
  return `
    insert into data_conflict (facility_id, field, kept, offered, keeper_id, provider_id, batch_id)
    select t.id, d.field, ${valuesBy(table, 't')}, ${valuesBy(table, 's')}, coalesce((t.authorities->>d.field)::integer, t.provider_id), ${provider}, ${batch}
    from matched m join ${staged} s on s.line = m.line join facility t on t.id = m.target cross join lateral unnest(m.dispute) d (field)
    where m.fault is null and not exists (select from data_conflict k where k.facility_id = t.id and k.field = d.field and k.provider_id = ${provider}
      and k.resolution = 'KEPT' and k.offered = ${valuesBy(table, 's')})
    on conflict (facility_id, field, provider_id) where resolved_at is null do update
      set kept = excluded.kept, offered = excluded.offered, keeper_id = excluded.keeper_id
      where (data_conflict.kept, data_conflict.offered) is distinct from (excluded.kept, excluded.offered)`;
}

/** Who says the same by now disputes nothing any more. */
function settle(table: ImportTable, staged: string, provider: number): string {
  const told = table.fields.map(({ field }, place) => `when '${field}' then s.given & ${1 << place} <> 0`);
  return `
    update data_conflict c set resolution = 'SETTLED', resolved_at = now()
    from matched m join ${staged} s on s.line = m.line
    where m.fault is null and c.facility_id = m.target and c.provider_id = ${provider} and c.resolved_at is null
      and not c.field = any(m.dispute) and case c.field ${told.join(' ')} when 'capacities' then s.capacities is not null end`;
}
