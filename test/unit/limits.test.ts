import { createContext, Script } from 'node:vm';
import {
  buildSchema,
  getIntrospectionQuery,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../../src/domain/errors.js';
import { costOf, LimitChecker, type Limits } from '../../src/server/limits.js';

const schema = buildSchema(`
  type Query {
    home: String
    service(code: String): Service
    services(first: Int, last: Int, after: String): ServiceConnection!
    regular(first: Int = 50): ServiceConnection!
    report(first: Int): Report!
    node(id: ID): Node
    nodes(ids: [ID!]!): [Node]!
    plan(input: PlanInput!): Plan!
    domains: [Domain!]!
  }
  interface Node { id: ID! }
  type Service implements Node { id: ID! name: String! tags: [String!]! domain: Domain! related(first: Int): ServiceConnection! }
  type Domain implements Node { id: ID! name: String! services: [Service!]! parent: Domain }
  type ServiceConnection { edges: [ServiceEdge!]! nodes: [Service!]! pageInfo: PageInfo! totalCount: Int! }
  type ServiceEdge { node: Service! cursor: String! }
  type PageInfo { hasNextPage: Boolean! }
  input PlanInput { region: String lines: [Int!]! }
  type Plan { csv: String lines: [Domain!]! }
  type Report { sum: Int! changes: ServiceConnection! }
`);
const LIMITS: Limits = { maxDepth: 6, maxAliases: 5, maxRootFields: 4, maxCost: 1_000 };

function read(query: string, operationName?: string): [DocumentNode, OperationDefinitionNode] {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName === undefined || definition.name?.value === operationName),
  );
  if (!operation) throw new Error('no operation');
  return [document, operation];
}

/** What the checker refuses an operation by, or undefined if it lets it pass. */
function refusal(
  query: string,
  { variables = {}, limits = {} }: { variables?: Record<string, unknown>; limits?: Partial<Limits> } = {},
): Record<string, unknown> | undefined {
  const checker = new LimitChecker(schema, { ...LIMITS, ...limits });
  return refusalBy(checker, ...read(query), variables);
}

function refusalBy(
  checker: LimitChecker,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> = {},
): Record<string, unknown> | undefined {
  try {
    checker.check(document, operation, variables);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, message: error.message, ...error.details };
  }
}

const cost = (query: string, variables: Record<string, unknown> = {}) =>
  costOf(schema, read(query)[0], undefined, variables);

/** Runs work that may never end; throws if it takes longer than the time allowed. */
function within<T>(milliseconds: number, work: () => T): T {
  return new Script('work()').runInContext(createContext({ work }), { timeout: milliseconds }) as T;
}

const nested = (levels: number) =>
  `{ domains { ${'parent { '.repeat(levels - 2)}name${' }'.repeat(levels - 2)} } }`;

describe('depth', () => {
  it('lets pass what is as deep as the limit, and refuses one level more with the figure and the limit', () => {
    expect(refusal(nested(6))).toBeUndefined();
    expect(refusal(nested(7))).toEqual({
      code: 'QUERY_TOO_DEEP',
      message: 'This operation is 7 levels deep; the limit is 6.',
      figure: 7,
      limit: 6,
    });
  });

  it('is that of the fields, whether or not they stand in fragments', () => {
    const inline = (levels: number) => `{ domains { ...{ ${nested(levels).slice(12)} }`;
    expect(refusal(inline(6))).toBeUndefined();
    expect(refusal(inline(7))).toMatchObject({ code: 'QUERY_TOO_DEEP' });
    const spread = (levels: number) =>
      `{ domains { ...Down } } fragment Down on Domain { parent { ...Name } } fragment Name on Domain { ${'parent { '.repeat(levels - 3)}name${' }'.repeat(levels - 3)} }`;
    expect(refusal(spread(6))).toBeUndefined();
    expect(refusal(spread(7))).toMatchObject({ code: 'QUERY_TOO_DEEP' });
  });

  it('is that of the deepest part, wherever in the operation it stands', () => {
    expect(refusal(`{ home domains { name ${nested(7).slice(12)}`)).toMatchObject({ code: 'QUERY_TOO_DEEP' });
  });

  it('counts of the operation that runs, not of others in the document', () => {
    const [document, small] = read(`query Small { home } query Large { ${nested(8).slice(2, -2)} }`, 'Small');
    const checker = new LimitChecker(schema, LIMITS);
    expect(refusalBy(checker, document, small)).toBeUndefined();
    const large = document.definitions[1] as OperationDefinitionNode;
    expect(refusalBy(checker, document, large)).toMatchObject({ code: 'QUERY_TOO_DEEP' });
  });
});

