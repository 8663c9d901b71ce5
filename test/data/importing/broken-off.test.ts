import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { DomainError } from '../../../src/domain/errors.js';
import { DEMO_PROVIDER, demoRecords } from '../../../src/usecases/demo/demo-records.js';
import { syntheticFacilities } from '../../../src/usecases/demo/facilities.js';
import { readDemoProvince, type DemoProvince } from '../../../src/usecases/demo/province.js';
import { finishLeftImports, importRecords } from '../../../src/usecases/importing/import-records.js';
import type { ImportHooks } from '../../../src/usecases/importing/receive.js';
import { forgetImports, importedState, importText, order } from '../../support/import-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const COUNT = 45_000;
const TODAY = '2026-11-26';

let database: TestDatabase;
let dataSource: DataSource;
let province: DemoProvince;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  province = await readDemoProvince(process.cwd());
});
beforeEach(() => forgetImports(dataSource));
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const rows = () => demoRecords(syntheticFacilities(province, { count: COUNT, seed: 7 }));
const importAll = (hooks: ImportHooks = {}) =>
  importRecords(
    dataSource,
    order('', { provider: DEMO_PROVIDER, synthetic: true, records: rows() } as never),
    hooks,
  );
const states = () =>
  dataSource.query<object[]>(
    `select state, rows_read as read, created, error_code as error from import_batch order by id`,
  );
const waiting = () => dataSource.query<object[]>(`select from pg_class where relname like 'staged_import%'`);

/** Runs the import in a program of its own, and kills it when it says so. */
async function killedWhen(line: (text: string) => boolean): Promise<void> {
  const child = spawn(
    process.execPath,
    ['test/support/import-until-killed.mjs', database.url, String(COUNT)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said: string[] = [];
  const soon = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (text) => {
      said.push(text);
      if (line(text)) resolve();
    });
  });
  await Promise.race([soon, once(child, 'exit')]);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(said).not.toContain('done');
}

/** The database lets go of a dead program's lock when it has done what that asked last. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !(error instanceof DomainError) || error.details.problem !== 'BUSY') throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

let whole: Awaited<ReturnType<typeof importedState>>['capacities'];
const check = async () => {
  const { facilities, capacities } = await importedState(dataSource);
  expect(facilities).toHaveLength(COUNT);
  whole ??= capacities;
  expect(capacities).toEqual(whole);
  expect(await waiting()).toEqual([]);
};

it('killed while the rows are read, has changed nothing, and the next import does it all', async () => {
  await killedWhen((text) => text === 'reading 20000');
  expect(await dataSource.query('select from facility')).toEqual([]);
  expect(await eventually(() => importAll())).toMatchObject({ state: 'DONE', created: COUNT });
  expect(await states()).toMatchObject([{ state: 'FAILED', error: 'INTERRUPTED' }, { state: 'DONE' }]);
  await check();
}, 120_000);

it('killed while the rows are carried out, leaves whole rows, and goes on from there', async () => {
  await killedWhen((text) => text.startsWith('applying 20000'));
  const [{ done }] = (await dataSource.query(`select count(*)::integer as done from facility`)) as [
    { done: number },
  ];
  expect(done % 20_000).toBe(0);
  expect(done).toBeGreaterThan(0);
  for (let left = 100; left > 0 && (await finishLeftImports(dataSource, TODAY)) === 0; left -= 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await states()).toEqual([{ state: 'DONE', read: COUNT, created: COUNT, error: null }]);
  await check();
  expect(await importAll()).toMatchObject({ created: 0, changed: 0, unchanged: COUNT });
}, 120_000);

it('stopped between two steps, is finished by the next import of the provider before that begins', async () => {
  const controller = new AbortController();
  const stopped = await importAll({
    signal: controller.signal,
    progress: (phase) => phase === 'applying' && controller.abort(),
  });
  expect(stopped).toMatchObject({ state: 'APPLYING', created: 20_000 });
  expect(await importAll()).toMatchObject({ state: 'DONE', created: 0, unchanged: COUNT });
  expect(await states()).toMatchObject([{ state: 'DONE', created: COUNT }, { state: 'DONE' }]);
  await check();
}, 120_000);

it('stopped while the rows are read, has changed nothing', async () => {
  const controller = new AbortController();
  const importing = importAll({ signal: controller.signal, progress: () => controller.abort() });
  await expect(importing).rejects.toThrow();
  expect(await states()).toMatchObject([{ state: 'FAILED', error: 'INTERRUPTED' }]);
  expect(await dataSource.query('select from facility')).toEqual([]);
  expect(await waiting()).toEqual([]);
});

it('says so if the waiting rows were lost, and takes the file anew', async () => {
  const controller = new AbortController();
  await importAll({
    signal: controller.signal,
    progress: (phase) => phase === 'applying' && controller.abort(),
  });
  const [{ table }] = (await dataSource.query(
    `select relname as table from pg_class where relname like 'staged_import%' and relkind = 'r'`,
  )) as [{ table: string }];
  await dataSource.query(`truncate ${table}`); // as a database does to what it has not logged, when it recovers
  await finishLeftImports(dataSource, TODAY);
  expect(await states()).toMatchObject([{ state: 'FAILED', error: 'INTERRUPTED', created: 20_000 }]);
  expect(await importAll()).toMatchObject({ created: COUNT - 20_000, unchanged: 20_000 });
  await check();
}, 120_000);

it('lets one import of a provider go on at a time, and others’ beside it', async () => {
  const [held, begun] = [new EventEmitter(), new EventEmitter()];
  const reading = once(begun, 'reading');
  const first = importRecords(
    dataSource,
    order('', {
      records: (async function* () {
        const released = once(held, 'released');
        begun.emit('reading');
        await released;
        yield* order('id,name,type,region\nA1,示例,KINDERGARTEN,350102\n').records;
      })(),
    } as never),
  );
  await reading;
  const row = 'id,name,type,region\nB1,示例,KINDERGARTEN,350102\n';
  await expect(importText(dataSource, row)).rejects.toMatchObject({ details: { problem: 'BUSY' } });
  expect((await importText(dataSource, row, { provider: '乙局（虚构）' })).batch).toMatchObject({
    created: 1,
  });
  held.emit('released');
  expect(await first).toMatchObject({ created: 1 });
});
