import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import { RegionLevel } from '../domain/enums.js';
import { EqualisationWeight } from '../domain/equalisation.js';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { FacilityType } from '../entities/facility-type.js';
import { Indicator } from '../entities/indicator.js';
import { Observation } from '../entities/observation.js';
import { Region } from '../entities/region.js';
import { DecimalScalar } from '../entities/scalars.js';
import { Convergence } from './convergence.payloads.js';

/** About as many counties as the province has: what lists of divisions are taken to cost. */
const COUNTIES = 84;

@ObjectType({ description: 'How a measure is worked out (测算方法).' })
export class EqualisationMethod {
  @Field(() => String, { description: 'The field that it explains (统计量).' })
  measure!: string;

  @Field(() => String, { description: 'The formula (公式).' })
  formula!: string;

  @Field(() => String, { description: 'Who gave it (出处).' })
  source!: string;
}

@ObjectType({ description: 'A city’s part in the inequality between counties (市内差异贡献).' })
export class TheilCity {
  @Field(() => Region, { description: 'The city (设区市).' })
  region!: object;

  @Field(() => Float, { description: 'The index of its own divisions by themselves (市内泰尔指数).' })
  within!: number;

  @Field(() => Float, {
    description:
      'What that comes to in the whole: its share of the total, for L of the people, times `within` (贡献).',
  })
  contribution!: number;

  @Field(() => Int, { description: 'How many of its divisions count (地区数).' })
  n!: number;
}

@ObjectType({
  description:
    'An index of Theil with its parts, which sum to it: `total` = `between` + `within`, and `within` = the sum of the cities’ contributions (泰尔指数分解).',
})
export class TheilDecomposition {
  @Field(() => Float, { description: 'The index, 0 if all are alike (泰尔指数).' })
  total!: number;

  @Field(() => Float, { description: 'What lies between the cities’ means (市际差异).' })
  between!: number;

  @Field(() => Float, { description: 'What lies within the cities (市内差异).' })
  within!: number;

  @Field(() => [TheilCity], { description: 'The cities, in the order of their codes (分市贡献).' })
  cities!: readonly TheilCity[];
}

@ObjectType({ description: 'A point of the Lorenz curve (洛伦兹曲线上的点).' })
export class LorenzPoint {
  @Field(() => Float, {
    description: 'The share of the people, or of the divisions, from the lowest up (累计人口份额).',
  })
  people!: number;

  @Field(() => Float, { description: 'What they have of the whole (累计份额).' })
  share!: number;
}

@ObjectType({ description: 'A division’s value in a year, and where it stands (地区数值与位次).' })
export class EqualisationRegion {
  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: object;

  @Field(() => DecimalScalar, {
    description:
      'Its value, in the indicator’s unit, or for a thousand people: of a capacity with three digits, of a figure with six (数值).',
  })
  value!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Its people, of the group of `per` if one is named (人口); null if none are known.',
  })
  population!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Its rank, 1 for the best by `reading.better`, of capacity for the most (位次); equals share one. Null if nobody has read which way is better.',
  })
  rank!: number | null;

  @Field(() => Float, { description: 'The value less the mean, in the same unit (与平均数之差).' })
  distance!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The same as a part of the mean: -0.1 is a tenth below (与平均数的相对差距); null for a mean of 0.',
  })
  relative!: number | null;

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure that it is (监测值); null of a capacity.',
  })
  observation!: object | null;
}

@ObjectType({
  description:
    'How equal divisions are in a year (年度均等化程度). Every division in being at its end is in `regions`, `missing` or `missingPopulation`, or named in `notes` for a figure that is no number. Measures of inequality are null of fewer than two, and where `notes` says so.',
})
export class EqualisationYear {
  @Field(() => Int, {
    description: 'The year; the values stand for its end, of this year for the day (年份).',
  })
  year!: number;

  @Field(() => Int, { description: 'How many divisions count (地区数).' })
  n!: number;

  @Field(() => [Region], {
    description:
      'Those left out because nothing was reported, or because none of their facilities is counted (缺报地区). Nothing is put in their place.',
  })
  missing!: readonly object[];

