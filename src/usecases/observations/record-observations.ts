import { appendEvents, type Writing } from '../../data/change-feed.js';
import { createBatch, noteApplied, noteEnded, noteReceived, noteStaged } from '../../data/imports/batches.js';
import { KeptRejections } from '../../data/imports/rejections.js';
import type { Run } from '../../data/imports/run.js';
import { readIndicatorChoices, readRegionsInTime } from '../../data/observations/choices.js';
import {
  countSuspected,
  suspectedFigures,
  type SuspectedFigure,
} from '../../data/observations/comparisons.js';
import { settleStagedObservations } from '../../data/observations/staging.js';
import {
  correctedSamples,
  decideObservations,
  holdObservations,
  refusedObservations,
  writeObservations,
  type DecidedCounts,
} from '../../data/observations/write.js';
import type { Outcome } from '../../data/unit-of-work.js';
import {
  mayCorrectFinal,
  mayRecordFor,
  mayRecordIn,
  recordingLimits,
  type RecordingLimits,
  type Actor,
} from '../../domain/access.js';
import { ChangeType } from '../../domain/change-event.js';
import { badInput } from '../../domain/errors.js';
import { ImportKind, ImportState } from '../../domain/facilities/import-batch.js';
import type { Rejection } from '../../domain/facilities/rejection.js';
import { encodeGlobalId } from '../../domain/global-id.js';
import { ObservationReader, type ObservationDefaults } from '../../domain/indicators/observation-record.js';
import { RegionsInTime } from '../../domain/indicators/region-in-time.js';
import { problem, ProblemCode } from '../../domain/problem.js';
import { isBlank } from '../../domain/text-rules.js';
import type { CalendarDay } from '../../domain/validity.js';
import { providerOf, unseeded } from '../importing/admission.js';
import { importEvent } from '../importing/carry-out.js';
import { checkOrder } from '../importing/import-records.js';
import type { RecordBatch } from '../reading/record-batch.js';
import { judgeObservations, type Judging } from './judge-observations.js';
import { problemsOf, RecordingFaults, TOLD, type Rejected } from './recording-faults.js';
import { refusalMessage } from './refusal-messages.js';
import { stageRecords, type ReadingOrder } from './stage-records.js';

/** Observations that somebody wants to record. */
export interface RecordingOrder {
  readonly actor: Actor;
  /** Name of whoever reports them, 1 to 80 characters without `/`. */
  readonly provider: string;
  /** Whether they are made up; a provider stays what it began as. */
  readonly synthetic?: boolean;
  readonly defaults: ObservationDefaults;
  /** Whether the good rows are taken if others are at fault. */
  readonly partial: boolean;
  readonly dryRun: boolean;
  readonly fileName: string | null;
  readonly today: CalendarDay;
  readonly records: AsyncIterable<RecordBatch>;
  /** SHA-256 of the file, once it is read. */
  readonly digest?: () => string;
  /** Whether the records have columns, which must be whole; otherwise each is an object of its own. */
  readonly sheet: boolean;
}

/** What whoever records is told while it goes on. */
export interface RecordingHooks {
  /** Faults as they are found, all of them. */
  readonly rejected?: Rejected;
  /** Rows done in a phase, and how many there are if that is known. */
  readonly progress?: (phase: 'reading' | 'comparing' | 'applying', done: number, of: number | null) => void;
  /** Ends the recording: nothing lands. */
  readonly signal?: AbortSignal;
}

/** What became of the rows; of a dry run, what would. */
export interface Recorded extends Omit<DecidedCounts, 'refused'> {
  /** Row id of the batch; null if nothing landed. */
  readonly batch: number | null;
  readonly rowsRead: number;
  readonly rejected: number;
  readonly suspicious: number;
  /** The first faults. */
  readonly rejections: readonly Rejection[];
  /** The first figures that look wrong. */
  readonly suspected: readonly SuspectedFigure[];
  readonly ignoredColumns: readonly string[];
}

/** Faults that are read at a time. */
const FAULTS_READ = 5_000;

/**
 * Records observations: all that is read of them in the caller's transaction, so that either all land or none, and all
 * are known from one instant. A figure of the same provider, indicator, division, year and area is corrected, made final
 * or left as it is. Problems: FORBIDDEN for those who record nothing; without `partial`, the first faults as INVALID, WRONG_STATE,
 * FORBIDDEN or CONFLICT with `rows`, the place and the column as path.
 * @param writing the same transaction
 * @throws BAD_USER_INPUT for a provider or a default that cannot be; IMPORT_REJECTED (`details.problem` HEADER, UNSEEDED) for
 *   records that cannot be read as a whole
 */
