import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { readServiceContents, type ReadRows } from '../../src/data/contents.js';
import { createDataSource } from '../../src/data/data-source.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { seedServices } from '../support/seed-contents.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  pool = createReadPool({ url: database.url, size: 1, connectTimeout: 5_000, statementTimeout: 10_000 });
});
afterAll(async () => {
  await pool?.end();
  await dataSource?.destroy();
  await database?.drop();
});

/** How requests read, and how transactions do. */
const readers: [string, () => ReadRows][] = [
  ['a request', () => (text, values) => new PoolSql(pool).rows(text, values)],
  ['a transaction', () => (text, values) => dataSource.manager.query(text, [...values])],
];

describe.each(readers)('the contents of revisions, read by %s', (_, reader) => {
  it('are what the files say, down to the digits', async () => {
    const revisions = await dataSource.query<{ id: number; code: string }[]>(
      'select id, code from service_revision',
    );
    const contents = await readServiceContents(
      reader(),
      revisions.map(({ id }) => id),
    );
    const byCode = new Map(revisions.map(({ id, code }) => [code, contents.get(id)]));
    expect(byCode.size).toBe(81);
    for (const [code, content] of seedServices()) expect([code, byCode.get(code)]).toEqual([code, content]);
  });

  it('are read in one statement; unknown ids have none, and no ids need none', async () => {
    const sent: string[] = [];
    const rows: ReadRows = (text, values) => {
      sent.push(text);
      return reader()(text, values);
    };
    expect(await readServiceContents(rows, [])).toEqual(new Map());
    expect(sent).toEqual([]);
    expect([...(await readServiceContents(rows, [1, 2, 1, 999_999])).keys()].sort()).toEqual([1, 2]);
    expect(sent).toHaveLength(1);
  });
});
