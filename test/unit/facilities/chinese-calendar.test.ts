import fc from 'fast-check';
import {
  calendarYears,
  chinaTime,
  DayKind,
  dayKind,
  dayNumber,
  dayOf,
  weekdayOf,
} from '../../../src/domain/facilities/chinese-calendar.js';

describe('the holidays of China', () => {
  it('are those of the notice for 2026, with the days worked in exchange', () => {
    const kind = (day: string) => dayKind(day).kind;
    expect(dayKind('2026-02-17')).toEqual({
      kind: DayKind.PUBLIC_HOLIDAY,
      holiday: '春节',
      calendarKnown: true,
    });
    expect(dayKind('2026-02-14')).toEqual({
      kind: DayKind.MAKE_UP_WORKDAY,
      holiday: '春节',
      calendarKnown: true,
    });
    // 2026-02-15 to 23 are off, of which the 23rd was swapped; the 24th is a Tuesday like others.
    expect(['2026-02-15', '2026-02-23', '2026-02-24'].map(kind)).toEqual([
      DayKind.PUBLIC_HOLIDAY,
      DayKind.PUBLIC_HOLIDAY,
      DayKind.ORDINARY,
    ]);
    expect(dayKind('2026-03-14')).toEqual({ kind: DayKind.ORDINARY, holiday: null, calendarKnown: true });
  });

  it('name a day that was off once only', () => {
    expect(dayKind('2015-09-03').holiday).toBe('中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日');
  });

  it('are known for every year from the first to the last, and said not to be beyond', () => {
    const { first, last } = calendarYears();
    expect([first, last]).toEqual([2004, 2026]);
    for (let year = first; year <= last; year += 1) {
      expect(dayKind(`${year}-10-01`)).toEqual({
        kind: DayKind.PUBLIC_HOLIDAY,
        holiday: '国庆节',
        calendarKnown: true,
      });
    }
    const unknown = { kind: DayKind.ORDINARY, holiday: null, calendarKnown: false };
    expect(dayKind(`${last + 1}-10-01`)).toEqual(unknown);
    expect(dayKind(`${first - 1}-10-01`)).toEqual(unknown);
    expect(dayKind('+010000-01-01')).toEqual(unknown);
  });

  it('are made up for on Saturdays and Sundays only', () => {
    const { first, last } = calendarYears();
    const weekdays = new Set<number>();
    for (let number = dayNumber(`${first}-01-01`); number <= dayNumber(`${last}-12-31`); number += 1) {
      const day = dayOf(number);
      if (dayKind(day).kind === DayKind.MAKE_UP_WORKDAY) weekdays.add(weekdayOf(number));
    }
    expect([...weekdays].sort()).toEqual([6, 7]);
  });
});

/** What a clock on a wall in China shows. */
function chinaMinute(at: string | Date) {
  const minutes = Math.floor(chinaTime(at) / 60_000);
  const number = Math.floor(minutes / 1440);
  return { day: dayOf(number), weekday: weekdayOf(number), minute: minutes - number * 1440 };
}

describe('the time in China', () => {
  it('is eight hours ahead of UTC', () => {
    expect(chinaMinute('2026-03-08T15:59:59.999Z')).toEqual({ day: '2026-03-08', weekday: 7, minute: 1439 });
    expect(chinaMinute('2026-03-08T16:00:00Z')).toEqual({ day: '2026-03-09', weekday: 1, minute: 0 });
    expect(chinaMinute(new Date('1969-12-31T15:59:00Z'))).toEqual({
      day: '1969-12-31',
      weekday: 3,
      minute: 1439,
    });
  });

  it('is what the time zone database has since China gave up summer time', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (at) => {
          const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
          expect(chinaMinute(at)).toEqual({
            day: `${part.year}-${part.month}-${part.day}`,
            weekday: weekdays.indexOf(part.weekday ?? '') + 1,
            minute: Number(part.hour) * 60 + Number(part.minute),
          });
        },
      ),
    );
  });

  it('is not to be had of what is no instant', () => {
    expect(() => chinaMinute('tomorrow')).toThrow(RangeError);
    expect(() => chinaMinute(new Date(NaN))).toThrow(RangeError);
  });
});
