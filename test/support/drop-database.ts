import type pg from 'pg';

/**
 * Drops a database, whoever of ours is connected. `with (force)` would fail for an ordinary role while PostgreSQL itself
 * vacuums there; a plain drop sends that away, and waits for it.
 */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user`,
    [name],
  );
  await client.query(`drop database if exists ${name}`);
}
