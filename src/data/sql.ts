import pg from 'pg';
import { DomainError } from '../domain/errors.js';

/** Runs SQL for one request and counts it: the count is logged and tested. */
export interface Sql {
  /** Statements sent so far. */
  readonly statements: number;
  /** Rows as plain objects, named by the statement's column aliases. Throws SERVICE_UNAVAILABLE if the database is away. */
  rows<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

// Dates, times and 64-bit numbers stay as PostgreSQL prints them: a Date would add a time zone that the law does not have.
const AS_TEXT = new Set<number>([
  pg.types.builtins.DATE,
  pg.types.builtins.TIMESTAMPTZ,
  pg.types.builtins.NUMERIC,
  pg.types.builtins.INT8,
]);
const asText = (value: string) => value;
export const readTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    AS_TEXT.has(oid)
      ? asText
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

export interface PoolOptions {
  readonly url: string;
  readonly size: number;
  /** Milliseconds to wait for a connection before the database counts as away. */
  readonly connectTimeout: number;
  /** Milliseconds after which the server cancels a statement. */
  readonly statementTimeout: number;
}

/** The pool that reads go through. A connection that dies idle is dropped silently: the next request makes a new one. */
export function createReadPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    connectionTimeoutMillis: options.connectTimeout,
    statement_timeout: options.statementTimeout,
    application_name: 'service-directory',
    // Statements are prepared and sent again and again: planning each execution anew costs more than it can gain.
    options: '-c plan_cache_mode=force_generic_plan',
    types: readTypes,
  });
  pool.on('error', () => undefined);
  return pool;
}

/** Past this many texts a statement goes unprepared, so that hostile variety cannot fill the server's memory. */
const MAX_PREPARED = 2_000;
const preparedNames = new Map<string, string>();

function preparedName(text: string): string | undefined {
  const known = preparedNames.get(text);
  if (known !== undefined) return known;
  if (preparedNames.size >= MAX_PREPARED) return undefined;
  const name = `r${preparedNames.size}`;
  preparedNames.set(text, name);
  return name;
}

/** A counting reader over a pool; make one for each request. */
export class PoolSql implements Sql {
  statements = 0;

  constructor(private readonly pool: pg.Pool) {}

  async rows<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    this.statements += 1;
    try {
      const result = await this.pool.query<T>({
        name: preparedName(text),
        text,
        values: values as unknown[],
      });
      return result.rows;
    } catch (error) {
      throw asDomainError(error);
    }
  }
}

/** What a failed statement means to the caller, where that is known. */
export function asDomainError(error: unknown): unknown {
  if (isDatabaseAway(error)) {
    return new DomainError('SERVICE_UNAVAILABLE', 'The database is not reachable; try again shortly.');
  }
  const { code } = error as { code?: string };
  if (code === '55P03')
    return new DomainError(
      'SERVICE_UNAVAILABLE',
      'Something is being published or changed that this has to wait for; try again shortly.',
    );
  if (code === '22021') return new DomainError('BAD_USER_INPUT', 'A text cannot hold the character U+0000.');
  if (code === '22003') return new DomainError('BAD_USER_INPUT', 'A number is out of range.');
  return error;
}

const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether an error means that the server cannot be reached now (as against a fault of the statement). */
export function isDatabaseAway(error: unknown): boolean {
  // A DOMException's code is a number.
  const {
    code: given,
    message = '',
    syscall,
  } = error as { code?: unknown; message?: string; syscall?: string };
  const code = typeof given === 'string' ? given : '';
  // 08: connection exceptions, but for a statement that breaks the protocol; 57P0x: shut down, crashed, starting up; 53300: no connection left.
  return (
    // A socket that is not there, and not a file.
    (AWAY_CODES.has(code) && (code !== 'ENOENT' || syscall === 'connect')) ||
    (code.startsWith('08') && code !== '08P01') ||
    code.startsWith('57P0') ||
    code === '53300' ||
    /connection terminated|timeout exceeded when trying to connect/i.test(message)
  );
}
