import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServiceContent } from '../../src/domain/content.js';
import { serviceContent } from '../../src/usecases/directory-contents.js';
import { parseRecords, type DirectoryRecords } from '../../src/usecases/directory-formats.js';
import type { Kind } from '../../src/usecases/directory-kinds.js';

/** The repository's seeds. */
export const SEEDS = resolve(__dirname, '../../seeds');

/** The records of a directory in the format of seeds/; throws if a file has not its format. */
export function readRecords(directory: string): DirectoryRecords {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  );
  const files = paths.map((name) => ({
    name,
    kind: (name.split('/')[0] ?? '').replace('.json', '') as Kind,
    text: readFileSync(join(directory, name), 'utf8'),
  }));
  const { records, faults } = parseRecords(files);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return records;
}

/** The 81 services of the 2018 list by code. */
export function seedServices(): ReadonlyMap<string, ServiceContent> {
  return new Map(readRecords(SEEDS).services.map((record) => [record.code, serviceContent(record)]));
}
