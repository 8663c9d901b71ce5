import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ASK = 'query Ask($profile: EligibilityProfile!) { eligibility(profile: $profile) { matching } }';
const PROFILE = { age: 67, illnesses: ['HIV'] };

const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('what is told of somebody', () => {
  it('is answered by POST, for no cache to keep', async () => {
    const response = await post({ query: ASK, variables: { profile: PROFILE } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ data: { eligibility: { matching: expect.any(Number) } } });
  });

  it.each<Record<string, string>>([{}, { accept: 'application/graphql-response+json' }])(
    'is refused in an address, which every proxy keeps',
    async (headers) => {
      const variables = encodeURIComponent(JSON.stringify({ profile: PROFILE }));
      const address = `${server.address}/graphql?query=${encodeURIComponent(ASK)}&variables=${variables}`;
      const response = await fetch(address, { headers });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(await response.text()).toContain('send it by POST');
    },
  );

  it('is refused over a stream', async () => {
    const response = await post(
      { query: ASK, variables: { profile: PROFILE } },
      { accept: 'text/event-stream' },
    );
    expect(await response.text()).toContain('send it by POST');
  });

  it.each([
    ['as a literal', '{ eligibility(profile: {age: 67}) { matching } }'],
    ['in a fragment', '{ ...F } fragment F on Query { eligibility(profile: {age: 67}) { matching } }'],
    ['partly', 'query A($age: Int) { eligibility(profile: {age: $age}) { matching } }'],
    [
      'by default',
      'query A($profile: EligibilityProfile = {age: 67}) { eligibility(profile: $profile) { matching } }',
    ],
    [
      'with the division',
      'query A($profile: EligibilityProfile!) { eligibility(profile: $profile, region: "350181") { matching } }',
    ],
  ])('stands in no query, which is kept: %s', async (_, query) => {
    const { errors, data } = await server.query(query, { age: 67, profile: PROFILE });
    expect(data).toBeUndefined();
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  });

  it('leaves other variables their defaults', async () => {
    const query = `query A($profile: EligibilityProfile!, $code: String = "FJ-BPS-003", $asOf: Date = "2026-01-01") {
      eligibility(profile: $profile, asOf: $asOf) { matching } service(code: $code) { code } }`;
    const { data } = await server.query(query, { profile: PROFILE });
    expect(data.service).toEqual({ code: 'FJ-BPS-003' });
    const plain = 'query B($code: String = "FJ-BPS-003") { service(code: $code) { code } }';
    expect((await server.query(plain)).data).toEqual({ service: { code: 'FJ-BPS-003' } });
  });

  it('is in no line of the log, whether it is answered or refused', async () => {
    const before = server.lines.length;
    await server.query(ASK, { profile: PROFILE });
    await server.query(ASK, { profile: { age: 67, applicant: 'EMPLOYER' } });
    await server.query(ASK, { profile: { age: 'sixty-seven' } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    // The clock's own digits say nothing of anybody.
    const told = JSON.stringify(server.lines.slice(before), (key, value: unknown) =>
      key === 'time' || key === 'ms' ? undefined : value,
    );
    expect(told).toContain('"operation":"Ask"');
    expect(told).not.toMatch(/67|HIV|EMPLOYER|sixty/);
  });

  it('is in no table', async () => {
    await server.query(ASK, { profile: PROFILE });
    const tables: { name: string }[] = await server.dataSource.query(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      if (name === 'eligibility_rule_revision') continue;
      const [{ found }] = await server.dataSource.query(
        `select count(*)::integer as found from "${name}" t where to_jsonb(t)::text ~ '"HIV"|\\m67\\M.*HIV'`,
      );
      expect([name, found]).toEqual([name, 0]);
    }
  });

  it('is answered for each who asks, however many ask the same at once', async () => {
    for (let time = 0; time < 3; time += 1) await server.query(ASK, { profile: PROFILE });
    const before = server.lines.length;
    await Promise.all(Array.from({ length: 20 }, () => server.query(ASK, { profile: PROFILE })));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const statements = server.lines.slice(before).map((line) => line.statements);
    expect(statements).toEqual(Array(20).fill(1));
  });
});
