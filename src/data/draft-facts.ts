import type { EntityManager } from 'typeorm';
import type { SubjectKind } from '../domain/content.js';
import type { DraftFacts } from '../domain/draft-rules.js';
import type { CalendarDay } from '../domain/validity.js';
import { REVISED } from './revisions/tables.js';
import { inForceIn, publishedIn, withView } from './view.js';

/**
 * What the database knows of whatever drafts may refer to, on a day and with the change set's own drafts in force: a
 * department may be founded and named in one change set.
 */
export async function readDraftFacts(
  manager: EntityManager,
  changeSetId: number,
  day: CalendarDay,
): Promise<DraftFacts> {
  const values: unknown[] = [];
  const { table: name, subject } = REVISED.DEPARTMENT;
  const text = `select
      (select jsonb_object_agg(d.code, d.being) from (
        select i.code, bool_or(${inForceIn({ name, subject }, 't')} and not t.abolished) as being
        from department i join department_revision t on t.department_id = i.id and ${publishedIn({ name, subject }, 't')} group by i.code
      ) d) as departments,
      (select array_agg(code) from document) as documents,
      (select array_agg(code) from service_domain) as domains,
      (select array_agg(code) from plan) as plans,
      (select array_agg(code) from region) as regions`;
  const statement = withView(
    text,
    { day, changeSet: changeSetId, draftedFrom: day },
    (value) => `$${values.push(value)}`,
  );
  const [row]: {
    departments: Record<string, boolean> | null;
    documents: string[] | null;
    domains: string[] | null;
    plans: string[] | null;
    regions: string[] | null;
  }[] = await manager.query(statement, values);
  const documents = new Set(row?.documents);
  return {
    departments: new Map(
      Object.entries(row?.departments ?? {}).map(([code, inForce]) => [code, { inForce }]),
    ),
    sources: { has: ({ document }) => documents.has(document) },
    domains: new Set(row?.domains),
    plans: new Set(row?.plans),
    regions: new Set(row?.regions),
  };
}

/** The published revisions of subjects by their ids, as far as a draft of a day has to do with them. */
export interface Standing {
  readonly subjectId: number;
  /** The revision in force on the day; null if none is. */
  readonly currentId: number | null;
  /** The first revision that is published for a day after it; null if none is. */
  readonly laterId: number | null;
}

export async function readStandings(
  manager: EntityManager,
  kind: SubjectKind,
  subjectIds: readonly number[],
  day: CalendarDay,
): Promise<ReadonlyMap<number, Standing>> {
  const { table, subject } = REVISED[kind];
  const rows: Standing[] = await manager.query(
    `select s.id as "subjectId",
      (select r.id from ${table} r where r.${subject} = s.id and r.published_at is not null and r.valid_during @> $2::date) as "currentId",
      (select r.id from ${table} r where r.${subject} = s.id and r.published_at is not null and not isempty(r.valid_during)
        and r.begins_on > $2::date order by r.begins_on limit 1) as "laterId"
    from unnest($1::integer[]) as s (id)`,
    [subjectIds, day],
  );
  return new Map(rows.map((row) => [row.subjectId, row]));
}

/** Drafts of a change set whose name another subject bears while they are in force, or whose place in a plan it has. */
export async function takenNames(
  manager: EntityManager,
  kind: SubjectKind,
  changeSetId: number,
  day: CalendarDay,
): Promise<{ readonly code: string; readonly by: string }[]> {
  const same = {
    SERVICE: undefined,
    DEPARTMENT: 'o.name = n.name and not o.abolished and not n.abolished',
    FACILITY_TYPE: 'o.name = n.name',
    INDICATOR: 'o.plan_id = n.plan_id and o.ordinal = n.ordinal',
  }[kind];
  if (same === undefined) return [];
  const { table, subject } = REVISED[kind];
  // What is drafted lasts until what is published to follow; what it replaces ends on the day.
  return manager.query(
    `with drafted as (
      select r.*, daterange($2::date, (select min(l.begins_on) from ${table} l
        where l.${subject} = r.${subject} and l.published_at is not null and not isempty(l.valid_during) and l.begins_on > $2::date)) as days
      from ${table} r where r.change_set_id = $1
    ), standing as (
      select r.*, r.valid_during as days from ${table} r where r.published_at is not null and not (
        r.valid_during @> $2::date and exists (select from drafted d where d.${subject} = r.${subject}))
      union all select * from drafted
    )
    select distinct n.code, o.code as by from drafted n
    join standing o on ${same} and o.${subject} <> n.${subject} and o.days && n.days order by 1, 2`,
    [changeSetId, day],
  );
}
