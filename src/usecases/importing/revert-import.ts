import type { EntityManager } from 'typeorm';
import { appendEvents } from '../../data/change-feed.js';
import { noteEnded, readBatch, type Batch } from '../../data/imports/batches.js';
import { holdRecords } from '../../data/imports/hold.js';
import type { Run } from '../../data/imports/run.js';
import { laterChanges, revertRecords } from '../../data/imports/revert.js';
import type { Attempt, Outcome, UnitOfWork } from '../../data/unit-of-work.js';
import { hasRole, Role, type Actor } from '../../domain/access.js';
import { ChangeType } from '../../domain/change-event.js';
import { ImportKind, ImportState } from '../../domain/facilities/import-batch.js';
import { encodeGlobalId } from '../../domain/global-id.js';
import { problem, ProblemCode } from '../../domain/problem.js';
import { importEvent } from './carry-out.js';
import { RECORD_KINDS, type RecordsKind } from './record-kinds.js';

/** Statements in the transaction of a unit of work. */
export const runIn =
  (manager: EntityManager): Run =>
  async <T extends object>(text: string, values: readonly unknown[] = []) =>
    (await manager.query(text, [...values])) as T[];

/** What becomes of nothing by being taken back, and what is done instead. */
const NEVER_TAKEN_BACK: Partial<Record<ImportKind, string>> = {
  [ImportKind.BOUNDARIES]: 'Boundaries are not taken back: import those that are right.',
  [ImportKind.OBSERVATIONS]:
    'Recorded figures are not taken back as a whole, since their history is kept: correct them, or withdraw each (withdrawObservation).',
};

/** Whoever imported it may take it back, and administrators may. */
const mayRevert = (actor: Actor, batch: Batch) =>
  hasRole(actor, Role.ADMINISTRATOR) || (actor.subject !== '' && actor.subject === batch.actorSubject);

/**
 * Takes back an import: what it changed and retired is as it was, what it created is gone. Problems: NOT_FOUND;
 * FORBIDDEN; WRONG_STATE unless it is carried out; CONFLICT if something later stands on it.
 */
export function revertImport(write: UnitOfWork, attempt: Attempt, id: number): Promise<Outcome<number>> {
  const refuse = (code: ProblemCode, message: string): Outcome<number> => ({
    value: null,
    problems: [problem(code, message, ['batch'])],
    subject: encodeGlobalId('ImportBatch', id),
  });
  return write.run(attempt, async (manager) => {
    const run = runIn(manager);
    const batch = await readBatch(run, id);
    if (!batch) return refuse(ProblemCode.NOT_FOUND, 'There is no such import.');
    if (!mayRevert(attempt.actor, batch))
      return refuse(ProblemCode.FORBIDDEN, 'Whoever imported it may take it back, and administrators may.');
    const kept = NEVER_TAKEN_BACK[batch.kind];
    if (batch.state !== ImportState.DONE || kept !== undefined)
      return refuse(
        ProblemCode.WRONG_STATE,
        kept ?? `Only an import that is carried out can be taken back; this one is ${batch.state}.`,
      );
    const [free] = await run<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext($1), $2) as mine`,
      [`import ${batch.kind}`, batch.provider],
    );
    if (!free?.mine)
      return refuse(
        ProblemCode.CONFLICT,
        'The provider’s records are being imported: wait until that has ended.',
      );
    await holdRecords(run);
    const { table } = RECORD_KINDS[batch.kind as RecordsKind];
    const later = await laterChanges(run, table, id);
    if (later > 0)
      return refuse(
        ProblemCode.CONFLICT,
        `${later} of its records were changed by something later, or others refer to them: take that back first.`,
      );
    await revertRecords(run, table, id);
    await noteEnded(run, id, ImportState.REVERTED);
    await appendEvents(manager, [importEvent(ChangeType.IMPORT_REVERTED, batch)]);
    return { value: id, problems: [], subject: encodeGlobalId('ImportBatch', id) };
  });
}
