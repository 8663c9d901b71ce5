import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
let administrator: string;
beforeAll(async () => {
  server = await startTestServer({ trustProxy: '127.0.0.1' });
  administrator = await server.token({ roles: ['ADMINISTRATOR'], subject: 'admin@example' });
});
afterAll(() => server.stop());

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id publicId } problems { code } } }`;
const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes { id at actorKind actor roles origin action outcome codes target }
    pageInfo { hasNextPage endCursor }
  }
}`;
const log = async (variables: object = {}) => {
  const { data, errors } = await server.query(LOG, { ...variables }, { token: administrator });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.auditLog;
};
const newest = async () => (await log({ first: 1 })).nodes[0];
const key = { name: '省数据共享平台', scopes: ['READ'] };

it('tells who did what, from where, and to what', async () => {
  const { data } = await server.query(CREATE, { input: key }, { token: administrator });
  expect(await newest()).toEqual({
    id: expect.any(String),
    at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
    actorKind: 'PERSON',
    actor: 'admin@example',
    roles: ['READER', 'ADMINISTRATOR'],
    origin: '127.0.0.1',
    action: 'createApiKey',
    outcome: 'DONE',
    codes: [],
    target: data.createApiKey.apiKey.id,
  });
});

it('tells what was refused by the rules, with the codes of the problems', async () => {
  await server.query(CREATE, { input: { ...key, name: '', scopes: [] } }, { token: administrator });
  expect(await newest()).toMatchObject({
    action: 'createApiKey',
    outcome: 'REFUSED',
    codes: ['EMPTY_TEXT', 'INVALID'],
    target: null,
  });
});

it('names each code once, however many problems have it', async () => {
  const departments = Array.from({ length: 50 }, (_, place) => `NONE-${place}`);
  const input = { ...key, scopes: ['PROPOSE'], departments, regions: ['999999'] };
  const { data } = await server.query(CREATE, { input }, { token: administrator });
  expect(data.createApiKey.problems).toHaveLength(51);
  expect(await newest()).toMatchObject({ outcome: 'REFUSED', codes: ['NOT_FOUND'] });
});

it('tells who was turned away: the known as often as they try, those without a token once a minute', async () => {
  const { totalCount: before } = await log();
  const reader = await server.token({ roles: ['EDITOR'], subject: 'lin@example' });
  for (let time = 0; time < 3; time += 1) await server.query(CREATE, { input: key }, { token: reader });
  expect(await newest()).toMatchObject({
    actor: 'lin@example',
    roles: ['READER', 'EDITOR'],
    outcome: 'REFUSED',
    codes: ['FORBIDDEN'],
  });
  for (let time = 0; time < 3; time += 1) await server.query(CREATE, { input: key });
  expect(await newest()).toMatchObject({
    actorKind: 'ANONYMOUS',
    actor: '',
    outcome: 'REFUSED',
    codes: ['UNAUTHENTICATED'],
  });
  expect((await log()).totalCount).toBe(before + 4);
});

it('tells a program by its key', async () => {
  const { data } = await server.query(
    `mutation { createApiKey(input: { name: "p", scopes: [READ] }) { secret apiKey { publicId } } }`,
    {},
    { token: administrator },
  );
  const { secret, apiKey } = data.createApiKey;
  await server.query(CREATE, { input: key }, { token: secret });
  expect(await newest()).toMatchObject({
    actorKind: 'MACHINE',
    actor: `key:${apiKey.publicId}`,
    roles: ['READER', 'INTEGRATOR'],
    codes: ['FORBIDDEN'],
  });
});

it('tells what broke off, and masks why from the caller', async () => {
  await server.query(
    `mutation { revokeApiKey(input: { id: "x" }) { __typename } }`,
    {},
    { token: administrator },
  );
  expect(await newest()).toMatchObject({
    action: 'revokeApiKey',
    outcome: 'FAILED',
    codes: ['BAD_USER_INPUT'],
  });

  await server.dataSource.query(`alter table api_key add constraint ck_broken check (name <> 'broken')`);
  const { errors } = await server.query(
    CREATE,
    { input: { ...key, name: 'broken' } },
    { token: administrator },
  );
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.not.stringContaining('ck_broken'),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    }),
  ]);
  expect(await newest()).toMatchObject({ outcome: 'FAILED', codes: ['INTERNAL_SERVER_ERROR'] });
});

it('keeps nothing of what it could not write down', async () => {
  await server.dataSource.query(
    `alter table audit_entry add constraint ck_full check (action <> 'createApiKey') not valid`,
  );
  const count = `select count(*)::integer from api_key`;
  const before = await server.dataSource.query(count);
  const { errors } = await server.query(CREATE, { input: key }, { token: administrator });
  expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  expect(await server.dataSource.query(count)).toEqual(before);
  await server.dataSource.query(`alter table audit_entry drop constraint ck_full`);
});

it('believes a trusted proxy for whom it speaks', async () => {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.7, 203.0.113.9' },
    body: JSON.stringify({ query: 'mutation { revokeApiKey(input: { id: "x" }) { __typename } }' }),
  });
  expect(response.status).toBe(200);
  // The first entry is what the client claims; the proxy vouches for the last alone.
  expect(await newest()).toMatchObject({ origin: '203.0.113.9' });
});

it('is paged from the newest to the oldest, and cut by its filters', async () => {
  const { nodes: all, totalCount } = await log({ first: 100 });
  expect(all).toHaveLength(totalCount);
  const paged: unknown[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await log({ first: 2, after });
    paged.push(...page.nodes);
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  expect(paged).toEqual(all);

  const cut = async (filter: object) => (await log({ filter, first: 100 })).nodes;
  const of = (test: (entry: Record<string, string>) => boolean) => all.filter(test);
  expect(await cut({ actor: 'lin@example' })).toEqual(of(({ actor }) => actor === 'lin@example'));
  expect(await cut({ action: 'revokeApiKey' })).toEqual(of(({ action }) => action === 'revokeApiKey'));
  expect(await cut({ outcome: 'FAILED', actor: 'admin@example' })).toEqual(
    of(({ outcome, actor }) => outcome === 'FAILED' && actor === 'admin@example'),
  );
  const [{ today, tomorrow }] = await server.dataSource.query(
    `select to_char(day, 'YYYY-MM-DD') as today, to_char(day + 1, 'YYYY-MM-DD') as tomorrow from (select (now() at time zone 'Asia/Shanghai')::date as day) d`,
  );
  expect(await cut({ from: today, to: today })).toEqual(all);
  expect(await cut({ from: tomorrow })).toEqual([]);
  expect(await cut({ to: '2020-01-01' })).toEqual([]);
});

it.each([
  'update audit_entry set actor_kind = actor_kind',
  'delete from audit_entry',
  'truncate audit_entry',
])('refuses "%s"', async (statement) => {
  await expect(server.dataSource.query(statement)).rejects.toThrow(/never changed or removed/);
});

it('cannot be fetched as a node', async () => {
  const { id } = await newest();
  const { errors } = await server.query('query ($id: ID!) { node(id: $id) { id } }', { id });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
