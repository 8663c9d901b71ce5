import type { Published } from '../data/revisions/publish.js';
import { REVISED } from '../data/revisions/tables.js';
import { ChangeType, type NewEvent } from '../domain/change-event.js';
import type { SubjectKind } from '../domain/content.js';

/** The event that tells of a published revision. */
export function revisionEvent(
  revision: Published & { readonly kind: SubjectKind; readonly fields: readonly string[] },
  by: Pick<NewEvent, 'actorKind' | 'changeSetId'>,
): NewEvent {
  const { kind, subjectId, code, revisionId, beginsOn, replacedId, corrected, fields } = revision;
  const type =
    replacedId === null ? ChangeType.PUBLISHED : corrected ? ChangeType.CORRECTED : ChangeType.REVISED;
  return {
    type,
    subjectType: REVISED[kind].typeName,
    subjectKey: subjectId,
    subjectCode: code,
    revisionId,
    effectiveOn: beginsOn,
    changeSetId: by.changeSetId,
    actorKind: by.actorKind,
    fields,
  };
}
