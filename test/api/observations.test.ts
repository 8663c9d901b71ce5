import { insertObservations, LAB_REPORTER, makeReporters } from '../support/observation-lab.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;

const BEDS = 'FJ-2021-IND-15';
const DOCTORS = 'FJ-2021-IND-09';
const LIST = `query ($filter: ObservationFilter, $orderBy: ObservationOrder, $first: Int, $after: String, $knownAt: DateTime) {
  observations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, knownAt: $knownAt) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id indicator { code } region { code } year area value words status provider { code } source { place } }
  }
}`;
const told = (node: { indicator: { code: string }; region: { code: string }; year: number; value: string }) =>
  `${node.indicator.code} ${node.region.code} ${node.year} ${node.value}`;

/** Row ids of: two of 福州, the second corrected; one of 鼓楼区; one in words; one provisional and suspicious. */
let ids: number[];

beforeAll(async () => {
  server = await startTestServer();
  await makeReporters(server.dataSource, ['统计局甲'], false);
  const [first = 0] = await insertObservations(server.dataSource, [
    {
      ...{ indicator: BEDS, region: '350100', year: 2022, value: '5.1' },
      ...{ recordedAt: '2043-02-01T00:00:00Z', supersededAt: '2043-05-01T00:00:00Z' },
    },
  ]);
  const rest = await insertObservations(server.dataSource, [
    {
      ...{ indicator: BEDS, region: '350100', year: 2022, value: '5.3' },
      ...{ recordedAt: '2043-05-01T00:00:00Z', replaces: first, reason: '漏报一家' },
    },
    { indicator: BEDS, region: '350102', year: 2022, value: '0.9', provider: '统计局甲' },
    { indicator: 'FJ-2021-IND-02', region: '350102', year: 2022, words: '应保尽保' },
    {
      ...{
        indicator: DOCTORS,
        region: '350102',
        year: 2023,
        value: '31',
        status: 'PROVISIONAL',
        area: 'URBAN',
      },
      suspicions: [
        { code: 'UNIT_SLIP', message: '约为往年的10倍', expected: '3.1', factor: '10', score: null },
      ],
    },
  ]);
  ids = [first, ...rest];
});
afterAll(() => server.stop());

const list = async (variables: Record<string, unknown>) => {
  const { data, errors } = await server.query(LIST, variables);
  expect(errors).toBeUndefined();
  return data.observations;
};
const ofLab = { provider: [LAB_REPORTER, '统计局甲'] };

