import type { EntityManager } from 'typeorm';
import type { Contents, SubjectKind } from '../domain/content.js';
import type { DraftFacts } from '../domain/draft-rules.js';
import type { RegionLevel } from '../domain/enums.js';
import type { CalendarDay } from '../domain/validity.js';
import { contentsIn } from './contents.js';
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

/**
 * What subjects of one kind say on a day, by their codes, with the change set's own drafts in force; a code of nothing in
 * force has none. Two statements.
 */
export async function contentsOn<K extends SubjectKind>(
  manager: EntityManager,
  kind: K,
  codes: readonly string[],
  changeSetId: number,
  day: CalendarDay,
): Promise<ReadonlyMap<string, Contents[K]>> {
  if (codes.length === 0) return new Map();
  const { table: name, subject } = REVISED[kind];
  const values: unknown[] = [codes];
  const statement = withView(
    `select t.id, t.code from ${name} t where t.code = any($1) and ${inForceIn({ name, subject }, 't')}`,
    { day, changeSet: changeSetId, draftedFrom: day },
    (value) => `$${values.push(value)}`,
  );
  const rows: { id: number; code: string }[] = await manager.query(statement, values);
  const contents = await contentsIn(
    manager,
    kind,
    rows.map(({ id }) => id),
  );
  return new Map(rows.map(({ id, code }) => [code, contents.get(id) as Contents[K]]));
}

/** A division as far as what refers to it must know. */
export interface RegionFacts {
  readonly level: RegionLevel;
  /** Codes from the province down to itself. */
  readonly path: readonly string[];
  /** Whether it is in being on the day. */
  readonly inForce: boolean;
}

/** The divisions of these codes, and whether they are in being on a day. One statement; none for no codes. */
export async function regionsOn(
  manager: EntityManager,
  codes: readonly string[],
  day: CalendarDay,
): Promise<ReadonlyMap<string, RegionFacts>> {
  if (codes.length === 0) return new Map();
  const rows: (RegionFacts & { code: string })[] = await manager.query(
    `select code, level, string_to_array(path::text, '.') as path, valid_during @> $2::date as "inForce" from region where code = any($1)`,
    [codes, day],
  );
  return new Map(rows.map((row) => [row.code, row]));
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

/** When two subjects cannot both be in force: `n` the one that is drafted, `o` the other. */
const SAME: Readonly<Partial<Record<SubjectKind, string>>> = {
  DEPARTMENT: 'o.name = n.name and not o.abolished and not n.abolished',
  FACILITY_TYPE: 'o.name = n.name',
  INDICATOR: 'o.plan_id = n.plan_id and o.ordinal = n.ordinal',
  FISCAL_TIER: 'o.service_id = n.service_id and o.component = n.component and o.region_id = n.region_id',
  COST_SHARING_RATIO: `o.region_id = n.region_id and (o.service_id, o.funding_mode, o.component, o.fiscal_tier)
    is not distinct from (n.service_id, n.funding_mode, n.component, n.fiscal_tier)`,
};

/** Drafts of a change set in whose place another subject stands while they are in force: of the same name, or the like. */
export async function takenPlaces(
  manager: EntityManager,
  kind: SubjectKind,
  changeSetId: number,
  day: CalendarDay,
): Promise<{ readonly code: string; readonly by: string }[]> {
  const same = SAME[kind];
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
        r.valid_during @> $2::date and exists (select from draft d where d.change_set_id = $1 and d.kind = '${kind}' and d.subject_id = r.${subject}))
      union all select * from drafted
    )
    select distinct n.code, o.code as by from drafted n
    join standing o on ${same} and o.${subject} <> n.${subject} and o.days && n.days order by 1, 2`,
    [changeSetId, day],
  );
}
