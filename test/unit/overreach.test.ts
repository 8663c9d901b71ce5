import fc from 'fast-check';
import type { FigureContent } from '../../src/domain/content.js';
import { Comparator } from '../../src/domain/enums.js';
import { DomainError } from '../../src/domain/errors.js';
import {
  overreach,
  OverreachScale,
  OverreachVerdict,
  type OverreachOptions,
  type PlaceFigure,
} from '../../src/domain/overreach.js';

/** Synthetic: no place has these figures. */
const figure: FigureContent = {
  what: '（虚构）补贴',
  comparator: Comparator.AT_LEAST,
  value: '100',
  maxValue: null,
  printed: '100',
  unit: '元',
  per: '每人每月',
  condition: null,
  quote: '（虚构）每人每月100元',
};
const places = (values: readonly (number | string)[]): PlaceFigure[] =>
  values.map((value, index) => ({
    region: `R${String(index).padStart(3, '0')}`,
    value: String(value),
    unit: '元',
  }));
const compare = (values: readonly (number | string)[], options?: OverreachOptions) =>
  overreach(figure, places(values), options);
const flagged = (values: readonly (number | string)[], options?: OverreachOptions) =>
  compare(values, options)
    .scores.filter((score) => score.flagged)
    .map(({ value }) => Number(value));

describe('places far above the others', () => {
  it('are told by the median absolute deviation', () => {
    const found = compare([100, 110, 120, 130, 140, 300]);
    expect(found).toMatchObject({
      verdict: OverreachVerdict.COMPARED,
      threshold: 3.5,
      minimumPlaces: 5,
      places: 6,
      median: 125,
      deviation: 15,
      scale: OverreachScale.MEDIAN_DEVIATION,
    });
    // By hand: 0.6745 × (300 − 125) ÷ 15.
    expect(found.scores[0]).toMatchObject({ region: 'R005', value: '300', flagged: true, ofMedian: 2.4 });
    expect(found.scores[0]?.score).toBeCloseTo(7.8692, 4);
    expect(found.scores.map(({ score }) => score)).toEqual(
      found.scores.map(({ score }) => score).sort((a, b) => b - a),
    );
    expect(flagged([100, 110, 120, 130, 140, 300])).toEqual([300]);
  });

  it('are told by the mean absolute deviation where most have one value', () => {
    const found = compare([100, 100, 100, 100, 100, 100, 100, 160]);
    expect(found).toMatchObject({ median: 100, deviation: 7.5, scale: OverreachScale.MEAN_DEVIATION });
    // By hand: 60 ÷ (1.253314 × 7.5).
    expect(found.scores[0]?.score).toBeCloseTo(6.3831, 4);
    expect(flagged([100, 100, 100, 100, 100, 100, 100, 160])).toEqual([160]);
  });

  it('hide one another by the mean absolute deviation once more than 22.8 % raise alike, by whatever', () => {
    const raised = (count: number, value: number) =>
      compare([...Array<number>(84 - count).fill(100), ...Array<number>(count).fill(value)]);
    for (const value of [150, 300, 100_000]) {
      expect(raised(20, value).scale).toBe(OverreachScale.MEAN_DEVIATION);
      expect(raised(20, value).scores[0]).toMatchObject({ flagged: false });
      expect(raised(20, value).scores[0]?.score).toBeCloseTo(3.3511, 4);
      expect(raised(19, value).scores[0]).toMatchObject({ flagged: true });
      expect(raised(19, value).scores[0]?.score).toBeCloseTo(3.5275, 4);
    }
  });

  it('are compared with those whose value is a printed fraction', () => {
    const share = { ...figure, unit: '比例', value: null, printed: '1／3' };
    const third = (region: string) => ({ region, value: null, unit: '比例', printed: '1／3' });
    const given = [
      ...['A', 'B', 'C', 'D'].map(third),
      { region: 'E', value: '100', unit: '%', printed: '1／3' },
    ];
    const told = overreach(share, given);
    expect(told).toMatchObject({ verdict: OverreachVerdict.COMPARED, places: 5, median: 1 / 3 });
    expect(told.scores[0]).toMatchObject({ region: 'E', value: '100', ofMedian: 3 });
    expect(told.scores[1]).toMatchObject({ region: 'A', value: null, score: 0, ofMedian: 1, flagged: false });
    expect(
      overreach(
        share,
        given.map(({ region }) => third(region)),
      ).verdict,
    ).toBe(OverreachVerdict.ALL_EQUAL);
  });

  it('are none among equal ones', () => {
    expect(compare([100, '100.0', 100, 100, 100])).toMatchObject({
      verdict: OverreachVerdict.ALL_EQUAL,
      places: 5,
      scores: [],
      median: null,
    });
  });

  it('are not those far below', () => {
    expect(flagged([200, 210, 220, 230, 240, 1])).toEqual([]);
    expect(compare([200, 210, 220, 230, 240, 1]).scores.at(-1)?.score).toBeLessThan(-3.5);
  });

  it('are those far below a ceiling', () => {
    const wait = { ...figure, comparator: Comparator.AT_MOST };
    const told = overreach(wait, places([200, 210, 220, 230, 240, 1, 999]));
    expect(told.scores.filter((score) => score.flagged).map(({ value }) => value)).toEqual(['1']);
  });

  it('are compared in their units', () => {
    const given = places([100, 110, 120, 130, 140]);
    const told = overreach(figure, [...given, { region: 'S', value: '0.03', unit: '万元' }]);
    expect(told.scores[0]).toMatchObject({
      region: 'S',
      value: '0.03',
      unit: '万元',
      flagged: true,
      ofMedian: 2.4,
    });
  });
});

