import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { badInput } from '../domain/errors.js';
import { ImportKind } from '../domain/facilities/import-batch.js';
import { CoordinateSystem } from '../domain/geo/coordinates.js';
import { csvOf } from '../usecases/demo/csv-of.js';
import { DEMO_PROVIDER, demoRecords } from '../usecases/demo/demo-records.js';
import { syntheticFacilities } from '../usecases/demo/facilities.js';
import { MOST_DEMO_YEARS, syntheticObservations } from '../usecases/demo/observations.js';
import { readObservedGround } from '../usecases/demo/observed-ground.js';
import { readDemoProvince, type DemoProvince } from '../usecases/demo/province.js';
import { recordDemo } from '../usecases/demo/record-demo.js';
import {
  FACILITY_COLUMNS,
  OBSERVATION_COLUMNS,
  SETTLEMENT_COLUMNS,
  type ObservationRow,
} from '../usecases/demo/rows.js';
import { syntheticSettlements } from '../usecases/demo/settlements.js';
import type { RecordsKind } from '../usecases/importing/record-kinds.js';
import { importDirectory } from '../usecases/import-directory.js';
import { migrateDatabase } from '../usecases/prepare-database.js';
import { operator, RejectFile, runImport, summary, type WithDatabase } from './import.js';
import { OPERATOR } from './import-observations.js';
import { terminalProgress, untilInterrupted } from './progress.js';

interface Choices {
  readonly facilities: string;
  readonly settlements: string;
  readonly seed: string;
  readonly bad: string;
  readonly observations?: string | true;
  readonly write?: string;
}

/** Of how many years observations are made up if no number is given. */
const OBSERVED_YEARS = 10;

/** Adds `demo`: a made-up province of any size. */
export function addDemoCommand(program: Command, withDatabase: WithDatabase, packageRoot: string): void {
  program
    .command('demo')
    .description(
      `load made-up facilities, settlements and observations, marked by their source "${DEMO_PROVIDER}", for trials and measurements`,
    )
    .option('--facilities <count>', 'how many facilities', '20000')
    .option('--settlements <count>', 'how many settlements', '2000')
    .option(
      '--observations [years]',
      `also observations of all indicators for the last years of their plans, ${OBSERVED_YEARS} if no number is given`,
    )
    .option('--seed <number>', 'the same seed makes the same province', '1')
    .option('--bad <share>', 'the share of rows with a fault, 0 to 1, for trying out imports', '0')
    .option(
      '--write <prefix>',
      'write <prefix>facilities.csv, <prefix>settlements.csv and <prefix>observations.csv instead of loading them',
    )
    .action(async (choices: Choices) => {
      const province = await readDemoProvince(packageRoot);
      const number = (name: 'facilities' | 'settlements' | 'seed' | 'bad', most: number) => {
        const value = Number(choices[name]);
        if (!(value >= 0 && value <= most) || (name !== 'bad' && !Number.isInteger(value)))
          throw badInput(
            `--${name}`,
            `Give a ${name === 'bad' ? 'share' : 'whole number'} from 0 to ${most}; got "${choices[name].slice(0, 40)}".`,
          );
        return value;
      };
      const [seed, bad] = [number('seed', 2 ** 31), number('bad', 1)];
      const made = [
        {
          kind: ImportKind.FACILITIES as RecordsKind,
          count: number('facilities', 20_000_000),
          rows: (count: number) => syntheticFacilities(province, { count, seed, bad }),
          csv: (count: number) =>
            csvOf(FACILITY_COLUMNS, syntheticFacilities(province, { count, seed, bad })),
        },
        {
          kind: ImportKind.SETTLEMENTS as RecordsKind,
          count: number('settlements', 20_000_000),
          rows: (count: number) => syntheticSettlements(province, { count, seed }),
          csv: (count: number) => csvOf(SETTLEMENT_COLUMNS, syntheticSettlements(province, { count, seed })),
        },
      ];
      const observed = await madeObservations(packageRoot, province, choices.observations, seed);
      const wanted = made.filter(({ count }) => count > 0);
      if (choices.write !== undefined) {
        const files = wanted.map(({ kind, count, csv }) => ({
          name: kind.toLowerCase(),
          count,
          text: csv(count),
        }));
        if (observed)
          files.push({
            name: 'observations',
            count: observed.length,
            text: csvOf(OBSERVATION_COLUMNS, observed),
          });
        for (const { name, count, text } of files) {
          const path = `${choices.write}${name}.csv`;
          await pipeline(Readable.from(text), createWriteStream(path));
          console.log(`${path}: ${count} made-up rows`);
        }
      } else
        await withDatabase(async (dataSource) => {
          await prepare(dataSource, packageRoot);
          const told: string[] = [];
          for (const { kind, count, rows } of wanted) {
            const order = {
              ...operator(),
              kind,
              provider: DEMO_PROVIDER,
              synthetic: true,
              coordinates: CoordinateSystem.WGS84,
              dryRun: false,
              prune: false,
              fileName: null,
              records: demoRecords(rows(count)),
            };
            const batch = await runImport(dataSource, order, new RejectFile(null), () => count);
            told.push(`${kind.toLowerCase()}: ${summary(batch, null).join('\n  ')}`);
          }
          if (observed) told.push(await recordAll(dataSource, observed));
          return told.join('\n');
        });
    });
}

/** Made-up observations of so many years; null if none are wanted. */
async function madeObservations(
  packageRoot: string,
  province: DemoProvince,
  wanted: string | true | undefined,
  seed: number,
): Promise<readonly ObservationRow[] | null> {
  if (wanted === undefined) return null;
  const years = wanted === true ? OBSERVED_YEARS : Number(wanted);
  if (!Number.isInteger(years) || years < 1 || years > MOST_DEMO_YEARS)
    throw badInput(
      '--observations',
      `Give a whole number of years from 1 to ${MOST_DEMO_YEARS}; got "${String(wanted).slice(0, 40)}".`,
    );
  return [...syntheticObservations(await readObservedGround(packageRoot, province), { years, seed })];
}

async function recordAll(dataSource: DataSource, rows: readonly ObservationRow[]): Promise<string> {
  const progress = terminalProgress();
  const { signal, release } = untilInterrupted();
  try {
    const { recorded, corrected, unchanged, suspicious } = await recordDemo(
      dataSource,
      rows,
      { actor: OPERATOR, today: operator().today },
      {
        signal,
        progress: (phase, done, of) =>
          progress.show(phase, done, of ?? (phase === 'reading' ? rows.length : null)),
      },
    );
    return `observations: ${rows.length} rows: ${recorded} recorded, ${corrected} corrected, ${unchanged} unchanged, ${suspicious} look wrong`;
  } finally {
    release();
    progress.stop();
  }
}

/** Made-up rows name the kinds and divisions of the seeds. */
async function prepare(dataSource: DataSource, packageRoot: string): Promise<void> {
  await migrateDatabase(dataSource);
  await importDirectory(dataSource, `${packageRoot}/seeds`, { unlessSeen: true });
}
