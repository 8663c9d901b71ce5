import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { LocalFigure } from '../domain/local-implementation.js';
import { DecimalScalar } from '../entities/scalars.js';
import { changesOf, type ChangesOf } from './changes-of.js';
import { MAX_NAME, MAX_PARTS, MAX_TEXT, SourceInput } from './content.inputs.js';
import { EligibilityConditionInput } from './eligibility-rule-content.inputs.js';
import { ServiceGuideInput } from './service-guide.inputs.js';

@InputType('LocalFigureInput', {
  description:
    'A figure of the standard that is raised (提标数值): `what`, `condition` and `per` as the list’s figure has them.',
})
export class LocalFigureInput implements LocalFigure {
  @Field(() => String, { description: 'What is measured (内容).' })
  @MaxLength(MAX_NAME)
  what!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'For whom or when it holds (适用条件); null if always.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  condition!: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Per what (计量口径); null if not per anything.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  per!: string | null;

  @Field(() => String, { description: 'The unit (单位), comparable to that of the list’s figure.' })
  @MaxLength(MAX_TEXT)
  unit!: string;

  @Field(() => DecimalScalar, { description: 'The value here, or the lower end of a range (数值).' })
  value!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    defaultValue: null,
    description: 'The upper end of a range (上限); null if none.',
  })
  @IsOptional()
  maxValue!: string | null;

  @Field(() => String, { description: 'The words of the local document (原文).' })
  @MaxLength(MAX_TEXT)
  quote!: string;
}

@InputType('AddedAudienceInput', {
  description: 'Who is served besides those the list names (扩大的服务对象).',
})
export class AddedAudienceInput {
  @Field(() => String, { description: 'In words (文字).' })
  @MaxLength(MAX_TEXT)
  text!: string;

  @Field(() => EligibilityConditionInput, {
    nullable: true,
    defaultValue: null,
    description: 'As conditions on facts (条件), quoting `text`; null leaves it to words.',
  })
  @IsOptional()
  @ValidateNested()
  condition!: EligibilityConditionInput | null;
}

@InputType('LocalImplementationInput', {
  description: 'What a city or county adds to a service, whole (本地实施内容).',
})
export class LocalImplementationInput {
  @Field(() => String, { description: 'Code of the service (项目代码).' })
  @MaxLength(100)
  service!: string;

  @Field(() => String, { description: 'Code of the city or county (行政区划代码).' })
  @MaxLength(100)
  region!: string;

  @Field(() => [LocalFigureInput], {
    defaultValue: [],
    description: 'Figures that are raised here, whole list (提标数值).',
  })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  figures!: LocalFigureInput[];

  @Field(() => AddedAudienceInput, {
    nullable: true,
    defaultValue: null,
    description: 'Who is served besides (扩大的服务对象); null for nobody.',
  })
  @IsOptional()
  @ValidateNested()
  addedAudience!: AddedAudienceInput | null;

  @Field(() => ServiceGuideInput, {
    nullable: true,
    defaultValue: null,
    description: 'How one gets it here (办事指南), whole; null for none.',
  })
  @IsOptional()
  @ValidateNested()
  guide!: ServiceGuideInput | null;

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

export const LocalImplementationChanges = changesOf(
  LocalImplementationInput,
  'LocalImplementationChanges',
  'What is to be different about what a division adds (本地实施修订内容).',
  ['service', 'region'],
);
export type LocalImplementationChanges = ChangesOf<LocalImplementationInput, 'service' | 'region'>;
