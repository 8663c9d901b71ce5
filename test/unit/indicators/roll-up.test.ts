import fc from 'fast-check';
import { compareDecimals, divideDecimals } from '../../../src/domain/decimal.js';
import { Comparator } from '../../../src/domain/enums.js';
import { isNumber } from '../../../src/domain/indicators/figure.js';
import { derive, rollUp, type Part } from '../../../src/domain/indicators/roll-up.js';
import { RollUp } from '../../../src/domain/indicators/vocabulary.js';

const figure = (value: string, comparator = Comparator.EQUAL) => ({ value, comparator });
const words = { value: null, comparator: Comparator.IN_WORDS };
const SCALE = 1_000n;

/** A decimal of three digits, and what it is in thousandths. */
const decimal = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map((units) => {
  const size = units < 0n ? -units : units;
  const text = `${units < 0n ? '-' : ''}${size / SCALE}.${(size % SCALE).toString().padStart(3, '0')}`;
  return { units, text };
});
const counted = fc.record({ number: decimal, people: fc.integer({ min: 1, max: 10_000_000 }) });
const partOf = ({ number, people }: { number: { text: string }; people: number }): Part => ({
  figure: figure(number.text),
  people,
});
/** A part that cannot count, whatever the rule. */
const idle = fc.record({
  figure: fc.constantFrom(null, words, figure('95', Comparator.MORE_THAN), figure('5', Comparator.AT_MOST)),
  people: fc.option(fc.nat(1_000_000), { nil: null }),
});

describe('divideDecimals', () => {
  it('is the nearest of so many digits, and of two as near the one further from zero', () => {
    fc.assert(
      fc.property(decimal, decimal, fc.nat(6), (a, b, digits) => {
        const quotient = divideDecimals(a.text, b.text, digits);
        if (b.units === 0n) return expect(quotient).toBeNull();
        const scale = 10n ** BigInt(digits);
        const units = BigInt((quotient ?? '').replace('.', ''));
        // Twice the error, in the quotient's last digits times the divisor.
        const error = 2n * (units * b.units - a.units * scale);
        const size = error < 0n ? -error : error;
        const limit = b.units < 0n ? -b.units : b.units;
        expect(size <= limit).toBe(true);
        if (size === limit) {
          const [ours, exact] = [units * b.units, a.units * scale].map((each) => (each < 0n ? -each : each));
          expect((ours ?? 0n) > (exact ?? 0n)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['1', '3', 2, '0.33'],
    ['2', '3', 0, '1'],
    ['1', '-8', 2, '-0.13'],
    ['0', '7', 1, '0.0'],
    ['-0.4', '10', 1, '0.0'],
  ])('divides %s by %s with %i digits as %s', (a, b, digits, expected) => {
    expect(divideDecimals(a, b, digits)).toBe(expected);
  });
});

describe('rolling up', () => {
  it('adds the parts exactly, and leaves words and bounds out', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 9 }), fc.array(idle), (parts, others) => {
        const whole = rollUp(RollUp.SUM, [...parts.map(partOf), ...others]);
        const sum = parts.reduce((total, { number }) => total + number.units, 0n);
        expect(BigInt((whole?.value ?? '').replace('.', ''))).toBe(sum);
        expect(whole?.counted).toHaveLength(parts.length);
        expect(whole?.missing).toHaveLength(others.filter((each) => each.figure === null).length);
        expect(whole?.leftOut).toHaveLength(others.filter((each) => each.figure !== null).length);
        expect(whole?.expected).toBe(parts.length + others.length);
      }),
    );
  });

  it('weights by people, within half of the last digit', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 9 }), (parts) => {
        const whole = rollUp(RollUp.POPULATION_WEIGHTED_MEAN, parts.map(partOf));
        const people = parts.reduce((total, each) => total + BigInt(each.people), 0n);
        const weighted = parts.reduce((total, each) => total + each.number.units * BigInt(each.people), 0n);
        // Five digits after the point: two more than the values have.
        const units = BigInt((whole?.value ?? '').replace('.', ''));
        const error = 2n * (units * people - weighted * 100n);
        expect((error < 0n ? -error : error) <= people).toBe(true);
        expect(whole?.denominator).toBe(String(people));
        expect(whole?.share).toBe(1);
      }),
    );
  });

  it('keeps a mean between the least and the greatest of its values, and of equal values is that value', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 9 }), (parts) => {
        const { value = '' } = rollUp(RollUp.POPULATION_WEIGHTED_MEAN, parts.map(partOf)) ?? {};
        const sorted = parts.map(({ number }) => number.text).sort(compareDecimals);
        expect(compareDecimals(value, sorted[0] ?? '')).toBeGreaterThanOrEqual(0);
        expect(compareDecimals(value, sorted.at(-1) ?? '')).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(
        fc.array(counted, { minLength: 2, maxLength: 9 }),
        fc.constantFrom(...RULES),
        (parts, rule) => {
          const forwards = rollUp(rule, parts.map(partOf));
          const backwards = rollUp(rule, [...parts].reverse().map(partOf));
          expect(backwards?.value).toBe(forwards?.value);
        },
      ),
    );
  });

  it('tells which share of the people is covered, and which parts are missing', () => {
    const parts = [
      { name: 'a', figure: figure('1.5'), people: 300 },
      { name: 'b', figure: null, people: 100 },
      { name: 'c', figure: words, people: 100 },
    ];
    const whole = rollUp(RollUp.POPULATION_WEIGHTED_MEAN, parts);
    expect(whole).toMatchObject({ value: '1.500', share: 0.6, expected: 3 });
    expect(whole?.missing.map(({ name }) => name)).toEqual(['b']);
    expect(whole?.leftOut.map(({ name }) => name)).toEqual(['c']);
  });

  it('weights nothing by people that nobody counted, yet adds it', () => {
    const parts = [
      { figure: figure('2'), people: null },
      { figure: figure('3'), people: 10 },
    ];
    expect(rollUp(RollUp.SUM, parts)).toMatchObject({ value: '5', share: null });
    expect(rollUp(RollUp.POPULATION_WEIGHTED_MEAN, parts)).toMatchObject({ value: '3.00', share: null });
  });

  it('has no whole where nothing can be reckoned with', () => {
    expect(rollUp(RollUp.NONE, [{ figure: figure('1'), people: 1 }])).toBeNull();
    for (const rule of RULES) {
      expect(rollUp(rule, [])).toBeNull();
      expect(rollUp(rule, [{ figure: words, people: 5 }])).toBeNull();
    }
    expect(rollUp(RollUp.POPULATION_WEIGHTED_MEAN, [{ figure: figure('1'), people: 0 }])).toBeNull();
  });

  it('takes what is printed as about a number for that number, and a bound for none', () => {
    expect(isNumber(figure('5', Comparator.APPROXIMATELY))).toBe(true);
    for (const bound of [Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST])
      expect(isNumber(figure('5', bound))).toBe(false);
  });
});

const RULES = [RollUp.SUM, RollUp.POPULATION_WEIGHTED_MEAN];

describe('deriving', () => {
  it.each([
    ['5320', '1200000', '1000', '4.4333'],
    ['1', '3', '100', '33.3333'],
    ['247512', null, '0.0001', '24.7512'],
    ['250000', null, '0.0001', '25'],
    ['100', null, '1', '100'],
    ['1', '0', '100', null],
  ])('makes of %s by %s times %s: %s', (numerator, denominator, scale, expected) => {
    expect(derive(numerator, denominator, scale)).toBe(expected);
  });
});
