import fc from 'fast-check';
import {
  compareDecimals,
  decimalBetween,
  digitsAfterPoint,
  withoutTrailingZeros,
} from '../../../src/domain/decimal.js';
import { Comparator } from '../../../src/domain/enums.js';
import {
  directionOf,
  expectedAt,
  expectedOn,
  milestonesOf,
  pathOf,
  type Journey,
  type Path,
} from '../../../src/domain/indicators/path.js';
import { BetterDirection } from '../../../src/domain/indicators/vocabulary.js';

const cell = (year: number, value: string | null, comparator = Comparator.EQUAL) => ({
  year,
  value,
  comparator,
  words: value === null ? '应保尽保' : null,
});
const journey = (given: Partial<Journey>): Journey => ({
  goal: cell(2025, '3.05'),
  base: cell(2020, '2.54'),
  better: BetterDirection.HIGHER,
  cumulativeSince: null,
  ...given,
});
const path = (given: Partial<Journey> = {}) => pathOf(journey(given)) as Path;
const hundredths = fc.integer({ min: 0, max: 1_000_000 });
const text = (value: number) => (value / 100).toFixed(2);

describe('the path to a goal', () => {
  it('is a straight line over the years from the base to the goal', () => {
    expect(milestonesOf(path())).toEqual([
      { year: 2020, value: '2.54' },
      { year: 2021, value: '2.642' },
      { year: 2022, value: '2.744' },
      { year: 2023, value: '2.846' },
      { year: 2024, value: '2.948' },
      { year: 2025, value: '3.05' },
    ]);
  });

  it('leads down where less is better', () => {
    const down = { base: cell(2020, '10'), goal: cell(2025, '5'), better: BetterDirection.LOWER };
    expect(milestonesOf(path(down)).map(({ value }) => value)).toEqual(['10', '9', '8', '7', '6', '5']);
  });

  it('begins with nothing where values add up, whatever was counted before', () => {
    const cumulative = { base: cell(2020, '77.9'), goal: cell(2025, '125'), cumulativeSince: 2021 };
    expect(milestonesOf(path(cumulative)).map(({ value }) => value)).toEqual([
      '0',
      '25',
      '50',
      '75',
      '100',
      '125',
    ]);
    expect(milestonesOf(path({ ...cumulative, base: null }))).toEqual(milestonesOf(path(cumulative)));
  });

  it('asks for the goal from the start where the base is better', () => {
    const passed = { base: cell(2020, '99.36'), goal: cell(2025, '99', Comparator.MORE_THAN) };
    expect(new Set(milestonesOf(path(passed)).map(({ value }) => value))).toEqual(new Set(['99']));
  });

  it('runs by days within a year, of a leap year too', () => {
    const days = { base: cell(2023, '0'), goal: cell(2025, '731') };
    expect(expectedOn(path(days), '2023-12-30')).toBeNull();
    expect(expectedOn(path(days), '2023-12-31')).toBe('0');
    expect(expectedOn(path(days), '2024-12-31')).toBe('365.5');
    expect(expectedOn(path({ ...days, goal: cell(2025, '732') }), '2024-01-01')).toBe('1');
    expect(expectedOn(path({ ...days, goal: cell(2025, '730') }), '2025-01-01')).toBe('366');
    expect(expectedOn(path(days), '2025-12-31')).toBe('731');
    expect(expectedOn(path(days), '2031-03-01')).toBe('731');
  });

  it('asks for nothing before it begins and for the goal after it ends', () => {
    expect(expectedAt(path(), 2019)).toBeNull();
    expect(expectedAt(path(), 2031)).toBe('3.05');
  });

  it.each([
    ['a goal in words', { goal: cell(2025, null, Comparator.IN_WORDS) }],
    ['no base', { base: null }],
    ['a base that is only a bound', { base: cell(2020, '95', Comparator.MORE_THAN) }],
    ['a base in words', { base: cell(2020, null, Comparator.IN_WORDS) }],
    ['a base of the goal’s own year', { base: cell(2025, '2.54') }],
  ])('is none for %s', (_, given) => {
    expect(pathOf(journey(given))).toBeNull();
  });

  it('is told with two digits more than the numbers that it is held against', () => {
    const thirds = { base: cell(2020, '0'), goal: cell(2023, '1') };
    expect(expectedAt(path(thirds), 2021)).toBe('0.34');
    expect(expectedAt(pathOf(journey(thirds), ['0.333']) as Path, 2021)).toBe('0.33334');
    const down = { base: cell(2020, '1'), goal: cell(2023, '0'), better: BetterDirection.LOWER };
    expect(expectedAt(path(down), 2021)).toBe('0.66');
  });

  it('never turns back, begins at the base and ends at the goal', () => {
    const property = fc.property(
      hundredths,
      hundredths,
      fc.integer({ min: 1, max: 15 }),
      fc.constantFrom(...Object.values(BetterDirection)),
      (a, b, years, better) => {
        const goal = cell(2020 + years, text(b));
        const line = path({ base: cell(2020, text(a)), goal, better });
        const values = milestonesOf(line).map(({ value }) => value);
        const sign = Math.sign(better === BetterDirection.HIGHER ? b - a : a - b);
        const turns = values.slice(1).map((value, at) => compareDecimals(value, values[at] ?? ''));
        const wanted = better === BetterDirection.HIGHER ? 1 : -1;
        expect(turns.every((turn) => turn === (sign > 0 ? wanted : 0))).toBe(true);
        expect(compareDecimals(values[0] ?? '', text(sign > 0 ? a : b))).toBe(0);
        expect(compareDecimals(values.at(-1) ?? '', goal.value ?? '')).toBe(0);
        const days = ['02-28', '06-30', '12-31'].map((day) => expectedOn(line, `2021-${day}`) ?? '');
        const order = days.slice(1).map((value, at) => compareDecimals(value, days[at] ?? '') * wanted);
        expect(order.every((turn) => turn >= 0)).toBe(true);
        expect(days.at(-1)).toBe(values[1]);
      },
    );
    fc.assert(property);
  });

  it('holds a value to it just as exact arithmetic does', () => {
    const property = fc.property(
      hundredths,
      hundredths,
      hundredths,
      fc.tuple(fc.nat(14), fc.integer({ min: 1, max: 15 })),
      (a, rise, value, [year, years]) => {
        fc.pre(year < years);
        const line = path({ base: cell(2020, text(a)), goal: cell(2020 + years, text(a + rise)) });
        const told = compareDecimals(text(value), expectedAt(line, 2020 + year) ?? '');
        expect(told >= 0).toBe(value * years >= a * years + rise * year);
      },
    );
    fc.assert(property);
  });
});

