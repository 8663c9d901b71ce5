import { toWgs84, type CoordinateSystem } from '../geo/coordinates.js';
import { pointProblem, type Point } from '../geo/point.js';
import { isBlank } from '../text-rules.js';
import { isCalendarDay } from '../validity.js';
import type { ImportRecord } from './record-fields.js';
import { shown, type Rejection, type RejectionCode } from './rejection.js';

/** Control characters and halves of surrogate pairs; a spreadsheet's line break within a cell is neither. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
/** Finds any of them faster, and line breaks too. */
const UNUSUAL = /[\p{Cc}\p{Cs}]/u;
const WHOLE = /^\d{1,10}(?:\.0+)?$/;
const DEGREES = /^[+-]?\d{1,3}(?:\.\d*)?$/;
const DAY = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;
const SEPARATORS = /[;；、|｜]/;
const LIST_LENGTH = 200;

/**
 * Reads the cells of one record and keeps what is wrong with them. Each reading is undefined if the record does not have
 * the field (or it is wrong, which is told), and null if it says that there is nothing.
 */
export class RecordCells {
  readonly rejections: Rejection[] = [];

  constructor(private readonly record: ImportRecord) {}

  /** Tells what is wrong with a field; `null` for the record as a whole. */
  reject(field: string | null, code: RejectionCode, message: string, value?: unknown): undefined {
    const { line, words, values } = this.record;
    const column = field === null ? null : (words[field] ?? field);
    this.rejections.push({
      line,
      column,
      value: shown(value ?? (field === null ? null : values[field])),
      code,
      message,
    });
  }

  /** Whether the record has the field, be it empty. */
  has(field: string): boolean {
    return this.record.values[field] !== undefined;
  }

  /** What stands there, as it is. */
  raw(field: string): unknown {
    return this.record.values[field];
  }

  /** Text without blanks around it, of at most `max` characters. */
  text(field: string, max: number): string | null | undefined {
    return this.textOf(field, this.record.values[field], max);
  }

  /** Text that may be left alone but not be empty. */
  needed(field: string, max: number): string | undefined {
    const text = this.text(field, max);
    if (text === null) return this.reject(field, 'MISSING', 'The cell is empty: it must be filled.');
    return text;
  }

  /** Text on one line: each run of blanks is one. */
  line(field: string, max: number): string | undefined {
    return this.needed(field, max)?.replace(/\s+/g, ' ');
  }

  /** A whole number. */
  whole(field: string, least: number, most: number, code: RejectionCode): number | null | undefined {
    return this.wholeOf(field, this.record.values[field], least, most, code);
  }

  /** A whole number that stands within another value. */
  wholeOf(field: string, value: unknown, least: number, most: number, code: RejectionCode) {
    const text = this.textOf(field, value, 40);
    if (text === null || text === undefined) return text;
    const digits = text.normalize('NFKC');
    const number = WHOLE.test(digits) ? Number(digits) : NaN;
    if (number >= least && number <= most) return number;
    return this.reject(
      field,
      code,
      `This must be a whole number from ${least} to ${most}, in digits only.`,
      value,
    );
  }

  /** A day of the calendar, as ISO 8601. */
  day(field: string): string | null | undefined {
    return this.dayOf(field, this.record.values[field]);
  }

  /** A day that stands within another value. */
  dayOf(field: string, value: unknown): string | null | undefined {
    const text = this.textOf(field, value, 40);
    if (text === null || text === undefined) return text;
    const [year, month, day] =
      DAY.exec(text.normalize('NFKC'))
        ?.slice(1)
        .filter((part) => part !== undefined) ?? [];
    const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    if (isCalendarDay(iso)) return iso;
    return this.reject(field, 'DATE', 'This is no day: give it as 2026-01-31.', value);
  }

  /** Texts of a list: of a JSON list, or of a cell divided by ; 、 or |. */
  list(field: string): readonly string[] | null | undefined {
    const value = this.record.values[field];
    const parts = Array.isArray(value) ? (value as unknown[]) : this.text(field, 10_000)?.split(SEPARATORS);
    if (!parts) return value === undefined ? undefined : null;
    if (parts.length > LIST_LENGTH) {
      return this.reject(
        field,
        'TOO_LONG',
        `The list has ${parts.length} entries: at most ${LIST_LENGTH} are read.`,
      );
    }
    return parts.map((part) => this.textOf(field, part, 200) ?? '').filter((part) => part !== '');
  }

  /** Where the record lies, in WGS 84 with seven decimals; null if nowhere is said. */
  point(system: CoordinateSystem): Point | null | undefined {
    const before = this.rejections.length;
    const longitude = this.degrees('longitude');
    const latitude = this.degrees('latitude');
    if (this.rejections.length > before) return undefined;
    if (longitude === undefined && latitude === undefined) return undefined;
    if (longitude === null && latitude === null) return null;
    if (typeof longitude !== 'number' || typeof latitude !== 'number') {
      const field = typeof longitude === 'number' ? 'latitude' : 'longitude';
      return this.reject(
        field,
        'COORDINATES_INCOMPLETE',
        'Give both the longitude and the latitude, or neither.',
      );
    }
    const point = { longitude, latitude };
    const problem = pointProblem(point);
    if (!problem) return toWgs84(point, system);
    return this.reject('longitude', problem.code, problem.message, `${longitude}, ${latitude}`);
  }

  private degrees(field: string): number | null | undefined {
    const value = this.record.values[field];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const text = this.text(field, 100);
    if (text === null || text === undefined) return text;
    const digits = DEGREES.test(text) ? text : text.normalize('NFKC');
    if (DEGREES.test(digits)) return Number(digits);
    return this.reject(
      field,
      'COORDINATES_UNREADABLE',
      'This is no number of degrees: give it as 119.2965, with at most three digits before the point and no unit.',
    );
  }

  private textOf(field: string, value: unknown, max: number): string | null | undefined {
    if (value === undefined || value === null) return value;
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return this.reject(
        field,
        'NOT_TEXT',
        'A number this long loses digits: put it between quotation marks.',
        value,
      );
    }
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') {
      return this.reject(field, 'NOT_TEXT', 'This is a list or an object: give a text.', value);
    }
    const text = value.trim();
    if (UNUSUAL.test(text) && CONTROL.test(text)) {
      return this.reject(
        field,
        'CONTROL_CHARACTER',
        'The text holds control characters: take them out.',
        value,
      );
    }
    if (isBlank(text)) return null;
    if (text.length > max && [...text].length > max) {
      return this.reject(field, 'TOO_LONG', `The text is longer than ${max} characters: shorten it.`, value);
    }
    return text;
  }
}
