import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beginPublication, publishRevisions } from '../../../src/data/revisions/publish.js';
import { SubjectKind } from '../../../src/domain/content.js';
import { importDirectory } from '../../../src/usecases/import-directory.js';
import { prepareDataSource } from '../../../src/usecases/prepare-database.js';
import { Desk, newDepartment, newService, NEXT_MONTH, source } from '../../support/change-set-desk.js';
import { draft } from '../../support/publications.js';

const SEEDS = resolve(__dirname, '../../../seeds');
const LISTED = '2018-09-11';
const retroactiveReason = '（虚构）更正';

let desk: Desk;
let directories: string[] = [];
beforeAll(async () => {
  desk = await Desk.open();
});
afterEach(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  directories = [];
});
afterAll(() => desk.close());

type Json = Record<string, unknown>;

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'service-directory-published-'));
  directories.push(made);
  return made;
}

/** Imports files of records. Returns the faults, or what was created and changed. */
async function imports(files: Record<string, readonly Json[]>): Promise<unknown> {
  const made = directory();
  for (const [file, records] of Object.entries(files))
    writeFileSync(join(made, file), JSON.stringify({ records }));
  return importDirectory(desk.server.dataSource, made).catch((error: { details?: { faults?: string[] } }) => {
    if (!error.details?.faults) throw error;
    return error.details.faults;
  });
}

const seed = (file: string, code: string): Json => {
  const { records } = JSON.parse(readFileSync(join(SEEDS, file), 'utf8')) as { records: Json[] };
  return records.find((record) => record.code === code) as Json;
};

/** A start of the program with the same records in files that are not the same. */
async function startWithOtherFiles(): Promise<void> {
  const root = directory();
  mkdirSync(join(root, 'seeds'));
  cpSync(SEEDS, join(root, 'seeds'), { recursive: true });
  const file = join(root, 'seeds', 'plans.json');
  writeFileSync(file, `${readFileSync(file, 'utf8')}${' '.repeat(directories.length)}`);
  await prepareDataSource(desk.server.dataSource, root, () => undefined);
}

const UNCHANGED = { created: 0, changed: 0 };

describe('records that are imported again', () => {
  it('do not undo what a change set corrected in a service from its first day on, nor refuse to start', async () => {
    const changeSet = await desk.revision({ audience: '（虚构）更正的对象' }, 'FJ-BPS-003', {
      effectiveOn: LISTED,
    });
    expect((await desk.publish(changeSet, LISTED, { retroactiveReason })).problems).toEqual([]);
    await startWithOtherFiles();
    expect(await importDirectory(desk.server.dataSource, SEEDS)).toEqual(UNCHANGED);
    expect((await desk.service('FJ-BPS-003')).audience).toBe('（虚构）更正的对象');

    const record = seed('services/01-education.json', 'FJ-BPS-003');
    expect(await imports({ 'services.json': [{ ...record, audience: '（虚构）第三种说法' }] })).toEqual([
      'FJ-BPS-003: published and never changed, but the files differ in audience; a change is a new revision',
    ]);
  });

  it('do not publish again what a change set retired from its first day on', async () => {
    const { editor } = desk.people;
    const changeSet = await desk.begin(editor, { effectiveOn: LISTED });
    await desk.draft(editor, 'retireService', { changeSet, code: 'FJ-BPS-004' });
    expect((await desk.publish(changeSet, LISTED, { retroactiveReason })).problems).toEqual([]);
    await startWithOtherFiles();
    expect(await importDirectory(desk.server.dataSource, SEEDS)).toEqual(UNCHANGED);
    expect(await desk.service('FJ-BPS-004')).toBeNull();

    const record = seed('services/01-education.json', 'FJ-BPS-004');
    expect(await imports({ 'services.json': [{ ...record, audience: '（虚构）' }] })).toEqual([
      expect.stringContaining('FJ-BPS-004: published and never changed'),
    ]);
  });

  it('do not undo what a change set corrected in a department; another wording still corrects it', async () => {
    const day = '2019-02-01';
    const record = { ...seed('departments.json', 'FJ-CIVIL-AFFAIRS'), validFrom: day, note: '（虚构）一' };
    const nameOf = async () =>
      (await desk.server.query('{ department(code: "FJ-CIVIL-AFFAIRS") { name note } }')).data.department
        .note as string;
    expect(await imports({ 'departments.json': [record] })).toMatchObject({ created: 1 });
    const { province } = desk.people;
    const changeSet = await desk.begin(province, { effectiveOn: day });
    await desk.draft(province, 'reviseDepartment', {
      changeSet,
      code: 'FJ-CIVIL-AFFAIRS',
      changes: { note: '（虚构）二' },
    });
    expect((await desk.publish(changeSet, day, { retroactiveReason }, province)).problems).toEqual([]);
    expect(await imports({ 'departments.json': [record] })).toEqual(UNCHANGED);
    expect(await nameOf()).toBe('（虚构）二');
    expect(await imports({ 'departments.json': [{ ...record, note: '（虚构）三' }] })).toMatchObject({
      changed: 1,
    });
    expect(await nameOf()).toBe('（虚构）三');
    // What an import replaced, an import may say again; what the change set replaced stays replaced.
    expect(await imports({ 'departments.json': [record] })).toEqual(UNCHANGED);
    expect(await imports({ 'departments.json': [{ ...record, note: '（虚构）二' }] })).toMatchObject({
      changed: 1,
    });
  });
});

