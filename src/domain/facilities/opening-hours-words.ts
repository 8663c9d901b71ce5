import { groupBy } from '../group-by.js';
import { dayNumber } from './chinese-calendar.js';
import { MINUTES_PER_DAY, type OpeningHours, type Span } from './opening-hours-value.js';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const SPECIAL = { CLOSED: '休息', AS_WEEK: '照常' } as const;
const MAKE_UP = { CLOSED: '休息', AS_WEEK: '按当日星期', AS_MONDAY: '按周一' } as const;

/**
 * Opening hours in Chinese, always in the same words, such as
 * `周一至周五08:00-12:00、14:00-17:30；周六、周日休息；法定节假日休息；调休工作日按周一；2026-12-31 09:00-12:00`;
 * parseOpeningHours reads the same hours from it.
 */
export function describeHours({ week, holidays, makeUpDays, dates }: OpeningHours): string {
  const days = Object.keys(dates).sort();
  return [
    ...alike(week.map((spans, day) => [day, spans] as const)).map(
      ([which, said]) =>
        `${
          which.length === 7
            ? '每天'
            : runs(which, (day) => day)
                .map(weekdaysOf)
                .join('、')
        }${said}`,
    ),
    `法定节假日${typeof holidays === 'string' ? SPECIAL[holidays] : wordsOf(holidays)}`,
    `调休工作日${typeof makeUpDays === 'string' ? MAKE_UP[makeUpDays] : wordsOf(makeUpDays)}`,
    ...alike(days.map((day) => [day, dates[day] ?? []] as const)).map(
      ([which, said]) => `${runs(which, dayNumber).map(datesOf).join('、')} ${said}`,
    ),
  ].join('；');
}

/** Minutes of a day as `08:00`, of the next one as `次日06:00`; midnight at the end of a day is `24:00`. */
export function timeInWords(minutes: number): string {
  return minutes > MINUTES_PER_DAY ? `次日${clockTime(minutes - MINUTES_PER_DAY)}` : clockTime(minutes);
}

/** Minutes of a day as `08:00`. */
export function clockTime(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function wordsOf(spans: readonly Span[]): string {
  if (spans.length === 0) return '休息';
  return spans
    .map(([from, to]) => (to - from === MINUTES_PER_DAY ? '全天' : `${timeInWords(from)}-${timeInWords(to)}`))
    .join('、');
}

/** Days by what is said of them, in the order of their first day. */
function alike<T>(days: readonly (readonly [T, readonly Span[]])[]): [which: T[], said: string][] {
  const groups = groupBy(days, ([, spans]) => wordsOf(spans));
  return [...groups].map(([said, group]) => [group.map(([day]) => day), said]);
}

/** Consecutive days together. */
function runs<T>(days: readonly T[], numberOf: (day: T) => number): [T, ...T[]][] {
  const found: [T, ...T[]][] = [];
  for (const day of days) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && numberOf(day) === numberOf(last) + 1) run.push(day);
    else found.push([day]);
  }
  return found;
}

function weekdaysOf(run: readonly [number, ...number[]]): string {
  const names = run.map((day) => WEEKDAYS[day] ?? '');
  return names.length > 2 ? `${names[0]}至${names.at(-1)}` : names.join('、');
}

function datesOf(run: readonly [string, ...string[]]): string {
  return run.length > 1 ? `${run[0]}至${run.at(-1)}` : run[0];
}
