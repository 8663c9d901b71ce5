import type { EntityManager } from 'typeorm';
import {
  SubjectKind,
  type Content,
  type DepartmentContent,
  type ServiceContent,
} from '../../domain/content.js';
import type { CalendarDay } from '../../domain/validity.js';
import { insertRows } from '../merge-rows.js';
import { columnsOf } from './columns.js';
import type { References } from './references.js';
import { REVISED } from './tables.js';

type Row = Readonly<Record<string, unknown>>;

/** A revision to be written as a draft. */
export interface NewRevision {
  readonly subjectId: number;
  readonly code: string;
  /** Null for one that has been in force ever since. */
  readonly beginsOn: CalendarDay | null;
  readonly changeSetId: number | null;
  readonly content: Content;
}

/** The ids of subjects by their codes; identities are made for codes that are new. */
export async function identify(
  manager: EntityManager,
  kind: SubjectKind,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { identity } = REVISED[kind];
  await manager.query(
    `insert into ${identity} (code) select code from unnest($1::text[]) with ordinality given (code, place)
      order by place on conflict (code) do nothing`,
    [codes],
  );
  const rows: { code: string; id: number }[] = await manager.query(
    `select code, id from ${identity} where code = any($1)`,
    [codes],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Writes revisions of one kind as drafts, with all their parts. Returns their ids, in order. */
export async function insertRevisions(
  manager: EntityManager,
  kind: SubjectKind,
  revisions: readonly NewRevision[],
  references: References,
): Promise<number[]> {
  const { table, subject } = REVISED[kind];
  const ids = await insertRows(
    manager,
    table,
    revisions.map(({ subjectId, code, beginsOn, changeSetId, content }) => ({
      [subject]: subjectId,
      code,
      begins_on: beginsOn,
      valid_during: `[${beginsOn ?? ''},)`.replace('[,', '(,'),
      change_set_id: changeSetId,
      ...columnsOf(kind, content, references),
    })),
  );
  await insertParts(
    manager,
    kind,
    revisions.map(({ content }, index) => ({ id: ids[index] as number, content })),
    references,
  );
  return ids;
}

/** Makes drafts say something else. */
export async function rewriteDraft(
  manager: EntityManager,
  kind: SubjectKind,
  id: number,
  content: Content,
  references: References,
): Promise<void> {
  await deleteParts(manager, kind, [id]);
  const columns = columnsOf(kind, content, references);
  const names = Object.keys(columns).join(', ');
  const { table } = REVISED[kind];
  await manager.query(
    `update ${table} set (${names}) = (select ${names} from jsonb_populate_record(null::${table}, $2::jsonb)) where id = $1`,
    [id, JSON.stringify(columns)],
  );
  await insertParts(manager, kind, [{ id, content }], references);
}

/** Takes drafts away. */
export async function deleteDrafts(
  manager: EntityManager,
  kind: SubjectKind,
  ids: readonly number[],
): Promise<void> {
  await deleteParts(manager, kind, ids);
  await manager.query(`delete from ${REVISED[kind].table} where id = any($1)`, [ids]);
}

interface Owner {
  readonly id: number;
  readonly content: Content;
}

/** The parts of all owners as rows, each with its place among its owner's. */
function rowsOf<T>(
  owners: readonly Owner[],
  key: string,
  partsOf: (content: never) => readonly T[],
  columns: (part: T) => Row,
): Row[] {
  return owners.flatMap(({ id, content }) =>
    partsOf(content as never).map((part, index) => ({ [key]: id, position: index + 1, ...columns(part) })),
  );
}

async function insertParts(
  manager: EntityManager,
  kind: SubjectKind,
  owners: readonly Owner[],
  references: References,
): Promise<void> {
  const department = (code: string) => references.id('department', code);
  if (kind === SubjectKind.DEPARTMENT) {
    const successors = ({ successors: codes }: DepartmentContent) => codes;
    const rows = rowsOf(owners, 'department_id', successors, (code) => ({ successor_id: department(code) }));
    await insertRows(manager, 'succession', rows);
  }
  if (kind !== SubjectKind.SERVICE) return;
  await insertRows(
    manager,
    'responsibility',
    rowsOf(
      owners,
      'service_id',
      (content: ServiceContent) => content.responsibilities,
      ({ department: code, role }) => ({ role, department_id: department(code) }),
    ),
  );
  await insertRows(
    manager,
    'standard_figure',
    rowsOf(
      owners,
      'service_id',
      (content: ServiceContent) => content.figures,
      ({ maxValue, ...figure }) => ({ ...figure, max_value: maxValue }),
    ),
  );
  const rules = await insertRows(
    manager,
    'funding_rule',
    owners.map(({ id, content }) => {
      const { mode, levels, note } = (content as ServiceContent).funding;
      return { service_id: id, mode, levels, note };
    }),
  );
  await insertRows(
    manager,
    'funding_share',
    rowsOf(
      owners.map(({ content }, index) => ({ id: rules[index] as number, content })),
      'rule_id',
      (content: ServiceContent) => content.funding.shares,
      ({ payerText, maxPercent, fiscalTier, inForce, effectiveFrom, ...share }) => ({
        ...share,
        payer_text: payerText,
        max_percent: maxPercent,
        fiscal_tier: fiscalTier,
        in_force: inForce,
        effective_from: effectiveFrom,
      }),
    ),
  );
}

async function deleteParts(manager: EntityManager, kind: SubjectKind, ids: readonly number[]): Promise<void> {
  if (kind === SubjectKind.DEPARTMENT) {
    await manager.query(`delete from succession where department_id = any($1)`, [ids]);
  }
  if (kind !== SubjectKind.SERVICE) return;
  await manager.query(
    `delete from funding_share where rule_id in (select id from funding_rule where service_id = any($1))`,
    [ids],
  );
  for (const table of ['funding_rule', 'standard_figure', 'responsibility'])
    await manager.query(`delete from ${table} where service_id = any($1)`, [ids]);
}
