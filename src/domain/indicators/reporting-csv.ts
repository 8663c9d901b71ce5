import { toCsv } from '../csv.js';
import type { SheetIndicator, SheetRegion } from './sheet-figure.js';

/** What a region has reported, and what it has not. */
export interface SheetReporting {
  readonly region: SheetRegion;
  readonly reported: number;
  /** Of those reported, how many came after the due day. */
  readonly late: number;
  readonly missing: readonly Pick<SheetIndicator, 'code' | 'name'>[];
  /** The most days that any of it came, or is by now, late; null if nothing is. */
  readonly daysLate: number | null;
}

/**
 * Who has reported and who has not, as a sheet (催报表): a row for each region, then 合计.
 * @param due the day by which figures are due
 */
export function reportingToCsv(year: number, due: string, regions: readonly SheetReporting[]): string {
  const sum = (count: (row: SheetReporting) => number) =>
    String(regions.reduce((total, row) => total + count(row), 0));
  return toCsv([
    ['年份', '应报日期', '行政区划代码', '行政区划', '已报', '其中迟报', '缺报', '最长逾期天数', '缺报指标'],
    ...regions.map(({ region, reported, late, missing, daysLate }) => [
      String(year),
      due,
      region.code,
      region.name,
      String(reported),
      String(late),
      String(missing.length),
      daysLate === null ? '' : String(daysLate),
      missing.map(({ code, name }) => `${code} ${name}`).join('；'),
    ]),
    [
      String(year),
      due,
      '',
      '合计',
      sum(({ reported }) => reported),
      sum(({ late }) => late),
      sum(({ missing }) => missing.length),
      '',
      '',
    ],
  ]);
}
