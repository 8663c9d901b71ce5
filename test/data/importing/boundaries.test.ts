import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data/data-source.js';
import { ActorKind } from '../../../src/domain/access.js';
import { CoordinateSystem } from '../../../src/domain/geo/coordinates.js';
import { importBoundaries } from '../../../src/usecases/importing/import-boundaries.js';
import { forgetImports, importText } from '../../support/import-lab.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let directory: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
  directory = await mkdtemp(join(tmpdir(), 'boundaries-'));
});
beforeEach(() => forgetImports(dataSource));
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
  await rm(directory, { recursive: true, force: true });
});

type Ring = readonly (readonly [number, number])[];
/** A made-up boundary: a square round a point, in degrees. */
const square = (longitude: number, latitude: number, half: number): Ring => [
  [longitude - half, latitude - half],
  [longitude + half, latitude - half],
  [longitude + half, latitude + half],
  [longitude - half, latitude + half],
  [longitude - half, latitude - half],
];
const feature = (code: string, ...rings: Ring[]) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates: rings },
});

async function load(content: unknown) {
  const path = join(directory, 'boundaries.geojson');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return importBoundaries(dataSource, {
    path,
    provider: '试验边界（虚构）',
    coordinates: CoordinateSystem.WGS84,
    actorKind: ActorKind.IMPORT,
    actorSubject: '',
    today: '2026-11-26',
  });
}
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const FACILITIES = `id,name,type,region,longitude,latitude
IN,示例一,KINDERGARTEN,350102,119.3,26.1
OUT,示例二,KINDERGARTEN,350102,119.5,26.1
HOLE,示例三,KINDERGARTEN,350102,119.32,26.12
NOWHERE,示例四,KINDERGARTEN,350102,,
ELSEWHERE,示例五,KINDERGARTEN,350203,118.1,24.45
`;
const flags = async () => {
  const rows = await dataSource.query<{ id: string; outside: boolean | null }[]>(
    `select record_id as id, outside_region as outside from facility`,
  );
  return Object.fromEntries(rows.map(({ id, outside }) => [id, outside]));
};
const EXPECTED = { IN: false, OUT: true, HOLE: true, NOWHERE: null, ELSEWHERE: null };
const BOUNDARY = collection(feature('350102', square(119.3, 26.1, 0.1), square(119.32, 26.12, 0.005)));

it('flags points outside their division, in whichever order the two are loaded', async () => {
  await importText(dataSource, FACILITIES);
  expect(await flags()).toEqual({ IN: null, OUT: null, HOLE: null, NOWHERE: null, ELSEWHERE: null });
  await load(BOUNDARY);
  expect(await flags()).toEqual(EXPECTED);
  await forgetImports(dataSource);
  await load(BOUNDARY);
  const { batch } = await importText(dataSource, FACILITIES);
  expect(batch).toMatchObject({ created: 5, rejected: 0 });
  expect(await flags()).toEqual(EXPECTED);
  await importText(dataSource, 'id,longitude,latitude\nOUT,119.31,26.09\n');
  expect(await flags()).toEqual({ ...EXPECTED, OUT: false });
});

it('goes by the nearest division above that has a boundary, and replaces what was loaded before', async () => {
  await importText(dataSource, FACILITIES);
  await load(collection(feature('350100', square(119.3, 26.1, 0.1))));
  expect(await flags()).toEqual({ ...EXPECTED, HOLE: false });
  await load(collection(feature('350100', square(119.5, 26.1, 0.1))));
  expect(await flags()).toEqual({ ...EXPECTED, IN: true, OUT: false });
  await load(BOUNDARY);
  expect(await flags()).toEqual(EXPECTED);
});

it('takes several parts of one division', async () => {
  await importText(dataSource, FACILITIES);
  await load(
    collection({
      ...feature('350102'),
      geometry: {
        type: 'MultiPolygon',
        coordinates: [[square(119.3, 26.1, 0.01)], [square(119.5, 26.1, 0.01)]],
      },
    }),
  );
  expect(await flags()).toMatchObject({ IN: false, OUT: false, HOLE: true });
});

it('rejects features that it cannot use, and takes the others', async () => {
  const { divisions, rejections } = await load(
    collection(
      feature('350102', square(119.3, 26.1, 0.1)),
      feature('999999', square(119.3, 26.1, 0.1)),
      {
        type: 'Feature',
        properties: { code: '350103' },
        geometry: { type: 'Point', coordinates: [119, 26] },
      },
      feature('350104', square(26.1, 119.3, 0.1)),
      { type: 'Feature', properties: null, geometry: null },
    ),
  );
  expect(divisions).toBe(1);
  expect(rejections.map(({ line, code }) => [line, code])).toEqual([
    [2, 'REGION_UNKNOWN'],
    [3, 'GEOMETRY'],
    [4, 'COORDINATES_OUTSIDE_CHINA'],
    [5, 'REGION_UNKNOWN'],
  ]);
});

it.each(['{"type":"FeatureCollection"', '[]', '{"type":"FeatureCollection","features":[{}],"x":', '\u0000'])(
  'refuses a file that is no FeatureCollection: %j',
  async (text) => {
    await expect(load(text)).rejects.toMatchObject({ details: { problem: 'GEOJSON' } });
    expect(await dataSource.query('select from region_boundary')).toEqual([]);
  },
);
