import { appendEvents } from '../../src/data/change-feed.js';
import { ChangeType } from '../../src/domain/change-event.js';
import { metresBetween } from '../../src/domain/geo/distance.js';
import { event } from '../support/change-events.js';
import { insertFacilities, insertSettlements } from '../support/facility-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** The tests' day, for the end of a facility to lie before and after. */
const TODAY = '2026-06-01';
/** About a kilometre north. */
const STEP = 0.009;
const at = (north: number, east = 0) => ({ longitude: 119.3 + east * STEP, latitude: 26.08 + north * STEP });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
  await insertFacilities(server.dataSource, [
    { recordId: 'k1', ...at(0) },
    // Beyond the border of 鼓楼区, near one of its settlements.
    { recordId: 'k2', ...at(10), region: '350103' },
    { recordId: 'k-elsewhere', ...at(0, 60), region: '350121' },
    { recordId: 'k-no-point', longitude: null, latitude: null },
    { recordId: 'k-planned', ...at(5), status: 'PLANNED' },
    { recordId: 'k-suspended', ...at(5), status: 'SUSPENDED' },
    { recordId: 'k-closed', ...at(5), status: 'CLOSED', endedOn: '2026-03-01' },
    { recordId: 'k-later', ...at(5), beginsOn: '2026-09-01' },
    { recordId: 'library', ...at(5), type: 'PUBLIC-LIBRARY' },
    { recordId: 'k-with-books', ...at(40), offers: ['FJ-BPS-066'] },
  ]);
  await insertSettlements(server.dataSource, [
    { recordId: 's0', name: '一里', ...at(0.2), population: 100 },
    { recordId: 's5', name: '五里', ...at(5), population: 300, region: '350102001' },
    { recordId: 's5b', name: '五里半', ...at(5.5), population: 40, region: '350102001' },
    { recordId: 's9', name: '九里', ...at(9.5), population: 60 },
    { recordId: 's20', name: '二十里', ...at(20), population: 200, region: '350102002' },
    { recordId: 'empty', name: '无人', ...at(30), population: 0 },
    { recordId: 'changle', name: '城外', ...at(0.5), population: 500, region: '350103' },
  ]);
});
afterAll(() => server.stop());

const ask = (args: string, fields: string) => server.query(`{ coverage(${args}) { ${fields} } }`);
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
async function coverage(args: string, fields: string): Promise<any> {
  const { data, errors } = await ask(args, fields);
  expect(errors).toBeUndefined();
  return data.coverage;
}
const KINDERGARTENS = 'facilityType: ["KINDERGARTEN"], region: "350102"';
const NUMBERS = `state progress asOf facilities facilitiesInRegion facilitiesWithoutPoint settlements population
  coveredPopulation share synthetic`;

