import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { departmentOrders, filterDepartments } from '../data/lists/department.js';
import { Department } from '../entities/department.js';
import { DepartmentConnection } from '../schema/connections.js';
import { DepartmentsArgs } from '../schema/department.inputs.js';
import { orderFrom } from '../schema/order.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class DepartmentResolver {
  @Query(() => Department, {
    nullable: true,
    description: 'A department by its code (按代码查询部门); null if there is none.',
  })
  async department(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-CIVIL-AFFAIRS` (部门代码).' }) code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(Department, selectionOf(info), 'code', code, view);
  }

  @Query(() => DepartmentConnection, {
    description:
      'The departments in being on a day; without a filter those that are not abolished (部门列表).',
  })
  async departments(
    @Args() args: DepartmentsArgs,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(Department, {
      ...pageOf(info),
      order: orderFrom(departmentOrders, args.orderBy),
      page: args,
      view: await viewFrom(time, context),
      filter: (where) => filterDepartments(args.filter ?? { abolished: false }, where),
    });
  }
}
