import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import {
  CITATION,
  figure,
  forgetObservations,
  PROVIDER,
  recordRows,
  recordSheet,
  reported,
  type Given,
} from '../../support/recording-lab.js';
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

describe('a file', () => {
  const sheet = (text: string | Buffer, given: Given = {}) => recordSheet(dataSource, text, given);

  it('of one row a figure is read by its Chinese headers', async () => {
    const { value } = await sheet(
      '指标,地区,年份,数值,单位,状态,出处,颜色\nFJ-2021-IND-12,鼓楼区,２０２２,97.5％,％,最终,年鉴（虚构）,红\n',
    );
    expect(value).toMatchObject({ recorded: 1, ignoredColumns: ['颜色'] });
    expect(await all()).toMatchObject([
      { region: '350102', value: '97.5', status: 'FINAL', citation: '年鉴（虚构）', printed: '97.5％' },
    ]);
  });

  it('of one row a division and one column a year is taken for the indicator that is named', async () => {
    const { value, rejections } = await sheet(
      '地区,名称,2020,2021年,２０２２\n350102,鼓楼区,95,—,130\n350103,台江区,,96.5,97\n1,无名,1,2,3\n',
      { defaults: { indicator: 'FJ-2021-IND-12' }, partial: true },
    );
    expect(value).toMatchObject({ rowsRead: 7, recorded: 3, rejected: 4 });
    expect((await all()).map(({ region, year, value: number }) => [region, year, number])).toEqual([
      ['350102', 2020, '95'],
      ['350103', 2021, '96.5'],
      ['350103', 2022, '97'],
    ]);
    expect(rejections.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, '２０２２', 'OUT_OF_BOUNDS'],
      [4, '地区', 'REGION_UNKNOWN'],
    ]);
  });

  it('with two rows for a division names the column of the year, too', async () => {
    const { rejections } = await sheet('地区,2020年\n350102,95\n鼓楼区,96\n', {
      defaults: { indicator: 'FJ-2021-IND-12' },
    });
    expect(rejections).toMatchObject([
      { line: 2, column: '2020年', code: 'DUPLICATE_ROW' },
      { line: 3, column: '2020年', code: 'DUPLICATE_ROW' },
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['with two columns of one year', '地区,2020,2020年\n350102,95,96\n', /"2020" and "2020年"/],
    ['without an indicator', '地区,2020\n350102,95\n', /indicator/],
    ['without values', '指标,地区,年份\nFJ-2021-IND-12,350102,2020\n', /数值/],
    ['beneath a title', '2020年护理型床位占比,\n地区,2020\n350102,95\n', /names no column .* titles/],
    ['that is empty', '', /empty/],
  ])('%s is refused as a whole', async (_, text, told) => {
    await expect(sheet(text)).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      message: told,
      details: { problem: 'HEADER' },
    });
    expect(await batches()).toEqual([]);
  });

  it('of NDJSON is read by the same words, wide rows too', async () => {
    const lines = [
      { 指标: 'FJ-2021-IND-12', 地区: '350102', 年份: 2020, 数值: 95 },
      { 指标: 'FJ-2021-IND-12', 地区: '350103', '2021年': 96 },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const wide = await recordSheet(dataSource, JSON.stringify(lines[1]), {}, 'ndjson');
    expect(wide.value).toMatchObject({ recorded: 1 });
    await expect(recordSheet(dataSource, text, {}, 'ndjson')).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
    });
  });
});

describe('defaults and providers', () => {
  it.each<[string, Given]>([
    ['citation', { defaults: { citation: ' ' } }],
    ['citation', { defaults: { citation: 'x'.repeat(501) } }],
    ['reason', { defaults: { reason: 'a\0b' } }],
    ['provider', { provider: 'a/b' }],
    ['provider', { provider: '' }],
  ])('are refused if they cannot be: %s', async (argument, given) => {
    await expect(record([figure()], given)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument },
    });
  });

  it('hold for rows that do not say otherwise', async () => {
    await record([figure(), figure({ year: 2021, citation: '自己的（虚构）' })]);
    expect((await all()).map(({ year, citation }) => [year, citation])).toEqual([
      [2021, '自己的（虚构）'],
      [2022, CITATION],
    ]);
    expect(PROVIDER).toContain('虚构');
  });
});
