import { Field, ObjectType } from 'type-graphql';
import { ConditionKind, FactComparator } from '../domain/eligibility/rule.js';

@ObjectType('EligibilityCondition', {
  description: 'A condition on facts, or several that are combined (条件).',
})
export class EligibilityCondition {
  @Field(() => ConditionKind, { description: 'Whether it compares a fact or combines conditions (类型).' })
  kind!: ConditionKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the fact that it compares, one of `eligibilityFacts` (事实代码); null of a group.',
  })
  fact!: string | null;

  @Field(() => FactComparator, {
    nullable: true,
    description: 'How it compares (比较方式); null of a group.',
  })
  comparator!: FactComparator | null;

  @Field(() => [String], {
    description:
      'With what: codes of options, a whole number, or `true` or `false` (比较值); empty of a group.',
  })
  values!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'The words of the list that it was read from (原文); null of a group without words of its own.',
  })
  quote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the words leave open, and how it was read (解读说明); null if nothing.',
  })
  note!: string | null;

  @Field(() => [EligibilityCondition], { description: 'The conditions that it combines (子条件).' })
  conditions!: EligibilityCondition[];
}