it('tells no multiple of a median of nothing', () => {
  expect(compare([0, 0, 0, 0, 0, 5]).scores[0]).toMatchObject({ value: '5', ofMedian: null, flagged: true });
});

it('a raise is flagged from the minimum step on, however high its score', () => {
  const lone = (value: number, minimumStep?: number) =>
    flagged([100, 100, 100, 100, 100, value], minimumStep === undefined ? {} : { threshold: 1, minimumStep });
  expect(compare([100, 100, 100, 100, 100, 119], { threshold: 1 }).scores[0]?.score).toBeGreaterThan(3.5);
  expect(lone(119, 0.2)).toEqual([]);
  expect(lone(120, 0.2)).toEqual([120]);
  expect(lone(101, 0)).toEqual([101]);
  expect(lone(119)).toEqual([]);
  for (const minimumStep of [-0.1, NaN, Infinity]) expect(() => lone(120, minimumStep)).toThrow('0 or more');
});

describe('nothing is flagged', () => {
  it('of too few places, and the answer says so', () => {
    expect(compare([1, 1, 1, 1000])).toMatchObject({
      verdict: OverreachVerdict.TOO_FEW,
      places: 4,
      scores: [],
    });
    expect(compare([1, 1, 2, 1000], { minimumPlaces: 4 }).verdict).toBe(OverreachVerdict.COMPARED);
    expect(compare([]).verdict).toBe(OverreachVerdict.TOO_FEW);
  });

  it('of places without a value or in a unit that does not compare: they are not counted', () => {
    const rest: PlaceFigure[] = [
      { region: 'S', value: null, unit: '元' },
      { region: 'T', value: '5', unit: '%' },
    ];
    expect(overreach(figure, [...places([1, 2, 3, 4]), ...rest])).toMatchObject({
      verdict: OverreachVerdict.TOO_FEW,
      places: 4,
    });
  });

  it.each([
    ['says who is served', { unit: '岁' }],
    ['counts people of the whole province', { unit: '万人', per: null }],
  ])('of a figure that %s', (_, changes) => {
    const given = places([1, 2, 3, 4, 500]).map((place) => ({ ...place, unit: changes.unit }));
    expect(overreach({ ...figure, ...changes }, given).verdict).toBe(OverreachVerdict.NOT_COMPARABLE);
  });
});

it.each([
  ['threshold', { threshold: 0 }],
  ['threshold', { threshold: -1 }],
  ['threshold', { threshold: NaN }],
  ['threshold', { threshold: Infinity }],
  ['minimumPlaces', { minimumPlaces: 2 }],
  ['minimumPlaces', { minimumPlaces: 4.5 }],
])('refuses a %s out of bounds', (argument, options) => {
  const error = (() => {
    try {
      return compare([1, 2, 3, 4, 5], options);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(DomainError);
  expect((error as DomainError).details).toMatchObject({ argument });
});

describe('scores', () => {
  const values = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 40 });
  const scoresOf = (given: readonly (number | string)[]) =>
    new Map(compare(given).scores.map(({ region, score }) => [region, score]));
  const expectSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) => {
    expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
    for (const [region, score] of a) expect(b.get(region)).toBeCloseTo(score, 8);
  };

  it('do not change when all values are shifted or scaled', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        (given, by, times) => {
          const scores = scoresOf(given);
          expectSame(scores, scoresOf(given.map((value) => value + by)));
          expectSame(scores, scoresOf(given.map((value) => value * times)));
        },
      ),
    );
  });

  it('do not change when every place has a twin', () => {
    fc.assert(
      fc.property(values, (given) => {
        const twice = compare([...given, ...given]);
        const once = compare(given);
        expect(twice.scores.map(({ score }) => score)).toEqual(
          once.scores.flatMap(({ score }) => [score, score]),
        );
      }),
    );
  });

  it('are equal for equal values, and higher for higher ones', () => {
    fc.assert(
      fc.property(values, (given) => {
        const { scores } = compare(given);
        for (const [index, { value, score }] of scores.entries()) {
          const next = scores[index + 1];
          if (next) expect(Math.sign(score - next.score)).toBe(Math.sign(Number(value) - Number(next.value)));
        }
      }),
    );
  });

  it('stand no nearer together when a place at the median joins, measured the same way', () => {
    fc.assert(
      fc.property(values, (given) => {
        const before = compare(given);
        const after = compare([...given, before.median ?? given[0] ?? 0]);
        if (before.verdict !== OverreachVerdict.COMPARED) {
          expect(after.verdict).toBe(before.verdict);
          return;
        }
        expect(after.median).toBe(before.median);
        if (after.scale !== before.scale) return;
        const joined = new Map(after.scores.map(({ region, score }) => [region, score]));
        for (const { region, score } of before.scores)
          expect(Math.abs(joined.get(region) ?? 0)).toBeGreaterThanOrEqual(Math.abs(score) - 1e-9);
      }),
    );
  });

  it('flag fewer places, and none anew, at a higher threshold, which the answer states', () => {
    const threshold = fc.double({ min: 0.01, max: 20, noNaN: true });
    fc.assert(
      fc.property(values, threshold, threshold, (given, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const regions = (at: number) =>
          compare(given, { threshold: at })
            .scores.filter((score) => score.flagged)
            .map(({ region }) => region);
        expect(regions(low)).toEqual(expect.arrayContaining(regions(high)));
        expect(compare(given, { threshold: high }).threshold).toBe(high);
      }),
    );
  });

  it('flag nothing at or below the median', () => {
    fc.assert(
      fc.property(values, (given) => {
        const { scores, median } = compare(given, { threshold: 0.001, minimumStep: 0 });
        for (const { value, flagged: told } of scores) expect(told).toBe(Number(value) > (median ?? 0));
      }),
    );
  });
});
