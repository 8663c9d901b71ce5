import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { createReadPool } from '../data/sql.js';
import { DomainError } from '../domain/errors.js';

export interface RateLimitOptions {
  /** Requests a minute and address of callers without a token; 0 for no limit. */
  readonly anonymous: number;
  /** Requests a minute of each person or program; 0 for no limit. */
  readonly known: number;
  /** Where requests are counted: `memory`, `postgres`, or a `redis://` URL. */
  readonly store: string;
  /** Where the store `postgres` is. */
  readonly databaseUrl: string;
  readonly log: Logger;
}

/** Whose requests are counted together, and against what. `refused` are those with a token or key that was refused. */
export type Policy = 'anonymous' | 'known' | 'refused';

/** The standard headers of an answer (draft-ietf-httpapi-ratelimit-headers). */
export type RateHeaders = Readonly<Record<string, string>>;

export interface RateLimits {
  /**
   * Counts a request.
   * @returns the headers of its answer
   * @throws RATE_LIMITED with them in {@link headersOf}
   */
  take(policy: Policy, client: string): Promise<RateHeaders>;
  /** Throws RATE_LIMITED if the client has used up its rate, and counts nothing. */
  check(policy: 'refused', client: string): Promise<void>;
  close(): Promise<void>;
}

/** Seconds in which requests are counted together. */
const WINDOW = 60;
/** A store that is slower than this (milliseconds) counts as away. */
const STORE_MS = 1_000;

const headersOfError = new WeakMap<DomainError, RateHeaders>();

/** The headers that go with a RATE_LIMITED of {@link RateLimits.take}. */
export function headersOf(error: DomainError): RateHeaders {
  return headersOfError.get(error) ?? {};
}

/** Counts requests. A store that is away is stood in for by memory, so that the service goes on. */
export async function createRateLimits(options: RateLimitOptions): Promise<RateLimits> {
  const { anonymous, known } = options;
  const store = await openStore(options);
  const limiters: Record<Policy, RateLimiterAbstract | undefined> = {
    anonymous: anonymous > 0 ? store.limiter('anonymous', anonymous) : undefined,
    known: known > 0 ? store.limiter('known', known) : undefined,
    // One server’s own count is enough to make guessing slow, and costs the others nothing.
    refused: anonymous > 0 ? inMemory('refused', anonymous) : undefined,
  };
  const refuse = (policy: Policy, points: number, used: RateLimiterRes) => {
    const wait = seconds(used);
    const error = new DomainError(
      'RATE_LIMITED',
      policy === 'refused'
        ? `Too many tokens from this address were refused; wait ${wait} seconds.`
        : `More than ${points} requests in a minute; wait ${wait} seconds.`,
      { limit: points, retryAfter: wait },
    );
    headersOfError.set(error, { ...headers(policy, points, used), 'retry-after': String(wait) });
    return error;
  };

  return {
    async take(policy, client) {
      const limiter = limiters[policy];
      if (!limiter) return {};
      try {
        return headers(policy, limiter.points, await limiter.consume(client));
      } catch (used) {
        if (!(used instanceof RateLimiterRes)) throw used;
        throw refuse(policy, limiter.points, used);
      }
    },
    async check(policy, client) {
      const limiter = limiters[policy];
      const used = await limiter?.get(client);
      if (limiter && used && used.consumedPoints >= limiter.points)
        throw refuse(policy, limiter.points, used);
    },
    close: store.close,
  };
}

/** Whose address it is: of IPv6 the network, since a single client has all 2^64 addresses of one. */
export function clientAt(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  // A dotted end, as in 64:ff9b::192.0.2.1, stands for two groups.
  const width = after.length + (after.at(-1)?.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - width)).fill('0');
  const network = [...groups, ...zeros, ...after].slice(0, 4);
  return `${network.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}

const seconds = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1_000));

function headers(policy: Policy, points: number, used: RateLimiterRes): RateHeaders {
  return {
    'ratelimit-policy': `"${policy}";q=${points};w=${WINDOW}`,
    ratelimit: `"${policy}";r=${used.remainingPoints};t=${seconds(used)}`,
  };
}

interface Store {
  limiter(policy: Policy, points: number): RateLimiterAbstract;
  close(): Promise<void>;
}

const inMemory = (keyPrefix: string, points: number) =>
  new RateLimiterMemory({ keyPrefix, points, duration: WINDOW });

async function openStore({ store, databaseUrl, log }: RateLimitOptions): Promise<Store> {
  const shared = (keyPrefix: Policy, points: number) => ({
    keyPrefix,
    points,
    duration: WINDOW,
    insuranceLimiter: inMemory(keyPrefix, points),
  });
  if (store === 'postgres') {
    // A pool of its own: neither waits counting for long reads, nor they for it.
    const storeClient = createReadPool({
      url: databaseUrl,
      size: 2,
      connectTimeout: STORE_MS,
      statementTimeout: STORE_MS,
    });
    return {
      limiter: (policy, points) =>
        new RateLimiterPostgres({
          ...shared(policy, points),
          storeClient,
          storeType: 'pool',
          tableName: 'rate_limit',
          tableCreated: true,
        }),
      close: () => storeClient.end(),
    };
  }
  if (/^rediss?:/.test(store)) {
    const storeClient = await openRedis(store, log);
    return {
      limiter: (policy, points) =>
        new RateLimiterRedis({ ...shared(policy, points), storeClient, rejectIfRedisNotReady: true }),
      close: () => Promise.resolve(storeClient.disconnect()),
    };
  }
  return { limiter: inMemory, close: () => Promise.resolve() };
}

async function openRedis(url: string, log: Logger): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: STORE_MS,
    commandTimeout: STORE_MS,
    // It waits so long even for a connection that has gone, and the program with it.
    disconnectTimeout: 100,
    keyPrefix: 'service-directory:',
  });
  let away = false;
  redis.on('error', (error) => {
    if (!away) log.warn({ err: error }, 'Redis is away; rates are counted in memory');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
  });
  // Or the first requests would be counted in memory, beside those of other servers.
  await Promise.race([
    once(redis, 'ready').catch(() => undefined),
    sleep(STORE_MS, undefined, { ref: false }),
  ]);
  return redis;
}
