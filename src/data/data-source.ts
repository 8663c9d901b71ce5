import { DataSource } from 'typeorm';
import { entities } from '../entities/index.js';
import { migrations } from '../../migrations/index.js';
import { NamingStrategy } from './naming-strategy.js';

/** Milliseconds to wait for a connection, be it the server or a busy pool that does not give one. */
const CONNECT_MS = 5_000;

/**
 * TypeORM on one database: for migrations, for writes, and for the metadata that the reader is built from.
 * Never synchronises: the schema changes by migration only.
 * @param url a PostgreSQL connection URL; an empty one is refused, since the driver would silently try localhost
 */
export function createDataSource(url: string): DataSource {
  if (!url) throw new Error('A database URL is needed.');
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new NamingStrategy(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logging: false,
    poolSize: 4,
    connectTimeoutMS: CONNECT_MS,
    applicationName: 'service-directory writes',
  });
}
