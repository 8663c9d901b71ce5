import type { DataSource } from 'typeorm';
import { appendEvents } from '../../data/change-feed.js';
import { applyRows, planRows } from '../../data/imports/apply.js';
import { noteApplied, noteEnded, notePruning, readBatch, type Batch } from '../../data/imports/batches.js';
import {
  checkRegions,
  countMissing,
  hasBoundaries,
  keepDuplicates,
  nearPairs,
  othersHavePoints,
  retireMissing,
} from '../../data/imports/ending.js';
import { holdRecords } from '../../data/imports/hold.js';
import type { Matching } from '../../data/imports/matching.js';
import { KeptRejections } from '../../data/imports/rejections.js';
import { runOn, type ImportSession } from '../../data/imports/session.js';
import { dropStaging, stagedTable } from '../../data/imports/staging.js';
import { ChangeType } from '../../domain/change-event.js';
import { ImportKind, ImportState } from '../../domain/facilities/import-batch.js';
import { LIKELY_SAME, likeness } from '../../domain/facilities/likeness.js';
import { metresSql } from '../../domain/geo/distance.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { ImportHooks } from './receive.js';
import { RECORD_KINDS, type RecordsKind } from './record-kinds.js';
import { staleRowMessage } from './rejection-messages.js';

/** Rows that one transaction carries out: as few as make a commit cheap, so that others see whole rows soon. */
const CHUNK = 20_000;

/** Facilities that one statement compares with their neighbours. */
const COMPARED = 5_000;

/** Changes that a plan shows, field by field. */
const SAMPLES = 100;

/**
 * Carries out what waits of an import, from where it was left off; of a dry run, finds out what it would do. Each step is
 * a transaction that says how far it is, so that a program that dies leaves whole rows, and the next goes on.
 * @returns whether it came to its end; false if it was told to stop before
 */
export async function carryOut(
  dataSource: DataSource,
  session: ImportSession,
  id: number,
  today: CalendarDay,
  hooks: ImportHooks,
): Promise<boolean> {
  const batch = await readBatch(session.run, id);
  if (!batch || batch.state !== ImportState.APPLYING) return true;
  const { table } = RECORD_KINDS[batch.kind as RecordsKind];
  const matching: Matching = {
    table,
    staged: stagedTable(id),
    provider: batch.provider,
    today,
    regions: batch.regions,
  };
  if (!(await isWhole(session, matching.staged, batch))) {
    await noteEnded(runOn(dataSource), id, ImportState.FAILED, {
      error: {
        code: 'INTERRUPTED',
        message:
          'The rows that waited were lost with the database’s memory. What had been carried out stays; send the file again.',
      },
    });
    await dropStaging(session.client, id);
    return true;
  }
  try {
    if (batch.dryRun) await plan(session, batch, matching, hooks);
    else {
      if (!(await applyAll(session, batch, matching, hooks))) return false;
      if (batch.kind === ImportKind.FACILITIES) await listDuplicates(session, batch, hooks);
      await end(session, id, matching);
    }
  } catch (error) {
    // What the data are at fault for would fail as often as it were tried, and nothing else of the provider could come in.
    if (isAtFault(error))
      await noteEnded(runOn(dataSource), id, ImportState.FAILED, {
        error: {
          code: 'INTERNAL_SERVER_ERROR',
          message:
            'Something went wrong on our side while the rows were carried out. What had been carried out stays.',
        },
      });
    throw error;
  }
  await dropStaging(session.client, id);
  return true;
}

/** Whether an error is one of values or of constraints (SQLSTATE 22, 23), and not of the moment. */
const isAtFault = (error: unknown) =>
  /^2[23]/.test(String((error as { readonly code?: unknown } | null)?.code ?? ''));

/** The waiting rows are not logged: a database that crashed has lost them. */
async function isWhole({ run }: ImportSession, staged: string, { rowsRead }: Batch): Promise<boolean> {
  const [found] = await run<{ there: boolean }>(`select to_regclass($1) is not null as there`, [staged]);
  if (!found?.there) return false;
  const [rows] = await run<{ any: boolean }>(`select exists (select from ${staged}) as any`);
  return rowsRead === 0 || (rows?.any ?? false);
}

async function plan(
  { run, transaction }: ImportSession,
  batch: Batch,
  matching: Matching,
  hooks: ImportHooks,
) {
  hooks.progress?.('comparing', 0, batch.rowsRead);
  await transaction(async () => {
    const kept = await KeptRejections.of(run, batch.id);
    let rejected = 0;
    const { counts, fields, sample } = await planRows(run, matching, SAMPLES, async (rows) => {
      rejected += rows.length;
      const told = rows.map((row) => staleRowMessage(row));
      await kept.keep(told);
      await hooks.rejected?.(told);
    });
    const { retired, note } = await pruning(run, batch, matching);
    await noteApplied(run, batch.id, 0, counts, fields, rejected);
    await noteEnded(run, batch.id, ImportState.PLANNED, { sample, retired, note });
  });
}

