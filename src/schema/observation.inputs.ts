import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { ObservationFilter } from '../data/lists/observation.js';
import { ObservationStatus, RegionLevel } from '../domain/enums.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';

/** Ids or years that a filter may name. */
const MOST = 100;

@InputType('ObservationFilter', {
  description:
    'What figures are cut to: all given parts hold, and of several values in a part any one (监测值筛选). Only those that stand, as of `knownAt`; what was corrected is in `history`.',
})
export class ObservationFilterInput implements ObservationFilter {
  @Field(() => [ID], { nullable: true, description: 'Ids, as other queries gave them (全局标识).' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  id?: string[] | null;

  @Codes('Codes of indicators, e.g. `FJ-2021-IND-01` (指标代码).')
  indicator?: string[] | null;

  @Codes('Codes of the plans that print the indicators, e.g. `FJ-2021-PLAN` (规划代码).')
  plan?: string[] | null;

  @Codes('Codes of the domains that the indicators are printed under (领域代码).')
  domain?: string[] | null;

  @Codes(
    'Codes of divisions, with all that lies below them (行政区划代码). A retired code stands for itself and for what replaced it.',
  )
  region?: string[] | null;

  @Field(() => [RegionLevel], { nullable: true, description: 'Levels of the divisions (级别).' })
  @IsOptional()
  regionLevel?: RegionLevel[] | null;

  @Field(() => [Int], { nullable: true, description: 'Years (年份).' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  year?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'The first year (起始年份).' })
  @IsOptional()
  fromYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'The last year (截止年份).' })
  @IsOptional()
  toYear?: number | null;

  @Field(() => [ObservedArea], { nullable: true, description: 'Whose value it is (地区类型).' })
  @IsOptional()
  area?: ObservedArea[] | null;

  @Field(() => [ObservationStatus], { nullable: true, description: 'Whether it may be revised (状态).' })
  @IsOptional()
  status?: ObservationStatus[] | null;

  @Codes('Names of who reported them (数源). Figures that documents print have none.')
  provider?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether who reported them makes them up (是否虚构); those that documents print are not.',
  })
  @IsOptional()
  synthetic?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether something looked wrong with them when they were recorded (是否存疑).',
  })
  @IsOptional()
  suspicious?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Those that this import brought (导入批次).' })
  @IsOptional()
  batch?: string | null;
}

const ObservationOrder = orderInputOf('Observation', '监测值', {
  CODE: 'The indicator, then the division and the year; indicators and divisions as the directory lists them (指标、行政区划、年份).',
  YEAR: 'The year, then the indicator and the division (年份).',
  RECORDED: 'When it was recorded (录入先后).',
});

@ArgsType()
export class ObservationFilterArgs {
  @Field(() => ObservationFilterInput, {
    nullable: true,
    description: 'Which figures (筛选); all that stand if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ObservationFilterInput | null;
}

@ArgsType()
export class ObservationsArgs extends PageArgs {
  @Field(() => ObservationFilterInput, {
    nullable: true,
    description: 'Which figures (筛选); all that stand if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ObservationFilterInput | null;

  @Field(() => ObservationOrder, {
    nullable: true,
    description:
      'In which order (排序); by indicator, division and year if not given. For the newest first, `{field: YEAR, direction: DESC}` or `{field: RECORDED, direction: DESC}`.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
