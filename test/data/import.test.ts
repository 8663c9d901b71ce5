import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { Reader } from '../../src/data/reader.js';
import { searchPage } from '../../src/data/search.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { Tables } from '../../src/data/table.js';
import { DomainError } from '../../src/domain/errors.js';
import { SearchKind } from '../../src/domain/search-text.js';
import { PublicService } from '../../src/entities/public-service.js';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { createTestDatabase, prepareDatabase, type TestDatabase } from '../support/test-database.js';

const SEEDS = resolve(__dirname, '../../seeds');

let database: TestDatabase;
let dataSource: DataSource;
let pool: pg.Pool;
let directories: string[];

beforeEach(async () => {
  directories = [];
  await open({});
});
afterEach(async () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  await close();
});

async function open(options: { empty?: boolean }): Promise<void> {
  database = await createTestDatabase(options);
  dataSource = await createDataSource(database.url).initialize();
  pool = createReadPool({ url: database.url, size: 2, connectTimeout: 5_000, statementTimeout: 10_000 });
}

async function close(): Promise<void> {
  await pool?.end();
  await dataSource?.destroy();
  await database?.drop();
}

type Json = Record<string, unknown>;
const seed = (file: string, code: string): Json => {
  const { records } = JSON.parse(readFileSync(join(SEEDS, file), 'utf8')) as { records: Json[] };
  const found = records.find((record) => record.code === code);
  if (!found) throw new Error(`${file} has no ${code}`);
  return found;
};

/** What the fixtures cite: nobody may take them for what the province published. */
const INVENTED = { document: 'TEST-INVENTED', place: '测试', quote: '测试虚构，非原文' };
const DOCUMENT = { code: 'TEST-INVENTED', title: '测试虚构文件', note: '测试虚构，非原文' };

/** A directory of record files: a list of records as JSON, a text as it is. */
function fixture(files: Record<string, readonly Json[] | string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'service-directory-import-'));
  directories.push(directory);
  const all = { 'documents.json': [DOCUMENT], ...files };
  for (const [file, content] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(
      join(directory, file),
      typeof content === 'string' ? content : JSON.stringify({ records: content }),
    );
  }
  return directory;
}

const SERVICE = 'FJ-BPS-001';
const OLD_WORDS = '免费提供教科书';
const NEW_WORDS = '虚构的麒麟校车';

/** An invented later revision of a service of the list. */
const revised = (changes: Json = {}): Json => ({
  ...seed('services/01-education.json', SERVICE),
  standard: `${NEW_WORDS}每学年接送200次。`,
  note: INVENTED.quote,
  validFrom: '2024-03-01',
  source: INVENTED,
  ...changes,
});
const region = (code: string, level: string, parent: string, changes: Json = {}): Json => ({
  code,
  name: `虚构${code}`,
  level,
  parent,
  source: INVENTED,
  ...(level === 'TOWNSHIP' ? { kind: 'TOWN' } : {}),
  ...changes,
});
const department = (changes: Json = {}): Json => ({
  ...seed('departments.json', 'FJ-CIVIL-AFFAIRS'),
  source: INVENTED,
  ...changes,
});
const indicator = (changes: Json = {}): Json => ({
  code: 'TEST-IND-01',
  plan: 'FJ-2021-PLAN',
  domain: 'EDUCATION',
  ordinal: 999,
  name: '虚构指标',
  cumulative: false,
  source: INVENTED,
  targets: [{ year: 2025, comparator: 'AT_LEAST', value: '9', printed: '9', source: INVENTED }],
  observations: [
    {
      year: 2020,
      region: '350000',
      comparator: 'EQUAL',
      value: '8',
      printed: '8',
      status: 'FINAL',
      source: INVENTED,
    },
  ],
  ...changes,
});

