import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Document } from '../entities/document.js';
import { Plan } from '../entities/plan.js';
import { TimeArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver()
export class PlanResolver {
  @Query(() => Plan, {
    nullable: true,
    description: 'A plan by its code (按代码查询规划); null if there is none.',
  })
  plan(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-2021-PLAN` (规划代码).' }) code: string,
    @Args() time: TimeArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(Plan, selectionOf(info), 'code', code, timeFrom(time, { reader }));
  }

  @Query(() => [Plan], { description: 'The plans, by their first year (规划列表).' })
  plans(@Args() time: TimeArgs, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(Plan, selectionOf(info), timeFrom(time, { reader }));
  }

  @Query(() => [Document], { description: 'The documents that the directory was read from (来源文件列表).' })
  documents(@Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(Document, selectionOf(info));
  }
}
