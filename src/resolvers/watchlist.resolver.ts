import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readWatchlist, WATCHLIST_DEFAULTS } from '../data/reports/watchlist.js';
import { TimeArgs } from '../schema/view.inputs.js';
import { WatchlistArgs } from '../schema/watchlist.inputs.js';
import { Watchlist } from '../schema/watchlist.payloads.js';
import type { Context } from './context.js';
import { askedOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver()
export class WatchlistResolver {
  @Query(() => Watchlist, {
    description:
      'What wants watching in a division (关注清单): promises that are furthest behind, figures that get worse fastest, and indicators that are spread most unequally over its counties.',
  })
  async watchlist(
    @Args() args: WatchlistArgs,
    @Args() time: TimeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = timeFrom(time, context) ?? context.reader.present;
    const { minimumGap, minimumWorsening, minimumGini } = args;
    const thresholds = {
      minimumGap: minimumGap ?? WATCHLIST_DEFAULTS.minimumGap,
      minimumWorsening: minimumWorsening ?? WATCHLIST_DEFAULTS.minimumWorsening,
      minimumGini: minimumGini ?? WATCHLIST_DEFAULTS.minimumGini,
    };
    return readWatchlist(
      context.reader,
      { ...args, ...thresholds, view },
      {
        indicator: askedOf(info, [
          ['gaps', 'indicator'],
          ['worsening', 'indicator'],
          ['inequality', 'indicator'],
        ]),
        region: askedOf(info, [['worsening', 'region']]),
        observation: askedOf(info, [
          ['gaps', 'observation'],
          ['worsening', 'before'],
          ['worsening', 'after'],
        ]),
      },
    );
  }
}
