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
import { readDemoProvince } from '../usecases/demo/province.js';
import { FACILITY_COLUMNS, SETTLEMENT_COLUMNS } from '../usecases/demo/rows.js';
import { syntheticSettlements } from '../usecases/demo/settlements.js';
import type { RecordsKind } from '../usecases/importing/record-kinds.js';
import { importDirectory } from '../usecases/import-directory.js';
import { migrateDatabase } from '../usecases/prepare-database.js';
import { operator, RejectFile, runImport, summary, type WithDatabase } from './import.js';

interface Choices {
  readonly facilities: string;
  readonly settlements: string;
  readonly seed: string;
  readonly bad: string;
  readonly write?: string;
}

/** Adds `demo`: a made-up province of any size. */
export function addDemoCommand(program: Command, withDatabase: WithDatabase, packageRoot: string): void {
  program
    .command('demo')
    .description(
      `load made-up facilities and settlements, marked by their source "${DEMO_PROVIDER}", for trials and measurements`,
    )
    .option('--facilities <count>', 'how many facilities', '20000')
    .option('--settlements <count>', 'how many settlements', '2000')
    .option('--seed <number>', 'the same seed makes the same province', '1')
    .option('--bad <share>', 'the share of rows with a fault, 0 to 1, for trying out imports', '0')
    .option(
      '--write <prefix>',
      'write <prefix>facilities.csv and <prefix>settlements.csv instead of loading them',
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
      const wanted = made.filter(({ count }) => count > 0);
      if (choices.write !== undefined)
        for (const { kind, count, csv } of wanted) {
          const path = `${choices.write}${kind.toLowerCase()}.csv`;
          await pipeline(Readable.from(csv(count)), createWriteStream(path));
          console.log(`${path}: ${count} made-up rows`);
        }
      else
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
          return told.join('\n');
        });
    });
}

/** Made-up rows name the kinds and divisions of the seeds. */
async function prepare(dataSource: DataSource, packageRoot: string): Promise<void> {
  await migrateDatabase(dataSource);
  await importDirectory(dataSource, `${packageRoot}/seeds`, { unlessSeen: true });
}
