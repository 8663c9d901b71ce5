import { toCsv } from '../csv.js';
import type { Comparator, IndicatorNature } from '../enums.js';
import { NOT_APPLICABLE, toSdmxCsv, type Dataflow } from '../sdmx-csv.js';
import type { SheetIndicator, SheetRegion } from './sheet-figure.js';
import { COMPARATOR_WORDS, NATURE_WORDS, REASON_WORDS, VERDICT_WORDS } from './sheet-words.js';
import type { ProgressReason, ProgressVerdict } from './vocabulary.js';

/** How an indicator of a plan stands; values are exact decimals in its unit. */
export interface SheetProgress {
  readonly indicator: SheetIndicator & { readonly nature: IndicatorNature | null };
  /** The name of its domain. */
  readonly domain: string;
  readonly verdict: ProgressVerdict;
  readonly reason: ProgressReason;
  readonly ofProvince: boolean;
  readonly goalYear: number;
  readonly goal: string | null;
  readonly goalWords: string | null;
  readonly comparator: Comparator;
  readonly baseYear: number | null;
  readonly baseValue: string | null;
  readonly valueYear: number | null;
  readonly value: string | null;
  readonly expected: string | null;
  readonly expectedOnDay: string | null;
  readonly gap: string | null;
  readonly neededPerYear: string | null;
  readonly targetBelowBase: boolean;
}

/** How the indicators of a plan stand in a region on a day. */
export interface SheetPlanProgress {
  readonly plan: string;
  readonly region: SheetRegion;
  /** ISO date. */
  readonly day: string;
  readonly indicators: readonly SheetProgress[];
}

const yearText = (year: number | null) => (year === null ? '' : String(year));

/** Progress as a sheet: a row for each indicator, in the order given. */
export function progressToCsv({ plan, region, day, indicators }: SheetPlanProgress): string {
  return toCsv([
    [
      '规划',
      '行政区划代码',
      '行政区划',
      '评价日期',
      '指标代码',
      '指标',
      '单位',
      '属性',
      '领域',
      '目标年',
      '目标比较方式',
      '目标值',
      '目标文字',
      '目标来源',
      '基期年',
      '基期值',
      '最新年份',
      '最新值',
      '当年末应达',
      '评价日应达',
      '差距',
      '今后年均需提高',
      '评价',
      '评价依据',
      '目标不高于基期',
    ],
    ...indicators.map((row) => [
      plan,
      region.code,
      region.name,
      day,
      row.indicator.code,
      row.indicator.name,
      row.indicator.unit ?? '',
      row.indicator.nature === null ? '' : NATURE_WORDS[row.indicator.nature],
      row.domain,
      String(row.goalYear),
      row.goalWords === null ? COMPARATOR_WORDS[row.comparator] : '',
      row.goal ?? '',
      row.goalWords ?? '',
      row.ofProvince ? '全省目标' : '本地目标',
      yearText(row.baseYear),
      row.baseValue ?? '',
      yearText(row.valueYear),
      row.value ?? '',
      row.expected ?? '',
      row.expectedOnDay ?? '',
      row.gap ?? '',
      row.neededPerYear ?? '',
      VERDICT_WORDS[row.verdict],
      REASON_WORDS[row.reason],
      row.targetBelowBase ? '是' : '',
    ]),
  ]);
}

/** Progress in SDMX; TIME_PERIOD is the day that it is judged on. A nature that a plan does not print is `_Z`. */
export const PROGRESS_FLOW = {
  id: 'PLAN_PROGRESS',
  dimensions: ['INDICATOR', 'REF_AREA', 'TIME_PERIOD'],
  measures: ['OBS_VALUE', 'EXPECTED', 'EXPECTED_ON_DAY', 'GAP', 'NEEDED_PER_YEAR', 'GOAL', 'BASE_VALUE'],
  attributes: [
    'VERDICT',
    'REASON',
    'COMPARATOR',
    'GOAL_TEXT',
    'GOAL_YEAR',
    'BASE_YEAR',
    'VALUE_YEAR',
    'OF_PROVINCE',
    'TARGET_BELOW_BASE',
    'NATURE',
    'UNIT_MEASURE',
  ],
} as const satisfies Dataflow;

/** Progress as an SDMX-CSV message. */
export function progressToSdmx({ region, day, indicators }: SheetPlanProgress): string {
  return toSdmxCsv(
    PROGRESS_FLOW,
    indicators.map((row) => ({
      INDICATOR: row.indicator.code,
      REF_AREA: region.code,
      TIME_PERIOD: day,
      OBS_VALUE: row.value,
      EXPECTED: row.expected,
      EXPECTED_ON_DAY: row.expectedOnDay,
      GAP: row.gap,
      NEEDED_PER_YEAR: row.neededPerYear,
      GOAL: row.goal,
      BASE_VALUE: row.baseValue,
      VERDICT: row.verdict,
      REASON: row.reason,
      COMPARATOR: row.comparator,
      GOAL_TEXT: row.goalWords,
      GOAL_YEAR: String(row.goalYear),
      BASE_YEAR: yearText(row.baseYear),
      VALUE_YEAR: yearText(row.valueYear),
      OF_PROVINCE: String(row.ofProvince),
      TARGET_BELOW_BASE: String(row.targetBelowBase),
      NATURE: row.indicator.nature ?? NOT_APPLICABLE,
      UNIT_MEASURE: row.indicator.unit,
    })),
  );
}
