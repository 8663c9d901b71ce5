import { appendEvents } from '../../src/data/change-feed.js';
import { ChangeType, encodeChangeCursor } from '../../src/domain/change-event.js';
import { event, eventsNamed } from '../support/change-events.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
/** Where the feed stood before the tests' own events. */
let start: string;

const cursorNow = async () =>
  (await server.query('{ directory { lastChangeCursor } }')).data.directory.lastChangeCursor as string;

beforeAll(async () => {
  server = await startTestServer();
  start = await cursorNow();
  await appendEvents(server.dataSource.manager, [
    event({ type: ChangeType.PUBLISHED, subjectCode: 'A' }),
    ...eventsNamed('B', 48),
    event({ type: ChangeType.RETIRED, subjectCode: 'C', revisionId: null, fields: [] }),
  ]);
});
afterAll(() => server.stop());

interface Page {
  readonly nodes: { subjectCode: string; cursor: string }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string;
    endCursor: string;
  };
  readonly totalCount: number;
}

const QUERY = `query ($after: String, $first: Int, $types: [ChangeType!]) {
  changes(after: $after, first: $first, types: $types) {
    nodes { subjectCode cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
  }
}`;

async function page(variables: Record<string, unknown>): Promise<Page> {
  const { data, errors } = await server.query(QUERY, variables);
  expect(errors).toBeUndefined();
  return data.changes as Page;
}

const codes = ({ nodes }: Page) => nodes.map(({ subjectCode }) => subjectCode);

it('tells the kind of actor, the fields and the revision, and nothing of the person', async () => {
  const { data } = await server.query(
    `query ($after: String) { changes(after: $after, first: 1) { edges { cursor node {
      cursor type subjectType subjectId subjectCode revision effectiveOn at actorKind fields } } } }`,
    { after: start },
  );
  const [{ cursor, node }] = data.changes.edges;
  expect(node).toEqual({
    cursor,
    type: 'PUBLISHED',
    subjectType: 'Service',
    subjectId: Buffer.from('Service:7').toString('base64url'),
    subjectCode: 'A',
    revision: 107,
    effectiveOn: '2030-01-01',
    at: expect.stringMatching(/Z$/),
    actorKind: 'PERSON',
    fields: ['standard', 'fundingText'],
  });
  const found = await server.query('query ($id: ID!) { node(id: $id) { __typename } }', {
    id: node.subjectId,
  });
  expect(found.data).toEqual({ node: { __typename: 'Service' } });
});

it('pages through all events, twenty at a time unless told, up to five hundred', async () => {
  const seen: string[] = [];
  const sizes: number[] = [];
  for (let after = start, next = true; next;) {
    const read = await page({ after });
    seen.push(...codes(read));
    sizes.push(read.nodes.length);
    after = read.pageInfo.endCursor;
    next = read.pageInfo.hasNextPage;
  }
  expect(sizes).toEqual([20, 20, 10]);
  expect(seen).toEqual(codes(await page({ after: start, first: 500 })));
  expect(seen).toHaveLength(50);
  const { totalCount, nodes } = await page({ first: 500 });
  expect(totalCount).toBe(nodes.length);
});

it('ends an empty page where it began, so that one can go on from there', async () => {
  const newest = await cursorNow();
  const empty = await page({ after: newest });
  expect(empty.nodes).toEqual([]);
  expect(empty.pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: true,
    startCursor: null,
    endCursor: newest,
  });
  expect((await page({ after: start, first: 0 })).pageInfo.endCursor).toBe(start);
  expect((await page({ after: encodeChangeCursor(0), first: 0 })).pageInfo).toMatchObject({
    hasPreviousPage: false,
    hasNextPage: true,
  });
});

it('tells only the types asked for, in order, with cursors of the whole feed', async () => {
  const chosen = await page({ after: start, types: ['RETIRED', 'PUBLISHED'] });
  expect(codes(chosen)).toEqual(['A', 'C']);
  expect(chosen.pageInfo.endCursor).toBe(await cursorNow());
  const after = chosen.nodes[0]?.cursor;
  expect(codes(await page({ after, types: ['REVISED'], first: 2 }))).toEqual(['B-0', 'B-1']);
  expect(codes(await page({ after: start, types: [] }))).toEqual([]);
  expect((await page({ types: ['RETIRED'], first: 0 })).totalCount).toBe(
    codes(await page({ types: ['RETIRED'], first: 500 })).length,
  );
});

it.each([
  ['after', { after: 'nonsense' }],
  ['after', { after: '' }],
  ['after', { after: Buffer.from('change:-1').toString('base64url') }],
  ['after', { after: Buffer.from('change:01').toString('base64url') }],
  ['after', { after: Buffer.from('change:9999999999999999').toString('base64url') }],
  ['after', { after: encodeChangeCursor(999_999_999) }],
  ['first', { first: -1 }],
  ['first', { first: 501 }],
  ['types', { types: ['NONE'] }],
])('refuses a wrong %s: %j', async (argument, variables) => {
  const { errors } = await server.query(QUERY, variables);
  expect(errors).toHaveLength(1);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
});

it('says what to do about a cursor of a time that a restored database does not know', async () => {
  const { errors } = await server.query(QUERY, { after: encodeChangeCursor(999_999_999) });
  expect(errors?.[0]?.message).toMatch(/backup.*lastChangeCursor/);
});

it('costs as much as the events it may hold', async () => {
  const query = (times: number) =>
    `{ ${Array.from({ length: times }, (_, place) => `c${place}: changes(first: 500) { nodes { at } edges { cursor } }`).join(' ')} }`;
  expect((await server.query(query(10))).errors).toBeUndefined();
  const { errors } = await server.query(query(11));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', figure: 11_000 });
});
