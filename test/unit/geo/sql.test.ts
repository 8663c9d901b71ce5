import fc from 'fast-check';
import pg from 'pg';
import { metresBetween, metresSql } from '../../../src/domain/geo/distance.js';
import { cellOf, clusterCellSql } from '../../../src/domain/geo/mercator.js';
import type { Point } from '../../../src/domain/geo/point.js';
import { checkPolygon, contains, polygonText } from '../../../src/domain/geo/polygon.js';
import { scaled } from '../../../src/domain/geo/scaled.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { CHINESE_LATITUDES, pointIn, WORLD } from './geography.js';
import { around, star } from './star.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const longitudes = (points: readonly Point[]) => points.map(({ longitude }) => longitude);
const latitudes = (points: readonly Point[]) => points.map(({ latitude }) => latitude);
const FROM = 'from unnest($1::float8[], $2::float8[]) with ordinality as p(longitude, latitude, at)';

describe('metresSql', () => {
  it('agrees with metresBetween to a micrometre within China', async () => {
    const pairs = fc.sample(fc.tuple(pointIn(CHINESE_LATITUDES), pointIn(CHINESE_LATITUDES)), 5000);
    const [from, to] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
    const metres = metresSql('a_longitude', 'a_latitude', 'b_longitude', 'b_latitude');
    const { rows } = await client.query<{ metres: number }>(
      `select ${metres} as metres
       from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[])
         with ordinality as pair(a_longitude, a_latitude, b_longitude, b_latitude, at) order by at`,
      [longitudes(from), latitudes(from), longitudes(to), latitudes(to)],
    );
    const differences = pairs.map(([a, b], index) =>
      Math.abs(metresBetween(a, b) - (rows[index]?.metres ?? NaN)),
    );
    expect(differences).toHaveLength(5000);
    expect(Math.max(...differences)).toBeLessThan(1e-6);
  });

  it('takes expressions, and survives antipodes', async () => {
    const point = fc.sample(pointIn(WORLD), 2000);
    const metres = metresSql('longitude', 'latitude', 'longitude - 180', '-latitude');
    const { rows } = await client.query<{ metres: number }>(`select ${metres} as metres ${FROM}`, [
      longitudes(point),
      latitudes(point),
    ]);
    expect(Math.min(...rows.map((row) => row.metres))).toBeGreaterThan(20_015_000);
    expect(Math.max(...rows.map((row) => row.metres))).toBeLessThan(20_015_200);
  });
});

describe('clusterCellSql', () => {
  it.each([0, 1, 9, 14, 20])('puts a point in the cell that cellOf puts it in, at zoom %p', async (zoom) => {
    const corners = [WORLD.west, 0, WORLD.east].flatMap((longitude) =>
      [WORLD.south, 0, WORLD.north].map((latitude) => ({ longitude, latitude })),
    );
    const points = [
      ...corners,
      ...fc.sample(pointIn(WORLD), 2000),
      ...fc.sample(pointIn(CHINESE_LATITUDES), 3000),
    ];
    const cell = clusterCellSql('p.longitude', 'p.latitude', zoom);
    const { rows } = await client.query(
      `select ${cell.x} as x, ${cell.y} as y, pg_typeof(${cell.x})::text as type ${FROM} order by at`,
      [longitudes(points), latitudes(points)],
    );
    expect(rows).toEqual(points.map((point) => ({ ...cellOf(point, zoom), type: 'integer' })));
  });
});

describe('polygonText', () => {
  it('is a polygon to PostgreSQL, which has the same points in it but at the border', async () => {
    let inside = 0;
    for (const points of fc.sample(star, 40)) {
      const polygon = checkPolygon(points, 'polygon');
      const tried = fc.sample(around, 250);
      const { rows } = await client.query<{ inside: boolean; near: boolean }>(
        `select $3::polygon @> point(x, y) as inside, point(x, y) <-> path($3::polygon) < 1e-5 as near
         from unnest($1::float8[], $2::float8[]) with ordinality as p(x, y, at) order by at`,
        [
          tried.map((point) => scaled(point)[0]),
          tried.map((point) => scaled(point)[1]),
          polygonText(polygon),
        ],
      );
      const different = tried.filter(
        (point, index) => !rows[index]?.near && rows[index]?.inside !== contains(polygon, point),
      );
      expect(different).toEqual([]);
      inside += rows.filter((row) => row.inside).length;
    }
    expect(inside).toBeGreaterThan(1000);
  });
});
