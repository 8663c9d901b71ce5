import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../domain/access.js';
import type { Problem } from '../domain/problem.js';
import { AuditOutcome, recordAudit } from './audit-log.js';

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

/** Writes: each piece of writing and its line in the audit log are one transaction. */
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes down an attempt that came to no writing: refused at the door, or broken off. */
  async note(attempt: Attempt, outcome: AuditOutcome, codes: readonly string[]): Promise<void> {
    await recordAudit(this.dataSource.manager, attempt, outcome, codes, null);
  }

  /**
   * Runs `work` in a transaction. If it returns problems nothing of it is kept, and the refusal is logged; if it
   * throws, likewise, and the error goes on.
   */
  async run<T>(attempt: Attempt, work: (manager: EntityManager) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const outcome = await work(manager);
        if (outcome.problems.length > 0) throw new RolledBack(outcome);
        await recordAudit(manager, attempt, AuditOutcome.DONE, [], outcome.subject ?? null);
        return outcome;
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      const outcome = error.outcome as Outcome<T>;
      const codes = outcome.problems.map(({ code }) => code);
      await recordAudit(
        this.dataSource.manager,
        attempt,
        AuditOutcome.REFUSED,
        codes,
        outcome.subject ?? null,
      );
      return outcome;
    }
  }
}
