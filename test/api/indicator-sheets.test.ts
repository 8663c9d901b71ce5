import { SubjectKind } from '../../src/domain/content.js';
import { EQUALISATION_FLOW } from '../../src/domain/indicators/equalisation-csv.js';
import { OBSERVATION_FLOW } from '../../src/domain/indicators/observations-csv.js';
import { PROGRESS_FLOW } from '../../src/domain/indicators/progress-csv.js';
import { insertObservations, LAB_REPORTER, makeReporters } from '../support/observation-lab.js';
import { publish } from '../support/publications.js';
import { readCsv, readSdmx } from '../support/sheets.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const BEDS = 'FJ-2021-IND-15';
const LIFE = 'FJ-2021-IND-08';
const CITIES = ['350100', '350200', '350300', '350400', '350500', '350600', '350700', '350800'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const of = (year: number) =>
    CITIES.map((region, at) => ({ indicator: BEDS, region, year, value: (at + 1) * (year - 2020) }));
  await insertObservations(server.dataSource, [
    ...of(2022),
    ...of(2023),
    { indicator: BEDS, region: '350000', year: 2023, value: '26.1', status: 'PROVISIONAL', note: '=1+1' },
    { indicator: LIFE, region: '350000', year: 2020, value: '78.4' },
    { indicator: LIFE, region: '350000', year: 2023, value: '79.9' },
    { indicator: 'FJ-2021-IND-02', region: '350100', year: 2023, words: '应保尽保' },
  ]);
});
afterAll(() => server.stop());

const ask = async (query: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await server.query(query, variables);
  expect(errors).toBeUndefined();
  return data;
};

describe('a page of figures', () => {
  const LIST = `query ($filter: ObservationFilter) { observations(filter: $filter, first: 50) { csv sdmxCsv nodes { year region { code } value words } } }`;

  it('is a sheet with just the figures of its nodes, in their order', async () => {
    const filter = { indicator: [BEDS, 'FJ-2021-IND-02'], fromYear: 2022 };
    const { observations } = await ask(LIST, { filter });
    const rows = readCsv(observations.csv);
    expect(rows.map((row) => [row.年份, row.行政区划代码, row.数值, row.文字])).toEqual(
      observations.nodes.map(
        (node: { year: number; region: { code: string }; value: string | null; words: string | null }) => [
          String(node.year),
          node.region.code,
          node.value ?? '',
          node.words ?? '',
        ],
      ),
    );
    expect(rows).toHaveLength(2 * CITIES.length + 2);
    expect(rows.find((row) => row.行政区划代码 === '350000')).toMatchObject({
      指标: '养老服务床位总量',
      单位: '万张',
      状态: '初步数',
      出处: `${LAB_REPORTER}：试验数据（虚构）`,
      // A spreadsheet must not run what an editor wrote.
      说明: "'=1+1",
    });
  });

  it('is read even if nothing else of it is asked for, in one statement more than the page itself', async () => {
    const { observations } = await ask(`{ observations(filter: { indicator: ["${BEDS}"] }) { csv } }`);
    expect(readCsv(observations.csv).length).toBeGreaterThan(10);
    expect(await server.statements(`{ observations(filter: { indicator: ["${BEDS}"] }) { csv } }`)).toBe(2);
    const none = await ask(`{ observations(filter: { year: [1990] }) { csv sdmxCsv } }`);
    expect(readCsv(none.observations.csv)).toEqual([]);
    expect(none.observations.sdmxCsv).toMatch(/^STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,/);
  });

  it('has in SDMX the figure that counts as the value, and those beside it in the comment', async () => {
    const { observations } = await ask(LIST, { filter: { indicator: [LIFE] } });
    const rows = readSdmx(observations.sdmxCsv, OBSERVATION_FLOW);
    expect(rows.map((row) => [row.TIME_PERIOD, row.OBS_VALUE])).toEqual([
      ['2020', '78.38'],
      ['2023', '79.9'],
    ]);
    expect(rows[0]?.SOURCE).toMatch(/^《.*》专栏1/);
    expect(rows[0]?.COMMENT).toMatch(
      /另有：78\.33（最终数，《.*》.*）；78\.4（最终数，试验填报（虚构）：试验数据（虚构））$/,
    );
  });

  it('has in SDMX as the value what a series tells, whoever reported besides', async () => {
    // Whoever was made known first counts first.
    for (const name of ['统计局甲', '统计局乙']) await makeReporters(server.dataSource, [name], false);
    const of = (year: number, provider: string, status: string, value: number) => ({
      ...{ indicator: 'FJ-2021-IND-09', region: '350200', year, provider, status, value },
    });
    await insertObservations(server.dataSource, [
      of(2021, LAB_REPORTER, 'FINAL', 1),
      of(2021, '统计局甲', 'PROVISIONAL', 2),
      of(2022, '统计局甲', 'PROVISIONAL', 3),
      of(2022, '统计局乙', 'FINAL', 4),
      of(2023, '统计局乙', 'FINAL', 5),
      of(2023, '统计局甲', 'FINAL', 6),
    ]);
    const { indicator, observations } = await ask(
      `{ indicator(code: "FJ-2021-IND-09") { series(region: "350200", from: 2021, to: 2023) { points { value } } }
        observations(filter: { indicator: ["FJ-2021-IND-09"], region: ["350200"] }) { sdmxCsv } }`,
    );
    const rows = readSdmx(observations.sdmxCsv, OBSERVATION_FLOW);
    expect(rows.map((row) => row.OBS_VALUE)).toEqual(['2', '4', '6']);
    expect(indicator.series.points.map(({ value }: { value: string }) => value)).toEqual(['2', '4', '6']);
  });

  it('is empty of what was not known on a day that is asked about', async () => {
    const { observations } = await ask(
      `{ observations(filter: { indicator: ["${BEDS}"], fromYear: 2022 }, knownAt: "2020-01-01T00:00:00Z") { csv nodes { id } } }`,
    );
    expect(observations.nodes).toEqual([]);
    expect(readCsv(observations.csv)).toEqual([]);
  });
});

