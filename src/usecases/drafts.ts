import { recordStep } from '../data/change-sets.js';
import { contentsIn } from '../data/contents.js';
import { readDraftFacts } from '../data/draft-facts.js';
import { referredBy, resolveReferences } from '../data/revisions/references.js';
import { deleteDrafts, insertRevisions, rewriteDraft } from '../data/revisions/write.js';
import type { Attempt, Outcome, UnitOfWork } from '../data/unit-of-work.js';
import { ChangeSetAction, ChangeSetStepAction, DraftOperation } from '../domain/change-set.js';
import type { Content, SubjectKind } from '../domain/content.js';
import { applyChanges } from '../domain/content-fields.js';
import { blocksDraft } from '../domain/draft-rules.js';
import { changedFields } from '../domain/list-diff.js';
import { problem, ProblemCode, type Problem } from '../domain/problem.js';
import { rebase, type ConflictSide } from '../domain/rebase.js';
import type { CalendarDay } from '../domain/validity.js';
import { checkContent } from './draft-check.js';
import { readReferredFacts } from './referred-facts.js';
import {
  atDesk,
  keep,
  kept,
  notDrafted,
  notInForce,
  refused,
  type Desk,
  type Drafted,
  type DraftRef,
  type Outcoming,
} from './draft-desk.js';
import { refusalOf } from './draft-subject.js';
import { forgetRevisions, indexRevisions } from './index-directory.js';

/** Drafts something new. */
export function addSubject(
  write: UnitOfWork,
  attempt: Attempt,
  ref: DraftRef,
  content: Content,
  today: CalendarDay,
): Outcoming {
  return atDesk(write, attempt, ref, today, { operation: DraftOperation.ADD }, async (desk) => {
    if (desk.standing.currentId !== null || desk.standing.laterId !== null) {
      return refused(problem(ProblemCode.TAKEN, `${ref.code} is taken: revise it instead.`, ['code']));
    }
    return save(desk, content, null);
  });
}

/** Drafts a change of what is in force on the change set's day; or changes that draft. */
export function reviseSubject(
  write: UnitOfWork,
  attempt: Attempt,
  ref: DraftRef,
  changes: Readonly<Record<string, unknown>>,
  today: CalendarDay,
): Outcoming {
  return atDesk(write, attempt, ref, today, { operation: DraftOperation.REVISE }, async (desk) => {
    const baseId = desk.draft ? desk.draft.baseRevisionId : desk.standing.currentId;
    const from = desk.draft?.revisionId ?? baseId;
    if (from === null) return refused(notInForce(desk));
    const contents = await contentsIn(desk.manager, ref.kind, [baseId, from]);
    const applied = applyChanges(ref.kind, contents.get(from) as Content, changes);
    if ('problems' in applied) return refused(...applied.problems);
    return save(desk, applied.content, baseId === null ? null : (contents.get(baseId) as Content));
  });
}

/** Drafts that something is no longer in force from the change set's day on. */
export function retireSubject(
  write: UnitOfWork,
  attempt: Attempt,
  ref: DraftRef,
  today: CalendarDay,
): Outcoming {
  return atDesk(write, attempt, ref, today, { operation: DraftOperation.RETIRE }, async (desk) => {
    const { manager, standing } = desk;
    if (standing.currentId === null) return refused(notInForce(desk));
    const contents = await contentsIn(manager, ref.kind, [standing.currentId]);
    const refusal = await refusalOf(desk, contents.get(standing.currentId) as Content);
    if (refusal) return refused(refusal);
    return keep(desk, DraftOperation.RETIRE, standing.currentId, null);
  });
}

/** Takes a draft out of its change set. */
export function removeDraft(
  write: UnitOfWork,
  attempt: Attempt,
  ref: DraftRef,
  today: CalendarDay,
): Outcoming {
  return atDesk(write, attempt, ref, today, { lock: 'update' }, async (desk) => {
    const { manager, draft } = desk;
    if (!draft) return refused(notDrafted(desk));
    const { revisionId, baseRevisionId } = draft;
    const contents = await contentsIn(manager, ref.kind, [revisionId, baseRevisionId]);
    const refusal = await refusalOf(desk, contents.get(baseRevisionId ?? revisionId ?? 0) as Content);
    if (refusal) return refused(refusal);
    const named = revisionId === null ? undefined : await stillNamed(desk);
    if (named) return refused(named);
    // Whoever wrote it, or took it away, has had a hand in what is left.
    await manager.query(
      `update change_set set editors = array(select distinct unnest(editors || d.authors || $2::text))
      from draft d where d.id = $1 and change_set.id = d.change_set_id`,
      [draft.id, attempt.actor.subject],
    );
    await manager.query('delete from draft where id = $1', [draft.id]);
    if (revisionId !== null) {
      await deleteDrafts(manager, ref.kind, [revisionId]);
      await forgetRevisions(manager, ref.kind, [revisionId]);
    }
    return kept(desk, null, []);
  });
}

