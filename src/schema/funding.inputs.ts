import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { FundingPlanAsked, FundingPlanLineAsked } from '../data/reports/funding-plan.js';
import type { FundingSplitAsked } from '../data/reports/funding-split.js';
import type { FigureName } from '../domain/funding-plan-standard.js';
import { BigIntScalar } from '../entities/scalars.js';
import { MAX_NAME, MAX_TEXT } from './content.inputs.js';

/** Lines that a plan may have. */
const MAX_LINES = 1_000;

const REGION =
  'Code of a county, a city or the province; that of a township stands for its county, a retired one for what replaced it (行政区划代码).';

@InputType({
  description:
    'What is to be divided (支出责任分担查询): a sum of `totalFen`, or of `unitFen` for each of `recipients`.',
})
export class FundingSplitInput implements FundingSplitAsked {
  @Field(() => String, { description: 'Code of the service (项目代码).' })
  @MaxLength(100)
  service!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description:
      'What is shared, e.g. `基础养老金` (分担内容); needed where the list prints shares for several. Where it prints none, one that a ratio in force names.',
  })
  @IsOptional()
  @MaxLength(MAX_NAME)
  component!: string | null;

  @Field(() => String, { description: REGION })
  @MaxLength(100)
  region!: string;

  @Field(() => BigIntScalar, {
    nullable: true,
    defaultValue: null,
    description:
      'The sum in fen, at most 2^53; where the list prints rates on wages, the wages (总额). Not with `unitFen`.',
  })
  @IsOptional()
  totalFen!: string | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    defaultValue: null,
    description: 'What one recipient gets, in fen (每个对象的标准). Only together with `recipients`.',
  })
  @IsOptional()
  unitFen!: string | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: null,
    description: 'How many recipients, from 0 to 1,000,000,000 (对象数). Only together with `unitFen`.',
  })
  @IsOptional()
  recipients!: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: null,
    description:
      'A fiscal tier to answer for, whatever was entered: what would be (假设的财力分档). The answer says ASSUMED.',
  })
  @IsOptional()
  assumeTier!: number | null;
}

@InputType({ description: 'A figure of a service’s standard, by its name (标准数值名称).' })
export class FigureNameInput implements FigureName {
  @Field(() => String, { description: 'What it measures, as in `figures { what }` (内容).' })
  @MaxLength(MAX_TEXT)
  what!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Its condition, needed where several figures have the same name (适用条件).',
  })
  @IsOptional()
  @MaxLength(MAX_TEXT)
  condition!: string | null;
}

@InputType({
  description: 'One line of a plan: a standard of a service, and how many get it (测算明细).',
})
export class FundingPlanLineInput implements FundingPlanLineAsked {
  @Field(() => String, { description: 'Code of the service (项目代码).' })
  @MaxLength(100)
  service!: string;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description:
      'What is shared, e.g. `基础养老金` (分担内容); needed where the list prints shares for several. Where it prints none, one that a ratio in force names.',
  })
  @IsOptional()
  @MaxLength(MAX_NAME)
  component!: string | null;

  @Field(() => FigureNameInput, {
    nullable: true,
    defaultValue: null,
    description:
      'The sum of money that the list prints for one recipient (标准数值); may be left out where the standard prints just one. It is not what a locality raised, which `Service.in` tells: give that as `unitFen`.',
  })
  @IsOptional()
  @ValidateNested()
  figure!: FigureNameInput | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    defaultValue: null,
    description:
      'What one recipient costs in a year, in fen, where no printed figure says it or a locality raised it (自行填报的每个对象每年标准). Not with `figure`.',
  })
  @IsOptional()
  unitFen!: string | null;

  @Field(() => Int, { description: 'How many recipients, from 0 to 1,000,000,000 (对象数).' })
  recipients!: number;
}

@InputType({ description: 'A year’s budget to be worked out (年度资金测算查询).' })
export class FundingPlanInput implements FundingPlanAsked {
  @Field(() => String, { description: REGION })
  @MaxLength(100)
  region!: string;

  @Field(() => Int, {
    description:
      'The year (年度). Standards, ratios and tiers are those of its first day; with `asOf` of that day, with `changeSet` of the day on which it takes effect, if that is later.',
  })
  year!: number;

  @Field(() => [FundingPlanLineInput], { description: 'The lines, at most 1,000 (明细).' })
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  lines!: FundingPlanLineInput[];
}
