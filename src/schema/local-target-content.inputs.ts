import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Comparator } from '../domain/enums.js';
import type { LocalTargetContent } from '../domain/local-target.js';
import { DecimalScalar } from '../entities/scalars.js';
import { changesOf, type ChangesOf } from './changes-of.js';
import { MAX_NAME, MAX_TEXT, SourceInput } from './content.inputs.js';

@InputType('LocalTargetInput', {
  description:
    'A target of a city’s or county’s own, whole (本地目标内容): it asks for more than the province’s of that year.',
})
export class LocalTargetInput implements LocalTargetContent {
  @Field(() => String, { description: 'Code of the indicator (指标代码).' })
  @MaxLength(100)
  indicator!: string;

  @Field(() => String, { description: 'Code of the city or county (行政区划代码).' })
  @MaxLength(100)
  region!: string;

  @Field(() => Int, {
    description: 'The calendar year by whose end it is due, one of the plan’s (目标年).',
  })
  year!: number;

  @Field(() => Comparator, {
    description:
      'How the value binds (比较方式), in the direction in which the indicator gets better: EQUAL, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN; or IN_WORDS.',
  })
  comparator!: Comparator;

  @Field(() => DecimalScalar, {
    nullable: true,
    defaultValue: null,
    description: 'The number in the indicator’s unit (目标数值); null for a target in words.',
  })
  @IsOptional()
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'The words of a target that is no number (文字目标); null for a number.',
  })
  @IsOptional()
  @MaxLength(MAX_NAME)
  words!: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'What a reader should know (说明); null for nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => SourceInput, { description: 'The local document that sets it (出处).' })
  @ValidateNested()
  source!: SourceInput;
}

export const LocalTargetChanges = changesOf(
  LocalTargetInput,
  'LocalTargetChanges',
  'What is to be different about a target of a division’s own (本地目标修订内容).',
  ['indicator', 'region', 'year'],
);
export type LocalTargetChanges = ChangesOf<LocalTargetInput, 'indicator' | 'region' | 'year'>;
