import type { Problematic } from './rejections.js';
import { recount, UNTIL } from './recount.js';
import type { Run } from './run.js';
import type { ImportTable } from './import-table.js';
import { disputes } from './disputes.js';
import { holdRecords } from './hold.js';
import { counted, given, lastEnding, matchedRows, type Matching } from './matching.js';

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

/** Faults that are read together. */
const FAULTS_READ = 10_000;

/**
 * What the staged rows would come to, read at one instant; nothing is written. The table of matches goes with
 * the caller's transaction.
 * @param rejected is handed the faults, some at a time
 */
export async function planRows(
  run: Run,
  matching: Matching,
  samples: number,
  rejected: (rejections: readonly Problematic[]) => Promise<void>,
): Promise<Pick<Applied, 'counts' | 'fields'> & { readonly sample: readonly Sample[] }> {
  await run(`create temporary table matched on commit drop as ${matchedRows(matching)}`);
  await run('create index on matched (place) where fault is not null');
  await run('analyze matched');
  const [counts] = await run<RowCounts>(`select ${COUNTS} from matched`);
  const fields = byField(await run<FieldRow>(FIELDS('matched')));
  for (let after = 0; ;) {
    const some = await run<Problematic>(`${FAULTS} and place > ${after} order by place limit ${FAULTS_READ}`);
    const last = some.at(-1);
    if (!last) break;
    await rejected(some);
    after = last.place;
  }
  const sample = await sampleOf(run, matching, samples);
  return { counts: counts as RowCounts, fields, sample };
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
    from matched m join ${staged} s on s.place = m.place join ${table.name} t on t.id = m.target
    where m.fault is null and cardinality(m.take) > 0 order by s.place limit ${most}`,
  );
}

const FAULTS = `select place, line, record_id as record, fault as code from matched where fault is not null`;

/** Carries out the staged rows at places `from` to below `to`, in the caller's transaction. */
export async function applyRows(
  run: Run,
  whole: Matching,
  { batch, from, to }: { readonly batch: number; readonly from: number; readonly to: number },
): Promise<Applied> {
  await holdRecords(run);
  const { table, provider, today } = whole;
  const staged = `(select * from ${whole.staged} where place >= ${from} and place < ${to})`;
  await run(`create temporary table matched on commit drop as ${matchedRows({ ...whole, staged })}`);
  await run('analyze matched');
  const [counts] = await run<RowCounts>(`select ${COUNTS} from matched`);
  const rejections = await run<Problematic>(`${FAULTS} order by place`);
  await run(createRecords(table, staged, provider, batch, today));
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
        `(select m.target, s.capacities from matched m join ${staged} s on s.place = m.place where m.fault is null and 'capacities' = any(m.take)) s`,
        's.target',
        batch,
        today,
      ),
    );
    await run(UNTIL(`select target from matched where fault is null and 'capacities' = any(take)`));
    for (const statement of disputes(table, staged, provider, batch)) await run(statement);
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
      ? `case when ${given(table, { field: 'status' })} then s.status else 'OPERATING' end as status`
      : `${sql} as ${column}`;
  const insert = `
    insert into ${table.name} (record_id, provider_id, created_batch_id, batch_id, ${columns.map(({ column }) => column).join(', ')}, ${derived.map(([column]) => column).join(', ')})
    select n.record_id, ${provider}, ${batch}, ${batch}, ${columns.map(({ column }) => `n.${column}`).join(', ')}, ${derived.map(([, { sql }]) => sql).join(', ')}
    from (select s.record_id, ${columns.map(value).join(', ')} from matched m join ${staged} s on s.place = m.place
      where m.target is null and m.fault is null) n`;
  if (!table.shared) return insert;
  return `with made as (${insert} returning id, record_id)
    insert into facility_capacity (facility_id, unit, counted_on, until, maximum, available, batch_id)
    select made.id, x.unit, x.day, lead(x.day) over (partition by made.id, x.unit order by x.day), x.maximum, x.available, ${batch}
    from made join ${staged} s on s.record_id = made.record_id and s.fault is null cross join lateral ${counted(today)} where s.capacities is not null`;
}

/** What is about to change, with the columns as they are. */
function noteChanges(table: ImportTable, batch: number): string {
  const columns = new Map<string, Set<string>>([['endedOn', new Set(['ended_on'])]]);
  const depends = (field: string, column: string) =>
    columns.set(field, (columns.get(field) ?? new Set()).add(column));
  for (const { field, column } of fieldColumns(table)) depends(field, column);
  for (const [column, { fields }] of Object.entries(table.derived))
    for (const field of fields) depends(field, column);
  const object = (names: Iterable<string>) =>
    `jsonb_build_object(${Array.from(names, (name) => `'${name}', t.${name}`).join(', ')})`;
  const before = [
    object(table.shared ? ['batch_id', 'authorities'] : ['batch_id']),
    ...Array.from(
      columns,
      ([field, names]) => `case when '${field}' = any(m.take) then ${object(names)} else '{}' end`,
    ),
    ...(table.shared
      ? [
          `case when 'capacities' = any(m.take) then jsonb_build_object('capacities', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from facility_capacity c where c.facility_id = t.id)) else '{}' end`,
        ]
      : []),
  ];
  return `
    insert into import_change (action, subject_id, name, fields, before, batch_id)
    select 'CHANGED', t.id, t.name, array(select distinct unnest(m.take) order by 1), ${before.join('\n || ')}, ${batch}
    from matched m join ${table.name} t on t.id = m.target where m.fault is null and cardinality(m.take) > 0`;
}

function changeRecords(table: ImportTable, staged: string, provider: number, batch: number): string {
  const columns = fieldColumns(table);
  // Whoever is there again ends when it was known to end before it was retired.
  const ending = table.fields.find(({ field }) => field === 'endedOn');
  const told = ending ? given(table, ending) : 'false';
  const endedOn = `case when ${told} then ${ending ? 's.ended_on' : 'null'} else (select (c.before->>'ended_on')::date ${lastEnding(table, `c.action = 'RETIRED'`)}) end`;
  const next = [
    ...columns.filter(({ column }) => column !== 'ended_on'),
    { field: 'endedOn', column: 'ended_on', value: endedOn },
  ].map(
    ({ field, column, value }) =>
      `case when '${field}' = any(m.take) then ${value} else t.${column} end as ${column}`,
  );
  const names = new Set([...columns.map(({ column }) => column), 'ended_on']);
  // What nobody had said before, or not any more, is said by this provider from now on.
  const authorities = table.shared
    ? `, nullif(case when t.provider_id <> ${provider} then coalesce(t.authorities, '{}') || (select coalesce(jsonb_object_agg(field, ${provider}), '{}') from unnest(m.take) field)
        else t.authorities - case when ${told} then m.take else array_remove(m.take, 'endedOn') end end, '{}') as authorities`
    : '';
  const sets = [
    ...Array.from(names, (column) => `${column} = n.${column}`),
    ...Object.entries(table.derived).map(([column, { sql }]) => `${column} = ${sql}`),
    ...(table.shared ? ['authorities = n.authorities'] : []),
    `batch_id = ${batch}`,
  ];
  return `
    update ${table.name} t set ${sets.join(', ')}
    from (select m.target, ${next.join(', ')}${authorities} from matched m join ${staged} s on s.place = m.place join ${table.name} t on t.id = m.target
      where m.fault is null and cardinality(m.take) > 0) n
    where t.id = n.target`;
}
