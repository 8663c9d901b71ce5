import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ChangeEvents1800000000320 } from '../../migrations/1800000000320-change-events.js';
import {
  appendEvents,
  changesPage,
  type ChangeRecord,
  type ChangesPage,
} from '../../src/data/change-feed.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { ChangeType, encodeChangeCursor } from '../../src/domain/change-event.js';
import { event, eventsNamed } from '../support/change-events.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  pool = createReadPool({ url: database.url, size: 4, connectTimeout: 5_000, statementTimeout: 30_000 });
  await new ChangeEvents1800000000320().up({ query: (text: string) => pool.query(text) } as never);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const page = (request: Parameters<typeof changesPage>[1] = {}): Promise<ChangesPage> =>
  changesPage(new PoolSql(pool), request);

async function all(first = 500): Promise<ChangeRecord[]> {
  const events: ChangeRecord[] = [];
  for (let after: string | null = null, next = true; next;) {
    const { nodes, pageInfo } = await page({ after, first });
    events.push(...nodes);
    after = pageInfo.endCursor;
    next = pageInfo.hasNextPage;
  }
  return events;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client;
}

const oneTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1);

it('tells an event as it was appended, and the global id of its subject', async () => {
  await appendEvents(pool, [
    event({ subjectKey: 42, effectiveOn: '2031-02-28', fields: ['name', 'audience'] }),
    event({
      type: ChangeType.DIRECTORY_IMPORTED,
      subjectType: null,
      subjectKey: null,
      subjectCode: null,
      revisionId: null,
      effectiveOn: null,
      fields: [],
    }),
  ]);
  const { nodes } = await page();
  expect(nodes).toMatchObject([
    {
      seq: 1,
      cursor: encodeChangeCursor(1),
      type: 'REVISED',
      subjectType: 'Service',
      subjectId: Buffer.from('Service:42').toString('base64url'),
      subjectCode: 'FJ-BPS-007',
      revision: 107,
      effectiveOn: '2031-02-28',
      actorKind: 'PERSON',
      fields: ['name', 'audience'],
    },
    { seq: 2, type: 'DIRECTORY_IMPORTED', subjectType: null, subjectId: null, revision: null, fields: [] },
  ]);
  const [first, second] = nodes.map(({ at }) => at);
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Math.abs(Date.parse(first ?? '') - Date.now())).toBeLessThan(60_000);
  expect(second).toBe(first);
});

it('appends any number of events in the order given, and nothing for none', async () => {
  await appendEvents(pool, []);
  expect((await page()).nodes).toEqual([]);
  await appendEvents(pool, eventsNamed('many', 25_000));
  const { rows } = await pool.query<{ seq: string; subject_code: string }>(
    'select seq, subject_code from change_event order by seq',
  );
  expect(rows).toEqual(oneTo(25_000).map((seq) => ({ seq: String(seq), subject_code: `many-${seq - 1}` })));
});

it('never changes or forgets an event', async () => {
  await appendEvents(pool, eventsNamed('kept', 2));
  for (const attempt of [
    `update change_event set fields = '{}'`,
    'delete from change_event where seq = 2',
    'truncate change_event',
    'delete from change_position',
    'truncate change_position',
  ]) {
    await expect(pool.query(attempt)).rejects.toMatchObject({ constraint: 'ck_change_event_kept' });
  }
  expect(await all()).toHaveLength(2);
});

it('gives the numbers of a transaction that is undone to the next', async () => {
  const client = await connect();
  await client.query('begin');
  await appendEvents(client, eventsNamed('undone', 5));
  await client.query('rollback');
  await appendEvents(client, eventsNamed('done', 1));
  await client.end();
  expect((await all()).map(({ seq, subjectCode }) => [seq, subjectCode])).toEqual([[1, 'done-0']]);
});

/** Publishes until so many events are committed; returns their codes, in the order of the batches. */
async function publish(writer: number, events: number): Promise<string[]> {
  const client = await connect();
  const committed: string[] = [];
  for (let batch = 0; committed.length < events; batch += 1) {
    const size = Math.min(1 + Math.floor(Math.random() * 30), events - committed.length);
    const given = eventsNamed(`${writer}-${batch}`, size);
    await client.query('begin');
    if (Math.random() < 0.3) await client.query('select pg_sleep(random() * 0.003)');
    await appendEvents(client, given);
    // What makes a sequence fail: a smaller number can be committed later than a greater one.
    if (Math.random() < 0.2) await sleep(Math.random() * 3);
    if (Math.random() < 0.15) await client.query('rollback');
    else {
      await client.query('commit');
      committed.push(...given.map(({ subjectCode }) => subjectCode ?? ''));
    }
  }
  await client.end();
  return committed;
}

it('lets a reader see every event of 16 writers once and in order, while they write', async () => {
  const WRITERS = 16;
  const EACH = 1_250;
  let writing = true;
  const writers = Promise.all(Array.from({ length: WRITERS }, (_, writer) => publish(writer, EACH))).finally(
    () => (writing = false),
  );
  const read: ChangeRecord[] = [];
  let cursor: string | null = null;
  for (let pages = 0; ; pages += 1) {
    const wasWriting = writing;
    const { nodes, pageInfo } = await page({ after: cursor, first: 1 + (pages % 500) });
    read.push(...nodes);
    cursor = pageInfo.endCursor;
    if (!wasWriting && nodes.length === 0) break;
  }
  const committed = await writers;
  expect(read.map(({ seq }) => seq)).toEqual(oneTo(WRITERS * EACH));
  const byWriter = committed.map((_, writer) =>
    read.flatMap(({ subjectCode }) => (subjectCode?.startsWith(`${writer}-`) ? [subjectCode] : [])),
  );
  expect(byWriter).toEqual(committed);
  const times = read.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
}, 60_000);

it('loses nothing that was acknowledged when a publishing server is killed', async () => {
  const child = spawn(process.execPath, ['test/support/append-until-killed.mjs', database.url]);
  const acknowledged: string[] = [];
  const enough = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (acknowledged.push(line) > 300) resolve();
    });
  });
  await Promise.race([enough, once(child, 'exit')]);
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  await ended;
  expect(acknowledged.length).toBeGreaterThan(300);
  // The database notices that its clients are gone when it has done what they asked last.
  await appendEvents(pool, eventsNamed('after', 1));

  const events = await all();
  expect(events.map(({ seq }) => seq)).toEqual(oneTo(events.length));
  expect(events.at(-1)?.subjectCode).toBe('after-0');
  const codes = new Set(events.map(({ subjectCode }) => subjectCode));
  expect(codes.size).toBe(events.length);
  for (const batch of acknowledged) {
    const size = Number(batch.split('-')[2]);
    expect(Array.from({ length: size }, (_, place) => codes.has(`${batch}-${place}`))).not.toContain(false);
  }
  // Of what was not acknowledged there is all or nothing.
  const sizes = new Map<string, number>();
  for (const code of codes) {
    const batch = code?.split('-').slice(0, 3).join('-') ?? '';
    sizes.set(batch, (sizes.get(batch) ?? 0) + 1);
  }
  sizes.delete('after-0');
  for (const [batch, size] of sizes) expect(size).toBe(Number(batch.split('-')[2]));
});
