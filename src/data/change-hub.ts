import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beyondTheFeed, type ChangeType } from '../domain/change-event.js';
import { DomainError } from '../domain/errors.js';
import { CHANGE_CHANNEL, positionOf, readEvents, type ChangeRecord, type FeedRead } from './change-feed.js';
import { streamOf, Subscriber, type ChangeStream } from './change-stream.js';
import type { Sql } from './sql.js';

/** Events kept for those who follow closely. */
const RING = 1_000;
/** Events that one read of history takes, and how many such reads run at once beside everybody's queries. */
const PAGE = 250;
const READS = 3;
/** Milliseconds: how often the listening connection is tried, and how long it may take to answer. */
const TRY_EVERY = 5_000;
/** Milliseconds before the first and between later attempts to connect again. */
const BACKOFF = { first: 50, most: 5_000 };

export interface ChangeHubOptions {
  readonly url: string;
  /** A reader for one use. */
  readonly sql: () => Sql;
  /** Told when listening breaks and when it works again. */
  readonly report: (fault: Error | null) => void;
}

/**
 * Hands the feed to any number of subscribers. One connection listens for the numbers of new events; they are read once,
 * and kept in a ring that all subscribers share. A subscriber who is further back reads pages of history until the ring
 * covers the place where it is. Each goes by numbers alone, so that there is no hole and no double between the two.
 * Nothing connects before the first subscriber comes.
 */
export class ChangeHub {
  /** The newest events without gaps, oldest first. */
  private ring: ChangeRecord[] = [];
  /** The number of the newest event that has been seen; undefined before the first look. */
  private newest: number | undefined;
  private lastLook: Promise<void> = Promise.resolve();
  /** A look that has not begun. */
  private nextLook: Promise<void> | undefined;
  private listening: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private readonly subscribers = new Set<Subscriber>();
  private readonly reads = new Turns(READS);

  constructor(private readonly options: ChangeHubOptions) {
    // Every stream that waits for the database listens to it for a while; Node would warn of ten.
    setMaxListeners(0, this.stopping.signal);
  }

  /**
   * The events after a cursor and then those to come, or only those to come, of the given types or of all.
   * @throws BAD_USER_INPUT naming `after` if it is no cursor or lies beyond the newest event; SERVICE_UNAVAILABLE
   */
  async follow(after: string | null, types: readonly ChangeType[] | null): Promise<ChangeStream> {
    const from = positionOf(after);
    this.listening ??= this.listen();
    if (from === null || this.newest === undefined || from > this.newest) await this.look();
    const newest = this.newest ?? 0;
    if (from !== null && from > newest) throw beyondTheFeed();
    const subscriber = new Subscriber(from ?? newest);
    if (this.stopping.signal.aborted) subscriber.end();
    else this.subscribers.add(subscriber);
    return streamOf(this.events(subscriber, types ? new Set(types) : null), () => {
      subscriber.end();
      this.subscribers.delete(subscriber);
    });
  }

  /** Ends every stream and stops listening. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.subscribers.forEach((each) => each.end());
    await this.listening;
  }

  private async *events(
    subscriber: Subscriber,
    types: ReadonlySet<ChangeType> | null,
  ): AsyncGenerator<ChangeRecord, undefined, undefined> {
    while (!subscriber.ended) {
      // History can be ahead of what has been looked at.
      if (subscriber.at >= (this.newest ?? 0)) {
        await subscriber.more();
        continue;
      }
      const next = this.inRing(subscriber.at);
      if (next) {
        subscriber.at = next.seq;
        if (!types || types.has(next.type)) yield next;
        continue;
      }
      const read = await this.history(subscriber, types);
      for (const event of read.events) {
        if (subscriber.ended) break;
        subscriber.at = event.seq;
        yield event;
      }
      if (read.events.length < PAGE) subscriber.at = Math.max(subscriber.at, read.last);
    }
    if (subscriber.fault) throw subscriber.fault;
  }

  /** The event after a number, if the ring has it. */
  private inRing(at: number): ChangeRecord | undefined {
    const [oldest] = this.ring;
    if (!oldest || at + 1 < oldest.seq) return undefined;
    const next = this.ring[at + 1 - oldest.seq];
    return next?.seq === at + 1 ? next : undefined;
  }

