import type { Reader } from '../data/reader.js';
import type { Table } from '../data/table.js';

/** What every resolver is handed: one for each request. */
export interface Context {
  readonly reader: Reader;
  /** Which table each Node type is read from, by the type's name. */
  readonly nodeTables: ReadonlyMap<string, Table>;
}
