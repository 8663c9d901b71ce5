import { isCalendarDay } from '../validity.js';
import { dayNumber, dayOf } from './chinese-calendar.js';
import { tokensOf, type Token } from './opening-hours-tokens.js';
import { MAX_DATES, MINUTES_PER_DAY, type OpeningHoursCode, type Span } from './opening-hours-value.js';

/** What a rule is about: a weekday from 0, holidays, make-up days, or a date. */
export type Slot = number | 'HOLIDAYS' | 'MAKE_UP_DAYS' | `${number}-${string}`;
export type Said = readonly Span[] | 'AS_WEEK' | 'AS_MONDAY' | 'AS_USUAL';

export interface Rule {
  readonly slots: readonly Slot[];
  readonly said: Said;
  /** Whether it adds to what is said before, as behind a comma, or goes in its place. */
  readonly adds: boolean;
  readonly first: Token;
  readonly last: Token;
}

/** Where and why a text is no opening hours. */
export class Unreadable extends Error {
  constructor(
    readonly code: OpeningHoursCode,
    readonly explanation: string,
    readonly first: Token | null,
    readonly last: Token | null = first,
  ) {
    super(explanation);
  }
}

const FORM =
  'Write days, times and what differs, such as “周一至周五 8:00-12:00、14:00-17:30；周六、周日休息；法定节假日休息” or “Mo-Fr 08:00-17:30; Sa,Su off; PH off”.';

/**
 * The rules of a text, in its order, by the grammar of parseOpeningHours; at least one.
 * @throws Unreadable
 */
export function rulesOf(text: string): readonly Rule[] {
  return new RuleReader(tokensOf(text)).rules();
}

class RuleReader {
  private at = 0;
  private readonly read: Rule[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  rules(): readonly Rule[] {
    let adds = false;
    while (this.peek().kind !== 'TEXT_END') {
      if (this.take('RULE_END')) {
        adds = false;
        continue;
      }
      this.read.push(this.rule(adds));
      adds = true;
      const comma = this.take('COMMA');
      if (this.peek().kind === 'TEXT_END' || this.peek().kind === 'RULE_END') {
        if (comma) throw this.refusal('Something has to follow the comma.', comma);
      } else if (!this.startsSlot()) {
        throw this.refusal(`This is not understood here. ${FORM}`);
      }
    }
    if (this.read.length === 0) throw this.refusal(`There is nothing here. ${FORM}`);
    return this.read;
  }

  private peek(): Token {
    return this.tokens[this.at] as Token;
  }

  private previous(): Token {
    return this.tokens[Math.max(0, this.at - 1)] as Token;
  }

  private take(kind: Token['kind']): Token | null {
    const token = this.peek();
    if (token.kind !== kind) return null;
    this.at += 1;
    return token;
  }

  private refusal(explanation: string, token: Token = this.peek()): Unreadable {
    return new Unreadable('OPENING_HOURS_UNREADABLE', explanation, token);
  }

  private startsSlot(): boolean {
    return ['DAYS', 'WORKDAYS', 'HOLIDAYS', 'MAKE_UP_DAYS', 'DATE'].includes(this.peek().kind);
  }

  private rule(adds: boolean): Rule {
    const first = this.peek();
    const slots = new Set<Slot>();
    while (this.startsSlot()) {
      for (const slot of this.slots()) slots.add(slot);
      this.take('COMMA');
    }
    if (slots.size > 0) this.take('COLON');
    else for (let day = 0; day < 7; day += 1) slots.add(day);
    const said = this.said([...slots]);
    return { slots: [...slots], said, adds, first, last: this.previous() };
  }

  private slots(): readonly Slot[] {
    const token = this.peek();
    this.at += 1;
    switch (token.kind) {
      case 'WORKDAYS':
        return [0, 1, 2, 3, 4];
      case 'HOLIDAYS':
      case 'MAKE_UP_DAYS':
        return [token.kind];
      case 'DATE':
        return this.dates(token);
      case 'DAYS':
        return this.weekdays(token.days);
      default:
        throw this.refusal(FORM, token);
    }
  }

  private weekdays(days: readonly number[]): readonly number[] {
    if (!this.take('DASH')) return days;
    const end = this.peek();
    const [from, to] = [days[0] ?? 0, end.kind === 'DAYS' ? end.days[0] : undefined];
    if (end.kind !== 'DAYS' || to === undefined || end.days.length > 1 || days.length > 1)
      throw this.refusal('A range of weekdays goes from one to one, such as 周一至周五 or Mo-Fr.', end);
    this.at += 1;
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7);
  }

  private dates(first: Token & { kind: 'DATE' }): readonly Slot[] {
    this.checkDate(first);
    if (!this.take('SLASH') && !this.take('DASH')) return [first.day as Slot];
    const last = this.peek();
    if (last.kind !== 'DATE')
      throw this.refusal('A range of dates ends with a date, such as 2026-02-16/2026-02-22.', last);
    this.checkDate(last);
    this.at += 1;
    const [from, to] = [dayNumber(first.day), dayNumber(last.day)];
    if (to < from)
      throw new Unreadable(
        'OPENING_HOURS_BACKWARDS',
        'The range of dates ends before it begins; write the earlier date first.',
        first,
        last,
      );
    if (to - from >= MAX_DATES) throw tooManyDates(first, last);
    return Array.from({ length: to - from + 1 }, (_, step) => dayOf(from + step) as Slot);
  }

