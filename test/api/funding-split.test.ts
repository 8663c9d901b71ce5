import { startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-11-22T08:00:00Z') });
});
afterAll(() => server.stop());

const SPLIT = `region { code name } day totalFen kind component tier tierOrigin fiscalTier { code }
  payers { payer origin reason base percent { min max } amount { min max } shares { position fiscalTier percent quote } ratios { ratio { code } } }
  allParties { percent { min max } amount { min max } }
  unspecified { percent { min max } amount { min max } }
  byTier { tier payers { payer origin reason amount { min max } } unspecified { amount { min max } } }
  setAside { objection } fundingText note`;
const QUERY = `query Split($input: FundingSplitInput!, $asOf: Date) { fundingSplit(input: $input, asOf: $asOf) { ${SPLIT} } }`;

const PENSION = { service: 'FJ-BPS-020', component: '基础养老金', region: '350181' };
const BOARDERS = { service: 'FJ-BPS-003', region: '350102' };

const ask = async (input: object, asOf?: string) => {
  const { data, errors } = await server.query(QUERY, { input, asOf });
  expect(errors).toBeUndefined();
  return data.fundingSplit;
};
const exactly = (fen: number) => ({ min: fen, max: fen });

describe('the split of a sum', () => {
  it('is what the list prints for the tier that is assumed, with the words and what is left', async () => {
    const split = await ask({ ...PENSION, unitFen: 11800, recipients: 1000, assumeTier: 2 });
    expect(split).toMatchObject({
      region: { code: '350181', name: '福清市' },
      day: '2026-11-22',
      totalFen: 11_800_000,
      kind: 'PARTS_OF_WHOLE',
      tier: 2,
      tierOrigin: 'ASSUMED',
      fiscalTier: null,
      unspecified: { percent: { min: '20', max: '20' }, amount: exactly(2_360_000) },
      byTier: [],
      allParties: null,
    });
    expect(split.payers[0]).toMatchObject({
      payer: 'PROVINCE',
      origin: 'PRINTED',
      reason: null,
      base: '省里确定的基础养老金',
      percent: { min: '80', max: '80' },
      amount: exactly(9_440_000),
      shares: [{ position: 2, fiscalTier: 2, percent: '80' }],
      ratios: [],
    });
    expect(split.fundingText).toContain(split.payers[0].shares[0].quote);
    expect(split.note).toContain('未写明由谁承担');
  });

  it('reaches over all tiers while none is entered, and says what it is in each', async () => {
    const split = await ask({ ...PENSION, totalFen: 101 });
    expect(split).toMatchObject({ tier: null, tierOrigin: null });
    expect(split.payers[0]).toMatchObject({
      origin: 'PRINTED',
      reason: 'TIER_UNKNOWN',
      percent: { min: '50', max: '100' },
      amount: { min: 51, max: 101 },
    });
    expect(
      split.byTier.map((one: { tier: number; payers: { amount: object }[]; unspecified: object }) => [
        one.tier,
        one.payers[0]?.amount,
        one.unspecified,
      ]),
    ).toEqual([
      [1, exactly(101), { amount: exactly(0) }],
      [2, exactly(81), { amount: exactly(20) }],
      [3, exactly(61), { amount: exactly(40) }],
      [4, exactly(51), { amount: exactly(50) }],
    ]);
  });

  it('is unspecified for every level where the text says 按比例分担 and no ratio is in force', async () => {
    const split = await ask({ ...BOARDERS, totalFen: 1_000 });
    expect(split.payers).toEqual(
      ['PROVINCE', 'CITY', 'COUNTY'].map((payer) => ({
        payer,
        origin: 'UNSPECIFIED',
        reason: 'NO_RATIO_IN_FORCE',
        base: null,
        percent: null,
        amount: null,
        shares: [],
        ratios: [],
      })),
    );
    expect(split.unspecified).toEqual({ percent: { min: '100', max: '100' }, amount: exactly(1_000) });
    expect(split.fundingText).toBe('省、市、县级财政按比例分担。');
  });

  it('takes rates of wages one by one, and leaves no rest', async () => {
    const split = await ask({ service: 'FJ-BPS-021', region: '350100', totalFen: 1_000_000 });
    expect(split).toMatchObject({
      kind: 'RATES_ON_BASE',
      component: '职工基本医疗保险费',
      unspecified: null,
      payers: [
        { payer: 'EMPLOYER', base: '工资总额', amount: { min: 60_000, max: 80_000 } },
        { payer: 'INDIVIDUAL', base: '本人缴费工资', amount: exactly(20_000) },
      ],
    });
  });

  it('tells the rate of all parties together where the list prints one', async () => {
    const { allParties } = await ask({
      service: 'FJ-BPS-024',
      component: '失业保险费',
      region: '350000',
      totalFen: 100_000,
    });
    expect(allParties).toEqual({ percent: { min: '1.0', max: '1.0' }, amount: exactly(1_000) });
  });

  it('is exact up to 2^53 fen, given as a number or as text', async () => {
    const most = Number.MAX_SAFE_INTEGER + 1;
    for (const totalFen of [most, String(most)])
      expect((await ask({ ...PENSION, totalFen, assumeTier: 1 })).payers[0].amount).toEqual(exactly(most));
  });

  it('is answered alike whether the sum stands in the operation or in a variable, also once it is compiled', async () => {
    const literal = `{ fundingSplit(input: { service: "FJ-BPS-020", component: "基础养老金", region: "350181", totalFen: 9007199254740991, assumeTier: 4 }) { ${SPLIT} } }`;
    const asked = await ask({ ...PENSION, totalFen: Number.MAX_SAFE_INTEGER, assumeTier: 4 });
    for (let time = 1; time <= 3; time += 1)
      expect((await server.query(literal)).data?.fundingSplit).toEqual(asked);
  });

  it('is of the county for a township, and of what replaced a retired division', async () => {
    expect(await ask({ ...BOARDERS, region: '350104001', totalFen: 1 })).toMatchObject({
      region: { code: '350104', name: '仓山区' },
    });
    expect(await ask({ ...BOARDERS, region: '350402', totalFen: 1 })).toMatchObject({
      region: { code: '350404', name: '三元区' },
    });
    expect(await ask({ ...BOARDERS, region: '350402', totalFen: 1 }, '2019-01-01')).toMatchObject({
      region: { code: '350402', name: '梅列区' },
      day: '2019-01-01',
    });
  });

  it.each(['350100', '350000'])('is also that of a city or the province: %s', async (region) => {
    expect((await ask({ ...BOARDERS, region, totalFen: 1 })).region.code).toBe(region);
  });

  it('takes one statement', async () => {
    expect(await server.statements(QUERY, { input: { ...PENSION, totalFen: 1 } })).toBe(1);
  });
});

