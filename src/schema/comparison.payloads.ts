import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { ComparedCell } from '../data/reports/comparison.js';
import type { UrbanRuralOfYear } from '../data/reports/urban-rural.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { Indicator } from '../entities/indicator.js';
import { Observation } from '../entities/observation.js';
import { Region } from '../entities/region.js';
import { DecimalScalar } from '../entities/scalars.js';

/** What a comparison is taken to have for its cost: about half as many divisions and indicators as it may. */
const [DIVISIONS, INDICATORS] = [50, 25];

@ObjectType({
  description:
    'A division’s figure, and where it stands among all divisions of its level in the province (比较单元).',
})
export class ComparisonCell implements ComparedCell {
  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: ComparedCell['region'];

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure that counts (监测值); null if nothing was reported.',
  })
  observation!: ComparedCell['observation'];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Its number, in the indicator’s unit (数值); null of words, and of nothing.',
  })
  value!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Its rank among the peers, 1 for the best by `reading.better` (位次); equals share one. Null of words, bounds and nothing, and if nobody has read which way is better.',
  })
  rank!: number | null;

  @Field(() => Int, {
    description:
      'How many divisions of its level have a number in the year, itself included (参加比较的同级地区数).',
  })
  peers!: number;

  @Field(() => Float, { nullable: true, description: 'Their median (同级中位数); null of none.' })
  peerMedian!: number | null;

  @Field(() => Float, { nullable: true, description: 'Their least (同级最小值); null of none.' })
  peerMin!: number | null;

  @Field(() => Float, { nullable: true, description: 'Their greatest (同级最大值); null of none.' })
  peerMax!: number | null;

  @Field(() => Int, {
    description: 'How many peers stand better; 0 without a rank (优于本地区的同级地区数).',
  })
  better!: number;

  @Field(() => Int, { description: 'How many stand worse; 0 without a rank (劣于本地区的同级地区数).' })
  worse!: number;
}

@ObjectType({ description: 'An indicator of several divisions (比较行).' })
export class ComparisonRow {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: object;

  @Extensions({ objects: DIVISIONS })
  @Field(() => [ComparisonCell], {
    description: 'The divisions, in the order in which they were named (各地区).',
  })
  cells!: readonly ComparedCell[];
}

@ObjectType({ description: 'Divisions beside each other in several indicators (地区比较).' })
export class ComparisonReport {
  @Field(() => Int, { description: 'The year (年份).' })
  year!: number;

  @Field(() => ObservedArea, { description: 'Of all of each, or of its towns or countryside (地区类型).' })
  area!: ObservedArea;

  @Extensions({ objects: INDICATORS })
  @Field(() => [ComparisonRow], {
    description: 'The indicators, in the order in which they were named (各指标).',
  })
  rows!: readonly ComparisonRow[];
}

@ObjectType({ description: 'Towns and countryside in a year (城乡对比).' })
export class UrbanRuralYear implements UrbanRuralOfYear {
  @Field(() => Int, { description: 'The year (年份).' })
  year!: number;

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure of the towns (城镇); null if there is none.',
  })
  urban!: UrbanRuralOfYear['urban'];

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure of the countryside (农村); null if there is none.',
  })
  rural!: UrbanRuralOfYear['rural'];

  @Field(() => Float, {
    nullable: true,
    description: 'The first by the second (城乡比); null unless both are numbers and the second is above 0.',
  })
  ratio!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The first less the second, in the indicator’s unit (城乡差); null unless both are numbers.',
  })
  difference!: string | null;
}

@ObjectType({ description: 'How far towns and countryside are apart, year by year (城乡差距).' })
export class UrbanRuralReport {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: object;

  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: object;

  @Field(() => [UrbanRuralYear], { description: 'Year by year (分年度情况).' })
  years!: readonly UrbanRuralOfYear[];
}
