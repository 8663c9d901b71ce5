import type { EntityManager } from 'typeorm';
import { draftsOf, moveDrafts, recordStep } from '../data/change-sets.js';
import { resolveReferences } from '../data/revisions/references.js';
import type { Attempt, Outcome, UnitOfWork } from '../data/unit-of-work.js';
import { mayEdit, mayPublish, mayReview } from '../domain/access.js';
import { ChangeSetAction, ChangeSetStepAction } from '../domain/change-set.js';
import type { Citation } from '../domain/citation.js';
import { encodeGlobalId } from '../domain/global-id.js';
import { firstProblems, problem, ProblemCode, type Problem } from '../domain/problem.js';
import { isBlank } from '../domain/text-rules.js';
import type { CalendarDay } from '../domain/validity.js';
import {
  forbidden,
  isProblem,
  openChangeSet,
  openDrafts,
  type ChangeSetRef,
  type OpenChangeSet,
} from './change-set-access.js';
import { checkDrafts } from './draft-check.js';
import { forgetDrafts } from './index-directory.js';

/** The id of a change set's row. */
export type Changed = number;
type Outcoming = Promise<Outcome<Changed>>;

/** What a change set says of itself. Undefined leaves a thing as it is; null takes it away. */
export interface ChangeSetText {
  readonly title?: string | null;
  readonly reason?: string | null;
  readonly source?: Citation | null;
  readonly effectiveOn?: CalendarDay | null;
  readonly edition?: EditionText | null;
}

export interface EditionText {
  readonly code: string;
  readonly name: string;
  /** Code of the document that issues it. */
  readonly document: string;
  readonly issuedOn?: CalendarDay | null;
}

