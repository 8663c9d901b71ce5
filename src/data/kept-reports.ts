import { createHash } from 'node:crypto';
import { setImmediate as immediately, setTimeout as sleep } from 'node:timers/promises';
import { ChangeType } from '../domain/change-event.js';
import type { Work } from '../domain/coverage/work.js';
import { DomainError } from '../domain/errors.js';
import type { Sql } from './sql.js';

/** Reports worked out at once, and those that may wait for their turn. */
const AT_ONCE = 2;
const IN_LINE = 20;
/** Reports that are kept. */
const KEPT = 500;
/** Failures kept for whoever asks again. */
const FAILURES = 100;
/** Milliseconds of work after which everybody else has a turn. */
const SLICE = 5;

/** How a report's making is followed and cut into slices. */
export interface Making {
  /** Tells how far it has come, from 0 to 1. */
  tell(progress: number): void;
  /** Does a piece of work in slices, as the part of the whole between two ends. */
  finish<T>(work: Work<T>, from: number, to: number): Promise<T>;
}

/** A report to be kept. */
export interface ReportRequest<T> {
  /** What kind of report it is. */
  readonly kind: string;
  /** All that it depends on, besides what the change feed tells of. */
  readonly asked: object;
  /** Events of which types make it outdated. */
  readonly concerns: readonly ChangeType[];
  /** @returns the report, as JSON can hold it */
  make(sql: Sql, making: Making): Promise<T>;
}

/** A report, or how far it has come: 0 to 1. */
export type ReportAnswer<T> =
  | { readonly report: T; readonly madeAt: string; readonly progress: 1 }
  | { readonly report: null; readonly madeAt: null; readonly progress: number };

/** A report that is being worked out. */
interface Flight {
  progress: number;
  landed: Promise<void>;
  failure?: { readonly error: unknown };
}

/** What changes facilities and settlements, and the divisions and kinds that they name. */
export const RECORD_CHANGES: readonly ChangeType[] = [
  ChangeType.RECORDS_IMPORTED,
  ChangeType.IMPORT_REVERTED,
  ChangeType.DIRECTORY_IMPORTED,
];

/** What changes which service a kind of facility offers, besides. */
export const DIRECTORY_CHANGES: readonly ChangeType[] = [
  ChangeType.PUBLISHED,
  ChangeType.REVISED,
  ChangeType.RETIRED,
  ChangeType.CORRECTED,
  ChangeType.EDITION_PUBLISHED,
];

/**
 * Reports that take seconds. Each is worked out once, in slices between which the server goes on answering, and kept in
 * the database until the change feed tells of something that it depends on. Those who ask for the same meanwhile share
 * the work, and nobody waits longer than they say: who asks again finds what has become of it.
 */
export class KeptReports {
  private readonly flights = new Map<string, Flight>();
  private readonly failures = new Map<string, unknown>();
  private readonly line: (() => void)[] = [];
  private running = 0;
  private readonly stopping = new AbortController();

  /** @param sql a reader for one use */
  constructor(private readonly sql: () => Sql) {}

  /**
   * The report, or its progress if it takes longer than somebody waits.
   * @param sql the asker's own reader
   * @param wait seconds
   * @throws SERVICE_UNAVAILABLE if too many are being worked out; whatever its making throws
   */
  async ask<T>(sql: Sql, request: ReportRequest<T>, wait: number): Promise<ReportAnswer<T>> {
    const key = keyOf(request);
    const until = performance.now() + wait * 1000;
    for (;;) {
      const kept = await read<T>(sql, key, request.concerns);
      if (kept) return kept;
      this.throwFailure(key);
      // Somebody else's may have begun before a change that we know of: then it is looked for once more.
      const flight = this.flights.get(key) ?? this.start(key, request);
      const left = Math.max(0, until - performance.now());
      if (!(await this.landsWithin(flight, left)))
        return { report: null, madeAt: null, progress: flight.progress };
      if (!flight.failure) continue;
      this.failures.delete(key);
      throw flight.failure.error;
    }
  }

