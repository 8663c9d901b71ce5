import { insertFacilities, insertSettlements } from '../support/facility-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TODAY = '2026-06-01';
const [GULOU, TAIJIANG, MAWEI, SIMING] = ['350102', '350103', '350105', '350203'];
const AT = { longitude: 119.3, latitude: 26.08 };
const NURSERIES = 'facilityType: "NURSERY", unit: PLACE';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
  const capacities = (maximum: number) => [{ unit: 'PLACE', maximum, countedOn: '2024-06-01' }];
  await insertFacilities(server.dataSource, [
    { type: 'NURSERY', recordId: 'n1', ...AT, region: '350102001', capacities: capacities(50) },
    { type: 'NURSERY', recordId: 'n2', ...AT, region: GULOU },
    {
      type: 'NURSERY',
      recordId: 'n3',
      ...AT,
      region: TAIJIANG,
      capacities: capacities(20),
      beginsOn: '2025-03-01',
    },
    { type: 'NURSERY', recordId: 'n4', ...AT, region: MAWEI, capacities: capacities(9) },
    { type: 'NURSERY', recordId: 'n5', ...AT, region: SIMING },
  ]);
  await insertSettlements(server.dataSource, [
    { ...AT, recordId: 'a', population: 10_000, region: '350102001', elderly: 2000 },
    { ...AT, recordId: 'b', population: 5000, region: TAIJIANG },
    { ...AT, recordId: 'c', population: 5000, region: SIMING },
  ]);
});
afterAll(() => server.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
async function told(args: string, fields: string): Promise<any> {
  const { data, errors } = await server.query(`{ equalisation(${args}) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.equalisation;
}
const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);

describe('how equal the counties are in the capacity of a kind of facility', () => {
  it('is told per thousand people at the end of each year since it was counted, and today', async () => {
    const { years, per, unit, facilityType, indicator } = await told(
      NURSERIES,
      'per unit indicator { code } facilityType { code } years { year regions { region { code } value rank observation { id } } }',
    );
    expect({ per, unit, facilityType, indicator }).toEqual({
      per: 'TOTAL',
      unit: 'PLACE',
      facilityType: { code: 'NURSERY' },
      indicator: null,
    });
    const of = (value: string, rank: number) => ({ value, rank, observation: null });
    expect(years).toEqual([
      {
        year: 2024,
        regions: [
          { region: { code: GULOU }, ...of('5.000', 1) },
          { region: { code: TAIJIANG }, ...of('0.000', 2) },
        ],
      },
      {
        year: 2025,
        regions: [
          { region: { code: GULOU }, ...of('5.000', 1) },
          { region: { code: TAIJIANG }, ...of('4.000', 2) },
        ],
      },
      {
        year: 2026,
        regions: [
          { region: { code: GULOU }, ...of('5.000', 1) },
          { region: { code: TAIJIANG }, ...of('4.000', 2) },
        ],
      },
    ]);
  });

  it('is that of capacityPerThousand', async () => {
    const { years } = await told(
      `${NURSERIES}, from: 2025, to: 2025`,
      'years { regions { region { code } value } }',
    );
    const { data } = await server.query(
      '{ capacityPerThousand(facilityType: ["NURSERY"], unit: PLACE, region: "350100", year: 2025) { byCounty { region { code } perThousand } } }',
    );
    const per = new Map(
      data.capacityPerThousand.byCounty.map((row: { region: { code: string }; perThousand: string }) => [
        row.region.code,
        row.perThousand,
      ]),
    );
    for (const { region, value } of years[0].regions) expect(value).toBe(per.get(region.code));
  });

  it('leaves out where no facility is counted, or nobody lives, and says where some are not', async () => {
    const { years } = await told(
      `${NURSERIES}, from: 2025, to: 2025`,
      'years { n missing { code } missingPopulation { code } notes }',
    );
    expect(codes(years[0].missing)).toEqual([SIMING]);
    expect(years[0].missingPopulation).toHaveLength(84 - 3);
    expect(codes(years[0].missingPopulation)).toContain(MAWEI);
    expect(years[0].notes).toEqual([
      'Some facilities are not counted, so that the value may be too low: 350102 鼓楼区.',
    ]);
  });

  it('is told for a thousand of the group that is named, and begins where it is asked to', async () => {
    const { years, convergence } = await told(
      `${NURSERIES}, per: ELDERLY, from: 2025`,
      'years { year n regions { value population } missingPopulation { code } } convergence { from }',
    );
    expect(years.map(({ year }: { year: number }) => year)).toEqual([2025, 2026]);
    expect(years[0].regions).toEqual([{ value: '25.000', population: 2000 }]);
    expect(codes(years[0].missingPopulation)).toContain(TAIJIANG);
    expect(convergence).toBeNull();
  });

  it('has no years where nothing was ever counted', async () => {
    expect((await told('facilityType: "NURSERY", unit: BED', 'years { year }')).years).toEqual([]);
  });
});
