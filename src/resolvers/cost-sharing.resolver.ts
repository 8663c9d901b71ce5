import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import {
  costSharingRatioOrders,
  filterCostSharingRatios,
  fiscalTierOrders,
} from '../data/lists/cost-sharing.js';
import { placedIn } from '../data/lists/place.js';
import { CostSharingRatio } from '../entities/cost-sharing-ratio.js';
import { FiscalTier } from '../entities/fiscal-tier.js';
import { CostSharingRatioConnection, FiscalTierConnection } from '../schema/connections.js';
import { CostSharingRatiosArgs, FiscalTiersArgs } from '../schema/cost-sharing.inputs.js';
import { orderFrom } from '../schema/order.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class CostSharingResolver {
  @Query(() => CostSharingRatio, {
    nullable: true,
    description:
      'A ratio in force by its code (按代码查询分担比例); null if none of that code is in force on the day.',
  })
  async costSharingRatio(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-BPS-003-350100` (代码).' }) code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(CostSharingRatio, selectionOf(info), 'code', code, view);
  }

  @Query(() => CostSharingRatioConnection, { description: 'The ratios in force on a day (分担比例列表).' })
  async costSharingRatios(
    @Args() args: CostSharingRatiosArgs,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(CostSharingRatio, {
      ...pageOf(info),
      order: orderFrom(costSharingRatioOrders, args.orderBy),
      page: args,
      view: await viewFrom(time, context),
      filter: (where) => filterCostSharingRatios(args.filter ?? {}, where),
    });
  }

  @Query(() => FiscalTier, {
    nullable: true,
    description:
      'The fiscal tier of a division by its code (按代码查询财力分档); null if none of that code is in force on the day.',
  })
  async fiscalTier(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-BPS-020-350181-A` (代码).' }) code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(FiscalTier, selectionOf(info), 'code', code, view);
  }

  @Query(() => FiscalTierConnection, {
    description: 'The fiscal tiers of divisions on a day (财力分档列表).',
  })
  async fiscalTiers(
    @Args() args: FiscalTiersArgs,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(FiscalTier, {
      ...pageOf(info),
      order: orderFrom(fiscalTierOrders, args.orderBy),
      page: args,
      view: await viewFrom(time, context),
      filter: (where) => placedIn(args.filter ?? {}, where),
    });
  }
}
