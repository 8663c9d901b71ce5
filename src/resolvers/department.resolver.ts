import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { departmentOrders, filterDepartments } from '../data/lists/department.js';
import { Department } from '../entities/department.js';
import { DepartmentConnection } from '../schema/connections.js';
import { DepartmentsArgs } from '../schema/department.inputs.js';
import { orderFrom } from '../schema/order.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';

@Resolver()
export class DepartmentResolver {
  @Query(() => Department, {
    nullable: true,
    description: 'A department by its code (按代码查询部门); null if there is none.',
  })
  department(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-CIVIL-AFFAIRS` (部门代码).' }) code: string,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(Department, selectionOf(info), 'code', code);
  }

  @Query(() => DepartmentConnection, { description: 'The departments of the directory (部门列表).' })
  departments(@Args() args: DepartmentsArgs, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.page(Department, {
      ...pageOf(info),
      order: orderFrom(departmentOrders, args.orderBy),
      page: args,
      filter: (where) => filterDepartments(args.filter ?? {}, where),
    });
  }
}
