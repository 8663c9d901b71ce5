import fc from 'fast-check';
import { clipToWhole, restOf, sumOf } from '../../src/domain/percent.js';

describe('percentages of one whole', () => {
  it.each([
    [['74.5', '25.5'], '0'],
    [['33.3', '33.3', '33.40'], '0'],
    [['20.50'], '79.5'],
    [['90'], '10'],
    [[], '100'],
  ])('%j leave one percentage in one text', (percents, rest) => {
    expect(restOf(percents.map((percent) => ({ min: percent, max: percent })))).toEqual({
      min: rest,
      max: rest,
    });
  });

  it('are one text where both ends are one percentage, however they are written', () => {
    expect(restOf([{ min: '20.50', max: '20.5' }])).toEqual({ min: '79.5', max: '79.5' });
    expect(sumOf([{ min: '20.50', max: '20.5' }])).toEqual({ min: '20.50', max: '20.50' });
    expect(sumOf([{ min: '100.0', max: '100.0' }])).toEqual({ min: '100.0', max: '100.0' });
  });

  it('end where the least of the others begins', () => {
    const ranges = [
      { min: '60.0', max: '100' },
      { min: '20', max: '40' },
      { min: '20', max: '20' },
    ];
    expect(clipToWhole(ranges)).toEqual([
      { min: '60.0', max: '60.0' },
      { min: '20', max: '20' },
      { min: '20', max: '20' },
    ]);
    expect(clipToWhole([{ min: '10', max: '30' }])).toEqual([{ min: '10', max: '30' }]);
  });

  it('leave the same, clipped or not', () => {
    const ranges = fc.array(fc.tuple(fc.nat(2500), fc.nat(10_000)), { maxLength: 4 }).map((pairs) =>
      pairs.map(([min, more]) => ({
        min: (min / 100).toFixed(2),
        max: (Math.min(10_000, min + more) / 100).toFixed(2),
      })),
    );
    fc.assert(
      fc.property(ranges, (some) => {
        expect(restOf(clipToWhole(some))).toEqual(restOf(some));
      }),
    );
  });
});
