import { IsOptional } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { ObservedArea } from '../domain/indicators/vocabulary.js';

@ArgsType()
export class ComparisonArgs {
  @Field(() => [String], {
    description:
      'Codes of 1–100 divisions of any level (行政区划代码); a code retired by the end of the year means what replaced it.',
  })
  regions!: string[];

  @Field(() => [String], { description: 'Codes of 1–50 indicators (指标代码).' })
  indicators!: string[];

  @Field(() => Int, { description: 'The year (年份).' })
  year!: number;

  @Field(() => ObservedArea, {
    defaultValue: ObservedArea.TOTAL,
    description: 'Of all of each division, or of its towns or countryside (地区类型).',
  })
  area!: ObservedArea;
}

@ArgsType()
export class UrbanRuralArgs {
  @Field(() => String, { description: 'Code of the indicator, e.g. `FJ-2021-IND-08` (指标代码).' })
  indicator!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a division of any level (行政区划代码); the province if not given.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The first year (起始年份). With `to` every year between the two is told, at most 30; otherwise those with figures, the newest 30.',
  })
  @IsOptional()
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'The last year (截止年份); this one if not given.' })
  @IsOptional()
  to?: number | null;
}
