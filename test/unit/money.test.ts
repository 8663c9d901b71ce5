import fc from 'fast-check';
import { addSums, formatYuan, hullOfSums, MAX_FEN, parseYuan, totalOf } from '../../src/domain/money.js';

const fen = fc.bigInt({ min: 0n, max: MAX_FEN });

describe('a sum in yuan', () => {
  it('reads back as the fen that it was written from', () => {
    fc.assert(fc.property(fen, (sum) => expect(parseYuan(formatYuan(sum))).toBe(sum)));
  });

  it.each([
    ['123.45', 12345n],
    ['118', 11800n],
    ['0.7', 70n],
    ['1.500', 150n],
    ['0', 0n],
  ])('of %s is counted in whole fen', (text, sum) => {
    expect(parseYuan(text)).toBe(sum);
  });

  it.each(['0.005', '-1', '1e3', '', '１２', '1,000'])('is never rounded or guessed from %j', (text) => {
    expect(parseYuan(text)).toBeNull();
  });

  it.each([
    [0n, '0.00'],
    [5n, '0.05'],
    [12345n, '123.45'],
  ])('of %s fen is written %s', (sum, text) => {
    expect(formatYuan(sum)).toBe(text);
  });
});

describe('sums with two ends', () => {
  it('have no upper end together if one of them has none', () => {
    const [closed, open] = [
      { min: 2n, max: 5n },
      { min: 1n, max: null },
    ];
    expect(addSums([closed, closed])).toEqual({ min: 4n, max: 10n });
    expect(addSums([closed, open])).toEqual({ min: 3n, max: null });
    expect(addSums([])).toEqual({ min: 0n, max: 0n });
    expect(hullOfSums([closed, { min: 4n, max: 9n }])).toEqual({ min: 2n, max: 9n });
    expect(hullOfSums([open, closed])).toEqual({ min: 1n, max: null });
  });
});

describe('the sum that is asked about', () => {
  const none = { totalFen: null, unitFen: null, recipients: null };
  const refusal = (asked: Partial<Parameters<typeof totalOf>[0]>, path?: string) => {
    try {
      return totalOf({ ...none, ...asked }, path);
    } catch (error) {
      const { argument, problem } = (error as { details: Record<string, unknown> }).details;
      return [argument, problem];
    }
  };

  it('is the total, or what each gets for as many as there are', () => {
    expect(refusal({ totalFen: MAX_FEN })).toBe(MAX_FEN);
    expect(refusal({ unitFen: 11800n, recipients: 1000 })).toBe(11_800_000n);
    expect(refusal({ unitFen: MAX_FEN, recipients: 0 })).toBe(0n);
  });

  it.each([
    [{}, 'unitFen', 'AMOUNT_AMBIGUOUS'],
    [{ unitFen: 1n }, 'recipients', 'AMOUNT_AMBIGUOUS'],
    [{ totalFen: 1n, unitFen: 1n }, 'totalFen', 'AMOUNT_AMBIGUOUS'],
    [{ totalFen: 1n, recipients: 1 }, 'totalFen', 'AMOUNT_AMBIGUOUS'],
    [{ totalFen: -1n }, 'totalFen', 'AMOUNT_NEGATIVE'],
    [{ unitFen: -1n, recipients: 1 }, 'unitFen', 'AMOUNT_NEGATIVE'],
    [{ totalFen: MAX_FEN + 1n }, 'totalFen', 'AMOUNT_TOO_LARGE'],
    [{ unitFen: MAX_FEN + 1n, recipients: 0 }, 'unitFen', 'AMOUNT_TOO_LARGE'],
    [{ unitFen: MAX_FEN, recipients: 2 }, 'recipients', 'AMOUNT_TOO_LARGE'],
    [{ unitFen: 1n, recipients: -1 }, 'recipients', 'RECIPIENTS_OUT_OF_RANGE'],
    [{ unitFen: 1n, recipients: 1.5 }, 'recipients', 'RECIPIENTS_OUT_OF_RANGE'],
    [{ unitFen: 1n, recipients: Number.NaN }, 'recipients', 'RECIPIENTS_OUT_OF_RANGE'],
    [{ unitFen: 1n, recipients: 1_000_000_001 }, 'recipients', 'RECIPIENTS_OUT_OF_RANGE'],
  ])('is refused of %j at %s as %s', (asked, field, name) => {
    expect(refusal(asked)).toEqual([field, name]);
    expect(refusal(asked, 'input')).toEqual([`input.${field}`, name]);
  });
});
