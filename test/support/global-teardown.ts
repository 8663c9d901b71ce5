import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { TestRun } from './global-setup.js';

/** Leaves nothing running, and nothing on disk or on a server that is not its own. */
export default async function tearDown(): Promise<void> {
  const { testRun: run = {} } = globalThis as { testRun?: TestRun };
  if (process.env.TEST_DATABASE_URL) await dropRunDatabases(process.env.TEST_DATABASE_URL);
  if (run.server) {
    const ended = run.server.exitCode === null ? once(run.server, 'exit') : undefined;
    run.server.stdin.end();
    await ended;
  }
  if (run.directory) await rm(run.directory, { recursive: true, force: true });
}

async function dropRunDatabases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ofRun = [`directory_test_${process.env.TEST_RUN_ID ?? ''}_`];
  // As dropDatabase does, which cannot be imported here: jest maps no endings for this file.
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where starts_with(datname, $1) and usename = current_user`,
    ofRun,
  );
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where starts_with(datname, $1)`,
    ofRun,
  );
  for (const { datname } of rows) await client.query(`drop database if exists ${datname}`);
  await client.end();
}
