import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readGaps } from '../data/reports/gaps.js';
import { GapsArgs } from '../schema/gaps.inputs.js';
import { GapReport } from '../schema/gaps.payloads.js';
import type { Context } from './context.js';
import { reportServiceOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class GapsResolver {
  @Query(() => GapReport, {
    description:
      'Services whose local guide is missing, or whose local implementation the list has overtaken (本地实施待完善事项).',
  })
  async gaps(
    @Args() { region, kind, first, after, ...time }: GapsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { reader } = context;
    return readGaps(reader, {
      view: (await viewFrom(time, context)) ?? reader.present,
      region,
      kinds: kind,
      page: { first, after },
      service: reportServiceOf(info, 'gaps'),
    });
  }
}
