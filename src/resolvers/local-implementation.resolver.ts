import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { filterLocalImplementations, localImplementationOrders } from '../data/lists/local-implementation.js';
import { LocalImplementation } from '../entities/local-implementation.js';
import { LocalImplementationConnection } from '../schema/connections.js';
import { LocalImplementationsArgs } from '../schema/local-implementation.inputs.js';
import { orderFrom } from '../schema/order.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class LocalImplementationResolver {
  @Query(() => LocalImplementation, {
    nullable: true,
    description:
      'What a division adds to a service by its code (按代码查询本地实施); null if none of that code is in force on the day.',
  })
  async localImplementation(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-BPS-003-350102` (代码).' }) code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(LocalImplementation, selectionOf(info), 'code', code, view);
  }

  @Query(() => LocalImplementationConnection, {
    description: 'What divisions add to services on a day (本地实施列表).',
  })
  async localImplementations(
    @Args() args: LocalImplementationsArgs,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(LocalImplementation, {
      ...pageOf(info),
      order: orderFrom(localImplementationOrders, args.orderBy),
      page: args,
      view: await viewFrom(time, context),
      filter: (where) => filterLocalImplementations(args.filter ?? {}, where),
    });
  }
}
