import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Row } from '../data/table.js';
import type { Outcome } from '../data/unit-of-work.js';
import { Role } from '../domain/access.js';
import { SubjectKind, type Content, type ServiceContent } from '../domain/content.js';
import { changedFields, diffServices } from '../domain/list-diff.js';
import { ChangeSet } from '../entities/change-set.js';
import { Draft } from '../entities/draft.js';
import { DraftPayload } from '../schema/change-set.payloads.js';
import {
  AddDepartmentInput,
  AddServiceInput,
  RebaseDraftInput,
  RemoveDraftInput,
  RetireServiceInput,
  ReviseDepartmentInput,
  ReviseFacilityTypeInput,
  ReviseIndicatorInput,
  ReviseServiceInput,
} from '../schema/draft.inputs.js';
import { ServiceChange } from '../schema/list-diff.payloads.js';
import type { Drafted } from '../usecases/draft-desk.js';
import { addSubject, rebaseDraft, removeDraft, retireService, reviseSubject } from '../usecases/drafts.js';
import { Allow } from './allow.js';
import { attempt, type Context } from './context.js';
import { selectionOf } from './selection.js';
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
    description: 'Drafts a service that is to be new (起草新增服务项目). For editors of a lead department.',
  })
  async addService(
    @Arg('input', () => AddServiceInput, { description: 'The service (服务项目).' })
    { content, ...ref }: AddServiceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    return add(SubjectKind.SERVICE, ref, content, context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description:
      'Drafts a change of a service, or changes the draft (起草修订服务项目). For editors of a lead department.',
  })
  async reviseService(
    @Arg('input', () => ReviseServiceInput, { description: 'The change (修订).' })
    { changes, ...ref }: ReviseServiceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    return revise(SubjectKind.SERVICE, ref, changes, context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description: 'Drafts the end of a service (起草取消服务项目). For editors of a lead department.',
  })
  async retireService(
    @Arg('input', () => RetireServiceInput, { description: 'Which service (服务项目).' })
    input: RetireServiceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    const ref = { ...input, kind: SubjectKind.SERVICE };
    const by = attempt(context, info.fieldName);
    return payload(await retireService(context.write, by, ref, context.reader.today), context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description: 'Drafts a department that is to be new (起草新增部门). For editors of its division.',
  })
  async addDepartment(
    @Arg('input', () => AddDepartmentInput, { description: 'The department (部门).' })
    { content, ...ref }: AddDepartmentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    return add(SubjectKind.DEPARTMENT, ref, content, context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description:
      'Drafts that a department is renamed, merged, split or abolished (起草部门变更). For editors of it or of its division.',
  })
  async reviseDepartment(
    @Arg('input', () => ReviseDepartmentInput, { description: 'The change (修订).' })
    { changes, ...ref }: ReviseDepartmentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    return revise(SubjectKind.DEPARTMENT, ref, changes, context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description:
      'Drafts a change of a kind of facility (起草修订设施类型). For editors of the whole province.',
  })
  async reviseFacilityType(
    @Arg('input', () => ReviseFacilityTypeInput, { description: 'The change (修订).' })
    { changes, ...ref }: ReviseFacilityTypeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    return revise(SubjectKind.FACILITY_TYPE, ref, changes, context, info);
  }

  @Allow(Role.EDITOR)
  @Mutation(() => DraftPayload, {
    description:
      'Drafts a change of an indicator’s definition (起草修订指标定义). For editors of the whole province.',
  })
  async reviseIndicator(
    @Arg('input', () => ReviseIndicatorInput, { description: 'The change (修订).' })
    { changes, ...ref }: ReviseIndicatorInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DraftPayload> {
    return revise(SubjectKind.INDICATOR, ref, changes, context, info);
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
    return payload(await removeDraft(context.write, by, input, context.reader.today), context, info);
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
    return payload(await rebaseDraft(context.write, by, ref, sides, context.reader.today), context, info);
  }
}

type Ref = Omit<Parameters<typeof addSubject>[2], 'kind'>;

async function add(
  kind: SubjectKind,
  ref: Ref,
  content: Content,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<DraftPayload> {
  const { write, reader } = context;
  const by = attempt(context, info.fieldName);
  return payload(await addSubject(write, by, { ...ref, kind }, plain(content), reader.today), context, info);
}

async function revise(
  kind: SubjectKind,
  ref: Ref,
  changes: object,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<DraftPayload> {
  const { write, reader } = context;
  const by = attempt(context, info.fieldName);
  return payload(
    await reviseSubject(write, by, { ...ref, kind }, plain(changes) as Record<string, unknown>, reader.today),
    context,
    info,
  );
}

/** Inputs come as instances of classes; contents are plain. What was not given is not there. */
function plain<T extends object>(input: T): T {
  return JSON.parse(JSON.stringify(input)) as T;
}

async function payload(
  { value, problems }: Outcome<Drafted>,
  { reader }: Context,
  info: GraphQLResolveInfo,
): Promise<DraftPayload> {
  if (!value) return { draft: null, changeSet: null, remaining: [], problems };
  const [draft, changeSet] = await Promise.all([
    value.draftId === null ? null : reader.one(Draft, selectionOf(info, [['draft']]), 'id', value.draftId),
    reader.one(ChangeSet, selectionOf(info, [['changeSet']]), 'id', value.changeSetId),
  ]);
  return { draft, changeSet, remaining: value.remaining, problems };
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
