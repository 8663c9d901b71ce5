import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { dataConflictOrder, filterDataConflicts } from '../data/lists/data-conflict.js';
import { filterLikelyDuplicates, likelyDuplicateOrder } from '../data/lists/likely-duplicate.js';
import { Role } from '../domain/access.js';
import { badInput } from '../domain/errors.js';
import { decodeGlobalId } from '../domain/global-id.js';
import { DataConflict } from '../entities/data-conflict.js';
import { LikelyDuplicate } from '../entities/likely-duplicate.js';
import { DataConflictConnection, LikelyDuplicateConnection } from '../schema/connections.js';
import {
  DataConflictsArgs,
  LikelyDuplicatesArgs,
  ResolveDataConflictInput,
} from '../schema/data-conflict.inputs.js';
import { ResolveDataConflictPayload } from '../schema/import-batch.payloads.js';
import { resolveConflict } from '../usecases/importing/resolve-conflict.js';
import { Allow } from './allow.js';
import { attempt, type Context } from './context.js';
import { requireImporter } from './import-batch.resolver.js';
import { pageOf, selectionOf } from './selection.js';

const OPEN = { open: true };

@Resolver()
export class DataConflictResolver {
  @Query(() => DataConflictConnection, {
    description:
      'Fields of facilities of which two providers say different things, the newest first (数据冲突列表).',
  })
  dataConflicts(
    @Args() args: DataConflictsArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(DataConflict, {
      ...pageOf(info),
      order: dataConflictOrder,
      page: args,
      filter: (where) => filterDataConflicts(args.filter ?? OPEN, where),
    });
  }

  @Query(() => LikelyDuplicateConnection, {
    description:
      'Facilities of different providers that may be one: of a kind, within 150 metres, and named alike; the newest first (疑似重复列表).',
  })
  likelyDuplicates(
    @Args() args: LikelyDuplicatesArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(LikelyDuplicate, {
      ...pageOf(info),
      order: likelyDuplicateOrder,
      page: args,
      filter: (where) => filterLikelyDuplicates(args.filter ?? {}, where),
    });
  }

  @Allow(Role.EDITOR, Role.ADMINISTRATOR)
  @Mutation(() => ResolveDataConflictPayload, {
    description:
      'Ends a conflict between two providers (处理数据冲突). For administrators, and for editors of the facility’s division.',
  })
  async resolveDataConflict(
    @Arg('input', () => ResolveDataConflictInput, { description: 'Which conflict, and how (处理方式).' })
    { conflict: id, take }: ResolveDataConflictInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResolveDataConflictPayload> {
    const { reader, write, actor } = context;
    requireImporter(actor);
    const asked = { conflict: conflictKey(id), take, today: reader.today };
    const { value, problems } = await resolveConflict(write, attempt(context, info.fieldName), asked);
    const selection = selectionOf(info, [['conflict']]);
    return {
      conflict: value === null ? null : await reader.one(DataConflict, selection, 'id', value),
      problems,
    };
  }
}

function conflictKey(id: string): number {
  const { typeName, key } = decodeGlobalId(id, 'input.conflict');
  if (typeName !== 'DataConflict')
    throw badInput('input.conflict', `"${id.slice(0, 80)}" is the id of no conflict.`);
  return key;
}
