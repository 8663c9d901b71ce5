import { isUtf8 } from 'node:buffer';
import { DomainError } from '../../domain/errors.js';
import type { TextEncoding } from './record-batch.js';

/** How much of a file tells its encoding. */
export const SAMPLE_BYTES = 65_536;

const BYTE_ORDER_MARKS: readonly (readonly [TextEncoding, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['gb18030', Buffer.from([0x84, 0x31, 0x95, 0x33])],
];

const UTF_16 = 'The file is UTF-16: save it as UTF-8.';

/** Files that are no text but are often taken for it, by their first bytes, and what to do about them. */
const OTHER_FILES: readonly (readonly [Buffer, string])[] = [
  [Buffer.from([0xff, 0xfe]), UTF_16],
  [Buffer.from([0xfe, 0xff]), UTF_16],
  [Buffer.from('PK\u0003\u0004'), 'The file is a workbook or a ZIP archive: save the sheet as CSV (UTF-8).'],
  [
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    'The file is a workbook of old Excel: save the sheet as CSV (UTF-8).',
  ],
  [Buffer.from([0x1f, 0x8b]), 'The file is compressed: name it .gz, or send it with content-encoding: gzip.'],
];

/** Of UTF-16 without a mark every second byte of what is ASCII is zero; in text of other encodings hardly any is. */
const isWide = (sample: Buffer) =>
  sample.reduce((zeros, byte) => zeros + (byte === 0 ? 1 : 0), 0) * 5 > sample.length;

const begins = (bytes: Buffer, mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);

/** Text of whole characters, or null if a byte is not of the encoding. */
export type Decode = (bytes: Buffer) => string | null;

/** What decodes rows of an encoding, each by itself. */
export function decoderOf(encoding: TextEncoding): Decode {
  if (encoding === 'utf-8') return (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : null);
  return (bytes) => {
    try {
      return new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  };
}

/** Bytes as they may be shown, whatever is wrong with them. */
export function shownBytes(bytes: Buffer, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Whether it is UTF-8 but for a last character that the sample cuts: of that at most three bytes are here. */
function isBegunUtf8(bytes: Buffer): boolean {
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))));
}

function linesOf(sample: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < sample.length;) {
    const end = sample.indexOf(0x0a, from);
    lines.push(sample.subarray(from, end === -1 ? sample.length : end));
    from = end === -1 ? sample.length : end + 1;
  }
  return lines;
}

/**
 * The encoding that the beginning of a file shows: its byte order mark, else UTF-8 if the sample is, else GB 18030.
 * A few damaged rows do not make a UTF-8 file GB 18030, for every name in it would be misread without a word: what
 * most lines beyond ASCII are decides, and Chinese in GB 18030 is hardly ever UTF-8 by chance.
 * @param whole whether the sample is the whole file, and so ends where a character does
 */
export function encodingOf(sample: Buffer, whole: boolean): TextEncoding {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => begins(sample, mark));
  if (marked) return marked[0];
  if (whole ? isUtf8(sample) : isBegunUtf8(sample)) return 'utf-8';
  const lines = linesOf(sample);
  const telling = (whole ? lines : lines.slice(0, -1)).filter((line) => line.some((byte) => byte > 0x7f));
  const fitting = telling.filter((line) => isUtf8(line)).length;
  return fitting > 0 && fitting * 2 >= telling.length ? 'utf-8' : 'gb18030';
}

/** So many bytes beyond ASCII are not UTF-8 by chance. */
const TELLING_BYTES = 8;

/** @throws DomainError IMPORT_REJECTED if GB 18030 is named for what is plainly UTF-8: every name would be misread without a word */
export function checkNamed(sample: Buffer, named: TextEncoding): void {
  const beyond = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (named === 'gb18030' && beyond >= TELLING_BYTES && isBegunUtf8(sample))
    throw new DomainError('IMPORT_REJECTED', 'The file is UTF-8, not GB 18030: name utf-8, or no encoding.', {
      problem: 'ENCODING',
    });
}

/**
 * The bytes after the byte order mark, if there is one.
 * @throws DomainError IMPORT_REJECTED if the file is none of text in these encodings
 */
export function withoutMark(sample: Buffer, encoding: TextEncoding): Buffer {
  const other =
    OTHER_FILES.find(([mark]) => begins(sample, mark))?.[1] ?? (isWide(sample) ? UTF_16 : undefined);
  if (other) throw new DomainError('IMPORT_REJECTED', other, { problem: 'ENCODING' });
  const mark = BYTE_ORDER_MARKS.find(([of, bytes]) => of === encoding && begins(sample, bytes));
  return mark ? sample.subarray(mark[1].length) : sample;
}
