import fc from 'fast-check';
import { equalisationOf, standingsOf } from '../../src/domain/equalisation.js';
import { BetterDirection } from '../../src/domain/indicators/vocabulary.js';
import { alike, regions } from './inequality/random-values.js';

const NONE = {
  ratio: null,
  coefficientOfVariation: null,
  gini: null,
  theilT: null,
  theilL: null,
  topShare: null,
  bottomShare: null,
  palma: null,
  lorenz: [],
};

describe('how equal regions are', () => {
  it('is told by all measures at once', () => {
    expect(equalisationOf(alike(1, 3))).toMatchObject({
      n: 2,
      mean: 2,
      min: 1,
      max: 3,
      ratio: 3,
      range: 2,
      coefficientOfVariation: 0.5,
      gini: 0.25,
      palma: expect.closeTo(0.75, 14) as number,
      lorenz: [
        { people: 0, share: 0 },
        { people: 0.5, share: 0.25 },
        { people: 1, share: 1 },
      ],
      gaps: [],
    });
  });

  it('has no measure of inequality for one region or none', () => {
    expect(equalisationOf(alike(4))).toEqual({
      ...NONE,
      n: 1,
      mean: 4,
      min: 4,
      max: 4,
      range: null,
      gaps: ['FEWER_THAN_TWO'],
    });
    expect(equalisationOf([])).toEqual({
      ...NONE,
      n: 0,
      mean: null,
      min: null,
      max: null,
      range: null,
      gaps: ['FEWER_THAN_TWO'],
    });
  });

  it('has no shares of a whole where nobody has any', () => {
    expect(equalisationOf(alike(0, 0))).toEqual({
      ...NONE,
      n: 2,
      mean: 0,
      min: 0,
      max: 0,
      range: 0,
      gaps: ['ALL_ZERO'],
    });
  });

  it('has no shares of a whole where some of it is negative, but spreads around its mean', () => {
    expect(equalisationOf(alike(-1, 3))).toEqual({
      ...NONE,
      n: 2,
      mean: 1,
      min: -1,
      max: 3,
      range: 4,
      coefficientOfVariation: 2,
      gaps: ['NEGATIVE_VALUE'],
    });
  });

  it('says that a value of 0 takes away the ratio and L alone', () => {
    const some = equalisationOf(alike(0, 1, 3));
    expect(some).toMatchObject({ ratio: null, theilL: null, gaps: ['ZERO_VALUE'] });
    expect(some.gini).not.toBeNull();
    expect(some.theilT).not.toBeNull();
  });

  it('weighs the mean with the people', () => {
    expect(
      equalisationOf([
        { value: 1, weight: 3, group: '一市' },
        { value: 5, weight: 1, group: '一市' },
      ]).mean,
    ).toBe(2);
  });
});

describe('where a region stands', () => {
  it('is ranked from the better end, equals sharing one', () => {
    const ranks = (better: BetterDirection | null) =>
      standingsOf([5, 9, 5, 1], 5, better).map(({ rank }) => rank);
    expect(ranks(BetterDirection.HIGHER)).toEqual([2, 1, 2, 4]);
    expect(ranks(BetterDirection.LOWER)).toEqual([2, 4, 2, 1]);
    expect(ranks(null)).toEqual([null, null, null, null]);
  });

  it('is told as distance to the mean, and as part of it unless that is 0', () => {
    expect(standingsOf([6, 4], 5, null)).toEqual([
      { rank: null, distance: 1, relative: 0.2 },
      { rank: null, distance: -1, relative: -0.2 },
    ]);
    expect(standingsOf([-3], -2, null)[0]).toEqual({ rank: null, distance: -1, relative: -0.5 });
    expect(standingsOf([1], 0, null)[0]?.relative).toBeNull();
  });

  it('leaves no distance over all regions together, each counted with its weight', () => {
    fc.assert(
      fc.property(regions, (values) => {
        const { mean } = equalisationOf(values);
        const standings = standingsOf(
          values.map(({ value }) => value),
          mean as number,
          null,
        );
        const sum = standings.reduce(
          (all, { distance }, index) => all + distance * (values[index]?.weight ?? 0),
          0,
        );
        expect(sum).toBeCloseTo(0, 8);
      }),
    );
  });
});
