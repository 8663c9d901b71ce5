import type { EntityManager } from 'typeorm';
import type { ActorKind, ChangeSetStanding, Holding } from '../domain/access.js';
import type { ChangeSetState, ChangeSetStepAction, DraftOperation } from '../domain/change-set.js';
import type { SubjectKind } from '../domain/content.js';
import type { CalendarDay } from '../domain/validity.js';
import { REVISED } from './revisions/tables.js';

/** A change set as it is worked on. */
export interface ChangeSetRow {
  readonly id: number;
  readonly state: ChangeSetState;
  readonly version: number;
  readonly effectiveOn: CalendarDay | null;
  readonly editionCode: string | null;
  readonly sourceId: number | null;
}

/** A draft as it is worked on. */
export interface DraftRow {
  readonly id: number;
  readonly kind: SubjectKind;
  readonly operation: DraftOperation;
  readonly code: string;
  readonly subjectId: number;
  readonly baseRevisionId: number | null;
  readonly revisionId: number | null;
  readonly version: number;
}

/**
 * A change set by its row's id, kept as it is until the transaction ends: `share` for work on its drafts, which others may
 * do at the same time, `update` for work on itself. Null if there is none.
 */
export async function lockChangeSet(
  manager: EntityManager,
  id: number,
  lock: 'share' | 'update',
): Promise<ChangeSetRow | null> {
  const [row]: ChangeSetRow[] = await manager.query(
    `select id, state, version, effective_on::text as "effectiveOn", edition_code as "editionCode", source_id as "sourceId"
    from change_set where id = $1 for ${lock}`,
    [id],
  );
  return row ?? null;
}

const HOLDING = `jsonb_build_object('department', h.department, 'regionPath', h.region_path)`;

/** Who wrote a change set, and whose business it is. */
export async function standingOf(manager: EntityManager, changeSetId: number): Promise<ChangeSetStanding> {
  const [row]: ChangeSetStanding[] = await manager.query(
    `with holding as materialized (select * from change_set_holding where change_set_id = $1)
    select author, array(select author union select unnest(c.editors) union select unnest(d.authors) from draft d where d.change_set_id = c.id) as contributors,
      coalesce((select jsonb_agg(distinct ${HOLDING}) from holding h), '[]') as holdings,
      coalesce((select jsonb_agg(distinct holdings) from (
        select coalesce(jsonb_agg(${HOLDING} order by h.department) filter (where h.decides), '[]') as holdings
        from draft d left join holding h on h.draft_id = d.id where d.change_set_id = $1 group by d.id
      ) of_each), '[]') as decisions
    from change_set c where id = $1`,
    [changeSetId],
  );
  return row ?? { author: '', contributors: [], holdings: [], decisions: [] };
}

/** Whether somebody wrote a part of a change set. */
export async function wroteIn(
  manager: EntityManager,
  changeSetId: number,
  subject: string,
): Promise<boolean> {
  const [row]: object[] = await manager.query(
    `select from change_set where id = $1 and $2 <> '' and (author = $2 or $2 = any(editors)
      or exists (select from draft d where d.change_set_id = $1 and $2 = any(d.authors)))`,
    [changeSetId, subject],
  );
  return row !== undefined;
}

/** The departments of these codes, published or drafted in the change set, with the divisions that they belong to. */
export async function holdingsOf(
  manager: EntityManager,
  changeSetId: number,
  departments: readonly string[],
): Promise<Holding[]> {
  return manager.query<Holding[]>(
    `select code as department, place as "regionPath" from department, department_region(id, $2) place
    where code = any($1) and place is not null`,
    [departments, changeSetId],
  );
}

/** The code of the division that all others lie in. */
export async function provinceCode(manager: EntityManager): Promise<string> {
  const [row]: { code: string }[] = await manager.query(
    `select code from region where level = 'PROVINCE' order by code limit 1`,
  );
  return row?.code ?? '';
}

const DRAFT = `id, kind, operation, code, subject_id as "subjectId", base_revision_id as "baseRevisionId",
  revision_id as "revisionId", version`;

/** All drafts of a change set, in the order in which they were begun. */
export function draftsOf(manager: EntityManager, changeSetId: number): Promise<DraftRow[]> {
  return manager.query(`select ${DRAFT} from draft where change_set_id = $1 order by id`, [changeSetId]);
}

/** Lets all drafts of a change set begin on another day. */
export async function moveDrafts(
  manager: EntityManager,
  changeSetId: number,
  day: CalendarDay,
): Promise<void> {
  for (const { table } of Object.values(REVISED))
    await manager.query(
      `update ${table} set begins_on = $2::date, valid_during = daterange($2::date, null) where change_set_id = $1 and begins_on is distinct from $2::date`,
      [changeSetId, day],
    );
}

/** A draft by what it changes, locked; null if there is none. */
export async function lockDraft(
  manager: EntityManager,
  changeSetId: number,
  kind: SubjectKind,
  code: string,
): Promise<DraftRow | null> {
  const [row]: DraftRow[] = await manager.query(
    `select ${DRAFT} from draft where change_set_id = $1 and kind = $2 and code = $3 for update`,
    [changeSetId, kind, code],
  );
  return row ?? null;
}

/** Writes down what was done with a change set as a whole. */
export async function recordStep(
  manager: EntityManager,
  changeSetId: number,
  action: ChangeSetStepAction,
  by: { readonly kind: ActorKind; readonly subject: string },
  comment: string | null = null,
): Promise<void> {
  await manager.query(
    `insert into change_set_step (change_set_id, action, comment, actor_kind, actor, taken_at) values ($1, $2, $3, $4, $5, clock_timestamp())`,
    [changeSetId, action, comment, by.kind, by.subject],
  );
}
