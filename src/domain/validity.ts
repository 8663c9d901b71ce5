/** A day of the calendar as ISO 8601 text, `2018-09-11`: no time, no zone. The law knows days, not instants. */
export type CalendarDay = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text names a day that exists, from year 0001 to 9999. */
export function isCalendarDay(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1) return false;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day it is in China (UTC+8) at an instant: what is "in force today" turns over at midnight there, wherever the server stands. */
export function dayInChina(now: Date): CalendarDay {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** How many days later than one day another is; negative if it is earlier. */
export function daysAfter(day: CalendarDay, other: CalendarDay): number {
  const midnight = (text: CalendarDay) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  return midnight(other) - midnight(day);
}

/**
 * The days on which something is in being, as a PostgreSQL `daterange`, from years or months: a month counts from its
 * first day and a year from January; what is not given has no bound.
 */
export function inBeing(establishedIn: string | undefined, retiredIn: string | undefined): string {
  const firstDay = (text: string | undefined) =>
    text === undefined ? '' : text.length === 4 ? `${text}-01-01` : `${text}-01`;
  const from = firstDay(establishedIn);
  return `${from === '' ? '(' : '['}${from},${firstDay(retiredIn)})`;
}
