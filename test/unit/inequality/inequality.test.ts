import fc from 'fast-check';
import { coefficientOfVariation } from '../../../src/domain/inequality/dispersion.js';
import { gini } from '../../../src/domain/inequality/gini.js';
import { lorenzOf } from '../../../src/domain/inequality/lorenz.js';
import { endShares } from '../../../src/domain/inequality/shares.js';
import { theilL, theilT } from '../../../src/domain/inequality/theil.js';
import { alike, personByPerson, positive, regions, type Region } from './random-values.js';

// The ten incomes of the examples of R's package ineq (Zeileis, version 0.2-13, ?ineq).
const INEQ = alike(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261);

/** All measures as single numbers, by name. */
const MEASURES: Readonly<Record<string, (values: readonly Region[]) => number | null>> = {
  'coefficient of variation': coefficientOfVariation,
  Gini: gini,
  'Theil’s T': (values) => theilT(values)?.total ?? null,
  'Theil’s L': (values) => theilL(values)?.total ?? null,
  'top share': (values) => endShares(values)?.topShare ?? null,
  'bottom share': (values) => endShares(values)?.bottomShare ?? null,
};
const names = Object.keys(MEASURES);
const measure = (name: string, values: readonly Region[]) => MEASURES[name]?.(values) ?? NaN;

