import type { DataSource } from 'typeorm';
import {
  createBatch,
  noteEnded,
  readBatch,
  unfinishedBatches,
  type Batch,
} from '../../data/imports/batches.js';
import { ImportSession } from '../../data/imports/session.js';
import { dropEndedStaging, dropStaging } from '../../data/imports/staging.js';
import type { ActorKind } from '../../domain/access.js';
import { badInput, DomainError } from '../../domain/errors.js';
import { ImportState } from '../../domain/facilities/import-batch.js';
import type { CoordinateSystem } from '../../domain/geo/coordinates.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { RecordBatch } from '../reading/record-batch.js';
import { providerOf } from './admission.js';
import { carryOut } from './carry-out.js';
import { receive, type ImportHooks } from './receive.js';
import type { RecordsKind } from './record-kinds.js';

/** An import that is asked for. */
export interface ImportOrder {
  readonly kind: RecordsKind;
  /** Name of the provider, 1 to 80 characters without `/`. */
  readonly provider: string;
  /** Whether its records are made up; a provider stays what it began as. */
  readonly synthetic?: boolean;
  readonly coordinates: CoordinateSystem;
  readonly dryRun: boolean;
  readonly prune: boolean;
  /** Percent of what the provider has; 50 if not given. */
  readonly pruneAtMost?: number | null | undefined;
  readonly fileName: string | null;
  readonly actorKind: ActorKind;
  readonly actorSubject: string;
  readonly regions: readonly string[];
  readonly today: CalendarDay;
  readonly records: AsyncIterable<RecordBatch>;
  /** SHA-256 of the file, once it is read. */
  readonly digest?: () => string;
}

const PROVIDER = /^[^/\p{C}\p{Zl}\p{Zp}]{1,80}$/u;

/** @throws BAD_USER_INPUT for a name that no provider may have, or a share that is none */
export function checkOrder({ provider, pruneAtMost }: Pick<ImportOrder, 'provider' | 'pruneAtMost'>): void {
  if (!PROVIDER.test(provider) || provider.trim() !== provider)
    throw badInput(
      'provider',
      'Name the provider in 1 to 80 characters, without "/" and without blanks at the ends.',
    );
  if (
    pruneAtMost !== null &&
    pruneAtMost !== undefined &&
    !(Number.isInteger(pruneAtMost) && pruneAtMost >= 0 && pruneAtMost <= 100)
  )
    throw badInput('pruneAtMost', 'Give a whole percentage from 0 to 100.');
}

/** An import whose rows are all here: what remains can be done by and by. */
export interface ReceivedImport {
  readonly batch: number;
  /** Carries it out; false if it was told to stop before the end. */
  finish(hooks: ImportHooks): Promise<boolean>;
}

/**
 * Reads all rows of an import. An earlier import of the same kind and provider that was broken off is finished first.
 * The session stays open, and with it the provider's lock, until `finish` has ended.
 * @throws IMPORT_REJECTED (`details.problem` BUSY) if another import of the kind and provider is under way
 */
export async function receiveImport(
  dataSource: DataSource,
  order: ImportOrder,
  hooks: ImportHooks = {},
): Promise<ReceivedImport> {
  checkOrder(order);
  const session = await ImportSession.open(dataSource);
  try {
    const provider = await providerOf(session.run, order);
    if (!(await session.lock(order.kind, provider)))
      throw new DomainError(
        'IMPORT_REJECTED',
        `Another import of ${order.provider} is under way: wait until it has ended.`,
        { problem: 'BUSY' },
      );
    for (const left of await unfinishedBatches(session.run, order.kind, provider))
      if (!(await finishLeft(dataSource, session, left, order.today, hooks))) throw stopped();
    await dropEndedStaging(session.run);
    const batch = await createBatch(session.run, {
      ...order,
      provider,
      pruneAtMost: order.pruneAtMost ?? 50,
    });
    await receive(dataSource, session, { ...order, batch }, hooks);
    const finish = async (later: ImportHooks) => {
      try {
        return await carryOut(dataSource, session, batch, order.today, later);
      } finally {
        await session.close();
      }
    };
    return { batch, finish };
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Reads and carries out an import; gives what became of it. @throws as {@link receiveImport} does */
export async function importRecords(
  dataSource: DataSource,
  order: ImportOrder,
  hooks: ImportHooks = {},
): Promise<Batch> {
  const received = await receiveImport(dataSource, order, hooks);
  await received.finish(hooks);
  const [batch] = [
    await readBatch((text, values = []) => dataSource.query(text, [...values]), received.batch),
  ];
  if (!batch) throw new Error(`the import ${received.batch} is gone`);
  return batch;
}

/**
 * Finishes imports that another program left when it died. Those that are under way elsewhere are left alone.
 * @throws what the first threw that could not be finished, when the others are
 */
export async function finishLeftImports(
  dataSource: DataSource,
  today: CalendarDay,
  hooks: ImportHooks = {},
): Promise<number> {
  const left = await unfinishedBatches((text, values = []) => dataSource.query(text, [...values]));
  let finished = 0;
  let failure: { readonly error: unknown } | undefined;
  for (const { id } of left) {
    const session = await ImportSession.open(dataSource);
    try {
      const batch = await readBatch(session.run, id);
      if (!batch || !(await session.lock(batch.kind, batch.provider))) continue;
      if (await finishLeft(dataSource, session, batch, today, hooks)) finished += 1;
    } catch (error) {
      failure ??= { error };
    } finally {
      await session.close();
    }
  }
  if (failure) throw failure.error;
  return finished;
}

async function finishLeft(
  dataSource: DataSource,
  session: ImportSession,
  { id }: Pick<Batch, 'id'>,
  today: CalendarDay,
  hooks: ImportHooks,
): Promise<boolean> {
  const batch = await readBatch(session.run, id);
  if (batch?.state === ImportState.APPLYING) return carryOut(dataSource, session, id, today, hooks);
  if (batch?.state !== ImportState.RECEIVING) return true;
  await noteEnded(session.run, id, ImportState.FAILED, {
    error: {
      code: 'INTERRUPTED',
      message:
        'The import was broken off while its rows were being read. Nothing was changed; send the file again.',
    },
  });
  await dropStaging(session.client, id);
  return true;
}

const stopped = () =>
  new DomainError('IMPORT_REJECTED', 'The import was stopped.', { problem: 'INTERRUPTED' });
