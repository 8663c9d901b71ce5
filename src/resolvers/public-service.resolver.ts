import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { filterServices, serviceOrders } from '../data/lists/public-service.js';
import { PublicService } from '../entities/public-service.js';
import { DateScalar } from '../entities/scalars.js';
import { ServiceConnection } from '../schema/connections.js';
import { orderFrom } from '../schema/order.js';
import { ServicesArgs } from '../schema/public-service.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';

@Resolver()
export class PublicServiceResolver {
  @Query(() => PublicService, {
    nullable: true,
    description:
      'A service by its code, as in force on a day (按代码查询服务项目); null if no service of that code is in force then.',
  })
  service(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-BPS-001` (项目代码).' }) code: string,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day whose list is read (查询日期); today in China if not given.',
    })
    asOf: string | null,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(PublicService, selectionOf(info), 'code', code, asOf);
  }

  @Query(() => ServiceConnection, { description: 'The services in force on a day (服务项目列表).' })
  services(@Args() args: ServicesArgs, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.page(PublicService, {
      ...pageOf(info),
      order: orderFrom(serviceOrders, args.orderBy),
      page: args,
      asOf: args.asOf,
      filter: (where) => filterServices(args.filter ?? {}, where),
    });
  }
}
