import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { filterObservations, observationOrders } from '../data/lists/observation.js';
import {
  availableIndicators,
  availableProviders,
  MOST_NAMED,
  readAvailable,
  type AvailableAnswer,
} from '../data/reports/observations-available.js';
import { Observation } from '../entities/observation.js';
import { ObservationConnection } from '../schema/connections.js';
import { ObservationFilterArgs, ObservationsArgs } from '../schema/observation.inputs.js';
import {
  AvailableIndicator,
  AvailableProvider,
  ObservationAvailability,
} from '../schema/observation.payloads.js';
import { orderFrom } from '../schema/order.js';
import { KnownArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { keyOf, timeFrom } from './view.js';

@Resolver()
export class ObservationResolver {
  @Query(() => Observation, {
    nullable: true,
    description:
      'A figure by its id, also one that was corrected or withdrawn since (按标识查询监测值); null if there is none.',
  })
  observation(
    @Arg('id', () => ID, { description: 'Its id, as another query gave it (全局标识).' }) id: string,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(Observation, selectionOf(info), 'id', keyOf('Observation', id, 'id'));
  }

  @Query(() => ObservationConnection, {
    description:
      'The figures that stand, of all indicators and divisions (监测值列表). Where several stand beside each other for one indicator, division and year, all are told; `Indicator.series` says which counts.',
  })
  observations(
    @Args() args: ObservationsArgs,
    @Args() time: KnownArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(Observation, {
      ...pageOf(info),
      order: orderFrom(observationOrders, args.orderBy),
      page: args,
      view: timeFrom(time, { reader }),
      filter: (where) => filterObservations(args.filter ?? {}, where),
    });
  }
}

@Resolver(() => ObservationAvailability)
export class ObservationAvailabilityResolver {
  @Query(() => ObservationAvailability, {
    description: 'Which filters of `observations` still yield figures, and how many (可用筛选项).',
  })
  observationsAvailable(
    @Args() { filter }: ObservationFilterArgs,
    @Args() time: KnownArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AvailableAnswer> {
    const asked = new Set([...selectionOf(info).nested.values()].map(({ field }) => field));
    return readAvailable(reader, filter ?? {}, timeFrom(time, { reader }) ?? reader.present, asked);
  }

  @FieldResolver(() => [AvailableIndicator], {
    description: `Indicators with figures, by plan and place in its table; the ${MOST_NAMED} with most (指标). Leaves \`indicator\` out.`,
  })
  indicators(@Root() found: AvailableAnswer, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return availableIndicators(reader, found, selectionOf(info, [['indicator']]));
  }

  @FieldResolver(() => [AvailableProvider], {
    description: `Who reported figures, by name; the ${MOST_NAMED} with most (数源). Leaves \`provider\` out.`,
  })
  providers(@Root() found: AvailableAnswer, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return availableProviders(reader, found, selectionOf(info, [['provider']]));
  }
}
