import fc from 'fast-check';
import { median, spreadOf, trendOf } from '../../../src/domain/indicators/robust.js';
import { History, partsSuspicion, Peers, suspicionsOf } from '../../../src/domain/indicators/suspicion.js';

const series = (...values: number[]) => values.map((value, place) => ({ year: 2011 + place, value }));
const historyOf = (...values: number[]) => new History(series(...values));
const told = (values: number[], year: number, value: number) =>
  historyOf(...values).suspicion({ year, value });

describe('what years say of a value', () => {
  it('flags a value far off the trend of the others, with what they suggest and how far off it is', () => {
    const values = [90, 91.2, 91.9, 93.1, 94, 95.1, 80, 97];
    const suspicion = told(values, 2017, 80);
    expect(suspicion).toMatchObject({ code: 'OUT_OF_LINE_WITH_HISTORY', factor: null });
    expect(Number(suspicion?.expected)).toBeGreaterThan(95);
    expect(Number(suspicion?.expected)).toBeLessThan(97);
    expect(suspicion?.score).toBeLessThan(-3.5);
    values.forEach((value, place) => {
      if (value !== 80) expect(told(values, 2011 + place, value)).toBeNull();
    });
  });

  it('goes by the trend: what grows steadily is in line, and a value that does not grow with it is not', () => {
    const steady = [100, 121, 139, 162, 179, 201, 220];
    expect(told(steady, 2017, 220)).toBeNull();
    expect(told([...steady.slice(0, 6), 100], 2017, 100)).toMatchObject({ code: 'OUT_OF_LINE_WITH_HISTORY' });
  });

  it.each<[number, string]>([
    [955, '10'],
    [9_480, '100'],
    [95_000, '1000'],
    [950_000, '10000'],
    [9.5, '0.1'],
    [0.95, '0.01'],
    [0.0095, '0.0001'],
  ])('takes %d beside 94, 95 and 96 for a slip of units by %s', (value, factor) => {
    expect(told([94, 95, 96], 2020, value)).toMatchObject({ code: 'UNIT_SLIP', factor, expected: '95' });
  });

  it('sees a slip from two other years on, and the trend from six values on', () => {
    expect(told([95, 950], 2012, 950)).toBeNull();
    expect(told([10, 100, 1_000], 2013, 1_000)).toBeNull();
    expect(told([94, 95, 950], 2013, 950)).toMatchObject({ code: 'UNIT_SLIP' });
    expect(told([90, 91.2, 91.9, 93.1, 50], 2015, 50)).toBeNull();
    expect(told([90, 91.2, 91.9, 93.1, 94, 50], 2016, 50)).toMatchObject({
      code: 'OUT_OF_LINE_WITH_HISTORY',
    });
  });

  it('does not make much of a small difference among even values', () => {
    expect(told([99, 99.1, 99.2, 99.3, 99.4, 98.9], 2016, 98.9)).toBeNull();
  });
});

describe('what peers say of a value', () => {
  const rates = [92, 95, 94, 93, 96, 95.5, 94.4];

  it('flags one that lies far from the others of its level', () => {
    expect(new Peers([...rates, 60], false).suspicion(60)).toMatchObject({
      code: 'OUT_OF_LINE_WITH_PEERS',
      expected: '94.2',
    });
    expect(new Peers([...rates, 60], false).suspicion(95)).toBeNull();
    expect(new Peers([...rates, 0.94], false).suspicion(0.94)).toMatchObject({
      code: 'UNIT_SLIP',
      factor: '0.01',
    });
  });

  it('has no say with fewer than six', () => {
    expect(new Peers([92, 95, 94, 93, 1], false).suspicion(1)).toBeNull();
  });

  it('compares totals by their logarithms: a large division is no error, ten thousand times as much is', () => {
    const totals = [120, 300, 800, 450, 2_000, 600, 90];
    expect(new Peers(totals, true).suspicion(2_000)).toBeNull();
    expect(new Peers([...totals, 4_000_000], true).suspicion(4_000_000)).toMatchObject({
      code: 'OUT_OF_LINE_WITH_PEERS',
    });
    expect(new Peers([...totals, 0], true).suspicion(0)).toBeNull();
    expect(new Peers([...totals, 0, 4_000_000], true).suspicion(4_000_000)).not.toBeNull();
    expect(new Peers([120, 300, 800, 450, 4_000_000, 0], true).suspicion(4_000_000)).toBeNull();
  });
});

