import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { ChangeSetFilter } from '../data/lists/change-set.js';
import { ChangeSetState } from '../domain/change-set.js';
import { DateScalar } from '../entities/scalars.js';
import type { ChangeSetRef } from '../usecases/change-set-access.js';
import type { ChangeSetText, EditionText } from '../usecases/change-sets.js';
import type { PublicationTerms } from '../usecases/publish-change-set.js';
import { PageArgs } from './connection.js';
import { MAX_NAME, MAX_TEXT, SourceInput } from './content.inputs.js';

@InputType('ChangeSetFilter', {
  description: 'What a list of change sets is cut to: all given parts hold (调整批次筛选).',
})
export class ChangeSetFilterInput implements ChangeSetFilter {
  @Field(() => [ChangeSetState], { nullable: true, description: 'In one of these states (状态).' })
  @IsOptional()
  state?: ChangeSetState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether you wrote in it (是否本人参与).' })
  @IsOptional()
  mine?: boolean | null;
}

@ArgsType()
export class ChangeSetsArgs extends PageArgs {
  @Field(() => ChangeSetFilterInput, {
    nullable: true,
    description: 'Which change sets (筛选); all that you may see if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ChangeSetFilterInput | null;
}

@InputType('EditionInput', { description: 'The edition of the list that a change set makes (清单版次).' })
export class EditionInput implements EditionText {
  @Field(() => String, { description: 'Its code, e.g. `FJ-BPS-2027`, which no other has (版次代码).' })
  @MaxLength(100)
  code!: string;

  @Field(() => String, { description: 'Its name (清单名称).' })
  @MaxLength(MAX_NAME)
  name!: string;

  @Field(() => String, { description: 'Code of the document that issues it (发布文件代码).' })
  @MaxLength(100)
  document!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The day that was signed (成文日期).' })
  @IsOptional()
  issuedOn?: string | null;
}

@InputType('CreateChangeSetInput', { description: 'A change set to be begun (新建调整批次).' })
export class CreateChangeSetInput implements ChangeSetText {
  @Field(() => String, { description: 'What it is called (名称).' })
  @MaxLength(1_000)
  title!: string;

  @Field(() => String, { description: 'Why the list is to change (调整理由).' })
  @MaxLength(MAX_TEXT)
  reason!: string;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'What orders the change (调整依据). A change set that makes an edition needs one.',
  })
  @IsOptional()
  @ValidateNested()
  source?: SourceInput | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day from which it is proposed to be in force (拟生效日期): drafts are checked for it, and for today if not given.',
  })
  @IsOptional()
  effectiveOn?: string | null;

  @Field(() => EditionInput, {
    nullable: true,
    description: 'The edition that it makes (所成清单版次); none if not given.',
  })
  @IsOptional()
  @ValidateNested()
  edition?: EditionInput | null;
}

/** A change set, and which version of it was read. */
@InputType()
abstract class ChangeSetRefInput implements ChangeSetRef {
  @Field(() => ID, { description: 'Which change set (调整批次标识).' })
  changeSet!: string;

  @Field(() => Int, { description: 'Its version as you read it (版本号).' })
  version!: number;
}

@InputType('UpdateChangeSetInput', {
  description: 'What a change set is to say of itself: what is not given stays (修改调整批次).',
})
export class UpdateChangeSetInput extends ChangeSetRefInput implements ChangeSetText {
  @Field(() => String, { nullable: true, description: 'What it is called (名称).' })
  @IsOptional()
  @MaxLength(1_000)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Why the list is to change (调整理由).' })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  reason?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: 'What orders the change (调整依据); null for none.',
  })
  @IsOptional()
  @ValidateNested()
  source?: SourceInput | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day from which it is proposed to be in force (拟生效日期); null for none.',
  })
  @IsOptional()
  effectiveOn?: string | null;

  @Field(() => EditionInput, {
    nullable: true,
    description: 'The edition that it makes (所成清单版次); null for none.',
  })
  @IsOptional()
  @ValidateNested()
  edition?: EditionInput | null;
}

@InputType('ValidateChangeSetInput', { description: 'A change set to be checked (校验调整批次).' })
export class ValidateChangeSetInput {
  @Field(() => ID, { description: 'Which change set (调整批次标识).' })
  changeSet!: string;
}

@InputType('ChangeSetStepInput', {
  description: 'A change set that something is to be done with (办理调整批次).',
})
export class ChangeSetStepInput extends ChangeSetRefInput {
  @Field(() => String, { nullable: true, description: 'What to say with it (意见).' })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  comment?: string | null;
}

@InputType('ReturnChangeSetInput', { description: 'A change set to be given back (退回调整批次).' })
export class ReturnChangeSetInput extends ChangeSetRefInput {
  @Field(() => String, { description: 'What is to be mended (退回意见).' })
  @MaxLength(MAX_TEXT)
  comment!: string;
}

@InputType('PublishChangeSetInput', { description: 'A change set to be published (发布调整批次).' })
export class PublishChangeSetInput extends ChangeSetRefInput implements PublicationTerms {
  @Field(() => DateScalar, {
    description: 'The first day on which its changes are in force (生效日期). It may lie ahead.',
  })
  effectiveOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is in force from a past day (追溯理由): needed for one, and published.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  retroactiveReason?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether its changes may hold only until revisions that are published for later days take over (是否接受后续修订取代). If not, such a revision is a CONFLICT.',
  })
  untilLater!: boolean;
}
