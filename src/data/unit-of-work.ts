import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../domain/access.js';
import type { Problem } from '../domain/problem.js';
import { AuditOutcome, recordAudit, type AuditBound, type AuditSink } from './audit-log.js';
import { asDomainError } from './sql.js';

/** Who does what, from where: what is written down of every attempt to write. */
export interface Attempt {
  readonly actor: Actor;
  /** The caller's address. */
  readonly origin: string;
  /** The mutation's name. */
  readonly action: string;
}

/** What a piece of writing comes to: its value, or problems, for which nothing of it is kept. */
export interface Outcome<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
  /** Global id of what was written to, for the audit log. */
  readonly subject?: string | null;
}

class RolledBack<T> extends Error {
  constructor(readonly outcome: Outcome<T>) {
    super('rolled back');
  }
}

/** Milliseconds to wait for somebody else's lock, such as that of a publication, before the caller is told to come again. */
const LOCK_MS = 5_000;

/** Where what came to no writing is written down. */
export interface Refusals {
  /** Its own way to the database, so that it does not wait behind those who write. */
  readonly sink: AuditSink;
  /** How much is taken; absent: all. */
  readonly bound?: AuditBound;
}

/** Writes: each piece of writing and its line in the audit log are one transaction. */
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly refusals: Refusals = { sink: dataSource.manager },
  ) {}

  /** Writes down an attempt that came to no writing: refused at the door, or broken off. */
  async note(attempt: Attempt, outcome: AuditOutcome, codes: readonly string[]): Promise<void> {
    await this.refuse(attempt, outcome, codes, null);
  }

  /**
   * Runs `work` in a transaction. If it returns problems nothing of it is kept, and the refusal is logged; if it
   * throws, likewise, and the error goes on: with SQLSTATE 55P03 if somebody else's lock was not to be had in time.
   */
  async run<T>(attempt: Attempt, work: (manager: EntityManager) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        await manager.query(`set local lock_timeout = ${LOCK_MS}`);
        const outcome = await work(manager);
        if (outcome.problems.length > 0) throw new RolledBack(outcome);
        await recordAudit(manager, attempt, AuditOutcome.DONE, [], outcome.subject ?? null);
        return outcome;
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      const outcome = error.outcome as Outcome<T>;
      const codes = outcome.problems.map(({ code }) => code);
      await this.refuse(attempt, AuditOutcome.REFUSED, codes, outcome.subject ?? null);
      return outcome;
    }
  }

  private async refuse(
    attempt: Attempt,
    outcome: AuditOutcome,
    codes: readonly string[],
    subject: string | null,
  ): Promise<void> {
    const { sink, bound } = this.refusals;
    if (bound && !bound.takes(attempt)) return;
    try {
      await recordAudit(sink, attempt, outcome, codes, subject);
    } catch (error) {
      throw asDomainError(error);
    }
  }
}
