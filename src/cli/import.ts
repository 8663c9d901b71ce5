import { open, type FileHandle } from 'node:fs/promises';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import type { Batch } from '../data/imports/batches.js';
import { ActorKind } from '../domain/access.js';
import { badInput } from '../domain/errors.js';
import { ImportKind, ImportState } from '../domain/facilities/import-batch.js';
import { rejectionsCsv, type Rejection } from '../domain/facilities/rejection.js';
import { coordinateSystemNamed, type CoordinateSystem } from '../domain/geo/coordinates.js';
import { dayInChina } from '../domain/validity.js';
import { migrateDatabase } from '../usecases/prepare-database.js';
import { openRecordFile } from '../usecases/importing/import-files.js';
import { importBoundaries } from '../usecases/importing/import-boundaries.js';
import { importRecords, type ImportOrder } from '../usecases/importing/import-records.js';
import type { RecordsKind } from '../usecases/importing/record-kinds.js';
import type { TextEncoding } from '../usecases/reading/read-records.js';
import { terminalProgress, untilInterrupted } from './progress.js';

/** Runs `work` on the database that the settings name; prints what it gives. */
export type WithDatabase = (work: (dataSource: DataSource) => Promise<string>) => Promise<void>;

interface Choices {
  readonly source: string;
  readonly coordinates: string;
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  readonly pruneAtMost?: string;
  readonly encoding?: string;
  readonly rejects?: string;
}

const NOUNS: Readonly<Record<RecordsKind, string>> = {
  [ImportKind.FACILITIES]: 'facilities',
  [ImportKind.SETTLEMENTS]: 'settlements',
};

/** Adds `import facilities`, `import settlements` and `import boundaries`. */
export function addImportCommands(importing: Command, withDatabase: WithDatabase): void {
  for (const [kind, noun] of Object.entries(NOUNS) as [RecordsKind, string][])
    importing
      .command(noun)
      .description(
        `load ${noun} from CSV, GeoJSON or NDJSON files, also packed with gzip; columns: docs/imports.md`,
      )
      .argument('<file...>', 'the files, each an import of its own')
      .requiredOption(
        '--source <name>',
        'who gives the records (数源); with their ids it tells them from all others',
      )
      .requiredOption(
        '--coordinates <system>',
        'what the points are given in: wgs84, gcj02 (高德) or bd09 (百度)',
      )
      .option('--dry-run', 'only tell what would change')
      .option('--prune', 'retire what the source gave before and is not in the file')
      .option(
        '--prune-at-most <percent>',
        'retire nothing if it were more than this share of what the source has; 50 if not given',
      )
      .option('--encoding <name>', 'utf-8 or gb18030; detected if not given')
      .option('--rejects <file>', 'where rejected rows are listed; <file>.rejected.csv if not given')
      .action((files: string[], choices: Choices) =>
        withDatabase((dataSource) => importFiles(dataSource, kind, files, choices)),
      );
  importing
    .command('boundaries')
    .description(
      'load the boundaries of divisions from a GeoJSON file, and hold the points of facilities against them',
    )
    .argument('<file>', 'a FeatureCollection of (multi)polygons, each with the code of its division')
    .requiredOption('--source <name>', 'who gives the boundaries (数源)')
    .requiredOption('--coordinates <system>', 'wgs84, gcj02 or bd09')
    .action((path: string, { source, coordinates }: Choices) =>
      withDatabase(async (dataSource) => {
        await migrateDatabase(dataSource);
        const { divisions, rejections } = await importBoundaries(dataSource, {
          ...operator(),
          path,
          provider: source,
          coordinates: coordinateSystemNamed(coordinates),
        });
        const faults = rejections.map(
          ({ line, code, message }) => `\n  feature ${line}: ${code}: ${message}`,
        );
        return `Boundaries of ${divisions} divisions.${faults.join('')}`;
      }),
    );
}

/** The operator at the machine: nobody's token, and no limit. */
export const operator = () => ({
  actorKind: ActorKind.IMPORT,
  actorSubject: '',
  regions: [],
  today: dayInChina(new Date()),
});

async function importFiles(
  dataSource: DataSource,
  kind: RecordsKind,
  files: readonly string[],
  choices: Choices,
): Promise<string> {
  if (files.length > 1 && choices.prune)
    throw badInput('--prune', 'With --prune give one file: what is not in it is retired.');
  if (files.length > 1 && choices.rejects !== undefined)
    throw badInput('--rejects', 'With --rejects give one file.');
  const coordinates = coordinateSystemNamed(choices.coordinates, '--coordinates');
  const encoding = encodingNamed(choices.encoding);
  await migrateDatabase(dataSource);
  const told: string[] = [];
  for (const file of files)
    told.push(await importFile(dataSource, kind, file, { ...choices, coordinates, textEncoding: encoding }));
  return told.join('\n');
}

