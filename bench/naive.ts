import 'reflect-metadata';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema } from 'type-graphql';
import { DataSource, type Logger } from 'typeorm';
import { NamingStrategy } from '../src/data/naming-strategy.js';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.js';
import { entities } from '../src/entities/index.js';
import '../src/schema/enums.js';
import { addForeignKeys } from './naive/foreign-keys.js';
import { createLoaders, type NaiveContext } from './naive/loaders.js';
import { naiveResolvers } from './naive/resolvers.js';

/**
 * The stack that a competent developer puts together in a day, untuned: Apollo's stand-alone server with its defaults,
 * type-graphql's field resolvers, TypeORM entities in full, a dataloader for each relation. It answers the operations
 * of the bench as the real server does, so that what the tuning brings is seen and not remembered.
 * `node naive.js PACKAGE_ROOT DATA_DIR [count]`; `count` logs the statements of each request.
 */
const [packageRoot = '', dataDir = '', count] = process.argv.slice(2);

let statements = 0;
const counting: Logger = {
  logQuery: () => void (statements += 1),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
const logStatements: ApolloServerPlugin<NaiveContext> = {
  requestDidStart: () => {
    statements = 0;
    return Promise.resolve({
      willSendResponse: () => {
        process.stdout.write(`${JSON.stringify({ statements })}\n`);
        return Promise.resolve();
      },
    });
  },
};

const postgres = await startEmbeddedPostgres({ packageRoot, dataDir, log: () => undefined });
addForeignKeys();
const database = await new DataSource({
  type: 'postgres',
  url: postgres.url,
  entities,
  namingStrategy: new NamingStrategy(),
  uuidExtension: 'pgcrypto',
  installExtensions: false,
  ...(count ? { logging: ['query'], logger: counting } : {}),
}).initialize();

const apollo = new ApolloServer<NaiveContext>({
  schema: await buildSchema({ resolvers: naiveResolvers }),
  plugins: count ? [logStatements] : [],
});
const { url } = await startStandaloneServer(apollo, {
  context: () => Promise.resolve({ database, loaders: createLoaders(database) }),
  listen: { host: '127.0.0.1', port: 0 },
});
process.stdout.write(`The naive stack is at ${url}\n`);

process.once('SIGTERM', () => {
  void apollo
    .stop()
    .then(() => database.destroy())
    .then(() => postgres.stop());
});
