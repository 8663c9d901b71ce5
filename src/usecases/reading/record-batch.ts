import type { FieldHeaders, ImportRecord } from '../../domain/facilities/record-fields.js';
import type { Rejection } from '../../domain/facilities/rejection.js';

export type FileFormat = 'csv' | 'geojson' | 'ndjson';
export type TextEncoding = 'utf-8' | 'gb18030';

/** What bounds the memory that a file can claim. */
export interface ReadLimits {
  /** Records in a batch. */
  readonly batch: number;
  /** Bytes that are looked at together. */
  readonly block: number;
  /** Bytes of a row. */
  readonly row: number;
  /** Characters of a cell. */
  readonly cell: number;
  /** Columns of a file, and fields of an object. */
  readonly columns: number;
  /** How deep JSON may nest. */
  readonly depth: number;
}

export const READ_LIMITS: ReadLimits = {
  batch: 2_000,
  block: 65_536,
  row: 1_000_000,
  cell: 100_000,
  columns: 200,
  depth: 20,
};

export interface ReadOptions {
  readonly format: FileFormat;
  /** Which fields there are and what names them: FACILITY_HEADERS or SETTLEMENT_HEADERS. */
  readonly fields: FieldHeaders;
  /** Detected if it is not given. */
  readonly encoding?: TextEncoding | undefined;
  readonly limits?: Partial<ReadLimits>;
}

/** What is known of the file as a whole; complete with the last batch. */
export interface FileFacts {
  /** Null for records that were in no file. */
  readonly encoding: TextEncoding | null;
  /** The file's words by field: for CSV all of them from the beginning, for JSON as they were met. */
  readonly words: Readonly<Record<string, string>>;
  /** Columns that name no field, each once; at most 200. */
  readonly ignored: readonly string[];
  /** Whether the file ends in the middle of something: that a record is not in it says nothing then. */
  readonly cutShort: boolean;
}

export interface RecordBatch {
  readonly records: readonly ImportRecord[];
  /** Rows that could not be read; the rest goes on. */
  readonly faults: readonly Rejection[];
  readonly file: FileFacts;
}

/** What turns the bytes of one format into records; it is handed bounded blocks and keeps no more than a row of them. */
export interface RecordReader {
  readonly words: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
  readonly cutShort: boolean;
  /** Read and not yet taken. */
  records: ImportRecord[];
  faults: Rejection[];
  /** @throws DomainError IMPORT_REJECTED if the file as a whole cannot be read */
  read(block: Buffer): void;
  /**
   * @param cut whether the source broke off, so that what is unfinished is surely not whole
   * @throws DomainError IMPORT_REJECTED if the file as a whole cannot be read
   */
  end(cut: boolean): void;
}
