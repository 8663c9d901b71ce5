import {
  BEDS,
  CITY,
  COUNTIES,
  DOCTORS,
  figuresOf,
  LIFE,
  NURSERIES,
  prepareFigures,
} from '../support/figures-lab.js';
import { insertObservations, LAB_REPORTER } from '../support/observation-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of any shape */

let server: TestServer;
let ask: Figures['ask'];
let series: Figures['series'];
let point: Figures['point'];
let table: Figures['table'];
type Figures = ReturnType<typeof figuresOf>;
/** Printed for 2016 by a plan that begins in 2018. */
const INSURED = 'FJ-2018-IND-05';

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-30T04:00:00Z') });
  await prepareFigures(server.dataSource);
  ({ ask, series, point, table } = figuresOf(server));
});
afterAll(() => server.stop());

const faultOf = async (field: string) => {
  const { errors } = await server.query(`{ indicator(code: "${BEDS}") { ${field} } }`);
  return errors?.[0]?.extensions;
};

describe('the series of an indicator', () => {
  it('keeps both of two printed figures, the first of which counts', async () => {
    const { points } = (await ask(LIFE, `series { points { year value others { value note } } }`)).series;
    expect(points[0]).toMatchObject({ year: 2020, value: '78.38' });
    expect(points[0].others).toEqual([{ value: '78.33', note: expect.stringContaining('78.38') }]);
  });

  it('counts a real figure before a made-up one, and a final before a provisional one', async () => {
    const { value, status, observation, others } = await point(BEDS, CITY, 2022);
    expect({ value, status }).toEqual({ value: '0.6', status: 'FINAL' });
    expect(observation).toEqual({ value: '0.6', provider: { code: '统计局乙' } });
    expect(others.map((each: any) => each.value)).toEqual(['0.5', '0.75']);
  });

  it('has every year from the first to the last that has a figure or a target', async () => {
    const whole = await series(BEDS, 'area: TOTAL', 'value');
    expect(whole.region.code).toBe('350000');
    expect(whole.points.map(({ year, value }: any) => [year, value])).toEqual([
      [2020, '24.75'],
      ...[2021, 2022, 2023, 2024, 2025].map((year) => [year, null]),
    ]);
  });

  it('has the years asked for, and no others', async () => {
    const years = async (args: string) =>
      (await series(BEDS, args, 'value')).points.map(({ year }: any) => year);
    expect(await years('from: 2019, to: 2021')).toEqual([2019, 2020, 2021]);
    expect(await years('from: 2024')).toEqual([2024, 2025]);
    expect(await years('to: 2021')).toEqual([2020, 2021]);
    expect(await years(`region: "${CITY}", area: URBAN, from: 2024, to: 2024`)).toEqual([2024]);
    expect(await years('from: 2031')).toEqual([2031]);
  });

  it('tells the path to the goal, as the progress of the plan does', async () => {
    const { points } = await series(BEDS, 'area: TOTAL', 'value');
    expect(points.map(({ expected }: any) => expected)).toEqual([
      '24.75',
      '25.8',
      '26.85',
      '27.9',
      '28.95',
      '30',
    ]);
    expect(points.map(({ goal }: any) => goal)).toEqual([null, null, null, null, null, '30']);
    const { data } = await server.query(
      `{ planProgress(plan: "FJ-2021-PLAN") { indicators { indicator { code } path { year expected } } } }`,
    );
    for (const { indicator, path } of data.planProgress.indicators) {
      const own = (await series(indicator.code, 'area: TOTAL', 'value')).points;
      const told = own.filter(({ expected }: any) => expected !== null);
      expect(told.map(({ year, expected }: any) => ({ year, expected }))).toEqual(path);
    }
  });

  it('begins the path at the province’s printed base, whatever a document prints of another division', async () => {
    await server.dataSource.query(
      `insert into observation (indicator_id, region_id, year, area, comparator, value, printed, status, source_id, recorded_at)
      select o.indicator_id, g.id, 2017, 'TOTAL', 'EQUAL', '88', '88', 'FINAL', o.source_id, o.recorded_at
      from observation o join indicator i on i.id = o.indicator_id join region g on g.code = '350200'
      where i.code = '${INSURED}' and o.source_id is not null`,
    );
    const { points } = await series(INSURED, 'to: 2018', 'value');
    expect(points.map(({ year, expected }: any) => [year, expected])).toEqual([
      [2016, '87.7'],
      [2017, '88.275'],
      [2018, '88.85'],
    ]);
  });

  it('holds a division to what the province promises, unless that is a total', async () => {
    const last = async (code: string) =>
      (await series(code, `region: "${CITY}", to: 2025`, 'value')).points.at(-1);
    expect(await last(DOCTORS)).toMatchObject({ year: 2025, goal: '3.05', expected: null });
    expect(await last(BEDS)).toMatchObject({ year: 2025, goal: null, expected: null });
  });

  it('has the figures of a retired code under that code, in its own time', async () => {
    const { region, points } = await series(LIFE, 'region: "350182", to: 2016', 'value');
    expect(region.code).toBe('350182');
    expect(points.map(({ year, value }: any) => [year, value])).toEqual([
      [2015, '77'],
      [2016, null],
    ]);
  });

  it('tells words as such', async () => {
    const told = await point('FJ-2021-IND-02', CITY, 2023);
    expect(told).toMatchObject({ value: null, words: '应保尽保', comparator: 'IN_WORDS', computed: [] });
  });

  it.each([
    ['series(region: "359999") { points { year } }', 'region'],
    ['series(region: "福州") { points { year } }', 'region'],
    ['series(from: 2024, to: 2020) { points { year } }', 'to'],
    ['series(from: 1950, to: 2050) { points { year } }', 'from'],
    ['series(from: 1948) { points { year } }', 'from'],
    ['series(to: 2201) { points { year } }', 'to'],
    ['table(year: 3000) { year }', 'year'],
    ['table(year: 2020, region: "359999") { year }', 'region'],
  ])('refuses %s', async (field, argument) => {
    expect(await faultOf(field)).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('the table of an indicator', () => {
  const codes = (rows: any[]) => rows.map(({ region }) => region.code);

  it('has a row for each division of the level, by code, with or without a figure', async () => {
    const found = await table(DOCTORS, `year: 2022, level: COUNTY, region: "${CITY}"`, 'value comparator');
    expect(found).toMatchObject({ level: 'COUNTY', region: { code: CITY } });
    expect(codes(found.rows)).toEqual(COUNTIES);
    expect(found.rows.map(({ value }: any) => value)).toEqual(['2.5', '3', '4.25', '9', null]);
    expect(found.rows[3].comparator).toBe('MORE_THAN');
    expect((await table(DOCTORS, 'year: 2022', 'value')).rows).toHaveLength(9);
    expect((await table(DOCTORS, 'year: 2022, level: COUNTY', 'value')).rows).toHaveLength(84);
  });

  it('has the divisions of the year, not those of today', async () => {
    const fuzhou = async (year: number) =>
      codes((await table(LIFE, `year: ${year}, level: COUNTY, region: "350100"`, 'value')).rows);
    expect(await fuzhou(2015)).toContain('350182');
    expect(await fuzhou(2015)).not.toContain('350112');
    // 长乐市 became 长乐区 in November 2017: the year's end is what counts.
    expect(await fuzhou(2017)).toContain('350112');
    expect(await fuzhou(2017)).not.toContain('350182');
  });

  it('works values out for every row', async () => {
    const cities = await table(BEDS, 'year: 2022');
    const row = cities.rows.find(({ region }: any) => region.code === CITY);
    expect(row).toMatchObject({ value: '0.6', computed: [{ value: '0.375', reported: 2, expected: 5 }] });
    expect(cities.rows.filter(({ computed }: any) => computed.length > 0)).toHaveLength(1);
    const derived = await table(NURSERIES, `year: 2023, level: COUNTY, region: "${CITY}"`);
    expect(derived.rows.map(({ computed }: any) => computed.map(({ value }: any) => value))).toEqual([
      ['90.0000'],
      ...[[], [], [], []],
    ]);
  });

  it.each([
    ['of many indicators', 'indicators(first: 42) { nodes { table(year: 2022, level: TOWNSHIP) { year } } }'],
    [
      'of many years',
      'indicators(first: 10) { nodes { a: table(year: 2021, level: TOWNSHIP) { year } b: table(year: 2022, level: TOWNSHIP) { year } } }',
    ],
    [
      'of one table in many places',
      'indicators(first: 12) { nodes { domain { indicators { table(year: 2022, level: TOWNSHIP) { year } } } } }',
    ],
  ])('refuses more rows than can be told at once: %s', async (_, field) => {
    const { errors } = await server.query(`{ ${field} }`);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problem: 'TOO_MANY',
      limit: 20_000,
    });
  });
});

describe('series and tables of many indicators', () => {
  const many = (field: string, page = 'first: 42') => `{ indicators(${page}) { nodes { code ${field} } } }`;

  it('share their statements, and work nothing out that is not asked for', async () => {
    expect(await server.statements(many('series { points { value } }'))).toBe(2);
    expect(await server.statements(many('table(year: 2022) { rows { value } }'))).toBe(2);
    expect(await server.statements(many('table(year: 2022) { rows { value computed { value } } }'))).toBe(3);
    const rows =
      'region { name } indicator { name } rows { region { name } observation { printed } computed { missing { name } } }';
    expect(await server.statements(many(`table(year: 2022) { ${rows} }`, 'last: 20'))).toBe(6);
  });

  it('answer each place of an operation as it is asked there', async () => {
    const { data } = await server.query(
      many('a: series { points { year } } b: series { points { value observation { printed } } }'),
    );
    const beds = data.indicators.nodes.find(({ code }: any) => code === BEDS);
    expect(beds.a.points[0]).toEqual({ year: 2020 });
    expect(beds.b.points[0]).toEqual({ value: '24.75', observation: { printed: '24.75' } });
  });
});

describe('figures as they were known', () => {
  it('are those that stood at the instant, in series, tables and what is worked out', async () => {
    const of = { indicator: BEDS, region: '350304', year: 2023 };
    const at = (year: number) => `${year}-01-01T00:00:00Z`;
    const [first = 0] = await insertObservations(server.dataSource, [
      { ...of, value: '1', recordedAt: at(2050), supersededAt: at(2060) },
    ]);
    await insertObservations(server.dataSource, [
      { ...of, value: '2', recordedAt: at(2060), replaces: first, reason: '更正' },
    ]);
    const told = async (knownAt?: string) => {
      const field = `series(region: "350304", from: 2023, to: 2023) { points { value } }
        cities: table(level: CITY, year: 2023) { rows { region { code } computed { value } } }
        counties: table(level: COUNTY, year: 2023, region: "${CITY}") { rows { value others { value } } }`;
      const { series: line, cities, counties } = await ask(BEDS, field, knownAt);
      const row = cities.rows.find(({ region }: any) => region.code === CITY);
      const worked = row.computed.map(({ value }: any) => value);
      return [line.points[0].value, counties.rows[2].value, counties.rows[2].others.length, ...worked];
    };
    expect(await told()).toEqual(['2', '2', 0, '2']);
    expect(await told(at(2055))).toEqual(['1', '1', 0, '1']);
    expect(await told(at(2045))).toEqual([null, null, 0]);
  });

  it('say who reported them', async () => {
    const { observation } = await point(DOCTORS, '350302', 2022);
    expect(observation.provider.code).toBe(LAB_REPORTER);
  });
});
