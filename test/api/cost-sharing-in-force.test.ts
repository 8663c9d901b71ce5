import { NEXT_MONTH, TODAY, TOMORROW } from '../support/change-set-desk.js';
import { amounts, CostSharingLab, parts, ratios, SPLIT, type Shown } from '../support/cost-sharing-lab.js';
import { CITED, ratio, ratioOfMode, tier } from '../support/local-contents.js';

let lab: CostSharingLab;
beforeAll(async () => {
  lab = await CostSharingLab.open();
});
afterAll(() => lab.close());

const NOTHING = ['PROVINCE -', 'CITY -', 'COUNTY -'];
const now = () => new Date().toISOString();

describe('a ratio in force', () => {
  it('divides from its day on, says where it is from, and is told in changes', async () => {
    const { data } = await lab.desk.server.query('{ directory { lastChangeCursor } }');
    const content = ratio();
    await lab.published(lab.fuzhou, lab.addRatio(lab.fuzhou, 'R-FUZHOU', content), NEXT_MONTH);
    const region = '350100';
    const asked = { service: 'FJ-BPS-003', region };
    expect(amounts(await lab.ask(asked, { asOf: '2026-11-30' }))).toEqual(NOTHING);
    const split = await lab.ask(asked, { asOf: NEXT_MONTH });
    expect(amounts(split)).toEqual(['PROVINCE 500', 'CITY 205', 'COUNTY 295']);
    expect(split.unspecified).toEqual({ amount: { min: 0, max: 0 } });
    expect(split.payers[1]).toEqual({
      payer: 'CITY',
      origin: 'ENTERED',
      reason: null,
      percent: { min: '20.5', max: '20.5' },
      amount: { min: 205, max: 205 },
      ratios: [
        {
          inheritedFrom: null,
          ratio: {
            code: 'R-FUZHOU',
            note: '虚构',
            region: { name: '福州市' },
            source: { document: { code: CITED.document }, place: CITED.place, quote: CITED.quote },
            changeSet: { title: '测试批次', author: null },
          },
        },
      ],
    });
    const { data: told } = await lab.desk.server.query(
      `query Told($after: String) { changes(after: $after) { nodes { type subjectCode effectiveOn } } }`,
      { after: data.directory.lastChangeCursor },
    );
    expect(told.changes.nodes).toEqual([
      {
        type: 'PUBLISHED',
        subjectCode: 'R-FUZHOU',
        effectiveOn: NEXT_MONTH,
      },
    ]);
  });

  it('is read in the drafts of its change set before that is published, by those concerned', async () => {
    const asked = { service: 'FJ-BPS-005', region: '350181' };
    const { changeSet } = await lab.addRatio(lab.fuqing, 'R-DRAFT', ratio(asked));
    const split = await lab.ask(asked, { changeSet }, lab.fuqing);
    expect(amounts(split)).toEqual(['PROVINCE 500', 'CITY 205', 'COUNTY 295']);
    expect(ratios(split)).toEqual(['R-DRAFT null']);
    expect(split.payers[0].ratios[0].ratio.changeSet).toMatchObject({ author: 'fuqing' });
    expect(amounts(await lab.ask(asked, { changeSet, asOf: TODAY }, lab.fuqing))).toEqual(NOTHING);
    expect(amounts(await lab.ask(asked, { asOf: NEXT_MONTH }, lab.fuqing))).toEqual(NOTHING);
    const { errors } = await lab.desk.server.query(SPLIT, { input: { ...asked, totalFen: 1 }, changeSet });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'changeSet' });
  });

  it('is known from when it was published, revised and retired', async () => {
    const asked = { service: 'FJ-BPS-006', region: '350100' };
    const before = now();
    await lab.published(lab.fuzhou, lab.addRatio(lab.fuzhou, 'R-KNOWN', ratio(asked)));
    const first = now();
    const changes = { parts: parts(['PROVINCE', '60'], ['CITY', '40']) };
    await lab.change(lab.fuzhou, 'reviseCostSharingRatio', { code: 'R-KNOWN', changes }, NEXT_MONTH);
    const revised = now();
    await lab.change(lab.fuzhou, 'retireCostSharingRatio', { code: 'R-KNOWN' }, '2027-01-01');
    const provinceOf = async (asOf: string, knownAt?: string) =>
      amounts(await lab.ask(asked, knownAt ? { asOf, knownAt } : { asOf }))[0];
    expect(await provinceOf(TOMORROW)).toBe('PROVINCE 500');
    expect(await provinceOf(NEXT_MONTH)).toBe('PROVINCE 600');
    expect(await provinceOf('2027-01-01')).toBe('PROVINCE -');
    expect(await provinceOf('2027-01-01', revised)).toBe('PROVINCE 600');
    expect(await provinceOf('2027-01-01', first)).toBe('PROVINCE 500');
    expect(await provinceOf('2027-01-01', before)).toBe('PROVINCE -');
  });

  it('of a county goes before its city’s, and that before the province’s; the answer says from whom it is', async () => {
    const service = 'FJ-BPS-007';
    const of = (region: string, percent: string) =>
      ratio({ service, region, parts: parts(['PROVINCE', percent]) as never });
    const from = async (region: string) => ratios(await lab.ask({ service, region }));
    await lab.published(lab.province, lab.addRatio(lab.province, 'R-P', of('350000', '10')));
    expect([await from('350181'), await from('350100'), await from('350000')]).toEqual([
      ['R-P 350000'],
      ['R-P 350000'],
      ['R-P null'],
    ]);
    await lab.published(lab.fuzhou, lab.addRatio(lab.fuzhou, 'R-C', of('350100', '20')));
    expect([await from('350181'), await from('350100'), await from('350203')]).toEqual([
      ['R-C 350100'],
      ['R-C null'],
      ['R-P 350000'],
    ]);
    await lab.published(lab.fuqing, lab.addRatio(lab.fuqing, 'R-K', of('350181', '30')));
    expect([await from('350181'), await from('350181002'), await from('350182')]).toEqual([
      ['R-K null'],
      ['R-K null'],
      ['R-C 350100'],
    ]);
  });

  it('of a mode holds for its services that have none of their own', async () => {
    const region = '350203';
    await lab.published(lab.xiamen, lab.addRatio(lab.xiamen, 'R-MODE', { ...ratioOfMode(), region }));
    const of = { service: 'FJ-BPS-008', region };
    await lab.published(lab.xiamen, lab.addRatio(lab.xiamen, 'R-SERVICE', ratio(of)));
    expect(ratios(await lab.ask(of))).toEqual(['R-SERVICE null']);
    expect(ratios(await lab.ask({ service: 'FJ-BPS-049', region }))).toEqual(['R-MODE null']);
    expect(amounts(await lab.ask({ service: 'FJ-BPS-010', region }))).toEqual(['CITY -', 'COUNTY -']);
  });

  it('may name a component that the list does not tell apart, which none of a mode answers for', async () => {
    const region = '350203';
    const textbooks = { service: 'FJ-BPS-001', component: '免费教科书', region };
    expect(ratios(await lab.ask({ service: 'FJ-BPS-001', region }))).toEqual(['R-MODE null']);
    const { errors } = await lab.desk.server.query(SPLIT, { input: { ...textbooks, totalFen: 1000 } });
    expect(errors?.[0]?.extensions).toMatchObject({
      argument: 'input.component',
      problem: 'COMPONENT_UNKNOWN',
    });
    const own = ratio({ ...textbooks, parts: parts(['PROVINCE', '100']) as never });
    await lab.published(lab.xiamen, lab.addRatio(lab.xiamen, 'R-BOOKS', own));
    expect(amounts(await lab.ask(textbooks))).toEqual(['PROVINCE 1000', 'CITY 0', 'COUNTY 0']);
    expect(ratios(await lab.ask({ service: 'FJ-BPS-001', region }))).toEqual(['R-MODE null']);
  });

  it('that the list has come to contradict is set aside, with the reason', async () => {
    const asked = { service: 'FJ-BPS-002', region: '350100' };
    await lab.published(lab.fuzhou, lab.addRatio(lab.fuzhou, 'R-OLD', ratio(asked)));
    const quote = '省级财政负担80%';
    const share = { component: '补助', payer: 'PROVINCE', payerText: '省级财政', percent: '80', quote };
    const changes = {
      fundingText: `（虚构）${quote}。`,
      funding: { mode: 'SHARED_BY_RATIO', levels: ['PROVINCE', 'CITY', 'COUNTY'], shares: [share] },
    };
    await lab.change(lab.province, 'reviseService', { code: 'FJ-BPS-002', changes }, NEXT_MONTH);
    const split = await lab.ask(asked, { asOf: NEXT_MONTH });
    expect(amounts(split)).toEqual(['PROVINCE 800', 'CITY -', 'COUNTY -']);
    expect(split.setAside).toEqual([
      { objection: 'CONTRADICTS_LIST', inheritedFrom: null, ratio: { code: 'R-OLD' } },
    ]);
  });

  it('takes one more statement, where something is asked of it', async () => {
    const variables = { input: { service: 'FJ-BPS-003', region: '350181', totalFen: 1 }, asOf: NEXT_MONTH };
    expect(await lab.desk.server.statements(SPLIT, variables)).toBe(2);
    const plain = `query Plain($input: FundingSplitInput!, $asOf: Date) { fundingSplit(input: $input, asOf: $asOf) { payers { origin } } }`;
    expect(await lab.desk.server.statements(plain, variables)).toBe(1);
  });

  it('is told wherever it is asked for, though nowhere else', async () => {
    const of = (service: string, component: string | null, region: string) => ({
      input: { service, component, region, totalFen: 1 },
      asOf: NEXT_MONTH,
    });
    const told = async (fields: string, variables: Record<string, unknown>) => {
      const { data } = await lab.desk.server.query(
        `query Told($input: FundingSplitInput!, $asOf: Date) { fundingSplit(input: $input, asOf: $asOf) { ${fields} } }`,
        variables,
      );
      return JSON.stringify(data);
    };
    const contradicted = of('FJ-BPS-002', null, '350100');
    expect(await told('setAside { ratio { note } }', contradicted)).toContain('"note":"虚构"');
    const ranged = ratio({
      service: 'FJ-BPS-020',
      component: '基础养老金',
      fiscalTier: 4,
      region: '350300',
      parts: parts(['COUNTY', '7']) as never,
    });
    await lab.published(lab.province, lab.addRatio(lab.province, 'R-TIER-4', ranged));
    const unknown = of('FJ-BPS-020', '基础养老金', '350302');
    expect(await told('byTier { payers { ratios { ratio { note } } } }', unknown)).toContain('"note":"虚构"');
  });

  it('divides a year’s plan, of a draft from the day on which its change set takes effect', async () => {
    const plan = `query Plan($input: FundingPlanInput!, $changeSet: ID) { fundingPlan(input: $input, changeSet: $changeSet) {
      day sum { payers { payer amount { min } } } lines { payers { ratios { inheritedFrom { code } ratio { code source { quote } } } } }
    } }`;
    const input = (year: number) => ({
      region: '350105',
      year,
      lines: [{ service: 'FJ-BPS-044', unitFen: 100, recipients: 100 }],
    });
    const { changeSet } = await lab.addRatio(
      lab.fuzhou,
      'R-PLAN',
      ratio({ service: 'FJ-BPS-044', parts: parts(['COUNTY', '12.34']) as never }),
    );
    const county = async (year: number) => {
      const { data } = await lab.fuzhou.query(plan, { input: input(year), changeSet });
      const { day, sum, lines } = data.fundingPlan;
      expect(lines[0].payers[2].ratios).toMatchObject([
        { inheritedFrom: { code: '350100' }, ratio: { code: 'R-PLAN' } },
      ]);
      return [day, sum.payers[2].amount.min];
    };
    expect(await county(2026)).toEqual([NEXT_MONTH, 1_234]);
    expect(await county(2027)).toEqual(['2027-01-01', 1_234]);
    const { data } = await lab.desk.server.query(plan, { input: input(2027) });
    expect(data.fundingPlan.sum.payers[2].amount).toBeNull();
  });
});

