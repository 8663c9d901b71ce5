import fc from 'fast-check';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import type { FacilityFilter } from '../../src/data/lists/facility.js';
import { Reader } from '../../src/data/reader.js';
import { facilitiesNear, MAX_RADIUS, type NearPage } from '../../src/data/reports/facilities-near.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { Tables } from '../../src/data/table.js';
import {
  AccessibilityFeature,
  CapacityUnit,
  FacilityStatus,
} from '../../src/domain/facilities/vocabulary.js';
import { metresSql } from '../../src/domain/geo/distance.js';
import type { Point } from '../../src/domain/geo/point.js';
import { insertFacilities, type MadeFacility } from '../support/facility-lab.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const TODAY = '2026-11-26';
const KINDS = ['KINDERGARTEN', 'NURSERY', 'COUNTY-HOSPITAL'];
const SERVICE = 'FJ-BPS-004';

/** Synthetic scenes, far from each other: what makes nearness hard is in one of them. */
const SCENES: readonly { readonly name: string; readonly points: readonly Point[] }[] = [
  { name: 'dense towns in 福建', points: scatter(400, { longitude: 119.3, latitude: 26.08 }, 0.03) },
  { name: 'far apart in 福建', points: scatter(150, { longitude: 117.5, latitude: 25.2 }, 0.9) },
  { name: '52° north', points: scatter(250, { longitude: 124, latitude: 52.2 }, 0.2) },
  { name: '20° north', points: scatter(250, { longitude: 110.3, latitude: 20 }, 0.2) },
  { name: 'one building', points: Array.from({ length: 180 }, () => ({ longitude: 118.1, latitude: 24.5 })) },
  {
    name: 'a street from west to east, in whole steps',
    points: Array.from({ length: 120 }, (_, step) => ({
      longitude: Number((113 + step * 0.0005).toFixed(7)),
      latitude: 23.1,
    })),
  },
  {
    // From (115, 52) the plane takes those in the north for nearer: it stretches what lies in the east.
    name: 'in the north and, nearer, in the east',
    points: Array.from({ length: 80 }, (_, step) =>
      step < 60
        ? { longitude: 115, latitude: Number((52.01 + step * 1e-6).toFixed(7)) }
        : { longitude: Number((115.0155 + step * 1e-6).toFixed(7)), latitude: 52 },
    ),
  },
  {
    name: 'both sides of the date line',
    points: Array.from({ length: 60 }, (_, step) => ({
      longitude: (step % 2 ? 1 : -1) * Number((180 - step * 0.002).toFixed(7)),
      latitude: 10,
    })),
  },
];

function scatter(count: number, { longitude, latitude }: Point, spread: number): Point[] {
  return fc
    .sample(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 })), {
      numRuns: count,
      seed: 5,
    })
    .map(([east, north]) => ({
      longitude: Number((longitude + (east / 1e6) * spread).toFixed(7)),
      latitude: Number((latitude + (north / 1e6) * spread).toFixed(7)),
    }));
}

/** Facilities that differ in all that filters look at, each by another period. */
const MADE: readonly MadeFacility[] = SCENES.flatMap(({ name, points }) =>
  points.map(({ longitude, latitude }, index) => ({
    recordId: `${name} ${index}`,
    name: index % 7 ? `虚构设施${index}` : `虚构第二设施${index}`,
    type: KINDS[index % 11 === 0 ? 2 : index % 3 === 0 ? 1 : 0] as string,
    region: index % 4 ? '350102' : '350203',
    longitude,
    latitude,
    status: index % 5 ? 'OPERATING' : 'CLOSED',
    offers: index % 13 === 0 ? [SERVICE] : index % 17 === 0 ? [] : null,
    accessibility: index % 6 ? null : ['LIFT', 'BRAILLE'],
    endedOn: index % 19 ? null : '2025-01-01',
    beginsOn: index % 23 ? null : '2026-01-01',
    capacities: index % 8 ? [] : [{ unit: 'PLACE', maximum: 50, available: index % 50 }],
  })),
);

type Tried = FacilityFilter & { readonly type?: readonly string[] };

let database: TestDatabase;
let dataSource: DataSource;
let tables: Tables;
let pool: pg.Pool;
let made: Map<number, MadeFacility>;
let kindsOffering: readonly string[];
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  tables = new Tables(dataSource);
  pool = createReadPool({ url: database.url, size: 2, connectTimeout: 2_000, statementTimeout: 20_000 });
  const lost = [{ recordId: 'nowhere', longitude: null, latitude: null }];
  const ids = await insertFacilities(dataSource, [...MADE, ...lost]);
  made = new Map(MADE.map((facility, index) => [ids[index] as number, facility]));
  const rows: { code: string }[] = await dataSource.query(
    `select k.code from facility_type k join facility_type_offer o on o.facility_type_id = k.id join service s on s.id = o.service_id where s.code = $1`,
    [SERVICE],
  );
  kindsOffering = rows.map(({ code }) => code);
  await dataSource.query('analyze facility');
});
afterAll(async () => {
  await pool.end();
  await dataSource.destroy();
  await database.drop();
});

