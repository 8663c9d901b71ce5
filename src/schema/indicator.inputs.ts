import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { IndicatorFilter } from '../data/lists/indicator.js';
import { IndicatorNature } from '../domain/enums.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';

@InputType('IndicatorFilter', {
  description:
    'What a list of indicators is cut to: all given parts hold, and of several values in a part any one (指标筛选).',
})
export class IndicatorFilterInput implements IndicatorFilter {
  @Codes('Codes such as `FJ-2021-IND-08` (指标代码).')
  code?: string[] | null;

  @Codes('Codes of plans, e.g. `FJ-2021-PLAN` (规划代码).')
  plan?: string[] | null;

  @Codes('Codes of domains (领域代码).')
  domain?: string[] | null;

  @Field(() => [IndicatorNature], { nullable: true, description: 'Binding or anticipatory (属性).' })
  @IsOptional()
  nature?: IndicatorNature[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether values add up over the plan’s years (是否累计).',
  })
  @IsOptional()
  cumulative?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A substring of the name, 1–100 characters (文字).' })
  @IsOptional()
  @MaxLength(400)
  text?: string | null;
}

const IndicatorOrder = orderInputOf('Indicator', '指标', {
  CODE: 'The code, that is by plan and place in its table (指标代码).',
  NAME: 'The name, by pinyin (名称拼音).',
});

@ArgsType()
export class IndicatorsArgs extends PageArgs {
  @Field(() => IndicatorFilterInput, {
    nullable: true,
    description: 'Which indicators (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: IndicatorFilterInput | null;

  @Field(() => IndicatorOrder, {
    nullable: true,
    description: 'In which order (排序); by code if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
