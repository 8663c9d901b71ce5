import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import {
  BY_ID,
  facilityOrder,
  FacilityOrderField,
  filterFacilities,
  insideBounds,
  type FacilityFilter,
  type FacilityOrderChoice,
} from '../../src/data/lists/facility.js';
import { beginningsIn, beginningsOf, facilityPage } from '../../src/data/lists/facility-page.js';
import { encodeCursor, type Page, type PageArguments } from '../../src/data/paginate.js';
import { Reader } from '../../src/data/reader.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { Tables } from '../../src/data/table.js';
import { CapacityUnit, FacilityStatus } from '../../src/domain/facilities/vocabulary.js';
import { metresBetween } from '../../src/domain/geo/distance.js';
import type { Point } from '../../src/domain/geo/point.js';
import { insertFacilities, type MadeFacility } from '../support/facility-lab.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const TODAY = '2026-11-26';
const MIDDLE: Point = { longitude: 119.3, latitude: 26.08 };
/** More than a beginning holds, in either order. */
const COUNT = 5_000;

/** Synthetic: a spiral that grows thinner outwards, most of it with places, a few of it suspended. */
const MADE: readonly MadeFacility[] = Array.from({ length: COUNT }, (_, index) => {
  const [turn, far] = [(index * 2.4) % 6.283, (((index * 7) % COUNT) / COUNT) ** 2 * 0.7];
  return {
    recordId: `${index}`,
    type: index % 7 ? 'KINDERGARTEN' : 'NURSERY',
    region: index % 3 ? '350102' : '350203',
    status: index % 500 ? 'OPERATING' : 'SUSPENDED',
    endedOn: index % 11 ? null : '2020-01-01',
    longitude: index % 40 ? Number((MIDDLE.longitude + far * Math.cos(turn)).toFixed(7)) : null,
    latitude: index % 40 ? Number((MIDDLE.latitude + far * Math.sin(turn)).toFixed(7)) : null,
    capacities:
      index % 5
        ? [
            { unit: 'PLACE', maximum: (index * 13) % 60 },
            { unit: 'STAFF', maximum: 2 },
          ]
        : [],
  };
});

let database: TestDatabase;
let dataSource: DataSource;
let tables: Tables;
let pool: pg.Pool;
let rows: readonly (MadeFacility & { readonly id: number })[];
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  tables = new Tables(dataSource);
  pool = createReadPool({ url: database.url, size: 2, connectTimeout: 2_000, statementTimeout: 20_000 });
  const ids = await insertFacilities(dataSource, MADE);
  rows = MADE.map((facility, index) => ({ ...facility, id: ids[index] as number }));
  await dataSource.query('analyze facility, facility_capacity');
});
afterAll(async () => {
  await pool.end();
  await dataSource.destroy();
  await database.drop();
});

const reader = () => new Reader(tables, new PoolSql(pool), TODAY);
// What the documents name is there too.
const OURS: FacilityFilter = { synthetic: true };
const shared = {
  selection: { fields: new Set(['id', 'name']), nested: new Map<string, never>() },
  rows: true,
};

type Ask = (page: PageArguments, by?: Reader) => Promise<Page>;

const inOrder =
  (choice: FacilityOrderChoice, filter: FacilityFilter = {}): Ask =>
  (page, by = reader()) => {
    const read = { ...OURS, ...filter, openSchedules: null };
    return facilityPage(by, {
      ...shared,
      ...{ page, order: facilityOrder(choice, read), beginnings: beginningsOf(choice, read) },
      filter: (where) => filterFacilities(read, where),
    });
  };
const BOX = { west: 118.7, south: 25.3, east: 120.1, north: 26.9 };
const inBox =
  (filter: FacilityFilter = {}): Ask =>
  (page, by = reader()) => {
    const read = { ...OURS, ...filter, openSchedules: null };
    return facilityPage(by, {
      ...shared,
      ...{ page, order: BY_ID, beginnings: beginningsIn(BOX, read) },
      filter(where) {
        insideBounds(BOX, where);
        filterFacilities(read, where);
      },
    });
  };

const existing = (filter: FacilityFilter = {}) =>
  rows.filter(
    ({ endedOn, status, type = '' }) =>
      endedOn === null &&
      (!filter.status || filter.status.includes(status as FacilityStatus)) &&
      (!filter.type || filter.type.includes(type)),
  );
type Made = (typeof rows)[number];
const places = ({ capacities = [] }: Made) => capacities[0]?.maximum ?? null;
const staff = ({ capacities = [] }: Made) => capacities[1]?.maximum ?? null;
const millimetres = ({ longitude, latitude }: Made) =>
  typeof longitude === 'number' && typeof latitude === 'number'
    ? Math.round(metresBetween(MIDDLE, { longitude, latitude }) * 1000)
    : null;
/** What is not known comes last in either direction; ids break ties in the order's own direction. */
const sorted = (filter: FacilityFilter, key: (row: Made) => number | null, sign: number) =>
  existing(filter)
    .map((row) => [key(row), row.id] as const)
    .sort(([a, i], [b, j]) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null) || sign * (i - j);
      return sign * (a - b || i - j);
    })
    .map(([, id]) => id);

