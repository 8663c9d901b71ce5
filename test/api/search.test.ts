import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2024-01-01T00:00:00Z') });
});
afterAll(() => server?.stop());

const SEARCH = `query ($text: String!, $kinds: [SearchKind!], $first: Int, $after: String, $asOf: Date) {
  search(text: $text, kinds: $kinds, first: $first, after: $after, asOf: $asOf) {
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { kind field } }
    nodes {
      kind field snippet { text match }
      subject {
        __typename
        ... on Node { id }
        ... on Service { code name domain { name } }
        ... on Department { name }
        ... on Region { name }
        ... on Indicator { name plan { name } }
        ... on PlanTask { text }
      }
    }
  }
}`;
const search = async (text: string, more: Record<string, unknown> = {}) => {
  const answer = await server.query(SEARCH, { text, ...more });
  expect(answer.errors).toBeUndefined();
  return answer.data.search;
};

describe('search', () => {
  it('gives hits of every kind with the field that matched, a snippet and the subject in full', async () => {
    const { nodes } = await search('基本养老保险');
    expect(nodes[0]).toMatchObject({
      kind: 'INDICATOR',
      field: 'name',
      snippet: [
        { text: '基本养老保险', match: true },
        { text: '参保率', match: false },
      ],
      subject: { __typename: 'Indicator', name: '基本养老保险参保率', plan: { name: expect.any(String) } },
    });
    const service = nodes.find((hit: { kind: string }) => hit.kind === 'SERVICE');
    expect(service.subject).toMatchObject({
      __typename: 'Service',
      name: '职工基本养老保险',
      domain: { name: '基本社会保险' },
    });
    const { node } = (await server.query(`{ node(id: "${service.subject.id}") { ... on Service { code } } }`))
      .data;
    expect(node.code).toBe(service.subject.code);
  });

  it.each([
    ['yanglao', undefined, '养老床位中护理型床位比例'],
    ['基本養老保險', ['SERVICE'], '职工基本养老保险'],
    ['gulou', ['REGION'], '鼓楼区'],
    ['省民政厅', ['DEPARTMENT'], '省民政厅'],
  ])('finds %s among %s first as %s', async (text, kinds, name) => {
    expect((await search(text, { kinds })).nodes[0].subject.name).toBe(name);
  });

  it('takes one statement, and one for each kind that is asked for, whatever the page size', async () => {
    const count = (first: number, fields: string) =>
      server.statements(`{ search(text: "老", first: ${first}, kinds: [SERVICE]) { nodes { ${fields} } } }`);
    for (const first of [1, 20, 100]) {
      expect(await count(first, 'kind field')).toBe(1);
      expect(await count(first, 'subject { ... on Service { name } }')).toBe(2);
      expect(await count(first, 'subject { ... on Service { name domain { name } } }')).toBe(2);
    }
  });

  it('pages through all hits', async () => {
    const whole = (await search('老', { first: 100 })).edges;
    const paged = [];
    for (let after, page; !page || page.pageInfo.hasNextPage; after = page.pageInfo.endCursor) {
      page = await search('老', { first: 9, after });
      paged.push(...page.edges);
    }
    expect(paged).toEqual(whole);
  });

  it('counts all hits if asked', async () => {
    const counted = `{ search(text: "老", first: 1) { totalCount nodes { field } } }`;
    expect((await server.query(counted)).data.search.totalCount).toBe(
      (await search('老', { first: 100 })).nodes.length,
    );
    expect(await server.statements(counted)).toBe(2);
  });

  it('searches the list of the day', async () => {
    expect((await search('养老', { kinds: ['SERVICE'], asOf: '2018-01-01' })).nodes).toEqual([]);
    expect((await search('养老', { kinds: ['SERVICE'], asOf: '2018-12-31' })).nodes).not.toEqual([]);
  });

  it.each([
    ['text', { text: ' ' }],
    ['text', { text: '老'.repeat(101) }],
    ['text', { text: 'a\0' }],
    ['after', { text: '老', after: 'x' }],
    ['first', { text: '老', first: 101 }],
  ])('answers bad %s in %j with BAD_USER_INPUT that names it', async (argument, variables) => {
    const { errors } = await server.query(SEARCH, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});
