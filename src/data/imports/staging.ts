import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ImportTable } from './import-table.js';

/** A value of a staged row: arrays are lists of texts; objects travel as JSON. */
export type StagedValue = string | number | null | undefined | readonly string[] | object;

/** The name of the table in which the rows of an import wait. It outlives the program, so that an import can be resumed. */
export const stagedTable = (batch: number): string => `staged_import_${batch}`;

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
  const columns = Object.entries(stagedColumns(table)).map(([name, type]) => `"${name}" ${type}`);
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

/** What has to be known of the staged rows before they are matched: one of each id, and where a line stands. */
export async function settleStaging(
  client: PoolClient,
  table: ImportTable,
  batch: number,
): Promise<
  { readonly line: number; readonly record: string; readonly first: number; readonly code: string }[]
> {
  const staged = stagedTable(batch);
  await client.query(`create index on ${staged} (line)`);
  await client.query(`analyze ${staged}`);
  const later = async (column: string, code: string) => {
    const { rows } = await client.query<{ line: number; record: string; first: number; code: string }>(
      `with several as (select "${column}" as id, min(line) as first from ${staged} where fault is null and "${column}" is not null
        group by 1 having count(*) > 1)
      update ${staged} s set fault = '${code}' from several d where s."${column}" = d.id and s.line > d.first and s.fault is null
      returning s.line, d.id as record, d.first, s.fault as code`,
    );
    return rows;
  };
  const twice = await later('record_id', 'DUPLICATE_ID');
  return table.shared ? [...twice, ...(await later('same_as', 'SAME_AS_TWICE'))] : twice;
}
