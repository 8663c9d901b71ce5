import { IsOptional, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { SettlementFilter } from '../data/lists/settlement.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';

@InputType('SettlementFilter', {
  description:
    'What a list of settlements is cut to: all given parts hold, and of several values in a part any one (居民点筛选).',
})
export class SettlementFilterInput implements SettlementFilter {
  @Codes(
    'Codes of divisions, with all that lies below them (行政区划代码). A retired code stands for what replaced it.',
  )
  region?: string[] | null;

  @Codes('Codes of who gave the records (数源).')
  provider?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'How many people live there at least (最少人口).' })
  @IsOptional()
  @Min(0)
  minPopulation?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the provider’s records are made up (是否虚构).',
  })
  @IsOptional()
  synthetic?: boolean | null;
}

const SettlementOrder = orderInputOf('Settlement', '居民点', {
  NAME: 'The name, by pinyin (名称拼音).',
  POPULATION: 'How many people live there (人口).',
});

@ArgsType()
export class SettlementsArgs extends PageArgs {
  @Field(() => SettlementFilterInput, {
    nullable: true,
    description: 'Which settlements (筛选); all that are given on the day if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: SettlementFilterInput | null;

  @Field(() => SettlementOrder, {
    nullable: true,
    description: 'In which order (排序); by name if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
