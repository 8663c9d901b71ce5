import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgresError } from './error.js';
import type { Postmaster } from './postmaster.js';

/** Our hold on a server: it ends with the server, or with us. */
export interface Claim {
  readonly postmaster: Postmaster;
  /** Whether our connection still stands, as far as we have been told. */
  isHeld(): boolean;
  release(): Promise<void>;
}

/** What @types/pg leaves out. */
type Unreferable = pg.Client & { unref(): void };

/** Of the advisory lock in the database `postgres` that the program which uses the data directory holds. */
const LOCK = [7_043, 1] as const;
const NAME = 'service-directory, process ';
/** The server may take a moment to notice that the last owner is gone. */
const PATIENCE_MS = 1_000;

/**
 * Claims a server for this process by a lock that lives as long as a connection, and so never outlives its holder; makes
 * the database `directory` if it is missing.
 * @param url of the database `postgres`
 * @returns undefined if the server does not answer (any more)
 * @throws EmbeddedPostgresError IN_USE with the holder's process number
 */
export async function claim(
  url: string,
  postmaster: Postmaster,
  dataDir: string,
): Promise<Claim | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `${NAME}${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  let held = true;
  const lost = () => (held = false);
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
    await lock(client, dataDir);
    const made = await client.query(`select from pg_database where datname = 'directory'`);
    if (made.rowCount === 0) await client.query('create database directory');
  } catch (error) {
    await client.end().catch(() => undefined);
    // Away, starting, stopping: the caller looks again.
    if (
      error instanceof pg.DatabaseError
        ? error.code?.startsWith('57P')
        : !(error instanceof EmbeddedPostgresError)
    ) {
      return undefined;
    }
    throw error;
  }
  (client as Unreferable).unref(); // the claim alone is no reason to keep the program running
  return {
    postmaster,
    isHeld: () => held,
    release: async () => {
      await client.end().catch(() => undefined);
    },
  };
}

async function lock(client: pg.Client, dataDir: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [
      ...LOCK,
    ]);
    if (rows[0]?.mine) return;
    if (performance.now() > deadline) break;
    await sleep(25);
  }
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and classid = $1 and objid = $2 and granted`,
    [...LOCK],
  );
  const holder = rows[0]?.name.startsWith(NAME)
    ? `process ${rows[0].name.slice(NAME.length)}`
    : 'another program';
  throw new EmbeddedPostgresError(
    'IN_USE',
    `The data directory ${dataDir} is in use by ${holder}: stop that, or set DATA_DIR to another directory.`,
  );
}
