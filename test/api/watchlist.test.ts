import { insertSettlements } from '../support/facility-lab.js';
import { insertObservations } from '../support/observation-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TODAY = '2026-06-01';
// A rate of which more is better, one of which less is, a total, and a total that adds up over the plan's years.
const [ENROLLED, DEATHS, BEDS, TRAINED] = [
  'FJ-2021-IND-03',
  'FJ-2018-IND-08',
  'FJ-2021-IND-15',
  'FJ-2021-IND-07',
];
const NURSED = 'FJ-2021-IND-12';
const [GULOU, TAIJIANG, CANGSHAN] = ['350102', '350103', '350104'];
const AT = { longitude: 119.3, latitude: 26.08 };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
  const { dataSource } = server;
  const of = (indicator: string, region: string, values: Record<number, string>) =>
    Object.entries(values).map(([year, value]) => ({ indicator, region, year: Number(year), value }));
  await insertObservations(dataSource, [
    // The province falls by a fiftieth in two years, 福州 by a twentieth in one, 厦门 gets better.
    ...of(ENROLLED, '350000', { 2023: '98', 2025: '96.04' }),
    ...of(ENROLLED, '350100', { 2020: '10', 2024: '100', 2025: '95' }),
    ...of(ENROLLED, '350200', { 2024: '90', 2025: '99' }),
    // What was lost more than ten years ago is history.
    ...of(ENROLLED, '350300', { 2015: '100', 2016: '10' }),
    // Of the counties not even a loss of half is told in the province’s list.
    ...of(ENROLLED, GULOU, { 2022: '60', 2024: '100', 2025: '50' }),
    ...of(ENROLLED, TAIJIANG, { 2022: '60', 2024: '90' }),
    ...of(ENROLLED, CANGSHAN, { 2022: '60', 2024: '20' }),
    { indicator: ENROLLED, region: '350203', year: 2025, words: '不详' },
    ...of(DEATHS, '350100', { 2024: '2', 2025: '3' }),
    ...of(BEDS, GULOU, { 2024: '3' }),
    ...of(BEDS, TAIJIANG, { 2024: '2' }),
    ...of(BEDS, CANGSHAN, { 2024: '1' }),
    ...of(BEDS, '350105', { 2024: '900' }),
    ...of(TRAINED, '350100', { 2024: '9', 2025: '1' }),
    // Three counties that are there no more.
    ...of(NURSED, '350402', { 2019: '10' }),
    ...of(NURSED, '350403', { 2019: '20' }),
    ...of(NURSED, '350427', { 2019: '90' }),
  ]);
  await insertSettlements(dataSource, [
    { ...AT, recordId: 'a', population: 3000, region: '350102001' },
    { ...AT, recordId: 'b', population: 1000, region: TAIJIANG },
    { ...AT, recordId: 'c', population: 1000, region: CANGSHAN },
  ]);
});
afterAll(() => server.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
async function told(args: string, fields: string): Promise<any> {
  const { data, errors } = await server.query(`{ watchlist${args} { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.watchlist;
}
const near = (number: number) => expect.closeTo(number, 12) as number;

describe('the list of what wants watching', () => {
  const WORSENING =
    'worsening { indicator { code } region { code } from to perYear before { value } after { value } }';

  it('has what gets worse fastest in the division and those right below, by their last two years', async () => {
    const { worsening } = await told('', WORSENING);
    expect(worsening).toEqual([
      {
        indicator: { code: DEATHS },
        region: { code: '350100' },
        from: 2024,
        to: 2025,
        perYear: 0.5,
        before: { value: '2' },
        after: { value: '3' },
      },
      {
        indicator: { code: ENROLLED },
        region: { code: '350100' },
        from: 2024,
        to: 2025,
        perYear: near(0.05),
        before: { value: '100' },
        after: { value: '95' },
      },
    ]);
    const all = await told('(minimumWorsening: 0)', WORSENING);
    expect(
      all.worsening.map(({ region, perYear }: { region: { code: string }; perYear: number }) => [
        region.code,
        perYear,
      ]),
    ).toEqual([
      ['350100', 0.5],
      ['350100', near(0.05)],
      ['350000', near(0.01)],
    ]);
    const fuzhou = await told('(region: "350100", first: 2)', WORSENING);
    expect(fuzhou.worsening).toMatchObject([
      { region: { code: '350100' }, perYear: 0.5 },
      { region: { code: GULOU }, perYear: 0.5 },
    ]);
  });

  it('has what is spread most unequally over the counties in the newest year that three have told', async () => {
    const { inequality } = await told('', 'inequality { indicator { code } year n gini per }');
    // Beds per head: 1, 2 and 1 of a thousand; the county without people does not count. Enrolment: 100, 90 and 20 of 2024.
    expect(inequality).toEqual([
      { indicator: { code: NURSED }, year: 2019, n: 3, gini: near(4 / 9), per: null },
      { indicator: { code: ENROLLED }, year: 2024, n: 3, gini: near(160 / 630), per: null },
      { indicator: { code: BEDS }, year: 2024, n: 3, gini: near(1 / 6), per: 'TOTAL' },
    ]);
    expect((await told('(minimumGini: 0.2)', 'inequality { n }')).inequality).toHaveLength(2);
    const before = await told('(asOf: "2023-06-01", minimumGini: 0)', 'day inequality { year gini }');
    expect(before).toEqual({ day: '2023-06-01', inequality: [{ year: 2019, gini: near(4 / 9) }] });
  });

  it('has the promises that are furthest behind, as planProgress judges them', async () => {
    const fields =
      'gaps { indicator { code } region { code } observation { value } value valueYear expected goalYear gap relative }';
    const { gaps } = await told('(first: 100)', fields);
    const { data } = await server.query(
      '{ a: planProgress(plan: "FJ-2021-PLAN") { ...P } b: planProgress(plan: "FJ-2018-ACTION-PLAN") { ...P } } fragment P on PlanProgress { indicators { indicator { code } verdict expected gap } }',
    );
    const behind = [...(data?.a?.indicators ?? []), ...(data?.b?.indicators ?? [])].filter(
      ({ verdict, expected, gap }) => verdict === 'BEHIND' && gap !== null && Number(expected) > 0,
    );
    expect(behind.length).toBeGreaterThan(0);
    const relative = behind.map(
      ({ indicator, gap, expected }) => [indicator.code, Number(gap) / Number(expected)] as const,
    );
    relative.sort((a, b) => b[1] - a[1]);
    expect(
      gaps.map((each: { indicator: { code: string }; relative: number }) => [
        each.indicator.code,
        each.relative,
      ]),
    ).toEqual(relative.filter(([, share]) => share > 0));
    const enrolled = gaps.find(
      ({ indicator }: { indicator: { code: string } }) => indicator.code === ENROLLED,
    );
    expect(enrolled).toMatchObject({
      region: { code: '350000' },
      value: '96.04',
      valueYear: 2025,
      goalYear: 2025,
      observation: { value: '96.04' },
    });
  });

  it('can be cut to a plan, a domain and thresholds, and says to which', async () => {
    const report = await told(
      '(plan: "FJ-2018-ACTION-PLAN", minimumGap: 0.5, first: 5)',
      `plan { code } domain { code } region { code } day minimumGap minimumWorsening minimumGini
        gaps { relative } worsening { indicator { plan { code } } }`,
    );
    expect(report).toMatchObject({
      plan: { code: 'FJ-2018-ACTION-PLAN' },
      domain: null,
      region: { code: '350000' },
      day: TODAY,
      minimumGap: 0.5,
      minimumWorsening: 0.02,
      minimumGini: 0.1,
      worsening: [{ indicator: { plan: { code: 'FJ-2018-ACTION-PLAN' } } }],
    });
    for (const { relative } of report.gaps) expect(relative).toBeGreaterThanOrEqual(0.5);
    expect(
      await told('(minimumGap: null, first: 0)', 'minimumGap gaps { gap } worsening { to } inequality { n }'),
    ).toEqual({
      minimumGap: 0,
      gaps: [],
      worsening: [],
      inequality: [],
    });
  });

  it('takes two statements, and one for each kind of thing that is named', async () => {
    expect(
      await server.statements('{ watchlist { gaps { gap } worsening { perYear } inequality { gini } } }'),
    ).toBe(2);
    const named = 'indicator { name domain { name } }';
    expect(
      await server.statements(
        `{ watchlist { gaps { ${named} region { name } observation { value } } worsening { ${named} region { name } after { value } } inequality { ${named} } } }`,
      ),
    ).toBe(5);
  });

  it.each([
    ['a plan that there is not', 'plan: "X"', 'plan', 'PLAN_UNKNOWN'],
    ['a domain that there is not', 'domain: "X"', 'domain', 'DOMAIN_UNKNOWN'],
    ['a division that there is not', 'region: "999999"', 'region', 'REGION_UNKNOWN'],
    ['a threshold below 0', 'minimumGini: -0.1', 'minimumGini', 'OUT_OF_RANGE'],
    ['too many', 'first: 101', 'first', 'OUT_OF_RANGE'],
  ])('is refused for %s', async (_, args, argument, problem) => {
    const { errors } = await server.query(`{ watchlist(${args}) { day } }`);
    const extensions = errors?.[0]?.extensions;
    expect([extensions?.code, extensions?.argument, extensions?.problem]).toEqual([
      'BAD_USER_INPUT',
      argument,
      problem,
    ]);
  });
});