  @Field(() => [Region], {
    description: 'Those left out because the measure needs people, and none are known (缺人口数地区).',
  })
  missingPopulation!: readonly object[];

  @Field(() => Float, { nullable: true, description: 'The mean, weighted (平均数); null of none.' })
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: 'The least value (最小值); null of none.' })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: 'The greatest value (最大值); null of none.' })
  max!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The greatest by the least (极值比); null if that is not above 0.',
  })
  ratio!: number | null;

  @Field(() => Float, { nullable: true, description: 'The greatest less the least (极差).' })
  range!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The standard deviation by the mean (变异系数); null if that is not above 0.',
  })
  coefficientOfVariation!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The Gini coefficient, from 0, all alike, to 1, one has all (基尼系数).',
  })
  gini!: number | null;

  @Field(() => TheilDecomposition, {
    nullable: true,
    description: 'Theil’s T, which weighs differences among those who have most (泰尔T指数).',
  })
  theilT!: TheilDecomposition | null;

  @Field(() => TheilDecomposition, {
    nullable: true,
    description:
      'Theil’s L, which weighs differences among those who have least (泰尔L指数); null if one has 0.',
  })
  theilL!: TheilDecomposition | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What the top tenth of the people have of the whole (最高10%份额).',
  })
  topShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What the bottom four tenths of the people have of the whole (最低40%份额).',
  })
  bottomShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The first by the second (帕尔马比): 0.25 if all are alike. Null if the second is 0.',
  })
  palma!: number | null;

  @Extensions({ objects: COUNTIES })
  @Field(() => [LorenzPoint], {
    description: 'The Lorenz curve, from (0, 0) to (1, 1) (洛伦兹曲线); empty where it has no meaning.',
  })
  lorenz!: readonly LorenzPoint[];

  @Extensions({ objects: COUNTIES })
  @Field(() => [EqualisationRegion], {
    description: 'The divisions that count, in the order of their codes (各地区).',
  })
  regions!: readonly EqualisationRegion[];

  @Field(() => [String], {
    description: 'What to mind: what was left out besides, and why a measure is null (说明).',
  })
  notes!: readonly string[];
}

@ObjectType({
  description:
    'How equal the divisions of a level are in an indicator or in the capacity of a kind of facility, year by year (均等化实现程度).',
})
export class EqualisationReport {
  @Field(() => Indicator, {
    nullable: true,
    description: 'The indicator (指标); null of a kind of facility, and if it is not in force on the day.',
  })
  indicator!: object | null;

  @Field(() => FacilityType, {
    nullable: true,
    description: 'The kind of facility (设施类型); null of an indicator.',
  })
  facilityType!: object | null;

  @Field(() => CapacityUnit, {
    nullable: true,
    description: 'What is counted of it (容量单位); null of an indicator.',
  })
  unit!: CapacityUnit | null;

  @Field(() => PopulationGroup, {
    nullable: true,
    description: 'For a thousand of whom values are told (人口口径); null for values as they are.',
  })
  per!: PopulationGroup | null;

  @Field(() => Region, { description: 'The division whose divisions are compared (行政区划).' })
  region!: object;

  @Field(() => RegionLevel, { description: 'Their level (比较层级).' })
  level!: RegionLevel;

  @Field(() => EqualisationWeight, { description: 'How much each counts (权重).' })
  weight!: EqualisationWeight;

  @Field(() => ObservedArea, { description: 'Of all of each, or of its towns or countryside (地区类型).' })
  area!: ObservedArea;

  @Field(() => [EqualisationMethod], {
    description: 'How each measure is worked out, and who gave it (测算方法与出处).',
  })
  methods!: readonly EqualisationMethod[];

  @Field(() => [EqualisationYear], { description: 'Year by year (分年度情况).' })
  years!: readonly EqualisationYear[];

  @Field(() => Convergence, {
    nullable: true,
    description:
      'Whether they come nearer to each other (收敛性); null unless two years have three divisions.',
  })
  convergence!: Convergence | null;
}
