import type { EntityManager } from 'typeorm';
import { REVISED } from '../data/revisions/tables.js';
import { indexSubjects, type SearchSubject } from '../data/search-index.js';
import type { SubjectKind } from '../domain/content.js';

/** Each kind of subject: its table, whose name stands first, and its searchable columns under their GraphQL names. */
const SUBJECTS: Readonly<
  Record<
    SearchSubject['kind'],
    { table: string; revised?: boolean; fields: Readonly<Record<string, string>> }
  >
> = {
  SERVICE: {
    table: 'service_revision',
    revised: true,
    fields: { name: 'name', audience: 'audience', standard: 'standard', fundingText: 'funding_text' },
  },
  DEPARTMENT: {
    table: 'department_revision',
    revised: true,
    fields: { name: 'name', aliases: `array_to_string(aliases, '、')` },
  },
  REGION: { table: 'region', fields: { name: 'name' } },
  INDICATOR: {
    table: 'indicator_revision',
    revised: true,
    fields: { name: 'name' },
  },
  PLAN_TASK: { table: 'plan_task', fields: { text: 'text', responsibleText: 'responsible_text' } },
};

/** Fields that are names: they rank first and are found by pinyin. */
const NAMES = new Set(['name', 'aliases']);

/** Makes everything in the directory searchable, in the caller's transaction. */
export async function indexDirectory(manager: EntityManager): Promise<void> {
  const subjects: SearchSubject[] = [];
  for (const kind of Object.keys(SUBJECTS) as SearchSubject['kind'][]) {
    subjects.push(...(await readSubjects(manager, kind)));
  }
  await indexSubjects((text, values) => manager.query(text, values), subjects);
}

/** Makes revisions searchable, drafts too: they are found when they are in force. Kinds that are not searched are passed over. */
export async function indexRevisions(
  manager: EntityManager,
  kind: SubjectKind,
  ids: readonly number[],
): Promise<void> {
  const searched = searchKind(kind);
  if (searched === undefined) return;
  const subjects = await readSubjects(manager, searched, ids);
  await indexSubjects((text, values) => manager.query(text, values), subjects);
}

/** Takes drafts that there are no more out of the index. */
export async function forgetRevisions(
  manager: EntityManager,
  kind: SubjectKind,
  ids: readonly number[],
): Promise<void> {
  const searched = searchKind(kind);
  if (searched === undefined) return;
  const gone = ids.map((subjectId) => ({ kind: searched, subjectId, fields: [] }));
  await indexSubjects((text, values) => manager.query(text, values), gone);
}

/** Takes the drafts of a change set that is given up out of the index: they are never in force. */
export async function forgetDrafts(manager: EntityManager, changeSetId: number): Promise<void> {
  for (const { kind, table } of Object.values(REVISED)) {
    const drafts: { id: number }[] = await manager.query(
      `select id from ${table} where change_set_id = $1 and published_at is null`,
      [changeSetId],
    );
    await forgetRevisions(
      manager,
      kind,
      drafts.map(({ id }) => id),
    );
  }
}

const searchKind = (kind: SubjectKind): SearchSubject['kind'] | undefined =>
  (Object.keys(SUBJECTS) as SearchSubject['kind'][]).find((name) => `${name}` === `${kind}`);

/** What can be found of a kind: of the rows with these ids, or of all that are published. */
async function readSubjects(
  manager: EntityManager,
  kind: SearchSubject['kind'],
  ids?: readonly number[],
): Promise<SearchSubject[]> {
  const { table, revised, fields } = SUBJECTS[kind];
  const columns = Object.entries(fields).map(([field, sql]) => `${sql} as "${field}"`);
  const condition = ids ? ' where id = any($1)' : revised ? ' where published_at is not null' : '';
  const rows: Record<string, string | number>[] = await manager.query(
    `select id, ${columns.join(', ')} from ${table}${condition}`,
    ids ? [ids] : [],
  );
  return rows.map((row) => ({
    kind,
    subjectId: row.id as number,
    fields: Object.keys(fields).map((field) => ({
      field,
      text: row[field] as string,
      isName: NAMES.has(field),
    })),
  }));
}
