import { DomainError } from '../../domain/errors.js';
import type { Row, Rows, TooLong } from './row-splitter.js';

const LF = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const LIST = 0x5b;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

const isBlank = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
/** Second and fourth bytes of a character of GB 18030 (chapter 6). */
const isTrail = (byte: number) =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x40 && byte !== 0x7f && byte !== 0xff);

const EMPTY = Buffer.alloc(0);
const HEAD_BYTES = 800;
const TAIL_BYTES = 200;
/** How the text before the list of features ends; within valid JSON this cannot stand in a string. */
const FEATURES_FOLLOW = /[{,][ \t\r\n]*"features"[ \t\r\n]*:[ \t\r\n]*$/;

/** Where in the file the next byte is: around the list of features, before one, in one, or behind one. */
type Place = 'around' | 'before-first' | 'before-next' | 'inside' | 'behind';

/** What the file ended with. */
export interface FileEnd {
  /** All that stands around the features, whose list is empty in it. */
  readonly around: Buffer;
  readonly listSeen: boolean;
  /** The list of features was not closed. */
  readonly listOpen: boolean;
  /** The feature in the middle of which the file ends. */
  readonly feature: { readonly line: number; readonly bytes: Buffer } | null;
}

/** @throws DomainError IMPORT_REJECTED always */
export function noGeoJson(message: string): never {
  throw new DomainError('IMPORT_REJECTED', message, { problem: 'GEOJSON' });
}

/**
 * Cuts a GeoJSON FeatureCollection into its features, by braces outside of strings, and keeps no more of it than one
 * feature and what stands around the list. JSON.parse then reads each by itself: it is strict, and a feature that is
 * damaged within spoils no other, whereas a streaming parser gives up the rest of the file.
 */
export class FeatureSplitter {
  private bytes: Buffer = EMPTY;
  private around: Buffer = EMPTY;
  private place: Place = 'around';
  private listSeen = false;
  private line = 1;
  /** How many braces and brackets are open: in the file around the features, within a feature in it alone. */
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** The byte before began a character of two or four bytes. */
  private led = false;
  /** Where the feature begins in `bytes`, and on which line. */
  private start = 0;
  private startLine = 1;
  private tooLong: TooLong | null = null;

  /**
   * @param wideCharacters whether a second byte may look like ASCII, as in GB 18030
   * @param limit the most bytes of a feature, and of what stands around them
   */
  constructor(
    private readonly wideCharacters: boolean,
    private readonly limit: number,
  ) {}

  /**
   * The features that end within the block, with what went before.
   * @throws DomainError IMPORT_REJECTED if the list holds something other than objects with commas between them, or if
   *   what stands around it is longer than the limit
   */
  push(block: Buffer): Rows {
    const from = this.bytes.length;
    this.bytes = from === 0 ? block : Buffer.concat([this.bytes, block]);
    const { bytes } = this;
    const rows: Row[] = [];
    // Where the bytes around the list begin that were not kept yet.
    let around = from;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === LF) this.line += 1;
      if (this.inString) {
        this.withinString(byte);
      } else if (this.place === 'around') {
        this.structure(byte);
        if (byte === LIST && this.depth === 2 && this.listFollows(around, at)) {
          this.keep(around, at + 1);
          this.place = 'before-first';
        }
      } else if (this.place === 'inside') {
        this.structure(byte);
        if (this.depth === 0) {
          rows.push(this.feature(at + 1));
          this.place = 'behind';
        }
      } else if (byte === LIST_END && this.place !== 'before-next') {
        this.place = 'around';
        this.depth = 1;
        around = at;
      } else if (!isBlank(byte)) {
        this.between(byte, at);
      }
    }
    if (this.place === 'around') this.keep(around, bytes.length);
    this.forget();
    return { bytes, rows };
  }

  /** To be asked once all was pushed. */
  end(): FileEnd {
    const feature =
      this.place === 'inside'
        ? { line: this.startLine, bytes: this.tooLong?.head ?? this.bytes.subarray(0, HEAD_BYTES) }
        : null;
    const { around, listSeen } = this;
    return { around, listSeen, listOpen: this.place !== 'around', feature };
  }

  private withinString(byte: number): void {
    if (this.led) {
      this.led = false;
      if (isTrail(byte)) return;
    }
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
    else this.led = this.wideCharacters && byte > 0x80;
  }

  private structure(byte: number): void {
    if (byte === QUOTE) this.inString = true;
    else if (byte === OBJECT || byte === LIST) this.depth += 1;
    else if (byte === OBJECT_END || byte === LIST_END) this.depth -= 1;
  }

  /** A byte of the list that is neither within a feature nor its end. */
  private between(byte: number, at: number): void {
    if (this.place === 'behind' && byte === COMMA) {
      this.place = 'before-next';
    } else if (this.place !== 'behind' && byte === OBJECT) {
      this.place = 'inside';
      this.depth = 1;
      this.start = at;
      this.startLine = this.line;
    } else {
      noGeoJson(
        `The file is no GeoJSON from line ${this.line} on: its features must be objects with one comma between two.`,
      );
    }
  }

  private feature(end: number): Row {
    const { start, startLine: line } = this;
    const tooLong = this.tooLong ?? (end - start > this.limit ? this.excess() : null);
    this.tooLong = null;
    this.start = end;
    return { line, start, end, tooLong };
  }

  private excess(): TooLong {
    const head = Buffer.from(this.bytes.subarray(this.start, this.start + HEAD_BYTES));
    return { head, inOneCell: false };
  }

  private listFollows(from: number, at: number): boolean {
    const near = this.bytes.subarray(Math.max(from, at - TAIL_BYTES), at);
    const before = near.length < TAIL_BYTES ? Buffer.concat([this.around.subarray(-TAIL_BYTES), near]) : near;
    if (!FEATURES_FOLLOW.test(before.toString('latin1'))) return false;
    if (this.listSeen)
      noGeoJson(`The file has two lists of features, the second on line ${this.line}: make it one.`);
    return (this.listSeen = true);
  }

  private keep(from: number, to: number): void {
    if (this.around.length + to - from > this.limit) {
      noGeoJson(
        'The file is no FeatureCollection of GeoJSON: no list of "features" was found at its beginning.',
      );
    }
    this.around = Buffer.concat([this.around, this.bytes.subarray(from, to)]);
  }

  private forget(): void {
    if (this.place !== 'inside') {
      this.bytes = EMPTY;
    } else if (this.bytes.length - this.start > this.limit) {
      this.tooLong ??= this.excess();
      this.bytes = EMPTY;
    } else {
      this.bytes = this.bytes.subarray(this.start);
    }
    this.start = 0;
  }
}