  private checkDate(token: Token & { kind: 'DATE' }): void {
    if (!isCalendarDay(token.day)) throw this.refusal('There is no such day in the calendar.', token);
  }

  private said(slots: readonly Slot[]): Said {
    const token = this.peek();
    if (this.take('EXCEPT')) return this.except(token);
    if (this.take('OFF')) return [];
    if (this.take('AS_USUAL')) return this.usual(slots, token);
    if (this.take('AS')) return this.as(slots, token);
    const spans: Span[] = [];
    while (this.peek().kind === 'TIME' || this.peek().kind === 'WHOLE_DAY') {
      const whole = this.take('WHOLE_DAY');
      if (whole && spans.length === 0 && this.take('OFF')) return [];
      spans.push(whole ? [0, MINUTES_PER_DAY] : this.span());
      // A comma may also end the rule: then days follow.
      const after = this.tokens[this.at + 1]?.kind;
      if (this.peek().kind === 'COMMA' && (after === 'TIME' || after === 'WHOLE_DAY')) this.at += 1;
    }
    if (spans.length > 0) return spans;
    throw this.refusal(
      token.kind === 'UNKNOWN'
        ? `This is not understood. ${FORM}`
        : 'Here have to stand times, such as 8:00-12:00, or 全天, 休息 or off.',
      token,
    );
  }

  /** 周一闭馆，法定节假日除外 means that holidays are open, and 每天9:00-17:00，法定节假日除外 that they are not. */
  private except(token: Token): Said {
    const before = this.read.at(-1)?.said;
    if (before === undefined || typeof before === 'string' || before.length === 0)
      throw this.refusal('“除外” can be read in two ways here; write 休息 or 照常, or the times.', token);
    return [];
  }

  private usual(slots: readonly Slot[], token: Token): Said {
    if (slots.every((slot) => slot === 'HOLIDAYS')) return 'AS_WEEK';
    if (slots.every((slot) => slot === 'HOLIDAYS' || slot === 'MAKE_UP_DAYS')) return 'AS_USUAL';
    throw this.refusal('Only of public holidays and make-up days can this be said; write the times.', token);
  }

  private as(slots: readonly Slot[], token: Token): Said {
    const onlyMakeUp = slots.every((slot) => slot === 'MAKE_UP_DAYS');
    const day = this.peek();
    if (this.take('WEEK') && slots.every((slot) => slot === 'HOLIDAYS' || slot === 'MAKE_UP_DAYS'))
      return 'AS_WEEK';
    if (onlyMakeUp && day.kind === 'DAYS' && day.days.length === 1 && day.days[0] === 0) {
      this.at += 1;
      return 'AS_MONDAY';
    }
    throw new Unreadable(
      'OPENING_HOURS_UNREADABLE',
      'Write “MU as Mo” (调休工作日按周一), “MU as week” (调休工作日按当日星期) or “PH as week” (法定节假日照常), or the times.',
      token,
      day,
    );
  }

  private span(): Span {
    const first = this.time();
    if (!this.take('DASH')) throw this.refusal('An end is needed, such as 8:00-12:00.', this.previous());
    const last = this.time();
    const from = inDay(first, first.half);
    const afternoon = first.half === 'AFTERNOON' && last.half === null && !last.nextDay;
    let to = inDay(last, afternoon ? 'AFTERNOON' : last.half);
    if (from >= MINUTES_PER_DAY || first.nextDay)
      throw this.refusal('A time begins before 24:00; give the day after its own times.', first);
    // Where 上午 or 下午 is said, an end before the beginning is more likely wrong than meant for the next day.
    if (last.nextDay || (to < from && first.half === null && last.half === null)) to += MINUTES_PER_DAY;
    const whole = from === 0 && to === MINUTES_PER_DAY;
    if (to > from && (to - from < MINUTES_PER_DAY || whole)) return [from, to];
    throw new Unreadable(
      'OPENING_HOURS_BACKWARDS',
      to <= from
        ? 'The end is not after the beginning; write a later end, 次日 if it is meant for the next day, or 全天 for 24 hours.'
        : 'The end is a day or more after the beginning; write an end that is less than 24 hours later, or 全天 for 24 hours.',
      first,
      last,
    );
  }

  private time(): Token & { kind: 'TIME' } {
    const token = this.peek();
    if (token.kind !== 'TIME')
      throw this.refusal('A time is needed here, such as 8:00, 17:30 or 8点半.', token);
    if (token.minutes > (token.nextDay || token.half !== null ? 1 : 2) * MINUTES_PER_DAY)
      throw this.refusal('There is no such time.', token);
    this.at += 1;
    return token;
  }
}

/** Minutes of a time by the half of the day that is said of it: 下午2:00 is 14:00, and so is 下午14:00. */
function inDay(time: Token & { kind: 'TIME' }, half: 'MORNING' | 'AFTERNOON' | null): number {
  const noon = MINUTES_PER_DAY / 2;
  return half === 'AFTERNOON' && time.minutes < noon ? time.minutes + noon : time.minutes;
}

/** That there are more dates than hours may have. */
export function tooManyDates(first: Token, last: Token): Unreadable {
  return new Unreadable(
    'OPENING_HOURS_TOO_LONG',
    `Opening hours have at most ${MAX_DATES} dates of their own; leave out those that are past.`,
    first,
    last,
  );
}
