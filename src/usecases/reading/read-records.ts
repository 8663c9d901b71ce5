import { CsvRecords } from './csv-records.js';
import { GeoJsonRecords } from './geojson-records.js';
import { NdjsonRecords } from './ndjson-records.js';
import { READ_LIMITS, type RecordBatch, type RecordReader, type ReadOptions } from './record-batch.js';
import { checkNamed, encodingOf, SAMPLE_BYTES, withoutMark } from './text-encoding.js';
import { SourceCutShort } from './unzip.js';

export type {
  FileFacts,
  FileFormat,
  ReadLimits,
  ReadOptions,
  RecordBatch,
  TextEncoding,
} from './record-batch.js';

const READERS = { csv: CsvRecords, ndjson: NdjsonRecords, geojson: GeoJsonRecords } as const;

/**
 * The records of a file, in batches, as they are pulled: nothing is read ahead, and no more is held than a batch, a
 * block and a row. There is always one batch at least, and only with the last is `file` complete.
 * @throws DomainError IMPORT_REJECTED with `details.problem` ENCODING, HEADER or GEOJSON if the file as a whole cannot
 *   be read; what was read of it before stands
 * @throws whatever the source throws; but SourceCutShort ends the file, as cut short
 */
export async function* readRecords(
  source: AsyncIterable<Buffer>,
  { format, fields, encoding: named, limits: given = {} }: ReadOptions,
): AsyncGenerator<RecordBatch, void> {
  const limits = { ...READ_LIMITS, ...given };
  const chunks = source[Symbol.asyncIterator]();
  let cut = false;
  let ended = false;

  async function next(): Promise<Buffer | null> {
    try {
      const step = await chunks.next();
      if (!step.done) return step.value;
    } catch (error) {
      if (!(error instanceof SourceCutShort)) throw error;
      cut = true;
    }
    ended = true;
    return null;
  }

  /** At least so many bytes, or what is left. */
  async function pull(bytes: number, begun: Buffer): Promise<Buffer> {
    const parts = [begun];
    for (let length = begun.length; length < bytes && !ended;) {
      const chunk = await next();
      if (chunk) parts.push(chunk);
      length += chunk?.length ?? 0;
    }
    return parts.length === 1 ? begun : Buffer.concat(parts);
  }

  try {
    const sample = await pull(SAMPLE_BYTES, Buffer.alloc(0));
    if (named) checkNamed(sample.subarray(0, SAMPLE_BYTES), named);
    const encoding =
      named ?? encodingOf(sample.subarray(0, SAMPLE_BYTES), ended && sample.length <= SAMPLE_BYTES);
    let rest = withoutMark(sample, encoding);
    const reader: RecordReader = new READERS[format](
      fields,
      encoding,
      limits,
      rest.subarray(0, SAMPLE_BYTES),
    );
    const batch = (size: number): RecordBatch => ({
      records: reader.records.splice(0, size),
      faults: reader.faults.splice(0, size),
      file: { encoding, words: reader.words, ignored: reader.ignored, cutShort: reader.cutShort },
    });
    while (rest.length > 0) {
      rest = await pull(limits.block, rest);
      reader.read(rest.subarray(0, limits.block));
      rest = rest.subarray(limits.block);
      if (rest.length === 0) rest = await pull(1, rest);
      while (reader.records.length >= limits.batch || reader.faults.length >= limits.batch)
        yield batch(limits.batch);
    }
    reader.end(cut);
    do yield batch(limits.batch);
    while (reader.records.length > 0 || reader.faults.length > 0);
  } finally {
    await chunks.return?.();
  }
}
