import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import { DERIVED_YEARS } from '../data/reports/computation.js';
import { Comparator, ObservationStatus, RegionLevel } from '../domain/enums.js';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { ComputationMethod, ObservedArea, RollUp } from '../domain/indicators/vocabulary.js';
import { FacilityType } from '../entities/facility-type.js';
import { Indicator } from '../entities/indicator.js';
import { Observation } from '../entities/observation.js';
import { Region } from '../entities/region.js';
import { DateScalar, DecimalScalar } from '../entities/scalars.js';

/** How many objects lists are taken to have that are short by nature. */
const FEW = 2;

@ObjectType({ description: 'One thing that a value was worked out from (数据溯源).' })
export class Lineage {
  @Field(() => String, { description: 'What it is, in words (说明).' })
  what!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'How much (数值); null if there is none.' })
  value!: string | null;

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure that it is (监测值); null if it is none.',
  })
  observation!: object | null;

  @Field(() => Region, { nullable: true, description: 'The division that it is of (行政区划).' })
  region!: object | null;

  @Extensions({ objects: FEW })
  @Field(() => [FacilityType], {
    nullable: true,
    description: 'Of a capacity, the kinds of facility (设施类型); else null.',
  })
  facilityTypes!: object[] | null;

  @Field(() => CapacityUnit, {
    nullable: true,
    description: 'Of a capacity, counted in what (单位); else null.',
  })
  unit!: CapacityUnit | null;

  @Field(() => PopulationGroup, {
    nullable: true,
    description: 'Of people, which of them (人口口径); else null.',
  })
  population!: PopulationGroup | null;
}

@ObjectType({
  description:
    'A value that was worked out from what the directory holds (推算值). It stands beside the recorded ones and is never taken for one.',
})
export class ComputedValue {
  @Field(() => DecimalScalar, {
    description:
      'The value, in the indicator’s unit (数值). A sum is exact; what is divided is rounded half away from zero: a mean to two digits more than the most exact of its figures, others to four after the point.',
  })
  value!: string;

  @Field(() => ComputationMethod, { description: 'How it was worked out (方法).' })
  method!: ComputationMethod;

  @Field(() => RollUp, { nullable: true, description: 'Of ROLLED_UP, by which rule (汇总规则); else null.' })
  rollUp!: RollUp | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What was divided (分子): of a mean, the sum of figures times people. Null of a sum.',
  })
  numerator!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'By what (分母): of a mean, the people of those who reported. Null if by nothing.',
  })
  denominator!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What the quotient was multiplied by (换算系数); null if by nothing.',
  })
  scale!: string | null;

  @Field(() => DateScalar, {
    description:
      'The day that it stands for (所指日期): the year’s end, or the day asked about in the year that is running.',
  })
  asOf!: string;

  @Field(() => Int, {
    description:
      'How many count in it (已报数): divisions right below, or, of DERIVED, facilities and figures that say how much.',
  })
  reported!: number;

  @Field(() => Int, { description: 'Of how many (应报数).' })
  expected!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of ROLLED_UP, which share of the people lives where it was reported, from 0 to 1 (人口覆盖率); null where people are not counted.',
  })
  share!: number | null;

  @Field(() => [Region], {
    description: 'The divisions that have not reported (未报地区); at most some hundred.',
  })
  missing!: readonly object[];

  @Field(() => [Lineage], { description: 'What it was worked out from (数据溯源).' })
  from!: readonly Lineage[];

  @Field(() => String, {
    nullable: true,
    description: 'What was left out of it, and why (说明); null if nothing.',
  })
  note!: string | null;
}

@ObjectType({ description: 'What is known of an indicator in a division and year (单元格).' })
abstract class Cell {
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The figure that counts, in the indicator’s unit (数值); null if there is none, or only words.',
  })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'Its words, if it is no number (文字值).' })
  words!: string | null;

  @Field(() => Comparator, {
    nullable: true,
    description: 'Whether it is a number or only a bound (比较方式); null if there is none.',
  })
  comparator!: Comparator | null;

  @Field(() => ObservationStatus, {
    nullable: true,
    description: 'Whether it may be revised (状态); null if there is none.',
  })
  status!: ObservationStatus | null;

  @Field(() => Observation, {
    nullable: true,
    description:
      'The figure that counts (采用的监测值): a real one before a made-up one, a final one before a provisional one, a printed one before a reported one, then the provider that the directory has known for longest. Null if there is none.',
  })
  observation!: object | null;

  @Extensions({ objects: FEW })
  @Field(() => [Observation], {
    description: 'The figures that stand beside it, in the same order (其他监测值). They are never averaged.',
  })
  others!: readonly object[];

  @Extensions({ objects: FEW })
  @Field(() => [ComputedValue], {
    description: `What is worked out for the same (推算值): at most one of each method, and derived of the last ${DERIVED_YEARS} years only.`,
  })
  computed!: readonly ComputedValue[];
}

@ObjectType({ description: 'A year of an indicator’s series (序列点).' })
export class SeriesPoint extends Cell {
  @Field(() => Int, { description: 'The year; values stand for its end (年份).' })
  year!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What the path from the base to the goal asks for by the year’s end (进度线年末值); null before and after it, and without one.',
  })
  expected!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What is promised by the year’s end (目标值): by the division itself, or else by the province, unless that promises a total. Null if nothing in numbers is.',
  })
  goal!: string | null;
}

@ObjectType({ description: 'An indicator in a division over years (指标时间序列).' })
export class IndicatorSeries {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: object;

  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: object;

  @Field(() => ObservedArea, { description: 'Whose values they are (地区类型).' })
  area!: ObservedArea;

  @Field(() => [SeriesPoint], {
    description:
      'Every year from the first to the last, with or without a figure (各年); the newest 100 of more. Empty if nothing is known.',
  })
  points!: SeriesPoint[];
}

@ObjectType({ description: 'A division in an indicator’s table (表行).' })
export class IndicatorTableRow extends Cell {
  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: object;
}

@ObjectType({ description: 'An indicator in the divisions of a level in a year (指标分地区表).' })
export class IndicatorTable {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: object;

  @Field(() => RegionLevel, { description: 'The level of the divisions (级别).' })
  level!: RegionLevel;

  @Field(() => Region, { description: 'The division that they lie in (上级行政区划).' })
  region!: object;

  @Field(() => Int, { description: 'The year; values stand for its end (年份).' })
  year!: number;

  @Field(() => ObservedArea, { description: 'Whose values they are (地区类型).' })
  area!: ObservedArea;

  @Field(() => [IndicatorTableRow], {
    description:
      'The divisions that are in being at the end of the year, by code, with or without a figure (各地区).',
  })
  rows!: IndicatorTableRow[];
}
