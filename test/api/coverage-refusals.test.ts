import { startTestServer, type TestServer } from '../support/test-server.js';

const NURSERIES = 'facilityType: ["NURSERY", "COMMUNITY-NURSERY"], unit: PLACE';
const KINDERGARTENS = 'facilityType: ["KINDERGARTEN"], region: "350102"';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (args: string, fields: string) => server.query(`{ coverage(${args}) { ${fields} } }`);

describe('a question about coverage that cannot be answered', () => {
  it.each([
    ['region', 'facilityType: ["KINDERGARTEN"], region: "999999", withinMetres: 500', 'REGION_UNKNOWN'],
    ['region', 'facilityType: ["KINDERGARTEN"], region: "three", withinMetres: 500', undefined],
    ['facilityType', 'region: "350102", withinMetres: 500', 'FACILITIES_MISSING'],
    ['facilityType', 'facilityType: [], region: "350102", withinMetres: 500', 'OUT_OF_RANGE'],
    [
      'facilityType',
      'facilityType: ["NO-SUCH"], region: "350102", withinMetres: 500',
      'FACILITY_TYPE_UNKNOWN',
    ],
    ['service', 'service: "NO-SUCH", region: "350102", withinMetres: 500', 'SERVICE_UNKNOWN'],
    ['withinMetres', KINDERGARTENS, 'REACH_MISSING'],
    ['withinMetres', `${KINDERGARTENS}, withinMetres: 100001`, 'OUT_OF_RANGE'],
    ['walkingMinutes', `${KINDERGARTENS}, withinMetres: 10, walkingMinutes: 15`, 'REACH_TWICE'],
    [
      'walkingMetresPerMinute',
      `${KINDERGARTENS}, walkingMinutes: 15, walkingMetresPerMinute: 500`,
      'OUT_OF_RANGE',
    ],
    ['sites', `${KINDERGARTENS}, withinMetres: 10, sites: 21`, 'OUT_OF_RANGE'],
    ['wait', `${KINDERGARTENS}, withinMetres: 10, wait: 26`, 'OUT_OF_RANGE'],
  ])('names %s: %s', async (argument, args, problem) => {
    const { errors } = await ask(args, 'population');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
      ...(problem ? { problem } : {}),
    });
  });

  it.each([-1, 101])('refuses a list of %i gaps', async (first) => {
    const { errors } = await ask(
      `${KINDERGARTENS}, withinMetres: 500`,
      `gaps(first: ${first}) { population }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
  });
});

describe('a question about capacity that cannot be answered', () => {
  it.each([
    ['year', `${NURSERIES}, region: "350102", year: 2027`, 'OUT_OF_RANGE'],
    ['year', `${NURSERIES}, region: "350102", year: 1948`, 'OUT_OF_RANGE'],
    ['region', `${NURSERIES}, region: "990000", year: 2024`, 'REGION_UNKNOWN'],
    [
      'facilityType',
      'facilityType: ["NO-SUCH"], unit: BED, region: "350102", year: 2024',
      'FACILITY_TYPE_UNKNOWN',
    ],
  ])('refuses a wrong %s: %s', async (argument, args, problem) => {
    const { errors } = await server.query(`{ capacityPerThousand(${args}) { capacity } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument, problem });
  });
});

describe('a question about accessibility that cannot be answered', () => {
  it.each([
    ['catchmentMetres', `${NURSERIES}, region: "350102", catchmentMetres: 0`],
    ['wait', `${NURSERIES}, region: "350102", wait: -1`],
    ['facilityType', 'facilityType: [], unit: BED, region: "350102"'],
  ])('refuses a wrong %s', async (argument, given) => {
    const { errors } = await server.query(`{ accessibility(${given}) { capacity } }`);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
      problem: 'OUT_OF_RANGE',
    });
  });
});
