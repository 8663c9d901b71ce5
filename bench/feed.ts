import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createClient as createEventClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import pg from 'pg';
import { WebSocket } from 'ws';
import { appendEvents } from '../src/data/change-feed.js';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.js';
import { ActorKind } from '../src/domain/access.js';
import { ChangeType, type NewEvent } from '../src/domain/change-event.js';
import { machine } from './report.js';
import { Workplace } from './workplace.js';

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface FeedOptions {
  /** Publishing connections at once. */
  readonly writers: number;
  /** Events of one transaction. */
  readonly batch: number;
  /** Seconds of publishing as fast as it goes. */
  readonly seconds: number;
  /** Commits whose delivery is timed on each way, and milliseconds between them. */
  readonly commits: number;
  readonly every: number;
  /** Subscribers on each way while it is timed. */
  readonly subscribers: number;
}

/** Milliseconds from the commit's acknowledgement to the last of the subscribers having the event. */
export interface Delivery {
  readonly p50: number;
  readonly p99: number;
}

export interface FeedReport {
  readonly options: FeedOptions;
  /** Events and transactions a second, over all writers. */
  readonly events: number;
  readonly transactions: number;
  readonly delivery: Readonly<Record<Way, Delivery>>;
}

const WAYS = ['sse', 'websocket'] as const;
type Way = (typeof WAYS)[number];

export const FEED: FeedOptions = {
  writers: 16,
  batch: 10,
  seconds: 5,
  commits: 300,
  every: 20,
  subscribers: 10,
};

function event(code: string): NewEvent {
  return {
    type: ChangeType.REVISED,
    subjectType: 'Service',
    subjectKey: 1,
    subjectCode: code,
    revisionId: null,
    effectiveOn: '2030-01-01',
    changeSetId: null,
    actorKind: ActorKind.PERSON,
    fields: ['standard', 'fundingText'],
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function publish(client: pg.Client, code: string, count: number): Promise<void> {
  await client.query('begin');
  await appendEvents(
    client,
    Array.from({ length: count }, () => event(code)),
  );
  await client.query('commit');
}

/** Publishes with all writers as fast as it goes; returns transactions a second. */
async function append(url: string, { writers, batch, seconds }: FeedOptions): Promise<number> {
  const clients = await Promise.all(Array.from({ length: writers }, () => connect(url)));
  const since = performance.now();
  const until = since + seconds * 1_000;
  let transactions = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (; performance.now() < until; transactions += 1) await publish(client, 'BENCH', batch);
    }),
  );
  const rate = transactions / ((performance.now() - since) / 1_000);
  await Promise.all(clients.map((client) => client.end()));
  return rate;
}

interface Stream {
  readonly results: AsyncIterableIterator<unknown>;
  end(): void;
}

const QUERY = 'subscription { changes { subjectCode } }';

const open: Readonly<Record<Way, (url: string) => Stream>> = {
  sse: (url) => {
    const client = createEventClient({ url: `${url}/stream`, retryAttempts: 0 });
    return { results: client.iterate({ query: QUERY }), end: () => client.dispose() };
  },
  websocket: (url) => {
    const client = createSocketClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
    return { results: client.iterate({ query: QUERY }), end: () => void client.dispose() };
  },
};

/** Times commits from their acknowledgement to the last subscriber. */
async function deliver(way: Way, server: string, database: string, options: FeedOptions): Promise<Delivery> {
  const streams = Array.from({ length: options.subscribers }, () => open[way](server));
  const writer = await connect(database);
  const times: number[] = [];
  try {
    let waiting = Promise.all(streams.map(({ results }) => results.next()));
    // Nothing tells that a subscription has begun but its first event.
    await sleep(500);
    for (let commit = 0; commit <= options.commits; commit += 1) {
      await publish(writer, `COMMIT-${commit}`, 1);
      const since = performance.now();
      await waiting;
      // The first is not like the others: what it runs through is compiled on the way.
      if (commit > 0) times.push(performance.now() - since);
      waiting = Promise.all(streams.map(({ results }) => results.next()));
      await sleep(options.every);
    }
  } finally {
    for (const stream of streams) stream.end();
    await writer.end();
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => Number((times[Math.floor(times.length * part)] ?? NaN).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}

/** Measures the change feed: the built server on a durable embedded PostgreSQL, in a directory of its own. */
export async function measureFeed(workplace: Workplace, options: FeedOptions = FEED): Promise<FeedReport> {
  const dataDir = workplace.dataDir('feed');
  const embedded = await startEmbeddedPostgres({ packageRoot, dataDir, log: () => undefined });
  try {
    const server = await workplace.start(join(packageRoot, 'dist/src/main.js'), [], {
      DATABASE_URL: embedded.url,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '0',
    });
    const transactions = await append(embedded.url, options);
    const delivery = {} as Record<Way, Delivery>;
    for (const way of WAYS) delivery[way] = await deliver(way, server.url, embedded.url, options);
    await server.stop();
    return {
      options,
      events: Math.round(transactions * options.batch),
      transactions: Math.round(transactions),
      delivery,
    };
  } finally {
    await embedded.stop();
  }
}

/** The report for people. */
export function feedTable({ options, events, transactions, delivery }: FeedReport): string {
  const { writers, batch, subscribers, commits } = options;
  return [
    `Appending: ${events} events/s in ${transactions} transactions/s of ${batch}, ${writers} writers, durable`,
    `Commit to the last of ${subscribers} subscribers, ${commits} commits (ms):`,
    ...WAYS.map(
      (way) => `  ${way.padEnd(9)}  p50 ${delivery[way].p50.toFixed(2)}  p99 ${delivery[way].p99.toFixed(2)}`,
    ),
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const workplace = await Workplace.open();
  try {
    const report = await measureFeed(workplace);
    const json = JSON.stringify({ machine: machine(), feed: report }, undefined, 2);
    if (values.json !== undefined) await writeFile(values.json, `${json}\n`);
    process.stdout.write(`${machine()}\n${feedTable(report)}\n\n${json}\n`);
  } finally {
    await workplace.close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
