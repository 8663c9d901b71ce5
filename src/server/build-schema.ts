import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import type { Tables } from '../data/table.js';
import { resolvers } from '../resolvers/index.js';
import { installRelations } from '../resolvers/relations.js';
import '../schema/enums.js';

// type-graphql asks for one even where every subscription brings its own stream.
const NO_PUB_SUB: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Nothing is published this way.');
  },
};

/** The executable schema: type-graphql's, with the generic relation resolver on every field that is a relation. */
export function buildSchema(tables: Tables): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers],
    pubSub: NO_PUB_SUB,
    // It would introspect the whole schema at every start: the tests validate it once.
    skipCheck: true,
    validate: { skipMissingProperties: false, forbidUnknownValues: false },
  });
  installRelations(schema, tables);
  const query = schema.getQueryType();
  if (query)
    query.description = 'What can be read, without a key unless the field says for whom it is (查询入口).';
  const mutation = schema.getMutationType();
  if (mutation)
    mutation.description =
      'What can be changed, by those whose roles allow it (变更入口). What goes wrong as expected is in `problems`.';
  const subscription = schema.getSubscriptionType();
  if (subscription) subscription.description = 'What can be followed as it happens (订阅入口).';
  return schema;
}

/** The schema as text, in an order that makes its history readable: what `src/schema/schema.graphql` holds. */
export function schemaText(schema: GraphQLSchema): string {
  return `# Made by "npm run schema"; a test holds it equal to the running schema.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
