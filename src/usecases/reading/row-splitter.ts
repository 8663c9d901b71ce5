const QUOTE = 0x22;
const HEAD_BYTES = 800;

/** Where a row stands in the bytes that it was found in. */
export interface Row {
  /** The line where it begins, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Set if it is longer than a row may be: its first bytes, for the others were not kept. */
  readonly tooLong: TooLong | null;
}

export interface TooLong {
  readonly head: Buffer;
  /** One cell alone is too long. */
  readonly inOneCell: boolean;
}

/** The rows that ended within a block, and the bytes in which they stand. */
export interface Rows {
  readonly bytes: Buffer;
  readonly rows: readonly Row[];
}

/** What the source ended with. */
export interface LastRows extends Rows {
  /** The last row has no line end. */
  readonly open: boolean;
  /** Nor was its quoted cell closed. */
  readonly quoted: boolean;
}

const EMPTY = Buffer.alloc(0);

/**
 * Cuts bytes into rows at line ends, but not within the quoted cells of a CSV; keeps no more of a row than a row may
 * have. Line ends, quotation marks and delimiters are no part of another character in UTF-8 nor in GB 18030, so bytes
 * need not be decoded first, and a damaged character spoils its own row only.
 */
export class RowSplitter {
  private bytes: Buffer = EMPTY;
  /** How far `bytes` have been looked at. */
  private at = 0;
  private start = 0;
  private line = 1;
  /** Line ends within the part of a row that was dropped. */
  private droppedLines = 0;
  private quoted = false;
  private tooLong: TooLong | null = null;

  /**
   * @param newline the byte that ends a line
   * @param delimiter the byte between cells, after which a quotation mark opens a quoted cell; null if there are no cells
   * @param limit the most bytes of a row
   */
  constructor(
    private readonly newline: number,
    private readonly delimiter: number | null,
    private readonly limit: number,
  ) {}

  /** The rows that end within the block, with what went before. */
  push(block: Buffer): Rows {
    this.bytes = this.bytes.length === 0 ? block : Buffer.concat([this.bytes, block]);
    const { bytes } = this;
    const rows = this.scan(false);
    this.forget();
    return { bytes, rows };
  }

  /** The last row, if it has no line end; no row if the source ended with one. */
  end(): LastRows {
    const rows = this.scan(true);
    const { bytes, quoted } = this;
    const open = bytes.length > this.start;
    return { bytes, quoted, open, rows: open ? [...rows, this.row(bytes.length)] : rows };
  }

  private scan(ended: boolean): Row[] {
    const { bytes } = this;
    const rows: Row[] = [];
    const nextQuote = () => (this.delimiter === null ? -1 : bytes.indexOf(QUOTE, this.at));
    let quote = nextQuote();
    let newline = bytes.indexOf(this.newline, this.at);
    for (;;) {
      if (this.quoted) {
        // Whether the mark closes the cell or is doubled is told by the byte after it.
        if (quote === -1 || (quote + 1 === bytes.length && !ended)) {
          this.at = quote === -1 ? bytes.length : quote;
          return rows;
        }
        this.quoted = bytes[quote + 1] === QUOTE;
        this.at = quote + (this.quoted ? 2 : 1);
        quote = nextQuote();
        if (!this.quoted && newline < this.at) newline = bytes.indexOf(this.newline, this.at);
      } else if (quote !== -1 && (newline === -1 || quote < newline)) {
        this.quoted = quote === this.start || bytes[quote - 1] === this.delimiter;
        this.at = quote + 1;
        quote = nextQuote();
      } else if (newline !== -1) {
        rows.push(this.row(newline + 1));
        newline = bytes.indexOf(this.newline, this.at);
      } else {
        this.at = bytes.length;
        return rows;
      }
    }
  }

  private row(end: number): Row {
    const { line, start } = this;
    const tooLong = this.tooLong ?? (end - start > this.limit ? this.excess() : null);
    this.line += this.droppedLines + this.linesUpTo(end);
    this.droppedLines = 0;
    this.start = end;
    this.at = end;
    this.tooLong = null;
    return { line, start, end, tooLong };
  }

  /** Drops the bytes of the rows that have been told, and of a row that is longer than it may be. */
  private forget(): void {
    if (this.bytes.length - this.start > this.limit) {
      this.tooLong ??= this.excess();
      // The last byte that was looked at stays: a quotation mark that follows a delimiter opens a cell.
      const from = Math.max(this.start, this.at - 1);
      this.droppedLines += this.linesUpTo(from);
      this.start = from;
    }
    this.bytes = this.bytes.subarray(this.start);
    this.at -= this.start;
    this.start = 0;
  }

  private excess(): TooLong {
    const row = this.bytes.subarray(this.start);
    const head = Buffer.from(row.subarray(0, HEAD_BYTES));
    const half = row.subarray(this.limit / 2, this.limit);
    return { head, inOneCell: this.delimiter !== null && !half.includes(this.delimiter) };
  }

  private linesUpTo(end: number): number {
    let lines = 0;
    let at = this.bytes.indexOf(this.newline, this.start);
    for (; at !== -1 && at < end; at = this.bytes.indexOf(this.newline, at + 1)) lines += 1;
    return lines;
  }
}
