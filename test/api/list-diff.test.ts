import { resolve } from 'node:path';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await importDirectory(server.dataSource, resolve(__dirname, '../fixtures/next-edition'));
});
afterAll(() => server?.stop());

interface Change {
  readonly kind: string;
  readonly field: string;
  readonly what: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly segments: readonly { readonly kind: string; readonly text: string }[];
}
interface Side {
  readonly name: string;
  readonly validFrom: string;
  readonly figures: readonly { readonly value: string }[];
  readonly responsibilities: readonly {
    readonly department: { readonly name: string };
    readonly service: { readonly name: string; readonly validFrom: string };
  }[];
}
interface Entry {
  readonly code: string;
  readonly kind: string;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly changes: readonly Change[];
}

const ENTRY = `code kind
  before { ...Side }
  after { ...Side }
  changes { kind field what before after segments { kind text } }`;
const SIDE = `fragment Side on Service {
  name validFrom
  figures { value }
  responsibilities(role: $role) { department { name } service { name validFrom } }
}`;

/** The two wordings of a text in one: `每人每月[-118-]{+150+}元`. */
const written = ({ segments }: Change) =>
  segments
    .map(({ kind, text }) => (kind === 'SAME' ? text : kind === 'ADDED' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

/** What an entry tells, but for what every invented record differs in: its note and its source. */
const told = ({ changes }: Entry) =>
  changes
    .filter(({ field }) => field !== 'note' && field !== 'source')
    .map((change) => {
      const { kind, field, what, before, after } = change;
      return change.segments.length > 0 ? [kind, field, written(change)] : [kind, field, what, before, after];
    });

const EXPECTED = {
  'FJ-BPS-020': [
    ['TEXT_CHANGED', 'standard', expect.stringContaining('每人每月[-118-]{+150+}元')],
    [
      'FIGURE_RAISED',
      'figures',
      '基础养老金最低标准（省级确定）（每人每月；城乡居民基本养老保险）',
      '≥118元',
      '≥150元',
    ],
  ],
  'FJ-BPS-054': [
    ['LEAD_ADDED', 'responsibilities', 'FJ-EDUCATION', null, '省教育厅'],
    ['LEAD_REMOVED', 'responsibilities', 'FJ-CIVIL-AFFAIRS', '省民政厅', null],
  ],
  'FJ-BPS-066': [
    ['TEXT_CHANGED', 'standard', expect.stringContaining('院线上映不超过[-2-]{+1+}年')],
    ['FIGURE_LOWERED', 'figures', expect.stringMatching(/^国产新片院线上映年限/), '≤2年', '≤1年'],
  ],
  'FJ-BPS-081': [['TEXT_CHANGED', 'audience', '残疾人、老年人{+、伤病患者+}等']],
  'FJ-BPS-082': [],
};

it('tells of two days just what the next edition changes', async () => {
  for (const role of [null, 'LEAD', 'LEAD']) {
    const { data, errors } = await server.query(
      `query ($role: ResponsibilityRole) {
        listDiff(from: "2026-12-31", to: "2027-01-01") {
          from to counts { added retired changed }
          changes { totalCount pageInfo { hasNextPage } nodes { ${ENTRY} } }
        }
      } ${SIDE}`,
      { role },
    );
    expect(errors).toBeUndefined();
    const { from, to, counts, changes } = data.listDiff;
    expect([from, to]).toEqual(['2026-12-31', '2027-01-01']);
    expect(counts).toEqual({ added: 1, retired: 0, changed: 4 });
    expect([changes.totalCount, changes.pageInfo.hasNextPage]).toEqual([5, false]);
    const entries = changes.nodes as Entry[];
    expect(Object.fromEntries(entries.map((entry) => [entry.code, told(entry)]))).toEqual(EXPECTED);
    for (const { kind, before, after, changes: of } of entries.slice(0, 4)) {
      expect([kind, before?.validFrom, after?.validFrom]).toEqual(['CHANGED', '2018-09-11', '2027-01-01']);
      expect(of.map(({ field }) => field)).toEqual(expect.arrayContaining(['note', 'source']));
    }
    const [pension, children] = entries;
    expect([pension?.before?.figures[0]?.value, pension?.after?.figures[0]?.value]).toEqual(['118', '150']);
    // What hangs off either side is read for its own day.
    expect([children?.before?.responsibilities, children?.after?.responsibilities]).toEqual([
      [
        {
          department: { name: '省民政厅' },
          service: { name: '农村留守儿童关爱保护', validFrom: '2018-09-11' },
        },
      ],
      [
        {
          department: { name: '省教育厅' },
          service: { name: '农村留守儿童关爱保护', validFrom: '2027-01-01' },
        },
      ],
    ]);
    expect(entries.at(-1)).toMatchObject({ kind: 'ADDED', before: null, changes: [] });
  }
});

it('tells the same of two editions, and the reverse of them turned round', async () => {
  const query = `query ($code: String!, $other: String!) {
    edition(code: $code) { changesSince(edition: $other) { from to counts { added retired changed }
      changes { nodes { ${ENTRY.replace(/(before|after) \{ \.\.\.Side \}/g, '')} } } } }
  }`;
  const [older, newer] = ['FJ-BPS-2018', 'FJ-BPS-2027-INVENTED'];
  const { data, errors } = await server.query(query, { code: newer, other: older });
  expect(errors).toBeUndefined();
  const diff = data.edition.changesSince;
  expect([diff.from, diff.to]).toEqual(['2018-09-11', '2027-01-01']);
  expect(diff.counts).toEqual({ added: 1, retired: 0, changed: 4 });
  const entries = diff.changes.nodes as Entry[];
  expect(Object.fromEntries(entries.map((entry) => [entry.code, told(entry)]))).toEqual(EXPECTED);

  const back = (await server.query(query, { code: older, other: newer })).data.edition.changesSince;
  expect(back.counts).toEqual({ added: 0, retired: 1, changed: 4 });
  expect(told(back.changes.nodes[1])).toEqual([
    ['LEAD_ADDED', 'responsibilities', 'FJ-CIVIL-AFFAIRS', null, '省民政厅'],
    ['LEAD_REMOVED', 'responsibilities', 'FJ-EDUCATION', '省教育厅', null],
  ]);
  const none = await server.query(query, { code: newer, other: newer });
  expect(none.data.edition.changesSince.changes.nodes).toEqual([]);
});

it('reads the list as of before and after', async () => {
  const { data } = await server.query(`{
    old: services(filter: { text: "托育" }, asOf: "2026-12-31") { totalCount }
    new: services(filter: { text: "托育" }, asOf: "2027-01-01") { nodes { code } }
    was: service(code: "FJ-BPS-020", asOf: "2026-12-31") { validTo figures { value } }
    is: service(code: "FJ-BPS-020", asOf: "2027-01-01") { validTo figures { value } }
  }`);
  expect(data).toEqual({
    old: { totalCount: 0 },
    new: { nodes: [{ code: 'FJ-BPS-082' }] },
    was: { validTo: '2027-01-01', figures: [{ value: '118' }] },
    is: { validTo: null, figures: [{ value: '150' }] },
  });
});

it('comes in pages, filtered by what a service says on either day', async () => {
  const query = `query ($after: String, $filter: ServiceFilter) {
    listDiff(from: "2026-12-31", to: "2027-01-01", first: 1, after: $after, filter: $filter) {
      changes { totalCount edges { cursor node { code } } pageInfo { endCursor hasNextPage hasPreviousPage } }
    }
  }`;
  const filter = { role: 'LEAD', department: ['FJ-CIVIL-AFFAIRS', 'FJ-HEALTH'] };
  const first = (await server.query(query, { filter })).data.listDiff.changes;
  expect(first).toMatchObject({
    totalCount: 2,
    edges: [{ node: { code: 'FJ-BPS-054' } }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
  });
  const second = (await server.query(query, { filter, after: first.pageInfo.endCursor })).data.listDiff
    .changes;
  expect(second).toMatchObject({
    edges: [{ node: { code: 'FJ-BPS-082' } }],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  });
});

it('counts without reading a page', async () => {
  const of = (fields: string) => `{ listDiff(from: "2026-12-31", to: "2027-01-01") { ${fields} } }`;
  expect(await server.statements(of('from counts { added }'))).toBe(1);
  expect(await server.statements(of('counts { added } changes { totalCount }'))).toBe(1);
  expect(await server.statements(of('changes { nodes { code } }'))).toBe(1);
});

it.each([
  [
    'an edition that there is not',
    '{ edition(code: "FJ-BPS-2018") { changesSince(edition: "X") { from } } }',
    'edition',
  ],
  ['a page too large', '{ listDiff(from: "2026-01-01", to: "2027-01-01", first: 101) { from } }', 'first'],
  [
    'a cursor of another list',
    '{ listDiff(from: "2026-01-01", to: "2027-01-01", after: "x") { from } }',
    'after',
  ],
])('refuses %s', async (_, query, argument) => {
  const { errors } = await server.query(query);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
});

it('refuses a page that is too much to compare at once', async () => {
  const of = (first: number) => `{ listDiff(from: "2026-01-01", to: "2027-01-01", first: ${first}) {
    changes { nodes { changes { segments { text } } before { responsibilities { department { responsibilities { role } } } } } } } }`;
  expect((await server.query(of(10))).errors).toBeUndefined();
  expect((await server.query(of(100))).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
});
