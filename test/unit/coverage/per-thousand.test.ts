import fc from 'fast-check';
import { comparePerHead, perThousand, ranksOf } from '../../../src/domain/coverage/per-thousand.js';
import { quotient, shareOf } from '../../../src/domain/coverage/share.js';

describe('a share', () => {
  it('is the exact quotient, rounded half up', () => {
    expect(shareOf(2, 3)).toBe('0.6667');
    expect(shareOf(1, 20_000)).toBe('0.0001');
    expect(shareOf(1, 20_001)).toBe('0.0000');
    expect(shareOf(7, 7)).toBe('1.0000');
    expect(shareOf(0, 0)).toBeNull();
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 14n),
        fc.bigInt(1n, 10n ** 14n),
        fc.integer({ min: 0, max: 6 }),
        (a, b, digits) => {
          const units = BigInt((quotient(a, b, digits) ?? '').replace('.', ''));
          const twiceError = 2n * (units * b - a * 10n ** BigInt(digits));
          expect(twiceError > -b && twiceError <= b).toBe(true);
        },
      ),
    );
  });
});

describe('capacity per thousand', () => {
  it('is told with three digits, and not of nobody', () => {
    expect(perThousand({ capacity: 45, population: 10_000 })).toBe('4.500');
    expect(perThousand({ capacity: 0, population: 10_000 })).toBe('0.000');
    expect(perThousand({ capacity: 45, population: 0 })).toBeNull();
  });

  it('is compared exactly, beyond the digits that are told', () => {
    const [more, less] = [
      { capacity: 1_000_001, population: 900_000_000 },
      { capacity: 1_000_000, population: 900_000_000 },
    ];
    expect(perThousand(more)).toBe(perThousand(less));
    expect(comparePerHead(more, less)).toBe(1);
    expect(comparePerHead({ capacity: 1, population: 3 }, { capacity: 2, population: 6 })).toBe(0);
  });
});

describe('ranks', () => {
  it('are shared by equals, skipped after them, and not given to what has no value', () => {
    expect(ranksOf([5, null, 9, 5, 1], (a, b) => a - b)).toEqual([2, null, 1, 2, 4]);
  });

  it('are one more than the number of greater values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 }))), (values) => {
        const greater = (value: number) => values.filter((other) => other !== null && other > value).length;
        expect(ranksOf(values, (a, b) => a - b)).toEqual(
          values.map((value) => (value === null ? null : greater(value) + 1)),
        );
      }),
    );
  });
});
