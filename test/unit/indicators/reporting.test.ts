import fc from 'fast-check';
import { reportedOf, reportState } from '../../../src/domain/indicators/reporting.js';
import { ReportState } from '../../../src/domain/indicators/vocabulary.js';

const ids = (max: number) => fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: max });
const due = fc
  .record({ indicators: ids(5), regions: ids(6), daysOver: fc.integer({ min: -20, max: 20 }) })
  .chain(({ indicators, regions, daysOver }) => {
    const cells = indicators.flatMap((indicator) => regions.map((region) => ({ indicator, region })));
    return fc
      .tuple(...cells.map((cell) => fc.option(fc.integer({ min: -30, max: 30 })).map((d) => ({ cell, d }))))
      .map((drawn) => ({
        indicators,
        regions,
        daysOver,
        came: drawn.flatMap(({ cell, d }) => (d === null ? [] : [{ ...cell, daysAfter: d }])),
      }));
  });

describe('who has reported', () => {
  it('counts every cell once, by indicator, by division and in all', () => {
    fc.assert(
      fc.property(due, (asked) => {
        const told = reportedOf(asked);
        expect(told.cells).toBe(asked.indicators.length * asked.regions.length);
        expect(told.reported + told.missing).toBe(told.cells);
        for (const side of [told.byIndicator, told.byRegion]) {
          const sum = (part: (each: (typeof side)[number]) => number) =>
            side.reduce((all, each) => all + part(each), 0);
          expect(sum(({ reported }) => reported)).toBe(told.reported);
          expect(sum(({ late }) => late)).toBe(told.late);
          expect(sum(({ missing }) => missing.length)).toBe(told.missing);
        }
      }),
    );
  });

  it('tells of each row and column what is missing and how late the latest is, as looking at every cell does', () => {
    fc.assert(
      fc.property(due, ({ indicators, regions, came, daysOver }) => {
        const told = reportedOf({ indicators, regions, came, daysOver });
        const daysOf = (indicator: number, region: number) =>
          came.find((each) => each.indicator === indicator && each.region === region)?.daysAfter;
        const expected = (days: (number | undefined)[], names: number[]) => ({
          reported: days.filter((d) => d !== undefined).length,
          late: days.filter((d) => d !== undefined && d > 0).length,
          missing: names.filter((_, at) => days[at] === undefined),
          daysLate: Math.max(0, ...days.map((d) => d ?? daysOver)) || null,
        });
        expect(told.byIndicator).toEqual(
          indicators.map((id) => ({
            id,
            ...expected(
              regions.map((region) => daysOf(id, region)),
              regions,
            ),
          })),
        );
        expect(told.byRegion).toEqual(
          regions.map((id) => ({
            id,
            ...expected(
              indicators.map((each) => daysOf(each, id)),
              indicators,
            ),
          })),
        );
      }),
    );
  });

  it('calls nothing late on the due day itself', () => {
    expect(reportState(0)).toBe(ReportState.REPORTED);
    expect(reportState(1)).toBe(ReportState.LATE);
    expect(reportState(undefined)).toBe(ReportState.MISSING);
    const owed = { indicators: [1], regions: [2], came: [] };
    expect(reportedOf({ ...owed, daysOver: 0 }).byRegion[0]).toMatchObject({ daysLate: null, missing: [1] });
    expect(reportedOf({ ...owed, daysOver: 3 }).byRegion[0]).toMatchObject({ daysLate: 3, missing: [1] });
  });
});