describe('the progress of a plan', () => {
  const PROGRESS = `query ($region: String) {
    planProgress(plan: "FJ-2021-PLAN", region: $region, asOf: "2024-06-30") {
      csv sdmxCsv indicators { indicator { code } verdict goal value gap }
    }
  }`;

  it('is a sheet and a message with what the report says of each indicator', async () => {
    const { planProgress } = await ask(PROGRESS);
    const told = planProgress.indicators.map(
      (one: { indicator: { code: string }; goal: string; value: string; gap: string }) => [
        one.indicator.code,
        one.goal ?? '',
        one.value ?? '',
        one.gap ?? '',
      ],
    );
    expect(told).toHaveLength(22);
    const rows = readCsv(planProgress.csv);
    expect(rows.map((row) => [row.指标代码, row.目标值, row.最新值, row.差距])).toEqual(told);
    expect(rows.find((row) => row.指标代码 === LIFE)).toMatchObject({
      规划: expect.stringContaining('公共服务规划'),
      行政区划: '福建省',
      评价日期: '2024-06-30',
      最新值: '79.9',
      评价: '已达标',
    });
    const message = readSdmx(planProgress.sdmxCsv, PROGRESS_FLOW);
    expect(message.map((row) => [row.INDICATOR, row.GOAL, row.OBS_VALUE, row.GAP])).toEqual(told);
    expect(message.map((row) => row.VERDICT)).toEqual(
      planProgress.indicators.map(({ verdict }: { verdict: string }) => verdict),
    );
  });

  it('says of a city whose target it is', async () => {
    const { planProgress } = await ask(PROGRESS, { region: '350100' });
    const rows = readCsv(planProgress.csv);
    expect(new Set(rows.map((row) => row.目标来源))).toEqual(new Set(['全省目标']));
    expect(rows[0]).toMatchObject({ 行政区划代码: '350100', 行政区划: '福州市' });
  });
});

