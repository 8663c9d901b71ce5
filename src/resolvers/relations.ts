import {
  getNamedType,
  getNullableType,
  GraphQLList,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLFieldMap,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { RelationRead } from '../data/loaders.js';
import { nestedKey } from '../data/select.js';
import type { Relation, Row, Table, Tables } from '../data/table.js';
import { encodeGlobalId } from '../domain/global-id.js';
import type { Context } from './context.js';
import { remember, selectionOf } from './selection.js';

/** The table behind each GraphQL object type that is an entity, by the type's name. */
function tablesByType(tables: Tables): ReadonlyMap<string, Table> {
  const names = new Map(getMetadataStorage().objectTypes.map((type) => [type.target as unknown, type.name]));
  const byType = new Map<string, Table>();
  for (const table of tables.all()) {
    const name = names.get(table.entity);
    if (name !== undefined) byType.set(name, table);
  }
  return byType;
}

/** Which table each type that implements Node is read from, by the type's name. */
export function nodeTablesOf(schema: GraphQLSchema, tables: Tables): ReadonlyMap<string, Table> {
  return new Map([...tablesByType(tables)].filter(([name]) => isNode(schema.getType(name))));
}

function isNode(type: unknown): boolean {
  return isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Node');
}

/**
 * Gives every field that is a relation of its entity the one resolver that reads relations, and every `id` of
 * a row its opaque form. No resolver class fetches a relation by hand, so none can fetch it once a row.
 */
export function installRelations(schema: GraphQLSchema, tables: Tables): void {
  const byType = tablesByType(tables);
  for (const type of Object.values(schema.getTypeMap())) {
    // Rows of a union or interface say what they are.
    if (isUnionType(type) || isInterfaceType(type))
      type.resolveType = (row: { __typename: string }) => row.__typename;
    const table = byType.get(type.name);
    if (!isObjectType(type) || !table) continue;
    for (const field of Object.values(type.getFields() as GraphQLFieldMap<unknown, Context>)) {
      const relation = table.relations.get(field.name);
      if (relation) installRelation(schema, field, relation);
      else if (field.name === 'id') {
        const key = table.nodeKey;
        field.resolve = (row) => encodeGlobalId(type.name, (row as Row)[key] as number);
      } else if (table.columns.has(field.name)) {
        // type-graphql wraps even the plain reading of a property; graphql's own default does not.
        field.resolve = undefined;
      }
    }
  }
}

function installRelation(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, Context>,
  relation: Relation,
): void {
  field.args = [
    ...field.args,
    ...relation.filters.map((property) => filterArgument(schema, field, property)),
  ];
  const plain = nestedKey(field.name);
  field.resolve = (row, args: Record<string, unknown>, context, info) => {
    const given = relation.filters.filter((name) => args[name] !== undefined && args[name] !== null);
    const filters = Object.fromEntries(given.map((name) => [name, args[name] as string]));
    const readAlready = (row as Row)[given.length === 0 ? plain : nestedKey(field.name, filters)];
    if (readAlready !== undefined) return readAlready;
    const read = remember(info, given.join(), () => new RelationRead(relation, selectionOf(info), given));
    return context.reader.relation(
      read,
      row as Row,
      given.map((name) => args[name]),
    );
  };
}

/** An optional argument of the type that the related field has, e.g. `role: ResponsibilityRole`. */
function filterArgument(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, Context>,
  property: string,
): GraphQLArgument {
  const target = schema.getType(getNamedType(field.type).name);
  const filtered = isObjectType(target) ? target.getFields()[property] : undefined;
  if (!filtered)
    throw new Error(`${field.name} cannot be filtered by ${property}: its type has no such field`);
  const type = getNullableType(filtered.type);
  return {
    name: property,
    description: `Only those whose \`${property}\` is this; all if not given.`,
    type: (isListType(type) ? new GraphQLList(type.ofType) : type) as GraphQLArgument['type'],
    defaultValue: undefined,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  };
}
