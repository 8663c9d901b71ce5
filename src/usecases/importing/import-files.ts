import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '../../domain/errors.js';
import type { FieldHeaders } from '../../domain/facilities/record-fields.js';
import {
  readRecords,
  type FileFormat,
  type RecordBatch,
  type TextEncoding,
} from '../reading/read-records.js';
import { unzip } from '../reading/unzip.js';
import { RECORD_KINDS, type RecordsKind } from './record-kinds.js';

/** By the end of a file's name, `.gz` left off. */
const FORMATS: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.geojson': 'geojson',
  '.json': 'geojson',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};

/** Bytes that a packed file may unpack to: what no file of records has, and no machine is filled by. */
const MAX_UNPACKED = 64 * 2 ** 30;

/** A file of records, being read. */
export interface RecordFile {
  readonly name: string;
  readonly records: AsyncIterable<RecordBatch>;
  /** Bytes of the file, and how many of them have been read. */
  readonly size: number;
  read(): number;
  /** SHA-256 in hexadecimal, once all is read. */
  digest(): string;
}

/**
 * Opens a file of records; its format is told by its name.
 * @throws IMPORT_REJECTED (`details.problem` FILE, FORMAT) for a file that is not there or of no known format
 */
export function openRecordFile(
  path: string,
  kind: RecordsKind,
  encoding?: TextEncoding,
): Promise<RecordFile> {
  return openSheet(path, RECORD_KINDS[kind].headers, encoding);
}

/**
 * Opens a file of records with these fields. Otherwise as {@link openRecordFile}.
 * @throws as {@link openRecordFile} does
 */
export async function openSheet(
  path: string,
  fields: FieldHeaders,
  encoding?: TextEncoding,
): Promise<RecordFile> {
  const name = basename(path);
  const zipped = /\.gz$/i.test(name);
  const format = FORMATS[/\.[^.]*$/.exec(name.replace(/\.gz$/i, '').toLowerCase())?.[0] ?? ''];
  if (!format)
    throw new DomainError(
      'IMPORT_REJECTED',
      `${name}: give a file that ends in ${Object.keys(FORMATS).join(', ')}, or the same packed as .gz.`,
      {
        problem: 'FORMAT',
      },
    );
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new DomainError('IMPORT_REJECTED', `${path} is not a file that can be read.`, { problem: 'FILE' });
  const hash = createHash('sha256');
  let read = 0;
  let digest: string | undefined;
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  const source = zipped ? unzip(bytes(), { maxBytes: MAX_UNPACKED }) : bytes();
  return {
    name,
    records: readRecords(source, { format, fields, encoding }),
    size: found.size,
    read: () => read,
    digest: () => (digest ??= hash.digest('hex')),
  };
}
