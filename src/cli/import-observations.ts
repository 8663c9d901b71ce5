import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { ActorKind, Role, type Actor } from '../domain/access.js';
import { badInput, DomainError } from '../domain/errors.js';
import { ObservationStatus } from '../domain/enums.js';
import { OBSERVATION_SHEET_HEADERS } from '../domain/indicators/observation-headers.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { dayInChina } from '../domain/validity.js';
import { openSheet } from '../usecases/importing/import-files.js';
import { runIn } from '../usecases/importing/revert-import.js';
import {
  recordObservations,
  type Recorded,
  type RecordingHooks,
  type RecordingOrder,
} from '../usecases/observations/record-observations.js';
import { migrateDatabase } from '../usecases/prepare-database.js';
import { encodingNamed, RejectFile, type WithDatabase } from './import.js';
import { terminalProgress, untilInterrupted } from './progress.js';

interface Choices {
  readonly source: string;
  readonly indicator?: string;
  readonly status?: string;
  readonly citation?: string;
  readonly reason?: string;
  readonly synthetic?: boolean;
  readonly partial?: boolean;
  readonly dryRun?: boolean;
  readonly encoding?: string;
  readonly rejects?: string;
}

/** The operator at the machine records as an administrator does. */
export const OPERATOR: Actor = {
  kind: ActorKind.IMPORT,
  subject: '',
  roles: new Set([Role.ADMINISTRATOR]),
  departments: [],
  regions: [],
};

/** Figures that look wrong, of which the summary tells. */
const SHOWN = 20;

/** Adds `import observations`. */
export function addObservationsCommand(importing: Command, withDatabase: WithDatabase): void {
  importing
    .command('observations')
    .description(
      'record what indicators were, from CSV or NDJSON files, also packed with gzip: one row a figure, or one row a division and one column a year; columns: docs/indicators.md',
    )
    .argument('<file...>', 'the files; of each all figures land, or none')
    .requiredOption('--source <name>', 'who reports the figures (数源)')
    .option('--indicator <code>', 'the indicator of all rows that name none, as in wide sheets')
    .option(
      '--status <status>',
      'provisional or final, of all rows that do not say; provisional if not given',
    )
    .option('--citation <text>', 'where the figures are from that do not say so themselves (出处)')
    .option('--reason <text>', 'why figures are corrected that do not say so themselves (更正原因)')
    .option('--synthetic', 'the source gives made-up figures, for trials')
    .option('--partial', 'record the good rows if others are at fault')
    .option('--dry-run', 'only tell what would change')
    .option('--encoding <name>', 'utf-8 or gb18030; detected if not given')
    .option('--rejects <file>', 'where faults are listed; <file>.rejected.csv if not given')
    .action((files: string[], choices: Choices) =>
      withDatabase((dataSource) => importFiles(dataSource, files, choices)),
    );
}

async function importFiles(
  dataSource: DataSource,
  files: readonly string[],
  choices: Choices,
): Promise<string> {
  if (files.length > 1 && choices.rejects !== undefined)
    throw badInput('--rejects', 'With --rejects give one file.');
  const status = statusNamed(choices.status);
  await migrateDatabase(dataSource);
  const told: string[] = [];
  for (const path of files) told.push(await importFile(dataSource, path, status, choices));
  return told.join('\n');
}

function statusNamed(name: string | undefined): ObservationStatus | undefined {
  const status = name?.toUpperCase();
  if (status === undefined || status === 'FINAL' || status === 'PROVISIONAL')
    return status as ObservationStatus | undefined;
  throw badInput('--status', `Give provisional or final; got "${name?.slice(0, 40)}".`);
}

async function importFile(
  dataSource: DataSource,
  path: string,
  status: ObservationStatus | undefined,
  choices: Choices,
): Promise<string> {
  const file = await openSheet(path, OBSERVATION_SHEET_HEADERS, encodingNamed(choices.encoding));
  const { indicator, citation, reason } = choices;
  const order: RecordingOrder = {
    actor: OPERATOR,
    provider: choices.source,
    synthetic: choices.synthetic ?? false,
    defaults: { indicator, status, citation, reason },
    partial: choices.partial ?? false,
    dryRun: choices.dryRun ?? false,
    fileName: file.name,
    today: dayInChina(new Date()),
    records: file.records,
    digest: file.digest,
    sheet: true,
  };
  const rejects = new RejectFile(choices.rejects ?? `${path}.rejected.csv`);
  const recorded = await record(dataSource, order, rejects, (rows) => {
    const share = file.read() / Math.max(1, file.size);
    return share > 0 ? Math.round(rows / share) : null;
  });
  return [`${file.name}:`, ...recordedLines(recorded, order.dryRun, rejects.written)].join('\n  ');
}

/**
 * Records with a bar, until done or interrupted.
 * @param expect how many rows there will be, from how many were read
 * @throws IMPORT_REJECTED if rows are at fault and the rest is not asked for: nothing was changed
 */
async function record(
  dataSource: DataSource,
  order: RecordingOrder,
  rejects: RejectFile,
  expect: (rows: number) => number | null,
): Promise<Recorded> {
  const progress = terminalProgress();
  const { signal, release } = untilInterrupted();
  const hooks: RecordingHooks = {
    signal,
    rejected: (rejections) => rejects.add(rejections),
    progress: (phase, done, of) => progress.show(phase, done, of ?? expect(done)),
  };
  try {
    return await dataSource.transaction(async (manager) => {
      const { value, problems } = await recordObservations(runIn(manager), manager, order, hooks);
      if (!value || problems.length > 0) throw refusal(value, rejects.written, problems[0]?.message);
      return value;
    });
  } finally {
    release();
    progress.stop();
    await rejects.close();
  }
}

function refusal(value: Recorded | null, rejects: string | null, first = ''): DomainError {
  const told =
    value === null
      ? first
      : `Nothing was recorded: ${value.rejected} of ${value.rowsRead} figures are at fault. ${first} All faults are listed in ${rejects ?? 'no file'}; mend them, or take the rest with --partial.`;
  return new DomainError('IMPORT_REJECTED', told, { problem: 'FAULTS' });
}

/** What became of the figures of a file, in lines. */
function recordedLines(recorded: Recorded, dryRun: boolean, rejects: string | null): string[] {
  const would = dryRun ? ' (nothing was changed: a dry run)' : '';
  const lines = [
    `${recorded.rowsRead} figures: ${recorded.recorded} recorded, ${recorded.corrected} corrected, ${recorded.promoted} made final, ${recorded.unchanged} unchanged, ${recorded.rejected} rejected${would}`,
  ];
  if (recorded.replacedRegions > 0)
    lines.push(`${recorded.replacedRegions} retired division codes were read as what replaced them`);
  if (recorded.ignoredColumns.length > 0)
    lines.push(`passed over columns: ${recorded.ignoredColumns.join(', ')}`);
  if (recorded.suspicious > 0) lines.push(`${recorded.suspicious} figures look wrong:`);
  for (const { suspicions, ...figure } of recorded.suspected.slice(0, SHOWN)) {
    const area = figure.area === ObservedArea.TOTAL ? '' : ` ${figure.area}`;
    const told = suspicions.map(({ message }) => message).join(' ');
    lines.push(`${figure.indicator} ${figure.region} ${figure.year}${area}: ${figure.printed}. ${told}`);
  }
  if (rejects !== null) lines.push(`the rejected rows are listed in ${rejects}`);
  return lines;
}
