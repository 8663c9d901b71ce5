import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ConditionKind, FactComparator } from '../domain/eligibility/rule.js';
import { changesOf, type ChangesOf } from './changes-of.js';
import { MAX_PARTS, MAX_TEXT, SourceInput } from './content.inputs.js';

@InputType('EligibilityConditionInput', {
  description:
    'A condition on facts, or several that are combined (条件): a FACT has `fact`, `comparator` and `values`; ALL, ANY and NOT have `conditions`.',
})
export class EligibilityConditionInput {
  @Field(() => ConditionKind, { description: 'Whether it compares a fact or combines conditions (类型).' })
  kind!: ConditionKind;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the fact that it compares, one of `eligibilityFacts` (事实代码).',
  })
  @IsOptional()
  @MaxLength(100)
  fact?: string | null;

  @Field(() => FactComparator, { nullable: true, description: 'How it compares (比较方式).' })
  @IsOptional()
  comparator?: FactComparator | null;

  @Field(() => [String], {
    nullable: true,
    description: 'With what: codes of options, a whole number, or `true` or `false` (比较值).',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_PARTS)
  @MaxLength(100, { each: true })
  values?: string[] | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description:
      'The words of the list that it is read from (原文); null for a group without words of its own.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  quote!: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'What the words leave open, and how it is read (解读说明); null for nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => [EligibilityConditionInput], {
    nullable: true,
    description: 'The conditions that it combines (子条件).',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  conditions?: EligibilityConditionInput[] | null;
}

@InputType('EligibilityRuleInput', { description: 'The reading of an audience, whole (服务对象规则内容).' })
export class EligibilityRuleInput {
  @Field(() => String, { description: 'Code of the service, which is the rule’s as well (项目代码).' })
  @MaxLength(100)
  service!: string;

  @Field(() => EligibilityConditionInput, { description: 'The conditions as a tree (条件).' })
  @ValidateNested()
  condition!: EligibilityConditionInput;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'What a reader should know (说明); null for nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => SourceInput, { description: 'Where the audience is printed (出处).' })
  @ValidateNested()
  source!: SourceInput;
}

export const EligibilityRuleChanges = changesOf(
  EligibilityRuleInput,
  'EligibilityRuleChanges',
  'What is to be different about the reading of an audience (服务对象规则修订内容).',
  ['service'],
);
export type EligibilityRuleChanges = ChangesOf<EligibilityRuleInput, 'service'>;
