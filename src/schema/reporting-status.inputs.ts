import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import type { ReportingRequest } from '../data/reports/reporting-status.js';
import { MOST_INDICATORS, MOST_REGIONS } from '../data/reports/reporting-status.js';
import { RegionLevel } from '../domain/enums.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { DateScalar } from '../entities/scalars.js';
import { TimeArgs } from './view.inputs.js';

@ArgsType()
export class ReportingStatusArgs extends TimeArgs implements Omit<ReportingRequest, 'view'> {
  @Field(() => [String], {
    nullable: true,
    description: `Codes of up to ${MOST_INDICATORS} indicators (指标代码). Give these or a plan.`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST_INDICATORS)
  @MaxLength(100, { each: true })
  indicators?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a plan, e.g. `FJ-2021-PLAN`: all its indicators (规划代码). Give this or indicators.',
  })
  @IsOptional()
  plan?: string | null;

  @Field(() => Int, { description: 'The year that is to be reported (年份).' })
  year!: number;

  @Field(() => RegionLevel, {
    defaultValue: RegionLevel.COUNTY,
    description: `The level of the divisions that owe figures (级别); at most ${MOST_REGIONS} of them.`,
  })
  level!: RegionLevel;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the division that they lie in (上级行政区划代码); the province if not given. Nothing lies in a retired one after its time: name what replaced it.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day by which figures are due (应报日期); 31 March of the next year if not given, which is a convention of this directory: the documents name no day.',
  })
  @IsOptional()
  due?: string | null;

  @Field(() => ObservedArea, {
    defaultValue: ObservedArea.TOTAL,
    description: 'Of all of a region, or of its towns or countryside (地区类型).',
  })
  area!: ObservedArea;
}
