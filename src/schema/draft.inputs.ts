import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SubjectKind } from '../domain/content.js';
import { ConflictSide } from '../domain/rebase.js';
import type { DraftRef } from '../usecases/drafts.js';
import { DepartmentChanges, DepartmentInput } from './department-content.inputs.js';
import { FacilityTypeChanges } from './facility-type-content.inputs.js';
import { IndicatorChanges } from './indicator-content.inputs.js';
import { ServiceChanges, ServiceInput } from './service-content.inputs.js';

type SubjectRef = Omit<DraftRef, 'kind'>;

@InputType('AddServiceInput', { description: 'A service that is to be new (新增服务项目草案).' })
export class AddServiceInput implements SubjectRef {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'The code it is to have, e.g. `FJ-BPS-082` (项目代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the draft as you read it (草案版本号); leave it out for the first draft.',
  })
  @IsOptional()
  version?: number | null;

  @Field(() => ServiceInput, { description: 'What it is to say (内容).' })
  @ValidateNested()
  content!: ServiceInput;
}

@InputType('ReviseServiceInput', { description: 'A service that is to be different (修订服务项目草案).' })
export class ReviseServiceInput implements SubjectRef {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'Its code, e.g. `FJ-BPS-001` (项目代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the draft as you read it (草案版本号); leave it out for the first draft.',
  })
  @IsOptional()
  version?: number | null;

  @Field(() => ServiceChanges, {
    description: 'What is to be different, on top of what is in force or of the draft there is (修订内容).',
  })
  @ValidateNested()
  changes!: ServiceChanges;
}

@InputType('RetireServiceInput', { description: 'A service that is to end (取消服务项目草案).' })
export class RetireServiceInput implements SubjectRef {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'Its code, e.g. `FJ-BPS-001` (项目代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the draft as you read it (草案版本号); leave it out for the first draft.',
  })
  @IsOptional()
  version?: number | null;
}

@InputType('AddDepartmentInput', { description: 'A department that is to be new (新增部门草案).' })
export class AddDepartmentInput implements SubjectRef {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'The code it is to have, e.g. `FJ-HEALTH-COMMISSION` (部门代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the draft as you read it (草案版本号); leave it out for the first draft.',
  })
  @IsOptional()
  version?: number | null;

  @Field(() => DepartmentInput, { description: 'What it is to say (内容).' })
  @ValidateNested()
  content!: DepartmentInput;
}

@InputType('ReviseDepartmentInput', { description: 'A department that is to be different (修订部门草案).' })
export class ReviseDepartmentInput implements SubjectRef {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'Its code, e.g. `FJ-CIVIL-AFFAIRS` (部门代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the draft as you read it (草案版本号); leave it out for the first draft.',
  })
  @IsOptional()
  version?: number | null;

  @Field(() => DepartmentChanges, {
    description: 'What is to be different, on top of what is in force or of the draft there is (修订内容).',
  })
  @ValidateNested()
  changes!: DepartmentChanges;
}

@InputType('ReviseFacilityTypeInput', {
  description: 'A kind of facility that is to be different (修订设施类型草案).',
})
export class ReviseFacilityTypeInput implements SubjectRef {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'Its code (设施类型代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the draft as you read it (草案版本号); leave it out for the first draft.',
  })
  @IsOptional()
  version?: number | null;

  @Field(() => FacilityTypeChanges, {
    description: 'What is to be different, on top of what is in force or of the draft there is (修订内容).',
  })
  @ValidateNested()
  changes!: FacilityTypeChanges;
}

@InputType('ReviseIndicatorInput', { description: 'An indicator that is to be different (修订指标草案).' })
export class ReviseIndicatorInput implements SubjectRef {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'Its code (指标代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the draft as you read it (草案版本号); leave it out for the first draft.',
  })
  @IsOptional()
  version?: number | null;

  @Field(() => IndicatorChanges, {
    description: 'What is to be different, on top of what is in force or of the draft there is (修订内容).',
  })
  @ValidateNested()
  changes!: IndicatorChanges;
}

@InputType('RemoveDraftInput', { description: 'A draft to be taken out of its change set (移除草案).' })
export class RemoveDraftInput implements DraftRef {
  @Field(() => SubjectKind, { description: 'What kind of thing the draft is of (对象类型).' })
  kind!: SubjectKind;

  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'The code of what it changes (代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    description: 'The version of the draft as you read it (草案版本号).',
  })
  version!: number;
}

@InputType('KeepInput', { description: 'Whose value a field keeps that both sides changed (冲突取舍).' })
export class KeepInput {
  @Field(() => String, { description: 'The field, as the conflict names it (字段).' })
  @MaxLength(100)
  field!: string;

  @Field(() => ConflictSide, { description: 'Whose value (取值方).' })
  side!: ConflictSide;
}

@InputType('RebaseDraftInput', {
  description: 'A draft to be put on top of what was published since it was begun (草案变基).',
})
export class RebaseDraftInput implements DraftRef {
  @Field(() => SubjectKind, { description: 'What kind of thing the draft is of (对象类型).' })
  kind!: SubjectKind;

  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'The code of what it changes (代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => Int, {
    description: 'The version of the draft as you read it (草案版本号).',
  })
  version!: number;

  @Field(() => [KeepInput], {
    defaultValue: [],
    description: 'For each field that both sides changed, whose value it keeps (取舍).',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  keep!: KeepInput[];
}
