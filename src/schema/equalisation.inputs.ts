import { IsOptional } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { RegionLevel } from '../domain/enums.js';
import { EqualisationWeight } from '../domain/equalisation.js';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';

@ArgsType()
export class EqualisationArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Code of the indicator whose figures are compared, e.g. `FJ-2021-IND-03` (指标代码); give this or `facilityType`.',
  })
  @IsOptional()
  indicator?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the kind of facility whose capacity per thousand people is compared (设施类型代码); with `unit`.',
  })
  @IsOptional()
  facilityType?: string | null;

  @Field(() => CapacityUnit, {
    nullable: true,
    description: 'What is counted of `facilityType` (容量单位); only with it.',
  })
  @IsOptional()
  unit?: CapacityUnit | null;

  @Field(() => PopulationGroup, {
    nullable: true,
    description:
      'For a thousand of whom values are told (人口口径): of a kind of facility everybody unless named, of an indicator nobody unless named, and then only if its values add up (`reading.rollUp` SUM).',
  })
  @IsOptional()
  per?: PopulationGroup | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a province, city or county (行政区划代码); the province if not given. A retired one is answered as what replaced it.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => RegionLevel, {
    defaultValue: RegionLevel.COUNTY,
    description: 'Which divisions below it are compared (比较层级).',
  })
  level!: RegionLevel;

  @Field(() => Int, {
    nullable: true,
    description:
      'The first year (起始年份). With `to` every year between the two is told, at most 30; otherwise those with figures, the newest 30.',
  })
  @IsOptional()
  from?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The last year (截止年份); that of the day if not given.',
  })
  @IsOptional()
  to?: number | null;

  @Field(() => EqualisationWeight, {
    defaultValue: EqualisationWeight.NONE,
    description: 'How much each division counts (权重).',
  })
  weight!: EqualisationWeight;

  @Field(() => ObservedArea, {
    defaultValue: ObservedArea.TOTAL,
    description:
      'Of all of each division, or of its towns or countryside; only TOTAL with people (地区类型).',
  })
  area!: ObservedArea;
}