async function applyAll(
  { run, transaction }: ImportSession,
  batch: Batch,
  matching: Matching,
  { progress, rejected, signal }: ImportHooks,
): Promise<boolean> {
  let from = batch.appliedPlace + 1;
  let done = batch.rowsApplied;
  // Decided before anything changes, as a dry run does: new records are no reason to end more of the others.
  if (from === 1) {
    const { note } = await pruning(run, batch, matching);
    if (note !== null) await notePruning(run, batch.id, note);
  }
  const kept = await KeptRejections.of(run, batch.id);
  for (;;) {
    if (signal?.aborted) return false;
    const [next] = await run<{ to: number | null }>(
      `select max(place) + 1 as "to" from (select place from ${matching.staged} where place >= $1 order by place limit ${CHUNK}) rows`,
      [from],
    );
    if (!next || next.to === null) return true;
    const to = next.to;
    const { counts, told } = await transaction(async () => {
      const { rejections, ...applied } = await applyRows(run, matching, { batch: batch.id, from, to });
      const told = rejections.map((row) => staleRowMessage(row));
      await kept.keep(told);
      await noteApplied(run, batch.id, to - 1, applied.counts, applied.fields, told.length);
      return { ...applied, told };
    });
    await rejected?.(told);
    done += counts.rows;
    progress?.('applying', done, batch.rowsRead - batch.rejected);
    from = to;
  }
}

/** How many records would be retired, or why none is. */
async function pruning(
  run: ImportSession['run'],
  batch: Batch,
  matching: Matching,
): Promise<{ retired: number; note: string | null }> {
  if (!batch.prune) return { retired: 0, note: null };
  if (batch.cutShort)
    return {
      retired: 0,
      note: 'Nothing was retired: the file ends in the middle of a row, so what is missing from it says nothing.',
    };
  const [blind] = await run<{ rows: number }>(
    `select count(*)::integer as rows from ${matching.staged} where record_id is null`,
  );
  if (blind && blind.rows > 0)
    return {
      retired: 0,
      note: `Nothing was retired: of ${blind.rows} rejected rows not even the id could be read. Mend them and import again.`,
    };
  const { there, missing } = await countMissing(run, matching);
  if (missing * 100 > there * batch.pruneAtMost)
    return {
      retired: 0,
      note: `Nothing was retired: ${missing} of ${there} records are missing from the import, more than ${batch.pruneAtMost} %. If that is right, import again and allow for it.`,
    };
  return { retired: missing, note: null };
}

async function listDuplicates(
  { run }: ImportSession,
  batch: Batch,
  { progress, signal }: ImportHooks,
): Promise<void> {
  if (!(await othersHavePoints(run, batch.provider))) return;
  const metres = metresSql('f.longitude', 'f.latitude', 'o.longitude', 'o.latitude');
  let after = 0;
  let compared = 0;
  for (;;) {
    const { pairs, last } = await nearPairs(run, batch.id, after, COMPARED, metres);
    const likely = pairs
      .map((pair) => ({
        ...pair,
        similarity: Math.round(likeness(pair.name, pair.otherName) * 1_000) / 1_000,
      }))
      .filter(({ similarity }) => similarity >= LIKELY_SAME);
    if (last === null) return;
    await keepDuplicates(run, batch.id, [after, last], likely);
    // What is only a list can wait: the import itself is carried out.
    if (signal?.aborted) return;
    after = last;
    compared += COMPARED;
    progress?.('comparing', compared, null);
  }
}

/** The last step: what is missing is retired, points are held against boundaries, and everybody is told. */
async function end(
  { run, client, transaction }: ImportSession,
  id: number,
  matching: Matching,
): Promise<void> {
  await transaction(async () => {
    const batch = await readBatch(run, id);
    if (!batch) throw new Error(`the import ${id} is gone`);
    await holdRecords(run);
    const retired = batch.prune && batch.note === null ? await retireMissing(run, matching, id) : 0;
    if (batch.kind === ImportKind.FACILITIES && (await hasBoundaries(run)))
      await checkRegions(run, 't.batch_id = $1', [id]);
    if (batch.created + batch.changed > 1_000) await run(`analyze ${matching.table.name}`);
    await noteEnded(run, id, ImportState.DONE, { retired });
    if (batch.created + batch.changed + retired > 0)
      await appendEvents(client, [importEvent(ChangeType.RECORDS_IMPORTED, batch)]);
  });
}

/** What the feed says of an import as a whole. */
export function importEvent(type: ChangeType, batch: Pick<Batch, 'id' | 'actorKind'>) {
  return {
    type,
    subjectType: 'ImportBatch',
    subjectKey: batch.id,
    subjectCode: null,
    revisionId: null,
    effectiveOn: null,
    changeSetId: null,
    actorKind: batch.actorKind,
    fields: [],
  };
}
