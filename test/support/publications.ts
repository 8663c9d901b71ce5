import type { DataSource, EntityManager } from 'typeorm';
import { readContents } from '../../src/data/contents.js';
import {
  beginPublication,
  endRevisions,
  publishRevisions,
  type Published,
} from '../../src/data/revisions/publish.js';
import { referredBy, resolveReferences } from '../../src/data/revisions/references.js';
import { REVISED } from '../../src/data/revisions/tables.js';
import { identify, insertRevisions } from '../../src/data/revisions/write.js';
import type { Content, SubjectKind } from '../../src/domain/content.js';
import type { CalendarDay } from '../../src/domain/validity.js';
import { indexRevisions } from '../../src/usecases/index-directory.js';

/** A revision to be written: what its subject said last (or another of its kind), with changes. */
export interface Change {
  readonly code: string;
  readonly beginsOn: CalendarDay | null;
  readonly change?: Readonly<Record<string, unknown>>;
  /** The code of what it is like; its own unless given. */
  readonly like?: string;
}

/** What was published last of a subject, unless it was corrected since. */
async function lastContent(manager: EntityManager, kind: SubjectKind, code: string): Promise<Content> {
  const [last]: { id: number }[] = await manager.query(
    `select id from ${REVISED[kind].table} where code = $1 and published_at is not null and not isempty(valid_during)
    order by id desc limit 1`,
    [code],
  );
  const rows = <T extends object>(text: string, values: readonly unknown[]) =>
    manager.query(text, [...values]) as Promise<T[]>;
  const content = last && (await readContents(kind, rows, [last.id])).get(last.id);
  if (!content) throw new Error(`there is no ${kind} ${code}`);
  return content;
}

/** Writes drafts of revisions. Returns their ids. */
export async function draft(
  manager: EntityManager,
  kind: SubjectKind,
  ...changes: readonly Change[]
): Promise<number[]> {
  const contents: Content[] = [];
  for (const { code, like, change } of changes)
    contents.push({ ...(await lastContent(manager, kind, like ?? code)), ...change });
  const subjects = await identify(manager, kind, [...new Set(changes.map(({ code }) => code))]);
  const references = await resolveReferences(manager, referredBy(kind, contents));
  const revisions = changes.map(({ code, beginsOn }, index) => ({
    subjectId: subjects.get(code) as number,
    code,
    beginsOn,
    changeSetId: null,
    content: contents[index] as Content,
  }));
  return insertRevisions(manager, kind, revisions, references);
}

/** Publishes revisions of one kind, all at one instant, and makes search find them. */
export function publish(
  dataSource: DataSource,
  kind: SubjectKind,
  ...changes: readonly Change[]
): Promise<Published[]> {
  return dataSource.transaction(async (manager) => {
    const instant = await beginPublication(manager);
    const ids = await draft(manager, kind, ...changes);
    await indexRevisions(manager, kind, ids);
    return publishRevisions(manager, kind, ids, instant);
  });
}

/** Lets a revision end on a day, with nothing to follow it. */
export function retire(
  dataSource: DataSource,
  kind: SubjectKind,
  revisionId: number,
  day: CalendarDay,
): Promise<void> {
  return dataSource.transaction(async (manager) => {
    await beginPublication(manager);
    await endRevisions(manager, kind, [{ replacedId: revisionId, beginsOn: day }]);
  });
}