  /** A page of history. While the database is away it is waited for: the stream goes on where it was. */
  private async history(subscriber: Subscriber, types: ReadonlySet<ChangeType> | null): Promise<FeedRead> {
    while (!subscriber.ended) {
      try {
        return await this.reads.take(() =>
          readEvents(this.options.sql(), subscriber.at, PAGE, types ? [...types] : null),
        );
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'SERVICE_UNAVAILABLE') throw error;
        await this.pause(BACKOFF.most / 5);
      }
    }
    return { events: [], last: subscriber.at };
  }

  /**
   * Looks for new events, one look at a time. Whoever calls gets a look that begins after the call; those that call while
   * another is under way share the next.
   */
  private look(): Promise<void> {
    if (this.nextLook) return this.nextLook;
    const look = this.lastLook
      .catch(() => undefined)
      .then(() => {
        this.nextLook = undefined;
        return this.readNew();
      });
    this.lastLook = this.nextLook = look;
    return look;
  }

  private async readNew(): Promise<void> {
    for (;;) {
      const { newest } = this;
      const read = await readEvents(this.options.sql(), newest ?? Number.MAX_SAFE_INTEGER, RING, null);
      if (newest !== undefined && read.last < newest) {
        // The database was set back under a running server: what subscribers have is no part of it any more.
        this.subscribers.forEach((each) => each.end(beyondTheFeed()));
      }
      if (newest === undefined || read.last < newest) {
        this.ring = [];
        this.newest = read.last;
      } else {
        this.ring.push(...read.events);
        this.ring.splice(0, this.ring.length - RING);
        this.newest = read.events.at(-1)?.seq ?? newest;
      }
      if (this.newest !== newest) this.subscribers.forEach((each) => each.wake());
      if (read.events.length < RING) return;
    }
  }

  /** Listens until stopped. After every break it looks for what was missed. Never rejects. */
  private async listen(): Promise<void> {
    let backoff = BACKOFF.first;
    let broken = false;
    while (!this.stopping.signal.aborted) {
      try {
        await this.session(() => {
          if (broken) this.options.report(null);
          broken = false;
          backoff = BACKOFF.first;
        });
      } catch (error) {
        if (!broken && !this.stopping.signal.aborted) this.options.report(error as Error);
        broken = true;
      }
      if (this.stopping.signal.aborted) return;
      // Whether or not one can listen, one can look.
      await this.look().catch(() => undefined);
      await this.pause(backoff * (0.5 + Math.random()));
      backoff = Math.min(backoff * 2, BACKOFF.most);
    }
  }

  /** One connection's life: rejects when it breaks, or does not answer when it is tried. */
  private async session(established: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: 'service-directory changes',
      connectionTimeoutMillis: TRY_EVERY,
      query_timeout: TRY_EVERY,
      keepAlive: true,
    });
    const { signal } = this.stopping;
    const broken = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('The listening connection ended.')));
    });
    broken.catch(() => undefined);
    client.on('notification', () => void this.look().catch(() => undefined));
    const alive = async () => {
      await client.connect();
      await client.query(`listen ${CHANGE_CHANNEL}`);
      await this.look();
      established();
      while (!signal.aborted) {
        await this.pause(TRY_EVERY);
        // A connection can die without a word; and where notices get lost on the way, this still finds the events.
        if (!signal.aborted) await client.query('select 1');
        if (!signal.aborted) await this.look();
      }
    };
    try {
      await Promise.race([alive(), broken]);
    } finally {
      // A connection that is dead would make its end wait for ever, and the process with it.
      (client as pg.Client & { unref(): void }).unref();
      const ended = new AbortController();
      const late = sleep(500, undefined, { signal: ended.signal }).catch(() => undefined);
      await Promise.race([client.end().catch(() => undefined), late]);
      ended.abort();
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }
}

/** At most so many pieces of work at once; the others wait in line. */
class Turns {
  private readonly line: (() => void)[] = [];

  constructor(private free: number) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.line.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
