import fc from 'fast-check';
import { betaConvergence, sigmaConvergence } from '../../../src/domain/inequality/convergence.js';
import { lineThrough } from '../../../src/domain/inequality/least-squares.js';

// NIST, Statistical Reference Datasets, Norris: x and y of 36 observations, and the certified line.
const X = [
  0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0,
  447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3,
  229.2, 669.1, 448.9, 0.5,
];
const Y = [
  0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3,
  448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6,
  228.9, 668.4, 449.2, 0.2,
];

describe('a line of least squares', () => {
  it('is the certified one of NIST’s dataset Norris', () => {
    const line = lineThrough(X.map((x, index) => [x, Y[index] ?? NaN]));
    expect(line?.slope).toBeCloseTo(1.00211681802045, 12);
    expect(line?.intercept).toBeCloseTo(-0.262323073774029, 10);
    expect(line?.rSquared).toBeCloseTo(0.999993745883712, 12);
  });

  it('explains nothing of what does not vary, and is none through points above each other', () => {
    expect(
      lineThrough([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
    ).toEqual({ slope: 0, intercept: 5, rSquared: null });
    expect(
      lineThrough([
        [1, 5],
        [1, 6],
      ]),
    ).toBeNull();
    expect(lineThrough([])).toBeNull();
  });
});

describe('σ-convergence', () => {
  const spreads = (...numbers: number[]) =>
    numbers.map((coefficientOfVariation, index) => ({ year: 2018 + index, coefficientOfVariation }));

  it('is there if the spread narrows over the years', () => {
    expect(sigmaConvergence(spreads(0.3, 0.2, 0.1))).toEqual({
      slope: expect.closeTo(-0.1, 12) as number,
      n: 3,
      converging: true,
    });
    expect(sigmaConvergence(spreads(0.1, 0.2, 0.3))?.converging).toBe(false);
  });

  it('counts years that are left out as years', () => {
    const some = [2018, 2020, 2024].map((year) => ({
      year,
      coefficientOfVariation: 1 - (year - 2018) * 0.05,
    }));
    expect(sigmaConvergence(some)?.slope).toBeCloseTo(-0.05, 12);
  });

  it('is not told of two years, nor seen in what rounding alone has changed', () => {
    expect(sigmaConvergence(spreads(0.3, 0.2))).toBeNull();
    expect(sigmaConvergence(spreads(0.3, 0.3, 0.3 - 1e-16))?.converging).toBe(false);
  });
});

describe('β-convergence', () => {
  it('finds the line on which growth was laid', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 30 }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        fc.integer({ min: 1, max: 10 }),
        (firsts, slope, years) => {
          const ends = firsts.map((first) => ({
            first,
            last: first * Math.exp(years * (0.1 + slope * Math.log(first))),
          }));
          const beta = betaConvergence(ends, years);
          expect(beta?.slope).toBeCloseTo(slope, 8);
          expect(beta?.intercept).toBeCloseTo(0.1, 7);
          expect(beta?.n).toBe(firsts.length);
          if (Math.abs(slope) > 1e-6) {
            expect(beta?.rSquared).toBeCloseTo(1, 4);
            expect(beta?.converging).toBe(slope < 0);
          }
        },
      ),
    );
  });

  it('leaves out regions with nothing at either end, and is not told of fewer than three', () => {
    const three = [1, 2, 3].map((first) => ({ first, last: 4 }));
    const more = [...three, { first: 0, last: 9 }, { first: 9, last: 0 }, { first: -1, last: 2 }];
    expect(betaConvergence(more, 4)).toEqual(betaConvergence(three, 4));
    expect(betaConvergence(three, 4)).toMatchObject({ n: 3, converging: true });
    expect(betaConvergence(more.slice(1), 4)).toBeNull();
  });

  it('is not told where all began alike, and explains nothing where all grow alike', () => {
    expect(
      betaConvergence(
        [5, 6, 7].map((last) => ({ first: 4, last })),
        2,
      ),
    ).toBeNull();
    const doubled = [1, 3, 7].map((first) => ({ first, last: 2 * first }));
    expect(betaConvergence(doubled, 2)).toMatchObject({ rSquared: null, converging: false });
  });
});
