import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { createDataSource } from '../../src/data/data-source.js';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { SubjectKind } from '../../src/domain/content.js';
import { localTargetCode } from '../../src/domain/local-target.js';
import { Desk, newDepartment, newService } from '../support/change-set-desk.js';
import { localTarget } from '../support/local-contents.js';
import { publish } from '../support/publications.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

async function undoToFirstRelease(dataSource: DataSource): Promise<void> {
  const first = migrations.findIndex(({ name }) => name.startsWith('Revisions'));
  for (let left = migrations.length; left > first; left -= 1) await dataSource.undoLastMigration();
}

describe('a database of the first release', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.url).initialize();
    await undoToFirstRelease(dataSource);
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
      created: 81 + 159 + 47,
      changed: 7,
    });
    // 81 audiences are read as rules, and 7 divisions are told since when they are; 159 are facts of kinds of facility,
    // facilities that the documents name, and these documents as providers; 47 say how indicators are read and worked out.
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

  it('has told what it observed since its first import', async () => {
    expect(
      await one(`select count(*)::integer as others from observation
        where recorded_at <> (select min(imported_at) from import_run) or superseded_at is not null or area <> 'TOTAL'`),
    ).toEqual({ others: 0 });
  });

  it('remembers what it says from its import on', async () => {
    const known = await one<{ revisions: number; remembered: number }>(`select
      (select count(*)::integer from service_revision) + (select count(*)::integer from department_revision)
      + (select count(*)::integer from facility_type_revision) + (select count(*)::integer from indicator_revision)
      + (select count(*)::integer from eligibility_rule_revision) as revisions,
      (select count(*)::integer from validity where recorded_during @> now()) as remembered`);
    expect(known.remembered).toBe(known.revisions);
    expect(known.revisions).toBeGreaterThan(200);
  });
});

