import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import type { Limits } from '../../src/server/limits.js';
import { startServer, type RunningServer } from '../../src/server/start.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface GraphQLAnswer {
  readonly status: number;
  readonly data?: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
  }[];
}

export interface LogLine {
  readonly msg: string;
  readonly operation?: string | null;
  readonly statements?: number;
  readonly [key: string]: unknown;
}

export interface TestServer {
  readonly address: string;
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly server: RunningServer;
  /** The log's lines so far. */
  readonly lines: LogLine[];
  /** Posts an operation. */
  query(query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
  /** Posts an operation and tells how many statements the log line says it took. */
  statements(query: string, variables?: Record<string, unknown>): Promise<number>;
  stop(): Promise<void>;
}

export const DEFAULT_LIMITS: Limits = { maxDepth: 12, maxAliases: 50, maxRootFields: 20, maxCost: 10_000 };

/** The whole server over HTTP on a free port, with a database of its own that holds the seeds. */
export async function startTestServer(
  options: { readonly now?: () => Date; readonly limits?: Partial<Limits> } = {},
): Promise<TestServer> {
  const database = await createTestDatabase();
  const dataSource = await createDataSource(database.url).initialize();
  const lines: LogLine[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) });
  const server = await startServer({
    dataSource,
    databaseUrl: database.url,
    host: '127.0.0.1',
    port: 0,
    poolSize: 4,
    connectTimeoutMs: 2_000,
    statementTimeoutMs: 10_000,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    maxBodyBytes: 262_144,
    packageRoot: process.cwd(),
    log,
    ...(options.now ? { now: options.now } : {}),
  });

  const query = async (text: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer> => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };

  return {
    address: server.address,
    database,
    dataSource,
    server,
    lines,
    query,
    async statements(text, variables) {
      const before = lines.length;
      const answer = await query(text, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      // The line is written when the response has left, which may be after it has arrived.
      for (let wait = 0; wait < 100; wait += 1) {
        const line = lines.slice(before).find((entry) => entry.statements !== undefined);
        if (line?.statements !== undefined) return line.statements;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('the request left no log line');
    },
    async stop() {
      await server.stop();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
