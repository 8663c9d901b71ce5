import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createReadPool } from '../data/sql.js';
import { Tables } from '../data/table.js';
import { createApp } from './app.js';
import { watchDatabase } from './health.js';
import type { Limits } from './limits.js';

export interface ServerOptions {
  /** An open and prepared database. */
  readonly dataSource: DataSource;
  readonly databaseUrl: string;
  /** Brings an embedded database back if it has gone. */
  readonly revive?: () => Promise<void>;
  readonly host: string;
  readonly port: number;
  readonly poolSize: number;
  readonly connectTimeoutMs: number;
  readonly statementTimeoutMs: number;
  readonly limits: Limits;
  readonly maxBodyBytes: number;
  readonly packageRoot: string;
  readonly log: Logger;
  readonly now?: () => Date;
}

export interface RunningServer {
  readonly app: FastifyInstance;
  /** E.g. `http://127.0.0.1:4000`. */
  readonly address: string;
  /** Lets running requests finish, then lets go of the database. The data source stays its owner's. */
  stop(): Promise<void>;
}

/** Serves the directory. Throws if the address cannot be listened on. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { log } = options;
  const pool = createReadPool({
    url: options.databaseUrl,
    size: options.poolSize,
    connectTimeout: options.connectTimeoutMs,
    statementTimeout: options.statementTimeoutMs,
  });
  const health = watchDatabase(pool, options.revive, log);
  const release = async () => {
    health.stop();
    await pool.end();
  };
  try {
    const app = await createApp({
      tables: new Tables(options.dataSource),
      pool,
      health,
      limits: options.limits,
      maxBody: options.maxBodyBytes,
      packageRoot: options.packageRoot,
      log,
      now: options.now ?? (() => new Date()),
    });
    const address = await app.listen({ host: options.host, port: options.port });
    return {
      app,
      address,
      stop: async () => {
        await app.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
