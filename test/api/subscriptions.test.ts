import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { appendEvents } from '../../src/data/change-feed.js';
import { ChangeType, encodeChangeCursor } from '../../src/domain/change-event.js';
import { event, eventsNamed } from '../support/change-events.js';
import {
  FOLLOW,
  names,
  RawSocket,
  take,
  WAYS,
  type Result,
  type Results,
} from '../support/stream-clients.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const append = (...events: Parameters<typeof appendEvents>[1]) =>
  appendEvents(server.dataSource.manager, events);

const cursorNow = async () =>
  (await server.query('{ directory { lastChangeCursor } }')).data.directory.lastChangeCursor as string;

/** How many connections of servers listen on the database. */
async function listeners(): Promise<number[]> {
  const rows: { pid: number }[] = await server.dataSource.query(
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'service-directory changes'`,
  );
  return rows.map(({ pid }) => pid);
}

it('listens for changes only once somebody follows them', async () => {
  expect(await listeners()).toEqual([]);
});

describe.each(Object.entries(WAYS))('over %s', (_, connect) => {
  let way: ReturnType<typeof connect>;
  beforeEach(() => {
    way = connect(server.address);
  });
  afterEach(() => way.end());

  const follow = (variables: Record<string, unknown> = {}) => way.run({ query: FOLLOW, variables });

  it('tells what came after a cursor and then what comes, without a hole or a double, while others publish', async () => {
    const after = await cursorNow();
    await append(...eventsNamed('history', 1_700));
    let published = 1_700;
    const publishing = Promise.all(
      [0, 1, 2, 3].map(async () => {
        while (published < 3_000) {
          const size = 1 + Math.floor(Math.random() * 40);
          published += size;
          await append(...eventsNamed('live', size));
          await sleep(Math.random() * 4);
        }
      }),
    );
    const results = follow({ after });
    const cursors: string[] = [];
    while (cursors.length < 2_500) {
      const { value } = await results.next();
      cursors.push((value as Result).data.changes.cursor as string);
    }
    await results.return?.();
    // As after a broken connection.
    const resumed = follow({ after: cursors.at(-1) });
    await publishing;
    while (cursors.length < published) {
      const { value } = await resumed.next();
      cursors.push((value as Result).data.changes.cursor as string);
    }
    await resumed.return?.();
    const first = Number(Buffer.from(after, 'base64url').toString().slice('change:'.length)) + 1;
    expect(cursors).toEqual(
      Array.from({ length: published }, (_, place) => encodeChangeCursor(first + place)),
    );
  });

  it('tells only what is new where no cursor is given', async () => {
    await append(...eventsNamed('old', 3));
    const results = follow();
    let first: string | undefined;
    void take(results, 1).then(([code]) => (first = code));
    // Nothing tells that a subscription has begun but its first event.
    let count = 0;
    for (; first === undefined; count += 1) {
      await append(event({ subjectCode: `new-${count}` }));
      await sleep(20);
    }
    expect(first).toMatch(/^new-/);
    const rest = names('new', count).slice(Number(first.slice('new-'.length)) + 1);
    expect(await take(results, rest.length)).toEqual(rest);
    await results.return?.();
  });

  it('tells only the types asked for, before and after it began', async () => {
    const after = await cursorNow();
    const mixed = (name: string) =>
      append(
        ...eventsNamed('other', 300),
        event({ type: ChangeType.RETIRED, subjectCode: `${name}-0` }),
        ...eventsNamed('other', 1_200),
        event({ type: ChangeType.CORRECTED, subjectCode: `${name}-1` }),
        event({ subjectCode: 'other' }),
      );
    await mixed('before');
    const results = follow({ after, types: ['RETIRED', 'CORRECTED'] });
    expect(await take(results, 2)).toEqual(names('before', 2));
    await mixed('since');
    expect(await take(results, 2)).toEqual(names('since', 2));
    await results.return?.();
  });

  it('goes on when the connection that listens is cut', async () => {
    const after = await cursorNow();
    await append(...eventsNamed('whole', 1));
    const results = follow({ after });
    expect(await take(results, 1)).toEqual(['whole-0']);
    for (let time = 0; time < 3; time += 1) {
      const killed = await listeners();
      await server.dataSource.query('select pg_terminate_backend(pid) from unnest($1::integer[]) pid', [
        killed,
      ]);
      await append(...eventsNamed(`cut${time}`, 2));
      expect(await take(results, 2)).toEqual(names(`cut${time}`, 2));
      while (!(await listeners()).some((pid) => !killed.includes(pid))) await sleep(10);
      await append(...eventsNamed(`mended${time}`, 2));
      expect(await take(results, 2)).toEqual(names(`mended${time}`, 2));
    }
    await results.return?.();
  });

  it('answers queries as well', async () => {
    expect((await way.run({ query: '{ service(code: "FJ-BPS-001") { name } }' }).next()).value).toEqual({
      data: { service: { name: '免费义务教育' } },
    });
  });

  const wide = Array.from({ length: 51 }, (_, place) => `a${place}: at`).join(' ');
  it.each([
    ['GRAPHQL_PARSE_FAILED', 'what is no GraphQL', 'subscription {', {}],
    ['GRAPHQL_VALIDATION_FAILED', 'a field that is not there', 'subscription { nothing }', {}],
    [
      'GRAPHQL_VALIDATION_FAILED',
      'two streams in one',
      'subscription { a: changes { at } b: changes { at } }',
      {},
    ],
    ['QUERY_TOO_BROAD', 'too many aliases', `subscription { changes { ${wide} } }`, {}],
    ['BAD_USER_INPUT', 'what is no cursor', FOLLOW, { after: 'nonsense' }],
    ['BAD_USER_INPUT', 'a cursor beyond the newest', FOLLOW, { after: encodeChangeCursor(999_999_999) }],
    ['BAD_USER_INPUT', 'a type that is not there', FOLLOW, { types: ['NONE'] }],
  ])('says %s for %s', async (code, _what, query, variables) => {
    // For an operation that was never run a client may throw the errors.
    const told = await way
      .run({ query, variables })
      .next()
      .then(({ value }: { value: Result }) => value.errors)
      .catch((errors: unknown) => errors as Result['errors']);
    expect(told).toHaveLength(1);
    expect(told?.[0]?.extensions).toMatchObject({ code });
    const [argument] = Object.keys(variables);
    if (argument) expect(told?.[0]?.extensions).toMatchObject({ argument });
  });
});

it('delivers through every server of the database', async () => {
  const other = await startTestServer({ database: server.database });
  const connections = [server, other].flatMap(({ address }) =>
    Object.values(WAYS).map((way) => way(address)),
  );
  try {
    const after = await cursorNow();
    const streams = connections.map((way) => way.run({ query: FOLLOW, variables: { after } }));
    await append(...eventsNamed('first', 5));
    const taken = await Promise.all(streams.map((results) => take(results, 5)));
    const second = Promise.all(streams.map((results) => take(results, 5)));
    await append(...eventsNamed('second', 5));
    expect(taken).toEqual(streams.map(() => names('first', 5)));
    expect(await second).toEqual(streams.map(() => names('second', 5)));
    expect(await listeners()).toHaveLength(2);
  } finally {
    connections.forEach((way) => way.end());
    await other.stop();
  }
});

const followEvents = ({ address }: TestServer, headers: Record<string, string> = {}) =>
  fetch(`${address}/graphql/stream?query=${encodeURIComponent('subscription { changes { at } }')}`, {
    headers: { accept: 'text/event-stream', ...headers },
  });

it('leaves one client a tenth of SUBSCRIPTIONS_MAX: an address without a token, or whoever has one', async () => {
  const small = await startTestServer({ database: server.database, subscriptionsMax: 20 });
  try {
    for (const authorization of [undefined, `Bearer ${await small.token()}`]) {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      const stream = await followEvents(small, headers);
      const socket = await new RawSocket(small.address).begun(authorization);
      const refused = await followEvents(small, headers);
      expect(refused.status).toBe(429);
      expect(await refused.json()).toMatchObject({
        errors: [
          {
            message: 'You follow changes over 2 connections already; close one first.',
            extensions: { code: 'RATE_LIMITED', limit: 2 },
          },
        ],
      });
      const late = await new RawSocket(small.address).open();
      late.send({ type: 'connection_init', ...(authorization ? { payload: { authorization } } : {}) });
      expect(await late.closed).toEqual({ code: 1013, reason: 'RATE_LIMITED' });
      await stream.body?.cancel();
      for (let status = 429; status !== 200; status = (await followEvents(small, headers)).status)
        await sleep(10);
      // Stays open, so that the address is full when those with a token come.
      expect(socket.messages).toMatchObject([{ type: 'connection_ack' }]);
    }
  } finally {
    await small.stop();
  }
});

it('follows up to SUBSCRIPTIONS_MAX connections, of either kind', async () => {
  const small = await startTestServer({ database: server.database, subscriptionsMax: 2 });
  try {
    const socket = await new RawSocket(small.address).begun();
    const authorization = `Bearer ${await small.token()}`;
    const stream = () => followEvents(small, { authorization });
    const first = await stream();
    expect(first.status).toBe(200);
    const refused = await stream();
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect(await new RawSocket(small.address).closed).toMatchObject({ code: 1013 });
    socket.end();
    await first.body?.cancel();
    for (let status = 503; status !== 200; status = (await stream()).status) await sleep(10);
  } finally {
    await small.stop();
  }
});

it('ends every stream soon when the server stops, so that clients know to come again', async () => {
  const stopping = await startTestServer({ database: server.database });
  const before = await listeners();
  const ends: Promise<unknown>[] = [];
  const socket = await new RawSocket(stopping.address).begun();
  socket.send({
    type: 'subscribe',
    id: '1',
    payload: { query: FOLLOW, variables: { after: await cursorNow() } },
  });
  const stream = await fetch(`${stopping.address}/graphql/stream`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: FOLLOW, variables: { after: await cursorNow() } }),
  });
  const text = stream.text();
  // One that takes nothing in must not hold up the others.
  const stuck = httpRequest(`${stopping.address}/graphql/stream`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
  });
  stuck.on('error', () => undefined);
  stuck.end(JSON.stringify({ query: FOLLOW, variables: { after: encodeChangeCursor(0) } }));
  ends.push(new Promise((resolve) => stuck.on('close', resolve)));
  await new Promise((resolve) => stuck.on('response', resolve));
  while ((await listeners()).length === before.length) await sleep(10);

  const since = performance.now();
  await stopping.stop();
  expect(performance.now() - since).toBeLessThan(3_000);
  expect(await socket.closed).toEqual({ code: 1001, reason: 'The server stops.' });
  expect(socket.messages.map(({ type }) => type)).not.toContain('complete');
  expect(await text).toBe(':\n\n');
  expect((await listeners()).length).toBe(before.length);
  const lines = stopping.lines.filter(({ msg }) => msg === 'connection' || msg === 'request');
  expect(lines.map(({ path }) => path)).toEqual(expect.arrayContaining(['/graphql', '/graphql/stream']));
});

it('tells of a commit within tens of milliseconds', async () => {
  const writer = new pg.Client({ connectionString: server.database.url });
  await writer.connect();
  const way = WAYS.WebSocket?.(server.address);
  const results = way?.run({ query: FOLLOW, variables: { after: await cursorNow() } }) as Results;
  const times: number[] = [];
  for (let time = 0; time < 40; time += 1) {
    const next = results.next();
    if (time === 0) await sleep(200);
    await writer.query('begin');
    await appendEvents(writer, eventsNamed('timed', 1));
    const since = performance.now();
    await writer.query('commit');
    await next;
    times.push(performance.now() - since);
    await sleep(5);
  }
  await results.return?.();
  way?.end();
  await writer.end();
  times.sort((a, b) => a - b);
  expect(times[20]).toBeLessThan(100);
});
