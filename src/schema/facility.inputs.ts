import { IsOptional, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { FacilityOrderField, type FacilityFilter, type FacilityOrderChoice } from '../data/lists/facility.js';
import { MAX_RADIUS } from '../data/reports/facilities-near.js';
import { AccessibilityFeature, CapacityUnit, FacilityStatus } from '../domain/facilities/vocabulary.js';
import { DateTimeScalar } from '../entities/scalars.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { OrderDirection } from './enums.js';
import { BoundsInput, PointInput } from './point.inputs.js';

@InputType({ description: 'How much of a unit is free at least (空余容量条件).' })
export class MinAvailable {
  @Field(() => CapacityUnit, { description: 'Of what (单位).' })
  unit!: CapacityUnit;

  @Field(() => Int, { description: 'How many at least, in that unit (最少空余).' })
  @Min(0)
  value!: number;
}

@InputType('FacilityFilter', {
  description:
    'What facilities are cut to: all given parts hold, and of several values in a part any one, unless it says all (设施筛选). Whatever is given, only those that exist on the day.',
})
export class FacilityFilterInput implements FacilityFilter {
  @Codes('Codes of kinds, e.g. `KINDERGARTEN` (设施类型代码).')
  type?: string[] | null;

  @Codes('Codes of the domains that their kinds serve, e.g. `EDUCATION` (领域代码).')
  domain?: string[] | null;

  @Codes(
    'Codes of divisions, with all that lies below them (行政区划代码). A retired code stands for what replaced it.',
  )
  region?: string[] | null;

  @Codes(
    'Codes of services, e.g. `FJ-BPS-003`: those that offer one of them, by themselves or as their kind does (提供的服务).',
  )
  offers?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Open at this instant, by their hours, and not suspended, planned or closed (开放时刻). Those whose hours are not known are left out.',
  })
  @IsOptional()
  openAt?: string | null;

  @Field(() => [AccessibilityFeature], {
    nullable: true,
    description: 'What they have, all of it (无障碍设施). Those of which it is not known are left out.',
  })
  @IsOptional()
  accessible?: AccessibilityFeature[] | null;

  @Field(() => MinAvailable, {
    nullable: true,
    description:
      'How much is free, by the count of the day (空余容量). Those of which it is not known are left out.',
  })
  @IsOptional()
  @ValidateNested()
  minAvailable?: MinAvailable | null;

  @Field(() => [FacilityStatus], { nullable: true, description: 'Whether they work (状态).' })
  @IsOptional()
  status?: FacilityStatus[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Those that this import created or changed, unless a later one has (导入批次); what it retired is in `importChanges`.',
  })
  @IsOptional()
  batch?: string | null;

  @Codes('Codes of who gave the records (数源).')
  provider?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the point lies outside the division (位置与行政区划不符); those of which it is not known are left out.',
  })
  @IsOptional()
  outsideRegion?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the provider’s records are made up (是否虚构).',
  })
  @IsOptional()
  synthetic?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of the name, 1–100 characters (名称文字).' })
  @IsOptional()
  @MaxLength(400)
  text?: string | null;
}

@InputType({ description: 'The order of a list of facilities (设施排序). The id breaks ties.' })
export class FacilityOrder implements Pick<FacilityOrderChoice, 'field' | 'unit'> {
  @Field(() => FacilityOrderField, {
    defaultValue: FacilityOrderField.NAME,
    description: 'By what (排序项).',
  })
  field!: FacilityOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'In which direction (方向).',
  })
  direction!: OrderDirection;

  @Field(() => CapacityUnit, {
    nullable: true,
    description: 'Of CAPACITY, and needed for it: of what (容量单位).',
  })
  @IsOptional()
  unit?: CapacityUnit | null;
}

@ArgsType()
class FilteredPageArgs extends PageArgs {
  @Field(() => FacilityFilterInput, {
    nullable: true,
    description: 'Which facilities (筛选); all that exist on the day if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: FacilityFilterInput | null;
}

@ArgsType()
export class FacilitiesArgs extends FilteredPageArgs {
  @Field(() => FacilityOrder, { nullable: true, description: 'In which order (排序); by name if not given.' })
  @IsOptional()
  @ValidateNested()
  orderBy?: FacilityOrder | null;

  @Field(() => PointInput, {
    nullable: true,
    description: 'For the order by DISTANCE: from where (起点). By POST only, as a variable; it is not kept.',
  })
  @IsOptional()
  @ValidateNested()
  from?: PointInput | null;
}

@ArgsType()
export class FacilitiesInArgs extends FilteredPageArgs {
  @Field(() => BoundsInput, {
    nullable: true,
    description: 'A box (经纬度范围). Either this or `polygon`, not both.',
  })
  @IsOptional()
  @ValidateNested()
  bounds?: BoundsInput | null;

  @Field(() => [PointInput], {
    nullable: true,
    description:
      'The corners of an area, 3 to 1,000, in the order in which they go around it (多边形). Its sides may not cross. They are straight in degrees, and a point within 0.1 m of one counts as inside.',
  })
  @IsOptional()
  @ValidateNested()
  polygon?: PointInput[] | null;
}

@ArgsType()
export class FacilitiesNearArgs {
  @Field(() => PointInput, {
    description: 'Around where (中心点). By POST only, as a variable; it is not kept.',
  })
  @ValidateNested()
  point!: PointInput;

  @Field(() => Int, {
    defaultValue: 2_000,
    description: `How far at most, in metres: 1–${MAX_RADIUS} (半径).`,
  })
  withinMetres!: number;

  @Field(() => FacilityFilterInput, {
    nullable: true,
    description: 'Which facilities (筛选); all that exist on the day if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: FacilityFilterInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of the nearest: 0–100 (取数). 20 if not given.',
  })
  @IsOptional()
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes after this cursor (起始游标). As a variable, as it tells of the point.',
  })
  @IsOptional()
  after?: string | null;
}

@ArgsType()
export class FacilityClustersArgs {
  @Field(() => BoundsInput, { description: 'The box that the map shows (地图范围).' })
  @ValidateNested()
  bounds!: BoundsInput;

  @Field(() => Int, {
    description: 'The map’s zoom, 0 to 20, for tiles of 256 pixels (缩放级别). A cell is 64 pixels wide.',
  })
  zoom!: number;

  @Field(() => FacilityFilterInput, {
    nullable: true,
    description: 'Which facilities (筛选); all that exist on the day if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: FacilityFilterInput | null;
}
