import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Row } from '../data/table.js';
import { ChangeSetStepAction } from '../domain/change-set.js';
import { ChangeSetStep } from '../entities/change-set-step.js';
import type { Context } from './context.js';
import { forStaff } from './staff.js';

@Resolver(() => ChangeSetStep)
export class ChangeSetStepResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What was said with it (意见); null if nothing, and to the public but for what was said on publication.',
  })
  comment(@Root() step: Row, @Ctx() { actor }: Context) {
    const said = (step.commentText ?? null) as string | null;
    return step.action === ChangeSetStepAction.PUBLISH ? said : forStaff(actor, said);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who did it (操作者); null to the public.' })
  actor(@Root() step: Row, @Ctx() { actor }: Context) {
    return forStaff(actor, step.actorName);
  }
}
