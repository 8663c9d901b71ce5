import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { changeSetOrders, filterChangeSets, visibleChangeSet } from '../data/lists/change-set.js';
import type { Row } from '../data/table.js';
import type { Outcome } from '../data/unit-of-work.js';
import { Role } from '../domain/access.js';
import { decodeGlobalId } from '../domain/global-id.js';
import { ChangeSet } from '../entities/change-set.js';
import { Draft } from '../entities/draft.js';
import {
  ChangeSetsArgs,
  ChangeSetStepInput,
  CreateChangeSetInput,
  PublishChangeSetInput,
  ReturnChangeSetInput,
  UpdateChangeSetInput,
  ValidateChangeSetInput,
} from '../schema/change-set.inputs.js';
import { ChangeSetPayload, ValidateChangeSetPayload } from '../schema/change-set.payloads.js';
import { ChangeSetConnection, DraftConnection } from '../schema/connections.js';
import { PageArgs } from '../schema/connection.js';
import { orderFrom } from '../schema/order.js';
import {
  approveChangeSet,
  createChangeSet,
  returnChangeSet,
  submitChangeSet,
  updateChangeSet,
  validateChangeSet,
  withdrawChangeSet,
} from '../usecases/change-sets.js';
import { publishChangeSet } from '../usecases/publish-change-set.js';
import { Allow } from './allow.js';
import { attempt, type Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';
import { forStaff } from './staff.js';

const BY_ID = { name: 'ID', columns: [{ alias: 'id', sql: '{row}.id' }], descending: false };

@Resolver(() => ChangeSet)
export class ChangeSetResolver {
  @Query(() => ChangeSet, {
    nullable: true,
    description:
      'A change set by its id (按标识查询调整批次); null if there is none, or it is not for you to see: before it is published, it is for its editors, reviewers and publishers.',
  })
  async changeSet(
    @Arg('id', () => ID, { description: 'Its id (全局标识).' }) id: string,
    @Ctx() { reader, actor }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { typeName, key } = decodeGlobalId(id);
    const [row] = await reader.list(ChangeSet, selectionOf(info), undefined, (where) =>
      visibleChangeSet(typeName === 'ChangeSet' ? key : null, actor, where),
    );
    return row ?? null;
  }

  @Query(() => ChangeSetConnection, {
    description:
      'The change sets that you may see, the latest first: anyone sees those published (调整批次列表).',
  })
  changeSets(
    @Args() args: ChangeSetsArgs,
    @Ctx() { reader, actor }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(ChangeSet, {
      ...pageOf(info),
      order: { ...orderFrom(changeSetOrders, null), descending: true },
      page: args,
      filter: (where) => filterChangeSets(args.filter ?? {}, actor, where),
    });
  }

  @FieldResolver(() => DraftConnection, {
    description: 'What it changes, in the order in which it was begun (草案列表).',
  })
  drafts(
    @Root() changeSet: Row,
    @Args() page: PageArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(Draft, {
      ...pageOf(info),
      order: BY_ID,
      page,
      filter: (where) => where.add(`t.change_set_id = ${where.bind(changeSet.id)}`),
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who began it (创建人); null to the public.',
  })
  author(@Root() changeSet: Row, @Ctx() { actor }: Context) {
    return forStaff(actor, changeSet.authorName);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => ChangeSetPayload, { description: 'Begins a change set (新建调整批次). For editors.' })
  async createChangeSet(
    @Arg('input', () => CreateChangeSetInput, { description: 'What it says of itself (内容).' })
    input: CreateChangeSetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSetPayload> {
    return payload(
      await createChangeSet(context.write, attempt(context, info.fieldName), input),
      context,
      info,
    );
  }

  @Allow(Role.EDITOR)
  @Mutation(() => ChangeSetPayload, {
    description:
      'Changes what a change set says of itself (修改调整批次). For its editors, while it is a draft.',
  })
  async updateChangeSet(
    @Arg('input', () => UpdateChangeSetInput, { description: 'What is to be different (内容).' })
    { changeSet, version, ...text }: UpdateChangeSetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSetPayload> {
    const ref = { changeSet, version };
    return payload(
      await updateChangeSet(context.write, attempt(context, info.fieldName), ref, text),
      context,
      info,
    );
  }

  @Allow(Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
  @Mutation(() => ValidateChangeSetPayload, {
    description:
      'Finds every problem that stands against publishing a change set; changes nothing (校验调整批次). For whoever may see it.',
  })
  async validateChangeSet(
    @Arg('input', () => ValidateChangeSetInput, { description: 'Which change set (调整批次).' })
    input: ValidateChangeSetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ValidateChangeSetPayload> {
    const { write, reader } = context;
    const checked = await validateChangeSet(write, attempt(context, info.fieldName), input, reader.today);
    const { value, problems } = checked;
    const { changeSet } = await payload({ value: value?.id ?? null, problems: [] }, context, info);
    return { changeSet, problems: value?.found ?? problems };
  }

  @Allow(Role.EDITOR)
  @Mutation(() => ChangeSetPayload, {
    description:
      'Hands a change set in for review (提交调整批次). For its editors; it must be without problems.',
  })
  async submitChangeSet(
    @Arg('input', () => ChangeSetStepInput, { description: 'Which change set (调整批次).' })
    input: ChangeSetStepInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSetPayload> {
    const { write, reader } = context;
    const by = attempt(context, info.fieldName);
    return payload(
      await submitChangeSet(write, by, input, input.comment ?? null, reader.today),
      context,
      info,
    );
  }

  @Allow(Role.REVIEWER)
  @Mutation(() => ChangeSetPayload, {
    description:
      'Finds a change set good (通过调整批次). For reviewers, but not of what they wrote themselves.',
  })
  async approveChangeSet(
    @Arg('input', () => ChangeSetStepInput, { description: 'Which change set (调整批次).' })
    input: ChangeSetStepInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSetPayload> {
    const by = attempt(context, info.fieldName);
    return payload(await approveChangeSet(context.write, by, input, input.comment ?? null), context, info);
  }

  @Allow(Role.REVIEWER, Role.PUBLISHER)
  @Mutation(() => ChangeSetPayload, {
    description:
      'Gives a change set back to its editors with what is to be mended (退回调整批次). For reviewers, and publishers.',
  })
  async returnChangeSet(
    @Arg('input', () => ReturnChangeSetInput, { description: 'Which change set, and why (退回).' })
    input: ReturnChangeSetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSetPayload> {
    const by = attempt(context, info.fieldName);
    return payload(await returnChangeSet(context.write, by, input, input.comment), context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => ChangeSetPayload, {
    description: 'Gives a change set up, for good (撤回调整批次). For its editors.',
  })
  async withdrawChangeSet(
    @Arg('input', () => ChangeSetStepInput, { description: 'Which change set (调整批次).' })
    input: ChangeSetStepInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSetPayload> {
    const by = attempt(context, info.fieldName);
    return payload(await withdrawChangeSet(context.write, by, input, input.comment ?? null), context, info);
  }

  @Allow(Role.PUBLISHER)
  @Mutation(() => ChangeSetPayload, {
    description:
      'Publishes an approved change set from a day on (发布调整批次). For publishers. All of it is in force from that day, or none.',
  })
  async publishChangeSet(
    @Arg('input', () => PublishChangeSetInput, { description: 'Which change set, from when (发布).' })
    input: PublishChangeSetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSetPayload> {
    const { write, reader } = context;
    const by = attempt(context, info.fieldName);
    return payload(await publishChangeSet(write, by, input, input, reader.today), context, info);
  }
}

async function payload(
  { value, problems }: Outcome<number>,
  { reader }: Context,
  info: GraphQLResolveInfo,
): Promise<ChangeSetPayload> {
  const changeSet =
    value === null ? null : await reader.one(ChangeSet, selectionOf(info, [['changeSet']]), 'id', value);
  return { changeSet, problems };
}
