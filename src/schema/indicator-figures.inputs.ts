import { IsOptional } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import type { SeriesRequest } from '../data/reports/indicator-series.js';
import type { TableRequest } from '../data/reports/indicator-table.js';
import { RegionLevel } from '../domain/enums.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';

const AREA = 'Of all of a region, or of its towns or countryside (地区类型).';

@ArgsType()
export class SeriesArgs implements SeriesRequest {
  @Field(() => String, {
    nullable: true,
    description:
      'Code of a division (行政区划代码); the province if not given. A retired code has the figures of its own time; what came after is under what replaced it.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The first year (起始年份); the first that has a figure or a target if not given.',
  })
  @IsOptional()
  from?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The last year (截止年份); the last that has a figure or a target if not given.',
  })
  @IsOptional()
  to?: number | null;

  @Field(() => ObservedArea, { defaultValue: ObservedArea.TOTAL, description: AREA })
  area!: ObservedArea;
}

@ArgsType()
export class TableArgs implements TableRequest {
  @Field(() => RegionLevel, {
    defaultValue: RegionLevel.CITY,
    description: 'Divisions of which level (级别).',
  })
  level!: RegionLevel;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the division that they lie in (上级行政区划代码); the province if not given. Nothing lies in a retired one after its time: name what replaced it.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => Int, { description: 'The year (年份).' })
  year!: number;

  @Field(() => ObservedArea, { defaultValue: ObservedArea.TOTAL, description: AREA })
  area!: ObservedArea;
}
