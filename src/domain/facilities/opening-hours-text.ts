import { rulesOf, tooManyDates, Unreadable, type Rule, type Said, type Slot } from './opening-hours-rules.js';
import {
  MAX_DATES,
  MAX_HOURS_TEXT,
  MAX_SPANS_PER_DAY,
  type OpeningHours,
  type OpeningHoursReading,
  type Span,
} from './opening-hours-value.js';
import { describeHours } from './opening-hours-words.js';

/** What stands in a slot, with the rules that it comes from. */
interface Entry {
  readonly said: Said;
  readonly rules: readonly Rule[];
}

/**
 * Reads opening hours (开放时间). Rules are separated by ；;。 or a new line; a later one goes in place of what earlier ones
 * say of its days, and one behind a comma or a space adds to them. A rule is days, then times or what else holds:
 * - days: Mo–Su or 周一 … 周日, ranges and lists of them, 周末, 每天, 工作日 (Monday to Friday; if nothing is said of them,
 *   public holidays are closed then and make-up days are as Monday), PH or 法定节假日, MU or 调休工作日, dates as
 *   2026-02-16 or 2026年2月16日 and ranges of them by / or 至; none: every day;
 * - times: 08:00-12:00, 8点半至12点, 上午8:00-下午5:30, 22:00-06:00 or 22:00-次日06:00 over midnight, 24/7, 24小时, 全天;
 * - off, 休息, 闭馆 and the like; 除外 behind a rule with times;
 * - of public holidays, `as week` or 照常: as the weekday; of make-up days, `as Mo` or 按周一, `as week` or 按当日星期, and
 *   照常, which is as Monday unless that is closed.
 * Weekdays that no rule names are closed, if another is open. Make-up days of which nothing is said are as Monday if Saturday and Sunday are
 * closed, else as their weekday; public holidays as their weekday. This is a part of opening_hours of OpenStreetMap
 * (wiki.openstreetmap.org/wiki/Key:opening_hours) with the words of Chinese notices; `MU` and `as` are additions.
 * Never throws, and takes time in proportion to the text.
 */
export function parseOpeningHours(text: string): OpeningHoursReading {
  try {
    if (text.length > MAX_HOURS_TEXT)
      throw new Unreadable(
        'OPENING_HOURS_TOO_LONG',
        `Opening hours have at most ${MAX_HOURS_TEXT} characters; these have ${text.length}.`,
        null,
      );
    const hours = hoursOf(rulesOf(text));
    // The canonical wording has to be readable as well, and may be the longer one.
    if (describeHours(hours).length > MAX_HOURS_TEXT)
      throw new Unreadable(
        'OPENING_HOURS_TOO_LONG',
        `Written out, these opening hours have more than ${MAX_HOURS_TEXT} characters; leave out what is past.`,
        null,
      );
    return { hours };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, explanation, first, last } = error;
    const start = first?.start ?? 0;
    const piece = [...text.slice(start, last?.end).trim()].slice(0, 40).join('');
    const place = [...text.slice(0, start)].length + 1;
    const where =
      first === null ? '' : piece === '' ? 'At the end of the text: ' : `“${piece}” at character ${place}: `;
    return { code, message: where + explanation, piece, place };
  }
}

function hoursOf(rules: readonly Rule[]): OpeningHours {
  const entries = new Map<Slot, Entry>();
  let dates = 0;
  for (const rule of rules) {
    for (const slot of rule.slots) {
      const before = entries.get(slot);
      if (before === undefined && isDate(slot) && (dates += 1) > MAX_DATES)
        throw tooManyDates(rule.first, rule.last);
      entries.set(
        slot,
        rule.adds && before ? together(before, rule) : { said: inOrder(rule.said, rule), rules: [rule] },
      );
    }
  }
  const used = new Set([...entries.values()].flatMap((entry) => entry.rules));
  const unused = rules.find((rule) => !used.has(rule));
  if (unused)
    throw new Unreadable(
      'OPENING_HOURS_REPEATED',
      'What follows says otherwise of all of these days; join the times of a day with a comma, or leave one of them out.',
      unused.first,
      unused.last,
    );
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => entries.get(day)?.said);
  if (week.includes(undefined) && !week.some((said) => spansOf(said).length > 0))
    throw new Unreadable(
      'OPENING_HOURS_UNREADABLE',
      'No weekday is open by this, and some are not named; begin with the hours of the week, or with 每天休息.',
      rules[0]?.first ?? null,
      rules.at(-1)?.last,
    );
  return withDefaults(entries, rules);
}

function withDefaults(entries: ReadonlyMap<Slot, Entry>, rules: readonly Rule[]): OpeningHours {
  const said = (slot: Slot) => entries.get(slot)?.said;
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => spansOf(said(day)));
  const ofWorkdays = rules.some(({ first }) => first.kind === 'WORKDAYS');
  const weekendOff = week[5]?.length === 0 && week[6]?.length === 0;
  const unsaid = ofWorkdays || weekendOff ? 'AS_MONDAY' : 'AS_WEEK';
  const usual = week[0]?.length === 0 ? 'AS_WEEK' : 'AS_MONDAY';
  const makeUp = said('MAKE_UP_DAYS') ?? unsaid;
  const holidays = said('HOLIDAYS') ?? (ofWorkdays ? [] : 'AS_WEEK');
  const dates = [...entries.keys()].filter(isDate).sort();
  return {
    week,
    holidays: typeof holidays === 'string' ? 'AS_WEEK' : orClosed(holidays),
    makeUpDays: makeUp === 'AS_USUAL' ? usual : typeof makeUp === 'string' ? makeUp : orClosed(makeUp),
    dates: Object.fromEntries(dates.map((day) => [day, spansOf(said(day))])),
  };
}

function isDate(slot: Slot): slot is `${number}-${string}` {
  return typeof slot === 'string' && slot !== 'HOLIDAYS' && slot !== 'MAKE_UP_DAYS';
}

function spansOf(said: Said | undefined): readonly Span[] {
  return typeof said === 'object' ? said : [];
}

function orClosed(spans: readonly Span[]): 'CLOSED' | readonly Span[] {
  return spans.length === 0 ? 'CLOSED' : spans;
}

/** What stands in a slot with what a rule adds; nothing is added to a day that is closed, or to a rule without times. */
function together(before: Entry, rule: Rule): Entry {
  if (
    typeof before.said === 'string' ||
    typeof rule.said === 'string' ||
    !before.said.length ||
    !rule.said.length
  )
    return { said: inOrder(rule.said, rule), rules: [rule] };
  return { said: inOrder([...before.said, ...rule.said], rule), rules: [...before.rules, rule] };
}

/** The spans of a day in order. */
function inOrder(said: Said, { first, last }: Rule): Said {
  if (typeof said === 'string') return said;
  const spans = [...said].sort(([a], [b]) => a - b);
  if (spans.length > MAX_SPANS_PER_DAY)
    throw new Unreadable(
      'OPENING_HOURS_TOO_LONG',
      `A day has at most ${MAX_SPANS_PER_DAY} times of opening; these are ${spans.length}.`,
      first,
      last,
    );
  if (spans.some(([from], place) => from < (spans[place - 1]?.[1] ?? 0)))
    throw new Unreadable(
      'OPENING_HOURS_OVERLAP',
      'Two times of one day overlap; let one end before the next begins, and put ； before what holds instead.',
      first,
      last,
    );
  return spans;
}
