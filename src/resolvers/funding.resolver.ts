import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { readFundingOverview } from '../data/reports/funding-overview.js';
import { FundingGroup } from '../domain/enums.js';
import { FundingOverviewRow } from '../schema/funding.payloads.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { viewFrom } from './view.js';

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
}