/** Begins a change set, with its author's first words. */
export function createChangeSet(write: UnitOfWork, attempt: Attempt, text: ChangeSetText): Outcoming {
  return write.run(attempt, async (manager) => {
    const columns = await columnsOf(manager, { title: '', reason: '', ...text });
    if ('problems' in columns) return refused(...columns.problems);
    const names = Object.keys(columns.values);
    const [row]: { id: number }[] = await manager.query(
      `insert into change_set (${[...names, 'author'].join(', ')})
      values (${[...names, 'author'].map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      [...Object.values(columns.values), attempt.actor.subject],
    );
    const { id } = row as { id: number };
    await recordStep(manager, id, ChangeSetStepAction.CREATE, attempt.actor);
    return done(id);
  });
}

/** Changes what a change set says of itself, while it is drafted on. */
export function updateChangeSet(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  text: ChangeSetText,
): Outcoming {
  return write.run(attempt, async (manager) => {
    const open = await openChangeSet(manager, attempt, ref, ChangeSetAction.EDIT);
    if (isProblem(open)) return refused(open);
    if (!mayWorkOn(attempt, open)) return refused(NOT_YOURS);
    const columns = await columnsOf(manager, text);
    if ('problems' in columns) return refused(...columns.problems);
    const values = Object.entries(columns.values);
    const written = values.map(([name], index) => `${name} = $${index + 3}`).join(', ');
    await manager.query(
      `update change_set set ${written}${written && ', '}version = version + 1,
        editors = case when $2 in (select author union select unnest(editors)) then editors else editors || $2::text end where id = $1`,
      [open.set.id, attempt.actor.subject, ...values.map(([, value]) => value)],
    );
    if (text.effectiveOn) await moveDrafts(manager, open.set.id, text.effectiveOn);
    return done(open.set.id);
  });
}

/** Every problem that stands against publishing the change set on its day; nothing is changed. */
export function validateChangeSet(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  today: CalendarDay,
): Promise<Outcome<{ readonly id: Changed; readonly found: readonly Problem[] }>> {
  return write.run(attempt, async (manager) => {
    const set = await openDrafts(manager, attempt, ref.changeSet, ChangeSetAction.VALIDATE);
    if (isProblem(set)) return { value: null, problems: [set] };
    const drafts = await draftsOf(manager, set.id);
    const { problems } = await checkDrafts(manager, set, drafts, set.effectiveOn ?? today);
    return { value: { id: set.id, found: firstProblems(problems) }, problems: [], subject: globalId(set.id) };
  });
}

/** Hands a change set in for review. It must be without problems. */
export function submitChangeSet(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  comment: string | null,
  today: CalendarDay,
): Outcoming {
  return take(write, attempt, ref, ChangeSetAction.SUBMIT, comment, async (manager, open) => {
    if (!mayWorkOn(attempt, open)) return [NOT_YOURS];
    const { set } = open;
    const drafts = await draftsOf(manager, set.id);
    return (await checkDrafts(manager, set, drafts, set.effectiveOn ?? today)).problems;
  });
}

/** Finds a change set good, as somebody who wrote nothing of it. */
export function approveChangeSet(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  comment: string | null,
): Outcoming {
  return take(write, attempt, ref, ChangeSetAction.APPROVE, comment, (_, open) =>
    Promise.resolve(reviewRefusal(attempt, open)),
  );
}

/** Gives a change set back to its editors, with what they are to mend. */
export function returnChangeSet(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  comment: string,
): Outcoming {
  return take(write, attempt, ref, ChangeSetAction.RETURN, comment, (_, open) => {
    if (isBlank(comment)) {
      const message = 'Say what is to be mended: the editors go by it.';
      return Promise.resolve([problem(ProblemCode.EMPTY_TEXT, message, ['comment'])]);
    }
    return Promise.resolve(mayPublish(attempt.actor, open.standing) ? [] : reviewRefusal(attempt, open));
  });
}

/** Gives a change set up, for good. */
export function withdrawChangeSet(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  comment: string | null,
): Outcoming {
  return take(write, attempt, ref, ChangeSetAction.WITHDRAW, comment, async (manager, open) => {
    if (!mayWorkOn(attempt, open)) return [NOT_YOURS];
    await forgetDrafts(manager, open.set.id);
    return [];
  });
}

/** Brings a change set into its next state, unless something stands against it. */
function take(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  action:
    ChangeSetAction.SUBMIT | ChangeSetAction.APPROVE | ChangeSetAction.RETURN | ChangeSetAction.WITHDRAW,
  comment: string | null,
  against: (manager: EntityManager, open: OpenChangeSet) => Promise<readonly Problem[]>,
): Outcoming {
  return write.run(attempt, async (manager) => {
    const open = await openChangeSet(manager, attempt, ref, action);
    if (isProblem(open)) return refused(open);
    const problems = await against(manager, open);
    if (problems.length > 0) return refused(...problems);
    await manager.query('update change_set set state = $2, version = version + 1 where id = $1', [
      open.set.id,
      open.next,
    ]);
    await recordStep(manager, open.set.id, ChangeSetStepAction[action], attempt.actor, comment);
    return done(open.set.id);
  });
}

/** Whoever wrote in it goes on with it, and so do editors whose business it is. */
function mayWorkOn({ actor }: Attempt, { standing }: OpenChangeSet): boolean {
  return standing.contributors.includes(actor.subject) || mayEdit(actor, standing.holdings);
}

const NOT_YOURS = forbidden('This change set is not yours: its editors decide on it.', ['changeSet']);

function reviewRefusal({ actor }: Attempt, { standing }: OpenChangeSet): Problem[] {
  if (mayReview(actor, standing)) return [];
  return standing.contributors.includes(actor.subject)
    ? [
        problem(ProblemCode.SELF_REVIEW, 'You wrote in this change set: somebody else has to review it.', [
          'changeSet',
        ]),
      ]
    : [
        forbidden('This change set is not yours to review: ask a reviewer of its departments.', [
          'changeSet',
        ]),
      ];
}

/** A change set's words as columns, or what is wrong with them. */
async function columnsOf(
  manager: EntityManager,
  { title, reason, source, effectiveOn, edition }: ChangeSetText,
): Promise<{ values: Record<string, unknown> } | { problems: Problem[] }> {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [field, text] of Object.entries({ title, reason })) {
    if (text === undefined) continue;
    values[field] = text;
    if (text === null || isBlank(text))
      problems.push(problem(ProblemCode.EMPTY_TEXT, `Give a ${field}: it is published.`, [field]));
  }
  if (effectiveOn !== undefined) values.effective_on = effectiveOn;
  const documents = new Set([source?.document, edition?.document].filter((code) => typeof code === 'string'));
  const references = await resolveReferences(manager, {
    codes: new Map([['document', documents]]),
    citations: source ? [source] : [],
  });
  if (source === null) values.source_id = null;
  else if (source && references.has('document', source.document)) {
    if (isBlank(source.place) || isBlank(source.quote))
      problems.push(problem(ProblemCode.EMPTY_TEXT, 'A source has a place and its words.', ['source']));
    else values.source_id = references.source(source);
  } else if (source) problems.push(unknownDocument(source.document, ['source', 'document']));
  if (edition === null)
    Object.assign(values, {
      edition_code: null,
      edition_name: null,
      edition_issued_on: null,
      edition_document_id: null,
    });
  else if (edition && !references.has('document', edition.document))
    problems.push(unknownDocument(edition.document, ['edition', 'document']));
  else if (edition) {
    if (!/^[A-Z0-9][A-Z0-9-]{0,60}$/.test(edition.code))
      problems.push(problem(ProblemCode.INVALID, 'A code is written like FJ-BPS-2027.', ['edition', 'code']));
    if (isBlank(edition.name))
      problems.push(problem(ProblemCode.EMPTY_TEXT, 'An edition has a name.', ['edition', 'name']));
    Object.assign(values, {
      edition_code: edition.code,
      edition_name: edition.name,
      edition_issued_on: edition.issuedOn ?? null,
      edition_document_id: references.id('document', edition.document),
    });
  }
  return problems.length > 0 ? { problems } : { values };
}

const unknownDocument = (code: string, path: readonly string[]) =>
  problem(
    ProblemCode.SOURCE_UNKNOWN,
    `There is no document "${code.slice(0, 80)}": name one of \`documents\`.`,
    path,
  );

const globalId = (id: number) => encodeGlobalId('ChangeSet', id);
const done = (id: number): Outcome<Changed> => ({ value: id, problems: [], subject: globalId(id) });
const refused = (...problems: readonly Problem[]): Outcome<Changed> => ({
  value: null,
  problems: firstProblems(problems),
});
