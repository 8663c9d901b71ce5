import {
  insertObservations,
  LAB_REPORTER,
  makeReporters,
  type MadeObservation,
} from '../support/observation-lab.js';
import { planProgress, standing } from '../support/progress-questions.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TODAY = '2026-11-26';
const [PLAN_2018, PLAN_2021] = ['FJ-2018-ACTION-PLAN', 'FJ-2021-PLAN'];
const PROVINCE = '350000';
const OFFICE = '统计机构（虚构）';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
});
afterAll(() => server.stop());

const COUNTS = 'met onTrack behind noData notMeasurable total';

describe('the plans with nothing but what they print', () => {
  it('are counted, in all, by nature and by domain', async () => {
    const fields = `plan { code } region { code name } day total { ${COUNTS} nature domain { code } }
      byNature { nature ${COUNTS} } byDomain { domain { code } met noData total }`;
    expect(await planProgress(server, `plan: "${PLAN_2018}"`, fields)).toMatchObject({
      plan: { code: PLAN_2018 },
      region: { code: PROVINCE, name: '福建省' },
      day: TODAY,
      total: {
        met: 3,
        onTrack: 0,
        behind: 0,
        noData: 17,
        notMeasurable: 0,
        total: 20,
        nature: null,
        domain: null,
      },
      byNature: [{ nature: null, met: 3, onTrack: 0, behind: 0, noData: 17, notMeasurable: 0, total: 20 }],
    });
    const second = await planProgress(server, `plan: "${PLAN_2021}"`, fields);
    expect(second).toMatchObject({
      total: { met: 4, onTrack: 0, behind: 0, noData: 15, notMeasurable: 3, total: 22 },
      byNature: [
        { nature: 'BINDING', met: 2, onTrack: 0, behind: 0, noData: 3, notMeasurable: 2, total: 7 },
        { nature: 'ANTICIPATORY', met: 2, onTrack: 0, behind: 0, noData: 12, notMeasurable: 1, total: 15 },
      ],
    });
    expect(
      second.byDomain.map(({ domain, total }: { domain: { code: string }; total: number }) => [
        domain.code,
        total,
      ]),
    ).toEqual([
      ['CHILDHOOD', 2],
      ['SCHOOLING', 4],
      ['WORK', 1],
      ['MEDICAL-CARE', 4],
      ['OLD-AGE', 4],
      ['DWELLING', 3],
      ['SUPPORT', 1],
      ['CULTURE-SPORTS-2021', 3],
    ]);
  });

  it('tell a goal that the base satisfied, with its place', async () => {
    const fields = `verdict reason explanation targetBelowBase comparator goal goalYear baseYear baseValue value valueYear
      gap expected ofProvince localTarget { code } target { printed source { place } }
      base { printed source { document { code } place } } observation { printed status }`;
    expect(await standing(server, 'FJ-2021-IND-04', `plan: "${PLAN_2021}"`, fields)).toEqual({
      verdict: 'MET',
      reason: 'TARGET_BELOW_BASE',
      explanation:
        'The base of 2020, 99.36 %, satisfied the goal for 2025, more than 99 %, already, and nothing newer says otherwise. The goal’s year, 2025, is over.',
      targetBelowBase: true,
      comparator: 'MORE_THAN',
      goal: '99',
      goalYear: 2025,
      baseYear: 2020,
      baseValue: '99.36',
      value: '99.36',
      valueYear: 2020,
      gap: '-0.36',
      expected: '99',
      ofProvince: true,
      localTarget: null,
      target: { printed: '>99%', source: { place: expect.stringContaining('2025') } },
      base: [{ printed: '99.36%', source: { document: { code: PLAN_2021 }, place: expect.any(String) } }],
      observation: { printed: '99.36%', status: 'FINAL' },
    });
  });

  it('keep both of two bases that differ, with their places', async () => {
    const found = await standing(
      server,
      'FJ-2021-IND-08',
      `plan: "${PLAN_2021}"`,
      'verdict baseValue base { value source { place } } path { year expected }',
    );
    expect(found).toMatchObject({
      verdict: 'NO_DATA',
      baseValue: '78.38',
      base: [{ value: '78.38' }, { value: '78.33' }],
    });
    expect(new Set(found.base.map(({ source }: { source: { place: string } }) => source.place)).size).toBe(2);
    expect(found.path.slice(0, 2)).toEqual([
      { year: 2020, expected: '78.38' },
      { year: 2021, expected: '78.63' },
    ]);
  });

  it('do not begin what adds up with what an earlier plan counted', async () => {
    const fields =
      'verdict explanation baseYear baseValue base { printed } path { expected } points { year }';
    expect(await standing(server, 'FJ-2021-IND-07', `plan: "${PLAN_2021}"`, fields)).toEqual({
      verdict: 'NO_DATA',
      explanation: `Nothing has been recorded up to ${TODAY} for the years from 2021 on, which the goal adds up. The goal’s year, 2025, is over.`,
      baseYear: null,
      baseValue: null,
      base: [{ printed: '〔77.9〕' }],
      path: ['0', '25', '50', '75', '100', '125'].map((expected) => ({ expected })),
      points: [],
    });
  });

  it('are judged on a day', async () => {
    const fields = 'verdict reason expected expectedOnDay';
    const on = (asOf: string) =>
      standing(server, 'FJ-2021-IND-01', `plan: "${PLAN_2021}", asOf: "${asOf}"`, fields);
    expect(await on('2022-12-31')).toMatchObject({ verdict: 'NO_DATA', expectedOnDay: '2.568' });
    expect(await on('2020-06-30')).toMatchObject({ verdict: 'NO_DATA', expectedOnDay: null });
    const before = await standing(
      server,
      'FJ-2021-IND-04',
      `plan: "${PLAN_2021}", asOf: "2019-12-31"`,
      'verdict base { year }',
    );
    expect(before).toEqual({ verdict: 'NO_DATA', base: [] });
  });
});

