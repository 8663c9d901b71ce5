import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { Role } from '../../src/domain/access.js';
import { allowedRoles } from '../../src/resolvers/allow.js';
import { Tables } from '../../src/data/table.js';
import { buildSchema } from '../../src/server/build-schema.js';
import { startTestServer, type GraphQLAnswer, type TestServer } from '../support/test-server.js';

const ROLES = Object.values(Role);
const FILE = resolve(__dirname, '../../docs/rights.md');

/** The rows of the document: who may, by field. */
const listed = new Map(
  readFileSync(FILE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [field = '', ...cells] = line.split('|').slice(1, -1);
      const [, name] = /^ `(\w+\.\w+)` +$/.exec(field) ?? [];
      return name === undefined
        ? []
        : [[name, ROLES.filter((_, place) => cells[place]?.trim() === 'yes')] as const];
    }),
);

let server: TestServer;
let schema: GraphQLSchema;
let tokens: ReadonlyMap<Role, string>;
beforeAll(async () => {
  server = await startTestServer();
  schema = buildSchema(new Tables(server.dataSource));
  tokens = new Map(
    await Promise.all(
      ROLES.map(
        async (role) =>
          [
            role,
            await server.token({ roles: [role], subject: `${role}@example`, departments: ['FJ-HEALTH'] }),
          ] as const,
      ),
    ),
  );
});
afterAll(() => server.stop());

/** A value that is well formed, whatever it may mean: what is required, and nothing else. */
function madeUp(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [madeUp(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    const wanted = nullable.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return Object.fromEntries(wanted.map((field) => [field.name, madeUp(field.type)]));
  }
  const scalars: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2030-01-01',
    Decimal: '1',
  };
  return scalars[getNamedType(type).name] ?? 'made-up';
}

/** Calls a field at the root with made-up arguments. */
function call(kind: 'mutation' | 'query', field: GraphQLField<unknown, unknown>, token?: string) {
  const args = field.args.filter(isRequiredArgument);
  const heads = args.map(({ name, type }) => `$${name}: ${String(type)}`);
  const passed = args.map(({ name }) => `${name}: $${name}`);
  const brackets = (parts: string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  const below = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return server.query(
    `${kind} ${brackets(heads)} { ${field.name}${brackets(passed)}${below} }`,
    Object.fromEntries(args.map(({ name, type }) => [name, madeUp(type)])),
    { token },
  );
}

/** Whether the call was turned away at the door. Other errors mean that it got in. */
function refused({ errors }: GraphQLAnswer): string | undefined {
  const [error] = errors ?? [];
  if (error && error.path === undefined) throw new Error(`The call itself is malformed: ${error.message}`);
  const atDoor = error?.extensions.roles !== undefined;
  return atDoor ? error.extensions.code : undefined;
}

const fieldsOf = (type: 'Query' | 'Mutation') => Object.values(schema.getType(type) ? fields(type) : {});
function fields(type: string) {
  const found = schema.getType(type);
  return found && 'getFields' in found
    ? (found.getFields() as Record<string, GraphQLField<unknown, unknown>>)
    : {};
}

it('docs/rights.md lists every mutation and every guarded query, with the roles that the code allows', () => {
  const allowed = allowedRoles();
  const bare = fieldsOf('Mutation').filter(({ name }) => !allowed.has(`Mutation.${name}`));
  expect(bare.map(({ name }) => `${name} does not say whom it allows: @Allow(Role.…)`)).toEqual([]);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const wanted = [
    row(['field', ...ROLES.map((role) => `\`${role}\``)]),
    row(['field', ...ROLES].map(() => '---')),
    ...[...allowed]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, roles]) =>
        row([`\`${field}\``, ...ROLES.map((role) => (roles.includes(role) ? 'yes' : ''))]),
      ),
  ].join('\n');
  const squeezed = readFileSync(FILE, 'utf8')
    .replace(/ +(?=\|)/g, ' ')
    .replace(/-{3,}/g, '---');
  if (!squeezed.includes(wanted.replace(/ +(?=\|)/g, ' ')))
    throw new Error(`The table in docs/rights.md is not that of the code. It should be:\n\n${wanted}\n`);
});

describe('nobody gets in whom the table does not list', () => {
  it.each(['Mutation', 'Query'] as const)('to a field of %s', async (type) => {
    const kind = type === 'Mutation' ? 'mutation' : 'query';
    const guarded = fieldsOf(type).filter(({ name }) => type === 'Mutation' || listed.has(`${type}.${name}`));
    expect(guarded.length).toBeGreaterThan(1);
    const wrong: string[] = [];
    for (const field of guarded) {
      const roles = listed.get(`${type}.${field.name}`) ?? [];
      const anyone = roles.includes(Role.READER);
      const anonymous = refused(await call(kind, field));
      if (anonymous !== (anyone ? undefined : 'UNAUTHENTICATED'))
        wrong.push(`${field.name} as nobody: ${anonymous ?? 'let in'}`);
      for (const role of ROLES) {
        const code = refused(await call(kind, field, tokens.get(role)));
        const may = anyone || roles.includes(role);
        if (code !== (may ? undefined : 'FORBIDDEN'))
          wrong.push(`${field.name} as ${role}: ${code ?? 'let in'}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('and everyone to all other queries', async () => {
    const open = fieldsOf('Query').filter(({ name }) => !listed.has(`Query.${name}`));
    expect(open.length).toBeGreaterThan(5);
    for (const field of open)
      expect([field.name, refused(await call('query', field))]).toEqual([field.name, undefined]);
  });

  it('several mutations of one operation are each asked for', async () => {
    const { errors } = await server.query(
      'mutation { a: revokeApiKey(input: { id: "x" }) { __typename } b: revokeApiKey(input: { id: "y" }) { __typename } }',
    );
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['a'], 'UNAUTHENTICATED'],
    ]);
  });
});

// Without it `madeUp` could quietly send nothing that is required.
it('made-up input is what the schema wants', () => {
  for (const field of fieldsOf('Mutation'))
    for (const argument of field.args)
      if (isNonNullType(argument.type)) expect(madeUp(argument.type)).toBeDefined();
});
