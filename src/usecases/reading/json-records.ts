import {
  fieldsNamed,
  type FieldHeaders,
  type FieldNamed,
  type ImportRecord,
} from '../../domain/facilities/record-fields.js';
import { shown, type Rejection, type RejectionCode } from '../../domain/facilities/rejection.js';
import type { ReadLimits } from './record-batch.js';

/** A JSON object of whatever members. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How many words of a file are remembered: a file whose every object has words of its own must not fill the memory. */
const WORDS_KEPT = 10_000;
const IGNORED_TOLD = 200;

function deeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((part) => deeperThan(part, depth - 1));
}

/** Turns JSON objects into records; keeps the records, the faults and the words that were met. */
export class JsonRecords {
  records: ImportRecord[] = [];
  faults: Rejection[] = [];
  readonly words: Record<string, string> = {};
  readonly ignored: string[] = [];

  private readonly named: FieldNamed;
  private readonly known = new Map<string, string | null>();

  constructor(
    fields: FieldHeaders,
    private readonly limits: ReadLimits,
  ) {
    this.named = fieldsNamed(fields);
  }

  /** The object that a text holds; undefined if it holds none, which is told. */
  object(line: number, text: string): JsonObject | undefined {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return this.fault(
        line,
        text,
        'JSON_UNREADABLE',
        'This is no JSON: look for a missing quotation mark, comma or brace.',
      );
    }
    if (!isJsonObject(value)) {
      return this.fault(line, text, 'NO_OBJECT', 'This is no JSON object: give one record as {…}.');
    }
    if (deeperThan(value, this.limits.depth)) {
      return this.fault(
        line,
        text,
        'JSON_TOO_DEEP',
        `The object nests deeper than ${this.limits.depth} levels.`,
      );
    }
    return value;
  }

  /** Keeps a record of an object's members, with some values that stand elsewhere, by field and the file's word for it. */
  take(
    line: number,
    members: JsonObject,
    elsewhere: readonly (readonly [string, string, unknown])[] = [],
  ): void {
    const values: Record<string, unknown> = {};
    for (const [field, word, value] of elsewhere) {
      values[field] = value;
      this.words[field] ??= word;
    }
    const given = Object.keys(members);
    if (given.length > this.limits.columns) {
      this.fault(
        line,
        members,
        'ROW_TOO_LONG',
        `The object has ${given.length} members: at most ${this.limits.columns} are read.`,
      );
      return;
    }
    const taken = new Map<string, string>();
    for (const word of given) {
      const field = this.fieldOf(word);
      // What stands elsewhere, such as a geometry, goes before a copy of it.
      if (field === null || elsewhere.some(([other]) => other === field)) continue;
      const before = taken.get(field);
      if (before !== undefined) {
        this.fault(
          line,
          members[word],
          'FIELD_TWICE',
          `"${before}" and "${word}" say the same: leave one out.`,
          word,
        );
        return;
      }
      const value = members[word];
      if (typeof value === 'string' && value.length > this.limits.cell) {
        const message = `The text has ${value.length} characters: at most ${this.limits.cell} are read.`;
        this.fault(line, value, 'CELL_TOO_LONG', message, word);
        return;
      }
      taken.set(field, word);
      values[field] = value;
      this.words[field] ??= word;
    }
    this.records.push({ line, values, words: this.words });
  }

  /** Tells what is wrong with an object. */
  fault(
    line: number,
    value: unknown,
    code: RejectionCode,
    message: string,
    column: string | null = null,
  ): undefined {
    const text = typeof value === 'string' ? value.trim() : value;
    this.faults.push({ line, column, value: shown(text), code, message });
  }

  /** The field that a word names. */
  protected fieldOf(word: string): string | null {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const field = this.named(word);
    if (this.known.size < WORDS_KEPT) this.known.set(word, field);
    if (field === null && this.ignored.length < IGNORED_TOLD && !this.ignored.includes(word))
      this.ignored.push(word);
    return field;
  }
}