describe('a plan that is asked for', () => {
  it.each([
    [`plan: "NO-SUCH-PLAN"`, 'plan', 'PLAN_UNKNOWN'],
    [`plan: "${PLAN_2021}", region: "999999"`, 'region', 'REGION_UNKNOWN'],
    [`plan: "${PLAN_2021}", region: "福州"`, 'region', undefined],
  ])('is refused by name of what is wrong: %s', async (args, argument, problem) => {
    const { errors } = await server.query(`{ planProgress(${args}) { day } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors?.[0]?.extensions.problem).toBe(problem);
  });

  it('takes one statement, and one more for each kind of row that is asked for', async () => {
    const query = (fields: string) => `{ planProgress(plan: "${PLAN_2021}") { ${fields} } }`;
    const numbers =
      'indicators { verdict explanation value expected gap path { year expected } points { year value } }';
    expect(
      await server.statements(
        query(`plan { name } region { name } total { met } byDomain { domain { name } met } ${numbers}`),
      ),
    ).toBe(1);
    expect(await server.statements(query('indicators { indicator { name domain { name } } verdict }'))).toBe(
      2,
    );
    const whole = `indicators { indicator { name domain { name } reading { better } } target { value source { place } } localTarget { value }
      base { value source { place } } observation { value provider { name: code } } points { observation { value } } }`;
    expect(await server.statements(query(whole))).toBe(4);
  });
});

describe('what is recorded', () => {
  const CODE = 'FJ-2021-IND-01';
  const ask = (extra = '', fields = 'verdict reason value valueYear expected gap neededPerYear') =>
    standing(server, CODE, `plan: "${PLAN_2021}"${extra}`, fields);

  const figure = (indicator: string, year: number, rest: Partial<MadeObservation>) => ({
    ...rest,
    indicator,
    region: PROVINCE,
    year,
  });

  beforeAll(async () => {
    await makeReporters(server.dataSource, [OFFICE], false);
    await insertObservations(server.dataSource, [
      figure(CODE, 2022, {
        value: '2.4',
        recordedAt: '2102-01-01T00:00:00Z',
        supersededAt: '2103-01-01T00:00:00Z',
      }),
      figure(CODE, 2022, { value: '2.6', recordedAt: '2103-01-01T00:00:00Z' }),
      figure(CODE, 2023, { value: '9', area: 'URBAN' }),
      figure(CODE, 2024, { value: '3.5', status: 'PROVISIONAL' }),
      figure(CODE, 2024, { value: '4.6', provider: OFFICE }),
      figure('FJ-2018-IND-07', 2020, { value: '9.9' }),
      figure('FJ-2018-IND-08', 2020, { value: '2.1' }),
      figure('FJ-2018-IND-08', 2020, { value: '5.4', area: 'NATION' }),
      figure('FJ-2021-IND-02', 2025, { words: '应保尽保' }),
      figure('FJ-2021-IND-11', 2025, { value: '96', comparator: 'MORE_THAN' }),
      figure('FJ-2021-IND-13', 2025, { value: '98' }),
      figure('FJ-2021-IND-18', 2023, { value: '2400' }),
    ]);
  });

  it('changes the verdict', async () => {
    expect(await ask(', asOf: "2022-12-31"')).toEqual({
      verdict: 'ON_TRACK',
      reason: 'ON_PATH',
      value: '2.6',
      valueYear: 2022,
      expected: '2.568',
      gap: '-0.032',
      neededPerYear: '0.634',
    });
    expect(await ask(', asOf: "2025-11-26"')).toMatchObject({
      verdict: 'MET',
      value: '4.6',
      valueYear: 2024,
    });
    expect(await ask(', asOf: "2026-11-26"')).toMatchObject({
      verdict: 'NO_DATA',
      reason: 'GOAL_UNREPORTED',
      value: '4.6',
      valueYear: 2024,
    });
    expect(
      await standing(server, 'FJ-2018-IND-08', `plan: "${PLAN_2018}"`, 'verdict reason expected gap'),
    ).toEqual({
      verdict: 'MET',
      reason: 'GOAL_REACHED',
      expected: '5.4',
      gap: '-3.3',
    });
    expect(await standing(server, 'FJ-2018-IND-07', `plan: "${PLAN_2018}"`, 'verdict reason')).toEqual({
      verdict: 'NOT_MEASURABLE',
      reason: 'NO_REFERENCE',
    });
    const rest = (code: string) => standing(server, code, `plan: "${PLAN_2021}"`, 'verdict reason');
    expect(await rest('FJ-2021-IND-02')).toEqual({ verdict: 'MET', reason: 'WORDS_REACHED' });
    expect(await rest('FJ-2021-IND-11')).toEqual({ verdict: 'MET', reason: 'GOAL_REACHED' });
    expect(await rest('FJ-2021-IND-13')).toEqual({ verdict: 'BEHIND', reason: 'GOAL_MISSED' });
    expect(await rest('FJ-2021-IND-18')).toEqual({ verdict: 'NO_DATA', reason: 'GOAL_UNREPORTED' });
  });

  it('is judged as it was known', async () => {
    // After the plans were loaded, which is when the test runs.
    const known = (instant: string) => ask(`, asOf: "2022-12-31", knownAt: "${instant}"`, 'verdict value');
    expect(await known('2101-01-01T00:00:00Z')).toEqual({ verdict: 'NO_DATA', value: null });
    expect(await known('2102-01-01T00:00:00Z')).toEqual({ verdict: 'BEHIND', value: '2.4' });
    expect(await known('2103-01-01T00:00:00Z')).toEqual({ verdict: 'ON_TRACK', value: '2.6' });
  });

  it('counts what is real and final before what is made up and provisional, and nothing of another area', async () => {
    const fields = 'points { year value observation { status provider { code synthetic } } }';
    expect(await ask(', asOf: "2025-06-01"', fields)).toEqual({
      points: [
        { year: 2020, value: '1.28', observation: { status: 'FINAL', provider: null } },
        {
          year: 2022,
          value: '2.6',
          observation: { status: 'FINAL', provider: { code: LAB_REPORTER, synthetic: true } },
        },
        {
          year: 2024,
          value: '4.6',
          observation: { status: 'FINAL', provider: { code: OFFICE, synthetic: false } },
        },
      ],
    });
  });
});
