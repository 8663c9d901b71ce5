import { createReadStream, createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.js';
import { command } from './command.js';
import { machine, median } from './report.js';
import { Workplace } from './workplace.js';

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const SOURCE = '测量数据（虚构）';
/** In the order in which rows refer to each other. */
const TABLES = ['facility', 'facility_capacity'] as const;
const READ = '{ facilities(first: 20) { nodes { name type { name } region { name } } } }';

/** What an import of made-up facilities took, beside COPY of the same rows into the same indexed tables. */
export interface ImportReport {
  readonly rows: number;
  readonly megabytes: number;
  /** Seconds, by round. */
  readonly imports: readonly number[];
  readonly copies: readonly number[];
  /** Seconds of an import of the same file again, which changes nothing. */
  readonly again: number;
  /** Megabytes, the most that an importing program held. */
  readonly memory: number | null;
  /** Milliseconds that readers waited while imports went on: median, and the longest. */
  readonly reads: { readonly median: number; readonly longest: number; readonly count: number };
}

/** Asks again and again, ten times a second, until told to stop; gives how long each answer took. */
function reader(url: string) {
  const waits: number[] = [];
  const controller = new AbortController();
  const done = (async () => {
    while (!controller.signal.aborted) {
      const since = performance.now();
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: READ }),
      });
      const { errors } = (await answer.json()) as { errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      waits.push(performance.now() - since);
      await sleep(100);
    }
  })();
  return {
    waits,
    stop: async () => {
      controller.abort();
      await done;
    },
  };
}

const empty = `truncate ${TABLES.join(', ')}, import_batch, data_provider restart identity cascade`;

/** Measures imports of a file of made-up facilities, in turn with COPY, on a database of its own. */
export async function measureImport(rows: number, rounds: number): Promise<ImportReport> {
  const workplace = await Workplace.open();
  try {
    const dataDir = workplace.dataDir('import');
    const database = await startEmbeddedPostgres({ packageRoot, dataDir, log: () => undefined });
    const client = new pg.Client({ connectionString: database.url });
    try {
      const prefix = join(workplace.dir, 'made-up-');
      await command(database.url, [
        'demo',
        '--facilities',
        String(rows),
        '--settlements',
        '0',
        '--write',
        prefix,
      ]);
      const file = `${prefix}facilities.csv`;
      const server = await workplace.start(join(packageRoot, 'dist/src/main.js'), [], {
        DATABASE_URL: database.url,
        PORT: '0',
        LOG_LEVEL: 'silent',
        RATE_LIMIT: '0',
      });
      await client.connect();
      const importing = ['import', 'facilities', file, '--source', SOURCE, '--coordinates', 'wgs84'];
      const imports: number[] = [];
      const copies: number[] = [];
      const waits: number[] = [];
      let memory: number | null = null;
      let again = 0;
      for (let round = 0; round < rounds; round += 1) {
        await client.query(empty);
        await client.query('checkpoint');
        const reads = reader(server.url);
        const run = await command(database.url, importing);
        imports.push(run.seconds);
        memory = Math.max(memory ?? 0, run.memory ?? 0);
        await reads.stop();
        waits.push(...reads.waits);
        if (round === 0) again = (await command(database.url, importing)).seconds;
        const dumps = await dump(client, workplace.dir);
        // What facilities refer to stays.
        await client.query(`truncate ${TABLES.join(', ')} cascade`);
        await client.query('checkpoint');
        const since = performance.now();
        for (const [table, { path, columns }] of dumps)
          await pipeline(
            createReadStream(path),
            client.query(copyFrom(`copy ${table} (${columns}) from stdin`)),
          );
        copies.push((performance.now() - since) / 1_000);
      }
      await server.stop();
      return {
        rows,
        megabytes: (await stat(file)).size / 2 ** 20,
        imports,
        copies,
        again,
        memory,
        reads: { median: median(waits), longest: Math.max(...waits), count: waits.length },
      };
    } finally {
      await client.end();
      await database.stop();
    }
  } finally {
    await workplace.close();
  }
}

/** Writes the rows of the tables to files; an identity column keeps out of it only where COPY could not fill it. */
async function dump(client: pg.Client, directory: string) {
  const files = new Map<string, { readonly path: string; readonly columns: string }>();
  for (const table of TABLES) {
    const path = join(directory, `${table}.copy`);
    const { rows } = await client.query<{ columns: string }>(
      `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns from information_schema.columns where table_name = $1`,
      [table],
    );
    const columns = rows[0]?.columns ?? '';
    await pipeline(client.query(copyTo(`copy ${table} (${columns}) to stdout`)), createWriteStream(path));
    files.set(table, { path, columns });
  }
  return files;
}

/** The figures for people. */
export function importTable({
  rows,
  megabytes,
  imports,
  copies,
  again,
  memory,
  reads,
}: ImportReport): string {
  const rate = (seconds: number) => Math.round(rows / seconds).toLocaleString('en');
  const [ours, copied] = [median(imports), median(copies)];
  return [
    `${rows.toLocaleString('en')} rows, ${megabytes.toFixed(0)} MB of CSV, ${imports.length} rounds in turn; medians`,
    '',
    '| | seconds | rows/s | ÷ COPY |',
    '| --- | --- | --- | --- |',
    `| import | ${ours.toFixed(1)} | ${rate(ours)} | ${((copied / ours) * 100).toFixed(0)} % |`,
    `| COPY of the same rows into the same indexed tables | ${copied.toFixed(1)} | ${rate(copied)} | |`,
    `| import of the same file again | ${again.toFixed(1)} | ${rate(again)} | |`,
    '',
    `Memory of the importing program at most ${memory === null ? 'unknown' : `${memory.toFixed(0)} MB`}. Meanwhile ${reads.count} reads: median ${reads.median.toFixed(0)} ms, longest ${reads.longest.toFixed(0)} ms.`,
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '200000' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'string' },
    },
  });
  const report = await measureImport(Number(values.rows), Number(values.rounds));
  process.stdout.write(`${machine()}\n\n${importTable(report)}\n`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