describe('coverage', () => {
  it('is the share of a division’s people who have a facility within reach, from beyond its border too', async () => {
    expect(await coverage(`${KINDERGARTENS}, withinMetres: 1000`, NUMBERS)).toEqual({
      state: 'DONE',
      progress: 1,
      asOf: TODAY,
      facilities: 4,
      facilitiesInRegion: 2,
      facilitiesWithoutPoint: 1,
      settlements: 6,
      population: 700,
      coveredPopulation: 160,
      share: '0.2286',
      synthetic: true,
    });
  });

  it('counts what worked on the day that is asked about', async () => {
    const covered = async (day: string) =>
      (await coverage(`${KINDERGARTENS}, withinMetres: 1000, asOf: "${day}"`, 'asOf coveredPopulation'))
        .coveredPopulation;
    expect(await covered('2026-02-28')).toBe(500);
    expect(await covered('2026-03-01')).toBe(160);
    expect(await covered('2026-09-01')).toBe(500);
    expect(await covered('2026-08-31')).toBe(160);
  });

  it('says how far and how fast one walks, and that lines are straight', async () => {
    const fields = 'withinMetres walkingMinutes walkingMetresPerMinute method';
    expect(await coverage(`${KINDERGARTENS}, walkingMinutes: 15`, fields)).toEqual({
      withinMetres: 1000,
      walkingMinutes: '15',
      walkingMetresPerMinute: '66.7',
      method: expect.stringContaining('Straight lines'),
    });
    expect(
      await coverage(`${KINDERGARTENS}, walkingMinutes: 10, walkingMetresPerMinute: "60"`, fields),
    ).toMatchObject({ withinMetres: 600, walkingMinutes: '10', walkingMetresPerMinute: '60' });
  });

  it('is told by county and by township, whose numbers come to the whole', async () => {
    const fields = 'region { code level } settlements population coveredPopulation share';
    const answer = await coverage(
      `${KINDERGARTENS}, withinMetres: 1000`,
      `byCounty: byRegion { ${fields} } byTownship: byRegion(level: TOWNSHIP) { ${fields} }`,
    );
    expect(answer.byCounty).toEqual([
      {
        region: { code: '350102', level: 'COUNTY' },
        settlements: 6,
        population: 700,
        coveredPopulation: 160,
        share: '0.2286',
      },
    ]);
    expect(
      answer.byTownship.map((row: { region: { code: string }; population: number; share: string }) => [
        row.region.code,
        row.population,
        row.share,
      ]),
    ).toEqual([
      ['350102', 160, '1.0000'],
      ['350102001', 340, '0.0000'],
      ['350102002', 200, '0.0000'],
    ]);
    const wide = await coverage(
      'facilityType: ["KINDERGARTEN"], region: "350100", withinMetres: 1000',
      `population byRegion { region { code } population }`,
    );
    expect(wide.population).toBe(1200);
    expect(wide.byRegion).toEqual([
      { region: { code: '350102' }, population: 700 },
      { region: { code: '350103' }, population: 500 },
    ]);
  });

  it('tells the largest gaps first, with the distance to the nearest, and never those of nobody', async () => {
    const { gaps } = await coverage(
      `${KINDERGARTENS}, withinMetres: 1000`,
      'gaps { settlement { name population point { latitude } region { code } } population metres }',
    );
    expect(gaps).toEqual([
      {
        settlement: {
          name: '五里',
          population: 300,
          point: { latitude: at(5).latitude },
          region: { code: '350102001' },
        },
        population: 300,
        metres: Math.round(metresBetween(at(5), at(0))),
      },
      expect.objectContaining({
        population: 200,
        metres: Math.round(metresBetween(at(20), at(10))),
      }),
      expect.objectContaining({ settlement: expect.objectContaining({ name: '五里半' }), population: 40 }),
    ]);
    expect(gaps[2].metres).toBe(Math.round(metresBetween(at(5.5), at(10))));
    const two = await coverage(`${KINDERGARTENS}, withinMetres: 1000`, 'gaps(first: 2) { population }');
    expect(two.gaps).toEqual([{ population: 300 }, { population: 200 }]);
  });

  it('proposes the sites that would reach most people who have none, and tells the bound with its source', async () => {
    const { proposedSites } = await coverage(
      `${KINDERGARTENS}, withinMetres: 1000, sites: 3`,
      'proposedSites { sites { settlement { name } addedPopulation shareAfter } bound }',
    );
    expect(proposedSites.sites).toEqual([
      { settlement: { name: '五里' }, addedPopulation: 340, shareAfter: '0.7143' },
      { settlement: { name: '二十里' }, addedPopulation: 200, shareAfter: '1.0000' },
    ]);
    expect(proposedSites.bound).toMatch(/1 − 1\/e.*Nemhauser, Wolsey and Fisher 1978/);
    const none = await coverage(
      `${KINDERGARTENS}, withinMetres: 1000, sites: 0`,
      'proposedSites { sites { addedPopulation } }',
    );
    expect(none.proposedSites.sites).toEqual([]);
  });

  it('by a service counts facilities that name it, and those of kinds that offer it where they name none', async () => {
    await server.dataSource.query(
      `delete from facility_type_offer where service_id = (select id from service where code = 'FJ-BPS-066')`,
    );
    const args = 'service: "FJ-BPS-066", region: "350102", withinMetres: 500';
    expect(await coverage(args, 'facilities coveredPopulation')).toEqual({
      facilities: 1,
      coveredPopulation: 0,
    });
    await server.dataSource.query(
      `insert into facility_type_offer (position, facility_type_id, service_id, source_id)
      select 99, (select id from facility_type where code = 'PUBLIC-LIBRARY'), (select id from service where code = 'FJ-BPS-066'), min(id) from source`,
    );
    await appendEvents(server.dataSource.manager, [event({ type: ChangeType.REVISED })]);
    expect(await coverage(args, 'facilities coveredPopulation')).toEqual({
      facilities: 2,
      coveredPopulation: 300,
    });
    expect(await coverage(`facilityType: ["KINDERGARTEN"], ${args}`, 'facilities')).toEqual({
      facilities: 1,
    });
  });

  it('is told of a township and of a whole province, and of nobody without a share', async () => {
    expect(
      await coverage(
        'facilityType: ["KINDERGARTEN"], region: "350102001", withinMetres: 100',
        'population coveredPopulation share byRegion { region { code } population }',
      ),
    ).toEqual({
      population: 340,
      coveredPopulation: 0,
      share: '0.0000',
      byRegion: [{ region: { code: '350102' }, population: 340 }],
    });
    expect(
      await coverage('facilityType: ["KINDERGARTEN"], region: "350000", withinMetres: 1000', 'population'),
    ).toEqual({ population: 1200 });
    expect(
      await coverage(
        'facilityType: ["KINDERGARTEN"], region: "350203", withinMetres: 1000',
        'population share gaps { population } byRegion { population } proposedSites { sites { addedPopulation } }',
      ),
    ).toEqual({ population: 0, share: null, gaps: [], byRegion: [], proposedSites: { sites: [] } });
  });

  it('where there is no facility at all leaves everybody out, at no distance', async () => {
    expect(
      await coverage(
        'facilityType: ["SPORTS-VENUE"], region: "350102", withinMetres: 1000',
        'facilities coveredPopulation share gaps(first: 1) { population metres }',
      ),
    ).toEqual({
      facilities: 0,
      coveredPopulation: 0,
      share: '0.0000',
      gaps: [{ population: 300, metres: null }],
    });
  });
});

