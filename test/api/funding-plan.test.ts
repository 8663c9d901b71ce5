import { readExamples } from '../../src/server/playground.js';
import { Caller } from '../support/change-sets.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-11-22T08:00:00Z') });
});
afterAll(() => server.stop());

const SUM = 'total { min max } payers { payer amount { min max } partly } unspecified { min max }';
const PLAN = `region { code name } year day
  lines {
    service name component tier recipients fundingText
    figure { position what condition per quote } annualUnit { min max } total { min max } unspecified { min max }
    payers { payer origin reason percent { min max } amount { min max } shares { quote } ratios { inheritedFrom { code } ratio { code } } }
    setAside { objection }
  }
  services { service name ${SUM} } sum { ${SUM} } csv`;
const QUERY = `query Plan($input: FundingPlanInput!, $asOf: Date) { fundingPlan(input: $input, asOf: $asOf) { ${PLAN} } }`;

const boarders = (stage: string, recipients: number) => ({
  service: 'FJ-BPS-003',
  figure: { what: '寄宿生生活费补助', condition: `${stage}家庭经济困难寄宿生` },
  recipients,
});
const PENSIONERS = { service: 'FJ-BPS-020', component: '基础养老金', recipients: 1000 };
const input = (lines: readonly object[], changes: object = {}) => ({
  input: { region: '350102', year: 2027, lines, ...changes },
});
const ask = async (variables: object) => {
  const { data, errors } = await server.query(QUERY, variables as Record<string, unknown>);
  expect(errors).toBeUndefined();
  return data.fundingPlan;
};
const exactly = (yuan: number) => ({ min: yuan * 100, max: yuan * 100 });
const atLeast = (yuan: number) => ({ min: yuan * 100, max: null });

describe('a year’s plan', () => {
  it('sums boarders of both stages by the printed standards, and leaves all of it unspecified without a ratio', async () => {
    const plan = await ask(input([boarders('小学', 300), boarders('初中', 200)]));
    expect(plan).toMatchObject({ region: { code: '350102', name: '鼓楼区' }, year: 2027, day: '2027-01-01' });
    const sum = {
      total: exactly(550_000),
      payers: ['PROVINCE', 'CITY', 'COUNTY'].map((payer) => ({ payer, amount: null, partly: true })),
      unspecified: exactly(550_000),
    };
    expect(plan.sum).toEqual(sum);
    expect(plan.services).toEqual([{ service: 'FJ-BPS-003', name: '寄宿生生活补助', ...sum }]);
    expect(plan.lines[1]).toMatchObject({
      figure: { position: 2, per: '每生每年', quote: '初中每生每年1250元' },
      annualUnit: exactly(1250),
      recipients: 200,
      total: exactly(250_000),
      payers: [
        { payer: 'PROVINCE', origin: 'UNSPECIFIED', reason: 'NO_RATIO_IN_FORCE', amount: null },
        {},
        {},
      ],
      fundingText: '省、市、县级财政按比例分担。',
    });
  });

  it('counts a monthly standard twelve times, takes the only printed sum if none is named, and says where it is the least', async () => {
    const { lines, sum } = await ask(input([PENSIONERS]));
    expect(lines[0]).toMatchObject({
      figure: { position: 1, per: '每人每月' },
      annualUnit: atLeast(1416),
      total: atLeast(1_416_000),
      tier: null,
    });
    expect(lines[0].payers[0]).toMatchObject({
      payer: 'PROVINCE',
      origin: 'PRINTED',
      reason: 'TIER_UNKNOWN',
      percent: { min: '50', max: '100' },
      amount: atLeast(708_000),
    });
    expect(sum.payers[0]).toEqual({ payer: 'PROVINCE', amount: atLeast(708_000), partly: false });
  });

  it('adds up payers over services, and says of whom a part is not known', async () => {
    const { sum, services } = await ask(input([PENSIONERS, boarders('小学', 10)]));
    expect(services.map(({ service }: { service: string }) => service)).toEqual(['FJ-BPS-020', 'FJ-BPS-003']);
    expect(sum.payers[0]).toEqual({ payer: 'PROVINCE', amount: atLeast(708_000), partly: true });
  });

  it('takes a sum of one’s own where the list prints none', async () => {
    const { lines, csv } = await ask(
      input([{ service: 'FJ-BPS-026', unitFen: '1234567890123', recipients: 100 }]),
    );
    expect(lines[0]).toMatchObject({
      figure: null,
      total: { min: 123_456_789_012_300, max: 123_456_789_012_300 },
    });
    expect(csv).toContain('自行填报');
  });

  it('is a sheet as well: marked as UTF-8, in rows that end with CRLF', async () => {
    const { csv } = await ask(input([boarders('小学', 300), boarders('初中', 200)]));
    expect(csv.startsWith('\uFEFF服务项目代码,')).toBe(true);
    expect(csv.split('\r\n').slice(-2)).toEqual([
      ',合计,,,,,,,550000.00,未写明,未写明,未写明,550000.00,',
      '',
    ]);
  });

  it('is of its first day, or of the day that is asked for', async () => {
    expect((await ask({ ...input([PENSIONERS]), asOf: '2020-06-01' })).day).toBe('2020-06-01');
    expect((await ask(input([PENSIONERS], { year: 2019 }))).day).toBe('2019-01-01');
  });

  it('is of the county for a township', async () => {
    expect((await ask(input([PENSIONERS], { region: '350104001' }))).region.name).toBe('仓山区');
  });

  it('of no lines comes to nothing', async () => {
    expect((await ask(input([]))).sum).toEqual({ total: exactly(0), payers: [], unspecified: exactly(0) });
  });

  it('takes one statement, however many lines it has', async () => {
    const most = input(
      Array.from({ length: 1_000 }, (_, index) => boarders(index % 2 ? '小学' : '初中', index)),
    );
    const totals = `query Totals($input: FundingPlanInput!) { fundingPlan(input: $input) { sum { ${SUM} } csv } }`;
    for (const variables of [input([PENSIONERS]), most])
      expect(await server.statements(totals, variables)).toBe(1);
  });
});

