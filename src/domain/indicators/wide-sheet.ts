import type { ImportRecord } from '../facilities/record-fields.js';
import { yearOfField } from './observation-headers.js';
import { observedValue } from './observed-value.js';

type Words = Readonly<Record<string, string>>;

/** Whether a file, by its words for the fields, has one column a year. */
export function isWideSheet(words: Words): boolean {
  return Object.keys(words).some((field) => yearOfField(field) !== undefined);
}

/** What is wrong with the columns of a file as a whole; null if it can be read. @param indicator whether one is given for all rows */
export function sheetFault(words: Words, indicator: boolean): string | null {
  const has = (field: string) => words[field] !== undefined;
  if (Object.keys(words).length === 0)
    return 'The first line names no column that is known here: it must name the columns, such as 地区 and 2023年. Take titles above it out.';
  if (!has('indicator') && !indicator)
    return 'No column names the indicator: add a column 指标 (indicator), or name one for the whole file.';
  if (!has('region') && !has('regionName'))
    return 'No column names the division: add a column 地区 (region) with its code or name.';
  if (!isWideSheet(words)) {
    const missing = Object.entries({ year: '年份 (year)', value: '数值 (value)' }).flatMap(([field, name]) =>
      has(field) ? [] : [name],
    );
    if (missing.length === 0) return null;
    return `The file lacks the ${missing.length > 1 ? 'columns' : 'column'} ${missing.join(' and ')}; a wide sheet has a column for each year instead, such as 2023年.`;
  }
  const [long] = ['year', 'value'].filter(has);
  return long === undefined
    ? null
    : `The file has columns for single years and "${words[long]}" too: keep either, so that each figure stands once.`;
}

/** Turns rows of a wide sheet into rows of a long file. */
export class WideSheet {
  /** The words for the fields of one year's column, by those of the file. */
  private readonly words = new WeakMap<Words, Map<string, Words>>();

  /** The figures of a row, one for each year that has any: an empty cell or a dash says nothing. */
  rowsOf({ line, values, words }: ImportRecord): ImportRecord[] {
    const shared: Record<string, unknown> = {};
    const cells: (readonly [field: string, year: number, value: unknown])[] = [];
    for (const [field, value] of Object.entries(values)) {
      const year = yearOfField(field);
      if (year === undefined) shared[field] = value;
      else if (!saysNothing(value)) cells.push([field, year, value]);
    }
    return cells.map(([field, year, value]) => ({
      line,
      values: { ...shared, year: String(year), value },
      words: this.wordsOf(words, field),
    }));
  }

  private wordsOf(words: Words, field: string): Words {
    const known = this.words.get(words) ?? new Map<string, Words>();
    this.words.set(words, known);
    const own = known.get(field) ?? {
      ...words,
      year: words[field] ?? field,
      value: words[field] ?? field,
    };
    known.set(field, own);
    return own;
  }
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' && observedValue(value).kind === 'NOTHING';
}
