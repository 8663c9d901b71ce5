import type { EntityManager } from 'typeorm';
import type { Actor } from '../domain/access.js';
import { AuditOutcome } from '../domain/audit.js';

export { AuditOutcome };

interface Audited {
  readonly actor: Actor;
  readonly origin: string;
  readonly action: string;
}

/**
 * Writes one line into the audit log, in the manager's transaction if it has one.
 * @param codes of the problems, or of the error
 * @param subject global id of what was written to
 */
export async function recordAudit(
  manager: EntityManager,
  { actor, origin, action }: Audited,
  outcome: AuditOutcome,
  codes: readonly string[],
  subject: string | null,
): Promise<void> {
  await manager.query(
    `insert into audit_entry (actor_kind, subject, roles, origin, action, outcome, codes, target)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [actor.kind, actor.subject, [...actor.roles], origin, action, outcome, [...codes], subject],
  );
}
