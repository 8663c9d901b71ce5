import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Document } from '../entities/document.js';
import { Plan } from '../entities/plan.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';

@Resolver()
export class PlanResolver {
  @Query(() => Plan, {
    nullable: true,
    description: 'A plan by its code (按代码查询规划); null if there is none.',
  })
  plan(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-2021-PLAN` (规划代码).' }) code: string,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(Plan, selectionOf(info), 'code', code);
  }

  @Query(() => [Plan], { description: 'The plans, by their first year (规划列表).' })
  plans(@Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(Plan, selectionOf(info));
  }

  @Query(() => [Document], { description: 'The documents that the directory was read from (来源文件列表).' })
  documents(@Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(Document, selectionOf(info));
  }
}
