import fc from 'fast-check';
import { dayKind, dayNumber, dayOf, weekdayOf } from '../../../src/domain/facilities/chinese-calendar.js';
import {
  describeHours,
  hoursKey,
  nextChange,
  openAt,
  openTest,
  parseOpeningHours,
  type OpeningHours,
  type Span,
} from '../../../src/domain/facilities/opening-hours.js';

function hours(text: string): OpeningHours {
  const read = parseOpeningHours(text);
  if (!('hours' in read)) throw new Error(read.message);
  return read.hours;
}

/** Spans of a day that do not overlap; the last may reach over midnight. */
const spans: fc.Arbitrary<readonly Span[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<readonly Span[]>([[0, 1440]]) },
  { weight: 2, arbitrary: fc.constant<readonly Span[]>([]) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 7 }),
        fc.option(fc.integer({ min: 1, max: 1439 })),
      )
      .map(([minutes, length]): readonly Span[] => {
        minutes.sort((a, b) => a - b);
        const found: Span[] = [];
        for (let place = 0; place + 1 < minutes.length; place += 2)
          found.push([minutes[place] as number, minutes[place + 1] as number]);
        const from = minutes.length % 2 === 1 ? (minutes.at(-1) as number) : null;
        if (from !== null && length !== null) found.push([from, from + length]);
        return found;
      }),
  },
);
const someSpans = spans.filter((list) => list.length > 0);
/** Days round the Spring Festival of 2026, which has holidays, make-up days and others. */
const dates = fc.integer({ min: 0, max: 40 }).map((days) => dayOf(dayNumber('2026-02-01') + days));
const anyHours: fc.Arbitrary<OpeningHours> = fc.record({
  week: fc.array(spans, { minLength: 7, maxLength: 7 }),
  holidays: fc.oneof(fc.constantFrom('CLOSED' as const, 'AS_WEEK' as const), someSpans),
  makeUpDays: fc.oneof(
    fc.constantFrom('CLOSED' as const, 'AS_WEEK' as const, 'AS_MONDAY' as const),
    someSpans,
  ),
  dates: fc.dictionary(dates, spans, { maxKeys: 6, noNullPrototype: true }),
});
/** Whole minutes of February 2026. */
const february = fc
  .integer({ min: 0, max: 28 * 1440 - 1 })
  .map((minutes) => new Date(Date.parse('2026-02-01T00:00:00+08:00') + minutes * 60_000));

/** From which minute to which it is open on a day, by asking at every minute. */
function openOn(given: OpeningHours, day: string): [number, number][] {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  const runs: [number, number][] = [];
  for (let minute = 0; minute < 1440; minute += 1) {
    if (!openAt(given, new Date(midnight + minute * 60_000))) continue;
    const last = runs.at(-1);
    if (last?.[1] === minute) last[1] = minute + 1;
    else runs.push([minute, minute + 1]);
  }
  return runs;
}

describe('the spans of a day', () => {
  const given = hours(
    'Mo 08:00-12:00; Tu-Fr 09:00-17:00; Sa,Su off; PH 10:00-11:00; MU as Mo; 2026-02-18 off; 2026-03-10 20:00-21:00',
  );

  it.each([
    ['an ordinary weekday', '2026-03-11', [[540, 1020]]],
    ['an ordinary weekend', '2026-03-14', []],
    ['a public holiday', '2026-02-17', [[600, 660]]],
    ['a make-up Saturday', '2026-02-14', [[480, 720]]],
    ['a date of its own, even on a public holiday', '2026-02-18', []],
    ['a date of its own', '2026-03-10', [[1200, 1260]]],
    ['a holiday beyond the known years, as its weekday', '2031-10-01', [[540, 1020]]],
  ])('are those of %s', (_, day, expected) => {
    expect(openOn(given, day)).toEqual(expected);
  });
});