/** @throws BAD_USER_INPUT for a name of no encoding */
export function encodingNamed(name: string | undefined): TextEncoding | undefined {
  if (name === undefined || name === 'utf-8' || name === 'gb18030') return name;
  throw badInput('--encoding', `Give utf-8 or gb18030; got "${name.slice(0, 40)}".`);
}

async function importFile(
  dataSource: DataSource,
  kind: RecordsKind,
  path: string,
  choices: Omit<Choices, 'coordinates'> & {
    readonly coordinates: CoordinateSystem;
    readonly textEncoding: TextEncoding | undefined;
  },
): Promise<string> {
  const file = await openRecordFile(path, kind, choices.textEncoding);
  const order: ImportOrder = {
    ...operator(),
    kind,
    provider: choices.source,
    coordinates: choices.coordinates,
    dryRun: choices.dryRun ?? false,
    prune: choices.prune ?? false,
    pruneAtMost: choices.pruneAtMost === undefined ? null : Number(choices.pruneAtMost),
    fileName: file.name,
    records: file.records,
    digest: file.digest,
  };
  const rejects = new RejectFile(choices.rejects ?? `${path}.rejected.csv`);
  const batch = await runImport(dataSource, order, rejects, (rows) => {
    const share = file.read() / Math.max(1, file.size);
    return share > 0 ? Math.round(rows / share) : null;
  });
  return [`${file.name} (${batch.encoding ?? 'empty'}):`, ...summary(batch, rejects.written)].join('\n  ');
}

/** Imports with a bar, until done or interrupted. @param expect how many rows there will be, from how many were read */
export async function runImport(
  dataSource: DataSource,
  order: ImportOrder,
  rejects: RejectFile,
  expect: (rows: number) => number | null,
): Promise<Batch> {
  const progress = terminalProgress();
  const { signal, release } = untilInterrupted();
  try {
    return await importRecords(dataSource, order, {
      signal,
      rejected: (rejections) => rejects.add(rejections),
      progress: (phase, done, of) =>
        progress.show(phase, done, of ?? (phase === 'reading' ? expect(done) : null)),
    });
  } finally {
    release();
    progress.stop();
    await rejects.close();
  }
}

/** What an import came to, in lines. */
export function summary(batch: Batch, rejects: string | null): string[] {
  const would = batch.dryRun ? ' (nothing was changed: a dry run)' : '';
  const lines = [
    `${batch.rowsRead} rows: ${batch.created} created, ${batch.changed} changed, ${batch.unchanged} unchanged, ${batch.retired} retired, ${batch.rejected} rejected${would}`,
  ];
  if (batch.linked > 0)
    lines.push(`${batch.linked} are about facilities that another source had given first`);
  for (const [field, { changed, disputed }] of Object.entries(batch.fields))
    lines.push(`${field}: ${changed} changed${disputed > 0 ? `, ${disputed} disputed (dataConflicts)` : ''}`);
  for (const { recordId, name, changes } of (batch.sample ?? []).slice(0, 20))
    for (const { field, before, after } of changes)
      lines.push(`${recordId} ${name}: ${field} ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  if (batch.replacedRegions > 0)
    lines.push(`${batch.replacedRegions} retired division codes were read as what replaced them`);
  if (batch.ignoredColumns.length > 0) lines.push(`passed over columns: ${batch.ignoredColumns.join(', ')}`);
  if (batch.note !== null) lines.push(batch.note);
  if (rejects !== null) lines.push(`the rejected rows are listed in ${rejects}`);
  if (batch.state === ImportState.APPLYING)
    lines.push(
      'Stopped before the end: what was carried out stays, and the next import of this source goes on from there.',
    );
  return lines;
}

/** The file in which rejected rows are listed; made with the first of them. */
export class RejectFile {
  private file: FileHandle | undefined;

  /** @param path null for nowhere */
  constructor(private readonly path: string | null) {}

  /** Its path, if any row was rejected. */
  get written(): string | null {
    return this.file ? this.path : null;
  }

  /** @throws BAD_USER_INPUT if it cannot be written */
  async add(rejections: readonly Rejection[]): Promise<void> {
    if (rejections.length === 0 || this.path === null) return;
    const first = this.file === undefined;
    try {
      this.file ??= await open(this.path, 'w');
      await this.file.write(rejectionsCsv(rejections, first));
    } catch (error) {
      throw badInput(
        '--rejects',
        `The rejected rows cannot be listed in ${this.path} (${(error as Error).message}): name another file with --rejects.`,
      );
    }
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}
