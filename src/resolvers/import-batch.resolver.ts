import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  filterImportBatches,
  importChangeOrder,
  importRejectionOrder,
  newestImportFirst,
  plannedRecords,
  rejectionsAfter,
} from '../data/lists/import-batch.js';
import { importedRegions, Role } from '../domain/access.js';
import { badInput, DomainError } from '../domain/errors.js';
import { ImportKind } from '../domain/facilities/import-batch.js';
import { decodeGlobalId } from '../domain/global-id.js';
import { DataProvider } from '../entities/data-provider.js';
import { ImportBatch } from '../entities/import-batch.js';
import { ImportChange } from '../entities/import-change.js';
import { ImportRejection } from '../entities/import-rejection.js';
import {
  ImportBatchConnection,
  ImportChangeConnection,
  ImportRejectionConnection,
} from '../schema/connections.js';
import {
  ImportBatchesArgs,
  ImportFacilitiesInput,
  ImportPartArgs,
  ImportSettlementsInput,
  RevertImportInput,
} from '../schema/import-batch.inputs.js';
import { ImportPayload, PlannedChange, RevertImportPayload } from '../schema/import-batch.payloads.js';
import { recordsGiven } from '../usecases/importing/records-given.js';
import type { RecordsKind } from '../usecases/importing/record-kinds.js';
import { revertImport } from '../usecases/importing/revert-import.js';
import { Allow } from './allow.js';
import { attempt, type Context } from './context.js';
import { pageOf, selectionOf } from './selection.js';

/** Faults that an answer shows. */
const SHOWN = 200;

@Resolver()
export class ImportBatchResolver {
  @Query(() => [DataProvider], {
    description: 'Who gives records of facilities and settlements, by name (数源列表).',
  })
  dataProviders(@Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(DataProvider, selectionOf(info));
  }

  @Query(() => ImportBatch, {
    nullable: true,
    description: 'An import by its id (按标识查询导入批次); null if there is none.',
  })
  importBatch(
    @Arg('id', () => ID, { description: 'Its id (全局标识).' }) id: string,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(ImportBatch, selectionOf(info), 'id', batchKey(id, 'id'));
  }

  @Query(() => ImportBatchConnection, {
    description: 'Imports of facilities, settlements and boundaries, the newest first (导入批次列表).',
  })
  importBatches(
    @Args() args: ImportBatchesArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page(ImportBatch, {
      ...pageOf(info),
      order: newestImportFirst,
      page: args,
      filter: (where) => filterImportBatches(args.filter ?? {}, where),
    });
  }

  @Query(() => ImportChangeConnection, {
    description: 'What an import changed in records that were there before (导入变更列表).',
  })
  importChanges(@Args() args: ImportPartArgs, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    const key = batchKey(args.batch);
    return reader.page(ImportChange, {
      ...pageOf(info),
      order: importChangeOrder,
      page: args,
      filter: (where) => where.add(`t.batch_id = ${where.bind(key)}`),
    });
  }

  @Allow(Role.EDITOR, Role.ADMINISTRATOR)
  @Query(() => ImportRejectionConnection, {
    description:
      'The faults for which rows were left out of an import, the first 100,000 of it (拒收记录列表). For those who may import.',
  })
  importRejections(
    @Args() args: ImportPartArgs,
    @Ctx() { reader, actor }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    requireImporter(actor);
    const key = batchKey(args.batch);
    return reader.page(ImportRejection, {
      ...pageOf(info),
      order: importRejectionOrder,
      page: args,
      filter: (where) => where.add(`t.batch_id = ${where.bind(key)}`),
    });
  }

  @Allow(Role.EDITOR, Role.ADMINISTRATOR)
  @Query(() => [PlannedChange], {
    description:
      'Of a dry run, the first 100 records that would change (拟变更记录); empty for other imports. For those who may import.',
  })
  importPlan(
    @Arg('batch', () => ID, { description: 'The id of the import (全局标识).' }) batch: string,
    @Ctx() { reader, actor }: Context,
  ) {
    requireImporter(actor);
    return plannedRecords(reader.sql, batchKey(batch));
  }

  @Allow(Role.EDITOR, Role.ADMINISTRATOR)
  @Mutation(() => ImportPayload, {
    description:
      'Imports a few thousand facilities of a provider, and answers when it is done (导入设施). For administrators, and for editors within the divisions of their token. Large files go to `POST /imports/facilities`.',
  })
  importFacilities(
    @Arg('input', () => ImportFacilitiesInput, { description: 'The records, and whose they are (导入内容).' })
    input: ImportFacilitiesInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ImportPayload> {
    return carryOut(ImportKind.FACILITIES, input, context, info);
  }

  @Allow(Role.EDITOR, Role.ADMINISTRATOR)
  @Mutation(() => ImportPayload, {
    description:
      'Imports a few thousand settlements of a provider, and answers when it is done (导入居民点). For administrators, and for editors within the divisions of their token. Large files go to `POST /imports/settlements`.',
  })
  importSettlements(
    @Arg('input', () => ImportSettlementsInput, {
      description: 'The records, and whose they are (导入内容).',
    })
    input: ImportSettlementsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ImportPayload> {
    return carryOut(ImportKind.SETTLEMENTS, input, context, info);
  }

  @Allow(Role.EDITOR, Role.ADMINISTRATOR)
  @Mutation(() => RevertImportPayload, {
    description:
      'Takes an import back: what it changed and ended is as it was, and what it created is gone (撤销导入). For administrators, and for whoever imported it, while nothing later stands on it.',
  })
  async revertImport(
    @Arg('input', () => RevertImportInput, { description: 'Which import (导入批次).' })
    { batch }: RevertImportInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RevertImportPayload> {
    const key = batchKey(batch, 'input.batch');
    const { value, problems } = await revertImport(context.write, attempt(context, info.fieldName), key);
    return { batch: await batchAsked(value, context, info), problems };
  }
}

async function carryOut(
  kind: RecordsKind,
  { rows, pruneAtMost, ...input }: ImportFacilitiesInput | ImportSettlementsInput,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ImportPayload> {
  const wanted = { ...input, kind, pruneAtMost, fileName: null, records: recordsGiven(rows) };
  const { value, problems } = await context.imports.carryOut(attempt(context, info.fieldName), wanted);
  if (!value) return { batch: null, rejections: [], plannedChanges: [], problems };
  const { sql } = context.reader;
  return {
    batch: await batchAsked(value.id, context, info),
    rejections: await rejectionsAfter(sql, value.id, undefined, SHOWN),
    plannedChanges: await plannedRecords(sql, value.id),
    problems,
  };
}

function batchAsked(key: number | null, { reader }: Context, info: GraphQLResolveInfo) {
  return key === null ? null : reader.one(ImportBatch, selectionOf(info, [['batch']]), 'id', key);
}

/** The row id of an import; of another kind of object none has it. */
function batchKey(id: string, argument = 'batch'): number {
  const { typeName, key } = decodeGlobalId(id, argument);
  if (typeName !== 'ImportBatch') throw badInput(argument, `"${id.slice(0, 80)}" is the id of no import.`);
  return key;
}

/** @throws FORBIDDEN to whom no import is open, though their role lets them in */
export function requireImporter(actor: Context['actor']): void {
  if (importedRegions(actor) === null)
    throw new DomainError(
      'FORBIDDEN',
      'This is for administrators, and for editors whose token names the divisions that they import.',
    );
}
