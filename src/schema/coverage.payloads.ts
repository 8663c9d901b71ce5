import { Field, Float, Int, ObjectType } from 'type-graphql';
import {
  ReportState,
  type CoverageGap as Gap,
  type ProposedSite as Site,
  type RegionCoverage as ByRegion,
} from '../data/reports/coverage.js';
import type { PopulationSource as Source } from '../data/reports/coverage-sources.js';
import { Region } from '../entities/region.js';
import { BigIntScalar, DateScalar, DateTimeScalar, DecimalScalar } from '../entities/scalars.js';
import { Settlement } from '../entities/settlement.js';

@ObjectType({ description: 'A provider of the settlements that a report counts (人口数源).' })
export class PopulationSource implements Source {
  @Field(() => String, { description: 'The name it goes by in imports (数源名称).' })
  provider!: string;

  @Field(() => Int, { description: 'Settlements of it that are counted (居民点数).' })
  settlements!: number;

  @Field(() => BigIntScalar, { description: 'People of the group asked about who live in them (人口).' })
  population!: number;
}

@ObjectType({
  description: 'How many people of a division have a facility within reach (分地区覆盖情况).',
})
export class RegionCoverage implements ByRegion {
  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: ByRegion['region'];

  @Field(() => Int, { description: 'Settlements in it, of the division asked about (居民点数).' })
  settlements!: number;

  @Field(() => Int, { description: 'People who live in them (人口).' })
  population!: number;

  @Field(() => Int, { description: 'Of these, how many have a facility within reach (覆盖人口).' })
  coveredPopulation!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The second as a share of the first, with four digits (覆盖率); null where nobody lives.',
  })
  share!: string | null;
}

@ObjectType({ description: 'A settlement whose people have no facility within reach (未覆盖居民点).' })
export class CoverageGap implements Gap {
  @Field(() => Settlement, { description: 'The settlement (居民点).' })
  settlement!: Gap['settlement'];

  @Field(() => Int, { description: 'People who live there (人口).' })
  population!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Metres to the nearest facility (到最近设施的距离，米); null if there is none at all.',
  })
  metres!: number | null;
}

@ObjectType({ description: 'A settlement where a facility would reach people who have none (建议选址).' })
export class ProposedSite implements Site {
  @Field(() => Settlement, { description: 'The settlement (居民点).' })
  settlement!: Site['settlement'];

  @Field(() => Int, {
    description: 'People within reach of it who have none, and of no site before it (新增覆盖人口).',
  })
  addedPopulation!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The share of people within reach with it and all sites before it (建成后覆盖率).',
  })
  shareAfter!: string | null;
}

@ObjectType({ description: 'What would change most: sites for further facilities (选址建议).' })
export class SiteProposal {
  @Field(() => [ProposedSite], {
    description:
      'The sites in the order in which they were chosen (建议选址); fewer than asked for where they leave nobody.',
  })
  sites!: readonly Site[];

  @Field(() => String, {
    description: 'How they were chosen, and how good the choice is at least (方法与保证).',
  })
  bound!: string;
}

@ObjectType({
  description:
    'Who has a facility within reach, and who has not (设施覆盖情况). All people of a settlement are taken to live at its point.',
})
export class CoverageReport {
  @Field(() => ReportState, { description: 'Whether it is done (报告状态).' })
  state!: ReportState;

  @Field(() => Float, {
    description:
      'How far it has come, from 0 to 1 (进度): the numbers below are null and lists empty until it is 1.',
  })
  progress!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was worked out (计算时间); null while it is. It is kept until facilities, settlements or the directory change.',
  })
  madeAt!: string | null;

  @Field(() => DateScalar, { description: 'The day it is about (日期).' })
  asOf!: string;

  @Field(() => Int, { description: 'How far is within reach, in metres (服务半径，米).' })
  withinMetres!: number;

  @Field(() => DecimalScalar, { description: 'How long one walks so far, in minutes (步行时间，分钟).' })
  walkingMinutes!: string;

  @Field(() => DecimalScalar, {
    description:
      'The speed that is assumed, in metres a minute (步行速度，米/分钟): 66.7 is 1,000 m in 15 minutes.',
  })
  walkingMetresPerMinute!: string;

  @Field(() => String, { description: 'How distances were measured, and what they leave out (方法).' })
  method!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Facilities that work on the day and have a point, wherever they lie (设施数): people cross borders.',
  })
  facilities!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, how many lie in the division (区内设施数).' })
  facilitiesInRegion!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Facilities that work but have no point, and so cannot count (无坐标设施数).',
  })
  facilitiesWithoutPoint!: number | null;

  @Field(() => Int, { nullable: true, description: 'Settlements of the division (居民点数).' })
  settlements!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People who live in them, as imports of settlements say (人口): no census.',
  })
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

  @Field(() => Int, {
    nullable: true,
    description: 'Of these, how many have a facility within reach (覆盖人口).',
  })
  coveredPopulation!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The second as a share of the first, with four digits (覆盖率); null where nobody lives.',
  })
  share!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether any of the records say of themselves that they are made up (是否含虚构数据).',
  })
  synthetic!: boolean | null;
}
