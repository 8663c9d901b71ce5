import fc from 'fast-check';
import { dayInChina, daysAfter, isCalendarDay } from '../../src/domain/validity.js';

const two = (number: number) => String(number).padStart(2, '0');
const written = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** The days of a year as Date counts them, one after another. */
function daysOf(year: number): Set<string> {
  const days = new Set<string>();
  const date = new Date(0);
  for (
    date.setUTCFullYear(year, 0, 1);
    date.getUTCFullYear() === year;
    date.setUTCDate(date.getUTCDate() + 1)
  ) {
    days.add(date.toISOString().slice(0, 10));
  }
  return days;
}

describe('isCalendarDay', () => {
  it('holds for exactly the days that a year has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (year) => {
        const days = daysOf(year);
        const accepted = [];
        for (let month = 0; month <= 13; month += 1) {
          for (let day = 0; day <= 32; day += 1) {
            if (isCalendarDay(written(year, month, day))) accepted.push(written(year, month, day));
          }
        }
        expect(accepted).toEqual([...days]);
      }),
      {
        numRuns: 60,
        examples: [[1], [4], [99], [100], [400], [1900], [2000], [2018], [2024], [2100], [9999]],
      },
    );
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2100-02-29', false],
    ['0004-02-29', true],
    ['0000-01-01', false],
    ['2018-04-31', false],
  ])('says of %s: %s', (text, is) => {
    expect(isCalendarDay(text)).toBe(is);
  });

  it.each([
    '',
    '2018',
    '2018-09',
    '2018-9-11',
    '18-09-11',
    '20180911',
    '2018/09/11',
    ' 2018-09-11',
    '2018-09-11 ',
    '2018-09-11\n',
    '2018-09-11T00:00:00Z',
    '+2018-09-11',
    '-2018-09-11',
    '12018-09-11',
    '２０１８-09-11',
    '2018年9月11日',
    'infinity',
    'today',
  ])('refuses %j', (text) => {
    expect(isCalendarDay(text)).toBe(false);
  });
});

describe('daysAfter', () => {
  it.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2023-12-31', '2024-12-31', 366],
    ['2024-03-31', '2024-03-31', 0],
    ['2024-03-31', '2024-01-01', -90],
    ['0001-01-01', '0001-12-31', 364],
  ])('counts the days from %s to %s', (day, other, days) => {
    expect(daysAfter(day, other)).toBe(days);
  });
});

describe('dayInChina', () => {
  it.each([
    ['2018-09-10T15:59:59.999Z', '2018-09-10'],
    ['2018-09-10T16:00:00.000Z', '2018-09-11'],
    ['2018-09-11T00:00:00.000Z', '2018-09-11'],
    ['2019-12-31T16:00:00.000Z', '2020-01-01'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
    ['2024-02-29T15:59:59.999Z', '2024-02-29'],
    ['2024-02-29T16:00:00.000Z', '2024-03-01'],
  ])('turns over at 16:00 UTC: at %s it is %s', (instant, day) => {
    expect(dayInChina(new Date(instant))).toBe(day);
  });

  it('is eight hours ahead of UTC at any instant, and a day that exists', () => {
    // China kept summer time until 1991.
    const instant = fc.date({
      min: new Date('1992-01-01T00:00:00Z'),
      max: new Date('9999-12-31T15:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (now) => {
        const day = dayInChina(now);
        expect(day).toBe(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
        expect(isCalendarDay(day)).toBe(true);
      }),
    );
  });
});
