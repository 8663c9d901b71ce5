import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { filterIndicators, indicatorOrders } from '../data/lists/indicator.js';
import { Indicator } from '../entities/indicator.js';
import { IndicatorConnection } from '../schema/connections.js';
import { IndicatorsArgs } from '../schema/indicator.inputs.js';
import { orderFrom } from '../schema/order.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class IndicatorResolver {
  @Query(() => Indicator, {
    nullable: true,
    description: 'An indicator by its code (按代码查询指标); null if there is none.',
  })
  async indicator(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-2021-IND-08` (指标代码).' }) code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(Indicator, selectionOf(info), 'code', code, view);
  }

  @Query(() => IndicatorConnection, { description: 'The indicators of all plans (指标列表).' })
  async indicators(
    @Args() args: IndicatorsArgs,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(Indicator, {
      ...pageOf(info),
      order: orderFrom(indicatorOrders, args.orderBy),
      page: args,
      view: await viewFrom(time, context),
      filter: (where) => filterIndicators(args.filter ?? {}, where),
    });
  }
}
