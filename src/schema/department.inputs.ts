import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { DepartmentFilter } from '../data/lists/department.js';
import { RegionLevel } from '../domain/enums.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';

@InputType('DepartmentFilter', {
  description:
    'What a list of departments is cut to: all given parts hold, and of several values in a part any one (部门筛选).',
})
export class DepartmentFilterInput implements DepartmentFilter {
  @Codes('Codes such as `FJ-CIVIL-AFFAIRS` (部门代码).')
  code?: string[] | null;

  @Field(() => [RegionLevel], { nullable: true, description: 'Levels of government (层级).' })
  @IsOptional()
  level?: RegionLevel[] | null;

  @Codes('Codes of the divisions they belong to (行政区划代码).')
  region?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only abolished ones, or only those in being (是否已撤销); both if not given.',
  })
  @IsOptional()
  abolished?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'A substring of the name or of another printed form of it, 1–100 characters (文字).',
  })
  @IsOptional()
  @MaxLength(400)
  text?: string | null;
}

const DepartmentOrder = orderInputOf('Department', '部门', {
  POSITION: 'The directory’s order: those named most often first (目录顺序).',
  CODE: 'The code (部门代码).',
  NAME: 'The name, by pinyin (名称拼音).',
});

@ArgsType()
export class DepartmentsArgs extends PageArgs {
  @Field(() => DepartmentFilterInput, {
    nullable: true,
    description: 'Which departments (筛选); those that are not abolished if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: DepartmentFilterInput | null;

  @Field(() => DepartmentOrder, {
    nullable: true,
    description: 'In which order (排序); the directory’s if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
