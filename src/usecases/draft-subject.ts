import type { EntityManager } from 'typeorm';
import { holdingsOf, provinceCode } from '../data/change-sets.js';
import { REVISED } from '../data/revisions/tables.js';
import { identify } from '../data/revisions/write.js';
import type { Attempt } from '../data/unit-of-work.js';
import { mayEdit, provinceHolding } from '../domain/access.js';
import { DraftOperation } from '../domain/change-set.js';
import { SubjectKind, type Content, type DepartmentContent, type ServiceContent } from '../domain/content.js';
import { ResponsibilityRole } from '../domain/enums.js';
import { problem, ProblemCode, type Problem } from '../domain/problem.js';
import { forbidden } from './change-set-access.js';

/** Who drafts what. */
export interface Drafting {
  readonly manager: EntityManager;
  readonly attempt: Attempt;
  readonly set: { readonly id: number };
  readonly ref: { readonly kind: SubjectKind; readonly code: string };
}

/** How codes of new subjects are written, with an example. */
const CODE = [/^[A-Z0-9][A-Z0-9-]{0,60}$/, 'FJ-HEALTH-COMMISSION'] as const;
const SERVICE_CODE = [/^[A-Z]{2}-[A-Z]{3}-\d{3,10}$/, 'FJ-BPS-082'] as const;
const CODES: Readonly<Partial<Record<SubjectKind, readonly [form: RegExp, example: string]>>> = {
  SERVICE: SERVICE_CODE,
  ELIGIBILITY_RULE: SERVICE_CODE,
  FISCAL_TIER: [CODE[0], 'FJ-BPS-020-350181-A'],
  COST_SHARING_RATIO: [CODE[0], 'FJ-BPS-003-350100'],
  LOCAL_IMPLEMENTATION: [CODE[0], 'FJ-BPS-003-350102'],
  LOCAL_TARGET: [CODE[0], 'FJ-2021-IND-12-350102-2025'],
};

/**
 * The id of what a code names; it is made for something that is added. What only other change sets draft is not there:
 * else its code would tell of it.
 */
export async function subjectOf(
  manager: EntityManager,
  kind: SubjectKind,
  code: string,
  operation: DraftOperation | undefined,
  changeSetId: number,
): Promise<number | Problem> {
  if (operation === DraftOperation.ADD) {
    const [form, example] = CODES[kind] ?? CODE;
    if (!form.test(code)) return problem(ProblemCode.INVALID, `A code is written like ${example}.`, ['code']);
    return (await identify(manager, kind, [code])).get(code) as number;
  }
  const { identity, table, subject } = REVISED[kind];
  const [row]: { id: number }[] = await manager.query(
    `select id from ${identity} i where code = $1 and exists (
      select from ${table} r where r.${subject} = i.id and (r.published_at is not null or r.change_set_id = $2))`,
    [code, changeSetId],
  );
  return row?.id ?? problem(ProblemCode.NOT_FOUND, `There is no ${nameOf(kind)} ${code}.`, ['code']);
}

const nameOf = (kind: SubjectKind) => kind.toLowerCase().replaceAll('_', ' ');

/** Why the caller may not draft this, if so. What is changed counts, not what it is to become: else anyone could claim it. */
export async function refusalOf(
  { manager, attempt, set, ref: { kind, code } }: Drafting,
  content: Content,
): Promise<Problem | undefined> {
  const { actor } = attempt;
  const forLeads = async (leads: readonly string[]) =>
    mayEdit(actor, await holdingsOf(manager, set.id, leads));
  const divisional = async (region: string, department: string) =>
    mayEdit(actor, [{ department, regionPath: await pathOf(manager, region) }]);
  if (kind === SubjectKind.SERVICE) {
    const leads = leadsOf(content as ServiceContent);
    if (leads.length === 0) {
      const message = 'A service is led by somebody: name at least one LEAD, whom you edit for.';
      return problem(ProblemCode.NO_LEAD, message, [code, 'responsibilities']);
    }
    return (await forLeads(leads)) ? undefined : notLed(code, leads);
  }
  if (kind === SubjectKind.ELIGIBILITY_RULE) {
    const leads = await leadsOfService(manager, code, set.id);
    return (await forLeads(leads)) ? undefined : notLed(code, leads);
  }
  if (kind === SubjectKind.DEPARTMENT) {
    if (await divisional((content as DepartmentContent).region, code)) return undefined;
    return forbidden(`${code} is not yours to edit: ask an editor of it or of its division.`, ['code']);
  }
  if ('region' in content) {
    const { region } = content;
    if (await divisional(region, '')) return undefined;
    const message = `What holds in division ${region} is not yours to edit: ask an editor of the division.`;
    return forbidden(message, [code, 'region']);
  }
  if (mayEdit(actor, [provinceHolding(await provinceCode(manager))])) return undefined;
  return forbidden(`A ${nameOf(kind)} belongs to no department: editors of the province change it.`, [
    'code',
  ]);
}

const leadsOf = ({ responsibilities }: ServiceContent) =>
  responsibilities.filter(({ role }) => role === ResponsibilityRole.LEAD).map(({ department }) => department);

const notLed = (code: string, leads: readonly string[]) =>
  forbidden(`${code} is led by ${leads.join(', ')}, which is not yours to edit for: ask an editor there.`, [
    'code',
  ]);

/** Codes of those who lead a service, or led it last. */
async function leadsOfService(manager: EntityManager, code: string, changeSetId: number): Promise<string[]> {
  const rows: { code: string }[] = await manager.query(
    `select d.code from service s cross join lateral service_leads(s.id, $2) l join department d on d.id = l where s.code = $1`,
    [code, changeSetId],
  );
  return rows.map((row) => row.code);
}

async function pathOf(manager: EntityManager, region: string): Promise<readonly string[]> {
  const [row]: { path: string[] }[] = await manager.query(
    `select string_to_array(path::text, '.') as path from region where code = $1`,
    [region],
  );
  return row?.path ?? [];
}
