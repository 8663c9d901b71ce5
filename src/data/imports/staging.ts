import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ImportTable } from './import-table.js';
import type { Run } from './run.js';

/** A value of a staged row: arrays are lists of texts; objects travel as JSON. */
export type StagedValue = string | number | null | undefined | readonly string[] | object;

/** The name of the table in which the rows of an import wait. It outlives the program, so that an import can be resumed. */
export const stagedTable = (batch: number): string => `staged_import_${batch}`;

/** Columns that nobody sends: several rows may begin on one line, so that they are told apart by their place. */
const KEPT_COLUMNS = ['place integer generated always as identity', 'first integer'];

/** Columns that every staged row has besides those of its fields; `given` has a bit for each field that the row tells of. */
const OWN_COLUMNS = {
  line: 'integer not null',
  record_id: 'text',
  given: 'integer not null',
  /** A rejection code: the row is not taken, but its record is not missing either. */
  fault: 'text',
} as const;

/** The columns of a staged row, in the order in which {@link stageRows} takes values. */
export function stagedColumns(table: ImportTable): Readonly<Record<string, string>> {
  const columns: Record<string, string> = { ...OWN_COLUMNS };
  for (const { columns: own, from = {} } of table.fields) {
    for (const [column, type] of Object.entries(own)) if (!(column in from)) columns[column] = type;
  }
  return table.shared ? { ...columns, grams: 'text', capacities: 'jsonb', same_as: 'text' } : columns;
}

/** Makes the table anew, empty. It is unlogged: after a crash of the database its rows have to be sent again. */
export async function createStaging(client: PoolClient, table: ImportTable, batch: number): Promise<void> {
  const sent = Object.entries(stagedColumns(table)).map(([name, type]) => `"${name}" ${type}`);
  const columns = [...KEPT_COLUMNS, ...sent];
  await client.query(`drop table if exists ${stagedTable(batch)}`);
  await client.query(`create unlogged table ${stagedTable(batch)} (${columns.join(', ')})`);
}

export async function dropStaging(client: Pick<PoolClient, 'query'>, batch: number): Promise<void> {
  await client.query(`drop table if exists ${stagedTable(batch)}`);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escape = (text: string) =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (at) => ESCAPES[at] ?? at) : text;
const arrayText = (items: readonly string[]) =>
  `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** A row in the text format of COPY. */
export function copyLine(values: readonly StagedValue[]): string {
  let line = '';
  for (const [place, value] of values.entries()) {
    if (place > 0) line += '\t';
    if (value === null || value === undefined) line += '\\N';
    else if (typeof value === 'string') line += escape(value);
    else if (typeof value === 'number') line += String(value);
    else line += escape(isTexts(value) ? arrayText(value) : JSON.stringify(value));
  }
  return `${line}\n`;
}

// Lists of texts are columns of arrays; lists of objects are JSON.
const isTexts = (value: object): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Sends rows by one COPY: all of them, or none if it ends early. `lines` are batches of rows as {@link copyLine} writes them. */
export async function stageRows(
  client: PoolClient,
  table: ImportTable,
  batch: number,
  lines: AsyncIterable<string>,
): Promise<void> {
  const columns = Object.keys(stagedColumns(table)).map((name) => `"${name}"`);
  const sink = client.query(copyFrom(`copy ${stagedTable(batch)} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(lines, { objectMode: true, highWaterMark: 2 }), sink);
}

/**
 * What has to be known of the staged rows before they are matched: where each stands, one of each id, and which facility
 * a tie means if it names a record that is tied itself.
 * @returns how many rows were not taken for an earlier one; {@link laterRows} has them
 */
export async function settleStaging(client: PoolClient, table: ImportTable, batch: number): Promise<number> {
  const staged = stagedTable(batch);
  await client.query(`create index on ${staged} (place)`);
  await client.query(`analyze ${staged}`);
  const later = async (column: string, code: string) => {
    const { rowCount } = await client.query(
      `with several as (select "${column}" as id, min(place) as place, min(line) as line from ${staged} where fault is null and "${column}" is not null
        group by 1 having count(*) > 1)
      update ${staged} s set fault = '${code}', first = d.line from several d where s."${column}" = d.id and s.place > d.place and s.fault is null`,
    );
    return rowCount ?? 0;
  };
  const twice = await later('record_id', 'DUPLICATE_ID');
  if (!table.shared) return twice;
  await client.query(
    `update ${staged} s set same_as = o.code || '/' || f.record_id
    from facility_link l join data_provider d on d.id = l.provider_id join facility f on f.id = l.facility_id join data_provider o on o.id = f.provider_id
    where s.same_as = d.code || '/' || l.record_id`,
  );
  return twice + (await later('same_as', 'SAME_AS_TWICE'));
}

/** A row that was not taken for an earlier one. */
export interface LaterRow {
  readonly place: number;
  readonly line: number;
  readonly record: string;
  readonly code: string;
  /** The line of the earlier row. */
  readonly first: number;
}

/** The next rows behind a place that were not taken for an earlier one, in order. */
export async function laterRows(
  client: PoolClient,
  batch: number,
  after: number,
  some: number,
): Promise<LaterRow[]> {
  const { rows } = await client.query<LaterRow>(
    `select place, line, record_id as record, fault as code, first from ${stagedTable(batch)}
    where first is not null and place > $1 order by place limit $2`,
    [after, some],
  );
  return rows;
}

/** Drops what waits of imports that have ended: a program that dies may leave it. */
export async function dropEndedStaging(run: Run): Promise<void> {
  const left = await run<{ id: number }>(
    `select b.id from pg_class c join import_batch b on c.relname = 'staged_import_' || b.id
    where c.relkind = 'r' and b.state not in ('RECEIVING', 'APPLYING')`,
  );
  for (const { id } of left) await run(`drop table if exists ${stagedTable(id)}`);
}
