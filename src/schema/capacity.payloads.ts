import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { CapacityPlan as Plan } from '../data/reports/capacity-plans.js';
import type { CountyCapacity as InCounty } from '../data/reports/capacity.js';
import type {
  CountyAccessibility as FromCounty,
  SettlementAccessibility as FromSettlement,
} from '../data/reports/catchment.js';
import { ReportState } from '../data/reports/coverage.js';
import type { PopulationSource as Source } from '../data/reports/coverage-sources.js';
import { PlanDifference } from '../domain/coverage/plan-comparison.js';
import { Indicator } from '../entities/indicator.js';
import { Region } from '../entities/region.js';
import { BigIntScalar, DateScalar, DateTimeScalar, DecimalScalar } from '../entities/scalars.js';
import { Settlement } from '../entities/settlement.js';
import { Target } from '../entities/target.js';
import { PopulationSource } from './coverage.payloads.js';

@ObjectType({ description: 'A county’s capacity for its people (县级每千人容量).' })
export class CountyCapacity implements InCounty {
  @Field(() => Region, { description: 'The county (县、市、区).' })
  region!: InCounty['region'];

  @Field(() => BigIntScalar, { description: 'What its facilities have, in the unit asked about (容量).' })
  capacity!: number;

  @Field(() => BigIntScalar, { description: 'How many people it is set against (人口).' })
  population!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The first for a thousand of the second, with three digits (每千人容量); null of nobody.',
  })
  perThousand!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Its rank among all counties of the directory that have people, 1 for the most (位次); equals share one. Null of nobody.',
  })
  rank!: number | null;
}

@ObjectType({
  description: 'An indicator that plans the capacity of these kinds of facility (对应规划指标).',
})
export class CapacityPlan implements Plan {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: Plan['indicator'];

  @Field(() => Target, {
    nullable: true,
    description:
      'Its target that is due next at the end of the year, or else its last (目标值); null if it has none.',
  })
  target!: Plan['target'];

  @Field(() => Boolean, {
    description: 'Whether the target can be held against `perThousand` as it is (是否可比).',
  })
  comparable!: boolean;

  @Field(() => [PlanDifference], { description: 'If not, in what it differs (口径差异).' })
  differences!: readonly PlanDifference[];

  @Field(() => [String], { description: 'How the two correspond, in the directory’s reading (解读说明).' })
  notes!: readonly string[];
}

@ObjectType({
  description:
    'Capacity per thousand people (每千人容量). People are those of the settlements that are given on the day, as their imports counted them; capacity is that of the facilities that work on the day.',
})
export class CapacityReport {
  @Field(() => DateScalar, { description: 'The day it is about: the end of the year, or today (日期).' })
  asOf!: string;

  @Field(() => BigIntScalar, { description: 'What the division’s facilities have (容量).' })
  capacity!: number;

  @Field(() => BigIntScalar, { description: 'How many people it is set against (人口).' })
  population!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The first for a thousand of the second, with three digits (每千人容量); null of nobody.',
  })
  perThousand!: string | null;

  @Field(() => Int, { description: 'Facilities whose capacity was counted (设施数).' })
  facilities!: number;

  @Field(() => Int, {
    description: 'Others of these kinds that work, but of which no count is known (无容量数据设施数).',
  })
  facilitiesWithoutCapacity!: number;

  @Field(() => Int, { description: 'Settlements (居民点数).' })
  settlements!: number;

  @Field(() => Int, {
    description:
      'Of these, how many do not say how many of the group live there; they count for none (无人口数据居民点数).',
  })
  settlementsWithoutCount!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the oldest count of people (最早人口统计日期); null if none is dated.',
  })
  populationCountedFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the newest count of people (最晚人口统计日期); null if none is dated.',
  })
  populationCountedTo!: string | null;

  @Field(() => [PopulationSource], {
    description: 'Whose settlements are counted in the division, in the order of their names (人口数源).',
  })
  populationFrom!: readonly Source[];

  @Field(() => String, {
    nullable: true,
    description:
      'What to mind where settlements of more than one provider are counted (人口重复计算提示); null where they are not.',
  })
  populationNote!: string | null;

  @Field(() => Int, { description: 'How many counties are ranked (参加排名县数).' })
  countiesRanked!: number;

  @Field(() => Boolean, {
    description: 'Whether any of the records say of themselves that they are made up (是否含虚构数据).',
  })
  synthetic!: boolean;
}

