import { insertSettlements } from '../support/facility-lab.js';
import { insertObservations, makeReporters } from '../support/observation-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TODAY = '2026-06-01';
// A rate, and a total that adds up.
const [RATE, TOTAL] = ['FJ-2021-IND-03', 'FJ-2021-IND-15'];
const [GULOU, TAIJIANG, CANGSHAN, MAWEI, SIMING] = ['350102', '350103', '350104', '350105', '350203'];
const AT = { longitude: 119.3, latitude: 26.08 };

const rate = (year: number, values: Record<string, string>) =>
  Object.entries(values).map(([region, value]) => ({ indicator: RATE, region, year, value }));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
  const { dataSource } = server;
  await makeReporters(dataSource, ['市教育局（虚构）'], false);
  await insertObservations(dataSource, [
    ...rate(2021, { [GULOU]: '90', [TAIJIANG]: '80', [SIMING]: '70' }),
    ...rate(2022, { [GULOU]: '90.0', [TAIJIANG]: '85', [SIMING]: '80' }),
    ...rate(2024, { [GULOU]: '90', [TAIJIANG]: '88', [SIMING]: '86' }),
    { indicator: RATE, region: CANGSHAN, year: 2021, words: '全部入园' },
    { indicator: RATE, region: MAWEI, year: 2021, comparator: 'MORE_THAN', value: '95' },
    // What was made up, and what may still change, stand beside the figures that count.
    {
      indicator: RATE,
      region: GULOU,
      year: 2021,
      value: '1',
      status: 'PROVISIONAL',
      provider: '另一数源（虚构）',
    },
    { indicator: RATE, region: GULOU, year: 2020, value: '50' },
    {
      indicator: RATE,
      region: GULOU,
      year: 2020,
      value: '60',
      recordedAt: '2026-01-15T00:00:00Z',
      status: 'PROVISIONAL',
      provider: '市教育局（虚构）',
    },
    { indicator: RATE, region: TAIJIANG, year: 2020, value: '80', recordedAt: '2026-03-01T00:00:00Z' },
    // 梅列区 and the old 三元区 became the new 三元区 in 2021.
    ...rate(2019, { '350402': '10', '350403': '20', '350404': '99' }),
    { indicator: RATE, region: '350100', year: 2022, value: '88' },
    { indicator: RATE, region: GULOU, year: 2022, area: 'RURAL', value: '40' },
    { indicator: RATE, region: TAIJIANG, year: 2022, area: 'RURAL', value: '20' },
    { indicator: TOTAL, region: GULOU, year: 2023, value: '0.4' },
    { indicator: TOTAL, region: TAIJIANG, year: 2023, value: '0.1' },
    { indicator: TOTAL, region: CANGSHAN, year: 2023, value: '0.3' },
  ]);
  const people = { ...AT, elderly: null, children: null };
  await insertSettlements(dataSource, [
    { ...people, recordId: 'a', population: 10_000, region: '350102001', elderly: 2000 },
    { ...people, recordId: 'b', population: 5000, region: TAIJIANG, elderly: 1000 },
    { ...people, recordId: 'c', population: 5000, region: SIMING },
    { ...people, recordId: 'gone', population: 700, region: TAIJIANG },
  ]);
  await dataSource.query(`update settlement set ended_on = '2022-06-30' where record_id = 'gone'`);
});
afterAll(() => server.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
async function told(args: string, fields: string): Promise<any> {
  const { data, errors } = await server.query(`{ equalisation(${args}) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.equalisation;
}
const near = (number: number) => expect.closeTo(number, 12) as number;
const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);

describe('how equal the counties are in an indicator', () => {
  it('is told with all measures of the figures that count', async () => {
    const { years } = await told(
      `indicator: "${RATE}", from: 2021, to: 2021`,
      `years { year n mean min max ratio range coefficientOfVariation gini topShare bottomShare palma
        theilT { total between within cities { region { name } within contribution n } } theilL { total between within }
        lorenz { people share } regions { region { code } value population rank distance relative observation { year value status } } }`,
    );
    const [{ theilT, theilL, regions, ...year }] = years;
    expect(year).toEqual({
      year: 2021,
      n: 3,
      mean: 80,
      min: 70,
      max: 90,
      ratio: near(9 / 7),
      range: 20,
      coefficientOfVariation: near(Math.sqrt(200 / 3) / 80),
      gini: near(1 / 18),
      topShare: near(27 / 240),
      bottomShare: near((70 + 0.2 * 80) / 240),
      palma: near(27 / 86),
      lorenz: [
        { people: 0, share: 0 },
        { people: near(1 / 3), share: near(70 / 240) },
        { people: near(2 / 3), share: near(150 / 240) },
        { people: 1, share: 1 },
      ],
    });
    const term = (x: number, mean: number) => (x / mean) * Math.log(x / mean);
    const within = (term(90, 85) + term(80, 85)) / 2;
    const between = (2 * term(85, 80) + term(70, 80)) / 3;
    expect(theilT).toEqual({
      total: near(between + (170 / 240) * within),
      between: near(between),
      within: near((170 / 240) * within),
      cities: [
        { region: { name: '福州市' }, within: near(within), contribution: near((170 / 240) * within), n: 2 },
        { region: { name: '厦门市' }, within: 0, contribution: 0, n: 1 },
      ],
    });
    expect(theilL.total).toBe(theilL.between + theilL.within);
    expect(regions).toEqual([
      {
        region: { code: GULOU },
        value: '90',
        population: 10_000,
        rank: 1,
        distance: 10,
        relative: 0.125,
        observation: { year: 2021, value: '90', status: 'FINAL' },
      },
      {
        region: { code: TAIJIANG },
        value: '80',
        population: 5700,
        rank: 2,
        distance: 0,
        relative: 0,
        observation: { year: 2021, value: '80', status: 'FINAL' },
      },
      {
        region: { code: SIMING },
        value: '70',
        population: 5000,
        rank: 3,
        distance: -10,
        relative: -0.125,
        observation: { year: 2021, value: '70', status: 'FINAL' },
      },
    ]);
  });

  it('names who is missing, and who told words or a bound, and puts nothing in their place', async () => {
    const { years } = await told(
      `indicator: "${RATE}", from: 2021, to: 2021`,
      'years { n missing { code } missingPopulation { code } notes }',
    );
    expect(years[0].missing).toHaveLength(84 - 3 - 2);
    expect(codes(years[0].missing)).not.toContain(CANGSHAN);
    expect(years[0].missingPopulation).toEqual([]);
    expect(years[0].notes).toEqual([
      'Told in words or as a bound, and left out: 350104 仓山区, 350105 马尾区.',
    ]);
  });

  it('tells the years that have figures, or every year that was asked for', async () => {
    const years = async (args: string) =>
      (await told(`indicator: "${RATE}"${args}`, 'years { year n }')).years.map(
        ({ year, n }: { year: number; n: number }) => `${year}:${n}`,
      );
    expect(await years('')).toEqual(['2019:2', '2020:2', '2021:3', '2022:3', '2024:3']);
    expect(await years(', from: 2022')).toEqual(['2022:3', '2024:3']);
    expect(await years(', to: 2020')).toEqual(['2019:2', '2020:2']);
    expect(await years(', from: 2022, to: 2024')).toEqual(['2022:3', '2023:0', '2024:3']);
    expect(await years(', asOf: "2022-03-01"')).toEqual(['2019:2', '2020:2', '2021:3', '2022:3']);
    expect(await told('indicator: "FJ-2021-IND-08"', 'years { year } convergence { from }')).toEqual({
      years: [],
      convergence: null,
    });
  });

  it('takes the real before the made-up, and what was known when it is asked about', async () => {
    const values = async (args: string) =>
      (
        await told(`indicator: "${RATE}", from: 2020, to: 2020${args}`, 'years { regions { value } }')
      ).years[0].regions.map(({ value }: { value: string }) => value);
    expect(await values('')).toEqual(['60', '80']);
    expect(await values(', knownAt: "2026-02-01T00:00:00Z"')).toEqual(['60']);
  });

  it('counts a county in the years at whose end it was there', async () => {
    const { years } = await told(
      `indicator: "${RATE}", region: "350400"`,
      'years { year regions { region { code } value } missing { code } }',
    );
    expect(years[0].year).toBe(2019);
    expect(years[0].regions.map(({ region }: { region: { code: string } }) => region.code)).toEqual([
      '350402',
      '350403',
    ]);
    expect(codes(years[0].missing)).toContain('350427');
    expect(codes(years[0].missing)).not.toContain('350404');
    const [later] = (
      await told(`indicator: "${RATE}", region: "350400", from: 2021, to: 2021`, 'years { missing { code } }')
    ).years;
    expect(codes(later.missing)).toContain('350404');
    expect(codes(later.missing)).not.toContain('350402');
  });

  it('compares cities, or the counties of one', async () => {
    const { years, region, level } = await told(
      `indicator: "${RATE}", level: CITY, from: 2022, to: 2022`,
      'region { code } level years { n missing { code } gini notes mean }',
    );
    expect([region.code, level]).toEqual(['350000', 'CITY']);
    expect(years[0]).toMatchObject({ n: 1, gini: null, mean: 88 });
    expect(years[0].missing).toHaveLength(8);
    expect(years[0].notes).toEqual([expect.stringContaining('Fewer than two divisions')]);
    const fuzhou = await told(
      `indicator: "${RATE}", region: "350100", from: 2022, to: 2022`,
      'years { n missing { code } }',
    );
    expect(fuzhou.years[0].n).toBe(2);
    expect(fuzhou.years[0].missing).toHaveLength(11);
  });

  it('looks at towns or the countryside alone', async () => {
    const { years, area } = await told(`indicator: "${RATE}", area: RURAL`, 'area years { year n mean }');
    expect({ area, years }).toEqual({ area: 'RURAL', years: [{ year: 2022, n: 2, mean: 30 }] });
  });

  it('weighs by people where that is asked for, and names those whose people are not known', async () => {
    const { years } = await told(
      `indicator: "${RATE}", from: 2021, to: 2022, weight: POPULATION`,
      'years { n mean gini missingPopulation { code } }',
    );
    // 10,000 of 90, 5,000 of 85 and 5,000 of 80; before 2022-06-30 another 700 of 80.
    expect(years[1]).toMatchObject({ n: 3, mean: 86.25, missingPopulation: [] });
    expect(years[0].mean).toBeCloseTo((900_000 + 80 * 5700 + 70 * 5000) / 20_700, 12);
    const early = await told(
      `indicator: "${RATE}", from: 2019, to: 2019, weight: POPULATION`,
      'years { n mean missingPopulation { code } notes }',
    );
    expect(early.years[0]).toMatchObject({ n: 0, mean: null });
    expect(codes(early.years[0].missingPopulation)).toEqual(['350402', '350403']);
  });

  it('tells a sum for a thousand of a group, and leaves out where nobody counted it', async () => {
    const { years, per } = await told(
      `indicator: "${TOTAL}", per: ELDERLY`,
      'per years { year mean regions { region { code } value population } missingPopulation { code } }',
    );
    expect(per).toBe('ELDERLY');
    expect(years).toEqual([
      {
        year: 2023,
        mean: near(0.15),
        regions: [
          { region: { code: GULOU }, value: '0.200000', population: 2000 },
          { region: { code: TAIJIANG }, value: '0.100000', population: 1000 },
        ],
        missingPopulation: [{ code: CANGSHAN }],
      },
    ]);
  });

  it('sees counties come nearer to each other', async () => {
    const { convergence } = await told(
      `indicator: "${RATE}"`,
      'convergence { from to sigma { slope n converging } beta { slope intercept n rSquared converging } }',
    );
    expect(convergence).toMatchObject({
      from: 2021,
      to: 2024,
      sigma: { n: 3, converging: true },
      beta: { n: 3, converging: true },
    });
    const growth = (first: number, last: number) => Math.log(last / first) / 3;
    const [x, y] = [[90, 80, 70].map(Math.log), [growth(90, 90), growth(80, 88), growth(70, 86)]];
    const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
    const products = x.map((each, index) => (each - mean(x)) * ((y[index] ?? 0) - mean(y)));
    const squares = x.map((each) => (each - mean(x)) ** 2);
    expect(convergence.beta.slope).toBeCloseTo(mean(products) / mean(squares), 12);
  });

  it('says how each measure is worked out, and who gave it', async () => {
    const { methods, indicator, facilityType } = await told(
      `indicator: "${RATE}"`,
      'methods { measure formula source } indicator { code } facilityType { code }',
    );
    expect(methods.map(({ measure }: { measure: string }) => measure)).toEqual(
      expect.arrayContaining([
        'gini',
        'theilT',
        'theilL',
        'coefficientOfVariation',
        'palma',
        'convergence.beta',
      ]),
    );
    expect(methods.every(({ source }: { source: string }) => source.length > 10)).toBe(true);
    expect({ indicator, facilityType }).toEqual({ indicator: { code: RATE }, facilityType: null });
  });

  it('takes one statement, and one for each kind of thing that is named', async () => {
    const query = (fields: string) => `{ equalisation(indicator: "${RATE}") { ${fields} } }`;
    expect(await server.statements(query('years { year gini lorenz { share } }'))).toBe(1);
    expect(
      await server.statements(
        query(
          'region { name } indicator { name } years { missing { name } regions { region { name parent { name } } observation { provider { code } } } }',
        ),
      ),
    ).toBe(4);
  });
});
