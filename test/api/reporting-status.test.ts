import { insertObservations } from '../support/observation-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;

const BEDS = 'FJ-2021-IND-15';
const DOCTORS = 'FJ-2021-IND-09';
const NURSES = 'FJ-2021-IND-10';
/** 莆田市 and its five counties. */
const CITY = '350300';
const COUNTIES = ['350302', '350303', '350304', '350305', '350322'];

const STATUS = `query ($indicators: [String!], $plan: String, $year: Int!, $level: RegionLevel, $region: String, $due: Date,
    $area: ObservedArea, $asOf: Date, $knownAt: DateTime) {
  reportingStatus(indicators: $indicators, plan: $plan, year: $year, level: $level, region: $region, due: $due, area: $area,
    asOf: $asOf, knownAt: $knownAt) {
    year level area due region { code } cells reported late missing
    indicators { indicator { code } reported late daysLate missing { code } }
    regions { region { code } reported late daysLate missing { code } }
  }
}`;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2044-06-30T04:00:00Z') });
  const of = (indicator: string, region: string | undefined, recordedAt: string, more = {}) => ({
    ...{ indicator, region: region ?? '', year: 2043, value: '1', recordedAt },
    ...more,
  });
  const [, , first = 0] = await insertObservations(server.dataSource, [
    of(BEDS, COUNTIES[0], '2044-02-01T00:00:00Z'),
    // Half past midnight of 1 April in China.
    of(BEDS, COUNTIES[1], '2044-03-31T16:30:00Z'),
    // In time; what corrects it came later.
    of(BEDS, COUNTIES[2], '2044-03-31T15:59:00Z', { supersededAt: '2044-05-01T00:00:00Z' }),
    of(BEDS, COUNTIES[3], '2044-03-01T00:00:00Z', {
      ...{ supersededAt: '2044-05-10T00:00:00Z', withdrawnBecause: '口径有误' },
    }),
    // Withdrawn, and told anew later.
    of(DOCTORS, COUNTIES[0], '2044-01-10T00:00:00Z', {
      ...{ supersededAt: '2044-02-01T00:00:00Z', withdrawnBecause: '口径有误' },
    }),
    of(DOCTORS, COUNTIES[0], '2044-04-10T02:00:00Z'),
    of(DOCTORS, COUNTIES[1], '2044-03-01T00:00:00Z', { area: 'URBAN' }),
  ]);
  await insertObservations(server.dataSource, [
    of(BEDS, COUNTIES[2], '2044-05-01T00:00:00Z', { replaces: first, reason: '更正', value: '2' }),
  ]);
});
afterAll(() => server.stop());

const status = async (variables: Record<string, unknown>) => {
  const { data, errors } = await server.query(STATUS, { year: 2043, region: CITY, ...variables });
  expect(errors).toBeUndefined();
  return data.reportingStatus;
};
const coded = (codes: readonly string[]) => codes.map((code) => ({ code }));
/** Days from 31 March to 30 June 2044. */
const OVER = 91;