describe('a database in use', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let before: Standing;

  const TODAY = `(now() at time zone 'Asia/Shanghai')::date`;
  type Standing = Awaited<ReturnType<typeof standing>>;

  /** What is in force today, as far as the first release could say it. */
  async function standing() {
    const rows = (text: string) => dataSource.query(text) as Promise<Record<string, unknown>[]>;
    const inForce = `r.published_at is not null and r.valid_during @> ${TODAY}`;
    return {
      services: await rows(`select r.code, r.name, r.audience, r.standard, (
          select jsonb_agg(d.code || ' ' || p.role order by p.position) from responsibility p join department d on d.id = p.department_id where p.service_id = r.id
        ) as who, (select count(*)::integer from standard_figure f where f.service_id = r.id) as figures,
        (select f.mode from funding_rule f where f.service_id = r.id) as mode
        from service_revision r where ${inForce} order by code`),
      departments: await rows(
        `select r.code, r.name, r.aliases, r.level, r.position from department_revision r where ${inForce} and not abolished order by code`,
      ),
      facilityTypes: await rows(
        `select r.code, r.name from facility_type_revision r where ${inForce} order by code`,
      ),
      indicators: await rows(
        `select r.code, r.name, r.ordinal from indicator_revision r where ${inForce} order by code`,
      ),
      found: await rows(`select s.kind, s.original, r.code from search_text s join (
          select 'SERVICE' as kind, id, code from service_revision r where ${inForce}
          union all select 'DEPARTMENT', id, code from department_revision r where ${inForce} and not abolished
          union all select 'INDICATOR', id, code from indicator_revision r where ${inForce}
        ) r on r.kind = s.kind and r.id = s.subject_id order by 1, 3, 2`),
    };
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.url).initialize();
    const desk = await Desk.open({ database });
    const { province } = desk.people;
    const changeSet = await desk.begin(province);
    await desk.draft(province, 'addDepartment', {
      changeSet,
      code: 'FJ-DRAFTED',
      content: newDepartment('（虚构）草拟厅'),
    });
    const lead = [{ department: 'FJ-DRAFTED', role: 'LEAD' }];
    const content = newService({ responsibilities: lead });
    await desk.draft(province, 'addService', { changeSet, code: 'FJ-BPS-901', content });
    await desk.draft(province, 'reviseDepartment', {
      changeSet,
      code: 'FJ-JUSTICE',
      changes: { abolished: true, successors: ['FJ-DRAFTED'] },
    });
    await desk.draft(province, 'reviseIndicator', {
      changeSet,
      code: await aCode('indicator'),
      changes: { name: '（虚构）草拟指标', dataDepartment: 'FJ-DRAFTED' },
    });
    const target = localTarget();
    await desk.draft(province, 'addLocalTarget', {
      changeSet,
      code: localTargetCode(target),
      content: target,
    });
    await desk.draft(province, 'reviseFacilityType', {
      changeSet,
      code: await aCode('facility_type'),
      changes: { name: '（虚构）草拟设施' },
    });
    await desk.revision({ audience: '' }, 'FJ-BPS-003');
    await desk.close();

    const { DEPARTMENT, SERVICE, INDICATOR, FACILITY_TYPE } = SubjectKind;
    const renamed = { code: 'FJ-CIVIL-AFFAIRS', beginsOn: '2020-01-01', change: { name: '（虚构）改名厅' } };
    await publish(dataSource, DEPARTMENT, renamed);
    await publish(dataSource, DEPARTMENT, {
      ...renamed,
      beginsOn: '2999-01-01',
      change: { name: '（虚构）将改名' },
    });
    const abolished = { code: 'FJ-HEALTH', beginsOn: '2020-01-01' };
    const { name } = await one<{ name: string }>(
      `select name from department_revision where code = 'FJ-HEALTH'`,
    );
    await publish(dataSource, DEPARTMENT, {
      ...abolished,
      change: { abolished: true, successors: ['FJ-EDUCATION', 'FJ-CIVIL-AFFAIRS'] },
    });
    const namesake = { code: 'FJ-HEALTH-NEW', like: 'FJ-HEALTH', beginsOn: '2020-01-01' };
    await publish(dataSource, DEPARTMENT, {
      ...namesake,
      change: { name, abolished: false, successors: [] },
    });
    await publish(dataSource, SERVICE, {
      code: 'FJ-BPS-004',
      beginsOn: '2018-09-11',
      change: { audience: '（虚构）更正' },
    });
    const led = { responsibilities: [{ department: 'FJ-HEALTH-NEW', role: 'LEAD' }] };
    await publish(dataSource, SERVICE, { code: 'FJ-BPS-005', beginsOn: '2020-01-01', change: led });
    await publish(dataSource, SERVICE, { code: 'FJ-BPS-006', beginsOn: '2999-01-01', change: led });

    // Another takes the place of what has ended.
    const [indicator, type] = [await aCode('indicator'), await aCode('facility_type')];
    await end('indicator', indicator);
    await end('facility_type', type);
    const later = { beginsOn: '2021-01-01' };
    await publish(dataSource, INDICATOR, { ...later, code: 'NEW-INDICATOR', like: indicator });
    await publish(dataSource, FACILITY_TYPE, { ...later, code: 'NEW-TYPE', like: type });
    before = await standing();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const one = async <T>(text: string): Promise<T> => ((await dataSource.query(text)) as [T])[0];
  const aCode = async (table: string) =>
    (await one<{ code: string }>(`select code from ${table} order by id limit 1`)).code;
  const end = (table: string, code: string) =>
    dataSource.query(
      `update ${table}_revision set valid_during = daterange(null, '2021-01-01') where code = '${code}' and published_at is not null`,
    );

  it('goes back to the first release and up again with what is in force today', async () => {
    await undoToFirstRelease(dataSource);
    const names = await dataSource.query(
      `select code, name from department where code like 'FJ-HEALTH%' or code = 'FJ-CIVIL-AFFAIRS' order by code`,
    );
    const { name } = before.departments.find(({ code }) => code === 'FJ-HEALTH-NEW') as { name: string };
    expect(names).toEqual([
      { code: 'FJ-CIVIL-AFFAIRS', name: '（虚构）改名厅' },
      { code: 'FJ-HEALTH', name: `${name}（FJ-HEALTH）` },
      { code: 'FJ-HEALTH-NEW', name },
    ]);
    expect(
      await one(`select count(*)::integer as drafted from department where code = 'FJ-DRAFTED'`),
    ).toEqual({ drafted: 0 });
    await dataSource.runMigrations();
    // The first release knows nothing that ended but services: a department or an indicator is there for good.
    const ended = new Set(['FJ-HEALTH', await aCode('indicator')]);
    const after = await standing();
    const living = <T extends { readonly code?: unknown }>(rows: readonly T[]) =>
      rows.filter(({ code }) => !ended.has(code as string));
    expect(after.services).toEqual(before.services);
    expect(living(after.departments)).toEqual(before.departments);
    expect(after.facilityTypes).toEqual(before.facilityTypes);
    expect(living(after.indicators)).toEqual(before.indicators);
    expect(living(after.found)).toEqual(before.found);
  });
});