describe('a plan is refused', () => {
  const refusal = async (lines: readonly object[], changes: object = {}) => {
    const { errors } = await server.query(QUERY, input(lines, changes));
    const { code, argument, problem } = errors?.[0]?.extensions ?? { code: 'NONE' };
    return [code, argument, problem];
  };
  const ONE = boarders('小学', 1);

  it.each([
    ['a service that there is not', { ...ONE, service: 'FJ-BPS-999' }, 'service', 'SERVICE_UNKNOWN'],
    ['a figure that is not printed', { ...ONE, figure: { what: '奖金' } }, 'figure', 'FIGURE_UNKNOWN'],
    [
      'a figure that several have',
      { ...ONE, figure: { what: '寄宿生生活费补助' } },
      'figure',
      'FIGURE_AMBIGUOUS',
    ],
    ['no figure where several are sums', { ...ONE, figure: null }, 'figure', 'FIGURE_AMBIGUOUS'],
    ['no figure where none is a sum', { service: 'FJ-BPS-026', recipients: 1 }, 'figure', 'FIGURE_MISSING'],
    ['a figure and a sum', { ...ONE, unitFen: 1 }, 'unitFen', 'AMOUNT_AMBIGUOUS'],
    ['a sum below 0', { ...ONE, figure: null, unitFen: -1 }, 'unitFen', 'AMOUNT_NEGATIVE'],
    ['recipients below 0', { ...ONE, recipients: -1 }, 'recipients', 'RECIPIENTS_OUT_OF_RANGE'],
    ['recipients over 10^9', { ...ONE, recipients: 1_000_000_001 }, 'recipients', 'RECIPIENTS_OUT_OF_RANGE'],
    [
      'a sum beyond 2^53',
      { ...ONE, figure: null, unitFen: '9007199254740992', recipients: 2 },
      'recipients',
      'AMOUNT_TOO_LARGE',
    ],
    [
      'a component that there is not',
      { ...PENSIONERS, component: '丧葬费' },
      'component',
      'COMPONENT_UNKNOWN',
    ],
    ['no component where several are', { ...PENSIONERS, component: null }, 'component', 'COMPONENT_MISSING'],
    ['rates on wages', { service: 'FJ-BPS-021', unitFen: 1, recipients: 1 }, 'component', 'RATES_ON_BASE'],
  ])('for %s, naming the line', async (_, line, field, problem) => {
    expect(await refusal([ONE, line])).toEqual(['BAD_USER_INPUT', `input.lines.1.${field}`, problem]);
  });

  it('with the faults of all lines at once', async () => {
    const { errors } = await server.query(
      QUERY,
      input([{ ...ONE, recipients: -1 }, ONE, { ...ONE, service: 'NONE' }]),
    );
    expect(errors?.[0]?.extensions.problems).toMatchObject([
      { argument: 'input.lines.0.recipients' },
      { argument: 'input.lines.2.service' },
    ]);
  });

  it('for sums that come to more than 2^53 fen', async () => {
    const large = { service: 'FJ-BPS-026', unitFen: '9007199254740992', recipients: 1 };
    expect(await refusal([large, large])).toEqual(['BAD_USER_INPUT', 'input.lines', 'PLAN_TOO_LARGE']);
  });

  it('for a region outside the province, a year that is none, and a year before the list', async () => {
    expect(await refusal([ONE], { region: '110000' })).toEqual([
      'BAD_USER_INPUT',
      'input.region',
      'REGION_UNKNOWN',
    ]);
    expect((await refusal([ONE], { year: 0 })).slice(0, 2)).toEqual(['BAD_USER_INPUT', 'input.year']);
    expect((await refusal([ONE], { year: 2018 }))[2]).toBe('SERVICE_UNKNOWN');
  });

  it('for more than 1,000 lines', async () => {
    const small = 'query Small($input: FundingPlanInput!) { fundingPlan(input: $input) { csv } }';
    const { errors } = await server.query(
      small,
      input(Array.from({ length: 1_001 }, () => ({ service: 'A', recipients: 1 }))),
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.lines' });
  });

  it('where all details of many lines would be too much for one answer, by the lines that are given', async () => {
    const lines = (count: number) => input(Array.from({ length: count }, () => ONE));
    expect((await server.query(QUERY, lines(10))).errors).toBeUndefined();
    expect((await server.query(QUERY, lines(1_000))).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
  });
});

describe('the examples of the playground', () => {
  const documents = new Map(readExamples(process.cwd()).map(({ name, query }) => [name.slice(0, 2), query]));

  it('plan for boarders without a ratio, enter one as a draft, and plan with it', async () => {
    const editor = await Caller.of(server, { roles: ['EDITOR'], regions: ['350100'], subject: 'lin' });
    const run = async (number: string, operation: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await editor.query(documents.get(number) ?? '', variables, operation);
      expect(errors).toBeUndefined();
      const [answer] = Object.values(data as Record<string, any>); // eslint-disable-line @typescript-eslint/no-explicit-any -- of any shape
      expect(answer.problems ?? []).toEqual([]);
      return answer;
    };
    const without = await run('25', 'BoardersPlan');
    expect(without.sum.unspecified).toEqual(exactly(550_000));
    expect(await run('27', 'PlanWithRatio')).toMatchObject({ sum: without.sum });
    const { changeSet } = await run('26', 'BeginRatio', { effectiveOn: '2026-12-01' });
    expect((await run('26', 'EnterRatio', { changeSet: changeSet.id })).remaining).toEqual([]);
    const drafted = await run('27', 'PlanWithRatio', { changeSet: changeSet.id });
    expect(drafted.day).toBe('2027-01-01');
    expect(drafted.sum).toEqual({
      total: exactly(550_000),
      payers: [
        { payer: 'PROVINCE', amount: exactly(220_000), partly: false },
        { payer: 'CITY', amount: exactly(140_250), partly: false },
        { payer: 'COUNTY', amount: exactly(189_750), partly: false },
      ],
      unspecified: exactly(0),
    });
    expect(drafted.lines[0].payers[1].ratios).toMatchObject([
      { inheritedFrom: { name: '福州市' }, ratio: { code: 'FJ-BPS-003-350100' } },
    ]);
  });
});