/** Every row of every table; with the transaction that wrote it, so that a row written anew is seen too. */
async function everything(on = dataSource): Promise<Record<string, string[]>> {
  const tables: { name: string }[] = await on.query(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows: { row: string }[] = await on.query(
      `select xmin::text || ' ' || to_jsonb(t)::text as row from "${name}" t order by 1`,
    );
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}

/** The rows that are there only before or only after; short, where a comparison of everything would fill the screen. */
function differing(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return Object.keys({ ...before, ...after }).flatMap((table) => {
    const [old, now] = [new Set(before[table]), new Set(after[table])];
    const lost = [...old].filter((row) => !now.has(row)).map((row) => `- ${table} ${row.slice(0, 200)}`);
    const added = [...now].filter((row) => !old.has(row)).map((row) => `+ ${table} ${row.slice(0, 200)}`);
    return [...lost, ...added].slice(0, 5);
  });
}

const counts = (contents: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(contents).map(([table, rows]) => [table, rows.length]));

/** Why an import is rejected, after a look that nothing of it was kept. */
async function rejection(files: Record<string, readonly Json[] | string>): Promise<string> {
  const before = await everything();
  const error = await importDirectory(dataSource, fixture(files)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(differing(before, await everything())).toEqual([]);
  if (!(error instanceof DomainError)) throw error ?? new Error('it was accepted');
  expect(error.code).toBe('IMPORT_REJECTED');
  const faults = error.details.faults as string[];
  for (const fault of faults) expect(error.message).toContain(fault);
  return faults.join('\n');
}

const readAsOf = (fields: string[], day: string, code = SERVICE) =>
  new Reader(new Tables(dataSource), new PoolSql(pool), day).one(
    PublicService,
    { fields: new Set(fields), nested: new Map() },
    'code',
    code,
  );

const found = async (text: string, asOf: string) => {
  const { hits } = await searchPage(new PoolSql(pool), { text, asOf });
  const rows: { code: string }[] = await dataSource.query(
    'select code from service_revision where id = any($1) order by code',
    [hits.filter(({ kind }) => kind === 'SERVICE').map(({ subjectId }) => subjectId)],
  );
  return rows.map(({ code }) => code);
};

describe('the seeds', () => {
  it('imported again change nothing: no row is added, none is written anew', async () => {
    const before = await everything();
    expect(counts(before)).toMatchObject({ service_revision: 81, import_run: 1 });
    expect(await importDirectory(dataSource, SEEDS)).toEqual({ created: 0, changed: 0 });
    expect(differing(before, await everything())).toEqual([]);
  });

  it('are not even compared when they were seen', async () => {
    await importDirectory(
      dataSource,
      fixture({ 'departments.json': [{ ...seed('departments.json', 'FJ-FINANCE'), name: '后来改的名' }] }),
    );
    const before = await everything();
    expect(await importDirectory(dataSource, SEEDS, { unlessSeen: true })).toEqual({
      created: 0,
      changed: 0,
    });
    expect(differing(before, await everything())).toEqual([]);
    expect(await importDirectory(dataSource, SEEDS)).toEqual({ created: 0, changed: 1 });
  });

  it('are compared when a file of them has changed, whatever was seen', async () => {
    const copy = fixture({ 'documents.json': readFileSync(join(SEEDS, 'documents.json'), 'utf8') });
    await importDirectory(dataSource, copy, { unlessSeen: true });
    await dataSource.query(`update document set title = '后来改的题' where code = 'FJ-2021-PLAN'`);
    expect(await importDirectory(dataSource, copy, { unlessSeen: true })).toEqual({ created: 0, changed: 0 });
    writeFileSync(join(copy, 'documents.json'), `${readFileSync(join(copy, 'documents.json'), 'utf8')} `);
    expect(await importDirectory(dataSource, copy, { unlessSeen: true })).toEqual({ created: 0, changed: 1 });
  });

  // What every start of the program does.
  it('leave alone at the next start what was imported after them', async () => {
    await importDirectory(
      dataSource,
      fixture({ 'services.json': [revised()], 'departments.json': [department({ name: '虚构厅' })] }),
    );
    const before = await everything();
    await prepareDatabase(database.url);
    expect(differing(before, await everything())).toEqual([]);
  });

  it('imported again after a later revision of a service are still what is published', async () => {
    await importDirectory(dataSource, fixture({ 'services.json': [revised()] }));
    expect(await importDirectory(dataSource, SEEDS)).toEqual({ created: 0, changed: 0 });
    expect(await readAsOf(['standard'], '2024-03-01')).toMatchObject({
      standard: expect.stringContaining(NEW_WORDS),
    });
  });
});

describe('a later revision of a service', () => {
  it('closes the one before on its first day; each is read on its own days', async () => {
    const before = await readAsOf(['id', 'standard', 'validFrom', 'validTo'], '2024-03-01');
    expect(before).toMatchObject({ validFrom: '2018-09-11', validTo: null });
    const { created } = await importDirectory(dataSource, fixture({ 'services.json': [revised()] }));
    expect(created).toBe(3); // its document, its source, itself
    const last = await readAsOf(['id', 'standard', 'validFrom', 'validTo'], '2024-02-29');
    expect(last).toEqual({ ...before, validTo: '2024-03-01' });
    expect(await readAsOf(['id', 'standard', 'validFrom', 'validTo'], '2024-03-01')).toMatchObject({
      serviceId: before?.serviceId,
      standard: revised().standard,
      validFrom: '2024-03-01',
      validTo: null,
    });
    expect(await readAsOf(['code'], '2018-09-10')).toBeNull();
  });

  it('has parts of its own, and leaves those of the one before as they were', async () => {
    const shares = [
      { component: '虚构', payer: 'PROVINCE', payerText: '省级', percent: '0.70', quote: '0.70%' },
      {
        component: '虚构',
        payer: 'COUNTY',
        payerText: '县级',
        base: '总额',
        percent: '10',
        maxPercent: '20.50',
        fiscalTier: 1,
        inForce: false,
        effectiveFrom: '2024-03-01',
        note: INVENTED.quote,
        quote: '10%—20.50%',
      },
    ];
    const figure = {
      what: '虚构',
      comparator: 'RANGE',
      value: '1.50',
      maxValue: '200',
      printed: '1.50—200',
      unit: '次',
      per: '每学年',
      condition: '虚构',
      quote: '200次',
    };
    const record = revised({
      responsibilities: [
        { department: 'FJ-CIVIL-AFFAIRS', role: 'LEAD' },
        { department: 'FJ-EDUCATION', role: 'SUPPORT' },
      ],
      figures: [
        figure,
        { ...figure, comparator: 'EQUAL', value: undefined, maxValue: undefined, printed: '1／3' },
      ],
      funding: { mode: 'MIXED', levels: ['PROVINCE', 'COUNTY'], note: INVENTED.quote, shares },
    });
    const parts = async (day: string) => {
      const [row] = await dataSource.query(
        `select
          (select jsonb_agg(d.code || ' ' || p.role order by p.position) from responsibility p join department d on d.id = p.department_id where p.service_id = r.id) as who,
          (select jsonb_agg(concat_ws(' ', g.comparator, g.value, g.max_value, g.printed) order by g.position) from standard_figure g where g.service_id = r.id) as figures,
          f.mode, (select jsonb_agg(concat_ws(' ', s.payer, s.comparator, s.percent, s.max_percent, s.in_force) order by s.position) from funding_share s where s.rule_id = f.id) as shares
        from service_revision r join funding_rule f on f.service_id = r.id
        where r.code = $1 and r.valid_during @> $2::date and r.published_at is not null`,
        [SERVICE, day],
      );
      return row as Json;
    };
    const before = await parts('2024-03-01');
    const directory = fixture({ 'services.json': [record] });
    await importDirectory(dataSource, directory);
    expect(await parts('2024-02-29')).toEqual(before);
    expect(await parts('2024-03-01')).toEqual({
      who: ['FJ-CIVIL-AFFAIRS LEAD', 'FJ-EDUCATION SUPPORT'],
      figures: ['RANGE 1.50 200 1.50—200', 'EQUAL 1／3'],
      mode: 'MIXED',
      shares: ['PROVINCE EQUAL 0.70 t', 'COUNTY RANGE 10 20.50 f'],
    });
    // All of which is recognised when it comes again.
    const after = await everything();
    expect(await importDirectory(dataSource, directory)).toEqual({ created: 0, changed: 0 });
    expect(differing(after, await everything())).toEqual([]);
  });

  it('is what search finds from its first day on, and the one before until then', async () => {
    expect(await found(NEW_WORDS, '2024-03-01')).toEqual([]);
    expect(await found(OLD_WORDS, '2024-03-01')).toContain(SERVICE);
    await importDirectory(dataSource, fixture({ 'services.json': [revised()] }));
    expect(await found(NEW_WORDS, '2024-03-01')).toEqual([SERVICE]);
    expect(await found(NEW_WORDS, '2024-02-29')).toEqual([]);
    expect(await found(OLD_WORDS, '2024-02-29')).toContain(SERVICE);
    expect(await found(OLD_WORDS, '2024-03-01')).not.toContain(SERVICE);
  });

  it('may be followed by another, in one import or the next', async () => {
    const second = revised({ validFrom: '2024-04-01', standard: '虚构的第二次修订。' });
    const third = revised({ validFrom: '2024-05-01', standard: '虚构的第三次修订。' });
    await importDirectory(dataSource, fixture({ 'services.json': [revised()] }));
    await importDirectory(dataSource, fixture({ 'services.json': [third, second] }));
    const rows = await dataSource.query(
      `select valid_during::text as days, left(standard, 8) as standard, published_at is not null as published,
        (select count(*)::integer from funding_rule f where f.service_id = r.id) as rules
      from service_revision r where code = $1 order by valid_during`,
      [SERVICE],
    );
    const is = (days: string, standard: unknown) => ({
      days,
      standard: String(standard).slice(0, 8),
      published: true,
      rules: 1,
    });
    expect(rows).toEqual([
      is('[2018-09-11,2024-03-01)', seed('services/01-education.json', SERVICE).standard),
      is('[2024-03-01,2024-04-01)', revised().standard),
      is('[2024-04-01,2024-05-01)', second.standard),
      is('[2024-05-01,)', third.standard),
    ]);
  });

  it('of a service that is not in the list yet begins it', async () => {
    await importDirectory(
      dataSource,
      fixture({ 'services.json': [revised({ code: 'FJ-BPS-901', ordinal: 901, name: '虚构服务' })] }),
    );
    expect(await readAsOf(['name'], '2024-03-01', 'FJ-BPS-901')).toMatchObject({ name: '虚构服务' });
    expect(await readAsOf(['name'], '2024-02-29', 'FJ-BPS-901')).toBeNull();
  });

  it.each<[string, Json]>([
    ['name', { name: '虚构的名称' }],
    ['audience', { audience: '虚构的对象' }],
    ['standard', { standard: '虚构的标准。' }],
    ['fundingText', { fundingText: '虚构。' }],
    ['ordinal', { ordinal: 901 }],
    ['category', { category: 'MARKET' }],
    ['domain', { domain: 'HEALTH' }],
    ['note', { note: '虚构的说明' }],
    ['source', { source: INVENTED }],
    ['responsibilities', { responsibilities: [{ department: 'FJ-EDUCATION', role: 'LEAD' }] }],
    [
      'figures',
      {
        figures: [{ what: '虚构', comparator: 'EQUAL', value: '1', printed: '1', unit: '次', quote: '1次' }],
      },
    ],
    [
      'funding',
      { funding: { ...(seed('services/01-education.json', SERVICE).funding as Json), mode: 'MIXED' } },
    ],
    [
      'funding',
      {
        funding: {
          ...(seed('services/01-education.json', SERVICE).funding as Json),
          shares: [{ component: '虚构', payer: 'CITY', payerText: '市级', percent: '1', quote: '1%' }],
        },
      },
    ],
  ])('is needed for a change: another %s of the same day is rejected by its name', async (field, change) => {
    const record = { ...seed('services/01-education.json', SERVICE), ...change };
    const fault = await rejection({ 'services.json': [record] });
    expect(fault).toContain(`${SERVICE}: published and never changed`);
    expect(fault).toMatch(new RegExp(`differ in ${field};`));
  });

  it('cannot be put before what is published', async () => {
    expect(await rejection({ 'services.json': [revised({ validFrom: '2017-01-01' })] })).toMatch(
      /FJ-BPS-001: .*2018-09-11.*2017-01-01/,
    );
  });

  it('differs in many services at once: each is named', async () => {
    const records = ['FJ-BPS-001', 'FJ-BPS-002', 'FJ-BPS-003'].map((code) => ({
      ...seed('services/01-education.json', code),
      audience: '虚构的对象',
    }));
    const fault = await rejection({
      'services/one.json': records.slice(0, 1),
      'services/two.json': records.slice(1),
    });
    for (const { code } of records as Json[]) expect(fault).toContain(`${String(code)}: published`);
  });
});

describe('a record that differs from what is there', () => {
  const revisionsOf = (table: string, code: string): Promise<Json[]> =>
    dataSource.query(
      `select ${table}_id as subject, name, begins_on::text as "from", valid_during::text as during from ${table}_revision where code = $1 order by published_at, id`,
      [code],
    );

  it('corrects it under the id it had, and what search finds of it; what it said stays known', async () => {
    const [before] = await revisionsOf('department', 'FJ-CIVIL-AFFAIRS');
    expect(before).toMatchObject({ name: '省民政厅', from: null, during: '(,)' });
    const result = await importDirectory(
      dataSource,
      fixture({ 'departments.json': [department({ name: '虚构民政厅', aliases: [] })] }),
    );
    expect(result).toEqual({ created: 2, changed: 1 }); // its document and its source; itself
    expect(await revisionsOf('department', 'FJ-CIVIL-AFFAIRS')).toEqual([
      { ...before, during: 'empty' },
      { ...before, name: '虚构民政厅' },
    ]);
    const [{ id }] = await dataSource.query(`select id from department_revision where name = '虚构民政厅'`);
    const hits = async (text: string) =>
      (
        await searchPage(new PoolSql(pool), { text, kinds: [SearchKind.DEPARTMENT], asOf: '2024-01-01' })
      ).hits.map(({ subjectId }) => subjectId);
    expect(await hits('虚构民政厅')).toEqual([id]);
    expect(await hits('省民政厅')).toEqual([]);
    // What cites the department still does, and finds it under its new name.
    const [{ services }] = await dataSource.query(
      `select count(*)::integer as services from responsibility where department_id = $1`,
      [before?.subject],
    );
    expect(services).toBe(16);
  });

  it('of a later first day follows what is there, and both can be corrected', async () => {
    const type: Json = { ...seed('facility-types.json', 'TEACHING-POINT'), source: INVENTED };
    const [{ name }] = (await revisionsOf('facility_type', type.code as string)) as [Json];
    const load = (...records: Json[]) =>
      importDirectory(dataSource, fixture({ 'facility-types.json': records }));
    const later = { ...type, name: '虚构园', validFrom: '2024-03-01' };
    expect(await load(later)).toEqual({ created: 3, changed: 0 });
    expect(await load({ ...type, name: '虚构旧园' }, { ...later, name: '虚构新园' })).toEqual({
      created: 0,
      changed: 2,
    });
    const days = (await revisionsOf('facility_type', type.code as string)).map(({ name: called, during }) => [
      called,
      during,
    ]);
    expect(days).toEqual([
      [name, 'empty'],
      ['虚构园', 'empty'],
      ['虚构旧园', '(,2024-03-01)'],
      ['虚构新园', '[2024-03-01,)'],
    ]);
  });

  it('is known from one instant on, whatever its kind', async () => {
    await importDirectory(
      dataSource,
      fixture({
        'departments.json': [department({ name: '虚构厅' })],
        'indicators.json': [indicator()],
        'services.json': [revised()],
      }),
    );
    const instants: Json[] = await dataSource.query(
      `select distinct lower(recorded_during) as known from validity where lower(recorded_during) > (select min(published_at) from service_revision)`,
    );
    expect(instants).toHaveLength(1);
  });

  it('is told to those who follow the changes, with the fields that differ', async () => {
    await importDirectory(
      dataSource,
      fixture({
        'departments.json': [department({ name: '虚构民政厅' })],
        'indicators.json': [indicator()],
        'services.json': [revised()],
      }),
    );
    const events = await dataSource.query(
      `select type, subject_type, subject_code, effective_on::text, actor_kind, fields from change_event
      where at > (select min(imported_at) from import_run) order by seq desc limit 4`,
    );
    const by = { actor_kind: 'IMPORT' };
    expect(events).toEqual([
      {
        ...by,
        type: 'DIRECTORY_IMPORTED',
        subject_type: null,
        subject_code: null,
        effective_on: null,
        fields: [],
      },
      {
        ...{
          ...by,
          type: 'REVISED',
          subject_type: 'Service',
          subject_code: SERVICE,
          effective_on: '2024-03-01',
        },
        fields: ['standard', 'note', 'source'],
      },
      {
        ...{
          ...by,
          type: 'PUBLISHED',
          subject_type: 'Indicator',
          subject_code: 'TEST-IND-01',
          effective_on: null,
        },
        fields: [],
      },
      {
        ...{ ...by, type: 'CORRECTED', subject_type: 'Department', subject_code: 'FJ-CIVIL-AFFAIRS' },
        effective_on: null,
        fields: ['name', 'source'],
      },
    ]);
  });

  it('gives a task the departments of the file, in the order of the file, and no others', async () => {
    const tasks = (JSON.parse(readFileSync(join(SEEDS, 'plan-tasks.json'), 'utf8')) as { records: Json[] })
      .records;
    const task = tasks.find(({ responsibilities }) => (responsibilities as Json[]).length > 2);
    const codes = (task?.responsibilities as Json[]).map((part) => String(part.department));
    const of = async () => {
      const rows: { code: string }[] = await dataSource.query(
        `select d.code from task_responsibility r join department d on d.id = r.department_id
        join plan_task t on t.id = r.task_id where t.code = $1 order by r.position`,
        [task?.code],
      );
      return rows.map(({ code }) => code);
    };
    expect(await of()).toEqual(codes);
    const change = (wanted: string[]) =>
      importDirectory(
        dataSource,
        fixture({
          'plan-tasks.json': [
            {
              ...task,
              source: INVENTED,
              responsibilities: wanted.map((code) => ({ department: code, role: 'LEAD' })),
            },
          ],
        }),
      );
    const turned = [...codes].reverse();
    await change(turned);
    expect(await of()).toEqual(turned);
    await change(codes.slice(0, 2));
    expect(await of()).toEqual(codes.slice(0, 2));
  });

  it('adds divisions below those that are there', async () => {
    await importDirectory(
      dataSource,
      fixture({
        'regions.json': [
          region('350199', 'COUNTY', '350100'),
          region('350199001', 'TOWNSHIP', '350199'),
          region('350102999', 'TOWNSHIP', '350102'),
        ],
      }),
    );
    const rows = await dataSource.query(
      `select path::text from region where code in ('350199', '350199001', '350102999') order by code`,
    );
    expect(rows).toEqual([
      { path: '350000.350100.350102.350102999' },
      { path: '350000.350100.350199' },
      { path: '350000.350100.350199.350199001' },
    ]);
  });

  it('retires a division for one that comes with it', async () => {
    const old = (JSON.parse(readFileSync(join(SEEDS, 'regions.json'), 'utf8')) as { records: Json[] })
      .records;
    const above = old.filter(({ code }) => code === '350000' || code === '350100');
    await importDirectory(
      dataSource,
      fixture({
        'regions.json': [
          ...above,
          region('350198', 'COUNTY', '350100', { retiredIn: '2024-03', replacedBy: '350199' }),
          region('350199', 'COUNTY', '350100'),
        ],
      }),
    );
    const rows = await dataSource.query(
      `select r.code, n.code as new from region r left join region n on n.id = r.replaced_by_id where r.code like '35019_' and r.code > '350197' order by 1`,
    );
    expect(rows).toEqual([
      { code: '350198', new: '350199' },
      { code: '350199', new: null },
    ]);
  });
});

describe('a fault in the files', () => {
  const share = (changes: Json) => ({
    funding: {
      mode: 'SHARED_BY_RATIO',
      levels: ['PROVINCE'],
      shares: [
        { component: '虚构', payer: 'PROVINCE', payerText: '省级', percent: '50', quote: '50%', ...changes },
      ],
    },
  });

  it.each<[string, Record<string, readonly Json[] | string>, RegExp]>([
    ['malformed JSON', { 'plans.json': '{ "records": [' }, /^plans\.json: .*JSON/],
    ['JSON that is no list of records', { 'plans.json': '[]' }, /^plans\.json: /],
    ['an empty file', { 'plans.json': '' }, /^plans\.json: .*JSON/],
    [
      'a wrong enum value',
      { 'services.json': [revised({ category: 'FREE' })] },
      /^services\.json: records\.0\.category: .*BASIC/,
    ],
    [
      'an unknown key',
      { 'services.json': [revised({ colour: 'red' })] },
      /^services\.json: records\.0: .*colour/,
    ],
    [
      'a key that is missing',
      { 'services.json': [revised({ audience: undefined })] },
      /^services\.json: records\.0\.audience: /,
    ],
    [
      'an empty text',
      { 'services.json': [revised({ audience: '' })] },
      /^services\.json: records\.0\.audience: /,
    ],
    [
      'a day that does not exist',
      { 'services.json': [revised({ validFrom: '2024-02-30' })] },
      /^services\.json: records\.0\.validFrom: .*YYYY-MM-DD/,
    ],
    [
      'a number for a decimal',
      { 'services.json': [revised(share({ percent: 50 }))] },
      /^services\.json: records\.0\.funding\.shares\.0\.percent: /,
    ],
    [
      'no source',
      { 'services.json': [revised({ source: undefined })] },
      /^services\.json: records\.0\.source: /,
    ],
    [
      'nobody who answers for it',
      { 'services.json': [revised({ responsibilities: [] })] },
      /^services\.json: records\.0\.responsibilities: /,
    ],
    ['101 percent', { 'services.json': [revised(share({ percent: '101' }))] }, /percent/],
    [
      'a range of percents up to 101',
      { 'services.json': [revised(share({ percent: '1', maxPercent: '101' }))] },
      /percent/i,
    ],
    [
      'an unknown document',
      { 'services.json': [revised({ source: { ...INVENTED, document: 'NOWHERE' } })] },
      /there is no document NOWHERE/,
    ],
    [
      'an unknown department',
      { 'services.json': [revised({ responsibilities: [{ department: 'NOWHERE', role: 'LEAD' }] })] },
      /FJ-BPS-001.*: there is no department NOWHERE/,
    ],
    [
      'an unknown domain',
      { 'services.json': [revised({ domain: 'NOWHERE' })] },
      /FJ-BPS-001: there is no service_domain NOWHERE/,
    ],
    [
      'an unknown region',
      { 'departments.json': [department({ region: '999999' })] },
      /FJ-CIVIL-AFFAIRS: there is no region 999999/,
    ],
    [
      'an unknown department that reports an indicator',
      { 'indicators.json': [indicator({ dataDepartment: 'NOBODY' })] },
      /TEST-IND-01: there is no department NOBODY/,
    ],
    [
      'an unknown region of an observation',
      {
        'indicators.json': [
          indicator({ observations: [{ ...(indicator().observations as Json[])[0], region: '999999' }] }),
        ],
      },
      /TEST-IND-01.*: there is no region 999999/,
    ],
    [
      'an unknown parent',
      { 'regions.json': [region('350199', 'COUNTY', '999900')] },
      /350199: there is no region 999900/,
    ],
    [
      'a parent two levels up',
      { 'regions.json': [region('350199', 'COUNTY', '350000')] },
      /ck_region_parent_level: .*350199/,
    ],
    ['a parent of the same level', { 'regions.json': [region('350199', 'COUNTY', '350102')] }, /350199/],
    [
      'two regions of one new code',
      {
        'regions.json': [
          region('359900', 'CITY', '350000'),
          region('359900', 'CITY', '350000', { name: '虚构乙' }),
        ],
      },
      /359900/,
    ],
    [
      'two regions of one code that is there',
      {
        'regions.json': [
          region('350100', 'CITY', '350000'),
          region('350100', 'CITY', '350000', { name: '虚构乙' }),
        ],
      },
      /350100/,
    ],
    [
      'one department twice',
      { 'departments.json': [department({ name: '虚构甲' }), department({ name: '虚构乙' })] },
      /FJ-CIVIL-AFFAIRS/,
    ],
    [
      'one new service twice',
      {
        'services.json': [
          revised({ code: 'FJ-BPS-901' }),
          revised({ code: 'FJ-BPS-901', standard: '虚构乙。' }),
        ],
      },
      /FJ-BPS-901/,
    ],
    ['one revision twice', { 'services.json': [revised(), revised({ standard: '虚构乙。' })] }, /FJ-BPS-001/],
    [
      'one department twice in a service',
      {
        'services.json': [
          revised({
            responsibilities: [
              { department: 'FJ-EDUCATION', role: 'LEAD' },
              { department: 'FJ-EDUCATION', role: 'SUPPORT' },
            ],
          }),
        ],
      },
      /responsibility_service_id_department_id|FJ-EDUCATION/,
    ],
    [
      'a target of words and a number',
      {
        'indicators.json': [
          indicator({
            targets: [
              {
                year: 2025,
                comparator: 'IN_WORDS',
                value: '9',
                words: '应保尽保',
                printed: '9',
                source: INVENTED,
              },
            ],
          }),
        ],
      },
      /ck_target_value|targets/,
    ],
    [
      'an observation twice',
      {
        'indicators.json': [
          indicator({
            observations: [...(indicator().observations as Json[]), ...(indicator().observations as Json[])],
          }),
        ],
      },
      /observation|TEST-IND-01/,
    ],
    [
      'NUL in a text',
      { 'services.json': [revised({ audience: '虚构\0' })] },
      /audience|FJ-BPS-001|U\+0000|\\u0000/,
    ],
    [
      'half a character',
      { 'services.json': [revised({ audience: '虚构\ud800' })] },
      /audience|FJ-BPS-001|surrogate/i,
    ],
    [
      'a decimal of endless digits',
      { 'services.json': [revised(share({ percent: `1.${'0'.repeat(20_000)}` }))] },
      /percent|overflow/,
    ],
  ])('rejects the import whole, and is told: %s', async (_, files, told) => {
    expect(await rejection(files)).toMatch(told);
  });

  it('is told with the service it stands in when a percentage is out of bounds', async () => {
    const fault = await rejection({ 'services.json': [revised(share({ percent: '101' }))] });
    expect(fault).toMatch(/records\.0\.funding\.shares\.0\.percent|FJ-BPS-001/);
  });

  it('is told together with all others of form, in all files', async () => {
    const fault = await rejection({
      'plans.json': '{ "records": [',
      'regions.json': [region('35019', 'COUNTY', '350100'), region('350198', 'BOROUGH', '350100')],
      'services/one.json': [revised({ category: 'FREE', validFrom: '2024-02-30' })],
      'services/two.json': [revised({ colour: 'red' })],
    });
    for (const told of [
      'plans.json: ',
      'regions.json: records.0.code: ',
      'regions.json: records.1.level: ',
      'services/one.json: records.0.category: ',
      'services/one.json: records.0.validFrom: ',
      'services/two.json: records.0: ',
    ]) {
      expect(fault).toContain(told);
    }
  });

  it('is told together with all others of reference, in all files', async () => {
    const fault = await rejection({
      'departments.json': [
        department({ region: '999999' }),
        department({ code: 'TEST-DEPARTMENT', region: '999998' }),
      ],
      'services.json': [
        revised({ domain: 'NOWHERE', responsibilities: [{ department: 'NOBODY', role: 'LEAD' }] }),
      ],
      'indicators.json': [indicator({ plan: 'NO-PLAN' })],
    });
    for (const told of ['999999', '999998', 'NOWHERE', 'NOBODY', 'NO-PLAN']) expect(fault).toContain(told);
  });

  it('does not fill the screen: twenty are told, and how many more there are', async () => {
    const error = await importDirectory(
      dataSource,
      fixture({ 'plans.json': Array.from({ length: 500 }, () => ({ code: 'x' })) }),
    ).catch((reason: unknown) => reason as DomainError);
    expect(error).toMatchObject({ code: 'IMPORT_REJECTED', message: expect.stringMatching(/and \d+ more$/) });
    expect((error as DomainError).message.split('\n')).toHaveLength(22);
  });

  it('is a file whose name is no kind of record', async () => {
    expect(await rejection({ 'region.json': [region('350199', 'COUNTY', '350100')] })).toContain(
      'region.json',
    );
  });

  it('is a directory that is not there', async () => {
    await expect(
      importDirectory(dataSource, join(tmpdir(), 'service-directory-nowhere')),
    ).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
      message: expect.stringContaining('service-directory-nowhere'),
    });
  });
});

