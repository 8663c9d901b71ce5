import { Args, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { changesPage, type ChangeRecord } from '../data/change-feed.js';
import { ChangeEvent } from '../entities/change-event.js';
import { ChangesArgs, FollowArgs } from '../schema/change-event.inputs.js';
import { ChangeEventConnection } from '../schema/connections.js';
import type { Context } from './context.js';

@Resolver()
export class ChangeEventResolver {
  @Query(() => ChangeEventConnection, {
    description:
      'What was published, in the order in which it was (变更记录). Retirements are told too. Go on from `endCursor` for ever: no event is left out or told twice.',
  })
  changes(@Args() args: ChangesArgs, @Ctx() { reader }: Context) {
    return changesPage(reader.sql, args);
  }

  @Subscription(() => ChangeEvent, {
    name: 'changes',
    description:
      'Every change as it is published, in order (变更订阅). After a broken connection go on from the last `cursor`: no event is left out or told twice.',
    subscribe: ({ args, context }: { args: FollowArgs; context: Context }) =>
      context.changes.follow(args.after ?? null, args.types ?? null),
  })
  follow(@Args() _given: FollowArgs, @Root() event: ChangeRecord) {
    return event;
  }
}