describe('the list of figures', () => {
  it('holds those that stand, printed ones included, and none that was corrected', async () => {
    const all = await list({ filter: { indicator: [BEDS] } });
    expect(all.totalCount).toBe(3);
    expect(all.nodes.map(told)).toEqual([
      `${BEDS} 350000 2020 24.75`,
      `${BEDS} 350100 2022 5.3`,
      `${BEDS} 350102 2022 0.9`,
    ]);
    expect(all.nodes[0].provider).toBeNull();
    expect(all.nodes[0].source.place).toContain('专栏1');
  });

  it('alone has what was reported: with an indicator stands what documents print', async () => {
    const { data } = await server.query(
      `{ indicator(code: "${BEDS}") { observations { value source { place } } in2022: observations(year: 2022) { value } } }`,
    );
    expect(data.indicator).toEqual({
      observations: [{ value: '24.75', source: { place: expect.stringContaining('专栏1') } }],
      in2022: [],
    });
  });

  it('holds what stood at an instant', async () => {
    const filter = { indicator: [BEDS], region: ['350100'] };
    const then = await list({ filter, knownAt: '2043-03-01T00:00:00Z' });
    expect(then.nodes.map(told)).toEqual([`${BEDS} 350100 2022 5.1`, `${BEDS} 350102 2022 0.9`]);
    const before = await list({
      filter: { indicator: [BEDS], year: [2022] },
      knownAt: '2020-06-01T00:00:00Z',
    });
    expect(before.totalCount).toBe(0);
  });

  it.each([
    ['a division with all below', { region: ['350100'] }, 4],
    ['the province', { region: ['350000'], ...ofLab }, 4],
    ['another city', { region: ['350200'] }, 0],
    ['a level', { regionLevel: ['CITY'] }, 1],
    ['years', { fromYear: 2022, toYear: 2022 }, 3],
    ['a year', { year: [2023] }, 1],
    ['a year that no column can hold', { year: [2_000_000] }, 0],
    ['an area', { area: ['URBAN'] }, 1],
    ['a status', { status: ['PROVISIONAL'] }, 1],
    ['a provider', { provider: ['统计局甲'] }, 1],
    ['made-up figures', { synthetic: true }, 3],
    ['suspicious ones', { suspicious: true }, 1],
    ['a plan and a domain', { plan: ['FJ-2021-PLAN'], domain: ['MEDICAL-CARE'], ...ofLab }, 1],
    ['a plan that prints none of them', { plan: ['FJ-2018-ACTION-PLAN'], ...ofLab }, 0],
  ])('is cut to %s', async (_, filter, count) => {
    const found = await list({ filter });
    expect(found.totalCount).toBe(count);
    expect(found.nodes).toHaveLength(count);
  });

  it('takes printed figures for real ones', async () => {
    const real = await list({ filter: { synthetic: false, indicator: [BEDS] } });
    expect(real.nodes.map(told)).toEqual([`${BEDS} 350000 2020 24.75`, `${BEDS} 350102 2022 0.9`]);
  });

  it.each([
    ['CODE', 'ASC'],
    ['CODE', 'DESC'],
    ['YEAR', 'DESC'],
    ['RECORDED', 'DESC'],
  ])('pages through all of it once, by %s %s', async (field, direction) => {
    const whole = await list({ first: 100, orderBy: { field, direction } });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: any = await list({ first: 7, after, orderBy: { field, direction } }); // eslint-disable-line @typescript-eslint/no-explicit-any
      seen.push(...page.nodes.map(({ id }: { id: string }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole.nodes.map(({ id }: { id: string }) => id));
    expect(new Set(seen).size).toBe(whole.totalCount);
  });

  it.each(['CODE', 'YEAR', 'RECORDED'])(
    'loses neither of two figures of one indicator, division and year between two pages, by %s',
    async (field) => {
      const filter = { indicator: ['FJ-2021-IND-08'], year: [2020] };
      const one = await list({ filter, first: 1, orderBy: { field } });
      const other = await list({ filter, first: 1, orderBy: { field }, after: one.pageInfo.endCursor });
      expect([...one.nodes, ...other.nodes].map(({ value }) => value).sort()).toEqual(['78.33', '78.38']);
    },
  );

  it('puts the newest year, or what was recorded last, first if asked', async () => {
    const newest = { orderBy: { field: 'YEAR', direction: 'DESC' }, first: 1 };
    expect((await list(newest)).nodes.map(told)).toEqual([`${DOCTORS} 350102 2023 31`]);
    const last = { orderBy: { field: 'RECORDED', direction: 'DESC' }, first: 2 };
    expect((await list(last)).nodes.map(told)[1]).toBe('FJ-2021-IND-02 350102 2022 null');
  });

  it('takes two statements with a count, however many figures', async () => {
    expect(await server.statements(LIST, { first: 50 })).toBe(2);
  });

  it.each([
    [{ region: ['福州'] }, 'filter.region'],
    [{ id: ['nonsense'] }, 'filter.id'],
    [{ batch: 'nonsense' }, 'filter.batch'],
  ])('refuses %j', async (filter, argument) => {
    const { errors } = await server.query(LIST, { filter });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('a figure', () => {
  const ONE = `query ($id: ID!) { observation(id: $id) {
    value supersededAt replaces { value } reason suspicions { code message expected factor score }
    history { value reason } } }`;
  const idOf = (key: number) => Buffer.from(`Observation:${key}`).toString('base64url');

  it('tells its history, whichever of it is asked for', async () => {
    for (const key of ids.slice(0, 2)) {
      const { data } = await server.query(ONE, { id: idOf(key) });
      expect(data.observation.history).toEqual([
        { value: '5.1', reason: null },
        { value: '5.3', reason: '漏报一家' },
      ]);
    }
    const { data } = await server.query(ONE, { id: idOf(ids[1] ?? 0) });
    expect(data.observation.replaces).toEqual({ value: '5.1' });
    const old = await server.query(ONE, { id: idOf(ids[0] ?? 0) });
    expect(old.data.observation.supersededAt).toBe('2043-05-01T00:00:00.000Z');
  });

  it('tells what looked wrong with it', async () => {
    const { data } = await server.query(ONE, { id: idOf(ids[4] ?? 0) });
    expect(data.observation.suspicions).toEqual([
      { code: 'UNIT_SLIP', message: '约为往年的10倍', expected: '3.1', factor: '10', score: null },
    ]);
  });

  it('is null for an id that none has, and refuses that of something else', async () => {
    const { data } = await server.query(ONE, { id: idOf(999_999) });
    expect(data.observation).toBeNull();
    const { errors } = await server.query(ONE, { id: Buffer.from('Region:1').toString('base64url') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
  });
});

describe('which filters still yield figures', () => {
  const AVAILABLE = `query ($filter: ObservationFilter, $knownAt: DateTime) {
    observationsAvailable(filter: $filter, knownAt: $knownAt) {
      total years { value count } indicators { indicator { code } count } levels { value count }
      areas { value count } statuses { value count } providers { provider { code } count }
    }
  }`;
  const available = async (filter: object, knownAt?: string) => {
    const { data, errors } = await server.query(AVAILABLE, { filter, knownAt });
    expect(errors).toBeUndefined();
    return data.observationsAvailable;
  };

  it('counts as the list does under every value it offers', async () => {
    const filter = { region: ['350000'], year: [2022, 2023] };
    const found = await available(filter);
    expect(found.total).toBe((await list({ filter })).totalCount);
    for (const { value, count } of found.years)
      expect((await list({ filter: { ...filter, year: [value] } })).totalCount).toBe(count);
    for (const { indicator, count } of found.indicators)
      expect((await list({ filter: { ...filter, indicator: [indicator.code] } })).totalCount).toBe(count);
    for (const { value, count } of found.levels)
      expect((await list({ filter: { ...filter, regionLevel: [value] } })).totalCount).toBe(count);
    for (const { provider, count } of found.providers)
      expect((await list({ filter: { ...filter, provider: [provider.code] } })).totalCount).toBe(count);
  });

  it('leaves the part of a filter out of its own list, and only there', async () => {
    const found = await available({
      ...ofLab,
      year: [2023],
      status: ['PROVISIONAL'],
      area: ['URBAN', 'TOTAL'],
    });
    expect(found).toEqual({
      total: 1,
      years: [{ value: 2023, count: 1 }],
      indicators: [{ indicator: { code: DOCTORS }, count: 1 }],
      levels: [{ value: 'COUNTY', count: 1 }],
      areas: [{ value: 'URBAN', count: 1 }],
      statuses: [{ value: 'PROVISIONAL', count: 1 }],
      providers: [{ provider: { code: LAB_REPORTER }, count: 1 }],
    });
    const wider = await available({ ...ofLab, year: [2023] });
    expect(wider.years).toEqual([
      { value: 2022, count: 3 },
      { value: 2023, count: 1 },
    ]);
    expect(wider.total).toBe(1);
  });

  it('answers of what was known at an instant, and of nothing', async () => {
    const then = await available(
      { indicator: [BEDS], year: [2022], region: ['350100'] },
      '2043-03-01T00:00:00Z',
    );
    expect(then.total).toBe(2);
    const nothing = await available({ region: ['350200'] });
    expect(nothing).toMatchObject({ total: 0, years: [], indicators: [], providers: [] });
  });

  it('takes one statement, and one each for what is asked of indicators and providers', async () => {
    expect(await server.statements(AVAILABLE, { filter: {} })).toBe(3);
    expect(await server.statements(`{ observationsAvailable { total years { value } } }`)).toBe(1);
  });
});
