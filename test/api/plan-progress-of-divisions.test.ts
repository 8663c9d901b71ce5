import { insertObservations } from '../support/observation-lab.js';
import { planProgress, standing } from '../support/progress-questions.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const PLAN_2021 = 'FJ-2021-PLAN';
const [CITY, COUNTY] = ['350100', '350102'];
const CODE = 'FJ-2021-IND-01';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-11-26T04:00:00Z') });
});
afterAll(() => server.stop());

describe('what is recorded of a county', () => {
  beforeAll(async () => {
    await insertObservations(server.dataSource, [
      { indicator: CODE, region: COUNTY, year: 2022, value: '3' },
    ]);
  });

  const own = (code: string, extra: string, fields: string) =>
    standing(server, code, `plan: "${PLAN_2021}", region: "${COUNTY}"${extra}`, fields);

  it('is held against the province’s target, without a base of its own', async () => {
    const fields =
      'verdict reason explanation ofProvince value expected base { value } target { value } localTarget { code }';
    expect(await own(CODE, ', asOf: "2023-06-30"', fields)).toEqual({
      verdict: 'NOT_MEASURABLE',
      reason: 'NO_BASE',
      explanation:
        'The figure of 2022, 3 个, does not satisfy the goal for 2025, 4.5 个, and there is no path to hold it against: there is no base. The goal is the province’s: the division has none of its own that is due.',
      ofProvince: true,
      value: '3',
      expected: null,
      base: [],
      target: { value: '4.5' },
      localTarget: null,
    });
    const word = await own('FJ-2021-IND-04', '', 'verdict reason targetBelowBase');
    expect(word).toEqual({ verdict: 'NO_DATA', reason: 'NOTHING_OBSERVED', targetBelowBase: false });
  });

  it('is not held against a total of the whole province', async () => {
    for (const code of ['FJ-2021-IND-07', 'FJ-2021-IND-15', 'FJ-2021-IND-18'])
      expect(await own(code, '', 'verdict reason goal path { year }')).toMatchObject({
        verdict: 'NOT_MEASURABLE',
        reason: 'PROVINCE_TOTAL',
        path: [],
      });
  });

  it('has a base of the year of which the plan prints the province’s, and the same reference', async () => {
    await insertObservations(server.dataSource, [
      { indicator: 'FJ-2018-IND-05', region: COUNTY, year: 2016, value: '80' },
      { indicator: 'FJ-2018-IND-05', region: COUNTY, year: 2018, value: '86' },
      { indicator: 'FJ-2018-IND-07', region: COUNTY, year: 2020, value: '18' },
      { indicator: 'FJ-2018-IND-07', region: '350000', year: 2020, area: 'NATION', value: '16.9' },
    ]);
    const of = (code: string, fields: string, asOf = '2026-11-26') =>
      standing(server, code, `plan: "FJ-2018-ACTION-PLAN", region: "${COUNTY}", asOf: "${asOf}"`, fields);
    expect(await of('FJ-2018-IND-05', 'verdict baseYear baseValue expected valueYear', '2019-06-30')).toEqual(
      {
        verdict: 'ON_TRACK',
        baseYear: 2016,
        baseValue: '80',
        expected: '85',
        valueYear: 2018,
      },
    );
    expect(await of('FJ-2018-IND-07', 'verdict reason expected gap')).toEqual({
      verdict: 'BEHIND',
      reason: 'GOAL_MISSED',
      expected: '16.9',
      gap: '1.1',
    });
  });

  it('is asked of a township too, as of its county', async () => {
    const { region } = await planProgress(
      server,
      `plan: "${PLAN_2021}", region: "350102001"`,
      'region { code }',
    );
    expect(region).toEqual({ code: COUNTY });
  });

  describe('with a target of its own', () => {
    beforeAll(async () => {
      await insertObservations(server.dataSource, [
        { indicator: CODE, region: COUNTY, year: 2020, value: '2', recordedAt: '2021-06-01T00:00:00Z' },
      ]);
      await setLocalTargets([
        [CODE, COUNTY, 2025, '5'],
        [CODE, COUNTY, 2022, '2.9'],
        ['FJ-2021-IND-15', COUNTY, 2025, '0.3'],
      ]);
    });

    it('is held against that, which need not share in a total', async () => {
      const fields =
        'verdict ofProvince goal goalYear expected localTarget { code value } target { year value }';
      expect(await own(CODE, ', asOf: "2023-06-30"', fields)).toEqual({
        verdict: 'BEHIND',
        ofProvince: false,
        goal: '5',
        goalYear: 2025,
        expected: '3.2',
        localTarget: { code: `${CODE}-${COUNTY}-2025`, value: '5' },
        target: { year: 2025, value: '4.5' },
      });
      expect(await own('FJ-2021-IND-15', '', 'verdict reason ofProvince')).toEqual({
        verdict: 'NO_DATA',
        reason: 'NOTHING_OBSERVED',
        ofProvince: false,
      });
    });

    it('is held against the one that is due next', async () => {
      const fields = 'verdict goalYear goal ofProvince target { year }';
      expect(await own(CODE, ', asOf: "2022-12-31"', fields)).toEqual({
        verdict: 'MET',
        goalYear: 2022,
        goal: '2.9',
        ofProvince: false,
        target: { year: 2025 },
      });
    });

    it('says nothing about other divisions, nor before it is in force', async () => {
      const of = (region: string, asOf: string) =>
        standing(
          server,
          CODE,
          `plan: "${PLAN_2021}", region: "${region}", asOf: "${asOf}"`,
          'goal ofProvince',
        );
      expect(await of(CITY, '2023-06-30')).toEqual({ goal: '4.5', ofProvince: true });
      expect(await of(COUNTY, '2021-12-31')).toEqual({ goal: '4.5', ofProvince: true });
    });
  });
});

/** Puts targets of divisions into the tables, as published and in force from 2022 on. */
async function setLocalTargets(
  targets: readonly (readonly [string, string, number, string])[],
): Promise<void> {
  for (const [indicator, region, year, value] of targets) {
    const code = `${indicator}-${region}-${year}`;
    await server.dataSource.query(`insert into local_target (code) values ($1)`, [code]);
    await server.dataSource.query(
      `insert into local_target_revision (local_target_id, code, valid_during, begins_on, published_at, indicator_id, region_id, year, comparator, value, source_id)
      select t.id, t.code, '[2022-01-01,)', '2022-01-01', '2021-12-01T00:00:00Z', i.id, g.id, $4, 'EQUAL', $5, (select min(id) from source)
      from local_target t, indicator i, region g where t.code = $1 and i.code = $2 and g.code = $3`,
      [code, indicator, region, year, value],
    );
  }
}
