import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServiceContent } from '../../src/domain/content.js';
import {
  parseRecords,
  type DirectoryRecords,
  type ServiceRecord,
} from '../../src/usecases/directory-formats.js';
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
    kind: (name.includes('services') ? 'services' : name.replace('.json', '')) as Kind,
    text: readFileSync(join(directory, name), 'utf8'),
  }));
  const { records, faults } = parseRecords(files);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return records;
}

/** What a record of a file says of a service, with null for what it leaves out. */
export function contentOf(record: ServiceRecord): ServiceContent {
  const { ordinal, name, domain, category, audience, standard, fundingText, responsibilities } = record;
  const { mode, levels, note, shares } = record.funding;
  return {
    ordinal,
    name,
    domain,
    category,
    audience,
    standard,
    fundingText,
    responsibilities,
    figures: record.figures.map((figure) => ({
      ...{ value: null, maxValue: null, per: null, condition: null },
      ...figure,
    })),
    funding: {
      mode,
      levels,
      note: note ?? null,
      shares: shares.map((share) => ({
        ...{ base: null, maxPercent: null, fiscalTier: null, effectiveFrom: null, note: null },
        ...share,
      })),
    },
    note: record.note ?? null,
    source: record.source,
  };
}

/** The 81 services of the 2018 list by code. */
export function seedServices(): ReadonlyMap<string, ServiceContent> {
  return new Map(readRecords(SEEDS).services.map((record) => [record.code, contentOf(record)]));
}
