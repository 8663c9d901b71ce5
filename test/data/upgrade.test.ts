import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { createDataSource } from '../../src/data/data-source.js';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('a database of the first release', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.url).initialize();
    const first = migrations.findIndex(({ name }) => name.startsWith('Revisions'));
    for (let left = migrations.length; left > first; left -= 1) await dataSource.undoLastMigration();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const one = async <T>(text: string): Promise<T> => ((await dataSource.query(text)) as [T])[0];

  it('keeps all it holds when it is brought up to date, and is as if it had been imported now', async () => {
    const before = await one(`select jsonb_agg(to_jsonb(d) order by id) as rows from (
      select id, code, name, aliases, level, position, region_id, source_id from department) d`);
    await dataSource.runMigrations();
    const after = await one(`select jsonb_agg(to_jsonb(d) order by id) as rows from (
      select department_id as id, code, name, aliases, level, position, region_id, source_id from department_revision
      where published_at is not null and valid_during @> '2026-01-01'::date and not abolished) d`);
    expect(after).toEqual(before);
    expect(await importDirectory(dataSource, join(process.cwd(), 'seeds'))).toEqual({
      created: 0,
      changed: 7,
    });
    // 7 divisions are told since when they are.
    expect(
      await one(`select count(*)::integer as given from region where established_in is not null`),
    ).toEqual({
      given: 7,
    });
    expect(await importDirectory(dataSource, join(process.cwd(), 'seeds'))).toEqual({
      created: 0,
      changed: 0,
    });
  });

  it('remembers what it says from its import on', async () => {
    const known = await one<{ revisions: number; remembered: number }>(`select
      (select count(*)::integer from service_revision) + (select count(*)::integer from department_revision)
      + (select count(*)::integer from facility_type_revision) + (select count(*)::integer from indicator_revision) as revisions,
      (select count(*)::integer from validity where recorded_during @> now()) as remembered`);
    expect(known.remembered).toBe(known.revisions);
    expect(known.revisions).toBeGreaterThan(200);
  });
});
