import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { createDataSource } from '../../src/data/data-source.js';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const SEEDS = join(process.cwd(), 'seeds');
const seed = <T>(kind: string): T[] =>
  (JSON.parse(readFileSync(join(SEEDS, `${kind}.json`), 'utf8')) as { records: T[] }).records;

let database: TestDatabase;
let dataSource: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
afterEach(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const load = () => importDirectory(dataSource, SEEDS);

/** All facts, with what they refer to by code. */
const facts = async () => {
  const [row] = (await dataSource.query(`select
    (select jsonb_agg(jsonb_build_array(t.code, s.position, s.level, s.at_least, s.within_minutes, s.total, s.words) order by t.code, s.position)
      from facility_standard s join facility_type t on t.id = s.facility_type_id) as standards,
    (select jsonb_agg(jsonb_build_array(t.code, s.code, o.note) order by t.code, o.position)
      from facility_type_offer o join facility_type t on t.id = o.facility_type_id join service s on s.id = o.service_id) as offers,
    (select jsonb_agg(jsonb_build_array(t.code, c.unit, c.population, i.code, c.per_thousand) order by t.code, i.code)
      from capacity_indicator c join facility_type t on t.id = c.facility_type_id join indicator i on i.id = c.indicator_id) as indicators,
    (select jsonb_agg(jsonb_build_array(p.code, f.record_id, f.name, t.code, r.code, f.status, f.longitude) order by p.code, f.record_id)
      from facility f join data_provider p on p.id = f.provider_id join facility_type t on t.id = f.type_id
        join region r on r.id = f.region_id where not p.synthetic) as facilities`)) as [
    Record<'standards' | 'offers' | 'indicators' | 'facilities', unknown[][]>,
  ];
  return row;
};

describe('the facts of kinds of facility', () => {
  it('are in the database as the files say, and stay as they are when loaded again', async () => {
    const before = await facts();
    expect(before.standards).toHaveLength(seed('facility-standards').length);
    expect(before.offers).toHaveLength(seed('facility-offers').length);
    expect(before.indicators).toHaveLength(
      seed<{ facilityTypes: string[] }>('capacity-indicators').flatMap((row) => row.facilityTypes).length,
    );
    expect(before.facilities).toHaveLength(seed('named-facilities').length);
    expect(before.standards).toContainEqual([
      'COUNTY-DESTITUTE-CARE',
      1,
      'COUNTY',
      1,
      null,
      null,
      '每个县（市、区）至少建有1所以失能、部分失能特困人员专业照护为主的县级供养服务设施',
    ]);
    expect(before.indicators).toContainEqual(['NURSERY', 'PLACE', 'TOTAL', 'FJ-2021-IND-01', true]);
    expect(before.facilities).toContainEqual([
      'FJ-2021-PLAN',
      'putian-university',
      '莆田学院附属医院',
      'REGIONAL-MEDICAL-CENTRE',
      '350300',
      null,
      null,
    ]);
    expect(await load()).toEqual({ created: 0, changed: 0 });
    expect(await facts()).toEqual(before);
  });

  it('come to a database of the release before with its next import', async () => {
    const before = await facts();
    const first = migrations.findIndex(({ name }) => name.startsWith('Imports1800000000345'));
    for (let left = migrations.length; left > first; left -= 1) await dataSource.undoLastMigration();
    await dataSource.runMigrations();
    const { standards, offers, indicators, facilities } = before;
    const providers = 2;
    const ofIndicators = ['indicator-readings', 'indicator-derivations'].flatMap((kind) => seed(kind));
    expect(await load()).toEqual({
      created: [standards, offers, indicators, facilities, ofIndicators].flat().length + providers,
      changed: 0,
    });
    expect(await facts()).toEqual(before);
  });

  it('are made just those of the files again where they differ', async () => {
    const before = await facts();
    await dataSource.query(`delete from facility_standard where level = 'COUNTY'`);
    await dataSource.query(`update facility_type_offer set note = '（虚构）'`);
    await dataSource.query(`update capacity_indicator set per_thousand = not per_thousand`);
    expect((await load()).changed).toBeGreaterThan(0);
    expect(await facts()).toEqual(before);
  });
});

describe('the facilities that the documents name', () => {
  const nameOf = async (recordId: string) =>
    (
      (await dataSource.query(`select name, search::text from facility where record_id = $1`, [
        recordId,
      ])) as [{ name: string; search: string }]
    )[0];

  it('have no place, and are found by parts of their names', async () => {
    const found = (await dataSource.query(
      `select f.record_id as code from facility f join data_provider p on p.id = f.provider_id
      where not p.synthetic and f.search @@ $1::tsquery order by 1`,
      [`'华山'`],
    )) as { code: string }[];
    expect(found.map(({ code }) => code)).toEqual(['huashan-fujian']);
    const [{ placed }] = (await dataSource.query(
      `select count(spot)::integer as placed from facility f join data_provider p on p.id = f.provider_id where not p.synthetic`,
    )) as [{ placed: number }];
    expect(placed).toBe(0);
  });

  it('are corrected by the files, until an import has told something of them', async () => {
    const other = `（虚构）改名`;
    await dataSource.query(
      `update facility set name = $1 where record_id in ('huaxi-fujian', 'sanming-first')`,
      [other],
    );
    await dataSource.query(
      `update facility set authorities = '{"name": 1}' where record_id = 'sanming-first'`,
    );
    expect(await load()).toEqual({ created: 0, changed: 1 });
    expect((await nameOf('huaxi-fujian')).name).toBe('四川大学华西医院福建医院');
    expect((await nameOf('sanming-first')).name).toBe(other);
  });

  it('keep what an import gave them besides when the files are loaded again', async () => {
    await dataSource.query(
      `update facility set address = '（虚构）路1号', phone = '0591-20000001' where record_id = 'huaxi-fujian'`,
    );
    expect(await load()).toEqual({ created: 0, changed: 0 });
  });
});
