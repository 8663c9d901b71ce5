import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { ImportBatchFilter } from '../data/lists/import-batch.js';
import { ImportKind, ImportState } from '../domain/facilities/import-batch.js';
import { AccessibilityFeature, CapacityUnit, FacilityStatus } from '../domain/facilities/vocabulary.js';
import { CoordinateSystem } from '../domain/geo/coordinates.js';
import { DateScalar } from '../entities/scalars.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';

/** Records of one request. */
export const MOST_ROWS = 5_000;

const LEFT_ALONE = 'Left alone if not given; null says that there is none.';

@InputType('FacilityCapacityInput', { description: 'How much a facility has of a unit (设施容量).' })
export class FacilityCapacityInput {
  @Field(() => CapacityUnit, { description: 'What is counted (容量单位).' })
  unit!: CapacityUnit;

  @Field(() => Int, { description: 'How many there are (容量).' })
  maximum!: number;

  @Field(() => Int, { nullable: true, description: 'How many of them are free (空余数); null if not said.' })
  available?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the count (统计日期); today if not given.',
  })
  countedOn?: string | null;
}

@InputType('FacilityRecordInput', {
  description:
    'A record of a facility (设施记录). What is wrong with one record is told in `rejections`, and the others are taken.',
})
export class FacilityRecordInput {
  @Field(() => String, {
    description:
      'The provider’s own id of it, up to 200 characters (数源编号); with the provider it tells which it is.',
  })
  recordId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its name, up to 200 characters (名称). Needed for a new one; left alone if not given.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code or name of its kind (设施类型). Needed for a new one; left alone if not given.',
  })
  type?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of its county or township (行政区划代码); a retired one is read as what replaced it. Needed for a new one; left alone if not given.',
  })
  region?: string | null;

  @Field(() => String, { nullable: true, description: `Its address (地址). ${LEFT_ALONE}` })
  address?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: `Degrees of longitude in the coordinate system of the import (经度), with the latitude. ${LEFT_ALONE}`,
  })
  longitude?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: `Degrees of latitude in the coordinate system of the import (纬度), with the longitude. ${LEFT_ALONE}`,
  })
  latitude?: number | null;

  @Field(() => FacilityStatus, { nullable: true, description: `Whether it works (状态). ${LEFT_ALONE}` })
  status?: FacilityStatus | null;

  @Field(() => String, { nullable: true, description: `Who runs it (运营单位). ${LEFT_ALONE}` })
  operator?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The unified social credit code of whoever runs it, after GB 32100 (统一社会信用代码). ${LEFT_ALONE}`,
  })
  creditCode?: string | null;

  @Field(() => String, { nullable: true, description: `Its phone (电话). ${LEFT_ALONE}` })
  phone?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How far it serves, in metres, 1–100,000 (服务半径). ${LEFT_ALONE}`,
  })
  serviceRadius?: number | null;

  @Field(() => String, {
    nullable: true,
    description: `When it is open, in words such as \`周一至周五 08:00-17:30\` (开放时间). ${LEFT_ALONE}`,
  })
  openingHours?: string | null;

  @Field(() => [AccessibilityFeature], {
    nullable: true,
    description: `What it has for people with disabilities (无障碍设施). ${LEFT_ALONE}`,
  })
  accessibility?: AccessibilityFeature[] | null;

  @Field(() => DateScalar, { nullable: true, description: `Its first day (启用日期). ${LEFT_ALONE}` })
  beginsOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: `The first day without it (停用日期). ${LEFT_ALONE}`,
  })
  endedOn?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `Codes of the services it offers, in place of those of its kind (提供的服务). ${LEFT_ALONE}`,
  })
  offers?: string[] | null;

  @Field(() => [FacilityCapacityInput], {
    nullable: true,
    description: 'What was counted of each unit (容量). Left alone if not given.',
  })
  capacities?: FacilityCapacityInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Another provider’s record of the same facility, as `PROVIDER/RECORD-ID` (同一设施): fields that it has keep its word, and what differs waits in `dataConflicts`.',
  })
  sameAs?: string | null;
}

