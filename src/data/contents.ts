import type { EntityManager } from 'typeorm';
import { SubjectKind, type Content, type ServiceContent } from '../domain/content.js';

/** Runs a statement: `Sql.rows` of a request that reads, or a transaction's `query`. */
export type ReadRows = <T extends object>(text: string, values: readonly unknown[]) => Promise<T[]>;

interface ContentRow<C> {
  readonly id: number;
  readonly content: C;
}

const SOURCE = `(select json_build_object('document', d.code, 'place', s.place, 'quote', s.quote)
    from source s join document d on d.id = s.document_id where s.id = r.source_id)`;

/** A list of parts as JSON, in its order; never null. */
export const parts = (part: string, from: string) =>
  `(select coalesce(json_agg(json_build_object(${part}) order by p.position), '[]'::json) from ${from})`;

// Decimals become text, with the digits that were printed, before JSON could round them.
/** What a `standard_figure` aliased `p` says. */
export const FIGURE = `'what', p.what, 'comparator', p.comparator, 'value', p.value::text, 'maxValue', p.max_value::text,
  'printed', p.printed, 'unit', p.unit, 'per', p.per, 'condition', p.condition, 'quote', p.quote`;

/** SQL of the figures that the standard of a service revision `r` prints. */
export const FIGURES = parts(FIGURE, 'standard_figure p where p.service_id = r.id');

/** SQL of a funding rule `f` with its shares. */
export const FUNDING = `json_build_object('mode', f.mode, 'levels', f.levels, 'note', f.note, 'shares', ${parts(
  `'component', p.component, 'payer', p.payer, 'payerText', p.payer_text, 'base', p.base,
   'comparator', p.comparator, 'percent', p.percent::text, 'maxPercent', p.max_percent::text,
   'fiscalTier', p.fiscal_tier, 'inForce', p.in_force, 'effectiveFrom', p.effective_from,
   'note', p.note, 'quote', p.quote`,
  'funding_share p where p.rule_id = f.id',
)})`;

const SERVICES = `
  select r.id, json_build_object(
    'ordinal', r.ordinal, 'name', r.name, 'domain', a.code, 'category', r.category,
    'audience', r.audience, 'standard', r.standard, 'fundingText', r.funding_text,
    'responsibilities', ${parts(
      `'department', d.code, 'role', p.role`,
      'responsibility p join department d on d.id = p.department_id where p.service_id = r.id',
    )},
    'figures', ${FIGURES},
    'funding', ${FUNDING},
    'note', r.note, 'source', ${SOURCE}
  ) as content
  from service_revision r
  join service_domain a on a.id = r.domain_id
  join funding_rule f on f.service_id = r.id
  where r.id = any($1::integer[])`;

const codeIn = (table: string, key: string) => `(select code from ${table} where id = r.${key})`;

/** What a revision aliased `r` says, but for its source. */
export const DEFINITIONS: Readonly<Record<Exclude<SubjectKind, 'SERVICE'>, string>> = {
  DEPARTMENT: `'name', r.name, 'aliases', r.aliases, 'level', r.level, 'region', ${codeIn('region', 'region_id')},
    'position', r.position, 'abolished', r.abolished, 'successors', (
      select coalesce(json_agg(d.code order by p.position), '[]'::json)
      from succession p join department d on d.id = p.successor_id where p.department_id = r.id
    ), 'note', r.note`,
  FACILITY_TYPE: `'name', r.name, 'domain', ${codeIn('service_domain', 'domain_id')}, 'planningStandard', r.planning_standard`,
  INDICATOR: `'plan', ${codeIn('plan', 'plan_id')}, 'domain', ${codeIn('service_domain', 'domain_id')}, 'ordinal', r.ordinal,
    'name', r.name, 'unit', r.unit, 'nature', r.nature, 'cumulative', r.cumulative,
    'dataDepartment', ${codeIn('department', 'data_department_id')}, 'note', r.note`,
  ELIGIBILITY_RULE: `'service', ${codeIn('service', 'service_id')}, 'condition', r.condition, 'note', r.note`,
  FISCAL_TIER: `'service', ${codeIn('service', 'service_id')}, 'component', r.component, 'region', ${codeIn('region', 'region_id')},
    'tier', r.tier, 'note', r.note`,
  COST_SHARING_RATIO: `'service', ${codeIn('service', 'service_id')}, 'fundingMode', r.funding_mode, 'component', r.component,
    'region', ${codeIn('region', 'region_id')}, 'fiscalTier', r.fiscal_tier, 'parts', r.parts, 'note', r.note`,
  LOCAL_IMPLEMENTATION: `'service', ${codeIn('service', 'service_id')}, 'region', ${codeIn('region', 'region_id')},
    'figures', r.figures, 'addedAudience', r.added_audience, 'guide', r.guide, 'note', r.note`,
  LOCAL_TARGET: `'indicator', ${codeIn('indicator', 'indicator_id')}, 'region', ${codeIn('region', 'region_id')}, 'year', r.year,
    'comparator', r.comparator, 'value', r.value::text, 'words', r.words, 'note', r.note`,
};

/** SQL of what a revision `r` of another kind than SERVICE says, as JSON. */
export const contentOf = (kind: Exclude<SubjectKind, 'SERVICE'>) =>
  `json_build_object(${DEFINITIONS[kind]}, 'source', ${SOURCE})`;

/** What revisions of one kind say, by the ids of the revisions, drafts included. One statement; none for no ids. */
export function readContents(
  kind: SubjectKind,
  rows: ReadRows,
  revisionIds: readonly number[],
): Promise<ReadonlyMap<number, Content>> {
  if (kind === SubjectKind.SERVICE) return readServiceContents(rows, revisionIds);
  const text = `select r.id, ${contentOf(kind)} as content
    from ${kind.toLowerCase()}_revision r where r.id = any($1::integer[])`;
  return read<Content>(rows, text, revisionIds);
}

/** What revisions of services say, by the ids of the revisions, drafts included. One statement; none for no ids. */
export function readServiceContents(
  rows: ReadRows,
  revisionIds: readonly number[],
): Promise<ReadonlyMap<number, ServiceContent>> {
  return read<ServiceContent>(rows, SERVICES, revisionIds);
}

async function read<C>(
  rows: ReadRows,
  text: string,
  revisionIds: readonly number[],
): Promise<ReadonlyMap<number, C>> {
  if (revisionIds.length === 0) return new Map();
  const found = await rows<ContentRow<C>>(text, [[...new Set(revisionIds)]]);
  return new Map(found.map(({ id, content }) => [id, content]));
}

/** The same in the caller's transaction; null is no id. */
export function contentsIn(
  manager: EntityManager,
  kind: SubjectKind,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, Content>> {
  return readContents(
    kind,
    <T extends object>(text: string, values: readonly unknown[]) =>
      manager.query(text, [...values]) as Promise<T[]>,
    ids.filter((id) => id !== null),
  );
}
