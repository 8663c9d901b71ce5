import fc from 'fast-check';
import type { FigureContent } from '../../src/domain/content.js';
import { compareDecimals, multiplyDecimals } from '../../src/domain/decimal.js';
import { Comparator } from '../../src/domain/enums.js';
import { bearingOf, compareService, FigureBearing, fractionOf } from '../../src/domain/figure-bearing.js';
import { seedServices } from '../support/seed-contents.js';

/** The list's figures are those of the seeds. */
const seeds = seedServices();
const [pension] = seeds.get('FJ-BPS-020')?.figures as [FigureContent];
const printed = (changes: Partial<FigureContent>): FigureContent => ({ ...pension, ...changes });

describe('how figures of the list bind', () => {
  it('is told of every figure of the list by its own place in it', () => {
    const bearings = [...seeds].flatMap(([code, { figures }]) =>
      figures.map((figure) => [bearingOf(figure), code.slice(-3)] as const),
    );
    const of = (wanted: FigureBearing) =>
      bearings.filter(([bearing]) => bearing === wanted).map(([, code]) => code);
    expect(of(FigureBearing.AUDIENCE)).toEqual(['072', '072', '072', '077', '077']);
    expect(of(FigureBearing.TOTAL)).toEqual(['024', '025', '033', '033', '076', '076', '079']);
    expect(of(FigureBearing.CEILING)).toEqual(['066']);
  });

  it('lets every figure stand as it is: nothing is below itself', () => {
    for (const { figures } of seeds.values())
      for (const figure of figures) expect([0, null]).toContain(compareService(figure, figure, figure));
  });

  it('names each figure of a service apart', () => {
    for (const { figures } of seeds.values()) {
      const names = figures.map(({ what, condition, per }) => JSON.stringify([what, condition, per]));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('turns round with the two values, and with floor and ceiling', () => {
    const value = fc.record({
      value: fc.nat(10_000).map(String),
      unit: fc.constantFrom('元', '万元', '角'),
    });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const floor = printed({ comparator: Comparator.AT_LEAST });
        const ceiling = printed({ comparator: Comparator.AT_MOST });
        const order = compareService(floor, a, b) ?? NaN;
        expect((compareService(floor, b, a) ?? NaN) + order).toBe(0);
        expect((compareService(ceiling, a, b) ?? NaN) + order).toBe(0);
      }),
    );
  });
});

describe('a number', () => {
  it('is a fraction of decimals in the base of its unit, exact where a fraction is printed', () => {
    expect(fractionOf({ value: '0.5', unit: '万元' })).toEqual({ numerator: '5000.0', denominator: '1' });
    expect(fractionOf({ value: null, unit: '比例', printed: '1／3' })).toEqual({
      numerator: '1',
      denominator: '3',
    });
    expect(fractionOf({ value: null, unit: '%', printed: '100/3' })).toEqual({
      numerator: '1.00',
      denominator: '3',
    });
  });

  it('is its value where both are given, and none where neither is one', () => {
    expect(fractionOf({ value: '2', unit: '比例', printed: '1／3' })).toEqual({
      numerator: '2',
      denominator: '1',
    });
    for (const text of ['若干', '1／0', '1／3／4', '5×8', '', undefined])
      expect(
        fractionOf({ value: null, unit: '比例', ...(text === undefined ? {} : { printed: text }) }),
      ).toBeNull();
  });

  it('keeps its proportion in whatever unit it is printed', () => {
    const part = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(part, part, (over, under) => {
        const of = (unit: string, by: number) =>
          fractionOf({ value: null, unit, printed: `${over * by}／${under}` }) ?? {
            numerator: '',
            denominator: '',
          };
        const [share, percent] = [of('比例', 1), of('%', 100)];
        expect(
          compareDecimals(
            multiplyDecimals(share.numerator, percent.denominator),
            multiplyDecimals(percent.numerator, share.denominator),
          ),
        ).toBe(0);
      }),
    );
  });
});
