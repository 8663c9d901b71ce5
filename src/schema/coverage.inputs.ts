import { IsOptional } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../entities/scalars.js';
import { CoverageLevel } from './coverage.enums.js';

@ArgsType()
export class CoverageArgs {
  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of up to 20 kinds of facility, e.g. `KINDERGARTEN` (设施类型代码): one of any of them counts. Give these, `service` or both.',
  })
  @IsOptional()
  facilityType?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a service, e.g. `FJ-BPS-002` (项目代码): facilities count that name it, or of whose kind it is offered and that name none.',
  })
  @IsOptional()
  service?: string | null;

  @Field(() => String, {
    description:
      'Code of a province, city, county or township whose people are asked about (行政区划代码); a retired one is answered as what replaced it.',
  })
  region!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'How far is within reach, in metres, 1–100,000 (服务半径，米). Give this or `walkingMinutes`.',
  })
  @IsOptional()
  withinMetres?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How long a walk is within reach, in minutes, 1–240 (步行时间，分钟): 15 for the 15分钟服务圈. Give this or `withinMetres`.',
  })
  @IsOptional()
  walkingMinutes?: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How fast people walk, in metres a minute, 20–120 (步行速度，米/分钟). 1,000 m in 15 minutes unless told: the upper end of the walk that GB 50180-2018 gives the 15-minute circle, 800–1,000 m.',
  })
  @IsOptional()
  walkingMetresPerMinute?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of up to 20 providers whose settlements count (人口数源); all if not given. Where several give the same people, such as villages and a population grid, name one of them, or people are counted twice.',
  })
  @IsOptional()
  populationFrom?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day asked about; today if not given (日期). Facilities and settlements of that day count.',
  })
  @IsOptional()
  asOf?: string | null;

  @Field(() => Int, {
    defaultValue: 5,
    description: 'How many sites are proposed, 0–20 (建议选址个数).',
  })
  sites!: number;

  @Field(() => Int, {
    defaultValue: 10,
    description: 'How many seconds to wait for a report that is not there yet, 0–25 (等待秒数).',
  })
  wait!: number;
}

@ArgsType()
export class RegionCoverageArgs {
  @Field(() => CoverageLevel, {
    defaultValue: CoverageLevel.COUNTY,
    description: 'By county or by township (统计层级).',
  })
  level!: CoverageLevel;
}

@ArgsType()
export class LongestArgs {
  @Field(() => Int, { defaultValue: 10, description: 'How many, 0–100 (取数).' })
  first!: number;
}
