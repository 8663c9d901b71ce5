import fc from 'fast-check';
import { compareDecimals, isDecimal, subtractDecimals, sumDecimals } from '../../src/domain/decimal.js';

const SCALE = 6;
/** A decimal as written, and what it is in millionths. */
const decimal = fc
  .record({
    negative: fc.boolean(),
    whole: fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fraction: fc.stringMatching(/^\d{0,6}$/),
    zeros: fc.nat(3),
  })
  .map(({ negative, whole, fraction, zeros }) => ({
    text: `${negative ? '-' : ''}${'0'.repeat(zeros)}${whole}${fraction === '' ? '' : `.${fraction}`}`,
    millionths: BigInt(`${negative ? '-' : ''}${whole}${fraction.padEnd(SCALE, '0')}`),
  }));
const millionths = (text: string) => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(SCALE, '0')}`);
};

describe('compareDecimals', () => {
  it('orders as the numbers do, whatever digits they are written with', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const expected = a.millionths < b.millionths ? -1 : a.millionths > b.millionths ? 1 : 0;
        expect(compareDecimals(a.text, b.text)).toBe(expected);
      }),
    );
  });

  it.each([
    ['0.70', '0.7', 0],
    ['-0', '0.000', 0],
    ['0.1', '0.10000000000000000001', -1],
    ['9007199254740993', '9007199254740992', 1],
    ['-2', '1.5', -1],
    ['007', '7', 0],
  ])('says of %s and %s: %i', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });

  it.each(['', '.5', '5.', '1e3', '٣', '1,000', ' 1', '+1', 'NaN'])('refuses %j', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => compareDecimals(text, '1')).toThrow(RangeError);
  });
});

describe('sumDecimals', () => {
  it('adds exactly, with the digits of the most exact term', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 8 }), (terms) => {
        const sum = sumDecimals(terms.map(({ text }) => text));
        expect(isDecimal(sum)).toBe(true);
        expect(millionths(sum)).toBe(terms.reduce((total, term) => total + term.millionths, 0n));
        const digits = Math.max(0, ...terms.map(({ text }) => text.split('.')[1]?.length ?? 0));
        expect(sum.split('.')[1]?.length ?? 0).toBe(digits);
      }),
    );
  });

  it.each([
    [[], '0'],
    [['0.1', '0.2'], '0.3'],
    [['33.33', '33.33', '33.34'], '100.00'],
    [['-0.5', '0.2'], '-0.3'],
    [['1', '-1.0'], '0.0'],
  ])('adds %j to %s', (terms, sum) => {
    expect(sumDecimals(terms)).toBe(sum);
  });
});

describe('subtractDecimals', () => {
  it('takes what was added away again, with the digits of the more exact', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const rest = subtractDecimals(a.text, b.text);
        expect(millionths(rest)).toBe(a.millionths - b.millionths);
        expect(compareDecimals(sumDecimals([rest, b.text]), a.text)).toBe(0);
        const digits = Math.max(...[a, b].map(({ text }) => text.split('.')[1]?.length ?? 0));
        expect(rest.split('.')[1]?.length ?? 0).toBe(digits);
      }),
    );
  });
});
