import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.js';
import { readDemoProvince } from '../src/usecases/demo/province.js';
import { command } from './command.js';
import { machine, median } from './report.js';
import { Workplace } from './workplace.js';

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

interface Question {
  readonly query: string;
  readonly variables: (place: Place) => Record<string, unknown>;
}

interface Place {
  readonly longitude: number;
  readonly latitude: number;
  readonly county: string;
}

const NEAR = `query ($point: PointInput!, $type: [String!]) {
  facilitiesNear(point: $point, withinMetres: 2000, filter: { type: $type }, first: 20) { edges { distanceMetres node { id name address } } } }`;
const NODES = 'nodes { id name address }';

/** What is asked, of one place after another. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  'near, a common kind': {
    query: NEAR,
    variables: ({ longitude, latitude }) => ({ point: { longitude, latitude }, type: ['VILLAGE-CLINIC'] }),
  },
  'near, a rare kind': {
    query: NEAR,
    variables: ({ longitude, latitude }) => ({ point: { longitude, latitude }, type: ['CHILDREN-HOSPITAL'] }),
  },
  'near, any kind': {
    query: NEAR,
    variables: ({ longitude, latitude }) => ({ point: { longitude, latitude }, type: null }),
  },
  'near, at sea': {
    query: NEAR,
    variables: ({ longitude, latitude }) => ({
      point: { longitude: longitude + 8, latitude },
      type: ['VILLAGE-CLINIC'],
    }),
  },
  'list by name': {
    query: `query ($name: String!) { facilities(first: 20, filter: { provider: [$name] }) { ${NODES} } }`,
    variables: () => ({ name: '示例数据（虚构）' }),
  },
  'list of a county': {
    query: `query ($county: String!) { facilities(first: 20, filter: { region: [$county] }) { ${NODES} } }`,
    variables: ({ county }) => ({ county }),
  },
  'in a box of 4 km': {
    query: `query ($bounds: BoundsInput!) { facilitiesIn(bounds: $bounds, first: 100) { ${NODES} } }`,
    variables: ({ longitude, latitude }) => ({
      bounds: {
        west: longitude - 0.02,
        east: longitude + 0.02,
        south: latitude - 0.02,
        north: latitude + 0.02,
      },
    }),
  },
  'clusters of a city': {
    query: `query ($bounds: BoundsInput!) { facilityClusters(bounds: $bounds, zoom: 12) { count point { longitude latitude } } }`,
    variables: ({ longitude, latitude }) => ({
      bounds: {
        west: longitude - 0.25,
        east: longitude + 0.25,
        south: latitude - 0.15,
        north: latitude + 0.15,
      },
    }),
  },
  'clusters of the province': {
    query: `query ($bounds: BoundsInput!) { facilityClusters(bounds: $bounds, zoom: 8) { count point { longitude latitude } } }`,
    variables: () => ({ bounds: { west: 115.7, south: 23.4, east: 120.9, north: 28.5 } }),
  },
  'text in names': {
    query: `query ($text: String!) { facilities(first: 20, filter: { text: $text }) { ${NODES} } }`,
    variables: ({ county }) => ({ text: `图书馆${county.slice(-2)}` }),
  },
};

export interface NearReport {
  readonly sizes: readonly number[];
  /** By question and size: milliseconds, median and the 95th of a hundred. */
  readonly figures: Readonly<
    Record<string, Readonly<Record<number, { readonly p50: number; readonly p95: number }>>>
  >;
}

/** Measures a question at all places, after as many to warm up. */
async function ask(url: string, { query, variables }: Question, places: readonly Place[]) {
  const times: number[] = [];
  for (const [turn, place] of [...places, ...places].entries()) {
    const body = JSON.stringify({ query, variables: variables(place) });
    const since = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { errors } = (await answer.json()) as { errors?: unknown };
    if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    if (turn >= places.length) times.push(performance.now() - since);
  }
  times.sort((a, b) => a - b);
  return { p50: median(times), p95: times[Math.floor(times.length * 0.95)] ?? NaN };
}

/** Measures reads of facilities in made-up provinces of these sizes. */
export async function measureNear(sizes: readonly number[]): Promise<NearReport> {
  const { townships } = await readDemoProvince(packageRoot);
  const places = townships
    .filter((_, index) => index % Math.ceil(townships.length / 100) === 0)
    .map(({ centre, county }) => ({ ...centre, county: county.code }));
  const figures: Record<string, Record<number, { p50: number; p95: number }>> = {};
  for (const size of sizes) {
    const workplace = await Workplace.open();
    const database = await startEmbeddedPostgres({
      packageRoot,
      dataDir: workplace.dataDir('near'),
      log: () => undefined,
    });
    try {
      await command(database.url, ['demo', '--facilities', String(size), '--settlements', '0']);
      const server = await workplace.start(join(packageRoot, 'dist/src/main.js'), [], {
        DATABASE_URL: database.url,
        PORT: '0',
        LOG_LEVEL: 'silent',
        RATE_LIMIT: '0',
      });
      for (const [name, question] of Object.entries(QUESTIONS))
        (figures[name] ??= {})[size] = await ask(server.url, question, places);
      await server.stop();
    } finally {
      await database.stop();
      await workplace.close();
    }
  }
  return { sizes, figures };
}

/** The figures for people. */
export function nearTable({ sizes, figures }: NearReport): string {
  const cell = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
  return [
    'Milliseconds over HTTP, one after the other: median / 95th of a hundred.',
    '',
    `| | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |`,
    `| --- |${sizes.map(() => ' --- |').join('')}`,
    ...Object.entries(figures).map(
      ([name, bySize]) =>
        `| ${name} | ${sizes.map((size) => (bySize[size] ? cell(bySize[size]) : '–')).join(' | ')} |`,
    ),
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { sizes: { type: 'string', default: '20000,200000' }, json: { type: 'string' } },
  });
  const report = await measureNear(values.sizes.split(',').map(Number));
  process.stdout.write(`${machine()}\n\n${nearTable(report)}\n`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
