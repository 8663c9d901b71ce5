import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AuditBound } from '../data/audit-log.js';
import { ChangeHub } from '../data/change-hub.js';
import { createReadPool, PoolSql } from '../data/sql.js';
import { Tables } from '../data/table.js';
import { UnitOfWork } from '../data/unit-of-work.js';
import { ImportDesk } from '../usecases/importing/import-desk.js';
import { createApp } from './app.js';
import { withoutVariables } from './format-error.js';
import { watchDatabase } from './health.js';
import { createIdentity } from './identity.js';
import type { TokenSource } from './identity/tokens.js';
import type { Limits } from './limits.js';
import { clientAt, createRateLimits } from './rate-limits.js';

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
  /** Bytes of a file that is imported. */
  readonly importMaxBytes: number;
  readonly subscriptionsMax: number;
  /** Whose tokens are taken; absent: none, only keys of programs. */
  readonly tokens?: TokenSource | undefined;
  /** Requests a minute of an address without a token; 0 or absent for no limit. */
  readonly rateLimit?: number;
  /** Requests a minute of a known caller; 0 or absent for no limit. */
  readonly rateLimitKnown?: number;
  /** Where requests are counted: `memory` (the default), `postgres`, or a `redis://` URL. */
  readonly rateLimitStore?: string;
  /** Addresses of proxies that are believed whom they speak for. */
  readonly trustProxy?: string | undefined;
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
  const auditPool = createReadPool({
    url: options.databaseUrl,
    size: 2,
    connectTimeout: options.connectTimeoutMs,
    statementTimeout: options.statementTimeoutMs,
  });
  const health = watchDatabase(pool, options.revive, log);
  const now = options.now ?? (() => new Date());
  const rateLimits = await createRateLimits({
    anonymous: options.rateLimit ?? 0,
    known: options.rateLimitKnown ?? 0,
    store: options.rateLimitStore ?? 'memory',
    databaseUrl: options.databaseUrl,
    log,
  });
  const hub = new ChangeHub({
    url: options.databaseUrl,
    sql: () => new PoolSql(pool),
    report: (fault) =>
      fault
        ? log.error({ err: fault }, 'cannot listen for changes')
        : log.info('listening for changes again'),
  });
  const write = new UnitOfWork(options.dataSource, {
    sink: auditPool,
    bound: new AuditBound(clientAt, now),
  });
  const errors = withoutVariables(log);
  const imports = new ImportDesk({
    dataSource: options.dataSource,
    write,
    now,
    failed: (error) => errors.error({ err: error }, 'an import could not be carried out; it is tried again'),
  });
  const release = async () => {
    await imports.stop();
    health.stop();
    await hub.stop();
    await Promise.all([pool.end(), auditPool.end(), rateLimits.close()]);
  };
  try {
    const app = await createApp({
      tables: new Tables(options.dataSource),
      pool,
      write,
      imports,
      identity: createIdentity({ tokens: options.tokens, sql: new PoolSql(pool), now, log }),
      rateLimits,
      health,
      limits: options.limits,
      maxBody: options.maxBodyBytes,
      maxImport: options.importMaxBytes,
      hub,
      subscriptionsMax: options.subscriptionsMax,
      trustProxy: options.trustProxy,
      packageRoot: options.packageRoot,
      log,
      now,
    });
    const address = await app.listen({ host: options.host, port: options.port });
    imports.start();
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
