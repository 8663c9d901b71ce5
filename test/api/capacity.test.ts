import { appendEvents } from '../../src/data/change-feed.js';
import { ChangeType } from '../../src/domain/change-event.js';
import { event } from '../support/change-events.js';
import { insertFacilities, insertSettlements } from '../support/facility-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TODAY = '2026-06-01';
const STEP = 0.009;
const at = (north: number) => ({ longitude: 119.3, latitude: 26.08 + north * STEP });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
  const nursery = { type: 'NURSERY' };
  await insertFacilities(server.dataSource, [
    {
      ...nursery,
      recordId: 'n1',
      ...at(0),
      capacities: [
        { unit: 'PLACE', maximum: 30, countedOn: '2022-05-01', until: '2024-03-01' },
        { unit: 'PLACE', maximum: 45, countedOn: '2024-03-01' },
        { unit: 'STAFF', maximum: 9, countedOn: '2024-03-01' },
      ],
    },
    {
      ...nursery,
      recordId: 'n2',
      ...at(2),
      region: '350102001',
      capacities: [{ unit: 'PLACE', maximum: 15 }],
    },
    { ...nursery, recordId: 'n3', ...at(8), region: '350103', capacities: [{ unit: 'PLACE', maximum: 20 }] },
    { ...nursery, recordId: 'n4', ...at(40), region: '350105', capacities: [{ unit: 'PLACE', maximum: 7 }] },
    { ...nursery, recordId: 'uncounted', ...at(0) },
    {
      ...nursery,
      recordId: 'no-point',
      longitude: null,
      latitude: null,
      capacities: [{ unit: 'PLACE', maximum: 5 }],
    },
    {
      ...nursery,
      recordId: 'shut',
      ...at(0),
      status: 'SUSPENDED',
      capacities: [{ unit: 'PLACE', maximum: 500 }],
    },
    {
      type: 'COMMUNITY-NURSERY',
      recordId: 'c1',
      ...at(8),
      region: '350103',
      capacities: [{ unit: 'PLACE', maximum: 10 }],
    },
  ]);
  await insertSettlements(server.dataSource, [
    { recordId: 'a', name: '甲', ...at(0), population: 4000, children: 100 },
    { recordId: 'b', name: '乙', ...at(2), population: 6000, region: '350102001', children: 150 },
    { recordId: 'c', name: '丙', ...at(9), population: 5000, region: '350103' },
    { recordId: 'd', name: '丁', ...at(60), population: 1000, region: '350104', children: 20 },
  ]);
  await server.dataSource.query(
    `update settlement set counted_on = case record_id when 'a' then date '2020-11-01' when 'b' then date '2024-12-31' end`,
  );
});
afterAll(() => server.stop());

const NURSERIES = 'facilityType: ["NURSERY", "COMMUNITY-NURSERY"], unit: PLACE';
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
async function told(query: string): Promise<any> {
  const { data, errors } = await server.query(`{ ${query} }`);
  expect(errors).toBeUndefined();
  return Object.values(data as object)[0];
}
const perThousand = (args: string, fields: string) => told(`capacityPerThousand(${args}) { ${fields} }`);
const accessibility = (args: string, fields: string) => told(`accessibility(${args}) { ${fields} }`);

