import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../domain/errors.js';
import type { DirectoryRecords } from './directory-formats.js';
import { KINDS, type Kind } from './directory-kinds.js';

export interface DirectoryFiles {
  /** SHA-256 of all names and contents, in hexadecimal. */
  readonly digest: string;
  /** Reads the texts as records. Throws IMPORT_REJECTED listing each fault with its file and place. */
  records(): Promise<DirectoryRecords>;
}

/**
 * Reads a directory of records: `<kind>.json`, or several files in `<kind>/`. A kind without a file has no records.
 * @throws IMPORT_REJECTED if the directory cannot be read
 */
export async function readDirectoryFiles(directory: string): Promise<DirectoryFiles> {
  const { names, faults } = await filesIn(directory);
  const files = await Promise.all(
    names.map(async ({ kind, name }) => ({
      kind,
      name,
      text: await readFile(join(directory, name), 'utf8'),
    })),
  );
  const digest = createHash('sha256');
  for (const { name, text } of files) digest.update(`${name}\n${text}\n`);
  return {
    digest: digest.digest('hex'),
    async records() {
      // Loaded when needed: a start that has seen the files before does not need it.
      const { parseRecords } = await import('./directory-formats.js');
      const parsed = parseRecords(files);
      faults.push(...parsed.faults);
      if (faults.length > 0) throw rejected(faults);
      return parsed.records;
    },
  };
}

/** An import refused whole, with its faults: nothing of it was kept. */
export function rejected(faults: readonly string[]): DomainError {
  const shown = faults.slice(0, 20);
  const rest = faults.length > shown.length ? [`and ${faults.length - shown.length} more`] : [];
  return new DomainError(
    'IMPORT_REJECTED',
    `The import was rejected; nothing of it was kept:\n  ${[...shown, ...rest].join('\n  ')}`,
    {
      faults: shown,
    },
  );
}

/** The files in the order of their kinds, and a fault for each name that is no kind's: none must be passed over. */
async function filesIn(
  directory: string,
): Promise<{ names: { kind: Kind; name: string }[]; faults: string[] }> {
  const faults: string[] = [];
  const names: { kind: Kind; name: string }[] = [];
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    throw rejected([`${directory} cannot be read: ${(error as Error).message}`]);
  });
  for (const entry of entries) {
    const kind = KINDS.find((name) => entry.name === (entry.isDirectory() ? name : `${name}.json`));
    if (kind === undefined) {
      if (entry.isDirectory() || entry.name.endsWith('.json'))
        faults.push(`${entry.name}: no kind of record has this name`);
      continue;
    }
    const parts = entry.isDirectory() ? await readdir(join(directory, kind)) : [];
    const inside = parts.filter((part) => part.endsWith('.json')).map((part) => join(kind, part));
    names.push(...(entry.isDirectory() ? inside : [entry.name]).map((name) => ({ kind, name })));
  }
  const place = ({ kind, name }: { kind: Kind; name: string }) =>
    `${String(KINDS.indexOf(kind)).padStart(2, '0')} ${name}`;
  return { names: names.sort((a, b) => (place(a) < place(b) ? -1 : 1)), faults };
}
