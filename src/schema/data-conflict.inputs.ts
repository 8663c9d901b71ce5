import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { DataConflictFilter } from '../data/lists/data-conflict.js';
import type { LikelyDuplicateFilter } from '../data/lists/likely-duplicate.js';
import { Codes } from './codes.js';
import { PageArgs } from './connection.js';

@InputType('ResolveDataConflictInput', { description: 'How a conflict ends (处理数据冲突).' })
export class ResolveDataConflictInput {
  @Field(() => ID, { description: 'The id of the conflict (全局标识).' })
  conflict!: string;

  @Field(() => Boolean, {
    description:
      'Whether the other provider’s word is taken, which counts from then on, or the one that counted is kept (是否采用新值).',
  })
  take!: boolean;
}

@InputType('DataConflictFilter', {
  description:
    'What a list of conflicts is cut to: all given parts hold, and of several values in a part any one (数据冲突筛选).',
})
export class DataConflictFilterInput implements DataConflictFilter {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Only those that are open, or only those that have ended (是否待处理); null for all.',
  })
  @IsOptional()
  open?: boolean | null;

  @Codes('Names of providers on either side (数源).')
  provider?: string[] | null;

  @Codes('Codes of divisions, with all that lies below them (行政区划代码).')
  region?: string[] | null;

  @Codes('Names of fields, e.g. `phone` (字段).')
  field?: string[] | null;
}

@ArgsType()
export class DataConflictsArgs extends PageArgs {
  @Field(() => DataConflictFilterInput, {
    nullable: true,
    description: 'Which conflicts (筛选); all that are open if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: DataConflictFilterInput | null;
}

@InputType('LikelyDuplicateFilter', {
  description:
    'What a list of likely duplicates is cut to: all given parts hold of one of the two, and of several values in a part any one (疑似重复筛选).',
})
export class LikelyDuplicateFilterInput implements LikelyDuplicateFilter {
  @Codes('Codes of divisions, with all that lies below them (行政区划代码).')
  region?: string[] | null;

  @Codes('Codes of kinds of facilities (设施类型代码).')
  type?: string[] | null;

  @Codes('Names of providers (数源).')
  provider?: string[] | null;
}

@ArgsType()
export class LikelyDuplicatesArgs extends PageArgs {
  @Field(() => LikelyDuplicateFilterInput, {
    nullable: true,
    description: 'Which pairs (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: LikelyDuplicateFilterInput | null;
}
