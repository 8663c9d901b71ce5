import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from './config.js';
import { startEmbeddedPostgres } from './data/embedded-postgres.js';

export interface OpenDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Present for the embedded database: starts it again if it has gone. */
  readonly revive?: () => Promise<void>;
  close(): Promise<void>;
}

/** The database that the configuration names: that of DATABASE_URL, or the embedded one, started if need be. */
export async function openDatabase(config: Config, packageRoot: string, log: Logger): Promise<OpenDatabase> {
  const starting =
    config.databaseUrl === undefined
      ? startEmbeddedPostgres({ packageRoot, dataDir: config.dataDir, log: (line) => log.info(line) })
      : undefined;
  // The largest of the modules load while the server starts.
  const [embedded, { createDataSource }] = await Promise.all([starting, import('./data/data-source.js')]);
  const url = embedded?.url ?? config.databaseUrl ?? '';
  try {
    const dataSource = await createDataSource(url).initialize();
    return {
      url,
      dataSource,
      ...(embedded ? { revive: () => embedded.ensureRunning() } : {}),
      close: async () => {
        await dataSource.destroy();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