describe('a fiscal tier in force', () => {
  const inScheme = (component: string, region = '350181') => ({ service: 'FJ-BPS-020', component, region });

  it('is that of one scheme of item 20, which has two', async () => {
    await lab.published(lab.fuqing, lab.addTier(lab.fuqing, 'T-PENSION', tier({ tier: 2 })));
    await lab.published(
      lab.fuqing,
      lab.addTier(lab.fuqing, 'T-SUBSIDY', tier({ component: '缴费补贴', tier: 3 })),
    );
    const pension = await lab.ask(inScheme('基础养老金'));
    expect(pension).toMatchObject({
      tier: 2,
      tierOrigin: 'ENTERED',
      fiscalTier: { code: 'T-PENSION', note: '虚构', source: { quote: CITED.quote } },
    });
    expect(amounts(pension)[0]).toBe('PROVINCE 800');
    const subsidy = await lab.ask(inScheme('缴费补贴'));
    expect(subsidy).toMatchObject({ tier: 3, fiscalTier: { code: 'T-SUBSIDY' } });
    expect(amounts(subsidy)[0]).toBe('PROVINCE 400');
  });

  it('is not that of the county’s city, nor of the day before', async () => {
    expect(await lab.ask(inScheme('基础养老金', '350100'))).toMatchObject({ tier: null, fiscalTier: null });
    expect(await lab.ask(inScheme('基础养老金'), { asOf: TODAY })).toMatchObject({ tier: null });
  });

  it('gives way to one that is assumed, and the answer says so', async () => {
    const split = await lab.ask({ ...inScheme('基础养老金'), assumeTier: 4 });
    expect(split).toMatchObject({ tier: 4, tierOrigin: 'ASSUMED', fiscalTier: null });
    expect(amounts(split)[0]).toBe('PROVINCE 500');
  });

  it('has ratios of its own for what the printed share leaves', async () => {
    const own = {
      ...inScheme('基础养老金', '350000'),
      fiscalTier: 2,
      parts: parts(['CITY', '5'], ['COUNTY', '15']),
    };
    await lab.published(lab.province, lab.addRatio(lab.province, 'R-TIER-2', ratio(own as never)));
    const split = await lab.ask(inScheme('基础养老金'));
    expect(amounts(split)).toEqual(['PROVINCE 800', 'FUND 0', 'CENTRAL 0', 'CITY 50', 'COUNTY 150']);
    expect(split.payers.map(({ origin }: { origin: string }) => origin)).toEqual([
      'PRINTED',
      'ENTERED',
      'ENTERED',
      'ENTERED',
      'ENTERED',
    ]);
    expect(split.payers[1]).toMatchObject({
      reason: 'NOTHING_LEFT',
      percent: { min: '0', max: '0' },
      ratios: [{ ratio: { code: 'R-TIER-2' } }],
    });
    const unknown = await lab.ask(inScheme('基础养老金', '350104'));
    expect(
      unknown.byTier.map(({ payers }: Shown) =>
        payers.map((one) => one.ratios.map(({ ratio: { code } }) => code).join()),
      ),
    ).toEqual([
      ['', '', '', '', ''],
      ['', 'R-TIER-2', 'R-TIER-2', 'R-TIER-2', 'R-TIER-2'],
      ['', '', ''],
      ['', '', ''],
    ]);
  });

  it('is of a plan too', async () => {
    const { data } = await lab.desk.server.query(
      `{ fundingPlan(input: { region: "350181", year: 2027, lines: [{ service: "FJ-BPS-020", component: "缴费补贴", unitFen: 1000, recipients: 10 }] }) {
        lines { tier payers { payer amount { min max } } }
      } }`,
    );
    expect(data.fundingPlan.lines[0]).toMatchObject({
      tier: 3,
      payers: [{ amount: { min: 4000, max: 4000 } }, {}, {}],
    });
  });

  it('is revised and retired', async () => {
    const changes = { tier: 1 };
    await lab.change(lab.fuqing, 'reviseFiscalTier', { code: 'T-PENSION', changes }, NEXT_MONTH);
    await lab.change(lab.fuqing, 'retireFiscalTier', { code: 'T-PENSION' }, '2027-01-01');
    const tierOn = async (asOf: string) =>
      (await lab.ask(inScheme('基础养老金'), { asOf })).tier as number | null;
    expect([await tierOn(TOMORROW), await tierOn(NEXT_MONTH), await tierOn('2027-01-01')]).toEqual([
      2,
      1,
      null,
    ]);
  });
});
