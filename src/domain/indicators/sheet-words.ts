import { Comparator, IndicatorNature, ObservationStatus, RegionLevel } from '../enums.js';
import { EqualisationWeight } from '../equalisation.js';
import { PopulationGroup } from '../facilities/planning.js';
import { CapacityUnit } from '../facilities/vocabulary.js';
import { ObservedArea, ProgressReason, ProgressVerdict } from './vocabulary.js';

/** How statisticians write in sheets what the API tells by codes. */

export const STATUS_WORDS: Readonly<Record<ObservationStatus, string>> = {
  PROVISIONAL: '初步数',
  FINAL: '最终数',
};

export const AREA_WORDS: Readonly<Record<ObservedArea, string>> = {
  TOTAL: '合计',
  URBAN: '城镇',
  RURAL: '农村',
  NATION: '全国',
};

export const LEVEL_WORDS: Readonly<Record<RegionLevel, string>> = {
  PROVINCE: '省级',
  CITY: '设区市',
  COUNTY: '县（市、区）',
  TOWNSHIP: '乡镇（街道）',
};

export const NATURE_WORDS: Readonly<Record<IndicatorNature, string>> = {
  BINDING: '约束性',
  ANTICIPATORY: '预期性',
};

export const CAPACITY_UNIT_WORDS: Readonly<Record<CapacityUnit, string>> = {
  BED: '床位（张）',
  NURSING_BED: '护理型床位（张）',
  PLACE: '学位、托位（个）',
  SEAT: '座位（个）',
  SQUARE_METRE: '面积（平方米）',
  STAFF: '工作人员（人）',
};

/** For a thousand of whom a value is told. */
export const PER_WORDS: Readonly<Record<PopulationGroup, string>> = {
  TOTAL: '每千人（全体人口）',
  ELDERLY: '每千名60岁及以上老年人',
  CHILDREN: '每千名3岁以下婴幼儿',
};

export const WEIGHT_WORDS: Readonly<Record<EqualisationWeight, string>> = {
  NONE: '等权',
  POPULATION: '按人口加权',
};

/** A bare number has no word: it is what the column says. */
export const COMPARATOR_WORDS: Readonly<Record<Comparator, string>> = {
  EQUAL: '',
  AT_LEAST: '不低于',
  AT_MOST: '不高于',
  MORE_THAN: '大于',
  LESS_THAN: '小于',
  APPROXIMATELY: '约',
  RANGE: '区间',
  BELOW_REFERENCE: '低于参照值',
  IN_WORDS: '文字',
};

export const VERDICT_WORDS: Readonly<Record<ProgressVerdict, string>> = {
  MET: '已达标',
  ON_TRACK: '进度正常',
  BEHIND: '进度滞后',
  NO_DATA: '无监测数据',
  NOT_MEASURABLE: '无法评价',
};

export const REASON_WORDS: Readonly<Record<ProgressReason, string>> = {
  GOAL_REACHED: '已达到目标值',
  TARGET_BELOW_BASE: '基期值已达到目标值',
  ON_PATH: '不落后于基期至目标的进度线',
  OFF_PATH: '落后于基期至目标的进度线',
  GOAL_MISSED: '目标年已过，未达到目标值',
  NOTHING_OBSERVED: '基期之后没有监测值',
  GOAL_UNREPORTED: '目标年已过，尚无目标年的监测值',
  NO_BASE: '规划未列基期值，无从比较进度',
  WORDS: '目标为文字表述',
  WORDS_REACHED: '监测结果与目标文字一致',
  NO_REFERENCE: '没有参照值',
  BOUND_ONLY: '监测值只给出界限，不能判断',
  PROVINCE_TOTAL: '目标为全省总量，不适用于一地',
};

const DIGITS = 6;

/** A measure that is no exact decimal, with at most six digits after the point and never an exponent; '' for null. */
export function measureText(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '';
  const text = value.toFixed(DIGITS).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
