import type { DataSource } from 'typeorm';
import { noteEnded, noteReceived, noteStaged } from '../../data/imports/batches.js';
import { KeptRejections } from '../../data/imports/rejections.js';
import { readReferences } from '../../data/imports/references.js';
import { runOn, type ImportSession } from '../../data/imports/session.js';
import {
  copyLine,
  createStaging,
  dropStaging,
  laterRows,
  settleStaging,
  stagedColumns,
  stageRows,
} from '../../data/imports/staging.js';
import { saveSchedules } from '../../data/opening-schedules.js';
import { DomainError } from '../../domain/errors.js';
import { ImportState } from '../../domain/facilities/import-batch.js';
import { hoursKey, type OpeningHours } from '../../domain/facilities/opening-hours.js';
import { RecordCells } from '../../domain/facilities/record-cells.js';
import type { Rejection } from '../../domain/facilities/rejection.js';
import type { CoordinateSystem } from '../../domain/geo/coordinates.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { RecordBatch } from '../reading/record-batch.js';
import { unseeded } from './admission.js';
import { staleRowMessage } from './rejection-messages.js';
import { RECORD_KINDS, type ReadRecord, type RecordsKind } from './record-kinds.js';

/** What whoever started an import is told while it goes on. */
export interface ImportHooks {
  /** Faults as they are found, all of them. */
  readonly rejected?: (rejections: readonly Rejection[]) => void | Promise<void>;
  /** Rows done in a phase, and how many there are if that is known. */
  readonly progress?: (phase: 'reading' | 'applying' | 'comparing', done: number, of: number | null) => void;
  /** Ends the import at the next whole step. */
  readonly signal?: AbortSignal;
}

export interface Receiving {
  readonly batch: number;
  readonly kind: RecordsKind;
  readonly coordinates: CoordinateSystem;
  readonly today: CalendarDay;
  readonly regions: readonly string[];
  /** SHA-256 of the file, once it is read. */
  readonly digest?: () => string;
  readonly records: AsyncIterable<RecordBatch>;
}

/** Rows with an earlier one that are read together. */
const LATER_READ = 10_000;

/** Milliseconds between two notes of how far the reading is. */
const NOTE_MS = 1_000;

/**
 * Reads all rows of an import into its waiting room, and writes down the faults. Afterwards the batch is APPLYING; if
 * anything goes wrong it is FAILED, nothing has changed, and the error goes on.
 * @throws IMPORT_REJECTED or BAD_USER_INPUT for a file that cannot be read as a whole
 */
export async function receive(
  dataSource: DataSource,
  session: ImportSession,
  { batch, kind, coordinates, today, regions, records, digest }: Receiving,
  hooks: ImportHooks,
): Promise<void> {
  const { table, reader } = RECORD_KINDS[kind];
  const aside = runOn(dataSource);
  const references = await readReferences(aside, today);
  const read = reader({ references, coordinates, today, regions });
  const schedules = new ScheduleIds(dataSource);
  const blind = stagedColumns(table);
  let received = {
    rowsRead: 0,
    rejected: 0,
    replacedRegions: 0,
    encoding: null as string | null,
    ignored: [] as readonly string[],
    cutShort: false,
  };
  const kept = await KeptRejections.of(aside, batch);
  let notedAt = Date.now();

  const reject = async (rejections: readonly Rejection[]) => {
    await hooks.rejected?.(rejections);
    await kept.keep(rejections);
  };

  async function* lines(): AsyncIterable<string> {
    for await (const { records: rows, faults, file } of records) {
      hooks.signal?.throwIfAborted();
      const good: ReadRecord[] = [];
      const rejections: Rejection[] = [...faults];
      const rejectedRows: string[] = faults.map(({ line }) => unreadRow(blind, line, null));
      for (const record of rows) {
        const outcome = read(record);
        if ('row' in outcome) good.push(outcome);
        else {
          rejections.push(...outcome.rejections);
          rejectedRows.push(unreadRow(blind, record.line, new RecordCells(record).line('recordId', 200)));
        }
      }
      const ids = await schedules.of(good.flatMap(({ hours }) => hours ?? []));
      received = {
        rowsRead: received.rowsRead + rows.length + faults.length,
        rejected: received.rejected + rejectedRows.length,
        replacedRegions:
          received.replacedRegions + good.filter(({ regionReplaced }) => regionReplaced).length,
        encoding: file.encoding,
        ignored: file.ignored,
        cutShort: file.cutShort,
      };
      if (rejections.length > 0) await reject(rejections);
      if (Date.now() - notedAt >= NOTE_MS) {
        notedAt = Date.now();
        await noteReceived(aside, batch, received);
      }
      hooks.progress?.('reading', received.rowsRead, null);
      yield (
        good
          .map((row) => copyLine(row.row(row.hours ? (ids.get(hoursKey(row.hours)) ?? null) : null)))
          .join('') + rejectedRows.join('')
      );
    }
  }

  try {
    if (references.regions.size === 0) throw unseeded();
    await createStaging(session.client, table, batch);
    await stageRows(session.client, table, batch, lines());
    await noteReceived(session.run, batch, received);
    const twice = await settleStaging(session.client, table, batch);
    for (let after = 0; ;) {
      const rows = await laterRows(session.client, batch, after, LATER_READ);
      const last = rows.at(-1);
      if (!last) break;
      await reject(rows.map((row) => staleRowMessage(row, row.first)));
      after = last.place;
    }
    await noteStaged(session.run, batch, digest?.() ?? null, twice);
  } catch (error) {
    const { code, message } = failureOf(error);
    // If not even that can be written down, whoever comes next does; what went wrong first is what is told.
    await noteEnded(aside, batch, ImportState.FAILED, { error: { code, message } }).catch(() => undefined);
    await dropStaging(session.client, batch).catch(() => undefined);
    throw error;
  }
}

/** A row that is not taken keeps its place: that its record is given is known, if its id could be read. */
function unreadRow(
  columns: Readonly<Record<string, string>>,
  line: number,
  recordId: string | null | undefined,
): string {
  const values: Record<string, string | number | null | undefined> = {
    line,
    record_id: recordId,
    given: 0,
    fault: 'UNREAD',
  };
  return copyLine(Object.keys(columns).map((column) => values[column]));
}

function failureOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof DomainError)
    return { code: (error.details.problem as string | undefined) ?? error.code, message: error.message };
  if ((error as Error).name === 'AbortError')
    return {
      code: 'INTERRUPTED',
      message: 'The import was stopped while its rows were being read. Nothing was changed.',
    };
  return {
    code: 'INTERNAL_SERVER_ERROR',
    message: 'Something went wrong on our side while the rows were being read. Nothing was changed.',
  };
}

/** Opening hours whose rows are remembered: most facilities share a few dozen. */
const SCHEDULES_KEPT = 20_000;

/** Row ids of opening hours, each looked up once. */
class ScheduleIds {
  private readonly known = new Map<string, number>();

  constructor(private readonly dataSource: DataSource) {}

  async of(hours: readonly OpeningHours[]): Promise<ReadonlyMap<string, number>> {
    if (this.known.size > SCHEDULES_KEPT) this.known.clear();
    const lacking = new Map(
      hours.map((each) => [hoursKey(each), each] as const).filter(([key]) => !this.known.has(key)),
    );
    if (lacking.size > 0) {
      const ids = await saveSchedules(
        (text, values) => this.dataSource.query(text, values),
        [...lacking.values()],
      );
      [...lacking.keys()].forEach((key, place) => this.known.set(key, ids[place] ?? 0));
    }
    return this.known;
  }
}