/** Puts a draft on top of the revision that is in force by now, keeping one side or the other where both changed a field. */
export function rebaseDraft(
  write: UnitOfWork,
  attempt: Attempt,
  ref: DraftRef,
  keepSides: ReadonlyMap<string, `${ConflictSide}`>,
  today: CalendarDay,
): Outcoming {
  return atDesk(write, attempt, ref, today, { action: ChangeSetAction.REBASE }, async (desk) => {
    const { draft, standing } = desk;
    if (!draft) return refused(notDrafted(desk));
    if (draft.operation === DraftOperation.ADD) {
      const message = `${ref.code} is drafted as new, on top of nothing: if it has been published by now, remove the draft and revise it.`;
      return refused(problem(ProblemCode.TAKEN, message, ['code']));
    }
    if (standing.currentId === null || draft.baseRevisionId === null) return refused(notInForce(desk));
    const { revisionId, baseRevisionId: baseId } = draft;
    const contents = await contentsIn(desk.manager, ref.kind, [baseId, revisionId, standing.currentId]);
    const [base, theirs] = [contents.get(baseId) as Content, contents.get(standing.currentId) as Content];
    await recordStep(desk.manager, desk.set.id, ChangeSetStepAction.REBASE, desk.attempt.actor, ref.code);
    if (revisionId === null) {
      const refusal = await refusalOf(desk, theirs);
      if (refusal) return refused(refusal);
      return keep(desk, DraftOperation.RETIRE, standing.currentId, null);
    }
    const rebased = rebase(base, theirs, contents.get(revisionId) as Content, keepSides);
    if ('content' in rebased) return save(desk, rebased.content, theirs, standing.currentId);
    const message = 'Both sides changed these fields: say in `keep` whose value each is to have.';
    return refused({
      ...problem(ProblemCode.CONFLICT, message, ['keep']),
      conflicts: rebased.conflicts,
    });
  });
}

/** Drafts of a change set that name a department, or a service, by its id. */
const NAMING: Readonly<Partial<Record<SubjectKind, string>>> = {
  DEPARTMENT: `select s.code from service_revision s join responsibility r on r.service_id = s.id where s.change_set_id = $1 and r.department_id = $2
    union all
    select d.code from department_revision d join succession c on c.department_id = d.id where d.change_set_id = $1 and c.successor_id = $2
    union all
    select code from indicator_revision where change_set_id = $1 and data_department_id = $2`,
  SERVICE: ['eligibility_rule', 'fiscal_tier', 'cost_sharing_ratio', 'local_implementation']
    .map((kind) => `select code from ${kind}_revision where change_set_id = $1 and service_id = $2`)
    .join(' union all '),
};

/** Why a drafted addition cannot be taken away: other drafts of the change set name it. */
async function stillNamed({ manager, ref, set, draft, subjectId }: Desk): Promise<Problem | undefined> {
  const naming = NAMING[ref.kind];
  if (naming === undefined || draft?.operation !== DraftOperation.ADD) return undefined;
  const [named]: { code: string }[] = await manager.query(`${naming} limit 1`, [set.id, subjectId]);
  return (
    named &&
    problem(ProblemCode.WRONG_STATE, `The draft of ${named.code} names ${ref.code}: change that first.`, [
      'code',
    ])
  );
}

/** Checks a content as far as it must be sound to be kept, and keeps it. */
async function save(
  desk: Desk,
  content: Content,
  base: Content | null,
  baseId: number | null = desk.draft ? desk.draft.baseRevisionId : desk.standing.currentId,
): Promise<Outcome<Drafted>> {
  const { manager, ref, set, day, draft, subjectId } = desk;
  const before =
    base ?? (await contentsIn(manager, ref.kind, [draft?.revisionId ?? null])).values().next().value;
  const refusal = before && (await refusalOf(desk, before));
  if (refusal) return refused(refusal);
  if (base && changedFields(base, content).length === 0) {
    const message = `The draft says of ${ref.code} just what is published: change something, or remove it.`;
    return refused(problem(ProblemCode.UNCHANGED, message));
  }
  const facts = await readDraftFacts(manager, set.id, day);
  const local = await readReferredFacts(manager, ref.kind, [{ code: ref.code, content }], set.id, day);
  const problems = checkContent(ref.kind, content, facts, local, ref.code);
  const blocking = problems.filter(blocksDraft);
  if (blocking.length > 0) return refused(...blocking);
  const foreign = base ? undefined : await refusalOf(desk, content);
  if (foreign) return refused(foreign);

  const references = await resolveReferences(manager, referredBy(ref.kind, [content]));
  let revisionId = draft?.revisionId ?? null;
  if (revisionId !== null) await rewriteDraft(manager, ref.kind, revisionId, content, references);
  else {
    const revision = { subjectId, code: ref.code, beginsOn: day, changeSetId: set.id, content };
    [revisionId = null] = await insertRevisions(manager, ref.kind, [revision], references);
  }
  await indexRevisions(manager, ref.kind, revisionId === null ? [] : [revisionId]);
  const operation = base ? DraftOperation.REVISE : DraftOperation.ADD;
  return keep(desk, operation, baseId, revisionId, problems);
}
