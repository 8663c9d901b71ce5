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

/** Adds up over divisions: 养老服务床位总量. */
const BEDS = 'FJ-2021-IND-15';
const CITY = '350500';
const counties = async () =>
  (
    await dataSource.query<{ code: string }[]>(
      `select c.code from region c join region p on p.id = c.parent_id where p.code = $1 and c.retired_in is null order by 1`,
      [CITY],
    )
  ).map(({ code }) => code);
const beds = (region: string, value: string, given: object = {}) =>
  figure({ indicator: BEDS, region, value, ...given });

const record = (rows: readonly object[], given: Given = {}) => recordRows(dataSource, rows, given);
const flags = async (where = 'o.superseded_at is null') =>
  (await reported(dataSource, where)).flatMap(({ region, year, suspicions }) =>
    (suspicions as { code: string }[]).map(({ code }) => [region, year, code]),
  );

describe('figures that look wrong beside what is there', () => {
  it('are flagged by the other years of the region, recorded before or at once', async () => {
    const years = ['90', '91.2', '91.9', '93.1', '94', '95.1'];
    await record(years.map((value, place) => figure({ year: 2016 + place, value })));
    expect(await flags()).toEqual([]);
    const { value } = await record([figure({ year: 2022, value: '70' })]);
    expect(value).toMatchObject({
      suspicious: 1,
      suspected: [{ region: '350102', year: 2022, printed: '70' }],
    });
    expect(await flags()).toEqual([['350102', 2022, 'OUT_OF_LINE_WITH_HISTORY']]);
  });

  it('are not flagged any more once they are corrected', async () => {
    await record(
      [94, 95, 960].map((value, place) => figure({ indicator: 'FJ-2021-IND-09', year: 2020 + place, value })),
    );
    expect(await flags()).toEqual([['350102', 2022, 'UNIT_SLIP']]);
    await record([figure({ indicator: 'FJ-2021-IND-09', year: 2022, value: 96, reason: '单位有误' })]);
    expect(await flags()).toEqual([]);
  });

  it('are flagged by the divisions of the level in the year', async () => {
    const regions = await counties();
    await record(regions.map((region, place) => figure({ region, value: 94 + (place % 4) })));
    await record([figure({ value: '41' }), figure({ value: '41', region: '350000' })]);
    expect(await flags()).toEqual([['350102', 2022, 'OUT_OF_LINE_WITH_PEERS']]);
  });

  it('are not compared with another area, nor with what was superseded', async () => {
    await record([94, 95, 96].map((value, place) => figure({ year: 2019 + place, value, area: 'RURAL' })));
    await record([figure({ value: '9.5' })]);
    expect(await flags()).toEqual([]);
  });

  it('of plans before are not compared at all: nobody says where those begin anew', async () => {
    const people = (year: number, value: string) => figure({ indicator: 'FJ-2021-IND-07', year, value });
    await record([
      people(2013, '420'),
      people(2014, '560'),
      people(2015, '700'),
      people(2016, '50'),
      people(2017, '290'),
    ]);
    expect(await flags()).toEqual([]);
  });

  it('of a plan are not compared with what added up over the one before', async () => {
    const people = (year: number, value: string) => figure({ indicator: 'FJ-2021-IND-07', year, value });
    await record([people(2019, '700'), people(2020, '800'), people(2021, '75'), people(2022, '150')]);
    expect(await flags()).toEqual([]);
  });
});

describe('a total', () => {
  const sums = async () => (await flags()).filter(([, , code]) => code === 'PARTS_DO_NOT_SUM');

  it('is flagged if its parts, all of them there, do not sum to it', async () => {
    const regions = await counties();
    await record(regions.slice(1).map((region) => beds(region, '1.0')));
    await record([beds(CITY, '20.0')]);
    expect(await sums()).toEqual([]);
    const { value } = await record([beds(regions[0] ?? '', '1.0')]);
    expect(value).toMatchObject({ suspicious: 0 });
    expect(await sums()).toEqual([[CITY, 2022, 'PARTS_DO_NOT_SUM']]);
  });

  it('is flagged no more once a part was corrected, and the sum is right', async () => {
    const regions = await counties();
    await record([...regions.map((region) => beds(region, '1.0')), beds(CITY, `${regions.length + 2}.0`)]);
    expect(await sums()).toEqual([[CITY, 2022, 'PARTS_DO_NOT_SUM']]);
    await record([beds(regions[0] ?? '', '3.0', { reason: '漏报' })]);
    expect(await sums()).toEqual([]);
  });

  it('is the sum of the divisions that were there at the end of the year', async () => {
    // Until 2021 三明市 had 梅列区 and 三元区 where it has one 三元区 now.
    const there = await dataSource.query<{ code: string }[]>(
      `select c.code from region c join region p on p.id = c.parent_id where p.code = '350400' and c.valid_during @> '2020-12-31'::date`,
    );
    expect(there.map(({ code }) => code)).toContain('350402');
    const old = { year: 2020 };
    await record([...there.map(({ code }) => beds(code, '1.0', old)), beds('350400', '30.0', old)]);
    expect(await sums()).toEqual([['350400', 2020, 'PARTS_DO_NOT_SUM']]);
  });
});
