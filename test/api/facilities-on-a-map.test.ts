import { insertFacilities } from '../support/facility-lab.js';
import { SAMPLE_FACILITIES } from '../support/facility-samples.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

// 10:00 on a Thursday in China.
const NOW = new Date('2026-11-26T02:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => NOW });
  await insertFacilities(server.dataSource, SAMPLE_FACILITIES);
});
afterAll(() => server.stop());

const ask = async (query: string, variables?: Record<string, unknown>) => {
  const { data, errors } = await server.query(query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const refusal = async (query: string, variables?: Record<string, unknown>) => {
  const { errors } = await server.query(query, variables);
  return errors?.[0]?.extensions;
};

const recordOf = ({ recordId }: { recordId: string }) => recordId;

describe('facilities near a point', () => {
  const NEAR = `query ($point: PointInput!, $within: Int, $filter: FacilityFilter, $first: Int, $after: String) {
    facilitiesNear(point: $point, withinMetres: $within, filter: $filter, first: $first, after: $after) {
      totalCount edges { cursor distanceMetres node { recordId capacities { available } isOpen } } nodes { name } pageInfo { hasNextPage endCursor }
    } }`;
  const point = { longitude: 119.31, latitude: 26.08 };

  it('come by distance, with what hangs off them, page by page', async () => {
    const { facilitiesNear: first } = await ask(NEAR, { point, within: 2500, first: 2 });
    expect(first.totalCount).toBe(4);
    expect(first.edges.map(({ node }: { node: { recordId: string } }) => node.recordId)).toEqual(['B', 'A']);
    expect(first.edges[0]).toMatchObject({ distanceMetres: 0, node: { capacities: [{ available: 5 }] } });
    expect(first.edges[1].distanceMetres).toBeCloseTo(998.8, 0);
    const { facilitiesNear: second } = await ask(NEAR, {
      ...{ point, within: 2500, first: 2 },
      after: first.pageInfo.endCursor,
    });
    expect(second.nodes).toEqual([{ name: 'Ｃ区丙幼儿園' }, { name: '丁幼儿园' }]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('come with a filter: the nearest that has free beds at night', async () => {
    const { facilitiesNear } = await ask(NEAR, {
      point,
      filter: { minAvailable: { unit: 'BED', value: 1 }, openAt: '2026-11-26T22:00:00+08:00' },
    });
    expect(facilitiesNear.nodes).toEqual([{ name: '乙养老院' }]);
  });

  it('are read in one statement with all that hangs off them', async () => {
    const query = `query ($point: PointInput!) { facilitiesNear(point: $point) { nodes { name type { name } region { name parent { name } } offers { code } capacities { maximum } } } }`;
    expect(await server.statements(query, { point })).toBe(1);
  });

  it('are asked for with the point as a variable, and by POST', async () => {
    const { errors } = await server.query(
      '{ facilitiesNear(point: { longitude: 119, latitude: 26 }) { totalCount } }',
    );
    expect(errors?.[0]?.message).toMatch(/point as a variable/);
  });

  it('leave no trace of the point in the log', async () => {
    const secret = { longitude: 119.3141592, latitude: 26.0271828 };
    await ask(NEAR, { point: secret });
    expect(JSON.stringify(server.lines)).not.toMatch(/3141592|0271828/);
  });
});

describe('facilities in an area', () => {
  const IN = `query ($bounds: BoundsInput, $polygon: [PointInput!], $filter: FacilityFilter, $first: Int, $after: String) {
    facilitiesIn(bounds: $bounds, polygon: $polygon, filter: $filter, first: $first, after: $after) { totalCount nodes { recordId } pageInfo { endCursor } } }`;
  const bounds = { west: 119.3, south: 26.08, east: 119.32, north: 26.09 };
  const inside = async (variables: object) =>
    (await ask(IN, variables as never)).facilitiesIn.nodes.map(recordOf).sort().join('');

  it('lie in a box or on its border, exactly', async () => {
    expect(await inside({ bounds })).toBe('ABC');
    expect(await inside({ bounds: { ...bounds, west: 119.3000001, north: 26.0800001 } })).toBe('BC');
    expect(await inside({ bounds, filter: { type: ['KINDERGARTEN'] } })).toBe('AC');
  });

  it('lie in a polygon', async () => {
    const polygon = [
      { longitude: 119.305, latitude: 26 },
      { longitude: 119.335, latitude: 26 },
      { longitude: 119.32, latitude: 28 },
    ];
    expect(await inside({ polygon })).toBe('BCD');
  });

  it('come page by page', async () => {
    const { facilitiesIn: first } = await ask(IN, { bounds, first: 2 });
    const { facilitiesIn: second } = await ask(IN, { bounds, first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(recordOf).sort()).toEqual(['A', 'B', 'C']);
    expect(first.totalCount).toBe(3);
  });

  it.each([
    ['bounds', {}, undefined],
    ['polygon', { bounds, polygon: [{ longitude: 1, latitude: 1 }] }, undefined],
    ['bounds', { bounds: { ...bounds, east: 119 } }, 'BOUNDS_EMPTY'],
    ['polygon', { polygon: [{ longitude: 1, latitude: 1 }] }, 'POLYGON_VERTICES'],
    [
      'polygon',
      {
        polygon: [
          { longitude: 119, latitude: 26 },
          { longitude: 120, latitude: 27 },
          { longitude: 120, latitude: 26 },
          { longitude: 119, latitude: 27 },
        ],
      },
      'POLYGON_CROSSES_ITSELF',
    ],
  ])('are refused for a wrong %s: %j', async (argument, variables, problem) => {
    expect(await refusal(IN, variables)).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
      ...(problem && { problem }),
    });
  });
});

describe('clusters of facilities', () => {
  const CLUSTERS = `query ($bounds: BoundsInput!, $zoom: Int!, $filter: FacilityFilter) {
    facilityClusters(bounds: $bounds, zoom: $zoom, filter: $filter) { count point { longitude latitude } bounds { west east south north } facility { recordId type { code } } } }`;
  const bounds = { west: 119, south: 26, east: 119.6, north: 26.2 };

  it('are one from afar, and each by itself from near, with the facility', async () => {
    const { facilityClusters: afar } = await ask(CLUSTERS, { bounds, zoom: 3 });
    expect(afar).toEqual([
      {
        count: 4,
        point: {
          longitude: expect.closeTo(119.315, 6) as number,
          latitude: expect.closeTo(26.08, 6) as number,
        },
        bounds: { west: 119.3, east: 119.33, south: 26.08, north: 26.08 },
        facility: null,
      },
    ]);
    const { facilityClusters: close } = await ask(CLUSTERS, {
      bounds,
      zoom: 11,
      filter: { type: ['KINDERGARTEN'] },
    });
    expect(close.map(({ facility }: { facility: unknown }) => facility)).toContainEqual({
      recordId: 'A',
      type: { code: 'KINDERGARTEN' },
    });
  });

  it('are refused for a box of too many cells, with the zoom that fits', async () => {
    const refused = await refusal(CLUSTERS, { bounds, zoom: 20 });
    expect(refused).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'bounds',
      problem: 'CLUSTERS_TOO_MANY',
    });
    await ask(CLUSTERS, { bounds, zoom: refused?.zoom });
    expect(await refusal(CLUSTERS, { bounds, zoom: Number(refused?.zoom) + 1 })).toMatchObject({
      problem: 'CLUSTERS_TOO_MANY',
    });
    expect(await refusal(CLUSTERS, { bounds, zoom: 21 })).toMatchObject({
      argument: 'zoom',
      problem: 'ZOOM',
    });
  });
});