describe('a report of equality', () => {
  it('is a sheet and a message with its measures, divisions and what is missing', async () => {
    const { equalisation } = await ask(
      `{ equalisation(indicator: "${BEDS}", level: CITY, from: 2022, to: 2023) {
        csv sdmxCsv years { year gini missing { code } regions { region { code } value } }
      } }`,
    );
    const rows = readCsv(equalisation.csv);
    const message = readSdmx(equalisation.sdmxCsv, EQUALISATION_FLOW);
    expect(equalisation.years).toHaveLength(2);
    expect(rows[1]).toMatchObject({ 测算对象代码: BEDS, 权重: '等权', 单位: '万张' });
    for (const { year, gini, missing, regions } of equalisation.years) {
      const of = rows.filter((row) => row.年份 === String(year));
      expect(Number(of.find((row) => row.代码 === 'GINI')?.数值)).toBeCloseTo(gini, 5);
      const divisions = of.filter((row) => row.类别 === '地区');
      expect(divisions.map((row) => [row.代码, row.数值])).toEqual(
        regions.map((one: { region: { code: string }; value: string }) => [one.region.code, one.value]),
      );
      expect(of.filter((row) => row.类别 === '缺报').map((row) => row.代码)).toEqual(['350900']);
      expect(missing).toEqual([{ code: '350900' }]);
      const same = message.filter((row) => row.TIME_PERIOD === String(year));
      expect(Number(same.find((row) => row.MEASURE === 'GINI')?.OBS_VALUE)).toBeCloseTo(gini, 5);
      expect(same.filter((row) => row.MEASURE === 'VALUE')).toHaveLength(CITIES.length);
      expect(same[0]).toMatchObject({ N_REGIONS: '8', N_MISSING: '1', REF_AREA: '350000' });
    }
  });
});

describe('a series and a table', () => {
  const FIGURES = `query ($code: String!) { indicator(code: $code) {
    series(from: 2019, to: 2023) { csv sdmxCsv points { year value goal expected others { value } computed { method value } } }
    table(level: CITY, year: 2023) { csv sdmxCsv rows { region { code } value computed { value } } }
  } }`;

  it('are sheets with what was recorded and, beside it, what was worked out', async () => {
    const { series, table } = (await ask(FIGURES, { code: BEDS })).indicator;
    const rolledUp = (point: { computed: { method: string; value: string }[] }) =>
      point.computed.find(({ method }) => method === 'ROLLED_UP')?.value ?? '';
    expect(readCsv(series.csv).map((row) => [row.年份, row.数值, row.由下级汇总, row.进度线年末值])).toEqual(
      series.points.map(
        (point: Parameters<typeof rolledUp>[0] & { year: number; value: string; expected: string }) => [
          String(point.year),
          point.value ?? '',
          rolledUp(point),
          point.expected ?? '',
        ],
      ),
    );
    const [row] = readCsv(series.csv).filter(({ 年份 }) => 年份 === '2023');
    // Eight of nine cities: 3 × (1 + … + 8).
    expect(row).toMatchObject({ 数值: '26.1', 由下级汇总: '108', '汇总覆盖（已报/应报）': '8个/9个' });
    expect(readCsv(table.csv).map((of) => [of.行政区划代码, of.数值])).toEqual(
      table.rows.map((of: { region: { code: string }; value: string }) => [of.region.code, of.value ?? '']),
    );
    expect(table.rows).toHaveLength(9);
  });

  it('are messages of what was recorded, with what is missing marked as such', async () => {
    const { series, table } = (await ask(FIGURES, { code: LIFE })).indicator;
    const rows = readSdmx(series.sdmxCsv, OBSERVATION_FLOW);
    expect(rows.map((row) => [row.TIME_PERIOD, row.OBS_VALUE, row.OBS_STATUS])).toEqual([
      ['2019', '', 'O'],
      ['2020', '78.38', 'A'],
      ['2021', '', 'O'],
      ['2022', '', 'O'],
      ['2023', '79.9', 'A'],
    ]);
    expect(rows[1]?.COMMENT).toMatch(/另有：78\.33.*；78\.4/);
    expect(new Set(readSdmx(table.sdmxCsv, OBSERVATION_FLOW).map((row) => row.OBS_STATUS))).toEqual(
      new Set(['O']),
    );
  });

  it('of a whole plan take as many statements as those of one indicator', async () => {
    const of = (first: number) =>
      server.statements(
        `{ indicators(filter: { plan: ["FJ-2021-PLAN"] }, first: ${first}) { nodes { series(from: 2020, to: 2023) { sdmxCsv } } } }`,
      );
    expect(await of(22)).toBe(await of(15));
  });
});

