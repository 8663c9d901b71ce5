import { Field, ObjectType, Root } from 'type-graphql';
import { ProblemCode, type Problem } from '../domain/problem.js';

@ObjectType({
  description: 'A field that one of two changes sets, or both (冲突字段). The values are JSON texts.',
})
export class FieldConflict {
  @Field(() => String, { description: 'The field’s name (字段).' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What both changes began from (原值); null if it was not there.',
  })
  base!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is published by now (对方的值); null if it is gone.',
  })
  theirs!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was drafted (我方的值); null if the draft removes it.',
  })
  ours!: string | null;
}

@ObjectType('Problem', {
  description:
    'An expected failure of a mutation: what is wrong, and what to do (问题). With a problem, nothing was changed.',
})
export class ProblemType {
  @Field(() => ProblemCode, { description: 'What programs may branch on (问题代码).' })
  code!: ProblemCode;

  @Field(() => String, { description: 'What is wrong and what to do, for people (说明).' })
  message!: string;

  @Field(() => [String], {
    description:
      'Where in the input or the change set, from the outside in, places in lists counted from 0 (位置). Empty for the whole.',
  })
  path!: readonly string[];

  @Field(() => [FieldConflict], {
    description: 'Both sides, field by field, if the code is `CONFLICT`; otherwise empty (冲突字段).',
  })
  conflicts(@Root() problem: Problem): readonly FieldConflict[] {
    return problem.conflicts ?? [];
  }
}

/** Property decorator: the `problems` that every mutation’s payload carries. */
export function Problems(): PropertyDecorator {
  return Field(() => [ProblemType], {
    description: 'Why nothing was changed (问题); empty if it was done.',
  }) as PropertyDecorator;
}