const imported = () =>
  event({ type: ChangeType.RECORDS_IMPORTED, subjectType: 'ImportBatch', subjectKey: 1 });

describe('a coverage report', () => {
  const MADE = `${KINDERGARTENS}, withinMetres: 777`;

  it('is kept until an import, and told meanwhile without working it out again', async () => {
    const first = await coverage(MADE, 'madeAt population');
    await server.dataSource.query(`update settlement set population = population + 1 where record_id = 's0'`);
    expect(await coverage(MADE, 'madeAt population')).toEqual(first);
    // A revision of a text is no change to facilities.
    await appendEvents(server.dataSource.manager, [event({ type: ChangeType.REVISED })]);
    expect(await coverage(MADE, 'madeAt population')).toEqual(first);
    await appendEvents(server.dataSource.manager, [imported()]);
    expect((await coverage(MADE, 'population')).population).toBe(first.population + 1);
    await server.dataSource.query(`update settlement set population = population - 1 where record_id = 's0'`);
    await appendEvents(server.dataSource.manager, [
      event({ type: ChangeType.IMPORT_REVERTED, subjectType: 'ImportBatch', subjectKey: 1 }),
    ]);
    expect((await coverage(MADE, 'population')).population).toBe(first.population);
  });

  it('takes two statements once it is kept, and one for each list of rows', async () => {
    const text = (fields: string) => `{ coverage(${MADE}) { ${fields} } }`;
    await coverage(MADE, 'population');
    expect(await server.statements(text('population share'))).toBe(2);
    expect(
      await server.statements(
        text(
          'byRegion { region { name } } gaps { settlement { name region { name } } } proposedSites { sites { settlement { name } } }',
        ),
      ),
    ).toBe(5);
  });

  it('that nobody waits for says that it is being worked out, with empty lists, and is there later', async () => {
    const args = `${KINDERGARTENS}, withinMetres: 778, wait: 0`;
    const fields = `${NUMBERS} madeAt byRegion { population } gaps { population } proposedSites { sites { addedPopulation } }`;
    const running = await coverage(args, fields);
    expect(running).toMatchObject({
      state: 'RUNNING',
      madeAt: null,
      population: null,
      share: null,
      synthetic: null,
      byRegion: [],
      gaps: [],
      proposedSites: { sites: [] },
    });
    expect(running.progress).toBeLessThan(1);
    let later = running;
    for (let tries = 0; later.state === 'RUNNING' && tries < 100; tries++)
      later = await coverage(args, fields);
    expect(later).toMatchObject({ state: 'DONE', progress: 1, population: 700 });
    expect(later.gaps).toHaveLength(3);
  });
});
