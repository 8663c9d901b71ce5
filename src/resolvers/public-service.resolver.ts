import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { filterServices, serviceOrders, withGuidePlace } from '../data/lists/public-service.js';
import { readFigureUnits } from '../data/reports/figure-units.js';
import { PublicService } from '../entities/public-service.js';
import { ServiceConnection } from '../schema/connections.js';
import { FigureUnit } from '../schema/figure.payloads.js';
import { orderFrom } from '../schema/order.js';
import { ServicesArgs } from '../schema/public-service.inputs.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class PublicServiceResolver {
  @Query(() => [FigureUnit], {
    description: 'The units in which the list prints figures, the most used first (标准数值单位列表).',
  })
  async figureUnits(@Args() time: ViewArgs, @Ctx() context: Context) {
    const { reader } = context;
    return readFigureUnits(reader.sql, (await viewFrom(time, context)) ?? reader.present);
  }

  @Query(() => PublicService, {
    nullable: true,
    description:
      'A service by its code, as in force on a day (按代码查询服务项目); null if no service of that code is in force then.',
  })
  async service(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-BPS-001` (项目代码).' }) code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(PublicService, selectionOf(info), 'code', code, view);
  }

  @Query(() => ServiceConnection, { description: 'The services in force on a day (服务项目列表).' })
  async services(
    @Args() args: ServicesArgs,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { reader } = context;
    const view = (await viewFrom(time, context)) ?? reader.present;
    const filter = await withGuidePlace(reader.sql, args.filter ?? {}, view);
    return reader.page(PublicService, {
      ...pageOf(info),
      order: orderFrom(serviceOrders, args.orderBy),
      page: args,
      view,
      filter: (where) => filterServices(filter, where),
    });
  }
}