  /** Gives up what is being worked out. */
  stop(): void {
    this.stopping.abort(new DomainError('SERVICE_UNAVAILABLE', 'The server is stopping; ask again shortly.'));
    this.line.splice(0).forEach((go) => go());
  }

  private throwFailure(key: string): void {
    if (!this.failures.has(key)) return;
    const failure = this.failures.get(key);
    this.failures.delete(key);
    throw failure;
  }

  private async landsWithin(flight: Flight, milliseconds: number): Promise<boolean> {
    const timer = new AbortController();
    const late = sleep(milliseconds, false, { signal: timer.signal, ref: false }).catch(() => false);
    const landed = await Promise.race([flight.landed.then(() => true), late]);
    timer.abort();
    return landed;
  }

  private start<T>(key: string, request: ReportRequest<T>): Flight {
    if (this.running >= AT_ONCE && this.line.length >= IN_LINE)
      throw new DomainError(
        'SERVICE_UNAVAILABLE',
        'Too many reports are being worked out; ask again in a minute.',
      );
    const flight: Flight = { progress: 0, landed: Promise.resolve() };
    this.flights.set(key, flight);
    flight.landed = this.turn(() => this.fly(key, request, flight))
      .catch((error: unknown) => this.fail(key, flight, error))
      .finally(() => this.flights.delete(key));
    return flight;
  }

  private fail(key: string, flight: Flight, error: unknown): void {
    flight.failure = { error };
    const passing = error instanceof DomainError && error.code === 'SERVICE_UNAVAILABLE';
    if (passing || this.stopping.signal.aborted) return;
    // Nobody may be waiting any more: whoever asks next is to know.
    this.failures.set(key, error);
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= FAILURES) break;
      this.failures.delete(oldest);
    }
  }

  private async turn(work: () => Promise<void>): Promise<void> {
    if (this.running < AT_ONCE) this.running += 1;
    else await new Promise<void>((go) => this.line.push(go));
    try {
      this.stopping.signal.throwIfAborted();
      await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async fly<T>(key: string, request: ReportRequest<T>, flight: Flight): Promise<void> {
    const sql = this.sql();
    // Read before anything else: what changes from now on makes the report outdated.
    const [position] = await sql.rows<{ last: string }>('select last from change_position');
    const { signal } = this.stopping;
    const tell = (progress: number) => {
      flight.progress = Math.max(flight.progress, progress);
    };
    const report = await request.make(sql, {
      tell,
      finish: (work, from, to) => inSlices(work, signal, (progress) => tell(from + (to - from) * progress)),
    });
    signal.throwIfAborted();
    await keep(sql, key, position?.last ?? '0', report);
  }
}

/** The same question has the same key, in whatever order its parts are given. */
function keyOf({ kind, asked }: ReportRequest<unknown>): string {
  const parts = Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${kind} ${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}

async function read<T>(
  sql: Sql,
  key: string,
  concerns: readonly ChangeType[],
): Promise<ReportAnswer<T> | null> {
  const [kept] = await sql.rows<{ report: T; madeAt: string }>(
    `select k.content as report, to_char(k.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
    from kept_report k
    where k.key = $1 and not exists (select from change_event e where e.seq > k.made_from and e.type = any($2))
      and k.made_from <= (select last from change_position)`,
    [key, concerns],
  );
  return kept ? { ...kept, progress: 1 } : null;
}

async function keep(sql: Sql, key: string, madeFrom: string, report: unknown): Promise<void> {
  await sql.rows(
    `insert into kept_report (key, made_from, content) values ($1, $2, $3)
    on conflict (key) do update set made_from = excluded.made_from, made_at = clock_timestamp(), content = excluded.content`,
    [key, madeFrom, JSON.stringify(report)],
  );
  await sql.rows(
    `delete from kept_report where key in (select key from kept_report order by made_at desc, key offset $1)`,
    [KEPT],
  );
}

async function inSlices<T>(work: Work<T>, signal: AbortSignal, tell: (progress: number) => void): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE) continue;
    tell(step.value);
    await immediately();
    signal.throwIfAborted();
    began = performance.now();
  }
}
