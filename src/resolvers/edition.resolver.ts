import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { effectiveDay } from '../data/lists/edition.js';
import { serviceOrders } from '../data/lists/public-service.js';
import { readListDiff } from '../data/reports/list-diff.js';
import type { Row } from '../data/table.js';
import { viewOf } from '../data/loaders.js';
import { Edition } from '../entities/edition.js';
import { PublicService } from '../entities/public-service.js';
import { PageArgs } from '../schema/connection.js';
import { ServiceConnection } from '../schema/connections.js';
import { ChangesSinceArgs } from '../schema/list-diff.inputs.js';
import { ListDiff } from '../schema/list-diff.payloads.js';
import { orderFrom } from '../schema/order.js';
import { KnownArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { listDiffWanted } from './list-diff-selection.js';
import { pageOf, selectionOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver(() => Edition)
export class EditionResolver {
  @Query(() => Edition, {
    nullable: true,
    description: 'An edition by its code (按代码查询清单版次); null if there is none.',
  })
  edition(
    @Arg('code', () => String, { description: 'Its code, e.g. `FJ-BPS-2018` (版次代码).' }) code: string,
    @Args() known: KnownArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(Edition, selectionOf(info), 'code', code, timeFrom(known, { reader }));
  }

  @Query(() => [Edition], { description: 'The editions, by the day they took effect (清单版次列表).' })
  editions(@Args() known: KnownArgs, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(Edition, selectionOf(info), timeFrom(known, { reader }));
  }

  // Not a relation of keys: an edition's contents are whatever was in force on its day.
  @FieldResolver(() => ServiceConnection, {
    description:
      'The services in force on the day the edition took effect (清单内容), corrections included unless the edition is read with `knownAt`.',
  })
  services(
    @Root() edition: Row,
    @Args() page: PageArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(PublicService, {
      ...pageOf(info),
      order: orderFrom(serviceOrders, null),
      page,
      view: { ...viewOf(edition, reader.present), day: edition.effectiveOn as string },
    });
  }

  @FieldResolver(() => ListDiff, {
    description:
      'What differs between the list of another edition, on the day that took effect, and this one (与另一版次的清单变化对比).',
  })
  async changesSince(
    @Root() edition: Row,
    @Args() { edition: code, ...page }: ChangesSinceArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const to = { ...viewOf(edition, reader.present), day: edition.effectiveOn as string };
    const from = { ...to, day: await effectiveDay(reader, code, 'edition') };
    return readListDiff(reader, { from, to, filter: {}, page, wanted: listDiffWanted(info) });
  }
}
