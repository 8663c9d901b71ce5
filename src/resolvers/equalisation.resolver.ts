import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readEqualisation } from '../data/reports/equalisation.js';
import { EqualisationArgs } from '../schema/equalisation.inputs.js';
import { EqualisationReport } from '../schema/equalisation.payloads.js';
import { equalisationTold } from '../schema/equalisation.told.js';
import { TimeArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { equalisationWanted } from './equalisation-selection.js';
import { timeFrom } from './view.js';

@Resolver()
export class EqualisationResolver {
  @Query(() => EqualisationReport, {
    description:
      'How equal the divisions of a level are in an indicator, or in the capacity of a kind of facility per thousand people, year by year, and whether they come nearer to each other (均等化实现程度). Of the figures of one year that which counts is taken, as `series` does; nothing is imputed.',
  })
  async equalisation(
    @Args() args: EqualisationArgs,
    @Args() time: TimeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = timeFrom(time, context) ?? context.reader.present;
    return equalisationTold(await readEqualisation(context.reader, args, view, equalisationWanted(info)));
  }
}
