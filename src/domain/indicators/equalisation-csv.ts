import { toCsv } from '../csv.js';
import type { RegionLevel } from '../enums.js';
import type { EqualisationWeight } from '../equalisation.js';
import type { PopulationGroup } from '../facilities/planning.js';
import type { CapacityUnit } from '../facilities/vocabulary.js';
import { NOT_APPLICABLE, toSdmxCsv, type Dataflow } from '../sdmx-csv.js';
import type { SheetRegion } from './sheet-figure.js';
import {
  AREA_WORDS,
  CAPACITY_UNIT_WORDS,
  LEVEL_WORDS,
  measureText,
  PER_WORDS,
  WEIGHT_WORDS,
} from './sheet-words.js';
import type { ObservedArea } from './vocabulary.js';

/** A division's value in a year. */
export interface SheetEqualRegion {
  readonly region: SheetRegion;
  /** Exact decimal. */
  readonly value: string;
  readonly population: number | null;
  /** 1 for the best; null if no direction is the better. */
  readonly rank: number | null;
  /** The value less the mean, and the same as a part of the mean. */
  readonly distance: number;
  readonly relative: number | null;
}

interface Theil {
  readonly total: number;
  readonly between: number;
  readonly within: number;
}

/** How unequal a year was. */
export interface SheetEqualYear {
  readonly year: number;
  readonly n: number;
  readonly missing: readonly SheetRegion[];
  readonly missingPopulation: readonly SheetRegion[];
  /** With a figure in words or told as a bound. */
  readonly unmeasured: readonly SheetRegion[];
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly ratio: number | null;
  readonly range: number | null;
  readonly coefficientOfVariation: number | null;
  readonly gini: number | null;
  readonly theilT: Theil | null;
  readonly theilL: Theil | null;
  readonly topShare: number | null;
  readonly bottomShare: number | null;
  readonly palma: number | null;
  readonly regions: readonly SheetEqualRegion[];
}

/** How unequally something is spread over the divisions of a level. */
export interface SheetEqualisation {
  /** An indicator, or what a kind of facility can take, by its name, and for a thousand of whom it is told; null for none. */
  readonly subject: (
    | { readonly indicator: string; readonly unit: string | null }
    | { readonly facilityType: string; readonly unit: CapacityUnit }
  ) & { readonly name: string; readonly per: PopulationGroup | null };
  readonly region: SheetRegion;
  readonly level: RegionLevel;
  readonly weight: EqualisationWeight;
  readonly area: ObservedArea;
  readonly years: readonly SheetEqualYear[];
}

/** The measures by their SDMX codes, with their Chinese names. */
const MEASURES: Readonly<
  Record<string, readonly [name: string, value: (year: SheetEqualYear) => number | null]>
> = {
  MEAN: ['平均数', ({ mean }) => mean],
  MIN: ['最小值', ({ min }) => min],
  MAX: ['最大值', ({ max }) => max],
  MAX_MIN_RATIO: ['极值比', ({ ratio }) => ratio],
  RANGE: ['极差', ({ range }) => range],
  COEFFICIENT_OF_VARIATION: ['变异系数', (year) => year.coefficientOfVariation],
  GINI: ['基尼系数', ({ gini }) => gini],
  THEIL_T: ['泰尔T指数', ({ theilT }) => theilT?.total ?? null],
  THEIL_T_BETWEEN: ['泰尔T指数：市际', ({ theilT }) => theilT?.between ?? null],
  THEIL_T_WITHIN: ['泰尔T指数：市内', ({ theilT }) => theilT?.within ?? null],
  THEIL_L: ['泰尔L指数', ({ theilL }) => theilL?.total ?? null],
  THEIL_L_BETWEEN: ['泰尔L指数：市际', ({ theilL }) => theilL?.between ?? null],
  THEIL_L_WITHIN: ['泰尔L指数：市内', ({ theilL }) => theilL?.within ?? null],
  TOP_10_SHARE: ['最高10%份额', ({ topShare }) => topShare],
  BOTTOM_40_SHARE: ['最低40%份额', ({ bottomShare }) => bottomShare],
  PALMA: ['帕尔马比', ({ palma }) => palma],
};

/** The measures that are told in the subject's unit; the others have none. */
const IN_UNIT = ['MEAN', 'MIN', 'MAX', 'RANGE'];

/**
 * How unequally something is spread, as a sheet that can be filtered by 类别: for each year its 统计量, then each 地区,
 * then those that are 缺报, 缺人口 or 仅有文字或界限. A measure that is not defined has an empty cell.
 */