const reader = () => new Reader(tables, new PoolSql(pool), TODAY);
const selection = { fields: new Set(['name']), nested: new Map<string, never>() };

interface Asked {
  readonly point: Point;
  readonly withinMetres: number;
  readonly filter?: Tried;
  readonly day?: string;
}

const pageOf = (
  { point, withinMetres, filter = {}, day = TODAY }: Asked,
  page: { first?: number; after?: string | null },
  by = reader(),
): Promise<NearPage> =>
  facilitiesNear(by, {
    ...{ point, withinMetres, page, selection, rows: true },
    filter: { ...filter, openSchedules: null },
    view: { day },
  });

const shown = ({ edges }: NearPage) =>
  edges.map(({ node, distanceMetres }) => [node.$id as number, Math.round(distanceMetres * 1000)]);

/** Everything within the radius by measuring every facility, in order: what the index must agree with. */
async function byMeasuring({ point, withinMetres, filter = {}, day = TODAY }: Asked): Promise<number[][]> {
  const metres = metresSql('$1::float8', '$2::float8', 'longitude', 'latitude');
  const { rows } = await pool.query<{ id: number; mm: string }>(
    `select id, round(${metres} * 1000)::bigint as mm from facility where longitude is not null`,
    [point.longitude, point.latitude],
  );
  return rows
    .map(({ id, mm }) => [id, Number(mm)] as [number, number])
    .filter(([id, mm]) => mm <= withinMetres * 1000 && meets(made.get(id) as MadeFacility, filter, day))
    .sort(([a, near], [b, far]) => near - far || a - b);
}

function meets(facility: MadeFacility, filter: Tried, day: string): boolean {
  const { type = '', offers, region = '', name = '', accessibility, capacities = [] } = facility;
  const offered = offers ? offers.includes(SERVICE) : kindsOffering.includes(type);
  return (
    (!facility.beginsOn || facility.beginsOn <= day) &&
    (!facility.endedOn || facility.endedOn > day) &&
    (!filter.type || filter.type.includes(type)) &&
    (!filter.offers || offered) &&
    (!filter.region || filter.region.some((code) => region.startsWith(code.replace(/0+$/, '')))) &&
    (!filter.status || filter.status.includes(facility.status as FacilityStatus)) &&
    (!filter.accessible || filter.accessible.every((feature) => accessibility?.includes(feature))) &&
    (!filter.minAvailable ||
      capacities.some(({ available }) => (available ?? 0) >= (filter.minAvailable?.value ?? 0))) &&
    (!filter.text || name.includes(filter.text))
  );
}

const near = fc
  .tuple(
    fc.constantFrom(...SCENES.flatMap(({ points }) => points)),
    fc.constantFrom(0, 0, 0.00001, 0.001, 0.02, 0.3),
    fc.integer({ min: -100, max: 100 }),
    fc.integer({ min: -100, max: 100 }),
  )
  .map(([{ longitude, latitude }, step, east, north]) => ({
    longitude: Math.max(-180, Math.min(180, longitude + (step * east) / 100)),
    latitude: latitude + (step * north) / 100,
  }));
const filters: fc.Arbitrary<Tried> = fc.record(
  {
    type: fc.subarray([...KINDS, 'NO-SUCH-KIND']),
    offers: fc.constant([SERVICE]),
    region: fc.constantFrom(['350100'], ['350203'], ['350000'], ['350203', '350102']),
    status: fc.constant([FacilityStatus.CLOSED]),
    accessible: fc.constantFrom(
      [AccessibilityFeature.LIFT],
      [AccessibilityFeature.LIFT, AccessibilityFeature.LOW_COUNTER],
    ),
    minAvailable: fc.constant({ unit: CapacityUnit.PLACE, value: 20 }),
    text: fc.constantFrom('第二', '设施1'),
  },
  { requiredKeys: [] },
);
const asked: fc.Arbitrary<Asked> = fc.record({
  point: near,
  withinMetres: fc.constantFrom(1, 50, 800, 2_000, 9_000, MAX_RADIUS),
  filter: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 3, arbitrary: filters }),
  day: fc.constantFrom(TODAY, '2024-06-01'),
});