describe('an import that breaks in the middle', () => {
  it('leaves nothing behind, and can be done again', async () => {
    const directory = fixture({
      'regions.json': [region('359900', 'CITY', '350000'), seed('regions.json', '350000')],
      'departments.json': [department({ name: '虚构厅' })],
      'services.json': [revised()],
      'indicators.json': [indicator()],
    });
    await dataSource.query(`create function break() returns trigger language plpgsql as $$
      begin raise exception 'the disk is full' using errcode = 'disk_full'; end $$`);
    await dataSource.query(
      'create trigger break before insert on observation for each row execute function break()',
    );
    const before = await everything();
    await expect(importDirectory(dataSource, directory)).rejects.toThrow('the disk is full');
    expect(differing(before, await everything())).toEqual([]);
    await dataSource.query('drop trigger break on observation');
    // Document, source, region, revision, indicator, target, observation; and the department changed.
    expect(await importDirectory(dataSource, directory)).toEqual({ created: 7, changed: 1 });
  });

  it('leaves nothing behind when its connection is cut', async () => {
    const directory = fixture({ 'services.json': [revised()], 'indicators.json': [indicator()] });
    await dataSource.query(`create function break() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
    await dataSource.query(
      'create trigger break before insert on observation for each row execute function break()',
    );
    const before = await everything();
    await expect(importDirectory(dataSource, directory)).rejects.toThrow();
    expect(differing(before, await everything())).toEqual([]);
  });
});

describe('imports at the same time', () => {
  const others: DataSource[] = [];
  afterEach(async () => {
    for (const other of others.splice(0)) await other.destroy();
  });
  const another = async () => {
    const other = await createDataSource(database.url).initialize();
    others.push(other);
    return other;
  };

  it('of the seeds by programs that all start on an empty database make one directory', async () => {
    const expected = counts(await everything());
    await close();
    await open({ empty: true });
    const lines: string[] = [];
    await Promise.all([1, 2, 3].map(() => prepareDatabase(database.url, (line) => lines.push(line))));
    expect(counts(await everything())).toEqual(expected);
    expect(lines.filter((line) => line.startsWith('seeds:'))).toHaveLength(1);
  });

  it('of one directory load it once', async () => {
    const directory = fixture({ 'services.json': [revised()], 'indicators.json': [indicator()] });
    const results = await Promise.all(
      [dataSource, await another(), await another()].map((each) => importDirectory(each, directory)),
    );
    expect(results.map(({ created }) => created).sort()).toEqual([0, 0, 6]);
    const [{ runs }] = await dataSource.query('select count(*)::integer as runs from import_run');
    expect(runs).toBe(2);
  });

  it('of different directories load both', async () => {
    const other = await another();
    await Promise.all([
      importDirectory(dataSource, fixture({ 'services.json': [revised()] })),
      importDirectory(other, fixture({ 'indicators.json': [indicator()] })),
    ]);
    expect(await readAsOf(['standard'], '2024-03-01')).toMatchObject({ standard: revised().standard });
    const rows = await dataSource.query(`select name from indicator_revision where code = 'TEST-IND-01'`);
    expect(rows).toEqual([{ name: '虚构指标' }]);
  });

  it('of two wordings for one day keep one of them and reject the other', async () => {
    const other = await another();
    const outcomes = await Promise.allSettled([
      importDirectory(dataSource, fixture({ 'services.json': [revised()] })),
      importDirectory(other, fixture({ 'services.json': [revised({ standard: '虚构乙。' })] })),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'IMPORT_REJECTED' });
  });
});
