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

const CODE = /^[A-Z0-9][A-Z0-9-]{0,60}$/;
const SERVICE_CODE = /^[A-Z]{2}-[A-Z]{3}-\d{3,10}$/;

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
    const [form, example] =
      kind === SubjectKind.SERVICE ? [SERVICE_CODE, 'FJ-BPS-082'] : [CODE, 'FJ-HEALTH-COMMISSION'];
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

const nameOf = (kind: SubjectKind) => kind.toLowerCase().replace('_', ' ');

/** Why the caller may not draft this, if so. What is changed counts, not what it is to become: else anyone could claim it. */
export async function refusalOf(
  { manager, attempt, set, ref: { kind, code } }: Drafting,
  content: Content,
): Promise<Problem | undefined> {
  const { actor } = attempt;
  if (kind === SubjectKind.SERVICE) {
    const leads = (content as ServiceContent).responsibilities
      .filter(({ role }) => role === ResponsibilityRole.LEAD)
      .map(({ department }) => department);
    if (leads.length === 0) {
      const message = 'A service is led by somebody: name at least one LEAD, whom you edit for.';
      return problem(ProblemCode.NO_LEAD, message, [code, 'responsibilities']);
    }
    if (mayEdit(actor, await holdingsOf(manager, set.id, leads))) return undefined;
    const message = `${code} is led by ${leads.join(', ')}, which is not yours to edit for: ask an editor there.`;
    return forbidden(message, ['code']);
  }
  if (kind === SubjectKind.DEPARTMENT) {
    const [region]: { path: string[] }[] = await manager.query(
      `select string_to_array(path::text, '.') as path from region where code = $1`,
      [(content as DepartmentContent).region],
    );
    if (mayEdit(actor, [{ department: code, regionPath: region?.path ?? [] }])) return undefined;
    return forbidden(`${code} is not yours to edit: ask an editor of it or of its division.`, ['code']);
  }
  if (mayEdit(actor, [provinceHolding(await provinceCode(manager))])) return undefined;
  return forbidden(`A ${nameOf(kind)} belongs to no department: editors of the province change it.`, [
    'code',
  ]);
}
