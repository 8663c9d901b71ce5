import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
let administrator: string;
let now = new Date();
beforeAll(async () => {
  server = await startTestServer({ now: () => now });
});
afterAll(() => server.stop());
beforeEach(async () => {
  now = new Date();
  administrator = await server.token({ roles: ['ADMINISTRATOR'], subject: 'admin@example' });
});

const FIELDS =
  'apiKey { id publicId name scopes departments regions createdBy expiresAt revokedAt replaces { publicId } } problems { code path message conflicts { field } }';
const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret ${FIELDS} } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret ${FIELDS} } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { ${FIELDS} } }`;
const PUBLIC = '{ department(code: "FJ-HEALTH") { name } }';

async function write(text: string, input: object) {
  const token = await server.token({ roles: ['ADMINISTRATOR'], subject: 'admin@example' });
  const { data, errors } = await server.query(text, { input }, { token });
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data as object)[0];
}
const create = (input: object = {}) => write(CREATE, { name: '省数据共享平台', scopes: ['READ'], ...input });
const use = async (token: string) => {
  const { status, errors } = await server.query(PUBLIC, {}, { token });
  return errors ? `${status} ${errors[0]?.message}` : status;
};

it('is shown once, and kept as a digest', async () => {
  const { secret, apiKey, problems } = await create({ expiresOn: '2026-12-31' }).catch(() => create());
  expect(problems).toEqual([]);
  expect(secret).toMatch(new RegExp(`^sdk_${apiKey.publicId}_[\\w-]{43}$`));
  expect(apiKey).toMatchObject({
    name: '省数据共享平台',
    scopes: ['READ'],
    createdBy: 'admin@example',
    revokedAt: null,
  });
  const rows: object[] = await server.dataSource.query(`select * from api_key where public_id = $1`, [
    apiKey.publicId,
  ]);
  expect(JSON.stringify(rows)).not.toContain(secret.split('_').at(-1));
  const audit: object[] = await server.dataSource.query(`select * from audit_entry`);
  expect(JSON.stringify(audit)).not.toContain(secret.split('_').at(-1));
  expect(server.lines.map((line) => JSON.stringify(line)).join()).not.toContain(secret.split('_').at(-1));
  const { data } = await server.query(
    `{ apiKeys { ${FIELDS.slice(9, FIELDS.indexOf('} problems'))} } }`,
    {},
    { token: administrator },
  );
  expect(data.apiKeys).toContainEqual(apiKey);
  expect(JSON.stringify(data)).not.toContain(secret.split('_').at(-1));
});

it('is made anew at every call, however often the same is sent', async () => {
  const ids = new Set<string>();
  for (let time = 0; time < 5; time += 1) ids.add((await create()).apiKey.publicId);
  expect(ids.size).toBe(5);
  const [{ count }] = await server.dataSource.query(
    `select count(*)::integer from api_key where public_id = any($1)`,
    [[...ids]],
  );
  expect(count).toBe(5);
});

it('is a known caller, and nobody else with a key almost like it', async () => {
  const { secret, apiKey } = await create();
  expect(await use(secret)).toBe(200);
  const guarded = await server.query('{ apiKeys { id } }', {}, { token: secret });
  expect(guarded.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const other = await create();
  for (const wrong of [
    secret.slice(0, -1),
    `${secret}A`,
    `${secret.slice(0, -2)}${secret.endsWith('AA') ? 'BB' : 'AA'}`,
    secret.replace(apiKey.publicId, '000000000000'),
    secret.replace(apiKey.publicId, other.apiKey.publicId),
    'sdk_',
  ])
    expect(await use(wrong)).toMatch(/^401 .*no such key/);
});

it('is refused from the moment on at which it is revoked', async () => {
  const { secret, apiKey } = await create();
  expect(await use(secret)).toBe(200);
  const revoked = await write(REVOKE, { id: apiKey.id });
  expect(revoked).toMatchObject({ problems: [], apiKey: { revokedAt: expect.stringMatching(/Z$/) } });
  expect(await use(secret)).toMatch(/^401 .*revoked/);
  for (const text of [REVOKE, ROTATE])
    expect(await write(text, { id: apiKey.id })).toMatchObject({
      apiKey: null,
      problems: [{ code: 'WRONG_STATE', path: ['id'], conflicts: [] }],
    });
});

it('is refused once its last day in China has ended', async () => {
  const { secret, apiKey } = await create({
    expiresOn: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  });
  const end = new Date(apiKey.expiresAt);
  expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000);
  now = new Date(end.getTime() - 1);
  expect(await use(secret)).toBe(200);
  now = end;
  expect(await use(secret)).toMatch(/^401 .*expired/);
});

it('is rotated: old and new are valid together for a while, with the same rights', async () => {
  const old = await create({ scopes: ['READ', 'PROPOSE'], departments: ['FJ-HEALTH'] });
  const fresh = await write(ROTATE, { id: old.apiKey.id, overlapHours: 2 });
  expect(fresh.apiKey).toMatchObject({
    name: old.apiKey.name,
    scopes: ['READ', 'PROPOSE'],
    departments: ['FJ-HEALTH'],
    regions: [],
    replaces: { publicId: old.apiKey.publicId },
  });
  expect(await use(old.secret)).toBe(200);
  expect(await use(fresh.secret)).toBe(200);
  now = new Date(now.getTime() + 2 * 3_600_000 + 1);
  expect(await use(old.secret)).toMatch(/^401 .*expired/);
  expect(await use(fresh.secret)).toBe(200);
});

it('does not live longer by being rotated', async () => {
  const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const old = await create({ expiresOn: day });
  await write(ROTATE, { id: old.apiKey.id, overlapHours: 720 });
  now = new Date(old.apiKey.expiresAt);
  expect(await use(old.secret)).toMatch(/expired/);
});

it.each([
  ['for no program', { name: ' ' }, 'EMPTY_TEXT', ['name']],
  ['to propose for everybody', { scopes: ['PROPOSE'] }, 'INVALID', ['scopes']],
  ['for a department that is not there', { departments: ['FJ-NONE'] }, 'NOT_FOUND', ['departments']],
  ['for a division that is not there', { regions: ['350199'] }, 'NOT_FOUND', ['regions']],
  ['that has ended', { expiresOn: '2020-01-01' }, 'INVALID', ['expiresOn']],
  ['for ever', { expiresOn: '2999-01-01' }, 'INVALID', ['expiresOn']],
])('is not made %s', async (_, input, code, path) => {
  const [before] = await server.dataSource.query(`select count(*)::integer from api_key`);
  expect(await create(input)).toMatchObject({ apiKey: null, secret: null, problems: [{ code, path }] });
  expect(await server.dataSource.query(`select count(*)::integer from api_key`)).toEqual([before]);
});

it('of an unknown id is not found, and of a malformed one bad input', async () => {
  const id = Buffer.from('ApiKey:999999').toString('base64url');
  const service = Buffer.from('Department:1').toString('base64url');
  for (const text of [ROTATE, REVOKE])
    for (const unknown of [id, service])
      expect(await write(text, { id: unknown })).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] });
  const { errors } = await server.query(REVOKE, { input: { id: 'x' } }, { token: administrator });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.id' });
  const nul = await server.query(
    CREATE,
    { input: { name: 'a\0b', scopes: ['READ'] } },
    { token: administrator },
  );
  expect(nul.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('cannot be fetched as a node', async () => {
  const { apiKey } = await create();
  const { errors } = await server.query('query ($id: ID!) { node(id: $id) { id } }', { id: apiKey.id });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('is revoked once, by however many at the same time', async () => {
  for (let time = 0; time < 5; time += 1) {
    const { apiKey } = await create();
    const ended = await Promise.all(Array.from({ length: 4 }, () => write(REVOKE, { id: apiKey.id })));
    expect(ended.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
  }
});

it('lists are never shared with callers who ask just the same at the same time without the right', async () => {
  const ask = (token?: string) => server.query('{ apiKeys { publicId name } }', {}, { token });
  await create();
  for (let time = 0; time < 3; time += 1) await ask(administrator);
  const editor = await server.token({ roles: ['EDITOR'], subject: 'lin@example' });
  // Those who may come first: the others must not be given what is on its way to them.
  const callers = [administrator, undefined, editor].flatMap((token) => Array<typeof token>(10).fill(token));
  for (let time = 0; time < 10; time += 1) {
    const answers = await Promise.all(callers.map(ask));
    const seen = answers.map(
      ({ data, errors }) => errors?.[0]?.extensions.code ?? typeof data.apiKeys[0].name,
    );
    expect(seen).toEqual(
      ['string', 'UNAUTHENTICATED', 'FORBIDDEN'].flatMap((told) => Array<string>(10).fill(told)),
    );
  }
});
