import fc from 'fast-check';
import {
  bounded,
  decimal,
  fileName,
  measure,
  NOTHING,
  percent,
  signed,
  signedPercent,
} from '../../../src/monitor/format.js';

describe('decimals on the page', () => {
  it('keep every digit, and set thousands apart before the point only', () => {
    expect(decimal('1234567.0010')).toBe('1,234,567.0010');
    expect(decimal('999')).toBe('999');
    expect(decimal('-1234.5')).toBe('−1,234.5');
    expect(decimal('0.12345678901234567890')).toBe('0.12345678901234567890');
  });

  it('give back the same digits without the marks', () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: 0n }), fc.option(fc.stringMatching(/^[0-9]{1,20}$/)), fc.boolean())
      .map(([whole, rest, negative]) => `${negative ? '-' : ''}${whole}${rest === null ? '' : `.${rest}`}`);
    fc.assert(fc.property(decimals, (text) => decimal(text).replaceAll(',', '').replace('−', '-') === text));
  });

  it('leave a text that is no number as it is, and show a dash for nothing', () => {
    expect(decimal('应保尽保')).toBe('应保尽保');
    expect([decimal(null), decimal(undefined)]).toEqual([NOTHING, NOTHING]);
  });

  it('show how they are told', () => {
    expect(bounded('95', 'AT_LEAST')).toBe('≥ 95');
    expect(bounded('99', 'MORE_THAN')).toBe('> 99');
    expect(bounded('5', 'LESS_THAN')).toBe('< 5');
    expect(bounded('5', 'EQUAL')).toBe('5');
    expect(bounded(null, 'AT_LEAST')).toBe(NOTHING);
  });
});

describe('measures on the page', () => {
  it('show four digits that matter, or as many as are asked for', () => {
    expect(measure(0.123456)).toBe('0.1235');
    expect(measure(35.5612)).toBe('35.56');
    expect(measure(12345.6)).toBe('12,346');
    expect(measure(0.0312, 5)).toBe('0.03120');
    expect(measure(0)).toBe('0.000');
  });

  it('show a dash where there is none', () => {
    expect([measure(null), measure(Number.NaN), percent(undefined), signed(null)]).toEqual(
      Array(4).fill(NOTHING),
    );
  });

  it('are percentages of one, and differences with their sign', () => {
    expect(percent(0.4567)).toBe('45.7 %');
    expect([signedPercent(0.145), signedPercent(-0.002)]).toEqual(['+14.5 %', '−0.2 %']);
    expect(signed(0.5, 2)).toBe('+0.50');
    expect(signed(-0.5, 2)).toBe('−0.50');
    expect(signed(0.0001, 2)).toBe('0.00');
    expect(signed(-0.0001, 2)).toBe('0.00');
  });
});

describe('names of files', () => {
  it('hold what a file system takes, and leave out what is not there', () => {
    expect(fileName(['series', undefined, 'FJ-2021-IND-01', 350000, ''], 'csv')).toBe(
      'series-FJ-2021-IND-01-350000.csv',
    );
    expect(fileName(['a/b', '..\\c:d'], 'csv')).toBe('a_b-.._c_d.csv');
    expect(fileName(['养老 床位'], 'csv')).toBe('养老_床位.csv');
  });
});