describe('capacity per thousand', () => {
  it('is that of the facilities that work at the end of the year, for the people who are counted', async () => {
    const fields = `asOf capacity population perThousand facilities facilitiesWithoutCapacity settlements
      settlementsWithoutCount populationCountedFrom populationCountedTo countiesRanked synthetic`;
    expect(await perThousand(`${NURSERIES}, region: "350102", year: 2026`, fields)).toEqual({
      asOf: TODAY,
      capacity: 65,
      population: 10_000,
      perThousand: '6.500',
      facilities: 3,
      facilitiesWithoutCapacity: 1,
      settlements: 2,
      settlementsWithoutCount: 0,
      populationCountedFrom: '2020-11-01',
      populationCountedTo: '2024-12-31',
      countiesRanked: 3,
      synthetic: true,
    });
    expect(await perThousand(`${NURSERIES}, region: "350102", year: 2023`, 'asOf capacity')).toEqual({
      asOf: '2023-12-31',
      capacity: 50,
    });
    expect(await perThousand(`${NURSERIES}, region: "350102", year: 2019`, 'capacity facilities')).toEqual({
      capacity: 0,
      facilities: 0,
    });
  });

  it('is ranked among all counties with people, whichever are asked about', async () => {
    const fields = 'byCounty { region { code } capacity population perThousand rank }';
    const city = await perThousand(`${NURSERIES}, region: "350100", year: 2026`, `perThousand ${fields}`);
    const rows = city.byCounty.filter(
      ({ capacity, population }: { capacity: number; population: number }) => capacity + population > 0,
    );
    expect(city.byCounty).toHaveLength(13);
    expect(rows).toEqual([
      { region: { code: '350102' }, capacity: 65, population: 10_000, perThousand: '6.500', rank: 1 },
      { region: { code: '350103' }, capacity: 30, population: 5000, perThousand: '6.000', rank: 2 },
      { region: { code: '350104' }, capacity: 0, population: 1000, perThousand: '0.000', rank: 3 },
      { region: { code: '350105' }, capacity: 7, population: 0, perThousand: null, rank: null },
    ]);
    expect(city.perThousand).toBe('6.375');
    const county = await perThousand(`${NURSERIES}, region: "350103", year: 2026`, fields);
    expect(county.byCounty).toEqual([rows[1]]);
    const township = await perThousand(`${NURSERIES}, region: "350102001", year: 2026`, `capacity ${fields}`);
    expect(township).toEqual({ capacity: 15, byCounty: [rows[0]] });
  });

  it('is set against the group that is asked for, and says where nobody counted it', async () => {
    expect(
      await perThousand(
        `${NURSERIES}, region: "350100", year: 2026, population: CHILDREN`,
        'population perThousand settlementsWithoutCount',
      ),
    ).toEqual({ population: 270, perThousand: '377.778', settlementsWithoutCount: 1 });
  });

  it('is set beside the indicator that plans it, with its target', async () => {
    const { planned } = await perThousand(
      `${NURSERIES}, region: "350000", year: 2023`,
      'planned { indicator { code unit } target { year value } comparable differences notes }',
    );
    expect(planned).toEqual([
      {
        indicator: { code: 'FJ-2021-IND-01', unit: expect.any(String) },
        target: { year: 2025, value: '4.5' },
        comparable: true,
        differences: [],
        notes: [expect.any(String)],
      },
    ]);
  });

  it('is set beside the target that is due next, or else the last', async () => {
    const copy = (year: number) =>
      server.dataSource.query(
        `insert into target (indicator_id, year, comparator, value, printed, source_id)
        select t.indicator_id, ${year}, t.comparator, 9, '9', t.source_id from target t
        where t.year = 2025 and t.indicator_id = (select id from indicator where code = 'FJ-2021-IND-01')`,
      );
    const due = async (year: number) =>
      (await perThousand(`${NURSERIES}, region: "350000", year: ${year}`, 'planned { target { year } }'))
        .planned;
    await copy(2022);
    expect(await due(2022)).toEqual([{ target: { year: 2022 } }]);
    expect(await due(2023)).toEqual([{ target: { year: 2025 } }]);
    expect(await due(2026)).toEqual([{ target: { year: 2025 } }]);
    await copy(2030);
    expect(await due(2025)).toEqual([{ target: { year: 2025 } }]);
    expect(await due(2026)).toEqual([{ target: { year: 2030 } }]);
  });

  it('says why an indicator does not compare', async () => {
    const differences = async (args: string) =>
      (
        await perThousand(
          `${args}, region: "350000", year: 2023`,
          'planned { indicator { code } comparable differences }',
        )
      ).planned;
    expect(await differences('facilityType: ["NURSERY"], unit: PLACE')).toEqual([
      { indicator: { code: 'FJ-2021-IND-01' }, comparable: false, differences: ['OTHER_TYPES'] },
    ]);
    expect(await differences(`${NURSERIES}, population: CHILDREN`)).toEqual([
      { indicator: { code: 'FJ-2021-IND-01' }, comparable: false, differences: ['OTHER_POPULATION'] },
    ]);
    expect(await differences('facilityType: ["NURSERY", "COMMUNITY-NURSERY"], unit: STAFF')).toEqual([
      { indicator: { code: 'FJ-2021-IND-01' }, comparable: false, differences: ['OTHER_UNIT'] },
    ]);
    const beds = await differences(
      'facilityType: ["ELDERLY-CARE-INSTITUTION"], unit: NURSING_BED, population: ELDERLY',
    );
    expect(beds).toContainEqual({
      indicator: { code: 'FJ-2021-IND-12' },
      comparable: false,
      differences: ['NOT_PER_THOUSAND'],
    });
    expect(await differences('facilityType: ["KINDERGARTEN"], unit: STAFF')).toEqual([]);
  });
});

