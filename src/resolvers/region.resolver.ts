import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { filterRegions, regionOrders } from '../data/lists/region.js';
import { checkRegionCode } from '../domain/codes.js';
import { Region } from '../entities/region.js';
import { RegionConnection } from '../schema/connections.js';
import { orderFrom } from '../schema/order.js';
import { RegionsArgs } from '../schema/region.inputs.js';
import { TimeArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver()
export class RegionResolver {
  @Query(() => Region, {
    nullable: true,
    description:
      'A division by its code, current or retired (按代码查询行政区划); null if the directory knows no such code.',
  })
  region(
    @Arg('code', () => String, {
      description: 'Six digits, or nine for a township (行政区划代码). Another form is BAD_USER_INPUT.',
    })
    code: string,
    @Args() time: TimeArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = timeFrom(time, { reader });
    return reader.one(Region, selectionOf(info), 'code', checkRegionCode(code, 'code'), view);
  }

  @Query(() => RegionConnection, {
    description: 'Administrative divisions; without a filter those in being on the day (行政区划列表).',
  })
  regions(
    @Args() args: RegionsArgs,
    @Args() time: TimeArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const filter = args.filter ?? { retired: false };
    if (filter.parent) checkRegionCode(filter.parent, 'filter.parent');
    if (filter.under) checkRegionCode(filter.under, 'filter.under');
    filter.code?.forEach((code) => checkRegionCode(code, 'filter.code'));
    return reader.page(Region, {
      ...pageOf(info),
      order: orderFrom(regionOrders, args.orderBy),
      page: args,
      view: timeFrom(time, { reader }),
      filter: (where) => filterRegions(filter, where),
    });
  }
}
