import type { Received } from '../../data/imports/batches.js';
import type { Run } from '../../data/imports/run.js';
import {
  createStagedObservations,
  stageObservations,
  type StagedObservation,
} from '../../data/observations/staging.js';
import { DomainError } from '../../domain/errors.js';
import type { Rejection } from '../../domain/facilities/rejection.js';
import type { ObservationReader } from '../../domain/indicators/observation-record.js';
import { isWideSheet, sheetFault, WideSheet } from '../../domain/indicators/wide-sheet.js';
import type { RecordBatch } from '../reading/record-batch.js';
import type { RecordingFaults } from './recording-faults.js';

/** Rows that one statement sends. */
const SENT = 5_000;

/** Records, and how they are to be read. */
export interface ReadingOrder {
  readonly records: AsyncIterable<RecordBatch>;
  readonly reader: ObservationReader;
  /** Whether the records have columns, which must be whole; otherwise each is an object of its own. */
  readonly sheet: boolean;
  /** Whether an indicator is given for all rows. */
  readonly indicatorGiven: boolean;
}

/** What is told of the records as they are read. */
export interface Staged extends Received {
  readonly words: Readonly<Record<string, string>>;
}

/**
 * Reads all records; those that are good by themselves wait in the staged table.
 * @param read is told after each batch how many figures there were so far; what it throws ends the reading
 * @throws IMPORT_REJECTED (`details.problem` HEADER) for a sheet that lacks columns
 */
export async function stageRecords(
  run: Run,
  { records, reader, sheet, indicatorGiven }: ReadingOrder,
  faults: RecordingFaults,
  read: (rows: number) => void,
): Promise<Staged> {
  await createStagedObservations(run);
  const wide = new WideSheet();
  let checked = !sheet;
  let sending = Promise.resolve();
  let staged: Staged = {
    rowsRead: 0,
    rejected: 0,
    replacedRegions: 0,
    encoding: null,
    ignored: [],
    cutShort: false,
    words: {},
  };
  for await (const { records: rows, faults: unread, file } of records) {
    // Rows of which no column is known have been read beneath a header too: that of a title, say.
    if (!checked && (rows.length > 0 || Object.keys(file.words).length > 0)) {
      checked = true;
      const fault = sheetFault(file.words, indicatorGiven);
      if (fault !== null) throw new DomainError('IMPORT_REJECTED', fault, { problem: 'HEADER' });
    }
    const figures = isWideSheet(file.words) ? rows.flatMap((row) => wide.rowsOf(row)) : rows;
    const good: StagedObservation[] = [];
    const rejections: Rejection[] = [...unread];
    let rejected = unread.length;
    for (const figure of figures) {
      const reading = reader.read(figure);
      if ('record' in reading) good.push({ ...reading.record, line: figure.line });
      else {
        rejected += 1;
        rejections.push(...reading.rejections);
      }
    }
    // The database takes a batch in while the next is read, and no more than that.
    await sending;
    await faults.add(rejections);
    sending = send(run, good);
    // If it fails, the next turn tells; until then nobody waits for it.
    sending.catch(() => undefined);
    staged = {
      rowsRead: staged.rowsRead + figures.length + unread.length,
      rejected: staged.rejected + rejected,
      replacedRegions: 0,
      encoding: file.encoding,
      ignored: file.ignored,
      cutShort: file.cutShort,
      words: file.words,
    };
    read(staged.rowsRead);
  }
  await sending;
  return staged;
}

async function send(run: Run, rows: readonly StagedObservation[]): Promise<void> {
  for (let from = 0; from < rows.length; from += SENT)
    await stageObservations(run, rows.slice(from, from + SENT));
}
