import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { DepartmentContent } from '../domain/content.js';
import { RegionLevel } from '../domain/enums.js';
import { changesOf, type ChangesOf } from './changes-of.js';
import { MAX_NAME, MAX_PARTS, MAX_TEXT, SourceInput } from './content.inputs.js';

@InputType('DepartmentInput', { description: 'A department, whole (部门内容).' })
export class DepartmentInput implements DepartmentContent {
  @Field(() => String, { description: 'The official short name (部门简称).' })
  @MaxLength(MAX_NAME)
  name!: string;

  @Field(() => [String], { defaultValue: [], description: 'Other forms of the name (别称), whole list.' })
  @ArrayMaxSize(MAX_PARTS)
  @MaxLength(MAX_TEXT, { each: true })
  aliases!: string[];

  @Field(() => RegionLevel, { description: 'The level of government it belongs to (层级).' })
  level!: RegionLevel;

  @Field(() => String, {
    description: 'Code of the division whose government it belongs to (所属行政区划代码).',
  })
  @MaxLength(100)
  region!: string;

  @Field(() => Int, { description: 'Its place in lists, from 1 (次序).' })
  position!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it ceases to be: merged, split or dissolved (是否撤销).',
  })
  abolished!: boolean;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Codes of the departments that take over its duties, whole list (承接部门代码).',
  })
  @ArrayMaxSize(MAX_PARTS)
  @MaxLength(100, { each: true })
  successors!: string[];

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'What a reader should know (说明); null for nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => SourceInput, { description: 'Where this is printed (出处).' })
  @ValidateNested()
  source!: SourceInput;
}

export const DepartmentChanges = changesOf(
  DepartmentInput,
  'DepartmentChanges',
  'What is to be different about a department (部门修订内容).',
);
export type DepartmentChanges = ChangesOf<DepartmentInput>;