describe('a split is refused', () => {
  const refusal = async (input: object, asOf?: string) => {
    const { errors } = await server.query(QUERY, { input, asOf });
    const { code, argument, problem } = errors?.[0]?.extensions ?? { code: 'NONE' };
    return [code, argument, problem];
  };
  const bad = (argument: string, problem: string | undefined) => [
    'BAD_USER_INPUT',
    `input.${argument}`,
    problem,
  ];

  it.each([
    ['no sum', {}, 'unitFen', 'AMOUNT_AMBIGUOUS'],
    ['two sums', { totalFen: 1, unitFen: 1, recipients: 1 }, 'totalFen', 'AMOUNT_AMBIGUOUS'],
    ['a unit without recipients', { unitFen: 1 }, 'recipients', 'AMOUNT_AMBIGUOUS'],
    ['recipients without a unit', { recipients: 1 }, 'unitFen', 'AMOUNT_AMBIGUOUS'],
    ['recipients below 0', { unitFen: 1, recipients: -1 }, 'recipients', 'RECIPIENTS_OUT_OF_RANGE'],
    [
      'recipients over 10^9',
      { unitFen: 1, recipients: 1_000_000_001 },
      'recipients',
      'RECIPIENTS_OUT_OF_RANGE',
    ],
    ['a sum below 0', { totalFen: -1 }, 'totalFen', 'AMOUNT_NEGATIVE'],
    ['a sum beyond 2^53', { totalFen: '9007199254740993' }, 'totalFen', 'AMOUNT_TOO_LARGE'],
    ['a sum far beyond 2^53', { totalFen: 1e300 }, 'totalFen', 'AMOUNT_TOO_LARGE'],
    [
      'a product beyond 2^53',
      { unitFen: 10_000_000, recipients: 1_000_000_000 },
      'recipients',
      'AMOUNT_TOO_LARGE',
    ],
    ['a service that there is not', { service: 'FJ-BPS-999', totalFen: 1 }, 'service', 'SERVICE_UNKNOWN'],
    ['a region of another province', { region: '110000', totalFen: 1 }, 'region', 'REGION_UNKNOWN'],
    ['a region that is none', { region: '福州', totalFen: 1 }, 'region', undefined],
    [
      'a component that neither the list nor a ratio names',
      { service: 'FJ-BPS-001', component: '免费教科书', totalFen: 1 },
      'component',
      'COMPONENT_UNKNOWN',
    ],
    ['a tier of a list without tiers', { totalFen: 1, assumeTier: 1 }, 'assumeTier', 'TIER_NOT_PRINTED'],
    [
      'a tier that is not printed',
      { ...PENSION, totalFen: 1, assumeTier: 5 },
      'assumeTier',
      'TIER_NOT_PRINTED',
    ],
  ])('for %s', async (_, changes, argument, problem) => {
    expect(await refusal({ ...BOARDERS, ...changes })).toEqual(bad(argument, problem));
  });

  it('for a component that is none, or is needed, with the names of those there are', async () => {
    for (const [component, problem] of [
      ['丧葬费', 'COMPONENT_UNKNOWN'],
      [null, 'COMPONENT_MISSING'],
    ]) {
      const { errors } = await server.query(QUERY, { input: { ...PENSION, component, totalFen: 1 } });
      expect(errors?.[0]?.extensions).toMatchObject({ argument: 'input.component', problem });
      expect(errors?.[0]?.message).toContain('基础养老金、缴费补贴');
    }
  });

  it('for a division that was not yet, and a service that was not yet', async () => {
    expect(await refusal({ ...BOARDERS, region: '350404', totalFen: 1 }, '2019-01-01')).toEqual(
      bad('region', 'REGION_NOT_YET'),
    );
    expect(await refusal({ ...BOARDERS, totalFen: 1 }, '2018-09-10')).toEqual(
      bad('service', 'SERVICE_UNKNOWN'),
    );
  });

  it.each(['1.5', '', '0x10', 1.5, true, {}])('for a sum that is no whole number: %j', async (totalFen) => {
    expect((await refusal({ ...BOARDERS, totalFen }))[0]).toBe('BAD_USER_INPUT');
  });

  it('for a sum in the text of the operation that is none, naming its field', async () => {
    const { errors } = await server.query(
      '{ fundingSplit(input: { service: "FJ-BPS-003", region: "350102", totalFen: 1.5 }) { totalFen } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.totalFen' });
  });
});
