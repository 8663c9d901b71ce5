import fc from 'fast-check';
import { BetterDirection } from '../../../src/domain/indicators/vocabulary.js';
import { worseningPerYear } from '../../../src/domain/indicators/worsening.js';

const { HIGHER, LOWER } = BetterDirection;

describe('worsening', () => {
  it('is what is lost in a year, as a part of what it was', () => {
    const [before, after] = [
      { year: 2020, value: 80 },
      { year: 2024, value: 64 },
    ];
    expect(worseningPerYear(before, after, HIGHER)).toBeCloseTo(0.05, 15);
    expect(worseningPerYear(before, after, LOWER)).toBeCloseTo(-0.05, 15);
    expect(worseningPerYear({ year: 2020, value: -10 }, { year: 2021, value: -11 }, HIGHER)).toBeCloseTo(
      0.1,
      15,
    );
  });

  it('is no part of nothing', () => {
    expect(worseningPerYear({ year: 2020, value: 0 }, { year: 2021, value: 5 }, LOWER)).toBeNull();
  });

  it('is improvement seen the other way round, and the same in every unit', () => {
    const value = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(
        value,
        value,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 1000 }),
        (a, b, years, unit) => {
          const worse = (better: BetterDirection, factor = 1) =>
            worseningPerYear(
              { year: 2010, value: a * factor },
              { year: 2010 + years, value: b * factor },
              better,
            ) as number;
          expect(worse(HIGHER) + worse(LOWER)).toBe(0);
          expect(worse(HIGHER, unit)).toBeCloseTo(worse(HIGHER), 12);
          expect(Math.sign(worse(LOWER))).toBe(Math.sign(b - a));
        },
      ),
    );
  });
});
