import { FACILITY_HEADERS, type ImportRecord } from '../../../src/domain/facilities/record-fields.js';
import type { Rejection } from '../../../src/domain/facilities/rejection.js';
import {
  readRecords,
  type FileFacts,
  type FileFormat,
  type ReadOptions,
} from '../../../src/usecases/reading/read-records.js';

export interface WholeFile {
  readonly records: ImportRecord[];
  readonly faults: Rejection[];
  readonly file: FileFacts;
}

/** Bytes in chunks of a size. */
export async function* inChunks(bytes: Buffer, size = bytes.length || 1): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All that a source holds; each block as large as the options say. */
export async function readAll(
  source: AsyncIterable<Buffer>,
  format: FileFormat,
  options: Partial<ReadOptions> = {},
): Promise<WholeFile> {
  const records: ImportRecord[] = [];
  const faults: Rejection[] = [];
  let file: FileFacts | null = null;
  for await (const batch of readRecords(source, { format, fields: FACILITY_HEADERS, ...options })) {
    records.push(...batch.records);
    faults.push(...batch.faults);
    ({ file } = batch);
  }
  if (!file) throw new Error('No batch was given.');
  return { records, faults, file };
}

/** All that a text or bytes hold. */
export function read(
  content: string | Buffer,
  format: FileFormat,
  options: Partial<ReadOptions> = {},
): Promise<WholeFile> {
  return readAll(inChunks(Buffer.from(content as string)), format, options);
}

/** Chinese in GB 18030, which Node decodes but does not encode: by looking up each character. */
export function gb18030(text: string): Buffer {
  return Buffer.concat([...text].map((character) => GB_BYTES.get(character) ?? Buffer.from(character)));
}

const decoder = new TextDecoder('gb18030');
const GB_BYTES = new Map<string, Buffer>();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail === 0x7f) continue;
    const bytes = Buffer.from([lead, trail]);
    const character = decoder.decode(bytes);
    if ([...character].length === 1 && character !== '\uFFFD') GB_BYTES.set(character, bytes);
  }
}
