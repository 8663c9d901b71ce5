import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { CostSharingRatioContent, FiscalTierContent, RatioPart } from '../domain/cost-sharing.js';
import { FundingMode, Payer } from '../domain/enums.js';
import { DecimalScalar } from '../entities/scalars.js';
import { changesOf, type ChangesOf } from './changes-of.js';
import { MAX_NAME, MAX_PARTS, MAX_TEXT, SourceInput } from './content.inputs.js';

@InputType('RatioPartInput', { description: 'What one payer bears (分担份额).' })
export class RatioPartInput implements RatioPart {
  @Field(() => Payer, { description: 'Who pays (承担主体).' })
  payer!: Payer;

  @Field(() => DecimalScalar, { description: 'Percent of the whole, or the lower end of a range (百分比).' })
  percent!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    defaultValue: null,
    description: 'The upper end of a range (上限); null for a fixed percentage.',
  })
  @IsOptional()
  maxPercent!: string | null;
}

@InputType('CostSharingRatioInput', { description: 'A ratio in force, whole (分担比例内容).' })
export class CostSharingRatioInput implements CostSharingRatioContent {
  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Code of the service it is for (项目代码); null if for all of `fundingMode`.',
  })
  @IsOptional()
  @MaxLength(100)
  service!: string | null;

  @Field(() => FundingMode, {
    nullable: true,
    defaultValue: null,
    description: 'The mode whose services it is for (分担方式); just one of this and `service` is given.',
  })
  @IsOptional()
  fundingMode!: FundingMode | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description:
      'The component it is for, e.g. `基础养老金` (分担对象); null for all that has no ratio of its own.',
  })
  @IsOptional()
  @MaxLength(MAX_NAME)
  component!: string | null;

  @Field(() => String, {
    description:
      'Code of the division where it holds, with all below that have none of their own (行政区划代码).',
  })
  @MaxLength(100)
  region!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: null,
    description: 'The fiscal tier whose counties it is for (财政分档); null for all.',
  })
  @IsOptional()
  fiscalTier!: number | null;

  @Field(() => [RatioPartInput], {
    description:
      'Who bears how much (分担份额): at most 100% together; what is left is unspecified. Whole list.',
  })
  @ArrayMaxSize(MAX_PARTS)
  @ValidateNested({ each: true })
  parts!: RatioPartInput[];

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'What a reader should know (说明); null for nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => SourceInput, { description: 'The document that sets it (出处).' })
  @ValidateNested()
  source!: SourceInput;
}

export const CostSharingRatioChanges = changesOf(
  CostSharingRatioInput,
  'CostSharingRatioChanges',
  'What is to be different about a ratio in force (分担比例修订内容).',
  ['service', 'fundingMode', 'component', 'region', 'fiscalTier'],
);
export type CostSharingRatioChanges = ChangesOf<
  CostSharingRatioInput,
  'service' | 'fundingMode' | 'component' | 'region' | 'fiscalTier'
>;

@InputType('FiscalTierInput', {
  description: 'The fiscal tier of a division in a scheme, whole (财力分档内容).',
})
export class FiscalTierInput implements FiscalTierContent {
  @Field(() => String, { description: 'Code of the service whose funding text sets the tiers (项目代码).' })
  @MaxLength(100)
  service!: string;

  @Field(() => String, {
    description:
      'The scheme: the component that the tiers are for, as the list prints it, e.g. `缴费补贴` (分档对象).',
  })
  @MaxLength(MAX_NAME)
  component!: string;

  @Field(() => String, { description: 'Code of the division (行政区划代码).' })
  @MaxLength(100)
  region!: string;

  @Field(() => Int, { description: 'Its tier, from 1 in the printed order (档次).' })
  tier!: number;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'What a reader should know (说明); null for nothing.',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  note!: string | null;

  @Field(() => SourceInput, { description: 'The document that sets it (出处).' })
  @ValidateNested()
  source!: SourceInput;
}

export const FiscalTierChanges = changesOf(
  FiscalTierInput,
  'FiscalTierChanges',
  'What is to be different about the fiscal tier of a division (财力分档修订内容).',
  ['service', 'component', 'region'],
);
export type FiscalTierChanges = ChangesOf<FiscalTierInput, 'service' | 'component' | 'region'>;
