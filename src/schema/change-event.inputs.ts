import { ArgsType, Field, Int } from 'type-graphql';
import { ChangeType } from '../domain/change-event.js';

@ArgsType()
export class ChangesArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only what comes after this cursor (起始游标): of an event, of a page’s `endCursor`, or `directory { lastChangeCursor }`. From the first event if not given.',
  })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many: 0–500 (取数). 20 if not given.' })
  first?: number | null;

  @Field(() => [ChangeType], {
    nullable: true,
    description: 'Only events of these types (变更类型); all if not given.',
  })
  types?: ChangeType[] | null;
}

@ArgsType()
export class FollowArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'First what has come after this cursor, then what comes (起始游标). Only what comes from now on if not given: to begin without a hole, take `directory { lastChangeCursor }` before you read.',
  })
  after?: string | null;

  @Field(() => [ChangeType], {
    nullable: true,
    description: 'Only events of these types (变更类型); all if not given.',
  })
  types?: ChangeType[] | null;
}
