import { Field, Int, ObjectType } from 'type-graphql';
import { calendarYears } from '../domain/facilities/chinese-calendar.js';
import {
  clockTime,
  describeHours,
  HolidayHours,
  MakeUpHours,
  MINUTES_PER_DAY,
  type OpeningHours as Hours,
  type Span,
} from '../domain/facilities/opening-hours.js';
import { DateScalar } from '../entities/scalars.js';

@ObjectType({ description: 'A time of opening, by the clocks of China, UTC+8 (开放时段).' })
export class OpeningSpan {
  @Field(() => String, { description: 'When it opens, as `08:00` (开门时间).' })
  opens!: string;

  @Field(() => String, {
    description: 'When it closes, as `17:30`; `24:00` at the end of its day (关门时间).',
  })
  closes!: string;

  @Field(() => Boolean, { description: 'Whether `closes` is on the day after (次日关门).' })
  nextDay!: boolean;
}

@ObjectType({ description: 'When a facility is open on a day of the week (每周开放时间).' })
export class OpeningDay {
  @Field(() => Int, { description: 'The weekday, 1 for Monday to 7 for Sunday (星期).' })
  weekday!: number;

  @Field(() => [OpeningSpan], {
    description: 'The times that begin on it, from the earliest; empty: closed all day (开放时段).',
  })
  spans!: OpeningSpan[];
}

@ObjectType({ description: 'What holds on public holidays, when everyone is off (法定节假日开放时间).' })
export class HolidayOpening {
  @Field(() => HolidayHours, { description: 'What holds (开放方式).' })
  rule!: HolidayHours;

  @Field(() => [OpeningSpan], { description: 'Of OWN_HOURS, the times; else empty (开放时段).' })
  spans!: OpeningSpan[];
}

@ObjectType({
  description:
    'What holds on Saturdays and Sundays that are worked in exchange for a holiday (调休工作日开放时间).',
})
export class MakeUpOpening {
  @Field(() => MakeUpHours, { description: 'What holds (开放方式).' })
  rule!: MakeUpHours;

  @Field(() => [OpeningSpan], { description: 'Of OWN_HOURS, the times; else empty (开放时段).' })
  spans!: OpeningSpan[];
}

@ObjectType({ description: 'When a facility is open on a date of its own (特定日期开放时间).' })
export class OpeningException {
  @Field(() => DateScalar, { description: 'The date (日期).' })
  date!: string;

  @Field(() => [OpeningSpan], {
    description: 'The times that begin on it, from the earliest; empty: closed all day (开放时段).',
  })
  spans!: OpeningSpan[];
}

@ObjectType({
  description:
    'When a facility is open, by the clocks of China, UTC+8 (开放时间). Exceptions go first, then public holidays and make-up days, then the week.',
})
export class OpeningHours {
  @Field(() => String, {
    description: 'All of it in Chinese, in words that an import of facilities reads (开放时间说明).',
  })
  text!: string;

  @Field(() => [OpeningDay], { description: 'The seven days of the week, Monday first (每周).' })
  week!: OpeningDay[];

  @Field(() => HolidayOpening, { description: 'On public holidays (法定节假日).' })
  onPublicHolidays!: HolidayOpening;

  @Field(() => MakeUpOpening, { description: 'On make-up working days (调休工作日).' })
  onMakeUpDays!: MakeUpOpening;

  @Field(() => [OpeningException], { description: 'Dates of their own, from the earliest (特定日期).' })
  exceptions!: OpeningException[];

  @Field(() => Int, {
    description:
      'The last year whose public holidays and make-up days are known, as the State Council tells them a year at a time; in later ones every day counts as its weekday (已知节假日安排的最后年份).',
  })
  holidaysKnownUntil!: number;
}

/** Opening hours as the API shows them. */
export function openingHoursPayload(hours: Hours): OpeningHours {
  const { week, holidays, makeUpDays, dates } = hours;
  return {
    text: describeHours(hours),
    week: week.map((spans, day) => ({ weekday: day + 1, spans: spansPayload(spans) })),
    onPublicHolidays:
      typeof holidays === 'string'
        ? { rule: HolidayHours[holidays], spans: [] }
        : { rule: HolidayHours.OWN_HOURS, spans: spansPayload(holidays) },
    onMakeUpDays:
      typeof makeUpDays === 'string'
        ? { rule: MakeUpHours[makeUpDays], spans: [] }
        : { rule: MakeUpHours.OWN_HOURS, spans: spansPayload(makeUpDays) },
    exceptions: Object.keys(dates)
      .sort()
      .map((date) => ({ date, spans: spansPayload(dates[date] ?? []) })),
    holidaysKnownUntil: calendarYears().last,
  };
}

function spansPayload(spans: readonly Span[]): OpeningSpan[] {
  return spans.map(([from, to]) => {
    const nextDay = to > MINUTES_PER_DAY;
    return { opens: clockTime(from), closes: clockTime(nextDay ? to - MINUTES_PER_DAY : to), nextDay };
  });
}
