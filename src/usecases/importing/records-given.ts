import type { RecordBatch } from '../reading/record-batch.js';

/** Records that a request gives as objects, counted from 1; a field that is undefined is not given. */
export async function* recordsGiven(rows: readonly object[]): AsyncGenerator<RecordBatch, void> {
  const records = rows.map((row, index) => ({
    line: index + 1,
    values: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Readonly<
      Record<string, unknown>
    >,
    words: {},
  }));
  yield await Promise.resolve({
    records,
    faults: [],
    file: { encoding: null, words: {}, ignored: [], cutShort: false },
  });
}
