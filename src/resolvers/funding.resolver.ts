import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readFundingOverview } from '../data/reports/funding-overview.js';
import { readFundingPlan } from '../data/reports/funding-plan.js';
import { readFundingSplit } from '../data/reports/funding-split.js';
import { FundingGroup } from '../domain/enums.js';
import { FundingPlan } from '../schema/funding-plan.payloads.js';
import { FundingSplit } from '../schema/funding-split.payloads.js';
import { FundingPlanInput, FundingSplitInput } from '../schema/funding.inputs.js';
import { FundingOverviewRow } from '../schema/funding.payloads.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { planWanted, splitWanted } from './funding-selection.js';
import { viewFrom, viewOfYear } from './view.js';

@Resolver()
export class FundingResolver {
  @Query(() => [FundingOverviewRow], {
    description:
      'How many services each level bears, and in which way, as the list in force on a day prints it (支出责任概览). 省级 includes money from above the province.',
  })
  async fundingOverview(
    @Arg('by', () => FundingGroup, {
      defaultValue: FundingGroup.LEVEL,
      description: 'What they are counted by (分组).',
    })
    by: FundingGroup,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
  ) {
    const { reader } = context;
    return readFundingOverview(reader.sql, by, (await viewFrom(time, context)) ?? reader.present);
  }

  @Query(() => FundingSplit, {
    description:
      'Who bears how much of a sum for a service in a division (支出责任分担): what the list prints, completed by the ratio and fiscal tier that were entered, each with where it is from. What nothing says is UNSPECIFIED. What is wrong with a field of `input` is BAD_USER_INPUT with its `argument` and a `problem`.',
  })
  async fundingSplit(
    @Arg('input', () => FundingSplitInput, { description: 'What is to be divided (分担查询).' })
    input: FundingSplitInput,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { reader } = context;
    const view = (await viewFrom(time, context)) ?? reader.present;
    return readFundingSplit(reader, input, view, splitWanted(info));
  }

  @Query(() => FundingPlan, {
    description:
      'What standards come to in a year in a division for numbers of recipients, and who bears how much (年度资金测算): a budget sheet. What is wrong with a line is BAD_USER_INPUT with its `argument` and a `problem`, and `problems` has all of them.',
  })
  async fundingPlan(
    @Arg('input', () => FundingPlanInput, { description: 'What is to be planned (测算查询).' })
    input: FundingPlanInput,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewOfYear(input.year, 'input.year', time, context);
    return readFundingPlan(context.reader, input, view, planWanted(info));
  }
}
