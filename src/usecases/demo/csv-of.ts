import { toCsv } from '../../domain/csv.js';

const ROWS_A_CHUNK = 1_000;

/**
 * Rows as the text of one CSV file (see domain/csv.ts), chunk by chunk: `Readable.from(csvOf(…))` never holds more.
 * @param columns the header, and the order of the cells
 */
export function* csvOf<C extends string>(
  columns: readonly C[],
  rows: Iterable<Readonly<Record<C, string>>>,
): Generator<string> {
  let chunk: (readonly string[])[] = [columns];
  let first = true;
  const text = () => {
    const csv = toCsv(chunk);
    // The byte order mark belongs at the beginning of a file only.
    return first ? csv : csv.slice(1);
  };
  for (const row of rows) {
    chunk.push(columns.map((column) => row[column]));
    if (chunk.length < ROWS_A_CHUNK) continue;
    yield text();
    chunk = [];
    first = false;
  }
  if (chunk.length > 0) yield text();
}
