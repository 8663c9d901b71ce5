/**
 * Imports made-up facilities until it is killed: `node import-until-killed.mjs <database URL> <count>`. Prints a phase and
 * how many rows it has done, as it goes.
 */
import process from 'node:process';
import 'reflect-metadata';
import { loadSource } from './load-source.mjs';

const { createDataSource } = loadSource('src/data/data-source.ts');
const { demoRecords, DEMO_PROVIDER } = loadSource('src/usecases/demo/demo-records.ts');
const { syntheticFacilities } = loadSource('src/usecases/demo/facilities.ts');
const { readDemoProvince } = loadSource('src/usecases/demo/province.ts');
const { importRecords } = loadSource('src/usecases/importing/import-records.ts');

const [, , url, count] = process.argv;
const dataSource = await createDataSource(url).initialize();
const province = await readDemoProvince(process.cwd());
await importRecords(
  dataSource,
  {
    kind: 'FACILITIES',
    provider: DEMO_PROVIDER,
    synthetic: true,
    coordinates: 'WGS84',
    dryRun: false,
    prune: false,
    fileName: null,
    actorKind: 'IMPORT',
    actorSubject: '',
    regions: [],
    today: '2026-11-26',
    records: demoRecords(syntheticFacilities(province, { count: Number(count), seed: 7 })),
  },
  { progress: (phase, done) => process.stdout.write(`${phase} ${done}\n`) },
);
process.stdout.write('done\n');
await dataSource.destroy();
