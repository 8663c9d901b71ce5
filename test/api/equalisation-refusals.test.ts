import { startTestServer, type TestServer } from '../support/test-server.js';

const RATE = 'FJ-2021-IND-03';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-01T04:00:00Z') });
});
afterAll(() => server.stop());

const refused = async (args: string) => {
  const { errors } = await server.query(`{ equalisation(${args}) { level } }`);
  const extensions = errors?.[0]?.extensions;
  return [extensions?.code, extensions?.argument, extensions?.problem];
};

describe('a question of equality is refused', () => {
  it.each([
    ['without a subject', '', 'indicator', 'ONE_OF'],
    [
      'of two subjects',
      `indicator: "${RATE}", facilityType: "NURSERY", unit: PLACE`,
      'facilityType',
      'ONE_OF',
    ],
    ['of facilities without a unit', 'facilityType: "NURSERY"', 'unit', 'REQUIRED'],
    ['of an indicator in another unit', `indicator: "${RATE}", unit: PLACE`, 'unit', 'ONE_OF'],
    ['of an indicator that there is not', 'indicator: "FJ-9"', 'indicator', 'INDICATOR_UNKNOWN'],
    [
      'of a kind that there is not',
      'facilityType: "X", unit: PLACE',
      'facilityType',
      'FACILITY_TYPE_UNKNOWN',
    ],
    ['in a division that there is not', `indicator: "${RATE}", region: "999999"`, 'region', 'REGION_UNKNOWN'],
    ['in a township', `indicator: "${RATE}", region: "350102001", level: TOWNSHIP`, 'region', 'REGION_LEVEL'],
    ['of a level that is not below', `indicator: "${RATE}", region: "350102"`, 'level', 'REGION_LEVEL'],
    ['of provinces', `indicator: "${RATE}", level: PROVINCE`, 'level', 'REGION_LEVEL'],
    ['of the whole country', `indicator: "${RATE}", area: NATION`, 'area', 'AREA_WITHOUT_REGIONS'],
    ['of a rate per person', `indicator: "${RATE}", per: TOTAL`, 'per', 'NOT_A_SUM'],
    [
      'of towns by people',
      `indicator: "${RATE}", area: URBAN, weight: POPULATION`,
      'area',
      'AREA_WITHOUT_PEOPLE',
    ],
    ['of years to come', `indicator: "${RATE}", to: 2027`, 'to', 'OUT_OF_RANGE'],
    ['of years in the wrong order', `indicator: "${RATE}", from: 2022, to: 2020`, 'to', 'OUT_OF_ORDER'],
    ['of more than thirty years', `indicator: "${RATE}", from: 1995, to: 2025`, 'from', 'OUT_OF_RANGE'],
    [
      'of too many values',
      `indicator: "${RATE}", level: TOWNSHIP, from: 2020, to: 2025`,
      'from',
      'OUT_OF_RANGE',
    ],
  ])('%s', async (_, args, argument, problem) => {
    expect(await refused(args || 'level: COUNTY')).toEqual(['BAD_USER_INPUT', argument, problem]);
  });
});