describe('being open', () => {
  it('includes the minute of opening and not that of closing', () => {
    const given = hours('08:00-12:00');
    const at = (time: string) => openAt(given, `2026-03-11T${time}+08:00`);
    expect([at('07:59:59.999'), at('08:00:00'), at('11:59:59.999'), at('12:00:00')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('goes on over midnight, also into a day that is closed', () => {
    const given = hours('Fr 22:00-06:00; Sa-Th off');
    expect(openAt(given, '2026-03-14T05:59:00+08:00')).toBe(true);
    expect(openAt(given, '2026-03-14T06:00:00+08:00')).toBe(false);
    expect(openAt(given, '2026-03-13T05:00:00+08:00')).toBe(false);
  });

  it('is what the minutes of all days come to', () => {
    fc.assert(
      fc.property(anyHours, february, (given, at) => {
        // Minutes from 31 January on, each day's spans painted one minute after another.
        const first = dayNumber('2026-01-31');
        const painted = new Set<number>();
        for (let number = first; number < first + 31; number += 1) {
          const day = dayOf(number);
          const { kind } = dayKind(day);
          const rule =
            given.dates[day] ??
            { PUBLIC_HOLIDAY: given.holidays, MAKE_UP_WORKDAY: given.makeUpDays, ORDINARY: 'AS_WEEK' }[kind];
          const weekday = weekdayOf(number) - 1;
          const list =
            rule === 'CLOSED'
              ? []
              : rule === 'AS_WEEK'
                ? given.week[weekday]
                : rule === 'AS_MONDAY'
                  ? given.week[0]
                  : (rule as readonly Span[]);
          for (const [from, to] of list ?? [])
            for (let minute = from; minute < to; minute += 1) painted.add((number - first) * 1440 + minute);
        }
        const minute = (at.getTime() - Date.parse('2026-01-31T00:00:00+08:00')) / 60_000;
        expect(openAt(given, at)).toBe(painted.has(minute));
      }),
      { numRuns: 200 },
    );
  });

  it('cannot be asked of what is no instant', () => {
    expect(() => openTest('noon')).toThrow(RangeError);
  });
});

describe('the next change', () => {
  const given = hours('Mo-Fr 08:00-12:00,14:00-17:30; Sa,Su off; PH off; MU off');

  it.each([
    ['closing, while open', '2026-03-11T09:00:00+08:00', '2026-03-11T04:00:00.000Z'],
    ['opening, while closed', '2026-03-11T12:00:00+08:00', '2026-03-11T06:00:00.000Z'],
    ['opening after a weekend', '2026-03-13T17:30:00+08:00', '2026-03-16T00:00:00.000Z'],
    // From 14 to 23 February nothing is open.
    ['opening after a holiday', '2026-02-13T18:00:00+08:00', '2026-02-24T00:00:00.000Z'],
  ])('is %s', (_, at, expected) => {
    expect(nextChange(given, at)).toBe(expected);
  });

  it('is none where it is always open, or always closed', () => {
    expect(nextChange(hours('24/7'), '2026-03-11T09:00:00Z')).toBeNull();
    expect(nextChange(hours('off'), '2026-03-11T09:00:00Z')).toBeNull();
  });

  it('is none where it comes later than asked for', () => {
    expect(nextChange(given, '2026-02-13T18:00:00+08:00', 10)).toBeNull();
    expect(nextChange(given, '2026-02-13T18:00:00+08:00', 11)).toBe('2026-02-24T00:00:00.000Z');
  });

  it('takes times that touch as one, also at midnight', () => {
    const touching = hours('Mo 08:00-12:00,12:00-24:00; Tu 00:00-03:00; We-Su off');
    expect(nextChange(touching, '2026-03-09T09:00:00+08:00')).toBe('2026-03-09T19:00:00.000Z');
  });

  it('is the first minute at which being open is otherwise', () => {
    fc.assert(
      fc.property(anyHours, february, fc.integer({ min: 1, max: 3 }), (hoursGiven, at, days) => {
        const now = openAt(hoursGiven, at);
        let expected: string | null = null;
        for (let minute = 1; minute <= days * 1440; minute += 1) {
          const later = new Date(at.getTime() + minute * 60_000);
          if (openAt(hoursGiven, later) === now) continue;
          expected = later.toISOString();
          break;
        }
        expect(nextChange(hoursGiven, at, days)).toBe(expected);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the canonical wording', () => {
  it('says everything, in the order of the week', () => {
    expect(
      describeHours(hours('Sa 09:00-12:00; Mo-Fr 08:00-12:00,14:00-17:30; PH off; 2026-12-31 22:00-02:00')),
    ).toBe(
      '周一至周五08:00-12:00、14:00-17:30；周六09:00-12:00；周日休息；法定节假日休息；调休工作日按当日星期；2026-12-31 22:00-次日02:00',
    );
    expect(describeHours(hours('24/7; 2026-02-16/2026-02-18 off, 2026-03-01 off'))).toBe(
      '每天全天；法定节假日照常；调休工作日按当日星期；2026-02-16至2026-02-18、2026-03-01 休息',
    );
  });

  it('is read as the same hours', () => {
    fc.assert(
      fc.property(anyHours, (given) => {
        expect(parseOpeningHours(describeHours(given))).toEqual({ hours: given });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the key of hours', () => {
  it('is the same whatever the order in which they were written or stored', () => {
    const one = hours('24/7; 2026-01-02 off; 2026-01-01 8:00-9:00');
    const other: OpeningHours = {
      makeUpDays: one.makeUpDays,
      week: one.week,
      dates: { '2026-01-02': [], '2026-01-01': [[480, 540]] },
      holidays: one.holidays,
    };
    expect(hoursKey(other)).toBe(hoursKey(one));
  });

  it('differs for other hours', () => {
    fc.assert(
      fc.property(anyHours, anyHours, (one, other) => {
        expect(hoursKey(one) === hoursKey(other)).toBe(describeHours(one) === describeHours(other));
      }),
    );
  });
});