describe('accessibility', () => {
  const args = `${NURSERIES}, region: "350100", catchmentMetres: 3000`;

  it('shares what is within reach among all who live near, borders aside', async () => {
    const answer = await accessibility(
      args,
      `state progress asOf catchmentMetres facilities facilitiesWithoutPoint facilitiesWithoutCapacity capacity
      unreachedCapacity settlements settlementsWithoutCount population perThousand countiesRanked synthetic method
      byCounty { region { code } settlements population perThousand rank }
      lowest(first: 3) { settlement { name } population perThousand }`,
    );
    // n1 and n2 reach 甲 and 乙 alike: 60 places for 10,000. n3 and c1 reach 丙: 30 for 5,000. n4 reaches nobody.
    expect(answer).toEqual({
      state: 'DONE',
      progress: 1,
      asOf: TODAY,
      catchmentMetres: 3000,
      facilities: 5,
      facilitiesWithoutPoint: 1,
      facilitiesWithoutCapacity: 1,
      capacity: 97,
      unreachedCapacity: 7,
      settlements: 4,
      settlementsWithoutCount: 0,
      population: 16_000,
      perThousand: '5.625',
      countiesRanked: 3,
      synthetic: true,
      method: expect.stringContaining('Luo and Wang 2003'),
      byCounty: [
        { region: { code: '350102' }, settlements: 2, population: 10_000, perThousand: '6.000', rank: 1 },
        { region: { code: '350103' }, settlements: 1, population: 5000, perThousand: '6.000', rank: 1 },
        { region: { code: '350104' }, settlements: 1, population: 1000, perThousand: '0.000', rank: 3 },
      ],
      lowest: [
        { settlement: { name: '丁' }, population: 1000, perThousand: '0.000' },
        // As little, but for more people than 甲.
        { settlement: { name: '乙' }, population: 6000, perThousand: '6.000' },
        { settlement: { name: '丙' }, population: 5000, perThousand: '6.000' },
      ],
    });
  });

  it('of a division is cut out of the whole, ranks included', async () => {
    const answer = await accessibility(
      `${NURSERIES}, region: "350103", catchmentMetres: 3000`,
      'population perThousand byCounty { region { code } rank } lowest { settlement { name } }',
    );
    expect(answer).toEqual({
      population: 5000,
      perThousand: '6.000',
      byCounty: [{ region: { code: '350103' }, rank: 1 }],
      lowest: [{ settlement: { name: '丙' } }],
    });
    // 甲, who shares what 乙 can reach, lies outside this township.
    const township = `${NURSERIES}, region: "350102001", catchmentMetres: 3000`;
    expect(await accessibility(township, 'settlements population perThousand countiesRanked')).toEqual({
      settlements: 1,
      population: 6000,
      perThousand: '6.000',
      countiesRanked: 3,
    });
  });

  it('is for the group that is asked for', async () => {
    const answer = await accessibility(
      `${args}, population: CHILDREN`,
      'population settlementsWithoutCount unreachedCapacity byCounty { perThousand }',
    );
    expect(answer).toEqual({
      population: 270,
      settlementsWithoutCount: 1,
      unreachedCapacity: 37,
      byCounty: [{ perThousand: '240.000' }, { perThousand: null }, { perThousand: '0.000' }],
    });
  });

  it('is kept until records change', async () => {
    const fields = 'madeAt capacity';
    const first = await accessibility(args, fields);
    await server.dataSource.query(`update facility_capacity set maximum = 21 where maximum = 20`);
    expect(await accessibility(args, fields)).toEqual(first);
    await appendEvents(server.dataSource.manager, [
      event({ type: ChangeType.RECORDS_IMPORTED, subjectType: 'ImportBatch', subjectKey: 1 }),
    ]);
    expect((await accessibility(args, fields)).capacity).toBe(98);
  });

  it('that nobody waits for says that it is being worked out', async () => {
    const answer = await accessibility(
      `${NURSERIES}, region: "350100", catchmentMetres: 3001, wait: 0`,
      'state madeAt capacity perThousand byCounty { rank } lowest { population }',
    );
    expect(answer).toEqual({
      state: 'RUNNING',
      madeAt: null,
      capacity: null,
      perThousand: null,
      byCounty: [],
      lowest: [],
    });
  });
});