describe('the Gini coefficient', () => {
  it('is what R’s package ineq gives for its own example', () => {
    // Gini(x) is 0.4620911, as open-risk/concentrationMetrics (examples/gini_example.py) records it of ineq.
    expect(gini(INEQ)).toBeCloseTo(0.4620911, 7);
  });

  it('is half the mean difference by the mean', () => {
    fc.assert(
      fc.property(regions, (values) => {
        const total = values.reduce((sum, { weight }) => sum + weight, 0);
        const sum = values.reduce((all, { value, weight }) => all + value * weight, 0);
        const differences = values.flatMap((a) =>
          values.map((b) => a.weight * b.weight * Math.abs(a.value - b.value)),
        );
        const expected = differences.reduce((all, each) => all + each, 0) / (2 * total * sum);
        expect(gini(values)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('is 1 − 2·(area under the Lorenz curve), at least 0 and below 1', () => {
    fc.assert(
      fc.property(regions, (values) => {
        const curve = lorenzOf(values);
        const area = curve.slice(1).reduce((sum, point, index) => {
          const before = curve[index] as typeof point;
          return sum + ((point.people - before.people) * (point.share + before.share)) / 2;
        }, 0);
        const coefficient = gini(values) as number;
        expect(coefficient).toBeCloseTo(1 - 2 * area, 12);
        expect(coefficient).toBeGreaterThanOrEqual(0);
        expect(coefficient).toBeLessThan(1);
      }),
    );
  });
});

describe('Theil’s indices', () => {
  it('give the L of Störmann’s textbook for its five regions', () => {
    // Störmann 2009, Regionalökonomik, as R's package REAT 3.0.3 (?theil) prints it.
    expect(theilL(alike(10, 10, 10, 20, 50))?.total).toBeCloseTo(0.2326302, 7);
  });

  it('give the L that R’s package ineq’s Atkinson index implies for its own example', () => {
    // A(1) is 0.3518251 (recorded beside the Gini coefficient above), and A(1) = 1 − exp(−L).
    expect(1 - Math.exp(-(theilL(INEQ)?.total as number))).toBeCloseTo(0.3518251, 7);
  });

  it('give what is worked out by hand', () => {
    // No published number was found for T: means 1, 3 and 2; T = (1·ln ½ + 3·ln 1.5)/4 within nothing.
    const cities: Region[] = [
      { value: 1, weight: 1, group: '一市' },
      { value: 3, weight: 1, group: '二市' },
    ];
    const expected = (Math.log(0.5) + 3 * Math.log(1.5)) / 4;
    expect(theilT(cities)).toEqual({
      total: expect.closeTo(expected, 15) as number,
      between: expect.closeTo(expected, 15) as number,
      within: 0,
      groups: [
        { group: '一市', n: 1, within: 0, contribution: 0 },
        { group: '二市', n: 1, within: 0, contribution: 0 },
      ],
    });
    // Both cities have 4 of 8, the first in parts 1 and 3, the second in equal parts.
    const within = theilT([...alike(1, 3), ...alike(2, 2).map((each) => ({ ...each, group: '二市' }))]);
    expect(within?.between).toBe(0);
    expect(within?.groups).toEqual([
      {
        group: '一市',
        n: 2,
        within: expect.closeTo(expected, 15) as number,
        contribution: expect.closeTo(expected / 2, 15) as number,
      },
      { group: '二市', n: 2, within: 0, contribution: 0 },
    ]);
  });

  it('count 0·ln 0 as 0 in T, and have no L where a value is 0', () => {
    expect(theilT(alike(0, 2))?.total).toBeCloseTo(Math.log(2), 15);
    expect(theilL(alike(0, 2))).toBeNull();
    expect(theilL(alike(1, 2))).not.toBeNull();
  });

  it('let a city that has nothing count between the cities, and nothing within itself', () => {
    const parts = theilT([...alike(0, 0), { value: 2, weight: 2, group: '二市' }]);
    expect(parts).toMatchObject({ within: 0, groups: [{ within: 0, contribution: 0 }, { within: 0 }] });
    expect(parts?.between).toBeCloseTo(Math.log(2), 15);
  });

  it.each([
    ['T', theilT, (r: number) => (r === 0 ? 0 : r * Math.log(r)), regions],
    ['L', theilL, (r: number) => -Math.log(r), positive],
  ] as const)('split %s into parts that sum to its definition exactly', (_, index, term, some) => {
    fc.assert(
      fc.property(some, (values) => {
        const parts = index(values);
        if (!parts) throw new Error('there is an index');
        const total = values.reduce((sum, { weight }) => sum + weight, 0);
        const mean = values.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
        const direct = values.reduce(
          (sum, { value, weight }) => sum + (weight / total) * term(value / mean),
          0,
        );
        expect(parts.total).toBeCloseTo(direct, 11);
        expect(parts.between + parts.groups.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(
          parts.total,
        );
        for (const part of [parts.between, ...parts.groups.flatMap((g) => [g.within, g.contribution])])
          expect(part).toBeGreaterThanOrEqual(0);
        for (const { group, within, n } of parts.groups) {
          const own = values.filter((each) => each.group === group);
          expect(n).toBe(own.length);
          const alone = index(own);
          if (alone) expect(within).toBeCloseTo(alone.total, 12);
        }
      }),
    );
  });
});

describe('the Lorenz curve', () => {
  it('goes from (0, 0) to (1, 1), bends upwards and stays below the diagonal', () => {
    fc.assert(
      fc.property(regions, (values) => {
        const curve = lorenzOf(values);
        expect(curve).toHaveLength(values.length + 1);
        expect(curve[0]).toEqual({ people: 0, share: 0 });
        expect(curve.at(-1)).toEqual({ people: 1, share: 1 });
        let steepness = 0;
        curve.slice(1).forEach((point, index) => {
          const before = curve[index] as typeof point;
          const slope = (point.share - before.share) / (point.people - before.people);
          expect(slope).toBeGreaterThanOrEqual(steepness - 1e-9);
          expect(point.share).toBeLessThanOrEqual(point.people + 1e-12);
          steepness = slope;
        });
      }),
    );
  });

  it('has the points that hand counting gives', () => {
    const values: Region[] = [
      { value: 3, weight: 1, group: '一市' },
      { value: 1, weight: 3, group: '一市' },
    ];
    expect(lorenzOf(values)).toEqual([
      { people: 0, share: 0 },
      { people: 0.75, share: 0.5 },
      { people: 1, share: 1 },
    ]);
    expect(lorenzOf(alike(0, 0))).toEqual([]);
  });
});

describe('the shares of top and bottom', () => {
  it('count whole regions where the edge falls between two', () => {
    // By hand: of 1 to 10, which sum to 55, the top one has 10 and the bottom four 1 + 2 + 3 + 4.
    expect(endShares(alike(...Array.from({ length: 10 }, (_, index) => index + 1)))).toEqual({
      topShare: expect.closeTo(10 / 55, 14) as number,
      bottomShare: expect.closeTo(10 / 55, 14) as number,
      palma: expect.closeTo(1, 14) as number,
    });
  });

  it('count a part of a region where the edge falls within it', () => {
    // By hand: of two regions 1 and 3, a tenth of the people are a fifth of the second, and four tenths four fifths of the first.
    expect(endShares(alike(3, 1))).toEqual({
      topShare: expect.closeTo(0.6 / 4, 14) as number,
      bottomShare: expect.closeTo(0.8 / 4, 14) as number,
      palma: expect.closeTo(0.75, 14) as number,
    });
  });

  it('have no Palma ratio where the bottom has nothing', () => {
    expect(endShares(alike(0, 0, 1))).toMatchObject({ bottomShare: 0, palma: null });
    expect(endShares(alike(0, 0))).toBeNull();
  });

  it('are where the Lorenz curve is at 0.4 and 0.9', () => {
    const at = (values: readonly Region[], people: number) => {
      const curve = lorenzOf(values);
      const end = curve.findIndex((point) => point.people >= people);
      const [a, b] = [curve[end - 1], curve[end]];
      if (!a || !b) throw new Error('the curve ends at 1');
      return a.share + ((people - a.people) / (b.people - a.people)) * (b.share - a.share);
    };
    fc.assert(
      fc.property(regions, (values) => {
        const shares = endShares(values);
        expect(shares?.bottomShare).toBeCloseTo(at(values, 0.4), 10);
        expect(shares?.topShare).toBeCloseTo(1 - at(values, 0.9), 10);
      }),
    );
  });
});

describe('the coefficient of variation', () => {
  it('is the standard deviation of the population by the mean', () => {
    // By hand: 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the squares 32, so √(32/8)/5.
    expect(coefficientOfVariation(alike(2, 4, 4, 4, 5, 5, 7, 9))).toBeCloseTo(0.4, 15);
    expect(coefficientOfVariation(alike(0, 0))).toBeNull();
    expect(coefficientOfVariation(alike(-1, 0))).toBeNull();
    expect(coefficientOfVariation([])).toBeNull();
  });
});

describe.each(names)('%s', (name) => {
  it('does not change with the unit', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 0.001, max: 1000, noNaN: true }), (values, factor) => {
        const scaled = values.map((each) => ({ ...each, value: each.value * factor }));
        expect(measure(name, scaled)).toBeCloseTo(measure(name, values), 9);
      }),
    );
  });

  it('does not change if everything is there several times', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 2, max: 4 }), (values, times) => {
        const again = Array.from({ length: times }, () => values).flat();
        expect(measure(name, again)).toBeCloseTo(measure(name, values), 9);
      }),
    );
  });

  it('takes a weight as that many people with the value', () => {
    fc.assert(
      fc.property(positive, (values) => {
        expect(measure(name, personByPerson(values))).toBeCloseTo(measure(name, values), 9);
      }),
    );
  });

  it('does not change with the order', () => {
    fc.assert(
      fc.property(
        positive.chain((values) =>
          fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
        ),
        ([values, shuffled]) => {
          expect(measure(name, shuffled)).toBeCloseTo(measure(name, values), 9);
        },
      ),
    );
  });

  const worse = name === 'bottom share' ? 'never rises' : 'never falls';
  it(`${worse} if one who has less gives to one who has more (Pigou and Dalton)`, () => {
    fc.assert(
      fc.property(
        positive,
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (some, a, b, part) => {
          const values = some.map((each) => ({ ...each, weight: 1 }));
          const [one, other] = [values[a % values.length], values[b % values.length]];
          fc.pre(one !== undefined && other !== undefined && one.value < other.value);
          const gift = (one?.value ?? 0) * part;
          const after = values.map((each) =>
            each === one
              ? { ...each, value: each.value - gift }
              : each === other
                ? { ...each, value: each.value + gift }
                : each,
          );
          const change = measure(name, after) - measure(name, values);
          expect(name === 'bottom share' ? -change : change).toBeGreaterThanOrEqual(-1e-9);
        },
      ),
    );
  });

  it('is 0 of equals, or the share of their number', () => {
    const [first, ...rest] = alike(0.1, 0.1, 0.1, 0.1, 0.1);
    const expected = { 'top share': 0.1, 'bottom share': 0.4 }[name] ?? 0;
    expect(measure(name, [first as Region, ...rest])).toBeCloseTo(expected, 15);
  });

  it('has no meaning of nothing', () => {
    expect(MEASURES[name]?.([])).toBeNull();
    expect(MEASURES[name]?.(alike(0, 0))).toBeNull();
  });
});
