import type { ActorKind } from './access.js';
import { badInput, type DomainError } from './errors.js';
import type { CalendarDay } from './validity.js';

/** What happened to a subject. Descriptions: schema/enums.ts. */
export enum ChangeType {
  PUBLISHED = 'PUBLISHED',
  REVISED = 'REVISED',
  RETIRED = 'RETIRED',
  CORRECTED = 'CORRECTED',
  EDITION_PUBLISHED = 'EDITION_PUBLISHED',
  DIRECTORY_IMPORTED = 'DIRECTORY_IMPORTED',
  /** Facilities, settlements or boundaries; the subject is the ImportBatch. */
  RECORDS_IMPORTED = 'RECORDS_IMPORTED',
  IMPORT_REVERTED = 'IMPORT_REVERTED',
}

/** A change about to be published. */
export interface NewEvent {
  readonly type: ChangeType;
  /** The GraphQL type of what changed, e.g. `Service`; null where it is the directory as a whole. */
  readonly subjectType: string | null;
  /** The number that the subject's global id is made of. */
  readonly subjectKey: number | null;
  readonly subjectCode: string | null;
  readonly revisionId: number | null;
  /** The first day on which the change is in force. */
  readonly effectiveOn: CalendarDay | null;
  readonly changeSetId: number | null;
  readonly actorKind: ActorKind;
  /** GraphQL names of the fields that differ from what was in force before. */
  readonly fields: readonly string[];
}

/** The opaque cursor of a place in the feed: base64url of `change:seq`; 0 is the place before the first event. */
export function encodeChangeCursor(seq: number): string {
  return Buffer.from(`change:${seq}`).toString('base64url');
}

/**
 * Reads a cursor back.
 * @throws BAD_USER_INPUT naming `argument` if it was not made by {@link encodeChangeCursor}
 */
export function decodeChangeCursor(cursor: string, argument = 'after'): number {
  const [, digits] =
    /^change:(0|[1-9]\d{0,14})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const seq = Number(digits);
  if (digits === undefined || encodeChangeCursor(seq) !== cursor)
    throw badInput(argument, `${argument} is not a cursor of the change feed.`);
  return seq;
}

/** A cursor beyond the newest event was given out by another database, or by this one before it was restored. */
export function beyondTheFeed(argument = 'after'): DomainError {
  return badInput(
    argument,
    `${argument} lies beyond the newest change: the directory may have been restored from a backup. Read anew what you need, and follow from \`directory { lastChangeCursor }\`.`,
  );
}
