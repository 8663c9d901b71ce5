import type { EntityManager } from 'typeorm';
import { indexSubjects, type SearchSubject } from '../data/search-index.js';

/** Each kind of subject: its table, whose name stands first, and its searchable columns under their GraphQL names. */
const SUBJECTS: Readonly<
  Record<SearchSubject['kind'], { table: string; where?: string; fields: Readonly<Record<string, string>> }>
> = {
  SERVICE: {
    table: 'service_revision',
    where: 'published_at is not null',
    fields: { name: 'name', audience: 'audience', standard: 'standard', fundingText: 'funding_text' },
  },
  DEPARTMENT: { table: 'department', fields: { name: 'name', aliases: `array_to_string(aliases, '、')` } },
  REGION: { table: 'region', fields: { name: 'name' } },
  INDICATOR: { table: 'indicator', fields: { name: 'name' } },
  PLAN_TASK: { table: 'plan_task', fields: { text: 'text', responsibleText: 'responsible_text' } },
};

/** Fields that are names: they rank first and are found by pinyin. */
const NAMES = new Set(['name', 'aliases']);

/** Makes everything in the directory searchable, in the caller's transaction. */
export async function indexDirectory(manager: EntityManager): Promise<void> {
  const subjects: SearchSubject[] = [];
  for (const [kind, { table, where, fields }] of Object.entries(SUBJECTS)) {
    const columns = Object.entries(fields).map(([field, sql]) => `${sql} as "${field}"`);
    const rows: Record<string, string | number>[] = await manager.query(
      `select id, ${columns.join(', ')} from ${table}${where ? ` where ${where}` : ''}`,
    );
    for (const row of rows) {
      subjects.push({
        kind: kind as SearchSubject['kind'],
        subjectId: row.id as number,
        fields: Object.keys(fields).map((field) => ({
          field,
          text: row[field] as string,
          isName: NAMES.has(field),
        })),
      });
    }
  }
  await indexSubjects((text, values) => manager.query(text, values), subjects);
}
