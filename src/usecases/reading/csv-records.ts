import { parse, type Options } from 'csv-parse/sync';
import { DomainError } from '../../domain/errors.js';
import {
  fieldsOfHeader,
  type FieldHeaders,
  type ImportRecord,
} from '../../domain/facilities/record-fields.js';
import { shown, type Rejection, type RejectionCode } from '../../domain/facilities/rejection.js';
import type { ReadLimits, RecordReader, TextEncoding } from './record-batch.js';
import { RowSplitter, type Row } from './row-splitter.js';
import { decoderOf, shownBytes, type Decode } from './text-encoding.js';
import { tooLongFault, undecodedFault } from './row-faults.js';

const LF = 0x0a;
const CR = 0x0d;
const DELIMITERS = [',', ';', '\t'] as const;

/** Which of the delimiters stands most often in the header, outside of quotation marks; a comma if none does. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"?/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

const headerFault = (message: string) => new DomainError('IMPORT_REJECTED', message, { problem: 'HEADER' });

/** Reads CSV after RFC 4180: quoted cells may hold delimiters, doubled quotation marks and line ends. */
export class CsvRecords implements RecordReader {
  records: ImportRecord[] = [];
  faults: Rejection[] = [];
  words: Readonly<Record<string, string>> = {};
  ignored: readonly string[] = [];
  cutShort = false;

  private readonly decode: Decode;
  private readonly splitter: RowSplitter;
  private readonly options: Options;
  /** The field of each column; null until the header was read. */
  private columns: readonly (string | null)[] | null = null;

  /** @param sample the beginning of the file, from which its delimiter and line ends are told */
  constructor(
    private readonly fields: FieldHeaders,
    private readonly encoding: TextEncoding,
    private readonly limits: ReadLimits,
    sample: Buffer,
  ) {
    this.decode = decoderOf(encoding);
    const newline = sample.includes(LF) || !sample.includes(CR) ? LF : CR;
    const lines = shownBytes(sample, encoding).split(newline === LF ? '\n' : '\r');
    const delimiter = delimiterOf(lines.find((line) => line.trim() !== '') ?? '');
    this.options = {
      delimiter,
      record_delimiter: newline === LF ? ['\r\n', '\n'] : ['\r'],
      relax_column_count: true,
    };
    this.splitter = new RowSplitter(newline, delimiter.charCodeAt(0), limits.row);
  }

  read(block: Buffer): void {
    const { bytes, rows } = this.splitter.push(block);
    this.take(bytes, rows);
  }

  end(cut: boolean): void {
    const { bytes, rows, open, quoted } = this.splitter.end();
    this.take(bytes, open ? rows.slice(0, -1) : rows);
    const last = open ? rows.at(-1) : undefined;
    this.cutShort = cut;
    if (last) this.takeLast(bytes, last, cut || quoted);
    if (this.columns === null) throw headerFault('The file is empty: its first line must name the columns.');
  }

  private take(bytes: Buffer, rows: readonly Row[]): void {
    let from = 0;
    while (this.columns === null && from < rows.length) this.takeHeader(bytes, rows.slice(from, ++from));
    const body = from === 0 ? rows : rows.slice(from);
    const cells = this.cellsOf(bytes, body);
    body.forEach((row, index) => {
      const rowCells = cells?.[index] ?? this.cellsAlone(bytes, row);
      if (rowCells) this.takeCells(row.line, rowCells, 'ROW_LENGTH');
    });
  }

