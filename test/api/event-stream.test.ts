import { get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvents } from '../../src/data/change-feed.js';
import { encodeChangeCursor } from '../../src/domain/change-event.js';
import { eventsNamed } from '../support/change-events.js';
import type { Result } from '../support/stream-clients.js';
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

describe('the event stream', () => {
  const ask = (path: string, init: RequestInit = {}) => fetch(`${server.address}${path}`, init);
  const EVENTS = { accept: 'text/event-stream' };

  it.each([
    [400, '/graphql/stream', EVENTS],
    [400, '/graphql/stream?query={__typename}&variables={', EVENTS],
    [400, '/graphql/stream?query={__typename}&variables=[]', EVENTS],
    [406, '/graphql/stream?query={__typename}', { accept: 'application/json' }],
  ])('answers %i to %s', async (status, path, headers) => {
    const response = await ask(path, { headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('is kept in the words of the protocol', async () => {
    const response = await ask('/graphql/stream?query={__typename}', { headers: EVENTS });
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"__typename":"Query"}}\n\nevent: complete\ndata:\n\n',
    );
  });
});

describe('who asks for an event stream', () => {
  const ask = (authorization: string) =>
    fetch(`${server.address}/graphql/stream?query=${encodeURIComponent('{ apiKeys { id } }')}`, {
      headers: { accept: 'text/event-stream', authorization },
    });

  it('is told by the token, and refused with one that is not sound', async () => {
    const known = await ask(`Bearer ${await server.token({ roles: ['ADMINISTRATOR'] })}`);
    expect(await known.text()).toContain('{"data":{"apiKeys":[]}}');
    const reader = await ask(`Bearer ${await server.token({ roles: ['READER'] })}`);
    expect(await reader.text()).toContain('"code":"FORBIDDEN"');
    const unsound = await ask('Bearer nonsense');
    expect(unsound.status).toBe(401);
    expect(await unsound.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});

describe('a subscription by plain POST', () => {
  it('is told how to ask', async () => {
    const { errors } = await server.query('subscription { changes { at } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/text\/event-stream.*graphql-transport-ws/),
      extensions: { code: 'BAD_REQUEST' },
    });
  });

  it('is streamed to a client that takes events as well, whose queries are answered plainly', async () => {
    const post = (query: string) =>
      fetch(`${server.address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed',
        },
        body: JSON.stringify({ query }),
      });
    const answered = await post('{ __typename }');
    expect(answered.headers.get('content-type')).toMatch(/json/);
    expect(await answered.json()).toEqual({ data: { __typename: 'Query' } });
    const streamed = await post('subscription { changes { at } }');
    expect(streamed.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(streamed.headers.get('access-control-allow-origin')).toBe('*');
    await streamed.body?.cancel();
  });
});

it('holds little for a client that does not take in what it asked for, and then goes on without a hole', async () => {
  const sockets: Socket[] = [];
  const note = (socket: Socket) => void sockets.push(socket);
  server.server.app.server.on('connection', note);
  const after = await cursorNow();
  const target = `${server.address}/graphql/stream?${new URLSearchParams({
    query:
      'subscription ($after: String) { changes(after: $after) { cursor subjectId subjectCode fields at } }',
    variables: JSON.stringify({ after }),
  }).toString()}`;
  const response = await new Promise<IncomingMessage>((resolve) =>
    get(target, { headers: { accept: 'text/event-stream' }, agent: false }, resolve),
  );
  response.pause();
  for (let round = 0; round < 4; round += 1)
    await append(...eventsNamed(`${round}-${'x'.repeat(1_200)}`, 5_000));
  await sleep(500);
  server.server.app.server.off('connection', note);
  expect(sockets).not.toEqual([]);
  for (const { writableLength } of sockets) expect(writableLength).toBeLessThan(200_000);
  let text = '';
  const cursors: unknown[] = [];
  for await (const chunk of response) {
    text += String(chunk);
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines)
      if (line.startsWith('data: ')) cursors.push((JSON.parse(line.slice(6)) as Result).data.changes.cursor);
    if (cursors.length >= 20_000) break;
  }
  const first = Number(Buffer.from(after, 'base64url').toString().slice('change:'.length)) + 1;
  expect(cursors).toEqual(Array.from({ length: 20_000 }, (_, place) => encodeChangeCursor(first + place)));
}, 60_000);
