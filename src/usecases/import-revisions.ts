import type { EntityManager } from 'typeorm';
import { contentsIn } from '../data/contents.js';
import { beginPublication, publishRevisions, type Published } from '../data/revisions/publish.js';
import { resolveReferences, referredBy } from '../data/revisions/references.js';
import { REVISED } from '../data/revisions/tables.js';
import { identify, insertRevisions } from '../data/revisions/write.js';
import { SubjectKind, type Content } from '../domain/content.js';
import { groupBy } from '../domain/group-by.js';
import { changedFields } from '../domain/list-diff.js';
import type { CalendarDay } from '../domain/validity.js';

/** A revision as the files state it. */
export interface RevisionRecord {
  readonly code: string;
  /** Null for what has been so ever since. */
  readonly beginsOn: CalendarDay | null;
  readonly content: Content;
}

/** What an import published, with the fields that differ from the revision that was in force. */
export interface ImportedRevision extends Published {
  readonly kind: SubjectKind;
  readonly fields: readonly string[];
}

interface Known {
  readonly id: number;
  readonly code: string;
  readonly beginsOn: CalendarDay | null;
  /** Whether it is or will be in force on some day: one that is replaced or ended from its first day on is on none. */
  readonly stands: boolean;
  /** Whether, after it was published, a change set published or ended what is said of its first day. */
  readonly decided: boolean;
}

/**
 * Publishes the revisions of one kind that are new. One of a later day ends the one in force before it; one of a day on
 * which revisions began must equal one of them, since a published revision is never changed, unless the kind may be
 * corrected: then it replaces the one that stands, which stays known. What a change set has replaced or ended since is
 * not said again, whatever the files still say.
 * @param mayCorrect whether a record that differs from what is published corrects it
 * @returns what was published, and a fault for each record that cannot be
 */
export async function importRevisions(
  manager: EntityManager,
  kind: SubjectKind,
  records: readonly RevisionRecord[],
  mayCorrect: boolean,
): Promise<{ published: ImportedRevision[]; faults: string[] }> {
  const there = await publishedRevisions(manager, kind);
  const contents = await contentsIn(
    manager,
    kind,
    [...there.values()].flat().map(({ id }) => id),
  );
  const contentOf = (id: number) => contents.get(id) as Content;

  const faults: string[] = [];
  const fresh: { record: RevisionRecord; fields: readonly string[] }[] = [];
  for (const record of records) {
    const revisions = there.get(record.code) ?? [];
    const differing = ({ id }: Known) => changedFields(contentOf(id), record.content);
    const ofThatDay = revisions.filter(({ beginsOn }) => beginsOn === record.beginsOn);
    const said = ofThatDay.filter((revision) => differing(revision).length === 0);
    if (said.some(({ stands, decided }) => !mayCorrect || stands || decided)) continue;
    const standing = ofThatDay.find(({ stands }) => stands);
    const same = standing ?? (mayCorrect ? undefined : ofThatDay.at(-1));
    const latest = revisions.findLast(({ stands }) => stands);
    if (same) {
      const fields = differing(same);
      if (mayCorrect) fresh.push({ record, fields });
      else
        faults.push(
          `${record.code}: published and never changed, but the files differ in ${fields.join(', ')}; a change is a new revision`,
        );
    } else if (latest && (latest.beginsOn ?? '') > (record.beginsOn ?? '')) {
      faults.push(
        `${record.code}: a revision in force from ${latest.beginsOn} is published; this one is of ${record.beginsOn}`,
      );
    } else {
      fresh.push({ record, fields: latest ? changedFields(contentOf(latest.id), record.content) : [] });
    }
  }
  if (faults.length > 0 || fresh.length === 0) return { published: [], faults };
  return { published: await publish(manager, kind, fresh), faults };
}

async function publish(
  manager: EntityManager,
  kind: SubjectKind,
  fresh: readonly { record: RevisionRecord; fields: readonly string[] }[],
): Promise<ImportedRevision[]> {
  const instant = await beginPublication(manager);
  const subjects = await identify(manager, kind, [...new Set(fresh.map(({ record }) => record.code))]);
  const referred = referredBy(
    kind,
    fresh.map(({ record }) => record.content),
  );
  const references = await resolveReferences(manager, referred);
  const published: ImportedRevision[] = [];
  // Day by day: a subject can have several revisions in the files, and each ends the one before.
  const byDay = groupBy(fresh, ({ record }) => record.beginsOn ?? '');
  for (const [, some] of [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const revisions = some.map(({ record: { code, beginsOn, content } }) => ({
      subjectId: subjects.get(code) as number,
      code,
      beginsOn,
      changeSetId: null,
      content,
    }));
    const ids = await insertRevisions(manager, kind, revisions, references);
    const fields = new Map(ids.map((id, index) => [id, some[index]?.fields ?? []]));
    for (const one of await publishRevisions(manager, kind, ids, instant))
      published.push({ ...one, kind, fields: fields.get(one.revisionId) ?? [] });
  }
  return published;
}

/** The published revisions of each subject, from the first; of one day, in the order of their publication. */
async function publishedRevisions(
  manager: EntityManager,
  kind: SubjectKind,
): Promise<ReadonlyMap<string, readonly Known[]>> {
  const { table, subject } = REVISED[kind];
  const rows: Known[] = await manager.query(
    `select r.id, r.code, r.begins_on::text as "beginsOn", not isempty(r.valid_during) as stands, exists (
      select from ${table} l where l.${subject} = r.${subject} and l.begins_on is not distinct from r.begins_on and (
        l.published_at > r.published_at and l.change_set_id is not null
        or l.published_at >= r.published_at and exists (
          select from draft d join change_set c on c.id = d.change_set_id
          where d.kind = $1 and d.operation = 'RETIRE' and d.base_revision_id = l.id
            and c.state = 'PUBLISHED' and c.effective_on = l.begins_on
        )
      )
    ) as decided
    from ${table} r where r.published_at is not null order by r.code, r.begins_on nulls first, r.published_at, r.id`,
    [kind],
  );
  return groupBy(rows, ({ code }) => code);
}
