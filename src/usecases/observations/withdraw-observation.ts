import { appendEvents } from '../../data/change-feed.js';
import { holdObservations, observationToWithdraw, withdraw } from '../../data/observations/write.js';
import type { Attempt, Outcome, UnitOfWork } from '../../data/unit-of-work.js';
import { mayCorrectFinal, mayRecord } from '../../domain/access.js';
import { ChangeType } from '../../domain/change-event.js';
import { ObservationStatus } from '../../domain/enums.js';
import { encodeGlobalId } from '../../domain/global-id.js';
import { problem, ProblemCode } from '../../domain/problem.js';
import { isBlank } from '../../domain/text-rules.js';
import type { CalendarDay } from '../../domain/validity.js';
import { runIn } from '../importing/revert-import.js';

/** Characters of a reason. */
const MOST_REASON = 1_000;

/**
 * Takes a reported figure back, with nothing in its place; what it said stays in its history. Problems: NOT_FOUND;
 * EMPTY_TEXT or INVALID for a reason that says nothing or too much; FORBIDDEN to those who may not record it, and of a final
 * one to all but reviewers and administrators; WRONG_STATE if a document prints it, or it does not stand any more.
 */
export function withdrawObservation(
  write: UnitOfWork,
  attempt: Attempt,
  {
    observation: id,
    reason,
    today,
  }: { readonly observation: number; readonly reason: string; readonly today: CalendarDay },
): Promise<Outcome<number>> {
  const subject = encodeGlobalId('Observation', id);
  const refuse = (code: ProblemCode, message: string, field = 'observation'): Outcome<number> => ({
    value: null,
    problems: [problem(code, message, [field])],
    subject,
  });
  return write.run(attempt, async (manager) => {
    const run = runIn(manager);
    const { actor } = attempt;
    const at = await holdObservations(run);
    const found = await observationToWithdraw(run, id, today);
    if (!found) return refuse(ProblemCode.NOT_FOUND, 'There is no such observation.');
    if (!found.reported)
      return refuse(
        ProblemCode.WRONG_STATE,
        'A document prints this figure, so that it stands: record another beside it, and say in the note what is wrong.',
      );
    if (!mayRecord(actor, found))
      return refuse(
        ProblemCode.FORBIDDEN,
        'The figure is of a division or an indicator that you may not record.',
      );
    if (found.status === ObservationStatus.FINAL && !mayCorrectFinal(actor))
      return refuse(ProblemCode.FORBIDDEN, 'The figure is final: a reviewer may take it back.');
    if (found.superseded)
      return refuse(
        ProblemCode.WRONG_STATE,
        'The figure was corrected or withdrawn already: read its history.',
      );
    if (isBlank(reason)) return refuse(ProblemCode.EMPTY_TEXT, 'Say why the figure is taken back.', 'reason');
    if ([...reason].length > MOST_REASON)
      return refuse(ProblemCode.INVALID, `Say it in at most ${MOST_REASON} characters.`, 'reason');
    await withdraw(run, id, reason.trim(), at);
    await appendEvents(manager, [
      {
        type: ChangeType.RETIRED,
        subjectType: 'Observation',
        subjectKey: id,
        subjectCode: null,
        revisionId: null,
        effectiveOn: null,
        changeSetId: null,
        actorKind: actor.kind,
        fields: ['withdrawnBecause'],
      },
    ]);
    return { value: id, problems: [], subject };
  });
}
