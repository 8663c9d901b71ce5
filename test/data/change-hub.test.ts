import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { ChangeEvents1800000000320 } from '../../migrations/1800000000320-change-events.js';
import { appendEvents, type ChangeRecord } from '../../src/data/change-feed.js';
import { ChangeHub } from '../../src/data/change-hub.js';
import type { ChangeStream } from '../../src/data/change-stream.js';
import { createReadPool, PoolSql, type Sql } from '../../src/data/sql.js';
import { ChangeType, encodeChangeCursor } from '../../src/domain/change-event.js';
import { DomainError } from '../../src/domain/errors.js';
import { event, eventsNamed } from '../support/change-events.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let pool: pg.Pool;
let hub: ChangeHub;
let faults: (Error | null)[];
/** Reads that the hub made; while `away` they fail. */
let reads: number;
let away: boolean;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  pool = createReadPool({ url: database.url, size: 6, connectTimeout: 5_000, statementTimeout: 30_000 });
  await new ChangeEvents1800000000320().up({ query: (text: string) => pool.query(text) } as never);
  faults = [];
  reads = 0;
  away = false;
  const sql = (): Sql => {
    const real = new PoolSql(pool);
    return {
      statements: 0,
      rows: (text, values) => {
        reads += 1;
        return away
          ? Promise.reject(new DomainError('SERVICE_UNAVAILABLE', 'away'))
          : real.rows(text, values);
      },
    };
  };
  hub = new ChangeHub({ url: database.url, sql, report: (fault) => faults.push(fault) });
});
afterEach(async () => {
  await hub.stop();
  await pool.end();
  await database.drop();
});

const append = (name: string, count: number) => appendEvents(pool, eventsNamed(name, count));

async function take(stream: ChangeStream, count: number): Promise<ChangeRecord[]> {
  const events: ChangeRecord[] = [];
  while (events.length < count) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`it ended after ${events.length}`);
    events.push(value as ChangeRecord);
  }
  return events;
}

const from = (seq: number, count: number) => Array.from({ length: count }, (_, place) => seq + place);
const seqs = (events: readonly ChangeRecord[]) => events.map(({ seq }) => seq);

it('ends a stream at once that waits for its next event', async () => {
  const stream = await hub.follow(null, null);
  const next = stream.next();
  expect(await stream.return?.()).toEqual({ done: true, value: undefined });
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

it('ends every stream when it stops, and those that come later', async () => {
  const streams = await Promise.all([1, 2, 3].map(() => hub.follow(null, null)));
  const ends = streams.map((stream) => stream.next());
  await hub.stop();
  expect(await Promise.all(ends)).toEqual(streams.map(() => ({ done: true, value: undefined })));
  expect(await (await hub.follow(null, null)).next()).toMatchObject({ done: true });
});

it('reads new events once for all who follow closely', async () => {
  const streams = await Promise.all(Array.from({ length: 50 }, () => hub.follow(null, null)));
  await append('warm', 1);
  for (const stream of streams) await take(stream, 1);
  await sleep(50);
  reads = 0;
  await append('news', 20);
  for (const stream of streams) expect(seqs(await take(stream, 20))).toEqual(from(2, 20));
  expect(reads).toBeLessThan(5);
});

it('stays in order while many come and go and others publish', async () => {
  const steady = await hub.follow(null, null);
  let busy = true;
  const coming = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (busy) await (await hub.follow(null, null)).return?.();
    }),
  );
  const publishing = (async () => {
    for (let batch = 0; batch < 300; batch += 1) await append(`b${batch}`, 3);
  })();
  expect(seqs(await take(steady, 900))).toEqual(from(1, 900));
  await publishing;
  busy = false;
  await coming;
});

it('lets one who falls behind the ring catch up from the database, while others are at its head', async () => {
  const [quick, slow] = [await hub.follow(null, null), await hub.follow(null, null)];
  expect(seqs([...(await Promise.all([append('first', 3), take(slow, 1)]))[1]])).toEqual([1]);
  await append('many', 5_000);
  expect(seqs(await take(quick, 5_003))).toEqual(from(1, 5_003));
  expect(seqs(await take(slow, 5_002))).toEqual(from(2, 5_002));
  await append('last', 1);
  expect(seqs([...(await take(quick, 1)), ...(await take(slow, 1))])).toEqual([5_004, 5_004]);
});

it('passes what is of other types without stopping, in history and in the ring', async () => {
  const retired = event({ type: ChangeType.RETIRED });
  await appendEvents(pool, [...eventsNamed('a', 600), retired, ...eventsNamed('b', 600)]);
  const stream = await hub.follow(encodeChangeCursor(0), [ChangeType.RETIRED]);
  expect(seqs(await take(stream, 1))).toEqual([601]);
  const next = take(stream, 1);
  await appendEvents(pool, [...eventsNamed('c', 2_500), retired]);
  expect(seqs(await next)).toEqual([3_702]);
});

it('waits for a database that is away, and goes on where it was', async () => {
  await append('before', 700);
  const stream = await hub.follow(encodeChangeCursor(0), null);
  expect(seqs(await take(stream, 300))).toEqual(from(1, 300));
  away = true;
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'service-directory changes'`,
  );
  const rest = take(stream, 900);
  await append('meanwhile', 500);
  await sleep(300);
  away = false;
  expect(seqs(await rest)).toEqual(from(301, 900));
  expect(faults[0]).toBeInstanceOf(Error);
  for (let waited = 0; waited < 5_000 && faults.at(-1) !== null; waited += 20) await sleep(20);
  expect(faults.at(-1)).toBeNull();
});

it('refuses a cursor beyond the newest event, but not one that another server has only just given out', async () => {
  await hub.follow(null, null);
  await expect(hub.follow(encodeChangeCursor(1), null)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    details: { argument: 'after' },
  });
  await append('elsewhere', 1);
  const stream = await hub.follow(encodeChangeCursor(1), null);
  await append('next', 1);
  expect(seqs(await take(stream, 1))).toEqual([2]);
});

it('says so when the database is away at the first', async () => {
  away = true;
  await expect(hub.follow(null, null)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

it('tells its subscribers when the database was set back under them', async () => {
  await append('before', 5);
  const stream = await hub.follow(null, null);
  const next = stream.next();
  await pool.query('alter table change_event disable trigger user');
  await pool.query('delete from change_event where seq > 3');
  await pool.query('update change_position set last = 3');
  const later = hub.follow(null, null);
  await expect(next).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('backup'),
  });
  const following = await later;
  await append('after', 1);
  expect(seqs(await take(following, 1))).toEqual([4]);
});

it('reads history that is newer than what it has looked at, and goes on from there', async () => {
  let slow = true;
  const behind = new ChangeHub({
    url: database.url,
    report: () => undefined,
    sql: () => ({
      statements: 0,
      // Looks for what is new take their time, history does not.
      rows: async (text, values) => {
        const rows = await new PoolSql(pool).rows(text, values);
        if (slow && Number(values?.[1]) > 500) await sleep(200);
        return rows as never;
      },
    }),
  });
  await append('first', 10);
  const stream = await behind.follow(encodeChangeCursor(0), null);
  await append('second', 10);
  expect(seqs(await take(stream, 20))).toEqual(from(1, 20));
  slow = false;
  await append('third', 10);
  expect(seqs(await take(stream, 10))).toEqual(from(21, 10));
  await behind.stop();
});
