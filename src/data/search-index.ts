import { pinyinVector, wordsOf } from '../domain/chinese.js';
import { gramsOf, markWords, normalise, type SearchKind } from '../domain/search-text.js';

/** What can be found of one subject. Fields stand in the order in which equal matches are preferred. */
export interface SearchSubject {
  readonly kind: SearchKind;
  /** The id of its row; for a service, of the revision. */
  readonly subjectId: number;
  readonly fields: readonly SearchField[];
}

export interface SearchField {
  /** The GraphQL field that holds the text; once a subject. */
  readonly field: string;
  readonly text: string;
  /** Names rank before other texts, and are found by their pinyin. */
  readonly isName: boolean;
}

/** Runs a statement in the caller's transaction. */
export type Query = (text: string, values: unknown[]) => Promise<unknown>;

/** Rows a statement, so that its message stays a few megabytes. */
const BATCH = 2_000;
const BATCH_CHARACTERS = 400_000;

/** A character that normalising removes from every text. */
const SEPARATOR = '\u001f';

/**
 * Makes subjects searchable, in place of whatever was searchable of them. Fields without text are left out; of a text
 * longer than MAX_INDEXED only the beginning is found.
 * Two subjects with the same kind and id, or two fields of one name in a subject, are refused by the database.
 */
export async function indexSubjects(query: Query, subjects: readonly SearchSubject[]): Promise<void> {
  await query(
    `delete from search_text s using unnest($1::text[], $2::integer[]) as old (kind, subject_id)
      where s.kind = old.kind and s.subject_id = old.subject_id`,
    [subjects.map((subject) => subject.kind), subjects.map((subject) => subject.subjectId)],
  );
  for (const batch of batches(subjects)) {
    await query(
      `insert into search_text (kind, subject_id, field, is_name, position, original, normalised, words, grams, pinyin)
      select kind, subject_id, field, is_name, position, original, normalised, words,
        array_to_tsvector(string_to_array(grams, '${SEPARATOR}')), pinyin
      from unnest($1::text[], $2::integer[], $3::text[], $4::boolean[], $5::smallint[], $6::text[], $7::text[],
        $8::text[], $9::text[], $10::tsvector[])
        as new (kind, subject_id, field, is_name, position, original, normalised, words, grams, pinyin)`,
      columnsOf(batch),
    );
  }
}

type IndexRow = readonly unknown[];

function* batches(subjects: readonly SearchSubject[]): Generator<IndexRow[]> {
  let batch: IndexRow[] = [];
  let characters = 0;
  for (const { kind, subjectId, fields } of subjects) {
    for (const [position, { field, text, isName }] of fields.entries()) {
      const normalised = normalise(text);
      if (normalised.trim() === '') continue;
      batch.push([
        kind,
        subjectId,
        field,
        isName,
        position,
        text.replaceAll('\0', ' '), // PostgreSQL stores no U+0000
        normalised,
        markWords(wordsOf(normalised)),
        gramsOf(normalised).join(SEPARATOR),
        isName ? pinyinVector(text) : '',
      ]);
      characters += text.length;
      if (batch.length < BATCH && characters < BATCH_CHARACTERS) continue;
      yield batch;
      batch = [];
      characters = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

function columnsOf(rows: readonly IndexRow[]): unknown[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
}