@InputType('SettlementRecordInput', {
  description:
    'A record of a settlement: a village, a community or a cell of a population grid (居民点记录). What is wrong with one record is told in `rejections`.',
})
export class SettlementRecordInput {
  @Field(() => String, {
    description:
      'The provider’s own id of it, up to 200 characters (数源编号); with the provider it tells which it is.',
  })
  recordId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its name (名称). Needed for a new one; left alone if not given.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of its county or township (行政区划代码). Needed for a new one; left alone if not given.',
  })
  region?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Degrees of longitude in the coordinate system of the import (经度). Needed for a new one; left alone if not given.',
  })
  longitude?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Degrees of latitude in the coordinate system of the import (纬度). Needed for a new one; left alone if not given.',
  })
  latitude?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People who live there (人口). Needed for a new one; left alone if not given.',
  })
  population?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Of them, people of 60 and older (60岁及以上人口). ${LEFT_ALONE}`,
  })
  elderly?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Of them, children under 3 (3岁以下婴幼儿). ${LEFT_ALONE}`,
  })
  children?: number | null;

  @Field(() => DateScalar, { nullable: true, description: `The day of the count (统计日期). ${LEFT_ALONE}` })
  countedOn?: string | null;
}

@InputType()
abstract class ImportInput {
  @Field(() => String, {
    description: 'Name of whoever gives the records, 1 to 80 characters without `/` (数源).',
  })
  provider!: string;

  @Field(() => CoordinateSystem, { description: 'What the coordinates are given in (坐标系).' })
  coordinates!: CoordinateSystem;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether only to find out what would change (试算).',
  })
  dryRun!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to end what the provider gave before and does not give now (清退); of editors, only in their divisions.',
  })
  prune!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of what the provider has, the most that may be ended, in percent; nothing is if it were more (清退上限，%). 50 if not given.',
  })
  pruneAtMost?: number | null;
}

@InputType('ImportFacilitiesInput', { description: 'Facilities of one provider (设施导入).' })
export class ImportFacilitiesInput extends ImportInput {
  @Field(() => [FacilityRecordInput], { description: 'The records, 1 to 5,000 (记录).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  rows!: FacilityRecordInput[];
}

@InputType('ImportSettlementsInput', { description: 'Settlements of one provider (居民点导入).' })
export class ImportSettlementsInput extends ImportInput {
  @Field(() => [SettlementRecordInput], { description: 'The records, 1 to 5,000 (记录).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  rows!: SettlementRecordInput[];
}

@InputType('RevertImportInput', { description: 'Which import is taken back (撤销导入).' })
export class RevertImportInput {
  @Field(() => ID, { description: 'Its id (全局标识).' })
  batch!: string;
}

@InputType('ImportBatchFilter', {
  description:
    'What a list of imports is cut to: all given parts hold, and of several values in a part any one (导入批次筛选).',
})
export class ImportBatchFilterInput implements ImportBatchFilter {
  @Field(() => [ImportKind], { nullable: true, description: 'Only imports of these (导入类别).' })
  @IsOptional()
  kind?: ImportKind[] | null;

  @Codes('Names of providers (数源).')
  provider?: string[] | null;

  @Field(() => [ImportState], { nullable: true, description: 'Only those in these states (状态).' })
  @IsOptional()
  state?: ImportState[] | null;
}

@ArgsType()
export class ImportBatchesArgs extends PageArgs {
  @Field(() => ImportBatchFilterInput, {
    nullable: true,
    description: 'Which imports (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ImportBatchFilterInput | null;
}

@ArgsType()
export class ImportPartArgs extends PageArgs {
  @Field(() => ID, { description: 'The id of the import (全局标识).' })
  batch!: string;
}
