import { createRequire } from 'node:module';

/** What the State Council's yearly notice on holidays (国务院办公厅关于节假日安排的通知) makes of a day. */
export enum DayKind {
  /** Everyone is off (放假), whether the holiday falls on the day or it was swapped for one. */
  PUBLIC_HOLIDAY = 'PUBLIC_HOLIDAY',
  /** A Saturday or Sunday that is worked in exchange (调休上班). */
  MAKE_UP_WORKDAY = 'MAKE_UP_WORKDAY',
  ORDINARY = 'ORDINARY',
}

export interface CalendarEntry {
  readonly kind: DayKind;
  /** The holiday, in Chinese, that a day is off or worked for; null for an ordinary day. */
  readonly holiday: string | null;
  /** Whether the notice for the day's year is known; if not, the day is ORDINARY for want of knowledge. */
  readonly calendarKnown: boolean;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** China Standard Time (北京时间) is UTC+8 everywhere and all year. */
const CHINA_OFFSET = 8 * 60 * MINUTE;

/** Days by date; the Chinese name stands between the commas of the value: `Spring Festival,春节,4`. */
interface Notices {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

interface Calendar {
  readonly entries: ReadonlyMap<string, CalendarEntry>;
  readonly years: { readonly first: number; readonly last: number };
}

let loaded: Calendar | undefined;

/** The notices of all years, from the tables of chinese-days; loaded at first use, as most requests never need them. */
function calendar(): Calendar {
  if (loaded) return loaded;
  const load = createRequire(import.meta.url);
  const { holidays, workdays } = load('chinese-days/dist/chinese-days.json') as Notices;
  const entriesOf = (days: Readonly<Record<string, string>>, kind: DayKind) =>
    Object.entries(days).map(([day, names]): [string, CalendarEntry] => [
      day,
      { kind, holiday: names.split(',')[1] ?? null, calendarKnown: true },
    ]);
  // A notice is out where the National Day of its year is off: the days around New Year may stand in the year before.
  const years = Object.keys(holidays)
    .filter((day) => day.endsWith('-10-01'))
    .map((day) => Number(day.slice(0, 4)));
  loaded = {
    entries: new Map([
      ...entriesOf(holidays, DayKind.PUBLIC_HOLIDAY),
      ...entriesOf(workdays, DayKind.MAKE_UP_WORKDAY),
    ]),
    years: { first: Math.min(...years), last: Math.max(...years) },
  };
  return loaded;
}

/** The first and the last year whose holidays are known; there is no gap between them. */
export function calendarYears(): { readonly first: number; readonly last: number } {
  return calendar().years;
}

/** What a day is by the notices of its year. In a year beyond calendarYears it is ORDINARY, and not known to be. */
export function dayKind(day: string): CalendarEntry {
  const { entries, years } = calendar();
  const year = Number(day.slice(0, day.indexOf('-', 1)));
  return (
    entries.get(day) ?? {
      kind: DayKind.ORDINARY,
      holiday: null,
      calendarKnown: year >= years.first && year <= years.last,
    }
  );
}

/**
 * Milliseconds since midnight of 1 January 1970 in China.
 * @param at ISO 8601 with its zone
 * @throws RangeError for what is no instant
 */
export function chinaTime(at: string | Date): number {
  const time = typeof at === 'string' ? Date.parse(at) : at.getTime();
  if (Number.isNaN(time)) throw new RangeError(`“${String(at)}” is no instant.`);
  return time + CHINA_OFFSET;
}

/** The instant, in UTC as ISO 8601, that is some milliseconds after midnight of 1 January 1970 in China. */
export function instantOf(time: number): string {
  return new Date(time - CHINA_OFFSET).toISOString();
}

/** Days from 1 January 1970 to an ISO day. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY;
}

/** The ISO day that is some days after 1 January 1970. */
export function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, -'T00:00:00.000Z'.length);
}

/** The weekday of a day counted from 1 January 1970, a Thursday: 1 to 7, Monday first. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}
