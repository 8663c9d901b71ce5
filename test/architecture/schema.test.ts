import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  validateSchema,
  type GraphQLSchema,
} from 'graphql';
import { createDataSource } from '../../src/data/data-source.js';
import { Tables } from '../../src/data/table.js';
import { buildSchema, schemaText } from '../../src/server/build-schema.js';

const SNAPSHOT = resolve(__dirname, '../../src/schema/schema.graphql');

/** The running schema; it needs the metadata of the entities and no database. */
async function currentSchema(): Promise<GraphQLSchema> {
  const dataSource = createDataSource('postgresql://nowhere/');
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  return buildSchema(new Tables(dataSource));
}

/** Everything that can be described, by coordinate (`Query.service(code:)`), with its description. */
function* described(schema: GraphQLSchema): Generator<[string, string | null | undefined]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield [type.name, type.description];
    if (isEnumType(type)) {
      for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        yield [`${type.name}.${field.name}`, field.description];
    } else if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        yield [`${type.name}.${field.name}`, field.description];
        for (const argument of field.args)
          yield [`${type.name}.${field.name}(${argument.name}:)`, argument.description];
      }
    }
  }
}

describe('the schema', () => {
  let schema: GraphQLSchema;
  let all: [string, string][];

  beforeAll(async () => {
    schema = await currentSchema();
    all = [...described(schema)].map(([coordinate, description]) => [coordinate, description ?? '']);
  });

  const without = (condition: (description: string) => boolean) =>
    all.filter(([, description]) => !condition(description)).map(([coordinate]) => coordinate);

  it('is the committed one: run "npm run schema" after a change, and read what it changes', () => {
    expect(schemaText(schema)).toBe(readFileSync(SNAPSHOT, 'utf8'));
  });

  it('is valid GraphQL', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('describes every type, field, argument, input field and enum value', () => {
    expect(all.length).toBeGreaterThan(300);
    expect(without((description) => description.trim() !== '')).toEqual([]);
  });

  it('describes with a sentence', () => {
    expect(without((description) => /[.!?)`。）]$/.test(description.trim()))).toEqual([]);
  });

  it('gives the official Chinese term of all of them', () => {
    // The arguments of a relation only repeat a field of its type, which has the term.
    const described = without((description) => /\p{Script=Han}/u.test(description));
    expect(described.filter((name) => name.startsWith('Query.') || !name.endsWith(':)'))).toEqual([]);
  });

  it('gives every connection the shape of Relay’s, with plain nodes and a count', () => {
    const connections = Object.values(schema.getTypeMap()).filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(4);
    for (const connection of connections) {
      const fields = isObjectType(connection) ? Object.keys(connection.getFields()) : [];
      expect(fields).toEqual(expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']));
    }
  });
});