describe('the direction of a goal', () => {
  it.each([
    [Comparator.AT_LEAST, BetterDirection.LOWER, BetterDirection.HIGHER],
    [Comparator.MORE_THAN, null, BetterDirection.HIGHER],
    [Comparator.AT_MOST, BetterDirection.HIGHER, BetterDirection.LOWER],
    [Comparator.LESS_THAN, null, BetterDirection.LOWER],
    [Comparator.BELOW_REFERENCE, null, BetterDirection.LOWER],
    [Comparator.EQUAL, BetterDirection.LOWER, BetterDirection.LOWER],
    [Comparator.APPROXIMATELY, BetterDirection.HIGHER, BetterDirection.HIGHER],
  ])('of %s with a reading of %s is %s', (comparator, better, direction) => {
    expect(directionOf(journey({ goal: cell(2025, '3.05', comparator), better }))).toBe(direction);
  });

  it('of a bare number without a reading is where it lies from the base', () => {
    expect(directionOf(journey({ better: null }))).toBe(BetterDirection.HIGHER);
    expect(directionOf(journey({ better: null, base: cell(2020, '4') }))).toBe(BetterDirection.LOWER);
    expect(directionOf(journey({ better: null, base: null }))).toBe(BetterDirection.HIGHER);
    const cumulative = {
      better: null,
      base: cell(2020, '777'),
      goal: cell(2025, '400'),
      cumulativeSince: 2021,
    };
    expect(directionOf(journey(cumulative))).toBe(BetterDirection.HIGHER);
  });
});

describe('decimals', () => {
  it.each([
    ['0.70', 2, '0.7'],
    ['100', 0, '100'],
    ['100.00', 2, '100'],
    ['-0.0', 1, '0'],
  ])('%s has %i digits and is %s without zeros at its end', (decimal, digits, short) => {
    expect(digitsAfterPoint(decimal)).toBe(digits);
    expect(withoutTrailingZeros(decimal)).toBe(short);
  });

  it.each([
    ['0', '1', { part: 1, whole: 3 }, 2, '0.34'],
    ['1', '0', { part: 1, whole: 3 }, 2, '0.66'],
    ['-1', '1', { part: 1, whole: 2 }, 1, '0.0'],
    ['2', '-1', { part: 3, whole: 3 }, 0, '-1'],
  ])('between %s and %s at %j with %i digits lies %s', (from, to, share, digits, found) => {
    expect(decimalBetween(from, to, share, digits)).toBe(found);
  });
});
