import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { CostSharingRatioFilter } from '../data/lists/cost-sharing.js';
import { FundingMode } from '../domain/enums.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';
import { PlaceFilterInput } from './place.inputs.js';

@InputType('CostSharingRatioFilter', {
  description:
    'What a list of ratios in force is cut to: all given parts hold, and of several values in a part any one (分担比例筛选).',
})
export class CostSharingRatioFilterInput extends PlaceFilterInput implements CostSharingRatioFilter {
  @Field(() => [FundingMode], {
    nullable: true,
    description: 'Only those for all services of these modes (分担方式).',
  })
  @IsOptional()
  fundingMode?: FundingMode[] | null;
}

const CostSharingRatioOrder = orderInputOf('CostSharingRatio', '分担比例', { CODE: 'The code (代码).' });

@ArgsType()
export class CostSharingRatiosArgs extends PageArgs {
  @Field(() => CostSharingRatioFilterInput, {
    nullable: true,
    description: 'Which ratios (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: CostSharingRatioFilterInput | null;

  @Field(() => CostSharingRatioOrder, {
    nullable: true,
    description: 'In which order (排序); by code if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}

@InputType('FiscalTierFilter', {
  description:
    'What a list of fiscal tiers is cut to: all given parts hold, and of several values in a part any one (财力分档筛选).',
})
export class FiscalTierFilterInput extends PlaceFilterInput {}

const FiscalTierOrder = orderInputOf('FiscalTier', '财力分档', {
  CODE: 'The code (代码).',
  TIER: 'The tier (档次).',
});

@ArgsType()
export class FiscalTiersArgs extends PageArgs {
  @Field(() => FiscalTierFilterInput, {
    nullable: true,
    description: 'Which tiers (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: FiscalTierFilterInput | null;

  @Field(() => FiscalTierOrder, {
    nullable: true,
    description: 'In which order (排序); by code if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
