import { clientAt } from '../../src/server/rate-limits.js';
import { createTestDatabase } from '../support/test-database.js';
import { startTestServer, type TestServer, type TestServerOptions } from '../support/test-server.js';

const PUBLIC = '{ department(code: "FJ-HEALTH") { name } }';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
async function start(options: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options);
  running.push(server);
  return server;
}

const ask = async (server: TestServer, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: PUBLIC }),
  });
  return {
    status: response.status,
    policy: response.headers.get('ratelimit-policy'),
    rate: response.headers.get('ratelimit'),
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as { data?: unknown; errors?: { extensions: object }[] },
  };
};

const stores: [string, string][] = [
  ['memory', 'memory'],
  ['PostgreSQL', 'postgres'],
  ...(process.env.TEST_REDIS_URL ? ([['Redis', process.env.TEST_REDIS_URL]] as [string, string][]) : []),
];

describe.each(stores)('counted in %s', (_, rateLimitStore) => {
  it('a client has its rate, told by standard headers, and is then refused', async () => {
    const server = await start({ rateLimit: 3, rateLimitStore });
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push(await ask(server));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ rate }) => rate)).toEqual([
      expect.stringMatching(/^"anonymous";r=2;t=(60|59)$/),
      expect.stringMatching(/^"anonymous";r=1;t=\d+$/),
      expect.stringMatching(/^"anonymous";r=0;t=\d+$/),
    ]);
    const refused = await ask(server);
    expect(refused).toMatchObject({
      status: 429,
      policy: '"anonymous";q=3;w=60',
      rate: expect.stringMatching(/^"anonymous";r=0;t=\d+$/),
      retryAfter: expect.stringMatching(/^([1-9]|[1-5]\d|60)$/),
      body: { errors: [{ extensions: { code: 'RATE_LIMITED', limit: 3 } }] },
    });
    expect(refused.body.data).toBeUndefined();
    const get = await fetch(`${server.address}/graphql?query=${encodeURIComponent(PUBLIC)}`);
    expect(get.status).toBe(429);
    expect((await fetch(`${server.address}/health/live`)).status).toBe(200);
  });

  it('known callers have a rate of their own, each for themselves', async () => {
    const server = await start({ rateLimit: 1, rateLimitKnown: 2, rateLimitStore });
    const as = async (subject: string) => ({
      authorization: `Bearer ${await server.token({ roles: ['EDITOR'], subject })}`,
    });
    await ask(server);
    expect((await ask(server)).status).toBe(429);
    expect(await ask(server, await as('lin'))).toMatchObject({
      status: 200,
      policy: '"known";q=2;w=60',
      rate: expect.stringMatching(/^"known";r=1;t=\d+$/),
    });
    // A new token is no new caller.
    expect((await ask(server, await as('lin'))).status).toBe(200);
    expect((await ask(server, await as('lin'))).status).toBe(429);
    expect((await ask(server, await as('chen'))).status).toBe(200);
  });
});

it('several servers on one database count together, and separately in memory', async () => {
  const database = await createTestDatabase();
  try {
    const statuses = async (rateLimitStore: string) => {
      const servers = await Promise.all([1, 2].map(() => start({ rateLimit: 2, rateLimitStore, database })));
      const answers = [];
      for (let round = 0; round < 2; round += 1)
        for (const server of servers) answers.push((await ask(server)).status);
      return answers;
    };
    expect(await statuses('postgres')).toEqual([200, 200, 429, 429]);
    expect(await statuses('memory')).toEqual([200, 200, 200, 200]);
  } finally {
    for (const server of running.splice(0)) await server.stop();
    await database.drop();
  }
});

it.each([
  ['PostgreSQL', 'postgres'],
  ['Redis', 'redis://127.0.0.1:1'],
])('a store in %s that is away is stood in for by memory', async (_, rateLimitStore) => {
  const server = await start({ rateLimit: 2, rateLimitStore });
  if (rateLimitStore === 'postgres') await server.dataSource.query('drop table rate_limit');
  const answers = [await ask(server), await ask(server), await ask(server)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
});

it('tokens that are refused count against the address, and too many stop it from trying', async () => {
  const server = await start({ rateLimit: 3, rateLimitKnown: 100 });
  const sound = { authorization: `Bearer ${await server.token()}` };
  const wrong = { authorization: 'Bearer sdk_0123456789ab_' + 'A'.repeat(43) };
  expect((await ask(server, sound)).status).toBe(200);
  expect(await ask(server, wrong)).toMatchObject({ status: 401, policy: '"refused";q=3;w=60' });
  expect((await ask(server, wrong)).status).toBe(401);
  expect((await ask(server, wrong)).status).toBe(401);
  expect(await ask(server, wrong)).toMatchObject({
    status: 429,
    retryAfter: expect.any(String),
    body: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
  });
  // Guessing on must not tell a sound one from others.
  expect((await ask(server, sound)).status).toBe(429);
  // Who asks without a token goes on.
  expect((await ask(server)).status).toBe(200);
});

it('is off where it is 0, and says nothing then', async () => {
  const server = await start({ rateLimit: 0, rateLimitKnown: 0 });
  for (let time = 0; time < 5; time += 1)
    expect(await ask(server)).toMatchObject({ status: 200, policy: null, rate: null });
});

it('a proxy that is not trusted cannot name other clients', async () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const open = await start({ rateLimit: 1 });
  expect((await ask(open, from('198.51.100.1'))).status).toBe(200);
  expect((await ask(open, from('198.51.100.2'))).status).toBe(429);
  const behind = await start({ rateLimit: 1, trustProxy: '127.0.0.0/8' });
  expect((await ask(behind, from('198.51.100.1'))).status).toBe(200);
  expect((await ask(behind, from('198.51.100.2'))).status).toBe(200);
  expect((await ask(behind, from('198.51.100.2'))).status).toBe(429);
});

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:ffff::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('of %s it is %s that is counted', (address, client) => {
  expect(clientAt(address)).toBe(client);
});
