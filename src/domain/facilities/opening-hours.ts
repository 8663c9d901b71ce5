import {
  chinaTime,
  DayKind,
  dayKind,
  dayOf,
  instantOf,
  weekdayOf,
  type CalendarEntry,
} from './chinese-calendar.js';
import { MINUTES_PER_DAY, type OpeningHours, type Span } from './opening-hours-value.js';

export { parseOpeningHours } from './opening-hours-text.js';
export {
  HolidayHours,
  hoursKey,
  MakeUpHours,
  MINUTES_PER_DAY,
  type OpeningHours,
  type OpeningHoursCode,
  type OpeningHoursFault,
  type OpeningHoursReading,
  type Span,
} from './opening-hours-value.js';
export { clockTime, describeHours } from './opening-hours-words.js';

const MINUTE = 60_000;
const DAY = MINUTES_PER_DAY * MINUTE;

/** A day as opening hours see it. */
interface Day {
  readonly day: string;
  /** From 0, Monday first. */
  readonly weekday: number;
  readonly kind: CalendarEntry['kind'];
}

function dayNumbered(number: number): Day {
  const day = dayOf(number);
  return { day, weekday: weekdayOf(number) - 1, kind: dayKind(day).kind };
}

/** The spans that begin on a day, in order; their ends may be on the next. */
function spansOf({ week, holidays, makeUpDays, dates }: OpeningHours, { day, weekday, kind }: Day) {
  const own = dates[day];
  if (own) return own;
  const rule =
    kind === DayKind.PUBLIC_HOLIDAY ? holidays : kind === DayKind.MAKE_UP_WORKDAY ? makeUpDays : 'AS_WEEK';
  if (typeof rule === 'object') return rule;
  if (rule === 'CLOSED') return [];
  return week[rule === 'AS_MONDAY' ? 0 : weekday] ?? [];
}

/**
 * Tells of any hours whether they are open at an instant: at the minute of opening they are, at that of closing not any
 * more. To ask of many hours, make one test.
 * @param at ISO 8601 with its zone
 * @throws RangeError for what is no instant
 */
export function openTest(at: string | Date): (hours: OpeningHours) => boolean {
  const time = chinaTime(at);
  const number = Math.floor(time / DAY);
  const minute = (time - number * DAY) / MINUTE;
  const today = dayNumbered(number);
  const yesterday = dayNumbered(number - 1);
  const reaches = (spans: readonly Span[], at: number) => spans.some(([from, to]) => from <= at && at < to);
  return (hours) =>
    reaches(spansOf(hours, today), minute) || reaches(spansOf(hours, yesterday), minute + MINUTES_PER_DAY);
}

/** Whether it is open at an instant; see openTest. */
export function openAt(hours: OpeningHours, at: string | Date): boolean {
  return openTest(at)(hours);
}

/**
 * When it next opens or closes after an instant, in UTC as ISO 8601; null if it does neither within so many days of 24
 * hours. Spans that touch are one, as nobody is sent away between them.
 * @throws RangeError for what is no instant
 */
export function nextChange(hours: OpeningHours, at: string | Date, withinDays = 14): string | null {
  const time = chinaTime(at);
  const limit = time + withinDays * DAY;
  let closes: number | null = null;
  for (let number = Math.floor(time / DAY) - 1; number * DAY <= limit; number += 1) {
    for (const [from, to] of spansOf(hours, dayNumbered(number))) {
      const begin = number * DAY + from * MINUTE;
      const end = number * DAY + to * MINUTE;
      if (end <= time) continue;
      if (closes === null && begin > time) return begin <= limit ? instantOf(begin) : null;
      if (closes !== null && begin > closes) return instantOf(closes);
      closes = Math.max(closes ?? end, end);
      if (closes > limit) return null;
    }
  }
  return closes === null ? null : instantOf(closes);
}
