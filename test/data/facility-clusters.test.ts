import fc from 'fast-check';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { FacilityGrids } from '../../src/data/facility-grids.js';
import { createDataSource } from '../../src/data/data-source.js';
import { Reader } from '../../src/data/reader.js';
import { facilityClusters, type ClusterRow } from '../../src/data/reports/facility-clusters.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { Tables } from '../../src/data/table.js';
import type { Point } from '../../src/domain/geo/point.js';
import type { Bounds } from '../../src/domain/geo/bounds.js';
import { cellOf } from '../../src/domain/geo/mercator.js';
import { insertFacilities, type MadeFacility } from '../support/facility-lab.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const TODAY = '2026-11-26';
const KINDS = ['KINDERGARTEN', 'NURSERY'];

/** Made up: most in a province, some at the edges of the world. */
const MADE: readonly MadeFacility[] = fc
  .sample(
    fc.oneof(
      { weight: 6, arbitrary: placed(116, 121, 23.5, 28.5) },
      { weight: 4, arbitrary: placed(119.2, 119.4, 26, 26.1) },
      { weight: 1, arbitrary: placed(-180, 180, -90, 90) },
    ),
    { numRuns: 700, seed: 11 },
  )
  .map(([longitude, latitude], index) => ({
    recordId: `${index}`,
    type: KINDS[index % 2] as string,
    endedOn: index % 9 ? null : '2026-01-01',
    longitude,
    latitude,
  }));

function placed(west: number, east: number, south: number, north: number) {
  const degrees = (min: number, max: number) =>
    fc.double({ min, max, noNaN: true }).map((value) => Number(value.toFixed(7)) + 0);
  return fc.tuple(degrees(west, east), degrees(south, north));
}

let database: TestDatabase;
let dataSource: DataSource;
let tables: Tables;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  tables = new Tables(dataSource);
  pool = createReadPool({ url: database.url, size: 2, connectTimeout: 2_000, statementTimeout: 20_000 });
  await insertFacilities(dataSource, [...MADE, { recordId: 'nowhere', longitude: null, latitude: null }]);
  await dataSource.query('analyze facility');
});
afterAll(async () => {
  await pool.end();
  await dataSource.destroy();
  await database.drop();
});

const reader = () => new Reader(tables, new PoolSql(pool), TODAY);
const clusters = (
  bounds: Bounds,
  zoom: number,
  type?: readonly string[],
  { grids = new FacilityGrids(), by = reader() } = {},
): Promise<ClusterRow[]> =>
  facilityClusters(by, grids, {
    ...{ bounds, zoom, view: by.present },
    filter: { openSchedules: null, ...(type && { type }) },
  });

/** By going through all facilities: what stands in each cell that touches the box, the most first. */
function byHand(bounds: Bounds, zoom: number, type?: readonly string[]) {
  const first = cellOf({ longitude: bounds.west, latitude: bounds.north }, zoom);
  const last = cellOf({ longitude: bounds.east, latitude: bounds.south }, zoom);
  const cells = new Map<string, { x: number; y: number; points: Point[] }>();
  for (const { longitude, latitude, endedOn, type: kind = '' } of MADE) {
    const point = { longitude: Number(longitude), latitude: Number(latitude) };
    const { x, y } = cellOf(point, zoom);
    const touched = x >= first.x && x <= last.x && y >= first.y && y <= last.y;
    if (!touched || endedOn || (type && !type.includes(kind))) continue;
    const cell = cells.get(`${x} ${y}`) ?? { x, y, points: [] };
    cells.set(`${x} ${y}`, cell);
    cell.points.push(point);
  }
  return [...cells.values()]
    .sort((a, b) => b.points.length - a.points.length || a.y - b.y || a.x - b.x)
    .map(({ points }) => {
      const [longitudes, latitudes] = [
        points.map((point) => point.longitude),
        points.map((point) => point.latitude),
      ];
      const mean = (of: number[]) =>
        expect.closeTo(of.reduce((sum, value) => sum + value, 0) / of.length, 9) as number;
      return {
        count: points.length,
        point: { longitude: mean(longitudes), latitude: mean(latitudes) },
        bounds: {
          west: Math.min(...longitudes),
          south: Math.min(...latitudes),
          east: Math.max(...longitudes),
          north: Math.max(...latitudes),
        },
        facilityId: points.length > 1 ? null : (expect.any(Number) as number),
      };
    });
}

const box = fc
  .tuple(
    fc.constantFrom(...MADE),
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 1, max: 20 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([{ longitude, latitude }, zoom, width, where]) => {
    const cell = 360 / 2 ** zoom / 4;
    const [lng, lat] = [Number(longitude), Number(latitude)];
    const bounds = {
      west: Math.max(lng - cell * width * where, -180),
      south: Math.max(lat - cell * width * (1 - where) * 0.4, -90),
      east: Math.min(lng + cell * width * (1 - where), 180),
      north: Math.min(lat + cell * width * where * 0.4, 90),
    };
    return { bounds, zoom };
  })
  .filter(({ bounds: { west, south, east, north } }) => west < east && south < north);

describe('clusters of facilities', () => {
  it('hold all facilities of the cells that the box touches, each once, with the mean and the bounds of their points', async () => {
    await fc.assert(
      fc.asyncProperty(
        box,
        fc.option(fc.subarray(KINDS), { nil: undefined }),
        async ({ bounds, zoom }, type) => {
          const expected = byHand(bounds, zoom, type);
          const found = await clusters(bounds, zoom, type).catch(
            (error: { details: object }) => error.details,
          );
          if (!Array.isArray(found)) {
            expect(found).toMatchObject({ problem: 'CLUSTERS_TOO_MANY' });
            return;
          }
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are kept from afar until the change feed goes on, and read at once from near', async () => {
    const bounds = { west: 119.25, south: 26.02, east: 119.35, north: 26.08 };
    const grids = new FacilityGrids();
    const shown = async (zoom: number) => {
      const by = reader();
      const found = await clusters(bounds, zoom, undefined, { grids, by });
      return { count: found.reduce((sum, { count }) => sum + count, 0), statements: by.sql.statements };
    };
    const [afar, near] = [await shown(8), await shown(12)];
    expect(afar.statements).toBe(2);
    expect(await shown(8)).toEqual({ ...afar, statements: 1 });
    expect(await shown(11)).toMatchObject({ statements: 1 });
    await insertFacilities(dataSource, [{ recordId: 'new', longitude: 119.3, latitude: 26.05 }]);
    expect(await shown(8)).toEqual({ ...afar, statements: 1 });
    expect(await shown(12)).toEqual({ count: near.count + 1, statements: 1 });
    await dataSource.query('update change_position set last = last + 1');
    expect(await shown(8)).toEqual({ count: afar.count + 1, statements: 2 });
    await dataSource.query(`delete from facility where record_id = 'new'`);
  });
});