describe('who has reported', () => {
  it('tells by indicator and by division what came in, what came late and what is missing', async () => {
    expect(await status({ indicators: [BEDS, DOCTORS] })).toEqual({
      ...{ year: 2043, level: 'COUNTY', area: 'TOTAL', due: '2044-03-31', region: { code: CITY } },
      ...{ cells: 10, reported: 4, late: 2, missing: 6 },
      indicators: [
        {
          ...{ indicator: { code: DOCTORS }, reported: 1, late: 1, daysLate: OVER },
          missing: coded(COUNTIES.slice(1)),
        },
        {
          ...{ indicator: { code: BEDS }, reported: 3, late: 1, daysLate: OVER },
          missing: coded(COUNTIES.slice(3)),
        },
      ],
      regions: [
        { region: { code: '350302' }, reported: 2, late: 1, daysLate: 10, missing: [] },
        { region: { code: '350303' }, reported: 1, late: 1, daysLate: OVER, missing: coded([DOCTORS]) },
        { region: { code: '350304' }, reported: 1, late: 0, daysLate: OVER, missing: coded([DOCTORS]) },
        { region: { code: '350305' }, reported: 0, late: 0, daysLate: OVER, missing: coded([DOCTORS, BEDS]) },
        { region: { code: '350322' }, reported: 0, late: 0, daysLate: OVER, missing: coded([DOCTORS, BEDS]) },
      ],
    });
  });

  it('calls nothing missing late before the due day is over', async () => {
    const early = await status({ indicators: [NURSES], due: '2044-06-30' });
    expect(early).toMatchObject({ due: '2044-06-30', late: 0, missing: 5, indicators: [{ daysLate: null }] });
    const over = await status({ indicators: [NURSES], due: '2044-06-30', asOf: '2044-07-02' });
    expect(over.indicators[0].daysLate).toBe(2);
  });

  it('counts what was corrected from its first telling, and what was withdrawn and told anew from then on', async () => {
    const { indicators } = await status({ indicators: [BEDS, DOCTORS], due: '2044-04-09' });
    expect(indicators[1]).toMatchObject({ indicator: { code: BEDS }, late: 0 });
    expect(indicators[0]).toMatchObject({ indicator: { code: DOCTORS }, late: 1 });
  });

  it('tells what was known at an instant', async () => {
    const then = await status({ indicators: [BEDS], knownAt: '2044-03-15T00:00:00Z' });
    // 350305's was not yet withdrawn, and two had not come in yet.
    expect(then.indicators[0].missing).toEqual(coded(['350303', '350304', '350322']));
  });

  it('asks of the area that is named', async () => {
    const towns = await status({ indicators: [DOCTORS], area: 'URBAN' });
    expect(towns.indicators[0].missing).toEqual(coded(COUNTIES.filter((code) => code !== '350303')));
  });

  it('asks all indicators of a plan of all divisions of a level that are in being at the end of the year', async () => {
    const plan = await status({ plan: 'FJ-2021-PLAN', region: null, level: 'CITY' });
    expect(plan).toMatchObject({ cells: 22 * 9, reported: 0, region: { code: '350000' } });
    expect(plan.indicators.map(({ indicator }: { indicator: { code: string } }) => indicator.code)).toEqual(
      Array.from({ length: 22 }, (_, at) => `FJ-2021-IND-${String(at + 1).padStart(2, '0')}`),
    );
    const codes = async (year: number) => {
      const { regions } = await status({ indicators: [BEDS], region: '350100', year });
      return regions.map(({ region }: { region: { code: string } }) => region.code);
    };
    expect(await codes(2016)).toEqual(expect.arrayContaining(['350182']));
    expect(await codes(2018)).not.toEqual(expect.arrayContaining(['350182']));
  });

  it('counts what a document prints as reported', async () => {
    const province = await status({ indicators: [BEDS], region: null, level: 'PROVINCE', year: 2020 });
    expect(province).toMatchObject({ cells: 1, reported: 1, missing: 0 });
  });

  it('takes three statements, however much is owed', async () => {
    const variables = { plan: 'FJ-2021-PLAN', year: 2043 };
    expect(await server.statements(STATUS, variables)).toBe(3);
    expect(
      await server.statements(`{ reportingStatus(plan: "FJ-2021-PLAN", year: 2043) { cells missing } }`),
    ).toBe(1);
  });

  it.each([
    [{}, 'indicators'],
    [{ indicators: [BEDS], plan: 'FJ-2021-PLAN' }, 'indicators'],
    [{ indicators: ['NONE-SUCH'] }, 'indicators'],
    [{ plan: 'NONE-SUCH' }, 'plan'],
    [{ indicators: [BEDS], region: '359999' }, 'region'],
    [{ indicators: [BEDS], region: '福州' }, 'region'],
    [{ indicators: [BEDS], year: 99_999 }, 'year'],
  ])('refuses %j', async (variables, argument) => {
    const { errors } = await server.query(STATUS, { year: 2043, region: CITY, ...variables });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});
