import { createWriteStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.js';
import { csvOf } from '../src/usecases/demo/csv-of.js';
import { readObservedGround } from '../src/usecases/demo/observed-ground.js';
import { readDemoProvince } from '../src/usecases/demo/province.js';
import { OBSERVATION_COLUMNS } from '../src/usecases/demo/rows.js';
import { command } from './command.js';
import { manyObservations } from './many-observations.js';
import { machine, median } from './report.js';
import { Workplace } from './workplace.js';

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** For a thousand people, so that there are values of every county. */
const SETTLEMENTS = '2000';
const ASKED = 100;

interface Question {
  readonly query: string;
  readonly variables?: (turn: number) => Record<string, unknown>;
}

/** Indicators that are means, with a value of every county in every year. */
const MEANS = ['01', '09', '10', '11', '12', '21'].map((ordinal) => `FJ-2021-IND-${ordinal}`);
const COUNTIES = ['350102', '350211', '350302', '350423', '350503', '350602', '350702', '350802'];
const PLAN =
  'total { met onTrack behind noData total } indicators { indicator { code name } verdict reason value expected gap neededPerYear }';
const MEASURES =
  'year n mean min max ratio coefficientOfVariation gini theilT { total between within } theilL { total between within } palma';
const mean = (turn: number) => ({ code: MEANS[turn % MEANS.length] });
const county = (turn: number) => ({ region: COUNTIES[turn % COUNTIES.length] });

/** What is asked, one request after the other. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  'planProgress of the province': { query: `{ planProgress(plan: "FJ-2021-PLAN") { ${PLAN} } }` },
  'planProgress of a county': {
    query: `query ($region: String) { planProgress(plan: "FJ-2021-PLAN", region: $region) { ${PLAN} } }`,
    variables: county,
  },
  'equalisation, 84 counties × 10 years': {
    query: `query ($code: String) { equalisation(indicator: $code, from: 2016, to: 2025) {
      years { ${MEASURES} } convergence { sigma { slope } beta { slope n } } } }`,
    variables: mean,
  },
  'the same, weighted by people': {
    query: `query ($code: String) { equalisation(indicator: $code, from: 2016, to: 2025, weight: POPULATION) { years { ${MEASURES} } } }`,
    variables: mean,
  },
  'the same, with all values and ranks': {
    query: `query ($code: String) { equalisation(indicator: $code, from: 2016, to: 2025) {
      years { ${MEASURES} regions { region { code name } value rank distance } } } }`,
    variables: mean,
  },
  'the same, as CSV': {
    query: `query ($code: String) { equalisation(indicator: $code, from: 2016, to: 2025) { csv } }`,
    variables: mean,
  },
  'series of a county': {
    query: `query ($code: String!, $region: String) { indicator(code: $code) { series(region: $region, from: 2016, to: 2025) { points { year value expected goal } } } }`,
    variables: (turn) => ({ ...mean(turn), ...county(turn) }),
  },
  'series of 22 indicators': {
    query: `query ($region: String) { indicators(filter: { plan: ["FJ-2021-PLAN"] }, first: 22) { nodes { series(region: $region, from: 2016, to: 2025) { points { year value } } } } }`,
    variables: county,
  },
  'table of 84 counties': {
    query: `query ($code: String!) { indicator(code: $code) { table(level: COUNTY, year: 2024) { rows { region { code name } value status } } } }`,
    variables: mean,
  },
  'reportingStatus of a plan': {
    query: `{ reportingStatus(plan: "FJ-2021-PLAN", year: 2025) { cells reported missing regions { region { code } reported daysLate } } }`,
  },
  'a page of observations': {
    query: `query ($region: String!) { observations(first: 20, filter: { region: [$region] }) { nodes { year value indicator { name } region { name } } } }`,
    variables: county,
  },
};

/** What an import of a file took. */
interface Imported {
  readonly rows: number;
  readonly megabytes: number;
  readonly seconds: number;
  /** Megabytes, the most that the importing program held. */
  readonly memory: number | null;
}

export interface IndicatorReport {
  readonly imports: readonly Imported[];
  /** By question, after each import: milliseconds, median and the 95th of a hundred. */
  readonly figures: Readonly<Record<string, readonly { readonly p50: number; readonly p95: number }[]>>;
}

/** Measures a question, after as many askings to warm up. */
async function ask(url: string, { query, variables }: Question) {
  const times: number[] = [];
  for (let turn = 0; turn < 2 * ASKED; turn += 1) {
    const body = JSON.stringify({ query, variables: variables?.(turn) });
    const since = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { errors } = (await answer.json()) as { errors?: unknown };
    if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    if (turn >= ASKED) times.push(performance.now() - since);
  }
  times.sort((a, b) => a - b);
  return { p50: median(times), p95: times[Math.floor(times.length * 0.95)] ?? NaN };
}

/** Measures imports of made-up observations, and reads with few and with many of them in the table. */
export async function measureIndicators(many: number): Promise<IndicatorReport> {
  const workplace = await Workplace.open();
  try {
    const database = await startEmbeddedPostgres({
      packageRoot,
      dataDir: workplace.dataDir('indicators'),
      log: () => undefined,
    });
    try {
      const prefix = join(workplace.dir, 'made-up-');
      await command(database.url, ['demo', '--facilities', '0', '--settlements', SETTLEMENTS]);
      await command(database.url, [
        'demo',
        '--facilities',
        '0',
        '--settlements',
        '0',
        '--observations',
        '--write',
        prefix,
      ]);
      const ground = await readObservedGround(packageRoot, await readDemoProvince(packageRoot));
      const rows = await manyObservations(packageRoot, ground, many);
      const manyFile = join(workplace.dir, 'many.csv');
      await pipeline(Readable.from(csvOf(OBSERVATION_COLUMNS, rows)), createWriteStream(manyFile));
      const imports: Imported[] = [];
      const figures: Record<string, { p50: number; p95: number }[]> = {};
      for (const [file, source] of [
        [`${prefix}observations.csv`, '测量数据（虚构）'],
        [manyFile, '测量数据二（虚构）'],
      ] as const) {
        const run = await command(database.url, [
          'import',
          'observations',
          file,
          '--source',
          source,
          '--synthetic',
        ]);
        const { size } = await stat(file);
        const counted = file === manyFile ? many : await rowsIn(file);
        imports.push({ ...run, rows: counted, megabytes: size / 2 ** 20 });
        const server = await workplace.start(join(packageRoot, 'dist/src/main.js'), [], {
          DATABASE_URL: database.url,
          PORT: '0',
          LOG_LEVEL: 'silent',
          RATE_LIMIT: '0',
        });
        for (const [name, question] of Object.entries(QUESTIONS))
          (figures[name] ??= []).push(await ask(server.url, question));
        await server.stop();
      }
      return { imports, figures };
    } finally {
      await database.stop();
    }
  } finally {
    await workplace.close();
  }
}

/** Rows of a file without its header. */
async function rowsIn(file: string): Promise<number> {
  return (await readFile(file, 'utf8')).split('\r\n').length - 2;
}

/** The figures for people. */
export function indicatorTable({ imports, figures }: IndicatorReport): string {
  const cell = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
  const count = (value: number) => Math.round(value).toLocaleString('en');
  let held = 0;
  const tables = imports.map(({ rows }) => count((held += rows)));
  return [
    '| import | MB of CSV | seconds | rows/s | memory |',
    '| --- | --- | --- | --- | --- |',
    ...imports.map(
      ({ rows, megabytes, seconds, memory }) =>
        `| ${count(rows)} rows | ${megabytes.toFixed(0)} | ${seconds.toFixed(1)} | ${count(rows / seconds)} | ${memory === null ? 'unknown' : `${memory.toFixed(0)} MB`} |`,
    ),
    '',
    `Milliseconds over HTTP, one after the other: median / 95th of ${ASKED}.`,
    '',
    `| observations in the table | ${tables.join(' | ')} | ratio |`,
    `| --- |${tables.map(() => ' --- |').join('')} --- |`,
    ...Object.entries(figures).map(([name, times]) => {
      const [first, last] = [times[0]?.p50 ?? NaN, times.at(-1)?.p50 ?? NaN];
      return `| ${name} | ${times.map(cell).join(' | ')} | ${(last / first).toFixed(2)} |`;
    }),
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { many: { type: 'string', default: '1000000' }, json: { type: 'string' } },
  });
  const report = await measureIndicators(Number(values.many));
  process.stdout.write(`${machine()}\n\n${indicatorTable(report)}\n`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