export function equalisationToCsv({
  subject,
  region,
  level,
  weight,
  area,
  years,
}: SheetEqualisation): string {
  const about = [
    'indicator' in subject ? subject.indicator : subject.facilityType,
    subject.name,
    subject.per === null ? '' : PER_WORDS[subject.per],
    WEIGHT_WORDS[weight],
    region.name,
    LEVEL_WORDS[level],
    AREA_WORDS[area],
  ];
  const unit = 'indicator' in subject ? (subject.unit ?? '') : CAPACITY_UNIT_WORDS[subject.unit];
  const none = ['', '', '', ''];
  const absent = (kind: string, { code, name }: SheetRegion) => [kind, code, name, '', '', ...none];
  return toCsv([
    [
      '测算对象代码',
      '测算对象',
      '人均口径',
      '权重',
      '范围',
      '层级',
      '地区类型',
      '年份',
      '类别',
      '代码',
      '名称',
      '数值',
      '单位',
      '人口',
      '位次',
      '与平均数之差',
      '相对差距',
    ],
    ...years.flatMap((year) =>
      [
        ['统计量', 'N', '地区数', String(year.n), '', ...none],
        ...Object.entries(MEASURES).map(([code, [name, value]]) => [
          '统计量',
          code,
          name,
          measureText(value(year)),
          IN_UNIT.includes(code) ? unit : '',
          ...none,
        ]),
        ...year.regions.map((one) => [
          '地区',
          one.region.code,
          one.region.name,
          one.value,
          unit,
          one.population === null ? '' : String(one.population),
          one.rank === null ? '' : String(one.rank),
          measureText(one.distance),
          measureText(one.relative),
        ]),
        ...year.missing.map((one) => absent('缺报', one)),
        ...year.missingPopulation.map((one) => absent('缺人口', one)),
        ...year.unmeasured.map((one) => absent('仅有文字或界限', one)),
      ].map((cells) => [...about, String(year.year), ...cells]),
    ),
  ]);
}

/**
 * Measures and values in SDMX. Of INDICATOR on the one hand and FACILITY_TYPE and CAPACITY_UNIT on the other, those that
 * do not apply are `_Z`. The values of divisions are the rows of MEASURE `VALUE`; all other measures are of the whole.
 */
export const EQUALISATION_FLOW = {
  id: 'EQUALISATION',
  dimensions: [
    'INDICATOR',
    'FACILITY_TYPE',
    'CAPACITY_UNIT',
    'PER',
    'REF_AREA',
    'REGION_LEVEL',
    'AREA_TYPE',
    'WEIGHT',
    'MEASURE',
    'TIME_PERIOD',
  ],
  measures: ['OBS_VALUE'],
  attributes: ['N_REGIONS', 'N_MISSING', 'POPULATION', 'RANK'],
} as const satisfies Dataflow;

/** Measures that are defined, and the values of divisions, as an SDMX-CSV message. */
export function equalisationToSdmx({
  subject,
  region,
  level,
  weight,
  area,
  years,
}: SheetEqualisation): string {
  const about = {
    INDICATOR: 'indicator' in subject ? subject.indicator : NOT_APPLICABLE,
    FACILITY_TYPE: 'facilityType' in subject ? subject.facilityType : NOT_APPLICABLE,
    CAPACITY_UNIT: 'facilityType' in subject ? subject.unit : NOT_APPLICABLE,
    PER: subject.per ?? NOT_APPLICABLE,
    REGION_LEVEL: level,
    AREA_TYPE: area,
    WEIGHT: weight,
  };
  return toSdmxCsv(
    EQUALISATION_FLOW,
    years.flatMap((year) => {
      const TIME_PERIOD = String(year.year);
      const measures = Object.entries(MEASURES)
        .map(([code, [, value]]) => ({ code, value: measureText(value(year)) }))
        .filter(({ value }) => value !== '');
      return [
        ...measures.map(({ code, value }) => ({
          ...about,
          REF_AREA: region.code,
          MEASURE: code,
          TIME_PERIOD,
          OBS_VALUE: value,
          N_REGIONS: String(year.n),
          N_MISSING: String(year.missing.length),
        })),
        ...year.regions.map((one) => ({
          ...about,
          REF_AREA: one.region.code,
          MEASURE: 'VALUE',
          TIME_PERIOD,
          OBS_VALUE: one.value,
          POPULATION: one.population === null ? null : String(one.population),
          RANK: one.rank === null ? '' : String(one.rank),
        })),
      ];
    }),
  );
}
