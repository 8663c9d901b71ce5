import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { filterSettlements, settlementOrders } from '../data/lists/settlement.js';
import { Settlement } from '../entities/settlement.js';
import { SettlementConnection } from '../schema/connections.js';
import { orderFrom } from '../schema/order.js';
import { SettlementsArgs } from '../schema/settlement.inputs.js';
import { TimeArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { keyOf, timeFrom } from './view.js';

@Resolver()
export class SettlementResolver {
  @Query(() => Settlement, {
    nullable: true,
    description: 'A settlement by its id (按标识查询居民点); null if none is given on the day.',
  })
  async settlement(
    @Arg('id', () => ID, { description: 'Its id, as another query gave it (全局标识).' }) id: string,
    @Args() time: TimeArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const key = keyOf('Settlement', id, 'id');
    const [row] = await reader.list(Settlement, selectionOf(info), timeFrom(time, { reader }), (where) => {
      where.add(`t.id = ${where.bind(key)}`);
      filterSettlements({}, where);
    });
    return row ?? null;
  }

  @Query(() => SettlementConnection, {
    description: 'Where people live, as far as it was imported and is given on the day (居民点列表).',
  })
  settlements(
    @Args() args: SettlementsArgs,
    @Args() time: TimeArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(Settlement, {
      ...pageOf(info),
      order: orderFrom(settlementOrders, args.orderBy),
      page: args,
      view: timeFrom(time, { reader }),
      filter: (where) => filterSettlements(args.filter ?? {}, where),
    });
  }
}