it('an import waits for a publication that is under way, and is compared with what it published', async () => {
  const { dataSource } = desk.server;
  const code = 'FJ-BPS-005';
  const record = { ...seed('services/01-education.json', code), validFrom: NEXT_MONTH };
  const publication = dataSource.createQueryRunner();
  await publication.startTransaction();
  let importing: Promise<unknown> | undefined;
  try {
    const instant = await beginPublication(publication.manager);
    const change = { code, beginsOn: NEXT_MONTH, change: { audience: '（虚构）先发布' } };
    const ids = await draft(publication.manager, SubjectKind.SERVICE, change);
    await publishRevisions(publication.manager, SubjectKind.SERVICE, ids, instant);
    importing = imports({ 'services.json': [{ ...record, audience: '（虚构）后导入' }] });
    for (let wait = 0; wait < 200; wait += 1) {
      const waiting: unknown[] = await dataSource.query(
        `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      );
      if (waiting.length > 0) break;
      await new Promise((done) => setTimeout(done, 20));
    }
    await publication.commitTransaction();
  } finally {
    await publication.release();
  }
  expect(await importing).toEqual([expect.stringContaining(`${code}: published and never changed`)]);
});

it('an import is published at one instant, whatever kinds it has', async () => {
  const department = { ...seed('departments.json', 'FJ-HEALTH'), code: 'FJ-INSTANT', name: '（虚构）同刻厅' };
  const type = {
    ...seed('facility-types.json', await firstFacilityType()),
    code: 'INSTANT',
    name: '（虚构）',
  };
  await imports({ 'departments.json': [department], 'facility-types.json': [type] });
  const [row] = await desk.server.dataSource
    .query(`select count(*)::integer as revisions, count(distinct at)::integer as instants from (
    select published_at as at from department_revision where code = 'FJ-INSTANT'
    union all select published_at from facility_type_revision where code = 'INSTANT') r`);
  expect(row).toEqual({ revisions: 2, instants: 1 });
});

const firstFacilityType = async () =>
  (await desk.server.dataSource.query('select code from facility_type order by id limit 1'))[0]
    .code as string;

it('an import does not refer to what is there only as a draft', async () => {
  const { province } = desk.people;
  const changeSet = await desk.begin(province);
  await desk.draft(province, 'addDepartment', {
    changeSet,
    code: 'FJ-DRAFTED',
    content: newDepartment('（虚构）草拟厅'),
  });
  const service = (code: string) => ({
    ...seed('services/01-education.json', 'FJ-BPS-001'),
    code,
    ordinal: 950,
    name: '（虚构）服务',
    validFrom: '2024-01-01',
    responsibilities: [{ department: 'FJ-DRAFTED', role: 'LEAD' }],
  });
  expect(await imports({ 'services.json': [service('FJ-BPS-950')] })).toEqual([
    'FJ-BPS-950: there is no department FJ-DRAFTED',
  ]);
  const department = {
    ...seed('departments.json', 'FJ-HEALTH'),
    code: 'FJ-DRAFTED',
    name: '（虚构）同来厅',
  };
  expect(
    await imports({ 'departments.json': [department], 'services.json': [service('FJ-BPS-950')] }),
  ).toMatchObject({ changed: 0 });
  expect(await desk.service('FJ-BPS-950', '', 'responsibilities { department { name } }')).toEqual({
    responsibilities: [{ department: { name: '（虚构）同来厅' } }],
  });
});

it('an import does not change an edition that is there', async () => {
  const edition = { code: 'FJ-BPS-2026', name: '（虚构）2026年清单', document: 'FJ-2018-ACTION-PLAN' };
  const changeSet = await desk.begin(desk.people.editor, { edition, source: source('（虚构）依据') });
  await desk.draft(desk.people.editor, 'addService', {
    changeSet,
    code: 'FJ-BPS-901',
    content: newService(),
  });
  expect((await desk.publish(changeSet)).problems).toEqual([]);
  const record = { ...edition, effectiveOn: NEXT_MONTH, source: source('（虚构）依据') };
  expect(await imports({ 'editions.json': [record] })).toEqual(UNCHANGED);
  for (const [field, value] of [
    ['name', '（虚构）另一清单'],
    ['effectiveOn', '2027-01-01'],
    ['document', 'FJ-2021-PLAN'],
  ] as const)
    expect(await imports({ 'editions.json': [{ ...record, [field]: value }] })).toEqual([
      `FJ-BPS-2026: an edition that is there, but the files differ in ${field}`,
    ]);
});
