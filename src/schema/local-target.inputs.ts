import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { LocalTargetFilter } from '../data/lists/local-target.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';

@InputType('LocalTargetFilter', {
  description:
    'What a list of local targets is cut to: all given parts hold, and of several values in a part any one (本地目标筛选).',
})
export class LocalTargetFilterInput implements LocalTargetFilter {
  @Codes('Their own codes (代码).')
  code?: string[] | null;

  @Codes('Codes of indicators, e.g. `FJ-2021-IND-12` (指标代码).')
  indicator?: string[] | null;

  @Codes('Codes of plans, e.g. `FJ-2021-PLAN` (规划代码).')
  plan?: string[] | null;

  @Codes('Codes of divisions, with all that lies below them (行政区划代码).')
  region?: string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'The years by whose end they are due, at most 100 (目标年).',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  year?: number[] | null;
}

const LocalTargetOrder = orderInputOf('LocalTarget', '本地目标', {
  CODE: 'The code: by indicator, division, year (代码).',
  YEAR: 'The year (目标年).',
});

@ArgsType()
export class LocalTargetsArgs extends PageArgs {
  @Field(() => LocalTargetFilterInput, {
    nullable: true,
    description: 'Which ones (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: LocalTargetFilterInput | null;

  @Field(() => LocalTargetOrder, {
    nullable: true,
    description: 'In which order (排序); by code if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