async function walk(ask: Ask): Promise<{ ids: number[]; totals: Set<number> }> {
  const ids: number[] = [];
  const totals = new Set<number>();
  for (let after: string | null = null; ;) {
    const page: Page = await ask({ first: 100, after });
    ids.push(...page.nodes.map(({ id }) => id as number));
    totals.add(await page.count());
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    if (!page.pageInfo.hasNextPage) return { ids, totals };
    after = page.pageInfo.endCursor;
  }
}

/** Names are numbers in digits here, which every collation orders alike. */
const ALPHABETICAL = new Map(
  MADE.map(({ recordId }) => recordId)
    .sort()
    .map((name, place) => [name, place]),
);
const alphabetical = ({ recordId }: Made) => ALPHABETICAL.get(recordId) ?? null;
const byName = { field: FacilityOrderField.NAME };
const byPlaces = { field: FacilityOrderField.CAPACITY, unit: CapacityUnit.PLACE };
const byStaff = { field: FacilityOrderField.CAPACITY, unit: CapacityUnit.STAFF };
const byDistance = { field: FacilityOrderField.DISTANCE, from: MIDDLE };
const suspended: FacilityFilter = { status: [FacilityStatus.SUSPENDED] };
const nurseries: FacilityFilter = { type: ['NURSERY'] };

describe('a list that is read by its beginnings', () => {
  it.each([
    ['distance', inOrder({ ...byDistance, descending: false }), {}, millimetres, 1],
    ['distance, of few', inOrder({ ...byDistance, descending: false }, suspended), suspended, millimetres, 1],
    [
      'distance, of a kind',
      inOrder({ ...byDistance, descending: false }, nurseries),
      nurseries,
      millimetres,
      1,
    ],
    ['distance, the farthest first', inOrder({ ...byDistance, descending: true }), {}, millimetres, -1],
    ['name', inOrder({ ...byName, descending: false }), {}, alphabetical, 1],
    ['name, the last first', inOrder({ ...byName, descending: true }), {}, alphabetical, -1],
    ['name, of few', inOrder({ ...byName, descending: false }, suspended), suspended, alphabetical, 1],
    ['capacity', inOrder({ ...byPlaces, descending: false }), {}, places, 1],
    ['capacity, the largest first', inOrder({ ...byPlaces, descending: true }), {}, places, -1],
    ['capacity, the same of thousands', inOrder({ ...byStaff, descending: true }), {}, staff, -1],
    ['capacity, of few', inOrder({ ...byPlaces, descending: true }, suspended), suspended, places, -1],
  ])('has every row once and in order, by %s', async (_, ask, filter, key, sign) => {
    const { ids, totals } = await walk(ask);
    const expected = sorted(filter, key, sign);
    expect(ids).toEqual(expected);
    expect([...totals]).toEqual([expected.length]);
  });

  it.each([
    ['all', inBox(), {}],
    ['few', inBox(suspended), suspended],
  ])('has every row once and in order, in a large box: %s', async (_, ask, filter) => {
    const { ids, totals } = await walk(ask);
    const { west, south, east, north } = BOX;
    const expected = existing(filter)
      .filter(
        ({ longitude, latitude }) =>
          typeof longitude === 'number' &&
          typeof latitude === 'number' &&
          longitude >= west &&
          longitude <= east &&
          latitude >= south &&
          latitude <= north,
      )
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect(ids).toEqual(expected);
    expect([...totals]).toEqual([expected.length]);
  });

  it.each([
    ['distance', inOrder({ ...byDistance, descending: false })],
    ['name', inOrder({ ...byName, descending: false })],
    ['capacity', inOrder({ ...byPlaces, descending: true })],
    ['box', inBox()],
  ])('needs one statement for a page that its beginning fills, by %s', async (_, ask) => {
    const by = reader();
    const page = await ask({ first: 20 }, by);
    expect(page.nodes).toHaveLength(20);
    expect(by.sql.statements).toBe(1);
  });

  it('reads the whole backwards', async () => {
    const page = await inOrder({ ...byDistance, descending: false })({ last: 3 });
    expect(page.nodes.map(({ id }) => id)).toEqual(sorted({}, millimetres, 1).slice(-3));
  });

  it.each([
    ['DISTANCE', 'nowhere', inOrder({ ...byDistance, descending: false }), '$millimetres'],
    ['CAPACITY PLACE', 'many', inOrder({ ...byPlaces, descending: false }), '$capacity'],
  ])('refuses a forged cursor of the order by %s', async (name, forged, ask, alias) => {
    const order = {
      name,
      columns: [alias, 'id'].map((each) => ({ alias: each, sql: '' })),
      descending: false,
    };
    const after = encodeCursor(order, { [alias]: forged, id: 1 });
    await expect(ask({ first: 2, after })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument: 'after' },
    });
  });
});

describe('a list by name', () => {
  it('is in one order, whether it is walked or sorted', async () => {
    const byName = { field: FacilityOrderField.NAME, descending: false };
    const kinds = ['KINDERGARTEN', 'NURSERY'];
    const all = await walk(inOrder(byName));
    expect((await walk(inOrder(byName, { type: kinds }))).ids).toEqual(all.ids);
    expect((await walk(inOrder(byName, { region: ['350000'] }))).ids).toEqual(all.ids);
    expect(all.ids).toHaveLength(existing().length);
  });

  it('of a province that there is not is empty', async () => {
    const byName = { field: FacilityOrderField.NAME, descending: false };
    expect((await walk(inOrder(byName, { region: ['990000'] }))).ids).toEqual([]);
  });
});
