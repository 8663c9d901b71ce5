import type { DataSource } from 'typeorm';
import { readBatch, type Batch } from '../../data/imports/batches.js';
import { runOn } from '../../data/imports/session.js';
import type { Attempt, Outcome, UnitOfWork } from '../../data/unit-of-work.js';
import { asDomainError } from '../../data/sql.js';
import { importedRegions } from '../../domain/access.js';
import { DomainError } from '../../domain/errors.js';
import { encodeGlobalId } from '../../domain/global-id.js';
import { problem, ProblemCode } from '../../domain/problem.js';
import { dayInChina } from '../../domain/validity.js';
import { finishLeftImports, receiveImport, type ImportOrder, type ReceivedImport } from './import-records.js';

/** An import that a caller asks for; who it is and what they may touch is known otherwise. */
export type WantedImport = Pick<
  ImportOrder,
  'kind' | 'provider' | 'coordinates' | 'dryRun' | 'prune' | 'pruneAtMost' | 'fileName' | 'records' | 'digest'
>;

export interface ImportDeskOptions {
  readonly dataSource: DataSource;
  readonly write: UnitOfWork;
  readonly now: () => Date;
  /** Is handed what nobody waits for and nobody expected. */
  readonly failed: (error: unknown) => void;
  /** Milliseconds until what failed is tried again; doubled each time. */
  readonly retryAfter?: number;
}

/** Imports that are being received, carried out, or wait for it: each holds one of the few connections that write. */
const MOST = 2;
const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;

/**
 * Takes the imports of one server. What was received is carried out one after the other, by this server or, if it stops
 * before the end, by the next that starts.
 */
export class ImportDesk {
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<unknown>>();
  private queue: Promise<void> = Promise.resolve();
  private open = 0;
  private retry: NodeJS.Timeout | undefined;
  private retryAfter: number;

  constructor(private readonly options: ImportDeskOptions) {
    this.retryAfter = options.retryAfter ?? RETRY_MS;
  }

  /** Is aborted, with a reason to tell the caller, when the server stops: whoever feeds an import ends it then. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Carries out, in the background, what another program left. */
  start(): void {
    const { dataSource, now } = this.options;
    this.enqueue(async () => {
      await finishLeftImports(dataSource, dayInChina(now()), { signal: this.signal });
    });
  }

  /** Ends what is under way at its next whole step; what was received goes on when a server starts. */
  async stop(): Promise<void> {
    this.stopping.abort(stopped());
    clearTimeout(this.retry);
    // What was just being received may have been put into the queue meanwhile.
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
  }

  /**
   * Receives an import, and carries it out in the background. Problems: FORBIDDEN; CONFLICT if another import of the kind
   * and provider is under way.
   * @throws IMPORT_REJECTED, BAD_USER_INPUT or what the records throw: then nothing was changed
   * @throws SERVICE_UNAVAILABLE if too many imports are under way, or the server stops
   */
  receive(attempt: Attempt, wanted: WantedImport): Promise<Outcome<Batch>> {
    return this.tracked(async () => {
      const received = await this.received(attempt, wanted);
      if ('problems' in received) return this.noted(attempt, received);
      const outcome = this.outcomeOf(received.batch);
      // Whatever becomes of the answer, it is here and will be carried out.
      await outcome.catch(() => undefined);
      this.enqueue(() => this.finish(received));
      return this.noted(attempt, await outcome);
    });
  }

  /**
   * Receives an import and carries it out: it is APPLYING still if the server was told to stop meanwhile. Problems and
   * errors: as {@link receive} has them.
   */
  carryOut(attempt: Attempt, wanted: WantedImport): Promise<Outcome<Batch>> {
    return this.tracked(async () => {
      const received = await this.received(attempt, wanted);
      if ('problems' in received) return this.noted(attempt, received);
      await this.finish(received).catch((error: unknown) => {
        this.startLater();
        throw error;
      });
      return this.noted(attempt, await this.outcomeOf(received.batch));
    });
  }

  private async received({ actor }: Attempt, wanted: WantedImport): Promise<ReceivedImport | Outcome<Batch>> {
    const { dataSource, now } = this.options;
    const regions = importedRegions(actor);
    if (regions === null)
      return refused(
        ProblemCode.FORBIDDEN,
        'Imports are for administrators, and for editors whose token names the divisions that they import.',
      );
    this.signal.throwIfAborted();
    if (this.open >= MOST)
      throw new DomainError(
        'SERVICE_UNAVAILABLE',
        `${MOST} imports are under way: send it again when one has ended.`,
      );
    this.open += 1;
    try {
      return await receiveImport(
        dataSource,
        {
          ...wanted,
          regions,
          actorKind: actor.kind,
          actorSubject: actor.subject,
          today: dayInChina(now()),
        },
        { signal: this.signal },
      );
    } catch (error) {
      this.open -= 1;
      if (!(error instanceof DomainError) || error.details.problem !== 'BUSY') throw asDomainError(error);
      return refused(ProblemCode.CONFLICT, error.message, 'provider');
    }
  }

  private async finish(received: ReceivedImport): Promise<void> {
    try {
      await received.finish({ signal: this.signal });
    } catch (error) {
      throw asDomainError(error);
    } finally {
      this.open -= 1;
    }
  }

  private async outcomeOf(id: number): Promise<Outcome<Batch>> {
    const batch = await readBatch(runOn(this.options.dataSource), id);
    if (!batch) throw new Error(`the import ${id} is gone`);
    return { value: batch, problems: [], subject: encodeGlobalId('ImportBatch', id) };
  }

  /** Writes an import down in the audit log, done or refused. */
  private noted(attempt: Attempt, outcome: Outcome<Batch>): Promise<Outcome<Batch>> {
    return this.options.write.run(attempt, () => Promise.resolve(outcome));
  }

  /** Does something in the background after all that waits there. */
  private enqueue(work: () => Promise<void>): void {
    this.queue = this.tracked(() => this.queue.then(work)).then(
      () => {
        this.retryAfter = this.options.retryAfter ?? RETRY_MS;
      },
      (error: unknown) => {
        this.options.failed(error);
        this.startLater();
      },
    );
  }

  /** What is received and was not carried out is tried again, less and less often. */
  private startLater(): void {
    if (this.signal.aborted) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.start(), this.retryAfter).unref();
    this.retryAfter = Math.min(this.retryAfter * 2, LONGEST_RETRY_MS);
  }

  private tracked<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    this.underWay.add(running);
    const ended = () => void this.underWay.delete(running);
    running.then(ended, ended);
    return running;
  }
}

/** What an import ends with that was being received when the server was told to stop. */
const stopped = () =>
  new DomainError(
    'SERVICE_UNAVAILABLE',
    'The server is being stopped. Nothing was changed; send it again when the server is back.',
    { problem: 'INTERRUPTED' },
  );

function refused(code: ProblemCode, message: string, ...path: readonly string[]): Outcome<Batch> {
  return { value: null, problems: [problem(code, message, path)] };
}
