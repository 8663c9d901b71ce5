import { toCsv } from '../csv.js';

/** What is wrong with a row of a file; each has one meaning, so that a client may count and group by it. */
export const REJECTION_CODES = [
  // The row as text.
  'ENCODING',
  'CSV_UNREADABLE',
  'ROW_LENGTH',
  'ROW_TOO_LONG',
  'CELL_TOO_LONG',
  'CUT_SHORT',
  'JSON_UNREADABLE',
  'JSON_TOO_DEEP',
  'NO_OBJECT',
  'FIELD_TWICE',
  'GEOMETRY',
  // What its cells say.
  'MISSING',
  'NOT_TEXT',
  'TOO_LONG',
  'CONTROL_CHARACTER',
  'TYPE_UNKNOWN',
  'REGION_UNKNOWN',
  'REGION_LEVEL',
  'REGION_NOT_YOURS',
  'COORDINATES_INCOMPLETE',
  'COORDINATES_UNREADABLE',
  'COORDINATES_OUT_OF_RANGE',
  'COORDINATES_SWAPPED',
  'COORDINATES_OUTSIDE_CHINA',
  'CREDIT_CODE',
  'PHONE',
  'STATUS_UNKNOWN',
  'RADIUS',
  'OPENING_HOURS_UNREADABLE',
  'OPENING_HOURS_BACKWARDS',
  'OPENING_HOURS_OVERLAP',
  'OPENING_HOURS_REPEATED',
  'OPENING_HOURS_TOO_LONG',
  'FEATURE_UNKNOWN',
  'SERVICE_UNKNOWN',
  'DATE',
  'DATES_REVERSED',
  'UNIT_UNKNOWN',
  'CAPACITY',
  'SAME_AS',
  'POPULATION',
  // What is there already.
  'DUPLICATE_ID',
  'SAME_AS_TWICE',
] as const;

/** What else is wrong with a row of observations. */
export const OBSERVATION_REJECTION_CODES = [
  // What its cells say.
  'INDICATOR_UNKNOWN',
  'INDICATOR_AMBIGUOUS',
  'INDICATOR_NOT_YOURS',
  'REGION_AMBIGUOUS',
  'REGION_NAME',
  'REGION_NOT_YET',
  'YEAR_UNREADABLE',
  'YEAR_OUTSIDE_PLAN',
  'AREA_UNKNOWN',
  'NO_VALUE',
  'VALUE_UNREADABLE',
  'VALUE_TOO_LONG',
  'COMPARATOR_UNKNOWN',
  'NOT_CUMULATIVE',
  'UNIT_MISMATCH',
  'OUT_OF_BOUNDS',
  'CITATION_MISSING',
  // What else is given, and what is there already.
  'DUPLICATE_ROW',
  'REGION_REPLACED',
  'STALE',
  'REASON_NEEDED',
  'FINAL_STANDS',
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number] | (typeof OBSERVATION_REJECTION_CODES)[number];

/** Why a row was not taken. */
export interface Rejection {
  /** The line where the row begins, from 1; the ordinal of the object where a source has no lines. */
  readonly line: number;
  /** The file's own word for the column; null where the row as a whole is at fault. */
  readonly column: string | null;
  /** What stands there, cut to 200 characters. */
  readonly value: string | null;
  readonly code: RejectionCode;
  readonly message: string;
}

const SHOWN_LENGTH = 200;

/** A value as a rejection shows it: text as it stands, anything else as JSON, cut to 200 characters; null for nothing. */
export function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  if (text.length <= SHOWN_LENGTH) return text;
  // Never half of a surrogate pair: PostgreSQL would refuse the text.
  return text.slice(0, SHOWN_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}

const HEADER = ['line', 'column', 'value', 'code', 'message'] as const;

/** The lines of a reject file, as CSV that no spreadsheet runs as formulas; `withHeader` for its first part. */
export function rejectionsCsv(rejections: readonly Rejection[], withHeader = true): string {
  const rows = rejections.map(({ line, column, value, code, message }) => [
    String(line),
    column ?? '',
    value ?? '',
    code,
    message,
  ]);
  const csv = toCsv(withHeader ? [[...HEADER], ...rows] : rows);
  // The byte order mark belongs at the beginning of a file only.
  return withHeader ? csv : csv.slice(1);
}
