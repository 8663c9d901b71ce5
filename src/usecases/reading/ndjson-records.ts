import { DomainError } from '../../domain/errors.js';
import type { FieldHeaders } from '../../domain/facilities/record-fields.js';
import { JsonRecords } from './json-records.js';
import type { ReadLimits, RecordReader, TextEncoding } from './record-batch.js';
import { tooLongFault, undecodedFault } from './row-faults.js';
import { RowSplitter, type Row } from './row-splitter.js';
import { decoderOf, shownBytes, type Decode } from './text-encoding.js';

const LF = 0x0a;

/** Reads one JSON object a line. */
export class NdjsonRecords extends JsonRecords implements RecordReader {
  cutShort = false;

  private begun = false;
  private readonly decode: Decode;
  private readonly splitter: RowSplitter;

  constructor(
    fields: FieldHeaders,
    private readonly encoding: TextEncoding,
    private readonly bounds: ReadLimits,
  ) {
    super(fields, bounds);
    this.decode = decoderOf(encoding);
    this.splitter = new RowSplitter(LF, null, bounds.row);
  }

  read(block: Buffer): void {
    this.begun ||= block.length > 0;
    const { bytes, rows } = this.splitter.push(block);
    for (const row of rows) this.takeRow(bytes, row);
  }

  end(cut: boolean): void {
    const { bytes, rows, open } = this.splitter.end();
    this.cutShort = cut;
    if (rows.length === 0 && !this.begun) {
      throw new DomainError('IMPORT_REJECTED', 'The file is empty: it must hold one JSON object a line.', {
        problem: 'EMPTY',
      });
    }
    rows.forEach((row, index) => {
      if (open && index === rows.length - 1) this.takeLast(bytes, row, cut);
      else this.takeRow(bytes, row);
    });
  }

  private takeRow(bytes: Buffer, row: Row): void {
    if (row.tooLong) {
      this.faults.push(tooLongFault(row.line, row.tooLong, this.encoding, this.bounds));
      return;
    }
    const own = bytes.subarray(row.start, row.end);
    const text = this.decode(own);
    if (text === null) {
      this.faults.push(undecodedFault(row.line, own, this.encoding));
    } else if (text.trim() !== '') {
      const object = this.object(row.line, text);
      if (object) this.take(row.line, object);
    }
  }

  /** A last line without a line end may be whole; if it is no JSON, or the source broke off, it is not. */
  private takeLast(bytes: Buffer, row: Row, cut: boolean): void {
    const text = this.decode(bytes.subarray(row.start, row.end));
    if (row.tooLong || (!cut && text !== null && isJson(text))) return this.takeRow(bytes, row);
    this.cutShort = true;
    this.fault(
      row.line,
      text ?? shownBytes(bytes.subarray(row.start, row.end), this.encoding),
      'CUT_SHORT',
      'The file ends in the middle of this line: send it again in full.',
    );
  }
}

function isJson(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
