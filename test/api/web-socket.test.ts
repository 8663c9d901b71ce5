import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvents } from '../../src/data/change-feed.js';
import { encodeChangeCursor } from '../../src/domain/change-event.js';
import { eventsNamed } from '../support/change-events.js';
import { FOLLOW, RawSocket } from '../support/stream-clients.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('a WebSocket', () => {
  it.each([
    ['no JSON', 4400, '{'],
    ['no message', 4400, '[]'],
    ['a message of no known type', 4400, '{"type":"nothing"}'],
    ['a subscription without a query', 4400, '{"type":"subscribe","id":"1","payload":{}}'],
    ['bytes', 4400, Buffer.from([0xff, 0x00])],
    ['more than a request may have', 1009, `{"type":"ping","payload":{"a":"${'x'.repeat(262_144)}"}}`],
    ['a second greeting', 4429, '{"type":"connection_init"}'],
  ])('that sends %s is closed with %i', async (_, code, message) => {
    const socket = await new RawSocket(server.address).begun();
    socket.send(message);
    expect(await socket.closed).toMatchObject({ code });
  });

  it('that subscribes before it greets, or speaks another protocol, is closed', async () => {
    const early = await new RawSocket(server.address).open();
    early.send({ type: 'subscribe', id: '1', payload: { query: FOLLOW } });
    expect(await early.closed).toMatchObject({ code: 4401 });
    expect(await new RawSocket(server.address, []).closed).toMatchObject({ code: 4406 });
  });

  it('runs at most 20 operations at once, and another when one is done', async () => {
    const socket = await new RawSocket(server.address).begun();
    for (let id = 1; id <= 21; id += 1)
      socket.send({ type: 'subscribe', id: String(id), payload: { query: FOLLOW } });
    const refused = await socket.message('error', '21');
    expect(refused.payload).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    socket.send({ type: 'complete', id: '7' });
    socket.send({ type: 'subscribe', id: '22', payload: { query: '{ __typename }' } });
    expect((await socket.message('next', '22')).payload).toEqual({ data: { __typename: 'Query' } });
    socket.end();
  });

  it('refuses mutations, which go another way', async () => {
    const socket = await new RawSocket(server.address).begun();
    socket.send({ type: 'subscribe', id: '1', payload: { query: 'mutation { __typename }' } });
    expect((await socket.message('error', '1')).payload).toMatchObject([
      { message: expect.stringContaining('POST'), extensions: { code: 'BAD_REQUEST' } },
    ]);
    socket.end();
  });

  it('holds little for a client that does not take in what it asked for, and then goes on without a hole', async () => {
    const { data } = await server.query('{ directory { lastChangeCursor } }');
    const after = data.directory.lastChangeCursor as string;
    const socket = await new RawSocket(server.address).begun();
    socket.pause();
    socket.send({ type: 'subscribe', id: '1', payload: { query: FOLLOW, variables: { after } } });
    for (let round = 0; round < 4; round += 1)
      await appendEvents(server.dataSource.manager, eventsNamed(`${round}-${'x'.repeat(1_200)}`, 5_000));
    await sleep(500);
    const held = [...server.server.app.websocketServer.clients].map(({ bufferedAmount }) => bufferedAmount);
    expect(held).not.toEqual([]);
    expect(Math.max(...held)).toBeLessThan(200_000);
    socket.resume();
    const events = () => socket.messages.filter(({ type }) => type === 'next');
    while (events().length < 20_000) await sleep(50);
    const first = Number(Buffer.from(after, 'base64url').toString().slice('change:'.length)) + 1;
    expect(
      events().map(
        ({ payload }) => (payload as { data: { changes: { cursor: string } } }).data.changes.cursor,
      ),
    ).toEqual(Array.from({ length: 20_000 }, (_, place) => encodeChangeCursor(first + place)));
    socket.end();
  }, 60_000);
});

describe('who calls over a WebSocket', () => {
  const KEYS = '{ apiKeys { id } }';

  it('is told by the token of its greeting, or of its first request', async () => {
    const token = `Bearer ${await server.token({ roles: ['ADMINISTRATOR'] })}`;
    const asked = async (socket: RawSocket) => {
      socket.send({ type: 'subscribe', id: '1', payload: { query: KEYS } });
      const { payload } = await socket.message('next', '1');
      socket.end();
      return payload;
    };
    const known = { data: { apiKeys: [] } };
    expect(await asked(await new RawSocket(server.address).begun(token))).toEqual(known);
    const header = new RawSocket(server.address, undefined, { authorization: token });
    expect(await asked(await header.begun())).toEqual(known);
    expect(await asked(await new RawSocket(server.address).begun())).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('is refused with a token that is not sound', async () => {
    const greeting = await new RawSocket(server.address).open();
    greeting.send({ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } });
    expect(await greeting.closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
    const header = new RawSocket(server.address, undefined, { authorization: 'Bearer nonsense' });
    expect(await header.closed).toMatchObject({ code: 1006 });
  });

  it('has each operation counted as a request', async () => {
    const strict = await startTestServer({ database: server.database, rateLimit: 5 });
    try {
      const socket = await new RawSocket(strict.address).begun();
      for (let id = 1; id <= 5; id += 1)
        socket.send({ type: 'subscribe', id: String(id), payload: { query: '{ __typename }' } });
      expect((await socket.message('error', '5')).payload).toMatchObject([
        { extensions: { code: 'RATE_LIMITED', limit: 5 } },
      ]);
      expect(socket.messages.filter(({ type }) => type === 'next')).toHaveLength(4);
      socket.end();
    } finally {
      await strict.stop();
    }
  });
});
