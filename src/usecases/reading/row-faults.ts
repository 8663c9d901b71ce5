import { shown, type Rejection } from '../../domain/facilities/rejection.js';
import type { ReadLimits, TextEncoding } from './record-batch.js';
import type { TooLong } from './row-splitter.js';
import { shownBytes } from './text-encoding.js';

/** Said of a row of which only the beginning was kept. */
export function tooLongFault(
  line: number,
  { head, inOneCell }: TooLong,
  encoding: TextEncoding,
  limits: ReadLimits,
): Rejection {
  return {
    line,
    column: null,
    value: shown(shownBytes(head, encoding)),
    code: inOneCell ? 'CELL_TOO_LONG' : 'ROW_TOO_LONG',
    message: inOneCell
      ? `A cell is too long: at most ${limits.cell} characters are read. Look for a quotation mark that is not closed.`
      : `The row is too long: at most ${limits.row} bytes are read. Look for a quotation mark that is not closed.`,
  };
}

/** Said of a row with bytes that are no characters of the file's encoding. */
export function undecodedFault(line: number, bytes: Buffer, encoding: TextEncoding): Rejection {
  const [name, other] = encoding === 'utf-8' ? ['UTF-8', 'GB18030'] : ['GB18030', 'UTF-8'];
  return {
    line,
    column: null,
    value: shown(shownBytes(bytes.subarray(0, 800), encoding).trimEnd()),
    code: 'ENCODING',
    message: `The row holds bytes that are not ${name}: mend it, or name ${other} as the encoding if the whole file is that.`,
  };
}
