import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { RegionFilter } from '../data/lists/region.js';
import { RegionLevel, TownshipKind } from '../domain/enums.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';

@InputType('RegionFilter', {
  description:
    'What a list of regions is cut to: all given parts hold, and of several values in a part any one (行政区划筛选).',
})
export class RegionFilterInput implements RegionFilter {
  @Codes('Codes of six or nine digits (行政区划代码).')
  code?: string[] | null;

  @Field(() => [RegionLevel], { nullable: true, description: 'Levels (级别).' })
  @IsOptional()
  level?: RegionLevel[] | null;

  @Field(() => [TownshipKind], { nullable: true, description: 'Kinds of township (乡级类别).' })
  @IsOptional()
  kind?: TownshipKind[] | null;

  @Field(() => String, { nullable: true, description: 'The code of the division directly above (上级代码).' })
  @IsOptional()
  parent?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of a division anywhere above: its whole subtree without itself (所辖范围).',
  })
  @IsOptional()
  under?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Only retired codes, only current ones (the default), or with null both (是否已撤销).',
  })
  @IsOptional()
  retired?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A substring of the name, 1–100 characters (文字).' })
  @IsOptional()
  @MaxLength(400)
  text?: string | null;
}

const RegionOrder = orderInputOf('Region', '行政区划', {
  CODE: 'The code (行政区划代码).',
  NAME: 'The name, by pinyin (名称拼音).',
});

@ArgsType()
export class RegionsArgs extends PageArgs {
  @Field(() => RegionFilterInput, {
    nullable: true,
    description: 'Which regions (筛选); all current ones if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: RegionFilterInput | null;

  @Field(() => RegionOrder, { nullable: true, description: 'In which order (排序); by code if not given.' })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
