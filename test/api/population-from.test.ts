import { insertFacilities, insertSettlements, LAB_PROVIDER } from '../support/facility-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TODAY = '2026-06-01';
const STEP = 0.009;
const at = (north: number) => ({ longitude: 119.3, latitude: 26.08 + north * STEP });
const GRID = '人口网格（虚构）';
const NOBODY = '无居民点（虚构）';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
  await insertFacilities(server.dataSource, [
    { recordId: 'n1', ...at(0), type: 'NURSERY', capacities: [{ unit: 'PLACE', maximum: 60 }] },
  ]);
  // The same people twice: as two villages, and as two cells of a grid, which is the finer.
  await insertSettlements(server.dataSource, [
    { recordId: 'village-1', name: '甲村', ...at(0.1), population: 1000, children: 50 },
    { recordId: 'village-2', name: '乙村', ...at(6), population: 500, children: 30 },
    { recordId: 'elsewhere', name: '丙村', ...at(0.2), population: 200, region: '350103' },
    { recordId: 'cell-1', name: '网格一', ...at(0.2), population: 800, children: 40 },
    { recordId: 'cell-2', name: '网格二', ...at(3), population: 700, children: 35 },
  ]);
  for (const code of [GRID, NOBODY])
    await server.dataSource.query(`insert into data_provider (code, synthetic) values ($1, true)`, [code]);
  await server.dataSource.query(
    `update settlement set provider_id = (select id from data_provider where code = $1) where record_id like 'cell-%'`,
    [GRID],
  );
});
afterAll(() => server.stop());

const SAID = 'populationFrom { provider settlements population } populationNote';
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
async function told(query: string, args: string, fields: string): Promise<any> {
  const { data, errors } = await server.query(`{ ${query}(${args}) { ${fields} ${SAID} } }`);
  expect(errors).toBeUndefined();
  return data[query];
}
const COVERAGE = 'facilityType: ["NURSERY"], region: "350102", withinMetres: 1000';
const CAPACITY = 'facilityType: ["NURSERY"], unit: PLACE, region: "350102"';
const from = (...providers: string[]) => `, populationFrom: ${JSON.stringify(providers)}`;

const VILLAGES = { provider: LAB_PROVIDER, settlements: 2, population: 1500 };
const CELLS = { provider: GRID, settlements: 2, population: 1500 };

describe('people whom two providers give', () => {
  it('are added up if nobody says otherwise, and the answer warns of it', async () => {
    const warned = { populationNote: expect.stringContaining('2 providers') };
    const both = { population: 3000, populationFrom: expect.arrayContaining([VILLAGES, CELLS]), ...warned };
    expect(await told('coverage', COVERAGE, 'population share')).toEqual({ ...both, share: '0.6000' });
    const year = `${CAPACITY}, year: 2026`;
    expect(await told('capacityPerThousand', year, 'population perThousand')).toEqual({
      ...both,
      perThousand: '20.000',
    });
    const near = await told('accessibility', `${CAPACITY}, catchmentMetres: 2000`, 'population perThousand');
    expect(near).toMatchObject(both);
  });

  it('are those of one provider if it is named: covered', async () => {
    const one = { population: 1500, populationNote: null };
    const covered = (provider: string) => told('coverage', COVERAGE + from(provider), 'population share');
    expect(await covered(LAB_PROVIDER)).toEqual({ ...one, share: '0.6667', populationFrom: [VILLAGES] });
    expect(await covered(GRID)).toEqual({ ...one, share: '0.5333', populationFrom: [CELLS] });
  });

  it('are those of one provider if it is named: per thousand', async () => {
    const fields = 'population perThousand byCounty { region { code } population }';
    expect(await told('capacityPerThousand', `${CAPACITY}, year: 2026${from(GRID)}`, fields)).toEqual({
      population: 1500,
      perThousand: '40.000',
      byCounty: [{ region: { code: '350102' }, population: 1500 }],
      populationFrom: [CELLS],
      populationNote: null,
    });
  });

  it('are those of one provider if it is named: within a catchment, beyond the border too', async () => {
    const args = `${CAPACITY}, catchmentMetres: 2000`;
    // 60 places for the 1,000 people here and the 200 across the border; of 1,500 people, 1,000 have them.
    expect(await told('accessibility', args + from(LAB_PROVIDER), 'perThousand')).toEqual({
      perThousand: '33.333',
      populationFrom: [VILLAGES],
      populationNote: null,
    });
    // 60 places for 800 people; of 1,500, these have them.
    expect(await told('accessibility', args + from(GRID), 'perThousand')).toMatchObject({
      perThousand: '40.000',
      populationFrom: [CELLS],
    });
  });

  it('are told of the group that is asked about', async () => {
    const args = `${CAPACITY}, year: 2026, population: CHILDREN${from(GRID, LAB_PROVIDER)}`;
    const { populationFrom } = await told('capacityPerThousand', args, 'population');
    expect(populationFrom).toEqual(
      expect.arrayContaining([
        { ...VILLAGES, population: 80 },
        { ...CELLS, population: 75 },
      ]),
    );
  });

  it('are none where the provider gives no settlements', async () => {
    expect(await told('coverage', COVERAGE + from(NOBODY), 'population share')).toEqual({
      population: 0,
      share: null,
      populationFrom: [],
      populationNote: null,
    });
  });

  it.each([
    ['coverage', COVERAGE, 'share'],
    ['capacityPerThousand', `${CAPACITY}, year: 2026`, 'capacity'],
    ['accessibility', CAPACITY, 'capacity'],
  ])(
    'are refused for a provider that there is not, for none and for too many: %s',
    async (query, args, field) => {
      const refused = async (providers: string[]) =>
        (await server.query(`{ ${query}(${args}${from(...providers)}) { ${field} } }`)).errors?.[0]
          ?.extensions;
      const fault = { code: 'BAD_USER_INPUT', argument: 'populationFrom' };
      expect(await refused([GRID, '没有'])).toMatchObject({ ...fault, problem: 'PROVIDER_UNKNOWN' });
      expect(await refused([])).toMatchObject({ ...fault, problem: 'OUT_OF_RANGE' });
      expect(await refused(Array.from({ length: 21 }, (_, index) => `${index}`))).toMatchObject({
        ...fault,
        problem: 'OUT_OF_RANGE',
      });
    },
  );
});
