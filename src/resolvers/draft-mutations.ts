import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver, type ClassType } from 'type-graphql';
import { Role } from '../domain/access.js';
import type { Content, SubjectKind } from '../domain/content.js';
import { DraftPayload } from '../schema/change-set.payloads.js';
import type { DraftedSubjectInput } from '../schema/draft.inputs.js';
import { addSubject, retireSubject, reviseSubject } from '../usecases/drafts.js';
import { Allow } from './allow.js';
import { withConditions } from './conditions.js';
import { attempt, type Context } from './context.js';
import { draftPayload } from './draft-payload.js';

/** A mutation on drafts of one kind of subject: its name, for whom it is, and what it takes. */
interface DraftMutation<I extends DraftedSubjectInput> {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly description: string;
  readonly input: ClassType<I>;
  /** What the input is of, for its description. */
  readonly argument: string;
}

/** A resolver with the mutation that drafts something new. */
export function addMutation<T extends object>({
  kind,
  name,
  description,
  input,
  argument,
}: DraftMutation<DraftedSubjectInput & { content: T }>) {
  @Resolver()
  class AddResolver {
    @Allow(Role.EDITOR)
    @Mutation(() => DraftPayload, { name, description })
    async add(
      @Arg('input', () => input, { description: argument })
      { content, ...ref }: DraftedSubjectInput & { content: T },
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<DraftPayload> {
      const { write, reader } = context;
      const by = attempt(context, info.fieldName);
      const whole = plain(withConditions(content, 'input.content')) as unknown as Content;
      return draftPayload(await addSubject(write, by, { ...ref, kind }, whole, reader.today), context, info);
    }
  }
  return AddResolver;
}

/** A resolver with the mutation that drafts a change of what is in force, or changes a draft. */
export function reviseMutation<T extends object>({
  kind,
  name,
  description,
  input,
  argument,
}: DraftMutation<DraftedSubjectInput & { changes: T }>) {
  @Resolver()
  class ReviseResolver {
    @Allow(Role.EDITOR)
    @Mutation(() => DraftPayload, { name, description })
    async revise(
      @Arg('input', () => input, { description: argument })
      { changes, ...ref }: DraftedSubjectInput & { changes: T },
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<DraftPayload> {
      const { write, reader } = context;
      const by = attempt(context, info.fieldName);
      const some = plain(withConditions(changes, 'input.changes')) as Record<string, unknown>;
      return draftPayload(
        await reviseSubject(write, by, { ...ref, kind }, some, reader.today),
        context,
        info,
      );
    }
  }
  return ReviseResolver;
}

/** A resolver with the mutation that drafts the end of something. */
export function retireMutation({
  kind,
  name,
  description,
  input,
  argument,
}: DraftMutation<DraftedSubjectInput>) {
  @Resolver()
  class RetireResolver {
    @Allow(Role.EDITOR)
    @Mutation(() => DraftPayload, { name, description })
    async retire(
      @Arg('input', () => input, { description: argument }) ref: DraftedSubjectInput,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<DraftPayload> {
      const by = attempt(context, info.fieldName);
      return draftPayload(
        await retireSubject(context.write, by, { ...ref, kind }, context.reader.today),
        context,
        info,
      );
    }
  }
  return RetireResolver;
}

/** Inputs come as instances of classes; contents are plain. What was not given is not there. */
function plain<T extends object>(input: T): T {
  return JSON.parse(JSON.stringify(input)) as T;
}
