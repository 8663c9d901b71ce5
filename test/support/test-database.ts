import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDataSource } from '../../src/data/data-source.js';
import { prepareDataSource } from '../../src/usecases/prepare-database.js';
import { dropDatabase } from './drop-database.js';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const serverUrl = () => {
  const url = process.env.TEST_DATABASE_URL ?? process.env.TEST_SERVER_URL;
  if (!url) throw new Error('The global setup has not run.');
  return url;
};
const runId = () => process.env.TEST_RUN_ID ?? 'alone';
const template = () => `directory_test_${runId()}_template`;

/** The same server's URL with another database. */
function withDatabase(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a start does to a database: migrations, then the seeds if they have not been seen. */
export async function prepareDatabase(
  url: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const dataSource = await createDataSource(url).initialize();
  try {
    await prepareDataSource(dataSource, process.cwd(), log);
  } finally {
    await dataSource.destroy();
  }
}

/** The seeded template is made by whichever test file needs it first; the others wait for it. */
async function ensureTemplate(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock(hashtext($1))', [template()]);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template()]);
    if (rowCount) return;
    const building = `${template()}_building`;
    await client.query(`create database ${building} template template0`);
    await prepareDatabase(withDatabase(serverUrl(), building));
    await client.query(`alter database ${building} rename to ${template()}`);
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template()]);
  }
}

/** A database of the test's own: a copy of the migrated and seeded template, or an empty one. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  // Never a name that was given before: what one file failed to drop shall not fail all that come after it.
  const name = `directory_test_${runId()}_${randomBytes(6).toString('hex')}`;
  await onServer(async (client) => {
    if (!options.empty) await ensureTemplate(client);
    await client.query(`create database ${name} template ${options.empty ? 'template0' : template()}`);
  });
  return {
    url: withDatabase(serverUrl(), name),
    drop: () => onServer((client) => dropDatabase(client, name)),
  };
}
