import type { EntityManager } from 'typeorm';
import { lockDraft, type ChangeSetRow, type DraftRow } from '../data/change-sets.js';
import { readStandings, type Standing } from '../data/draft-facts.js';
import type { Attempt, Outcome, UnitOfWork } from '../data/unit-of-work.js';
import { ChangeSetAction, DraftOperation } from '../domain/change-set.js';
import type { SubjectKind } from '../domain/content.js';
import { problem, ProblemCode, type Problem } from '../domain/problem.js';
import type { CalendarDay } from '../domain/validity.js';
import { isProblem, openDrafts, stale, type ChangeSetRef } from './change-set-access.js';
import { subjectOf } from './draft-subject.js';

/** What a draft is of, and the version of the draft that was read if there is one already. */
export interface DraftRef extends Omit<ChangeSetRef, 'version'> {
  readonly kind: SubjectKind;
  readonly code: string;
  readonly version?: number | null;
}

/** A draft that was written, and what still stands against publishing it. */
export interface Drafted {
  readonly changeSetId: number;
  /** The draft's row; null if it was removed. */
  readonly draftId: number | null;
  readonly remaining: readonly Problem[];
}

export type Outcoming = Promise<Outcome<Drafted>>;

/** What a draft is written with: all that has been looked up and locked for it. */
export interface Desk {
  readonly manager: EntityManager;
  readonly attempt: Attempt;
  readonly ref: DraftRef;
  readonly set: ChangeSetRow;
  readonly day: CalendarDay;
  readonly draft: DraftRow | null;
  readonly subjectId: number;
  readonly standing: Standing;
}

/** How work on a draft begins. */
interface DeskWork {
  /** What the draft is to do; undefined for work on a draft that there is. */
  readonly operation?: DraftOperation;
  readonly action?: ChangeSetAction.EDIT | ChangeSetAction.REBASE;
  readonly lock?: 'share' | 'update';
}

/** Opens a change set for editing and looks up what a draft in it has to do with. */
export function atDesk(
  write: UnitOfWork,
  attempt: Attempt,
  ref: DraftRef,
  today: CalendarDay,
  { operation, action = ChangeSetAction.EDIT, lock = 'share' }: DeskWork,
  work: (desk: Desk) => Promise<Outcome<Drafted>>,
): Outcoming {
  return write.run(attempt, async (manager) => {
    const { changeSet, kind, code } = ref;
    const set = await openDrafts(manager, attempt, changeSet, action, lock);
    if (isProblem(set)) return refused(set);
    const subjectId = await subjectOf(manager, kind, code, operation, set.id);
    if (typeof subjectId !== 'number') return refused(subjectId);
    const draft = await lockDraft(manager, set.id, kind, code);
    if (!draft && operation && typeof ref.version === 'number') return refused(gone(ref));
    if (draft) {
      if (typeof ref.version !== 'number') {
        const message = `${code} is drafted here already, at version ${draft.version}: read that draft, and name its version.`;
        return refused(problem(ProblemCode.STALE_VERSION, message, ['version']));
      }
      if (draft.version !== ref.version) return refused(stale('draft', draft.version));
      // What is added can be drafted on like anything else.
      const goesOn = operation === DraftOperation.REVISE && draft.operation === DraftOperation.ADD;
      if (operation !== undefined && draft.operation !== operation && !goesOn) {
        const message = `${code} is drafted otherwise (${draft.operation}) in this change set: remove that draft first.`;
        return refused(problem(ProblemCode.WRONG_STATE, message, ['code']));
      }
    }
    const day = set.effectiveOn ?? today;
    const standings = await readStandings(manager, kind, [subjectId], day);
    const standing = standings.get(subjectId) as Standing;
    return work({ manager, attempt, ref, set, day, draft, subjectId, standing });
  });
}

/** Writes the draft's own row, unless somebody else began a draft of the same in the meantime. */
export async function keep(
  desk: Desk,
  operation: DraftOperation,
  baseRevisionId: number | null,
  revisionId: number | null,
  remaining: readonly Problem[] = [],
): Promise<Outcome<Drafted>> {
  const { manager, attempt, ref, set, draft, subjectId } = desk;
  const author = attempt.actor.subject;
  if (draft) {
    await manager.query(
      `update draft set base_revision_id = $2, revision_id = $3, version = version + 1, drafted_at = now(),
        authors = array_remove(authors, $4) || $4::text where id = $1`,
      [draft.id, baseRevisionId, revisionId, author],
    );
    return kept(desk, draft.id, remaining);
  }
  const [row]: { id: number }[] = await manager.query(
    `insert into draft (change_set_id, kind, operation, code, subject_id, base_revision_id, revision_id, authors)
    values ($1, $2, $3, $4, $5, $6, $7, array[$8::text]) on conflict (change_set_id, kind, subject_id) do nothing returning id`,
    [set.id, ref.kind, operation, ref.code, subjectId, baseRevisionId, revisionId, author],
  );
  return row ? kept(desk, row.id, remaining) : refused(stale('draft', 1));
}

export const refused = (...problems: readonly Problem[]): Outcome<Drafted> => ({ value: null, problems });

export const kept = (
  { set, ref }: Desk,
  draftId: number | null,
  remaining: readonly Problem[],
): Outcome<Drafted> => ({
  value: { changeSetId: set.id, draftId, remaining },
  problems: [],
  subject: ref.code,
});

export const notInForce = ({ ref, day }: Desk): Problem =>
  problem(
    ProblemCode.NOT_IN_FORCE,
    `${ref.code} is not in force on ${day}: give the change set a day on which it is.`,
    ['code'],
  );

const gone = ({ code }: DraftRef): Problem =>
  problem(
    ProblemCode.STALE_VERSION,
    `The draft of ${code} is in this change set no longer: begin another without a version.`,
    ['version'],
  );

export const notDrafted = ({ ref }: Desk): Problem =>
  problem(ProblemCode.NOT_FOUND, `${ref.code} is not drafted in this change set.`, ['code']);
