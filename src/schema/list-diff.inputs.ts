import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../entities/scalars.js';
import { ServiceFilterInput } from './public-service.inputs.js';

@ArgsType()
class DiffPageArgs {
  @Field(() => Int, { nullable: true, description: 'How many changes: 0–100 (取数). 20 unless told.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor (起始游标).' })
  after?: string | null;
}

@ArgsType()
export class ListDiffArgs extends DiffPageArgs {
  @Field(() => DateScalar, { description: 'The day of the list to begin from (起始日期).' })
  from!: string;

  @Field(() => DateScalar, {
    description:
      'The day of the list to arrive at (截止日期); before `from`, the changes are told backwards.',
  })
  to!: string;

  @Field(() => ServiceFilterInput, {
    nullable: true,
    description: 'Which services (筛选): those that meet it on either day; all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: ServiceFilterInput | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Both lists as the directory stated them at this instant (查询时点); as it does now if not given.',
  })
  @IsOptional()
  knownAt?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The list to arrive at as it would stand with the drafts of this change set (清单动态调整批次): what a reviewer looks at. Only for those concerned; not together with `knownAt`.',
  })
  @IsOptional()
  changeSet?: string | null;
}

@ArgsType()
export class ChangesSinceArgs extends DiffPageArgs {
  @Field(() => String, {
    description:
      'The code of the edition to compare with (对比版次代码), usually the one before. An unknown one is BAD_USER_INPUT.',
  })
  edition!: string;
}
