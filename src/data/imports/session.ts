import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Run } from './run.js';

/** One connection that an import holds on to, and with it the right to be the only one of its kind and provider. */
export class ImportSession {
  private constructor(
    private readonly runner: QueryRunner,
    readonly client: PoolClient,
  ) {}

  static async open(dataSource: DataSource): Promise<ImportSession> {
    const runner = dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    return new ImportSession(runner, client);
  }

  readonly run: Run = async <T extends object>(text: string, values: readonly unknown[] = []) =>
    (await this.client.query<T>(text, [...values])).rows;

  /** Whether nobody else, in this program or another, imports this kind from this provider. Held until the session closes. */
  async lock(kind: string, provider: number): Promise<boolean> {
    const [row] = await this.run<{ mine: boolean }>(`select pg_try_advisory_lock(hashtext($1), $2) as mine`, [
      `import ${kind}`,
      provider,
    ]);
    return row?.mine ?? false;
  }

  /** Runs `work` in a transaction of its own. */
  readonly transaction = async <T>(work: () => Promise<T>): Promise<T> => {
    await this.client.query('begin');
    try {
      const result = await work();
      await this.client.query('commit');
      return result;
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw error;
    }
  };

  /** Lets go of the lock and of the connection. */
  async close(): Promise<void> {
    await this.client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await this.runner.release();
  }
}

/** The same over whatever connection of the data source is free: for what must be seen while an import is under way. */
export function runOn(dataSource: DataSource): Run {
  return async <T extends object>(text: string, values: readonly unknown[] = []) => {
    const rows: unknown = await dataSource.query(text, [...values]);
    return rows as T[];
  };
}