describe('a total and its parts', () => {
  it('is flagged if they do not sum, by more than rounding explains', () => {
    expect(partsSuspicion('10.0', ['3.3', '3.3', '3.3'])).toBeNull();
    expect(partsSuspicion('10.2', ['3.3', '3.3', '3.3'])).toMatchObject({
      code: 'PARTS_DO_NOT_SUM',
      expected: '9.9',
    });
    expect(partsSuspicion('100', ['30', '40'])).toMatchObject({ expected: '70' });
    expect(partsSuspicion('71.0', ['30', '40'])).toBeNull();
    expect(partsSuspicion('71.1', ['30', '40'])).not.toBeNull();
    expect(partsSuspicion('5', [])).toBeNull();
  });

  it('is never flagged for having been rounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 30 }),
        (units) => {
          const digits = (value: number, fraction: number) => (value / 10_000).toFixed(fraction);
          const total = units.reduce((sum, each) => sum + each, 0);
          expect(
            partsSuspicion(
              digits(total, 2),
              units.map((each) => digits(each, 1)),
            ),
          ).toBeNull();
        },
      ),
    );
  });
});

describe('all suspicions of a figure', () => {
  it('tells a slip of units instead of what else it makes look wrong', () => {
    const history = historyOf(90, 91, 92, 93, 94, 95, 960);
    const peers = new Peers([92, 95, 94, 93, 96, 95.5, 960], false);
    const found = suspicionsOf({ year: 2017, value: '960' }, { history, peers, parts: ['1', '2'] });
    expect(found.map(({ code }) => code)).toEqual(['UNIT_SLIP', 'PARTS_DO_NOT_SUM']);
  });

  it('is none where there is nothing to compare with', () => {
    expect(suspicionsOf({ year: 2017, value: '1' }, {})).toEqual([]);
  });
});

const values = fc.array(fc.integer({ min: -1_000, max: 100_000 }), { minLength: 1, maxLength: 15 });

describe('suspicions in general', () => {
  it('do not change when all values are scaled', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -20, max: 20 }), fc.boolean(), (given, exponent, totals) => {
        // Powers of two, so that no digit is lost.
        const scaled = given.map((value) => value * 2 ** exponent);
        const flags = (all: number[]) => {
          const [history, peers] = [historyOf(...all), new Peers(all, totals)];
          return all.map((value, place) => [
            history.suspicion({ year: 2011 + place, value })?.code,
            // The logarithms of totals lose digits.
            totals ? undefined : peers.suspicion(value)?.code,
          ]);
        };
        expect(flags(scaled)).toEqual(flags(given));
      }),
    );
  });

  it('are never told of a flat series', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 1, max: 20 }),
        (value, n) => {
          const flat = Array.from({ length: n }, () => value);
          const history = historyOf(...flat);
          for (let year = 2011; year < 2011 + n; year += 1)
            expect(history.suspicion({ year, value })).toBeNull();
          expect(new Peers(flat, false).suspicion(value)).toBeNull();
          expect(new Peers(flat, true).suspicion(value)).toBeNull();
        },
      ),
    );
  });

  it('are never told of a straight line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 1_000 }), fc.integer({ min: 0, max: 20 }), (first, step) => {
        const line = Array.from({ length: 10 }, (_, place) => first + step * place);
        line.forEach((value, place) => expect(told(line, 2011 + place, value)).toBeNull());
      }),
    );
  });
});

describe('robust measures', () => {
  it('are those worked out by hand', () => {
    // Deviations from 2.45: twice 0.05, four times 0.15, twice 0.35, then 5.75 and 5.85; their middle is 0.15.
    const { centre, scale } = spreadOf([2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3]);
    expect(centre).toBeCloseTo(2.45, 10);
    expect(scale).toBeCloseTo(1.4826 * 0.15, 10);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(spreadOf([5, 5, 5]).scale).toBeNull();
    expect(spreadOf([5, 5, 5, 8]).scale).toBeCloseTo(Math.sqrt(Math.PI / 2) * 0.75, 10);
  });

  it('find the line through points on a line, whatever one of them says instead', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -1_000, max: 1_000 }),
        fc.nat(9),
        fc.integer({ min: -100_000, max: 100_000 }),
        (slope, first, place, wrong) => {
          const points = Array.from({ length: 10 }, (_, at) => ({
            year: 2011 + at,
            value: at === place ? wrong : first + slope * at,
          }));
          expect(trendOf(points).at(2025)).toBeCloseTo(first + slope * 14, 6);
        },
      ),
    );
  });
});