describe('breadth', () => {
  const roots = (count: number) =>
    `{ ${Array.from({ length: count }, (_, n) => `service(code: "1") { n${n}: name }`).join(' ')} }`;

  it('refuses more root fields than the limit, also of one name and in fragments', () => {
    const limits = { maxAliases: 100 };
    expect(refusal(roots(4), { limits })).toBeUndefined();
    expect(refusal(roots(5), { limits })).toEqual({
      code: 'QUERY_TOO_BROAD',
      message: 'This operation is 5 root fields wide; the limit is 4.',
      figure: 5,
      limit: 4,
    });
    const twice = (count: number) =>
      `{ ${'...Two '.repeat(count)} } fragment Two on Query { home domains { name } }`;
    expect(refusal(twice(2), { limits })).toBeUndefined();
    expect(refusal(twice(3), { limits })).toMatchObject({ code: 'QUERY_TOO_BROAD', limit: 4 });
  });

  it('refuses more aliases than the limit, at any level', () => {
    const aliases = (count: number) =>
      `{ service { ${Array.from({ length: count }, (_, n) => `n${n}: name`).join(' ')} } }`;
    expect(refusal(aliases(5))).toBeUndefined();
    expect(refusal(aliases(6))).toEqual({
      code: 'QUERY_TOO_BROAD',
      message: 'This operation is 6 aliases wide; the limit is 5.',
      figure: 6,
      limit: 5,
    });
    const spread = (count: number) =>
      `{ service { domain { ${'...Two '.repeat(count)} } } } fragment Two on Domain { a: name b: name }`;
    expect(refusal(spread(2))).toBeUndefined();
    expect(refusal(spread(3))).toMatchObject({ code: 'QUERY_TOO_BROAD', limit: 5 });
  });
});

