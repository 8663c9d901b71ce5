import type { EntityManager } from 'typeorm';
import { appendEvents } from '../data/change-feed.js';
import { draftsOf, recordStep, type ChangeSetRow, type DraftRow } from '../data/change-sets.js';
import { beginPublication, endRevisions, publishRevisions } from '../data/revisions/publish.js';
import { REVISED } from '../data/revisions/tables.js';
import type { Attempt, Outcome, UnitOfWork } from '../data/unit-of-work.js';
import { isRetroactive, mayPublish } from '../domain/access.js';
import { ChangeType, type NewEvent } from '../domain/change-event.js';
import { ChangeSetAction, ChangeSetStepAction, DraftOperation } from '../domain/change-set.js';
import { SubjectKind } from '../domain/content.js';
import { encodeGlobalId } from '../domain/global-id.js';
import { firstProblems, problem, ProblemCode, type Problem } from '../domain/problem.js';
import { isBlank } from '../domain/text-rules.js';
import type { CalendarDay } from '../domain/validity.js';
import { forbidden, isProblem, openChangeSet, type ChangeSetRef } from './change-set-access.js';
import { checkDrafts } from './draft-check.js';
import { revisionEvent } from './revision-event.js';

/** From when, and if that is past why. */
export interface PublicationTerms {
  readonly effectiveOn: CalendarDay;
  readonly retroactiveReason?: string | null;
  /** Whether it may hold only until revisions that are published for later days take over. */
  readonly untilLater?: boolean;
}

/**
 * Publishes an approved change set from a day on, in one transaction: the revisions in force on that day end, its own
 * begin, its edition is made, and the feed is told. Nothing has to be done when the day comes.
 */
export function publishChangeSet(
  write: UnitOfWork,
  attempt: Attempt,
  ref: ChangeSetRef,
  terms: PublicationTerms,
  today: CalendarDay,
): Promise<Outcome<number>> {
  return write.run(attempt, async (manager) => {
    // First of all: what this is checked against must not change under it.
    const instant = await beginPublication(manager);
    const open = await openChangeSet(manager, attempt, ref, ChangeSetAction.PUBLISH);
    if (isProblem(open)) return refused(open);
    const { set, standing, next } = open;
    if (!mayPublish(attempt.actor, standing))
      return refused(
        forbidden('This change set is not yours to publish: ask a publisher of its departments.', [
          'changeSet',
        ]),
      );
    const untimely = checkDay(terms, today);
    if (untimely) return refused(untimely);
    const drafts = await draftsOf(manager, set.id);
    const { problems, fields, overtaken } = await checkDrafts(manager, set, drafts, terms.effectiveOn);
    const against = terms.untilLater ? problems : [...problems, ...overtaken];
    if (against.length > 0) return refused(...against);

    const { effectiveOn } = terms;
    const by = { actorKind: attempt.actor.kind, changeSetId: set.id };
    const events: NewEvent[] = [];
    for (const kind of Object.values(SubjectKind)) {
      const some = drafts.filter((draft) => draft.kind === kind);
      events.push(...(await publishDrafts(manager, kind, some, effectiveOn, instant, fields, by)));
    }
    const reason = isRetroactive(effectiveOn, today) ? (terms.retroactiveReason ?? null) : null;
    await manager.query(
      `update change_set set state = $2, version = version + 1, effective_on = $3, retroactive_reason = $4, published_at = $5::timestamptz where id = $1`,
      [set.id, next, effectiveOn, reason, instant],
    );
    await recordStep(manager, set.id, ChangeSetStepAction.PUBLISH, attempt.actor, reason);
    const edition = await makeEdition(manager, set);
    if (edition) events.push({ ...editionEvent(edition, effectiveOn), ...by });
    await appendEvents(manager, events);
    return { value: set.id, problems: [], subject: encodeGlobalId('ChangeSet', set.id) };
  });
}

const refused = (...problems: readonly Problem[]): Outcome<number> => ({
  value: null,
  problems: firstProblems(problems),
});

function checkDay(
  { effectiveOn, retroactiveReason }: PublicationTerms,
  today: CalendarDay,
): Problem | undefined {
  if (!isRetroactive(effectiveOn, today) || (retroactiveReason && !isBlank(retroactiveReason)))
    return undefined;
  return problem(
    ProblemCode.RETROACTIVE,
    `${effectiveOn} is past (today is ${today}): give a \`retroactiveReason\`, which is published, or a later day.`,
    ['effectiveOn'],
  );
}

async function publishDrafts(
  manager: EntityManager,
  kind: SubjectKind,
  drafts: readonly DraftRow[],
  effectiveOn: CalendarDay,
  instant: string,
  fields: ReadonlyMap<number, readonly string[]>,
  by: Pick<NewEvent, 'actorKind' | 'changeSetId'>,
): Promise<NewEvent[]> {
  if (drafts.length === 0) return [];
  const { table, typeName } = REVISED[kind];
  const retired = drafts.filter(({ operation }) => operation === DraftOperation.RETIRE);
  const written = drafts.filter(({ revisionId }) => revisionId !== null);
  const ids = written.map(({ revisionId }) => revisionId as number);
  await manager.query(
    `update ${table} set begins_on = $2::date, valid_during = daterange($2::date, null) where id = any($1)`,
    [ids, effectiveOn],
  );
  await endRevisions(
    manager,
    kind,
    retired.map(({ baseRevisionId }) => ({ replacedId: baseRevisionId, beginsOn: effectiveOn })),
  );
  const published = await publishRevisions(manager, kind, ids, instant);
  const fieldsOf = new Map(written.map(({ id, revisionId }) => [revisionId, fields.get(id) ?? []]));
  return [
    ...published.map((one) =>
      revisionEvent({ ...one, kind, fields: fieldsOf.get(one.revisionId) ?? [] }, by),
    ),
    ...retired.map(({ subjectId, code, baseRevisionId }) => ({
      ...by,
      type: ChangeType.RETIRED,
      subjectType: typeName,
      subjectKey: subjectId,
      subjectCode: code,
      revisionId: baseRevisionId,
      effectiveOn,
      fields: [],
    })),
  ];
}

/** The edition that the change set makes: its contents are whatever is in force on its day. */
async function makeEdition(
  manager: EntityManager,
  { id, editionCode }: ChangeSetRow,
): Promise<{ id: number; code: string } | undefined> {
  if (editionCode === null) return undefined;
  const [edition]: { id: number; code: string }[] = await manager.query(
    `insert into edition (code, name, document_id, issued_on, effective_on, source_id)
    select edition_code, edition_name, edition_document_id, edition_issued_on, effective_on, source_id from change_set where id = $1
    returning id, code`,
    [id],
  );
  return edition;
}

function editionEvent(
  { id, code }: { readonly id: number; readonly code: string },
  effectiveOn: CalendarDay,
): Omit<NewEvent, 'actorKind' | 'changeSetId'> {
  return {
    type: ChangeType.EDITION_PUBLISHED,
    subjectType: 'Edition',
    subjectKey: id,
    subjectCode: code,
    revisionId: null,
    effectiveOn,
    fields: [],
  };
}
