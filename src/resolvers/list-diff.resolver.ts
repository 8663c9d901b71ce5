import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readListDiff } from '../data/reports/list-diff.js';
import { ListDiffArgs } from '../schema/list-diff.inputs.js';
import { ListDiff } from '../schema/list-diff.payloads.js';
import type { Context } from './context.js';
import { listDiffWanted } from './list-diff-selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class ListDiffResolver {
  @Query(() => ListDiff, {
    description:
      'What differs between the lists in force on two days (清单变化对比): services that came, went or were changed, and what was changed in them.',
  })
  async listDiff(
    @Args() { from, to, filter, changeSet, knownAt, ...page }: ListDiffArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readListDiff(context.reader, {
      from: (await viewFrom({ asOf: from, knownAt }, context)) ?? context.reader.present,
      to: (await viewFrom({ asOf: to, knownAt, changeSet }, context)) ?? context.reader.present,
      filter: filter ?? {},
      page,
      wanted: listDiffWanted(info),
    });
  }
}