describe('cost', () => {
  it.each([
    ['{ home }', 0],
    ['{ service { name } }', 1],
    ['{ service { name domain { name } } }', 2],
    ['{ service { tags } }', 1],
    ['{ domains { name } }', 10],
    ['{ domains { services { name } } }', 110],
    ['{ services { nodes { name } } }', 20],
    ['{ services(first: 7) { nodes { name } } }', 7],
    ['{ services(last: 7) { nodes { name } } }', 7],
    ['{ services(first: 7) { edges { cursor node { name } } } }', 7],
    ['{ services(first: 7) { nodes { domain { name } } } }', 14],
    ['{ services(first: 7) { edges { node { domain { name } } } } }', 14],
    ['{ services(first: 7) { totalCount } }', 7],
    ['{ services(first: 0) { nodes { name } } }', 1],
    ['{ services(first: 100) { nodes { related(first: 100) { nodes { name } } } } }', 10_100],
    ['{ regular { nodes { name } } }', 50],
    ['{ report(first: 7) { sum changes { nodes { domain { name } } } } }', 14],
    ['{ report { changes { edges { node { name } } } } }', 20],
    ['{ nodes(ids: ["1", "2", "3"]) { id } }', 3],
    ['{ plan(input: { lines: [] }) { lines { name } } }', 1],
    ['{ plan(input: { lines: [1, 2, 3] }) { csv lines { name } } }', 14],
    [`{ plan(input: { lines: [${'1,'.repeat(95)}] }) { lines { name } } }`, 196],
    ['{ node(id: "1") { ... on Service { domain { id } } ... on Domain { name } } }', 2],
  ])('of %s is %d', (query, objects) => {
    expect(cost(query)).toBe(objects);
  });

  it('takes a page size from a literal, a variable or its default, or else the default page', () => {
    const query = `query ($n: Int = 30) { services(first: $n) { nodes { name } } }`;
    expect(cost(query, { n: 7 })).toBe(7);
    expect(cost(query)).toBe(30);
    expect(cost(query, { n: null })).toBe(20);
    expect(cost(`query ($n: Int) { services(first: $n) { nodes { name } } }`)).toBe(20);
    expect(cost(`query ($n: Int) { regular(first: $n) { nodes { name } } }`)).toBe(50);
    expect(cost(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids: ['1', '2'] })).toBe(2);
  });

  it('is never made small by a size out of bounds', () => {
    for (const size of [-1, -100, 101, 2_000_000_000]) {
      expect(cost(`{ services(first: ${size}) { nodes { name } } }`)).toBe(Math.min(Math.abs(size), 100));
    }
  });

  it('is what the operation is refused by, with the figure and the limit', () => {
    const query = `query ($n: Int) { services(first: $n) { nodes { related(first: 100) { nodes { name } } } } }`;
    expect(refusal(query, { variables: { n: 9 } })).toBeUndefined();
    expect(refusal(query, { variables: { n: 10 } })).toEqual({
      code: 'QUERY_TOO_COSTLY',
      message: 'This operation is 1010 objects large by estimate; the limit is 1000.',
      figure: 1010,
      limit: 1000,
    });
  });

  // The same parsed document comes again and again, so what was worked out for it is remembered.
  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'page size',
      `query ($n: Int) { services(first: $n) { nodes { related(first: 100) { nodes { name } } } } }`,
      { n: 1 },
      { n: 100 },
    ],
    [
      'page size left to the default',
      `query ($n: Int = 100) { services(first: $n) { nodes { related(first: 100) { nodes { name } } } } }`,
      { n: 1 },
      {},
    ],
    [
      'page size of null',
      `query ($n: Int = 100) { services { nodes { related(first: $n) { nodes { name } } } } }`,
      { n: null },
      {},
    ],
    [
      'number of ids',
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Domain { services { domain { name } } } } }`,
      { ids: ['1'] },
      { ids: Array.from({ length: 100 }, String) },
    ],
    [
      'number of lines in an input',
      `query ($input: PlanInput!) { plan(input: $input) { lines { services { name } } } }`,
      { input: { lines: [1] } },
      { input: { lines: Array.from({ length: 100 }, (_, index) => index) } },
    ],
    [
      '@include',
      `query ($all: Boolean!) { services(first: 100) { nodes { name related(first: 100) @include(if: $all) { nodes { name } } } } }`,
      { all: false },
      { all: true },
    ],
    [
      '@skip',
      `query ($few: Boolean!) { services(first: 100) { nodes { name related(first: 100) @skip(if: $few) { nodes { name } } } } }`,
      { few: true },
      { few: false },
    ],
  ])('is that of the variables sent, not of those sent before: %s', (_, query, small, large) => {
    const [document, operation] = read(query);
    const checker = new LimitChecker(schema, LIMITS);
    expect(refusalBy(checker, document, operation, small)).toBeUndefined();
    expect(refusalBy(checker, document, operation, large)).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    expect(refusalBy(checker, document, operation, small)).toBeUndefined();
  });

  it('is right for any number of different variables', () => {
    const [document, operation] = read(
      `query ($n: Int) { services(first: $n) { nodes { related(first: 20) { nodes { name } } } } }`,
    );
    const checker = new LimitChecker(schema, { ...LIMITS, maxCost: 1_049 });
    for (let round = 0; round < 300; round += 1) {
      const size = round % 101;
      const found = refusalBy(checker, document, operation, { n: size, unused: round });
      expect(found?.figure).toBe(size * 21 > 1_049 ? size * 21 : undefined);
    }
  });
});

describe('introspection', () => {
  it('is free, in depth, breadth and cost', () => {
    const limits = { maxDepth: 1, maxAliases: 0, maxRootFields: 1, maxCost: 1 };
    expect(refusal(getIntrospectionQuery({ inputValueDeprecation: true }), { limits })).toBeUndefined();
    expect(
      refusal('{ __typename __type(name: "Query") { fields { name type { name } } } }', { limits }),
    ).toBeUndefined();
    expect(refusal('{ service { __typename } }', { limits })).toBeUndefined();
  });

  it('pays for nothing else in the same operation', () => {
    expect(refusal(`{ __schema { types { name } } ${nested(7).slice(2)}`)).toMatchObject({
      code: 'QUERY_TOO_DEEP',
    });
  });
});

describe('fragments spread over and over', () => {
  /** Thirty fragments, each spreading the next one twice: a thousand million fields when written out. */
  const chain = (type: string, leaf: string) =>
    [
      ...Array.from({ length: 30 }, (_, n) => `fragment F${n} on ${type} { ...F${n + 1} ...F${n + 1} }`),
      `fragment F30 on ${type} { ${leaf} }`,
    ].join('\n');

  it.each([
    ['root fields', `{ ...F0 }\n${chain('Query', 'home')}`],
    ['aliases', `{ service { ...F0 } }\n${chain('Service', 'again: name')}`],
    ['levels', `{ domains { ...F0 } }\n${chain('Domain', nested(8).slice(12, -4))}`],
    ['objects', `{ services { nodes { ...F0 } } }\n${chain('Service', 'domain { name }')}`],
    ['plain fields', `{ service { ...F0 } }\n${chain('Service', 'name')}`],
    ['names of types', `{ ...F0 }\n${chain('Query', '__typename')}`],
    ['introspection', `{ ...F0 }\n${chain('Query', '__schema { description }')}`],
  ])('are measured, and refused by a code of their own, in no time: %s', (_, query) => {
    const document = parse(query);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const found = within(2_000, () => {
      const checker = new LimitChecker(schema, LIMITS);
      return refusalBy(checker, document, operation) ?? { code: 'none' };
    });
    // What runs of it is small where each spread asks for the same; refusing or running it are both sound.
    expect(['none', 'QUERY_TOO_DEEP', 'QUERY_TOO_BROAD', 'QUERY_TOO_COSTLY']).toContain(found.code);
  });
});
