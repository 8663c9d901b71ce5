import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { ServiceContent } from '../domain/content.js';
import { ServiceCategory } from '../domain/enums.js';
import { changesOf, type ChangesOf } from './changes-of.js';
import {
  FigureInput,
  FundingInput,
  MAX_NAME,
  MAX_PARTS,
  MAX_TEXT,
  ResponsibilityInput,
  SourceInput,
} from './content.inputs.js';

@InputType('ServiceInput', { description: 'A service, whole (服务项目内容).' })
export class ServiceInput implements ServiceContent {
  @Field(() => Int, { description: 'Its number in the list, from 1 (序号).' })
  ordinal!: number;

  @Field(() => String, { description: 'The name as printed (服务项目).' })
  @MaxLength(MAX_NAME)
  name!: string;

  @Field(() => String, { description: 'Code of the domain, e.g. `EDUCATION` (领域代码).' })
  @MaxLength(100)
  domain!: string;

  @Field(() => ServiceCategory, { description: 'Basic, inclusive or market service (服务类别).' })
  category!: ServiceCategory;

  @Field(() => String, { description: 'Who it is for, as printed (服务对象).' })
  @MaxLength(MAX_TEXT)
  audience!: string;

  @Field(() => String, { description: 'What is provided and to which standard, as printed (服务指导标准).' })
  @MaxLength(MAX_TEXT)
  standard!: string;

  @Field(() => String, { description: 'Who bears the cost, as printed (支出责任).' })
  @MaxLength(MAX_TEXT)
  fundingText!: string;

  @Field(() => [ResponsibilityInput], {
    description:
      'Who answers for it, in the list’s order: all of them, since the list is replaced whole (责任分工).',
  })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  responsibilities!: ResponsibilityInput[];

  @Field(() => [FigureInput], {
    defaultValue: [],
    description:
      'The figures that the standard prints: all of them, since the list is replaced whole (标准数值).',
  })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  figures!: FigureInput[];

  @Field(() => FundingInput, { description: 'The funding text read as data, whole (支出责任模型).' })
  @ValidateNested()
  funding!: FundingInput;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'What a reader should know (说明); null for nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => SourceInput, { description: 'Where this is printed (出处).' })
  @ValidateNested()
  source!: SourceInput;
}

export const ServiceChanges = changesOf(
  ServiceInput,
  'ServiceChanges',
  'What is to be different about a service (服务项目修订内容).',
);
export type ServiceChanges = ChangesOf<ServiceInput>;
