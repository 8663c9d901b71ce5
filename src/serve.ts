import 'reflect-metadata';
import { pino, type Logger } from 'pino';
import { ConfigError, readConfig, type Config } from './config.js';
import { EmbeddedPostgresError } from './data/embedded-postgres.js';
import { isDatabaseAway } from './data/sql.js';
import { DomainError } from './domain/errors.js';
import { openDatabase } from './open-database.js';
import { localKey, publicHalf, TokenKeyError } from './server/identity/local-key.js';
import type { TokenSource } from './server/identity/tokens.js';

/** Runs the server until it is told to stop (SIGINT, SIGTERM). A start that cannot succeed ends with one clear line. */
export async function serve(packageRoot: string): Promise<void> {
  try {
    const config = readConfig(process.env, packageRoot);
    await run(config, packageRoot, createLog(config));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

export function createLog(config: Config): Logger {
  return pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

async function run(config: Config, packageRoot: string, log: Logger): Promise<void> {
  const stopped = untilToldToStop();
  const [database, { startServer }, { prepareDataSource }] = await Promise.all([
    openDatabase(config, packageRoot, log),
    import('./server/start.js'),
    import('./usecases/prepare-database.js'),
  ]);
  try {
    const tokens = await tokenSource(config, log);
    await prepareDataSource(database.dataSource, packageRoot, (line) => log.info(line));
    const server = await startServer({
      ...config,
      dataSource: database.dataSource,
      databaseUrl: database.url,
      ...(database.revive ? { revive: database.revive } : {}),
      limits: config,
      tokens,
      packageRoot,
      log,
    });
    process.stdout.write(
      `The directory is at ${server.address}/ and its playground at ${server.address}/graphql\n`,
    );
    await stopped;
    await Promise.race([
      server.stop(),
      new Promise((resolve) => setTimeout(resolve, config.shutdownTimeoutMs).unref()),
    ]);
  } finally {
    await database.close();
  }
}

/** Whose tokens are taken. Where the local key cannot be kept, the service goes on without. */
async function tokenSource(config: Config, log: Logger): Promise<TokenSource | undefined> {
  const { jwtJwksUrl: jwksUrl, jwtIssuer: issuer = '', jwtAudience: audience = '' } = config;
  if (jwksUrl !== undefined) return { jwksUrl, issuer, audience };
  try {
    return { publicKey: publicHalf(await localKey(config.dataDir)) };
  } catch (error) {
    if (!(error instanceof TokenKeyError) || error.code === 'DAMAGED') throw error;
    log.warn(`${error.message} Until then, or until JWT_JWKS_URL is set, only keys of programs are taken.`);
    return undefined;
  }
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** One clear line for what can be expected to go wrong; the whole error for a surprise. */
export function explain(error: unknown): string {
  if (
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof TokenKeyError ||
    error instanceof DomainError
  ) {
    return error.message;
  }
  const { code, address, port, message } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (code === 'EADDRINUSE') return `Port ${port} on ${address} is in use; set PORT to another one.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `Cannot listen on ${address}:${port} (${code}); set HOST and PORT.`;
  if (isDatabaseAway(error)) return `The database cannot be reached: ${message}. Check DATABASE_URL.`;
  if (code === '28P01' || code === '28000' || code === '3D000')
    return `The database refuses the connection: ${message}. Check DATABASE_URL.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
