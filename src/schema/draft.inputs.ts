import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SubjectKind } from '../domain/content.js';
import { ConflictSide } from '../domain/rebase.js';
import type { DraftRef } from '../usecases/draft-desk.js';
import { DepartmentChanges, DepartmentInput } from './department-content.inputs.js';
import { FacilityTypeChanges } from './facility-type-content.inputs.js';
import { IndicatorChanges } from './indicator-content.inputs.js';
import { ServiceChanges, ServiceInput } from './service-content.inputs.js';

@InputType()
abstract class SubjectInput {
  @Field(() => ID, { description: 'In which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => String, { description: 'The code of what is drafted (代码).' })
  @MaxLength(100)
  code!: string;
}

/** What is to be drafted, and which draft of it was read. */
@InputType()
abstract class DraftedSubjectInput extends SubjectInput implements Omit<DraftRef, 'kind'> {
  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the draft as you read it (草案版本号): needed once there is a draft, left out for the first.',
  })
  @IsOptional()
  version?: number | null;
}

/** A draft that there is. */
@InputType()
abstract class DraftInput extends SubjectInput implements DraftRef {
  @Field(() => SubjectKind, { description: 'What kind of thing the draft is of (对象类型).' })
  kind!: SubjectKind;

  @Field(() => Int, { description: 'The version of the draft as you read it (草案版本号).' })
  version!: number;
}

const CHANGES = 'What is to be different, on top of what is in force or of the draft there is (修订内容).';

@InputType({ description: 'A service that is to be new (新增服务项目草案).' })
export class AddServiceInput extends DraftedSubjectInput {
  @Field(() => ServiceInput, { description: 'What it is to say (内容).' })
  @ValidateNested()
  content!: ServiceInput;
}

@InputType({ description: 'A service that is to be different (修订服务项目草案).' })
export class ReviseServiceInput extends DraftedSubjectInput {
  @Field(() => ServiceChanges, { description: CHANGES })
  @ValidateNested()
  changes!: ServiceChanges;
}

@InputType({ description: 'A service that is to end (取消服务项目草案).' })
export class RetireServiceInput extends DraftedSubjectInput {}

@InputType({ description: 'A department that is to be new (新增部门草案).' })
export class AddDepartmentInput extends DraftedSubjectInput {
  @Field(() => DepartmentInput, { description: 'What it is to say (内容).' })
  @ValidateNested()
  content!: DepartmentInput;
}

@InputType({ description: 'A department that is to be different (修订部门草案).' })
export class ReviseDepartmentInput extends DraftedSubjectInput {
  @Field(() => DepartmentChanges, { description: CHANGES })
  @ValidateNested()
  changes!: DepartmentChanges;
}

@InputType({ description: 'A kind of facility that is to be different (修订设施类型草案).' })
export class ReviseFacilityTypeInput extends DraftedSubjectInput {
  @Field(() => FacilityTypeChanges, { description: CHANGES })
  @ValidateNested()
  changes!: FacilityTypeChanges;
}

@InputType({ description: 'An indicator that is to be different (修订指标草案).' })
export class ReviseIndicatorInput extends DraftedSubjectInput {
  @Field(() => IndicatorChanges, { description: CHANGES })
  @ValidateNested()
  changes!: IndicatorChanges;
}

@InputType({ description: 'A draft to be taken out of its change set (移除草案).' })
export class RemoveDraftInput extends DraftInput {}

@InputType('KeepInput', { description: 'Whose value a field keeps that both sides changed (冲突取舍).' })
export class KeepInput {
  @Field(() => String, { description: 'The field, as the conflict names it (字段).' })
  @MaxLength(100)
  field!: string;

  @Field(() => ConflictSide, { description: 'Whose value (取值方).' })
  side!: ConflictSide;
}

@InputType({
  description: 'A draft to be put on top of what was published since it was begun (草案变基).',
})
export class RebaseDraftInput extends DraftInput {
  @Field(() => [KeepInput], {
    defaultValue: [],
    description: 'For each field that both sides changed, whose value it keeps (取舍).',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  keep!: KeepInput[];
}
