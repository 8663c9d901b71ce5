import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { filterLocalTargets, localTargetOrders } from '../data/lists/local-target.js';
import { localTargetsOf } from '../data/reports/local-targets.js';
import type { Row } from '../data/table.js';
import { Indicator } from '../entities/indicator.js';
import { LocalTarget } from '../entities/local-target.js';
import { LocalTargetConnection } from '../schema/connections.js';
import { LocalTargetsArgs } from '../schema/local-target.inputs.js';
import { orderFrom } from '../schema/order.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class LocalTargetResolver {
  @Query(() => LocalTarget, {
    nullable: true,
    description:
      'A target of a division’s own by its code (按代码查询本地目标); null if none of that code is in force on the day.',
  })
  async localTarget(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-2021-IND-12-350102-2025` (代码).' })
    code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(LocalTarget, selectionOf(info), 'code', code, view);
  }

  @Query(() => LocalTargetConnection, {
    description:
      'The targets that cities and counties set above the province’s, as in force on a day (本地目标列表).',
  })
  async localTargets(
    @Args() args: LocalTargetsArgs,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(LocalTarget, {
      ...pageOf(info),
      order: orderFrom(localTargetOrders, args.orderBy),
      page: args,
      view: await viewFrom(time, context),
      filter: (where) => filterLocalTargets(args.filter ?? {}, where),
    });
  }
}

@Resolver(() => Indicator)
export class LocalTargetsOfIndicatorResolver {
  @FieldResolver(() => [LocalTarget], {
    description:
      'The targets that cities and counties set above the province’s, by division and year (本地目标): of each division at most one a year of the plan.',
  })
  localTargets(
    @Root() indicator: Row,
    @Arg('region', () => String, {
      nullable: true,
      description:
        'Code of a division: only its own and those of the divisions below it (行政区划代码); all if not given.',
    })
    region: string | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    return localTargetsOf(reader, indicator, region ?? null, selectionOf(info));
  }
}