@ObjectType({ description: 'What the people of a county can get at, on average (县级可达性).' })
export class CountyAccessibility implements FromCounty {
  @Field(() => Region, { description: 'The county (县、市、区).' })
  region!: FromCounty['region'];

  @Field(() => Int, { description: 'Settlements in it (居民点数).' })
  settlements!: number;

  @Field(() => Int, { description: 'How many of the group live in them (人口).' })
  population!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Capacity within reach per thousand people, weighted by people (每千人可达容量); null of nobody.',
  })
  perThousand!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its rank among all counties with people, 1 for the most (位次); null of nobody.',
  })
  rank!: number | null;
}

@ObjectType({ description: 'What the people of a settlement can get at (居民点可达性).' })
export class SettlementAccessibility implements FromSettlement {
  @Field(() => Settlement, { description: 'The settlement (居民点).' })
  settlement!: FromSettlement['settlement'];

  @Field(() => Int, { description: 'How many of the group live there (人口).' })
  population!: number;

  @Field(() => DecimalScalar, { description: 'Capacity within reach per thousand people (每千人可达容量).' })
  perThousand!: string;
}

@ObjectType({
  description:
    'What people can get at where facilities and people are spread unevenly, borders aside (设施可达性，两步移动搜寻法).',
})
export class AccessibilityReport {
  @Field(() => ReportState, { description: 'Whether it is done (报告状态).' })
  state!: ReportState;

  @Field(() => Float, {
    description:
      'How far it has come, from 0 to 1 (进度): the numbers below are null and lists empty until it is 1.',
  })
  progress!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was worked out (计算时间); null while it is. It is kept until records change.',
  })
  madeAt!: string | null;

  @Field(() => DateScalar, { description: 'The day it is about (日期).' })
  asOf!: string;

  @Field(() => Int, { description: 'How far people go, in metres (搜寻半径，米).' })
  catchmentMetres!: number;

  @Field(() => String, { description: 'How it was worked out, with its source (方法与出处).' })
  method!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Facilities that work on the day, with a point and a count, wherever they lie (设施数).',
  })
  facilities!: number | null;

  @Field(() => Int, { nullable: true, description: 'Others without a point (无坐标设施数).' })
  facilitiesWithoutPoint!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Others with a point, of which no count is known (无容量数据设施数).',
  })
  facilitiesWithoutCapacity!: number | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'What the facilities have together (容量).' })
  capacity!: number | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Of this, what has nobody in its catchment (搜寻范围内无人的容量).',
  })
  unreachedCapacity!: number | null;

  @Field(() => Int, { nullable: true, description: 'Settlements of the division (居民点数).' })
  settlements!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Settlements anywhere that do not say how many of the group live there; they count for none (无人口数据居民点数).',
  })
  settlementsWithoutCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many of the group live in the division (人口).' })
  population!: number | null;

  @Field(() => [PopulationSource], {
    description:
      'Whose settlements are counted in the division, in the order of their names (人口数源); empty until the report is done.',
  })
  populationFrom!: readonly Source[];

  @Field(() => String, {
    nullable: true,
    description:
      'What to mind where settlements of more than one provider are counted (人口重复计算提示); null where they are not.',
  })
  populationNote!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What the people of the division can get at per thousand, weighted by people (每千人可达容量); null of nobody.',
  })
  perThousand!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many counties are ranked (参加排名县数).' })
  countiesRanked!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether any of the records say of themselves that they are made up (是否含虚构数据).',
  })
  synthetic!: boolean | null;
}
