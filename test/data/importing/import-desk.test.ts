import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { UnitOfWork } from '../../../src/data/unit-of-work.js';
import { ActorKind, Role } from '../../../src/domain/access.js';
import { ImportKind } from '../../../src/domain/facilities/import-batch.js';
import { CoordinateSystem } from '../../../src/domain/geo/coordinates.js';
import { ImportDesk } from '../../../src/usecases/importing/import-desk.js';
import { forgetImports, recordsOf } from '../../support/import-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/upload-lab.js';

const FILE = 'id,name,type,region\nA1,示例,KINDERGARTEN,350102\n';
const ATTEMPT = {
  actor: {
    kind: ActorKind.PERSON,
    subject: 'admin@example',
    roles: new Set([Role.ADMINISTRATOR]),
    departments: [],
    regions: [],
  },
  origin: '127.0.0.1',
  action: 'importFacilities',
};

let database: TestDatabase;
let dataSource: DataSource;
let desk: ImportDesk;
let failures: Error[];
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});
beforeEach(async () => {
  await forgetImports(dataSource);
  failures = [];
  desk = new ImportDesk({
    dataSource,
    write: new UnitOfWork(dataSource),
    now: () => new Date('2026-11-26T08:00:00Z'),
    failed: (error) => void failures.push(error as Error),
    retryAfter: 20,
  });
});
afterEach(() => desk.stop());
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const wanted = (provider = '甲局（虚构）') => ({
  kind: ImportKind.FACILITIES as const,
  provider,
  coordinates: CoordinateSystem.WGS84,
  dryRun: false,
  prune: false,
  fileName: null,
  records: recordsOf(FILE),
});
const states = async () =>
  (await dataSource.query<{ state: string }[]>('select state from import_batch order by id')).map(
    ({ state }) => state,
  );
const failing = (on: boolean) =>
  dataSource.query(
    on
      ? `create function fail_once() returns trigger language plpgsql as $$ begin raise exception 'out of order'; end $$;
         create trigger fail_once before insert on facility execute function fail_once()`
      : `drop trigger fail_once on facility; drop function fail_once`,
  );

describe('the import desk', () => {
  it('tries again what could not be carried out, until it is', async () => {
    await failing(true);
    const { value } = await desk.receive(ATTEMPT, wanted());
    expect(value).toMatchObject({ state: 'APPLYING' });
    await until('it fails twice', () => Promise.resolve(failures.length >= 2));
    expect(failures[0]?.message).toBe('out of order');
    expect(await states()).toEqual(['APPLYING']);
    await failing(false);
    await until('it is carried out', async () => (await states())[0] === 'DONE');
  });

  it('tries again what it could not carry out for whoever waited, and tells them', async () => {
    await failing(true);
    await expect(desk.carryOut(ATTEMPT, wanted())).rejects.toThrow('out of order');
    await failing(false);
    await until('it is carried out', async () => (await states())[0] === 'DONE');
  });

  it('gives back the place of an import that ended, however it did', async () => {
    for (const provider of ['a/b', 'a/b', 'a/b'])
      await expect(desk.carryOut(ATTEMPT, wanted(provider))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    for (const provider of ['甲', '乙', '丙'])
      expect(await desk.carryOut(ATTEMPT, wanted(provider))).toMatchObject({ value: { state: 'DONE' } });
    for (const provider of ['甲', '乙', '丙']) {
      await desk.receive(ATTEMPT, wanted(provider));
      await until('it is carried out', async () => (await states()).every((state) => state === 'DONE'));
    }
  });

  it('takes nothing in once it is stopped', async () => {
    await desk.stop();
    await expect(desk.receive(ATTEMPT, wanted())).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await states()).toEqual([]);
  });
});
