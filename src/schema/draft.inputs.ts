import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, type ClassType } from 'type-graphql';
import { SubjectKind } from '../domain/content.js';
import { ConflictSide } from '../domain/rebase.js';
import type { DraftRef } from '../usecases/draft-desk.js';

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
export abstract class DraftedSubjectInput extends SubjectInput implements Omit<DraftRef, 'kind'> {
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

/** Something that is to be new, as the API takes it: in `content`, whole. */
export function addInputOf<T extends object>(name: string, description: string, content: ClassType<T>) {
  @InputType(`Add${name}Input`, { description })
  class AddInput extends DraftedSubjectInput {
    @Field(() => content, { description: 'What it is to say (内容).' })
    @ValidateNested()
    content!: T;
  }
  return AddInput;
}

/** Something that is to be different, as the API takes it: in `changes`, as far as it is. */
export function reviseInputOf<T extends object>(name: string, description: string, changes: ClassType<T>) {
  @InputType(`Revise${name}Input`, { description })
  class ReviseInput extends DraftedSubjectInput {
    @Field(() => changes, {
      description: 'What is to be different, on top of what is in force or of the draft there is (修订内容).',
    })
    @ValidateNested()
    changes!: T;
  }
  return ReviseInput;
}

/** Something that is to end, as the API takes it. */
export function retireInputOf(name: string, description: string) {
  @InputType(`Retire${name}Input`, { description })
  class RetireInput extends DraftedSubjectInput {}
  return RetireInput;
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
