import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { makeEd25519Key, publicHalf } from '../../src/server/identity/local-key.js';
import { issueLocalToken } from '../../src/server/identity/local-token.js';
import type { Limits } from '../../src/server/limits.js';
import { startServer, type RunningServer, type ServerOptions } from '../../src/server/start.js';
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

export interface Credential {
  readonly token?: string | undefined;
  readonly operationName?: string | undefined;
}

export interface TokenClaims {
  readonly roles?: readonly string[];
  readonly departments?: readonly string[];
  readonly regions?: readonly string[];
  readonly subject?: string;
  /** Such as `8h`, which is the default. */
  readonly expiresIn?: string;
}

/** Parts of the server that a test may set otherwise. */
export type TestServerOptions = Pick<
  Partial<ServerOptions>,
  | 'now'
  | 'tokens'
  | 'rateLimit'
  | 'rateLimitKnown'
  | 'rateLimitStore'
  | 'trustProxy'
  | 'subscriptionsMax'
  | 'importMaxBytes'
> & {
  readonly limits?: Partial<Limits>;
  /** A database to serve instead of a new one; its owner drops it. */
  readonly database?: TestDatabase;
};

export interface TestServer {
  readonly address: string;
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly server: RunningServer;
  /** The log's lines so far. */
  readonly lines: LogLine[];
  /** Posts an operation, with a token or key if one is given. */
  query(query: string, variables?: Record<string, unknown>, as?: Credential): Promise<GraphQLAnswer>;
  /** A token of the server's local key. */
  token(claims?: TokenClaims): Promise<string>;
  /** Posts an operation and tells how many statements the log line says it took. */
  statements(query: string, variables?: Record<string, unknown>): Promise<number>;
  stop(): Promise<void>;
}

export const DEFAULT_LIMITS: Limits = { maxDepth: 12, maxAliases: 50, maxRootFields: 20, maxCost: 10_000 };

/** The whole server over HTTP on a free port, with a database of its own that holds the seeds. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { database: given, limits, now = () => new Date(), ...rest } = options;
  const database = given ?? (await createTestDatabase());
  const key = makeEd25519Key();
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
    limits: { ...DEFAULT_LIMITS, ...limits },
    maxBodyBytes: 2_097_152,
    importMaxBytes: 2_147_483_648,
    subscriptionsMax: 100,
    packageRoot: process.cwd(),
    log,
    tokens: { publicKey: publicHalf(key) },
    now,
    ...rest,
  });

  const query = async (
    text: string,
    variables?: Record<string, unknown>,
    { token, operationName }: Credential = {},
  ): Promise<GraphQLAnswer> => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: text, variables, operationName }),
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
    token: ({ roles = ['ADMINISTRATOR'], expiresIn = '8h', ...claims } = {}) =>
      issueLocalToken(key, { roles, expires: expiresIn, ...claims }, now()),
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
      try {
        await server.stop();
        await dataSource.destroy();
      } finally {
        if (!given) await database.drop();
      }
    },
  };
}