describe('facilities near a point', () => {
  it('are all there are, in the order of their true distance and then of their ids, however they are cut into pages', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.integer({ min: 1, max: 100 }), async (request, first) => {
        const expected = await byMeasuring(request);
        const joined: number[][] = [];
        let after: string | null = null;
        for (let pages = 0; pages <= expected.length; pages += 1) {
          const page = await pageOf(request, { first, after });
          joined.push(...shown(page));
          expect(page.hasPreviousPage).toBe(after !== null);
          expect(page.hasNextPage).toBe(joined.length < expected.length);
          if (!page.hasNextPage || joined.length > 400) break;
          after = page.edges.at(-1)?.cursor ?? null;
        }
        expect(joined).toEqual(expected.slice(0, joined.length));
        if (joined.length <= 400) expect(joined).toHaveLength(expected.length);
      }),
      { numRuns: 150 },
    );
  });

  it('are the nearest also where the plane says otherwise', async () => {
    const request = { point: { longitude: 115, latitude: 52 }, withinMetres: 3_000 };
    const expected = await byMeasuring(request);
    const nearest = expected.slice(0, 5).map(([id]) => made.get(id as number)?.longitude);
    expect(Math.min(...nearest.map(Number))).toBeGreaterThan(115);
    expect(shown(await pageOf(request, { first: 5 }))).toEqual(expected.slice(0, 5));
  });

  it('are counted as they are listed', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (request) => {
        const page = await pageOf(request, { first: 0 });
        expect(await page.count()).toBe((await byMeasuring(request)).length);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same page whatever a forged cursor says of how many came before', async () => {
    const request = { point: { longitude: 119.3, latitude: 26.08 }, withinMetres: 5_000 };
    const expected = await byMeasuring(request);
    const page = await pageOf(request, { first: 10 });
    const [name, millimetres, id] = JSON.parse(
      Buffer.from(page.edges.at(-1)?.cursor ?? '', 'base64url').toString(),
    ) as unknown[];
    for (const rank of [-2_000_000_000, 0, 10, 11, 9_000, 2_000_000_000]) {
      const after = Buffer.from(JSON.stringify([name, millimetres, id, rank])).toString('base64url');
      expect(shown(await pageOf(request, { first: 10, after }))).toEqual(expected.slice(10, 20));
    }
  });

  it('take one statement, and more only where many are equally near', async () => {
    const statements = async (request: Asked, first: number) => {
      const by = reader();
      const page = await pageOf(request, { first }, by);
      expect(shown(page)).toEqual((await byMeasuring(request)).slice(0, first));
      return by.sql.statements;
    };
    const town = { point: { longitude: 119.3, latitude: 26.08 }, withinMetres: 2_000 };
    expect(await statements(town, 20)).toBe(1);
    expect(await statements({ ...town, filter: { type: ['COUNTY-HOSPITAL'] } }, 20)).toBe(1);
    expect(await statements({ ...town, filter: { offers: [SERVICE] } }, 5)).toBe(1);
    expect(await statements({ point: { longitude: 123, latitude: 22 }, withinMetres: 50_000 }, 20)).toBe(1);
    expect(await statements({ point: { longitude: 124, latitude: 52.2 }, withinMetres: 10_000 }, 20)).toBe(1);
    const building = { point: { longitude: 118.1, latitude: 24.5 }, withinMetres: 50 };
    expect(await statements(building, 20)).toBeGreaterThan(1);
  });

  it.each([
    ['withinMetres', { withinMetres: 0 }, 'RADIUS_OUT_OF_RANGE'],
    ['withinMetres', { withinMetres: 50_001 }, 'RADIUS_OUT_OF_RANGE'],
    ['point', { point: { longitude: 26, latitude: 119 } }, 'COORDINATES_SWAPPED'],
    ['point', { point: { longitude: 200, latitude: 26 } }, 'COORDINATES_OUT_OF_RANGE'],
  ])('are refused for a wrong %s: %j', async (argument, wrong, problem) => {
    const request = { point: { longitude: 119, latitude: 26 }, withinMetres: 100, ...wrong };
    await expect(pageOf(request, {})).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument, problem },
    });
  });

  it('are refused for a cursor of another list', async () => {
    const request = { point: { longitude: 119, latitude: 26 }, withinMetres: 100 };
    for (const parts of [
      ['near', 'x', 1, 0],
      ['near', 1, 1],
      ['NAME', 1, 1, 0],
      ['near', 1.5, 1, 0],
    ]) {
      const after = Buffer.from(JSON.stringify(parts)).toString('base64url');
      await expect(pageOf(request, { after })).rejects.toMatchObject({ details: { argument: 'after' } });
    }
  });
});