export async function recordObservations(
  run: Run,
  writing: Writing,
  order: RecordingOrder,
  hooks: RecordingHooks = {},
): Promise<Outcome<Recorded>> {
  checkOrder(order);
  checkDefaults(order.defaults);
  const limits = recordingLimits(order.actor);
  if (limits === null)
    return refused(
      'Observations are recorded by administrators, reviewers, and editors whose token names their divisions or departments.',
    );
  const recording = await begin(run, order, limits, hooks.rejected);
  const { batch, faults } = recording;
  const received = await stageRecords(run, recording, faults, (rows) => {
    hooks.signal?.throwIfAborted();
    hooks.progress?.('reading', rows, null);
  });
  hooks.progress?.('comparing', 0, received.rowsRead);
  const at = await holdObservations(run);
  const { refused: unfit, ...counts } = await decide(run, recording, received.words);
  const rejected = received.rejected + unfit;
  const told = {
    ...counts,
    rowsRead: received.rowsRead,
    rejected,
    rejections: faults.first,
    ignoredColumns: received.ignored,
  };
  if (rejected > 0 && !order.partial)
    return { value: { ...told, batch: null, suspicious: 0, suspected: [] }, problems: problemsOf(faults) };
  hooks.signal?.throwIfAborted();
  const changed = counts.corrected + counts.promoted;
  hooks.progress?.('applying', 0, counts.recorded + changed);
  const { sample, ...looks } = await write(run, recording, at, counts);
  await noteStaged(run, batch, order.digest?.() ?? null, 0);
  await noteReceived(run, batch, { ...received, rejected, replacedRegions: counts.replacedRegions });
  const { unchanged, recorded: created } = counts;
  const rows = received.rowsRead - received.rejected;
  const done = { rows, created, changed, unchanged, linked: 0, conflicts: 0 };
  await noteApplied(run, batch, 0, done, fieldsOf(counts), 0);
  const end = order.dryRun ? ImportState.PLANNED : ImportState.DONE;
  await noteEnded(run, batch, end, sample ? { sample } : {});
  if (!order.dryRun && created + changed > 0)
    await appendEvents(writing, [
      importEvent(ChangeType.RECORDS_IMPORTED, { id: batch, actorKind: order.actor.kind }),
    ]);
  return {
    value: { ...told, ...looks, batch },
    problems: [],
    subject: encodeGlobalId('ImportBatch', batch),
  };
}

/** A recording that has begun: its batch is there, and what its records are read and judged by. */
interface Recording extends ReadingOrder {
  readonly provider: number;
  readonly batch: number;
  readonly dryRun: boolean;
  /** Whether whoever records may correct final figures. */
  readonly final: boolean;
  readonly judging: Judging;
  readonly faults: RecordingFaults;
}

async function begin(
  run: Run,
  order: RecordingOrder,
  limits: RecordingLimits,
  rejected: Rejected | undefined,
): Promise<Recording> {
  const { actor, records, sheet, dryRun, partial, defaults } = order;
  const provider = await providerOf(run, order);
  const indicators = await readIndicatorChoices(run, order.today);
  const regions = await readRegionsInTime(run);
  if (regions.length === 0) throw unseeded();
  const batch = await createBatch(run, {
    kind: ImportKind.OBSERVATIONS,
    provider,
    dryRun,
    prune: false,
    pruneAtMost: 0,
    fileName: order.fileName,
    coordinates: null,
    regions: limits.regions,
    actorKind: actor.kind,
    actorSubject: actor.subject,
  });
  const reader = new ObservationReader({
    indicators,
    regions: new RegionsInTime(regions),
    thisYear: Number(order.today.slice(0, 4)),
    defaults,
    mayTouchRegion: (path) => mayRecordIn(limits, path),
    mayTouchDepartment: (department) => mayRecordFor(limits, department),
  });
  return {
    provider,
    batch,
    dryRun,
    final: mayCorrectFinal(actor),
    judging: { indicators, regions },
    // Where any fault keeps all from landing, there is no batch to keep them with.
    faults: new RecordingFaults(partial ? await KeptRejections.of(run, batch) : null, rejected),
    records,
    reader,
    sheet,
    indicatorGiven: defaults.indicator !== undefined,
  };
}

/** Says what becomes of each staged row; those that what is there does not let in are faults. */
async function decide(
  run: Run,
  { provider, final, faults }: Recording,
  words: Readonly<Record<string, string>>,
): Promise<DecidedCounts> {
  await settleStagedObservations(run);
  const counts = await decideObservations(run, provider, final);
  for (let after = 0; ;) {
    const rows = await refusedObservations(run, after, FAULTS_READ);
    await faults.add(rows.map((row) => refusalMessage(row, words, final)));
    const last = rows.at(-1);
    if (!last || rows.length < FAULTS_READ) return counts;
    after = last.place;
  }
}

/** Writes what was decided, and says what looks wrong. A dry run does all that a run does, and takes it back. */
async function write(
  run: Run,
  recording: Recording,
  at: string,
  { recorded }: Pick<DecidedCounts, 'recorded'>,
) {
  const { provider, batch, dryRun, judging } = recording;
  const sample = dryRun ? await correctedSamples(run, TOLD) : [];
  if (dryRun) await run('savepoint planned');
  await writeObservations(run, { provider, batch, at });
  // What they are compared with is looked for among all that is there now.
  if (recorded > 1_000) await run('analyze observation');
  await judgeObservations(run, batch, judging);
  const suspicious = await countSuspected(run, batch);
  const suspected = suspicious > 0 ? await suspectedFigures(run, batch, TOLD) : [];
  if (dryRun) await run('rollback to savepoint planned');
  return { ...(dryRun ? { sample } : {}), suspicious, suspected };
}

const refused = (message: string): Outcome<Recorded> => ({
  value: null,
  problems: [problem(ProblemCode.FORBIDDEN, message)],
});

/** What is given for all rows is checked once: no row is at fault for it. */
function checkDefaults({ citation, reason }: ObservationDefaults): void {
  for (const [argument, text, most] of [
    ['citation', citation, 500],
    ['reason', reason, 1_000],
  ] as const)
    if (
      text !== undefined &&
      (isBlank(text) || [...text].length > most || /(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(text))
    )
      throw badInput(argument, `Give ${argument} as 1 to ${most} characters, or leave it out.`);
}

/** In how many figures what changed, for the batch. */
function fieldsOf({ corrected, promoted }: Pick<DecidedCounts, 'corrected' | 'promoted'>) {
  return {
    ...(corrected > 0 ? { value: { changed: corrected, disputed: 0 } } : {}),
    ...(promoted > 0 ? { status: { changed: promoted, disputed: 0 } } : {}),
  };
}
