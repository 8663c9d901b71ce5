import fc from 'fast-check';
import { ticksAt } from '../../../src/monitor/charts/ticks.js';
import { placed, through } from '../../../src/monitor/sparkline.js';

const EXTENT = { width: 120, height: 30, margin: 4 };
const values = fc.array(
  fc.record({
    year: fc.integer({ min: 2000, max: 2040 }),
    value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  }),
  { maxLength: 20 },
);

describe('a sparkline', () => {
  it('puts the least at the bottom, the greatest at the top, and years from left to right', () => {
    const line = [
      { year: 2020, value: 10 },
      { year: 2022, value: 30 },
      { year: 2025, value: 20 },
    ];
    expect(placed([line], EXTENT)).toEqual([
      [
        [4, 26],
        [48.8, 4],
        [116, 15],
      ],
    ]);
  });

  it('lets lines share their scales', () => {
    const [low, high] = placed([[{ year: 2020, value: 0 }], [{ year: 2021, value: 1 }]], EXTENT);
    expect([low, high]).toEqual([[[4, 26]], [[116, 4]]]);
  });

  it('puts values that are all the same at half the height', () => {
    expect(placed([[{ year: 2020, value: 7 }]], EXTENT)).toEqual([[[60, 15]]]);
  });

  it('never leaves its drawing', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        for (const [x, y] of placed([one, other], EXTENT).flat()) {
          expect(x).toBeGreaterThanOrEqual(4);
          expect(x).toBeLessThanOrEqual(116);
          expect(y).toBeGreaterThanOrEqual(4);
          expect(y).toBeLessThanOrEqual(26);
        }
      }),
    );
  });

  it('is a path through its places', () => {
    expect(
      through([
        [0, 1],
        [2.5, 3],
        [4, 5],
      ]),
    ).toBe('M0,1L2.5,3L4,5');
    expect(through([])).toBe('');
  });
});

describe('the years of an axis', () => {
  it('are all of them where there is room, and the last one always', () => {
    expect(ticksAt([2016, 2017, 2018], 800)).toEqual([2016, 2017, 2018]);
    expect(ticksAt([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023], 320)).toEqual([2017, 2019, 2021, 2023]);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1990, max: 2060 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 2000 }),
        (years, width) => {
          const ticks = ticksAt(years, width);
          expect(ticks.at(-1)).toBe(Math.max(...years));
          expect(ticks.length * 44).toBeLessThanOrEqual(Math.max(width - 72 + 44, 44));
        },
      ),
    );
  });
});