  /** The cells of rows that stand side by side; null if one of them cannot be read, so that each must be looked at. */
  private cellsOf(bytes: Buffer, rows: readonly Row[]): string[][] | null {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last || rows.some((row) => row.tooLong)) return null;
    const text = this.decode(bytes.subarray(first.start, last.end));
    const cells = text === null ? null : this.parsed(text);
    return cells?.length === rows.length ? cells : null;
  }

  private parsed(text: string): string[][] | null {
    try {
      return parse(text, this.options) as string[][];
    } catch {
      return null;
    }
  }

  /** The cells of one row; null if it cannot be read, which is told. */
  private cellsAlone(bytes: Buffer, row: Row): string[] | null {
    if (row.tooLong) {
      this.faults.push(tooLongFault(row.line, row.tooLong, this.encoding, this.limits));
      return null;
    }
    const own = bytes.subarray(row.start, row.end);
    const text = this.decode(own);
    if (text === null) {
      this.faults.push(undecodedFault(row.line, own, this.encoding));
      return null;
    }
    const cells = this.parsed(text);
    if (cells?.length === 1) return cells[0] ?? null;
    this.fault(
      row.line,
      text,
      'CSV_UNREADABLE',
      'The quotation marks of this row do not fit: put a cell that holds one between quotation marks and double it.',
    );
    return null;
  }

  private takeLast(bytes: Buffer, row: Row, cut: boolean): void {
    if (this.columns === null) return this.takeHeader(bytes, [row]);
    if (cut && !row.tooLong) {
      this.cutShort = true;
      const text = shownBytes(bytes.subarray(row.start, row.end), this.encoding);
      this.fault(row.line, text, 'CUT_SHORT', CUT_SHORT);
      return;
    }
    this.cutShort ||= cut;
    const cells = this.cellsAlone(bytes, row);
    if (cells) this.takeCells(row.line, cells, 'CUT_SHORT');
  }

  private takeHeader(bytes: Buffer, rows: readonly Row[]): void {
    const cells = this.cellsOf(bytes, rows)?.[0];
    if (!cells) throw headerFault('The first line cannot be read: it must name the columns.');
    if (cells.every((cell) => cell.trim() === '')) return;
    if (cells.length > this.limits.columns) {
      throw headerFault(`The file has ${cells.length} columns: at most ${this.limits.columns} are read.`);
    }
    const { columns, words, ignored, twice } = fieldsOfHeader(cells, this.fields);
    const [pair] = twice;
    if (pair) throw headerFault(`The columns "${pair[0]}" and "${pair[1]}" say the same: leave one out.`);
    // Observations have no number of their own: their division, year and indicator tell which they are.
    if (this.fields['recordId'] !== undefined && words['recordId'] === undefined) {
      const known = this.fields['recordId'].join(', ');
      throw headerFault(
        `No column holds the record's own number: the first line must name the columns, one of them ${known}.`,
      );
    }
    Object.assign(this, { columns, words, ignored });
  }

  private takeCells(line: number, cells: readonly string[], tooFew: RejectionCode): void {
    const columns = this.columns ?? [];
    if (cells.length !== columns.length) {
      if (cells.every((cell) => cell.trim() === '')) return;
      const code = cells.length < columns.length ? tooFew : 'ROW_LENGTH';
      if (code === 'CUT_SHORT') this.cutShort = true;
      const message = `The row has ${cells.length} cells, and the header ${columns.length} columns.`;
      this.fault(line, cells.join(','), code, code === 'CUT_SHORT' ? `${message} ${CUT_SHORT}` : message);
      return;
    }
    const values: Record<string, string> = {};
    let blank = true;
    for (let index = 0; index < columns.length; index += 1) {
      const cell = cells[index] ?? '';
      if (cell.length > this.limits.cell) return this.faultOfCell(line, index, cell);
      blank &&= cell === '';
      const field = columns[index];
      if (field) values[field] = cell;
    }
    if (!blank) this.records.push({ line, values, words: this.words });
  }

  private faultOfCell(line: number, index: number, cell: string): void {
    const field = this.columns?.[index];
    this.faults.push({
      line,
      column: field ? (this.words[field] ?? null) : null,
      value: shown(cell),
      code: 'CELL_TOO_LONG',
      message: `A cell holds ${cell.length} characters: at most ${this.limits.cell} are read.`,
    });
  }

  private fault(line: number, text: string, code: RejectionCode, message: string): void {
    this.faults.push({ line, column: null, value: shown(text.trimEnd()), code, message });
  }
}

const CUT_SHORT = 'The file ends in the middle of this row: send it again in full.';
