import fc from 'fast-check';
import { MOST_YEARS, yearsAsked, yearsTold } from '../../../src/domain/indicators/years-asked.js';

const fault = (from: number | null, to: number | null) => {
  try {
    yearsAsked({ from, to }, 2026);
    return null;
  } catch (error) {
    return (error as { details: object }).details;
  }
};

describe('years that are asked for', () => {
  it('may be left open at either end, and are refused out of bounds, out of order and beyond thirty', () => {
    expect(yearsAsked({}, 2026)).toEqual({ from: null, to: null });
    expect(fault(1949, 1978)).toBeNull();
    expect(fault(1948, null)).toEqual({ argument: 'from', problem: 'OUT_OF_RANGE' });
    expect(fault(null, 2027)).toEqual({ argument: 'to', problem: 'OUT_OF_RANGE' });
    expect(fault(2020, 2019)).toEqual({ argument: 'to', problem: 'OUT_OF_ORDER' });
    expect(fault(1949, 1979)).toEqual({ argument: 'from', problem: 'OUT_OF_RANGE' });
    expect(fault(Number.NaN, null)).toEqual({ argument: 'from', problem: 'OUT_OF_RANGE' });
  });

  it('are all told if both ends are named, otherwise those with figures, in order, the newest thirty', () => {
    expect(yearsTold({ from: 2019, to: 2022 }, [2020])).toEqual([2019, 2020, 2021, 2022]);
    expect(yearsTold({ from: 2019, to: null }, [2022, 2020, 2022])).toEqual([2020, 2022]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1949, max: 2026 })), (years) => {
        const told = yearsTold({ from: null, to: null }, years);
        expect(told.length).toBeLessThanOrEqual(MOST_YEARS);
        expect(told).toEqual([...told].sort((a, b) => a - b));
        for (const year of years) expect(told.includes(year) || (told[0] ?? 0) > year).toBe(true);
      }),
    );
  });
});
