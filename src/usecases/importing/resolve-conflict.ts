import { appendEvents } from '../../data/change-feed.js';
import { readBatch } from '../../data/imports/batches.js';
import { closeConflict, holdConflict, takeOffered, type Conflict } from '../../data/imports/conflicts.js';
import { checkRegions } from '../../data/imports/ending.js';
import { holdRecords } from '../../data/imports/hold.js';
import type { Attempt, Outcome, UnitOfWork } from '../../data/unit-of-work.js';
import { hasRole, Role, type Actor } from '../../domain/access.js';
import { ChangeType } from '../../domain/change-event.js';
import { encodeGlobalId } from '../../domain/global-id.js';
import { problem, ProblemCode } from '../../domain/problem.js';
import { gramsOf, normalise } from '../../domain/search-text.js';
import type { CalendarDay } from '../../domain/validity.js';
import { importEvent } from './carry-out.js';
import { runIn } from './revert-import.js';

/** An editor moves no facility into a division that is another's, either. */
const mayResolve = (actor: Actor, { regionPath, offeredRegionPath }: Conflict, take: boolean) =>
  hasRole(actor, Role.ADMINISTRATOR) ||
  (hasRole(actor, Role.EDITOR) &&
    [regionPath, ...(take && offeredRegionPath ? [offeredRegionPath] : [])].every((path) =>
      actor.regions.some((code) => path.includes(code)),
    ));

/**
 * Ends a conflict between two providers: the word that counted is kept, or the other is taken and its provider's counts
 * from then on. Problems: NOT_FOUND; FORBIDDEN unless the facility's division is the caller's; WRONG_STATE if it has ended.
 */
export function resolveConflict(
  write: UnitOfWork,
  attempt: Attempt,
  {
    conflict: id,
    take,
    today,
  }: { readonly conflict: number; readonly take: boolean; readonly today: CalendarDay },
): Promise<Outcome<number>> {
  const subject = encodeGlobalId('DataConflict', id);
  const refuse = (code: ProblemCode, message: string): Outcome<number> => ({
    value: null,
    problems: [problem(code, message, ['conflict'])],
    subject,
  });
  return write.run(attempt, async (manager) => {
    const run = runIn(manager);
    await holdRecords(run);
    const conflict = await holdConflict(run, id);
    if (!conflict) return refuse(ProblemCode.NOT_FOUND, 'There is no such conflict.');
    if (!mayResolve(attempt.actor, conflict, take))
      return refuse(
        ProblemCode.FORBIDDEN,
        'The facility lies in a division that you may not change, or would.',
      );
    if (conflict.resolution !== null)
      return refuse(ProblemCode.WRONG_STATE, `The conflict has ended already: ${conflict.resolution}.`);
    if (take) {
      await takeOffered(run, conflict, searchedName(conflict), today);
      if (conflict.field === 'region' || conflict.field === 'point')
        await checkRegions(run, 't.id = $1', [conflict.facility]);
      const batch = await readBatch(run, conflict.batch);
      await closeConflict(run, id, 'TAKEN');
      if (batch) await appendEvents(manager, [importEvent(ChangeType.RECORDS_IMPORTED, batch)]);
    } else await closeConflict(run, id, 'KEPT');
    return { value: id, problems: [], subject };
  });
}

function searchedName({ field, offered }: Conflict) {
  if (field !== 'name' || typeof offered !== 'string') return null;
  const normalised = normalise(offered);
  return { folded: normalised === offered ? null : normalised, grams: gramsOf(normalised) };
}
