import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { Tables } from '../data/table.js';
import { resolvers } from '../resolvers/index.js';
import { installRelations } from '../resolvers/relations.js';
import '../schema/enums.js';

/** The executable schema: type-graphql's, with the generic relation resolver on every field that is a relation. */
export function buildSchema(tables: Tables): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers],
    validate: { skipMissingProperties: false, forbidUnknownValues: false },
  });
  installRelations(schema, tables);
  const query = schema.getQueryType();
  if (query) query.description = 'What can be read, without a key (查询入口).';
  return schema;
}

/** The schema as text, in an order that makes its history readable: what `src/schema/schema.graphql` holds. */
export function schemaText(schema: GraphQLSchema): string {
  return `# Made by "npm run schema"; a test holds it equal to the running schema.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
