import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { figure, forgetObservations, recordRows, reported, type Given } from '../../support/recording-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
beforeEach(() => forgetObservations(dataSource));
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const record = (rows: readonly object[], given: Given = {}) => recordRows(dataSource, rows, given);
const all = (where?: string) => reported(dataSource, where);
const batches = () =>
  dataSource.query<Record<string, unknown>[]>(
    `select state, created, changed, unchanged, rejected, rows_read as "rowsRead", replaced_regions as "replacedRegions", dry_run as "dryRun", fields
    from import_batch where kind = 'OBSERVATIONS' order by id`,
  );
const events = async () => {
  const [row] = await dataSource.query<{ count: number }[]>(
    `select count(*)::integer as count from change_event where type = 'RECORDS_IMPORTED'`,
  );
  return row?.count ?? 0;
};

describe('rows at fault', () => {
  const good = figure({ region: '350103' });
  const bad = figure({ value: '130' });

  it('keep all others from landing', async () => {
    const { value, problems } = await record([good, bad]);
    expect(value?.batch).toBeNull();
    expect(problems).toMatchObject([
      {
        code: 'INVALID',
        path: ['rows', '1', 'value'],
        message: expect.stringMatching(/^Row 2, value: /) as string,
      },
    ]);
    expect([await all(), await batches()]).toEqual([[], []]);
  });

  it('are left out if the rest is asked for, and kept with the batch', async () => {
    const { value, problems } = await record([good, bad], { partial: true });
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      recorded: 1,
      rejected: 1,
      rejections: [{ line: 2, code: 'OUT_OF_BOUNDS' }],
    });
    expect(await batches()).toMatchObject([{ created: 1, rejected: 1, rowsRead: 2 }]);
    const kept = await dataSource.query(`select line, code from import_rejection where batch_id = $1`, [
      value?.batch,
    ]);
    expect(kept).toEqual([{ line: 2, code: 'OUT_OF_BOUNDS' }]);
  });

  it('are told up to a hundred, and how many more there are', async () => {
    const { problems, rejections } = await record(Array.from({ length: 130 }, () => bad));
    expect(problems).toHaveLength(101);
    expect(problems[100]?.message).toContain('30 more');
    expect(rejections).toHaveLength(130);
  });

  it('that tell of one figure twice are all refused, each naming another', async () => {
    const { rejections, value } = await record([good, figure(), figure({ value: '90' }), figure()], {
      partial: true,
    });
    expect(rejections.map(({ line, code, message }) => [line, code, /line (\d)/.exec(message)?.[1]])).toEqual(
      [
        [2, 'DUPLICATE_ROW', '4'],
        [3, 'DUPLICATE_ROW', '2'],
        [4, 'DUPLICATE_ROW', '2'],
      ],
    );
    expect(value).toMatchObject({ recorded: 1, rejected: 3 });
  });
});

describe('a retired code', () => {
  it('is kept for years in which it was in use, and read as what replaced it after', async () => {
    const { value } = await record([
      figure({ region: '350402', year: 2020 }),
      figure({ region: '350402', year: 2022 }),
    ]);
    expect(value).toMatchObject({ recorded: 2, replacedRegions: 1 });
    expect((await all()).map(({ region, year }) => [region, year]).sort()).toEqual([
      ['350402', 2020],
      ['350404', 2022],
    ]);
    expect(await batches()).toMatchObject([{ replacedRegions: 1 }]);
  });

  it('gives way to a row of what replaced it', async () => {
    const { value, rejections } = await record(
      [figure({ region: '350402' }), figure({ region: '350404', value: '90' }), figure({ region: '350403' })],
      { partial: true },
    );
    expect(
      rejections.map(({ line, column, value: code, code: fault }) => [line, column, code, fault]),
    ).toEqual([
      [1, 'region', '350402', 'REGION_REPLACED'],
      [3, 'region', '350403', 'REGION_REPLACED'],
    ]);
    expect(rejections[0]?.message).toContain('replaced by 350404');
    expect(value).toMatchObject({ recorded: 1 });
    expect(await all()).toMatchObject([{ region: '350404', value: '90' }]);
  });

  it('of two that became one is refused with the one', async () => {
    const { rejections } = await record([figure({ region: '350402' }), figure({ region: '350403' })]);
    expect(rejections.map(({ code }) => code)).toEqual(['REGION_REPLACED', 'REGION_REPLACED']);
  });
});

describe('a dry run', () => {
  it('tells what would be, and leaves nothing but the plan', async () => {
    await record([figure(), figure({ year: 2021 })]);
    const stood = await all();
    const before = await events();
    const rows = [figure({ value: '96', reason: '笔误' }), figure({ year: 2021 }), figure({ year: 2020 })];
    const { value } = await record(rows, { dryRun: true });
    expect(value).toMatchObject({ recorded: 1, corrected: 1, unchanged: 1 });
    expect(await all()).toEqual(stood);
    expect(await events()).toBe(before);
    expect(await batches()).toMatchObject([
      { state: 'DONE' },
      { state: 'PLANNED', created: 1, changed: 1, dryRun: true },
    ]);
    const [{ sample } = { sample: null }] = await dataSource.query<{ sample: unknown }[]>(
      `select sample from import_batch where id = $1`,
      [value?.batch],
    );
    expect(sample).toEqual([
      {
        recordId: 'FJ-2021-IND-12/350102/2022/TOTAL',
        name: '鼓楼区',
        changes: [{ field: 'value', before: '97.5', after: '96' }],
      },
    ]);
    expect((await record(rows)).value).toMatchObject({ recorded: 1, corrected: 1, unchanged: 1 });
  });
});

describe('a recording that is broken off', () => {
  it('while the rows are read leaves nothing', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(record([figure()], { hooks: { signal: stop.signal } })).rejects.toThrow();
    expect([await all(), await batches()]).toEqual([[], []]);
  });

  it('before the end of its transaction leaves nothing', async () => {
    const before = () => {
      throw new Error('the program died');
    };
    await expect(record([figure()], { before })).rejects.toThrow('died');
    expect([await all(), await batches()]).toEqual([[], []]);
  });
});

it('leaves nothing if its connection is killed before the commit', async () => {
  const before = async () => {
    await dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
    );
  };
  await expect(record([figure()], { before })).rejects.toThrow();
  expect([await all(), await batches()]).toEqual([[], []]);
  expect((await record([figure()])).value).toMatchObject({ recorded: 1 });
});
