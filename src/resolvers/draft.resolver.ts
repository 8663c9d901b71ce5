import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Row } from '../data/table.js';
import { Role } from '../domain/access.js';
import { SubjectKind, type Content, type ServiceContent } from '../domain/content.js';
import { changedFields, diffServices } from '../domain/list-diff.js';
import { Draft } from '../entities/draft.js';
import { DraftPayload } from '../schema/change-set.payloads.js';
import { RebaseDraftInput, RemoveDraftInput } from '../schema/draft.inputs.js';
import { ServiceChange } from '../schema/list-diff.payloads.js';
import { rebaseDraft, removeDraft } from '../usecases/drafts.js';
import { Allow } from './allow.js';
import { attempt, type Context } from './context.js';
import { draftPayload } from './draft-payload.js';
import { forStaff } from './staff.js';

@Resolver(() => Draft)
export class DraftResolver {
  @FieldResolver(() => [String], {
    description: 'The fields in which it differs from what it began from (变化字段); all of what is new.',
  })
  async fields(@Root() draft: Row, @Ctx() context: Context): Promise<string[]> {
    const { before, after } = await sidesOf(draft, context);
    if (!after) return [];
    return before ? changedFields(before, after) : Object.keys(after);
  }

  @FieldResolver(() => [ServiceChange], {
    description:
      'Of a service that is revised, each thing that changes (变化事项); departments by their codes. Empty otherwise.',
  })
  async changes(@Root() draft: Row, @Ctx() context: Context): Promise<readonly ServiceChange[]> {
    if (draft.kind !== SubjectKind.SERVICE) return [];
    const { before, after } = await sidesOf(draft, context);
    return before && after ? diffServices(before as ServiceContent, after as ServiceContent) : [];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who wrote on it last (起草人); null to the public.',
  })
  author(@Root() draft: Row, @Ctx() { actor }: Context) {
    return forStaff(actor, (draft.authors as string[]).at(-1) ?? null);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description: 'Takes a draft out of its change set (移除草案). For those who may draft it.',
  })
  async removeDraft(
    @Arg('input', () => RemoveDraftInput, { description: 'Which draft (草案).' }) input: RemoveDraftInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    const by = attempt(context, info.fieldName);
    return draftPayload(await removeDraft(context.write, by, input, context.reader.today), context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description:
      'Puts a draft on top of what was published since it was begun (草案变基). For those who may draft it.',
  })
  async rebaseDraft(
    @Arg('input', () => RebaseDraftInput, { description: 'Which draft, and whose values (草案).' })
    { keep, ...ref }: RebaseDraftInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    const by = attempt(context, info.fieldName);
    const sides = new Map(keep.map(({ field, side }) => [field, side]));
    return draftPayload(
      await rebaseDraft(context.write, by, ref, sides, context.reader.today),
      context,
      info,
    );
  }
}

async function sidesOf(
  draft: Row,
  { reader }: Context,
): Promise<{ before: Content | undefined; after: Content | undefined }> {
  const [before, after] = await Promise.all(
    [draft.baseRevisionId, draft.revisionId].map((id) =>
      id === null ? undefined : reader.content(draft.kind as SubjectKind, id as number),
    ),
  );
  return { before, after };
}
