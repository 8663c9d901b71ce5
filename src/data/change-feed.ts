import type { ActorKind } from '../domain/access.js';
import {
  beyondTheFeed,
  decodeChangeCursor,
  encodeChangeCursor,
  type ChangeType,
  type NewEvent,
} from '../domain/change-event.js';
import { badInput } from '../domain/errors.js';
import { encodeGlobalId } from '../domain/global-id.js';
import type { CalendarDay } from '../domain/validity.js';
import type { Sql } from './sql.js';

/** The channel on which servers are told of new events. */
export const CHANGE_CHANNEL = 'change_event';

/** Events that one statement appends. */
const CHUNK = 10_000;

/** Whatever runs a statement in the publishing transaction: TypeORM's EntityManager, or a client of pg. */
export interface Writing {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * Appends events in the order given, as part of the caller's transaction (READ COMMITTED). It must be the last writing of that
 * transaction: it locks the feed's counter until the commit, and everyone else who publishes waits for that. The lock is
 * why numbers follow the order of commits, and why a transaction that is undone gives its numbers back: whoever has read
 * up to a number will never find a smaller one later.
 */
export async function appendEvents(writing: Writing, events: readonly NewEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += CHUNK) {
    await writing.query(APPEND, [JSON.stringify(events.slice(from, from + CHUNK))]);
  }
}

// The time is taken when the counter is locked, so it runs as the numbers do.
const APPEND = `
  with taken as (
    update change_position set last = last + jsonb_array_length($1::jsonb)
    returning last, last - jsonb_array_length($1::jsonb) as before, clock_timestamp() as at
  ), appended as (
    insert into change_event (seq, at, type, subject_type, subject_id, subject_code, revision_id, effective_on, change_set_id, actor_kind, fields)
    select taken.before + given.place, taken.at, given.event->>'type', given.event->>'subjectType', (given.event->>'subjectKey')::integer,
      given.event->>'subjectCode', (given.event->>'revisionId')::integer, (given.event->>'effectiveOn')::date,
      (given.event->>'changeSetId')::integer, given.event->>'actorKind',
      array(select value from jsonb_array_elements_text(given.event->'fields') with ordinality as field (value, place) order by place)
    from taken, jsonb_array_elements($1::jsonb) with ordinality as given (event, place)
  )
  select pg_notify('${CHANGE_CHANNEL}', last::text) from taken`;

/** An event as the API shows it. */
export interface ChangeRecord {
  readonly seq: number;
  readonly cursor: string;
  readonly at: string;
  readonly type: ChangeType;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly subjectCode: string | null;
  readonly revision: number | null;
  readonly effectiveOn: CalendarDay | null;
  readonly actorKind: ActorKind;
  readonly fields: readonly string[];
}

interface EventRow {
  /** The newest number, at the instant of the read. */
  readonly last: string;
  /** Null in the one row that a read without events has. */
  readonly seq: string | null;
  readonly at: string;
  readonly type: ChangeType;
  readonly subjectType: string | null;
  readonly subjectKey: number | null;
  readonly subjectCode: string | null;
  readonly revision: number | null;
  readonly effectiveOn: CalendarDay | null;
  readonly actorKind: ActorKind;
  readonly fields: readonly string[];
}

/** The events after a number, and how many events there are in all; read at one instant. */
export interface FeedRead {
  readonly events: readonly ChangeRecord[];
  readonly last: number;
}

/**
 * Reads the first events after a number, of the given types or of all. Fewer than `limit` mean that there are no more up
 * to `last`.
 */
export async function readEvents(
  sql: Sql,
  after: number,
  limit: number,
  types: readonly ChangeType[] | null,
): Promise<FeedRead> {
  const rows = await sql.rows<EventRow>(
    `select p.last, e.* from change_position p left join lateral (
      select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, type, subject_type as "subjectType",
        subject_id as "subjectKey", subject_code as "subjectCode", revision_id as revision, effective_on as "effectiveOn",
        actor_kind as "actorKind", fields
      from change_event where seq > $1 and ($3::text[] is null or type = any($3)) order by seq limit $2
    ) e on true order by e.seq`,
    [after, limit, types],
  );
  return {
    events: rows.flatMap((row) => (row.seq === null ? [] : [recordOf(row, Number(row.seq))])),
    last: Number(rows[0]?.last ?? 0),
  };
}

function recordOf(row: EventRow, seq: number): ChangeRecord {
  const { at, type, subjectType, subjectKey, subjectCode, revision, effectiveOn, actorKind, fields } = row;
  const subjectId =
    subjectType === null || subjectKey === null ? null : encodeGlobalId(subjectType, subjectKey);
  return {
    seq,
    cursor: encodeChangeCursor(seq),
    at,
    type,
    subjectType,
    subjectId,
    subjectCode,
    revision,
    effectiveOn,
    actorKind,
    fields,
  };
}

export const MAX_CHANGES = 500;
const DEFAULT_CHANGES = 20;

export interface ChangesRequest {
  readonly after?: string | null;
  readonly first?: number | null;
  readonly types?: readonly ChangeType[] | null;
}

/** A page of the feed, in the shape of the other connections. */
export interface ChangesPage {
  readonly nodes: readonly ChangeRecord[];
  readonly edges: readonly { readonly node: ChangeRecord; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    /** Always a place to go on from: of an empty page it is where the page began. */
    readonly endCursor: string;
  };
  count(): Promise<number>;
}

/**
 * A page of the feed in its order, from the first event or after a cursor.
 * @throws BAD_USER_INPUT naming the argument: a size outside 0–500, a cursor that is none or lies beyond the newest event
 */
export async function changesPage(sql: Sql, request: ChangesRequest): Promise<ChangesPage> {
  const first = request.first ?? DEFAULT_CHANGES;
  if (first < 0 || first > MAX_CHANGES)
    throw badInput('first', `first must be from 0 to ${MAX_CHANGES}; got ${first}.`, { limit: MAX_CHANGES });
  const after = positionOf(request.after) ?? 0;
  const types = request.types ?? null;
  const { events, last } = await readEvents(sql, after, first + 1, types);
  if (after > last) throw beyondTheFeed();
  const nodes = events.slice(0, first);
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: node.cursor })),
    pageInfo: {
      hasNextPage: events.length > first,
      hasPreviousPage: after > 0,
      startCursor: nodes[0]?.cursor ?? null,
      endCursor: nodes.at(-1)?.cursor ?? encodeChangeCursor(after),
    },
    count: async () => (types === null ? last : countEvents(sql, types)),
  };
}

/** The number that a cursor stands for; null for none. */
export function positionOf(after: string | null | undefined): number | null {
  return after === null || after === undefined ? null : decodeChangeCursor(after);
}

async function countEvents(sql: Sql, types: readonly ChangeType[]): Promise<number> {
  const [row] = await sql.rows<{ count: number }>(
    `select count(*)::integer as count from change_event where type = any($1)`,
    [types],
  );
  return row?.count ?? 0;
}
