import { serverAudits } from 'graphql-http';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const post = (
  body: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => fetch(`${server.address}/graphql`, { method: 'POST', headers, body });

describe('GraphQL over HTTP', () => {
  it('passes every audit of graphql-http that says MUST or SHOULD', async () => {
    const audits = serverAudits({ url: () => `${server.address}/graphql`, fetchFn: fetch });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    const unmet = results.filter(({ status }) => status !== 'ok');
    const may = unmet.filter(({ name }) => name.startsWith('MAY'));
    process.stdout.write(
      `graphql-http: ${results.length} audits; MAY not met: ${may.map(({ name }) => name).join('; ') || 'none'}\n`,
    );
    expect(results.length).toBeGreaterThan(50);
    expect(
      unmet.filter(({ name }) => !name.startsWith('MAY')).map(({ name, status }) => `${status}: ${name}`),
    ).toEqual([]);
  });

  it('answers a GET with the operation in the address', async () => {
    const query = encodeURIComponent('{ service(code: "FJ-BPS-001") { name } }');
    const response = await fetch(`${server.address}/graphql?query=${query}`);
    expect(await response.json()).toEqual({ data: { service: { name: '免费义务教育' } } });
  });

  it('lets any page read it: cross-origin requests are answered', async () => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://portal.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('refuses a batch, a broken body, invalid UTF-8 and a body that is too large with a 4xx', async () => {
    const query = '{ __typename }';
    const answers = await Promise.all([
      post(JSON.stringify([{ query }, { query }])),
      post('{ "query": '),
      post(
        Buffer.from([
          ...Buffer.from('{"query":"{ service(code: \\"'),
          0xc3,
          0x28,
          ...Buffer.from('\\") { name } }"}'),
        ]),
      ),
      post(JSON.stringify({ query, variables: { text: 'x'.repeat(2_097_152) } })),
      post(query, { 'content-type': 'application/xml' }),
      post(''),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 413, 415, 400]);
    for (const answer of answers) {
      const text = await answer.text();
      expect(text).toMatch(/"code":"[A-Z_]+"/);
      expect(text).not.toContain('    at ');
    }
  });

  it('offers its schema as text', async () => {
    const text = await (await fetch(`${server.address}/schema.graphql`)).text();
    expect(text).toContain('type Service implements Node');
  });

  it('logs one line a request, with the operation and without variables', async () => {
    const before = server.lines.length;
    await server.query('query Secret($code: String!) { service(code: $code) { name } }', {
      code: 'FJ-BPS-044',
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const lines = server.lines.slice(before);
    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'request',
        operation: 'Secret',
        statements: 1,
        status: 200,
        method: 'POST',
        path: '/graphql',
      }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('FJ-BPS-044');
  });
});

describe('faulty operations', () => {
  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    ['a malformed id', '{ node(id: "zzz") { id } }', {}, { code: 'BAD_USER_INPUT', argument: 'id' }],
    [
      'an id of no Node type',
      `{ node(id: "${Buffer.from('Source:1').toString('base64url')}") { id } }`,
      {},
      { code: 'BAD_USER_INPUT', argument: 'id' },
    ],
    [
      'a malformed cursor',
      '{ services(after: "x") { nodes { code } } }',
      {},
      { code: 'BAD_USER_INPUT', argument: 'after' },
    ],
    [
      'a cursor of another order',
      `{ services(before: "${Buffer.from('["NAME","a","b"]').toString('base64url')}") { nodes { code } } }`,
      {},
      { code: 'BAD_USER_INPUT', argument: 'before' },
    ],
    [
      'a cursor of values that the columns refuse',
      `{ services(after: "${Buffer.from('["ORDINAL","one","b"]').toString('base64url')}") { nodes { code } } }`,
      {},
      { code: 'BAD_USER_INPUT', argument: 'after' },
    ],
    [
      'a day that does not exist',
      '{ service(code: "FJ-BPS-001", asOf: "2018-02-30") { name } }',
      {},
      { code: 'BAD_USER_INPUT', argument: 'asOf' },
    ],
    [
      'a day that does not exist, in a variable',
      'query ($day: Date) { services(asOf: $day) { totalCount } }',
      { day: '0000-00-00' },
      { code: 'BAD_USER_INPUT', argument: 'day' },
    ],
    [
      'a malformed division code',
      '{ region(code: "35") { name } }',
      {},
      { code: 'BAD_USER_INPUT', argument: 'code' },
    ],
    [
      'a malformed division code in a filter',
      '{ regions(filter: { under: "福州" }) { totalCount } }',
      {},
      { code: 'BAD_USER_INPUT', argument: 'filter.under' },
    ],
    [
      'a page of 101',
      '{ services(first: 101) { totalCount } }',
      {},
      { code: 'BAD_USER_INPUT', argument: 'first' },
    ],
    [
      'a page from both ends',
      '{ services(first: 1, last: 1) { totalCount } }',
      {},
      { code: 'BAD_USER_INPUT', argument: 'last' },
    ],
    [
      '101 ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array(101).fill('U2VydmljZTox') },
      { code: 'BAD_USER_INPUT', argument: 'ids' },
    ],
    [
      'an empty search text',
      '{ services(filter: { text: " " }) { totalCount } }',
      {},
      { code: 'BAD_USER_INPUT', argument: 'text' },
    ],
    ['NUL in a code', '{ service(code: "\\u0000") { name } }', {}, { code: 'BAD_USER_INPUT' }],
    [
      'a year out of range',
      'query ($year: Int) { indicator(code: "FJ-2018-IND-01") { targets(year: $year) { printed } } }',
      { year: 99_999 },
      { code: 'BAD_USER_INPUT' },
    ],
    ['an unknown field', '{ services { nodes { nothing } } }', {}, { code: 'GRAPHQL_VALIDATION_FAILED' }],
    ['a syntax error', '{ services {', {}, { code: 'GRAPHQL_PARSE_FAILED' }],
    [
      'depth',
      `{ region(code: "350000") { ${'parent { '.repeat(12)} name ${'} '.repeat(12)} } }`,
      {},
      { code: 'QUERY_TOO_DEEP', figure: 14, limit: 12 },
    ],
    [
      'root fields',
      `{ ${Array.from({ length: 21 }, (_, i) => `a${i}: __typename b${i}: plans { code }`).join(' ')} }`,
      {},
      { code: 'QUERY_TOO_BROAD', figure: 21, limit: 20 },
    ],
    [
      'aliases',
      `{ plans { ${Array.from({ length: 51 }, (_, i) => `a${i}: code`).join(' ')} } }`,
      {},
      { code: 'QUERY_TOO_BROAD', figure: 51, limit: 50 },
    ],
    [
      'cost',
      'query ($n: Int) { services(first: $n) { nodes { responsibilities { department { responsibilities { service { code } } } } } } }',
      { n: 100 },
      { code: 'QUERY_TOO_COSTLY', limit: 10_000 },
    ],
  ])('are told what is wrong: %s', async (_what, query, variables, extensions) => {
    for (let time = 0; time < 3; time += 1) {
      const before = server.lines.length;
      const { errors } = await server.query(query, variables);
      expect(errors?.[0]?.extensions).toMatchObject(extensions);
      expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules|select /);
      expect(server.lines.slice(before).filter(({ level }) => level === 50)).toEqual([]);
    }
  });
});
