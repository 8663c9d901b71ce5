import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { importDirectory } from './import-directory.js';

// Any number of programs may start on one database at once; they migrate one after another.
const MIGRATION_LOCK = 7_202_611_21;

/** Brings the schema up to date. Returns the names of the migrations that were carried out. */
export async function migrateDatabase(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

/** Brings an open database to what this program needs: migrations, then the province's data in `seeds/`. Safe to repeat. */
export async function prepareDataSource(
  dataSource: DataSource,
  packageRoot: string,
  log: (line: string) => void,
): Promise<void> {
  const migrated = await migrateDatabase(dataSource);
  if (migrated.length > 0) log(`migrations: ${migrated.length} carried out`);
  const { created, changed } = await importDirectory(dataSource, join(packageRoot, 'seeds'), {
    unlessSeen: true,
  });
  if (created + changed > 0) log(`seeds: ${created} records created, ${changed} changed`);
}
