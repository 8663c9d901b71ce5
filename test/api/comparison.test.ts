import { insertObservations } from '../support/observation-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const TODAY = '2026-06-01';
// More is better of the first, less of the second.
const [RATE, DEATHS] = ['FJ-2021-IND-03', 'FJ-2018-IND-08'];
const [GULOU, TAIJIANG, CANGSHAN, MAWEI, SIMING] = ['350102', '350103', '350104', '350105', '350203'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T04:00:00Z`) });
  const of = (indicator: string, year: number, values: Record<string, string>) =>
    Object.entries(values).map(([region, value]) => ({ indicator, region, year, value }));
  await insertObservations(server.dataSource, [
    ...of(RATE, 2024, { [GULOU]: '90', [TAIJIANG]: '80', [CANGSHAN]: '80', [SIMING]: '70', '350100': '85' }),
    ...of(DEATHS, 2024, { [GULOU]: '2', [TAIJIANG]: '3', [SIMING]: '1' }),
    {
      indicator: RATE,
      region: GULOU,
      year: 2024,
      value: '1',
      status: 'PROVISIONAL',
      provider: '另一数源（虚构）',
    },
    { indicator: RATE, region: MAWEI, year: 2024, comparator: 'MORE_THAN', value: '95' },
    { indicator: DEATHS, region: MAWEI, year: 2024, words: '无' },
    // The old 三元区 was there in 2019, and is the new one by now.
    ...of(RATE, 2019, { '350403': '10', '350404': '99' }),
    ...of(RATE, 2023, { '350403': '11', '350404': '60' }),
    { indicator: RATE, region: '350000', year: 2022, area: 'URBAN', value: '95.5' },
    { indicator: RATE, region: '350000', year: 2022, area: 'RURAL', value: '76.40' },
    { indicator: RATE, region: '350000', year: 2023, area: 'URBAN', value: '96' },
    { indicator: RATE, region: '350000', year: 2024, area: 'URBAN', value: '96' },
    { indicator: RATE, region: '350000', year: 2024, area: 'RURAL', comparator: 'AT_LEAST', value: '80' },
    { indicator: RATE, region: '350000', year: 2025, area: 'URBAN', value: '97' },
    { indicator: RATE, region: '350000', year: 2025, area: 'RURAL', value: '0' },
  ]);
});
afterAll(() => server.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any shape
async function told(query: string): Promise<any> {
  const { data, errors } = await server.query(`{ ${query} }`);
  expect(errors).toBeUndefined();
  return Object.values(data as object)[0];
}
const refused = async (query: string) => {
  const { errors } = await server.query(`{ ${query} { __typename } }`);
  const extensions = errors?.[0]?.extensions;
  return [extensions?.code, extensions?.argument, extensions?.problem];
};
const named = (codes: readonly string[]) => JSON.stringify(codes);

describe('divisions beside each other', () => {
  const CELLS = 'region { code } value rank peers peerMedian peerMin peerMax better worse';

  it('are each told with their place among all of their level', async () => {
    const { year, area, rows } = await told(
      `compare(regions: ${named([SIMING, GULOU, TAIJIANG, '350100'])}, indicators: ${named([DEATHS, RATE])}, year: 2024) {
        year area rows { indicator { code } cells { ${CELLS} observation { status value } } } }`,
    );
    expect([year, area]).toEqual([2024, 'TOTAL']);
    expect(rows.map(({ indicator }: { indicator: { code: string } }) => indicator.code)).toEqual([
      DEATHS,
      RATE,
    ]);
    const rates = { peers: 4, peerMedian: 80, peerMin: 70, peerMax: 90 };
    const final = (value: string) => ({ observation: { status: 'FINAL', value }, value });
    expect(rows[1].cells).toEqual([
      { region: { code: SIMING }, ...final('70'), ...rates, rank: 4, better: 3, worse: 0 },
      { region: { code: GULOU }, ...final('90'), ...rates, rank: 1, better: 0, worse: 3 },
      { region: { code: TAIJIANG }, ...final('80'), ...rates, rank: 2, better: 1, worse: 1 },
      {
        region: { code: '350100' },
        ...final('85'),
        peers: 1,
        peerMedian: 85,
        peerMin: 85,
        peerMax: 85,
        rank: 1,
        better: 0,
        worse: 0,
      },
    ]);
    const deaths = rows[0].cells.map(({ value, rank, better, worse }: Record<string, unknown>) => [
      value,
      rank,
      better,
      worse,
    ]);
    expect(deaths).toEqual([
      ['1', 1, 0, 2],
      ['2', 2, 1, 1],
      ['3', 3, 2, 0],
      [null, null, 0, 0],
    ]);
  });

  it('have no rank for a bound, for words or for nothing, but see where the others are', async () => {
    const { rows } = await told(
      `compare(regions: ${named([MAWEI, '350111'])}, indicators: ${named([RATE, DEATHS])}, year: 2024) {
        rows { cells { ${CELLS} observation { words } } } }`,
    );
    const none = { rank: null, better: 0, worse: 0 };
    const rates = { peers: 4, peerMedian: 80, peerMin: 70, peerMax: 90 };
    const deaths = { peers: 3, peerMedian: 2, peerMin: 1, peerMax: 3 };
    expect(rows[0].cells).toEqual([
      { region: { code: MAWEI }, value: '95', observation: { words: null }, ...rates, ...none },
      { region: { code: '350111' }, value: null, observation: null, ...rates, ...none },
    ]);
    expect(rows[1].cells).toEqual([
      { region: { code: MAWEI }, value: null, observation: { words: '无' }, ...deaths, ...none },
      { region: { code: '350111' }, value: null, observation: null, ...deaths, ...none },
    ]);
  });

  it('mean what replaced a retired code by the end of the year, each told once', async () => {
    const cells = async (year: number) =>
      (
        await told(
          `compare(regions: ${named(['350403', '350402', '350404'])}, indicators: ${named([RATE])}, year: ${year}) {
            rows { cells { region { code } value peers } } }`,
        )
      ).rows[0].cells;
    expect(await cells(2019)).toEqual([
      { region: { code: '350403' }, value: '10', peers: 1 },
      { region: { code: '350402' }, value: null, peers: 1 },
      { region: { code: '350404' }, value: null, peers: 1 },
    ]);
    expect(await cells(2023)).toEqual([{ region: { code: '350404' }, value: '60', peers: 1 }]);
  });

  it('take one statement, and one for each kind of thing that is named', async () => {
    const query = (fields: string) =>
      `{ compare(regions: ${named([GULOU, TAIJIANG])}, indicators: ${named([RATE, DEATHS])}, year: 2024) { rows { ${fields} } } }`;
    expect(await server.statements(query('cells { rank }'))).toBe(1);
    expect(
      await server.statements(
        query('indicator { name } cells { region { name } observation { provider { code } } }'),
      ),
    ).toBe(4);
  });

  it.each([
    ['no divisions', 'regions: [], indicators: ["FJ-2021-IND-03"], year: 2024', 'regions', 'OUT_OF_RANGE'],
    [
      'more than a hundred divisions',
      `regions: ${named(Array.from({ length: 101 }, (_, at) => String(350000 + at)))}, indicators: ["FJ-2021-IND-03"], year: 2024`,
      'regions',
      'OUT_OF_RANGE',
    ],
    ['no indicators', 'regions: ["350102"], indicators: [], year: 2024', 'indicators', 'OUT_OF_RANGE'],
    [
      'a division that there is not',
      'regions: ["350102", "999999"], indicators: ["FJ-2021-IND-03"], year: 2024',
      'regions',
      'REGION_UNKNOWN',
    ],
    [
      'what is no code',
      'regions: ["福州"], indicators: ["FJ-2021-IND-03"], year: 2024',
      'regions',
      undefined,
    ],
    [
      'an indicator that there is not',
      'regions: ["350102"], indicators: ["FJ-2021-IND-03", "X"], year: 2024',
      'indicators',
      'INDICATOR_UNKNOWN',
    ],
    [
      'a year to come',
      'regions: ["350102"], indicators: ["FJ-2021-IND-03"], year: 2027',
      'year',
      'OUT_OF_RANGE',
    ],
  ])('are refused for %s', async (_, args, argument, problem) => {
    expect(await refused(`compare(${args})`)).toEqual(['BAD_USER_INPUT', argument, problem]);
  });
});

describe('towns and countryside', () => {
  it('are told beside each other, with how far they are apart', async () => {
    const report = await told(
      `urbanRural(indicator: "${RATE}") { indicator { code } region { code }
        years { year urban { value } rural { value } ratio difference } }`,
    );
    expect(report).toEqual({
      indicator: { code: RATE },
      region: { code: '350000' },
      years: [
        { year: 2022, urban: { value: '95.5' }, rural: { value: '76.40' }, ratio: 1.25, difference: '19.10' },
        { year: 2023, urban: { value: '96' }, rural: null, ratio: null, difference: null },
        { year: 2024, urban: { value: '96' }, rural: { value: '80' }, ratio: null, difference: null },
        { year: 2025, urban: { value: '97' }, rural: { value: '0' }, ratio: null, difference: '97' },
      ],
    });
  });

  it('are told of the years that are asked for', async () => {
    const years = async (args: string) =>
      (await told(`urbanRural(indicator: "${RATE}", ${args}) { years { year ratio } }`)).years;
    expect(await years('from: 2024')).toHaveLength(2);
    expect(await years('from: 2020, to: 2022')).toEqual([
      { year: 2020, ratio: null },
      { year: 2021, ratio: null },
      { year: 2022, ratio: 1.25 },
    ]);
    expect(await years(`region: "${GULOU}"`)).toEqual([]);
    const query = `{ urbanRural(indicator: "${RATE}") { years { ratio } } }`;
    expect(await server.statements(query)).toBe(1);
  });

  it.each([
    ['an indicator that there is not', 'indicator: "X"', 'indicator', 'INDICATOR_UNKNOWN'],
    [
      'a division that there is not',
      'indicator: "FJ-2021-IND-03", region: "999999"',
      'region',
      'REGION_UNKNOWN',
    ],
    ['years in the wrong order', 'indicator: "FJ-2021-IND-03", from: 2022, to: 2020', 'to', 'OUT_OF_ORDER'],
  ])('are refused for %s', async (_, args, argument, problem) => {
    expect(await refused(`urbanRural(${args})`)).toEqual(['BAD_USER_INPUT', argument, problem]);
  });
});
