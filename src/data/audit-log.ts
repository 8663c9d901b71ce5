import { ActorKind, type Actor } from '../domain/access.js';
import { AuditOutcome } from '../domain/audit.js';

export { AuditOutcome };

interface Audited {
  readonly actor: Actor;
  readonly origin: string;
  readonly action: string;
}

/** What lines are written through: a manager, in its transaction if it has one, or a pool. */
export interface AuditSink {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Codes of one line. */
const MOST_CODES = 20;

/**
 * Writes one line into the audit log.
 * @param codes of the problems, or of the error; each is written once
 * @param subject global id of what was written to
 */
export async function recordAudit(
  sink: AuditSink,
  { actor, origin, action }: Audited,
  outcome: AuditOutcome,
  codes: readonly string[],
  subject: string | null,
): Promise<void> {
  await sink.query(
    `insert into audit_entry (actor_kind, subject, roles, origin, action, outcome, codes, target)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      actor.kind,
      actor.subject,
      [...actor.roles],
      origin,
      action,
      outcome,
      [...new Set(codes)].slice(0, MOST_CODES),
      subject,
    ],
  );
}

/** Milliseconds in which one line tells of a caller without a token who tries the same again and again. */
const MINUTE = 60_000;
/** Lines a minute of all callers without a token together. */
const MOST_ANONYMOUS = 10_000;

/**
 * Keeps those from filling the log who need no token for it: of them it takes one line for each address, action and
 * minute. All others are known, and their lines are kept whole.
 */
export class AuditBound {
  private minute = 0;
  private readonly taken = new Set<string>();

  /**
   * @param clientAt whose address it is: one client may have many
   * @param now the clock
   */
  constructor(
    private readonly clientAt: (address: string) => string,
    private readonly now: () => Date,
  ) {}

  /** Whether a line is to be written. */
  takes({ actor, origin, action }: Audited): boolean {
    if (actor.kind !== ActorKind.ANONYMOUS) return true;
    const minute = Math.floor(this.now().getTime() / MINUTE);
    if (minute !== this.minute) this.taken.clear();
    this.minute = minute;
    const line = `${this.clientAt(origin)} ${action}`;
    if (this.taken.has(line) || this.taken.size >= MOST_ANONYMOUS) return false;
    this.taken.add(line);
    return true;
  }
}
