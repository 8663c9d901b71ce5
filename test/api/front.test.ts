import { SubjectKind } from '../../src/domain/content.js';
import { publish } from '../support/publications.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const QUERY = 'query Note($code: String!) { department(code: $code) { name note region { name } } }';
const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Sends an operation often enough that it takes the short way. */
async function known(query: string, variables: Record<string, unknown>) {
  for (let time = 0; time < 3; time += 1) await server.query(query, variables);
}

describe('an operation that was answered before', () => {
  it('sees what was written before it was sent, however many ask at the same time', async () => {
    await known(QUERY, { code: 'FJ-FINANCE' });
    for (let time = 1; time <= 10; time += 1) {
      const early = Array.from({ length: 5 }, () => server.query(QUERY, { code: 'FJ-FINANCE' }));
      await publish(server.dataSource, SubjectKind.DEPARTMENT, {
        code: 'FJ-FINANCE',
        beginsOn: null,
        change: { note: `虚构 ${time}` },
      });
      const late = await Promise.all(
        Array.from({ length: 20 }, () => server.query(QUERY, { code: 'FJ-FINANCE' })),
      );
      expect(late.map(({ data }) => data.department.note)).toEqual(Array(20).fill(`虚构 ${time}`));
      for (const { data } of await Promise.all(early)) {
        expect([`虚构 ${time}`, time === 1 ? null : `虚构 ${time - 1}`]).toContain(data.department.note);
      }
    }
  });

  it('is executed less often than it is asked for at the same time', async () => {
    await known(QUERY, { code: 'FJ-HEALTH' });
    const before = server.lines.length;
    await Promise.all(Array.from({ length: 50 }, () => server.query(QUERY, { code: 'FJ-HEALTH' })));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const lines = server.lines.slice(before);
    expect(lines).toHaveLength(50);
    expect(lines.every(({ operation }) => operation === 'Note')).toBe(true);
    expect(lines.reduce((sum, { statements = 0 }) => sum + statements, 0)).toBeLessThan(50);
  });

  it('is not shared with other variables', async () => {
    await known(QUERY, { code: 'FJ-HEALTH' });
    const codes = ['FJ-HEALTH', 'FJ-EDUCATION', 'FJ-SPORTS', 'FJ-CULTURE'];
    const answers = await Promise.all(codes.map((code) => server.query(QUERY, { code })));
    expect(answers.map(({ data }) => data.department.name)).toEqual([
      '省卫计委',
      '省教育厅',
      '省体育局',
      '省文化厅',
    ]);
  });

  it('still tells faults of its variables, and answers the other media type', async () => {
    await known(QUERY, { code: 'FJ-HEALTH' });
    const { errors } = await server.query(QUERY, { code: 7 });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'code' });
    const faulty = await post(
      { query: QUERY, variables: { code: 7 } },
      { accept: 'application/graphql-response+json' },
    );
    expect(faulty.status).toBe(400);
    const sound = await post(
      { query: QUERY, variables: { code: 'FJ-HEALTH' } },
      { accept: 'application/graphql-response+json' },
    );
    expect(sound.headers.get('content-type')).toMatch('application/graphql-response+json');
  });

  it('is no other text, however the name and the query are put together', async () => {
    const query = 'query Whole { department(code: "FJ-HEALTH") { name } }';
    for (let time = 0; time < 3; time += 1) {
      expect((await post({ query, operationName: 'Whole' })).status).toBe(200);
    }
    for (let time = 0; time < 3; time += 1) {
      for (const text of [`Whole ${query}`, `Whole\0${query}`, `=Whole\0${query}`]) {
        const { errors } = (await (await post({ query: text })).json()) as {
          errors?: { extensions: { code: string } }[];
        };
        expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
      }
    }
    const unnamed = (await (await post({ query, operationName: '' })).json()) as object;
    expect(unnamed).toHaveProperty('errors');
  });

  it('is told apart by its operation name', async () => {
    const query =
      'query A { department(code: "FJ-HEALTH") { name } } query B { department(code: "FJ-SPORTS") { name } }';
    for (let time = 0; time < 3; time += 1) {
      for (const [operationName, name] of [
        ['A', '省卫计委'],
        ['B', '省体育局'],
      ]) {
        const answer = (await (await post({ query, operationName })).json()) as {
          data: { department: { name: string } };
        };
        expect(answer.data.department.name).toBe(name);
      }
      const none = (await (await post({ query })).json()) as { errors: { extensions: { code: string } }[] };
      expect(none.errors[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
    }
  });
});
