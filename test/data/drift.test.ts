import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { migrations } from '../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** One line for each thing in the schema `public`, without what belongs to an extension or to TypeORM. */
const CATALOGUE = {
  columns: `
    select format('%s.%s %s%s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      case when a.attidentity <> '' then 'identity ' || a.attidentity::text else coalesce(pg_get_expr(d.adbin, d.adrelid), 'none') end) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'`,
  constraints: `
    select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
    where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n' and conrelid::regclass::text <> 'migration'`,
  indexes: `
    select indexdef as line from pg_indexes where schemaname = 'public' and tablename <> 'migration'`,
  routines: `
    select pg_get_functiondef(p.oid) as line from pg_proc p where p.pronamespace = 'public'::regnamespace
      and p.prolang = (select oid from pg_language where lanname = 'plpgsql')
      and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')`,
  triggers: `
    select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal`,
} as const;

type Catalogue = Record<keyof typeof CATALOGUE, readonly string[]>;

describe('the migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let migrated: Catalogue;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.url).initialize();
    migrated = await catalogue();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  async function catalogue(): Promise<Catalogue> {
    const parts = Object.entries(CATALOGUE) as [keyof Catalogue, string][];
    const lists = {} as Record<keyof Catalogue, readonly string[]>;
    for (const [part, query] of parts) {
      const rows: { line: string }[] = await dataSource.query(query);
      lists[part] = rows.map(({ line }) => line).sort();
    }
    return lists;
  }

  const drift = async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  };

  async function undoAll(): Promise<void> {
    for (let left = migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
  }

  it('make what the entities say', async () => {
    expect(migrated.columns.length).toBeGreaterThan(100);
    expect(await drift()).toEqual([]);
  });

  it('run down to nothing and up again to the same', async () => {
    await undoAll();
    expect(await catalogue()).toEqual({
      columns: [],
      constraints: [],
      indexes: [],
      routines: [],
      triggers: [],
    });
    await dataSource.runMigrations();
    expect(await catalogue()).toEqual(migrated);
    expect(await drift()).toEqual([]);
  });

  // The builder compares constraints by name alone; this compares what they say.
  it('make the very columns, constraints and indexes that the entities alone would', async () => {
    await undoAll();
    await dataSource.synchronize();
    const { columns, constraints, indexes } = await catalogue();
    expect(migrated).toMatchObject({ columns, constraints });
    // Decorators cannot say what kind of index: those of search, of paths, of places and of names in Chinese order stand in
    // the migrations alone.
    const special =
      / USING gin | (ix_(region_path|facility_name|\w+_spot|observation_suspicious)|uq_observation_current) /;
    expect(migrated.indexes.filter((index) => !special.test(index))).toEqual(indexes);
  });
});
