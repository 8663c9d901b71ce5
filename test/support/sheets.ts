import { parse } from 'csv-parse/sync';
import type { Dataflow } from '../../src/domain/sdmx-csv.js';

/** The rows of a sheet by header, as a program reads them that knows CSV. */
export function readCsv(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

/**
 * The rows of an SDMX-CSV message by component.
 * @throws if two of them are about the same key
 */
export function readSdmx(text: string, { dimensions }: Dataflow): Record<string, string>[] {
  const rows = readCsv(text);
  const keys = new Set<string>();
  for (const row of rows) {
    const key = dimensions.map((dimension) => row[dimension]).join(' ');
    if (keys.has(key)) throw new Error(`Two rows are about ${key}.`);
    keys.add(key);
  }
  return rows;
}
