import { resolve } from 'node:path';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { Reader } from '../../src/data/reader.js';
import { readListDiff, type ListDiffRequest } from '../../src/data/reports/list-diff.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { Tables } from '../../src/data/table.js';
import { Payer } from '../../src/domain/enums.js';
import { importDirectory } from '../../src/usecases/import-directory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  pool = createReadPool({ url: database.url, size: 2, connectTimeout: 5_000, statementTimeout: 10_000 });
  await importDirectory(dataSource, resolve(__dirname, '../fixtures/next-edition'));
});
afterAll(async () => {
  await pool?.end();
  await dataSource?.destroy();
  await database?.drop();
});

const WANTED = { counts: true, entries: true, before: null, after: null, changes: false };

async function differ(request: Partial<ListDiffRequest> = {}, from = '2026-12-31', to = '2027-01-01') {
  const sql = new PoolSql(pool);
  const reader = new Reader(new Tables(dataSource), sql, '2026-06-01');
  const diff = await readListDiff(reader, {
    from: { day: from },
    to: { day: to },
    filter: {},
    page: {},
    wanted: WANTED,
    ...request,
  });
  return { ...diff, statements: sql.statements, codes: diff.changes.nodes.map(({ code }) => code as string) };
}

const CHANGED = ['FJ-BPS-020', 'FJ-BPS-054', 'FJ-BPS-066', 'FJ-BPS-081'];

describe('the difference of two lists', () => {
  it('is the services that another revision states, and those of one list only', async () => {
    const { counts, codes, changes } = await differ();
    expect(counts).toEqual({ added: 1, retired: 0, changed: 4 });
    expect(codes).toEqual([...CHANGED, 'FJ-BPS-082']);
    expect(changes.nodes.map(({ kind }) => kind)).toEqual([...Array<string>(4).fill('CHANGED'), 'ADDED']);
    expect(await changes.count()).toBe(5);
  });

  it('is told backwards from a later day to an earlier', async () => {
    const { counts, changes } = await differ({}, '2027-01-01', '2026-12-31');
    expect(counts).toEqual({ added: 0, retired: 1, changed: 4 });
    expect(changes.nodes.at(-1)).toMatchObject({ code: 'FJ-BPS-082', kind: 'RETIRED' });
  });

  it.each([
    ['the same day', '2027-01-01', '2027-01-01'],
    ['days between which nothing took effect', '2018-09-11', '2026-12-31'],
    ['days before the first list', '2010-01-01', '2018-09-10'],
  ])('of %s is empty', async (_, from, to) => {
    const { counts, codes } = await differ({}, from, to);
    expect([counts, codes]).toEqual([{ added: 0, retired: 0, changed: 0 }, []]);
  });

  it('of the first list and none is all of it', async () => {
    const { counts } = await differ({}, '2018-09-10', '2018-09-11');
    expect(counts).toEqual({ added: 81, retired: 0, changed: 0 });
  });

  it.each<[string, ListDiffRequest['filter'], string[]]>([
    ['before', { department: ['FJ-CIVIL-AFFAIRS'] }, ['FJ-BPS-054']],
    ['after', { department: ['FJ-EDUCATION'] }, ['FJ-BPS-054']],
    ['in a text before', { text: '每人每月118元' }, ['FJ-BPS-020']],
    ['in a text after', { text: '每人每月150元' }, ['FJ-BPS-020']],
    ['in what is new', { text: '托育', fundedBy: [Payer.CITY] }, ['FJ-BPS-082']],
    ['on neither day', { text: '托育', code: CHANGED }, []],
  ])('keeps those that meet the filter %s', async (_, filter, expected) => {
    const { counts, codes } = await differ({ filter });
    expect(codes).toEqual(expected);
    expect(counts && counts.added + counts.changed).toBe(expected.length);
  });

  it('comes in pages, each with the contents of its own services only', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { changes, counts } = await differ({ page: { first: 2, after } });
      expect(counts?.changed).toBe(4);
      expect(changes.pageInfo).toMatchObject({ hasNextPage: page < 2, hasPreviousPage: page > 0 });
      codes.push(...changes.nodes.map(({ code }) => code as string));
      after = changes.pageInfo.endCursor;
    }
    expect(codes).toEqual([...CHANGED, 'FJ-BPS-082']);
  });

  it('refuses pages that are none', async () => {
    await expect(differ({ page: { first: 101 } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(differ({ page: { after: 'x' } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('reads what is asked for, and no more', async () => {
    const all = { fields: new Set(['name']), nested: new Map() };
    expect((await differ()).statements).toBe(2);
    expect((await differ({ wanted: { ...WANTED, counts: false } })).statements).toBe(1);
    expect((await differ({ wanted: { ...WANTED, entries: false } })).statements).toBe(1);
    // Counts, the page, the contents, and the departments' names of either day.
    expect((await differ({ wanted: { ...WANTED, changes: true } })).statements).toBe(5);
    const sides = await differ({ wanted: { ...WANTED, before: all, after: all } });
    expect(sides.statements).toBe(4);
    expect(sides.changes.nodes[0]).toMatchObject({
      before: { name: '城乡居民基本养老保险' },
      after: { name: '城乡居民基本养老保险' },
    });
    expect(sides.changes.nodes.at(-1)).toMatchObject({
      before: null,
      after: { name: expect.stringContaining('托育') },
    });
  });
});
