import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readListDiff } from '../data/reports/list-diff.js';
import { ListDiffArgs } from '../schema/list-diff.inputs.js';
import { ListDiff } from '../schema/list-diff.payloads.js';
import type { Context } from './context.js';
import { listDiffWanted } from './list-diff-selection.js';

@Resolver()
export class ListDiffResolver {
  @Query(() => ListDiff, {
    description:
      'What differs between the lists in force on two days (清单变化对比): services that came, went or were changed, and what was changed in them.',
  })
  listDiff(
    @Args() { from, to, filter, ...page }: ListDiffArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const [before, after] = [{ day: from }, { day: to }];
    return readListDiff(reader, {
      from: before,
      to: after,
      filter: filter ?? {},
      page,
      wanted: listDiffWanted(info),
    });
  }
}
