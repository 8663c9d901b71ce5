import type { EntityManager } from 'typeorm';
import type { SubjectKind } from '../../domain/content.js';
import type { CalendarDay } from '../../domain/validity.js';
import { REVISED } from './tables.js';

// Publications follow one another: what one is checked against must not change before it is done.
const PUBLICATION_LOCK = 7_202_611_23;

/**
 * Begins a publication in the caller's transaction, waiting for one that is under way. All that the transaction publishes
 * is known from one instant on, which is returned: ISO 8601 in UTC, later than whatever was known before, whatever the
 * clock does.
 */
export async function beginPublication(manager: EntityManager): Promise<string> {
  await manager.query('select pg_advisory_xact_lock($1)', [PUBLICATION_LOCK]);
  const [row]: { instant: string }[] = await manager.query(
    `select set_config('directory.instant', coalesce(nullif(current_setting('directory.instant', true), ''), (
      select to_char((
        date_trunc('milliseconds', greatest(clock_timestamp(), max(lower(recorded_during)), max(upper(recorded_during))))
        + interval '1 millisecond'
      ) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from validity
    )), true) as instant`,
  );
  return (row as { instant: string }).instant;
}

/** What publishing a revision came to. */
export interface Published {
  readonly subjectId: number;
  readonly code: string;
  readonly revisionId: number;
  readonly beginsOn: CalendarDay | null;
  /** The revision that was in force on its first day until now; null for what is new. */
  readonly replacedId: number | null;
  /** Whether that one had begun on the very same day, so that it is corrected and not followed. */
  readonly corrected: boolean;
}

/**
 * Publishes drafts of one kind, at most one for each subject: each is in force from its first day until whatever was
 * published to follow, and the revision in force on that day ends there. Some statements, whatever the number.
 */
export async function publishRevisions(
  manager: EntityManager,
  kind: SubjectKind,
  ids: readonly number[],
  instant: string,
): Promise<Published[]> {
  const { table, subject } = REVISED[kind];
  // Drafts take the days first, which the constraint does not forbid them; then the old make room; then the new stand.
  const published: Published[] = await manager.query(
    `with placed as (
      select n.id, old.id as old_id, old.begins_on as old_begins_on,
        coalesce(upper(old.valid_during), (
          select min(l.begins_on) from ${table} l
          where l.${subject} = n.${subject} and l.published_at is not null and not isempty(l.valid_during) and l.begins_on > coalesce(n.begins_on, '-infinity')
        )) as ends_on
      from ${table} n
      left join ${table} old on old.${subject} = n.${subject} and old.published_at is not null
        and old.valid_during @> coalesce(n.begins_on, '-infinity')
      where n.id = any($1)
    ), renewed as (
      update ${table} n set valid_during = daterange(n.begins_on, p.ends_on) from placed p where p.id = n.id
      returning n.id, n.${subject}, n.code, n.begins_on, p.old_id, p.old_begins_on
    )
    select ${subject} as "subjectId", code, id as "revisionId", begins_on::text as "beginsOn", old_id as "replacedId",
      old_id is not null and old_begins_on is not distinct from begins_on as corrected
    from renewed order by id`,
    [ids],
  );
  await endRevisions(manager, kind, published);
  await manager.query(`update ${table} set published_at = $2::timestamptz where id = any($1)`, [
    ids,
    instant,
  ]);
  return published;
}

/** Lets published revisions end on a day: one that began on it has then been in force on none. */
export async function endRevisions(
  manager: EntityManager,
  kind: SubjectKind,
  ends: readonly Pick<Published, 'replacedId' | 'beginsOn'>[],
): Promise<void> {
  const { table } = REVISED[kind];
  const some = ends.filter(({ replacedId }) => replacedId !== null);
  await manager.query(
    `update ${table} old set valid_during =
      case when old.begins_on is not distinct from e.day then 'empty' else daterange(old.begins_on, e.day) end
    from unnest($1::integer[], $2::date[]) as e (id, day) where old.id = e.id`,
    [some.map(({ replacedId }) => replacedId), some.map(({ beginsOn }) => beginsOn)],
  );
}
