import { setTimeout as sleep } from 'node:timers/promises';
import { FOLLOW, RawSocket } from '../support/stream-clients.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
let administrator: string;
let later = 0;
beforeAll(async () => {
  // All but the timers that come again and again: those are wound on by hand.
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
    ],
  });
  server = await startTestServer({ now: () => new Date(Date.now() + later) });
  administrator = await server.token({ roles: ['ADMINISTRATOR'], expiresIn: '24h' });
});
afterAll(async () => {
  await server.stop();
  jest.useRealTimers();
});

/** Lets seconds pass, in steps that leave clients the time to answer pings. */
async function pass(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 12) {
    jest.advanceTimersByTime(12_000);
    // Several turns: after a pause of the whole program a timer comes before what has arrived meanwhile.
    for (let turn = 0; turn < 8; turn += 1) await sleep(5);
  }
}

/** A key, and what revokes it. */
async function aKey() {
  const { data } = await server.query(
    'mutation { createApiKey(input: { name: "p", scopes: [READ] }) { secret apiKey { id } } }',
    {},
    { token: administrator },
  );
  const { secret, apiKey } = data.createApiKey as { secret: string; apiKey: { id: string } };
  const revoke = () =>
    server.query(
      'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { problems { code } } }',
      { id: apiKey.id },
      { token: administrator },
    );
  return { authorization: `Bearer ${secret}`, revoke };
}

const isOpen = async (ended: Promise<unknown>) =>
  (await Promise.race([ended.then(() => 'closed'), sleep(60, 'open')])) === 'open';
const follow = (socket: RawSocket, id = '1') =>
  socket.send({ type: 'subscribe', id, payload: { query: FOLLOW } });
const ask = async (socket: RawSocket, id: string) => {
  socket.send({ type: 'subscribe', id, payload: { query: '{ __typename }' } });
  await socket.message('next', id);
};

describe('a WebSocket whose token or key has ended', () => {
  it.each([
    ['its greeting', (authorization: string) => new RawSocket(server.address).begun(authorization)],
    [
      'its first request',
      (authorization: string) => new RawSocket(server.address, undefined, { authorization }).begun(),
    ],
  ])('is closed at the next operation: a key of %s', async (_, begin) => {
    const { authorization, revoke } = await aKey();
    const socket = await begin(authorization);
    await ask(socket, '1');
    await revoke();
    follow(socket, '2');
    expect(await socket.closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  });

  it('is closed at the next operation: a token', async () => {
    const token = await server.token({ roles: ['EDITOR'], expiresIn: '1h' });
    const socket = await new RawSocket(server.address).begun(`Bearer ${token}`);
    await ask(socket, '1');
    later += 2 * 3_600_000;
    follow(socket, '2');
    expect(await socket.closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  });

  it('is closed within a minute while it follows', async () => {
    const { authorization, revoke } = await aKey();
    const socket = await new RawSocket(server.address).begun(authorization);
    follow(socket);
    await pass(72);
    expect(await isOpen(socket.closed)).toBe(true);
    await revoke();
    await pass(60);
    expect(await socket.closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  });
});

describe('an event stream whose token or key has ended', () => {
  const stream = (headers: Record<string, string>) =>
    fetch(`${server.address}/graphql/stream?query=${encodeURIComponent('subscription { changes { at } }')}`, {
      headers: { accept: 'text/event-stream', ...headers },
    });

  it('ends within a minute, so that the client comes again and is told', async () => {
    const { authorization, revoke } = await aKey();
    const text = (await stream({ authorization })).text();
    await pass(60);
    expect(await isOpen(text)).toBe(true);
    await revoke();
    await pass(60);
    expect(await text).not.toContain('complete');
    expect((await stream({ authorization })).status).toBe(401);
  });

  it('goes on for those who showed none', async () => {
    const response = await stream({});
    const socket = await new RawSocket(server.address).begun();
    follow(socket);
    await pass(180);
    expect(await isOpen(socket.closed)).toBe(true);
    socket.end();
    await response.body?.cancel();
  });
});

it('closes a WebSocket that has run no operation for a minute', async () => {
  const idle = await new RawSocket(server.address).begun();
  const busy = await new RawSocket(server.address).begun();
  const follows = await new RawSocket(server.address).begun();
  follow(follows);
  await pass(48);
  expect(await isOpen(idle.closed)).toBe(true);
  await ask(busy, '1');
  await pass(12);
  expect(await idle.closed).toMatchObject({ code: 1000 });
  expect(await isOpen(busy.closed)).toBe(true);
  await pass(48);
  expect(await busy.closed).toMatchObject({ code: 1000 });
  expect(await isOpen(follows.closed)).toBe(true);
  follows.send({ type: 'complete', id: '1' });
  await sleep(40);
  await pass(48);
  expect(await isOpen(follows.closed)).toBe(true);
  await pass(12);
  expect(await follows.closed).toMatchObject({ code: 1000 });
});
