import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { DEMO_PROVIDER } from '../../src/usecases/demo/demo-records.js';
import { syntheticObservations } from '../../src/usecases/demo/observations.js';
import { readObservedGround, type ObservedGround } from '../../src/usecases/demo/observed-ground.js';
import { readDemoProvince } from '../../src/usecases/demo/province.js';
import { recordDemo } from '../../src/usecases/demo/record-demo.js';
import { ADMIN } from '../support/recording-lab.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const BY = { actor: ADMIN, today: '2026-11-26' };
/** Few years, but enough for a slip of the unit to stand out. */
const YEARS = 5;

let database: TestDatabase;
let dataSource: DataSource;
let ground: ObservedGround;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  ground = await readObservedGround(process.cwd(), await readDemoProvince(process.cwd()));
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const rows = () => syntheticObservations(ground, { years: YEARS, seed: 1 });
const one = async <T>(text: string): Promise<T> => {
  const [row] = await dataSource.query<T[]>(text);
  return row as T;
};

it('made-up observations are recorded by one import, marked as made up, and stand beside what is printed', async () => {
  const before = await one<{ n: number }>('select count(*)::integer as n from observation');
  const recorded = await recordDemo(dataSource, rows(), BY);
  const made = [...rows()].length;
  expect(recorded).toMatchObject({ recorded: made, corrected: 0, unchanged: 0, rejected: 0 });
  const reported = `from observation o join data_provider p on p.id = o.provider_id
    where p.code = '${DEMO_PROVIDER}' and p.synthetic and o.citation like '%虚构%'`;
  expect(
    await one(`select count(*)::integer as n, count(distinct o.batch_id)::integer as batches ${reported}`),
  ).toEqual({
    n: made,
    batches: 1,
  });
  expect(await one('select kind, state, created from import_batch')).toEqual({
    kind: 'OBSERVATIONS',
    state: 'DONE',
    created: made,
  });
  expect(await one('select count(*)::integer as n from observation where source_id is not null')).toEqual(
    before,
  );
  // The unit slips are told, without much else being suspected.
  const slips = await one<{ n: number }>(
    `select count(*)::integer as n ${reported} and o.suspicions @> '[{"code": "UNIT_SLIP"}]'`,
  );
  expect(slips.n).toBeGreaterThan(0);
  expect(recorded.suspicious).toBeLessThan(made / 20);
});

it('made-up observations that are recorded again change nothing', async () => {
  const again = await recordDemo(dataSource, rows(), BY);
  expect(again).toMatchObject({ recorded: 0, corrected: 0, rejected: 0 });
  expect(again.unchanged).toBe(again.rowsRead);
});

it('nothing is recorded if any row is not taken', async () => {
  const count = () => one<{ n: number }>('select count(*)::integer as n from observation');
  const before = await count();
  const [row] = rows();
  if (!row) throw new Error('no row');
  const bad = [
    { ...row, indicator: 'FJ-2018-IND-05', area: 'URBAN', value: '88' },
    { ...row, value: 'NaN' },
  ];
  await expect(recordDemo(dataSource, bad, BY)).rejects.toMatchObject({ code: 'IMPORT_REJECTED' });
  expect(await count()).toEqual(before);
});
