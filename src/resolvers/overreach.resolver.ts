import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readOverreach } from '../data/reports/overreach.js';
import { OverreachArgs } from '../schema/overreach.inputs.js';
import { OverreachReport } from '../schema/overreach.payloads.js';
import type { Context } from './context.js';
import { reportServiceOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class OverreachResolver {
  @Query(() => OverreachReport, {
    description:
      'Which standards are raised far above comparable counties (服务标准盲目攀高), by a robust z-score over the counties of the whole province. All counties count as comparable: the directory knows nothing of their means, so that what is flagged is to be looked into, and what is not may still outrun a county’s means.',
  })
  async overreach(
    @Args()
    {
      asOf,
      knownAt,
      changeSet,
      threshold,
      minimumPlaces,
      minimumStep,
      first,
      after,
      ...asked
    }: OverreachArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { reader } = context;
    return readOverreach(reader, {
      ...asked,
      view: (await viewFrom({ asOf, knownAt, changeSet }, context)) ?? reader.present,
      options: { threshold, minimumPlaces, minimumStep },
      page: { first, after },
      selection: reportServiceOf(info, 'figures'),
    });
  }
}