describe('who has reported', () => {
  it('is a sheet of divisions with what they owe, and the sums of the report', async () => {
    const { reportingStatus } = await ask(
      `{ reportingStatus(indicators: ["${BEDS}", "FJ-2021-IND-02"], year: 2023, level: CITY, asOf: "2030-03-31") {
        csv reported late missing regions { region { code } reported late missing { code } daysLate }
      } }`,
    );
    const rows = readCsv(reportingStatus.csv);
    type Told = { region: { code: string }; reported: number; missing: { code: string }[]; daysLate: number };
    expect(rows.slice(0, -1).map((row) => [row.行政区划代码, row.已报, row.缺报, row.最长逾期天数])).toEqual(
      reportingStatus.regions.map(({ region, reported, missing, daysLate }: Told) => [
        region.code,
        String(reported),
        String(missing.length),
        String(daysLate ?? ''),
      ]),
    );
    expect(rows.at(-2)).toMatchObject({
      行政区划: '宁德市',
      应报日期: '2024-03-31',
      缺报指标: 'FJ-2021-IND-02 孤儿和事实无人抚养儿童保障覆盖率；FJ-2021-IND-15 养老服务床位总量',
    });
    expect(rows.at(-1)).toMatchObject({
      行政区划: '合计',
      已报: String(reportingStatus.reported),
      其中迟报: String(reportingStatus.late),
      缺报: String(reportingStatus.missing),
    });
    expect(reportingStatus.reported).toBe(CITIES.length + 1);
  });
});

it('sheets cost about as much as the rows that they have', async () => {
  const tables = (count: number) =>
    `{ indicators(first: 100) { nodes { ${Array.from({ length: count }, (_, at) => `t${at}: table(level: CITY, year: 2023) { csv }`).join(' ')} } } }`;
  expect((await server.query(tables(1))).errors).toBeUndefined();
  expect((await server.query(tables(2))).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
  // Whose rows name all that is missing.
  const owed = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `r${at}: reportingStatus(plan: "FJ-2021-PLAN", year: 2023, level: CITY) { csv }`).join(' ')} }`;
  expect((await server.query(owed(2))).errors).toBeUndefined();
  expect((await server.query(owed(6))).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
});

describe('a report of equality after a new name', () => {
  const named = async (time: string) => {
    const { equalisation } = await ask(
      `{ equalisation(indicator: "${BEDS}", level: CITY, from: 2022, to: 2022${time}) { csv } }`,
    );
    return readCsv(equalisation.csv)[0]?.测算对象;
  };

  it('has the name of its day, and the one that was known', async () => {
    const before = new Date().toISOString();
    const change = (name: string) => ({ code: BEDS, change: { name } });
    await publish(server.dataSource, SubjectKind.INDICATOR, {
      ...change('养老床位'),
      beginsOn: '2026-01-01',
    });
    await publish(server.dataSource, SubjectKind.INDICATOR, {
      ...change('养老床位总数'),
      beginsOn: '2199-01-01',
    });
    expect(await named('')).toBe('养老床位');
    expect(await named(', asOf: "2199-06-01"')).toBe('养老床位总数');
    expect(await named(`, knownAt: "${before}"`)).toBe('养老服务床位总量');
  });
});
