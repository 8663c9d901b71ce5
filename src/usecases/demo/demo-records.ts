import { READ_LIMITS, type RecordBatch } from '../reading/record-batch.js';

/** The provider of what is made up: every row is marked by it. */
export const DEMO_PROVIDER = '示例数据（虚构）';

/** Made-up rows as an import takes them, without going through a file. */
export async function* demoRecords(rows: Iterable<Readonly<Record<string, string>>>): AsyncGenerator<RecordBatch> {
  const file = { encoding: 'utf-8' as const, words: {}, ignored: [], cutShort: false };
  let records: { line: number; values: Readonly<Record<string, string>>; words: Readonly<Record<string, string>> }[] = [];
  let line = 0;
  for (const values of rows) {
    line += 1;
    records.push({ line, values, words: {} });
    if (records.length < READ_LIMITS.batch) continue;
    yield { records, faults: [], file };
    records = [];
    // Gives way to what else the program does, such as being told to stop.
    await new Promise(setImmediate);
  }
  yield { records, faults: [], file };
}
