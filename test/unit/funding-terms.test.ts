import type { EnteredRatio } from '../../src/domain/cost-sharing-choice.js';
import { FundingMode, Payer } from '../../src/domain/enums.js';
import { splitByTerms } from '../../src/domain/funding-split.js';
import { termsOf, type TermsAsked } from '../../src/domain/funding-terms.js';
import { componentsOf, splitKindOf } from '../../src/domain/printed-shares.js';
import {
  sampleRatio as ratio,
  SAMPLE_DAY as DAY,
  SAMPLE_REGIONS as REGIONS,
  seedFunding as services,
  termsAsked as asked,
  termsInShort as inShort,
} from '../support/funding-samples.js';

const { PROVINCE, CITY, COUNTY, EMPLOYER, INDIVIDUAL, FUND, GOVERNMENT } = Payer;
const terms = (service: string, changes?: Partial<TermsAsked>) => inShort(termsOf(asked(service, changes)));

describe('the terms of a service whose text says 按比例分担', () => {
  it('are unspecified for every level it names while no ratio is in force, with the text', () => {
    const answer = termsOf(asked('FJ-BPS-003'));
    expect(inShort(answer)).toEqual({
      PROVINCE: 'UNSPECIFIED - NO_RATIO_IN_FORCE',
      CITY: 'UNSPECIFIED - NO_RATIO_IN_FORCE',
      COUNTY: 'UNSPECIFIED - NO_RATIO_IN_FORCE',
      rest: '100',
    });
    expect(answer.fundingText).toBe('省、市、县级财政按比例分担。');
  });

  it('are those of the ratio in force, which says what it leaves open', () => {
    const ratios = [
      ratio('R', [
        [PROVINCE, '60'],
        [COUNTY, '30', '35'],
      ]),
    ];
    expect(terms('FJ-BPS-003', { ratios })).toEqual({
      PROVINCE: 'ENTERED 60',
      CITY: 'UNSPECIFIED - NOT_IN_RATIO',
      COUNTY: 'ENTERED 30~35',
      rest: '5~10',
    });
  });

  it('say from whom a ratio is inherited', () => {
    const from = (region: string) =>
      termsOf(asked('FJ-BPS-003', { ratios: [ratio('R', [[PROVINCE, '60']], { region })] })).payers[0]
        ?.ratios[0]?.inheritedFrom;
    expect(REGIONS.map(from)).toEqual([null, '350100', '350000']);
    expect(from('350200')).toBeUndefined();
  });

  /** Which of two ratios holds, whichever is given first. */
  const holds = (service: string, component: string | null, a: EnteredRatio, b: EnteredRatio) =>
    [
      [a, b],
      [b, a],
    ].map(
      (ratios) =>
        termsOf(asked(service, { component, ratios, tier: 1 })).payers.find(
          ({ ratios: held }) => held.length > 0,
        )?.ratios[0]?.code,
    );

  it('follow the nearest region, then the service, then the mode', () => {
    const mode = { service: null, fundingMode: FundingMode.SHARED_BY_RATIO };
    // Their codes run against precedence, which so is not that of the codes.
    const nearestFirst = [
      ratio('D county, mode', [[PROVINCE, '1']], { region: '350102', ...mode }),
      ratio('C city, service', [[PROVINCE, '3']], { region: '350100' }),
      ratio('B province, service', [[PROVINCE, '5']]),
      ratio('A province, mode', [[PROVINCE, '6']], mode),
    ];
    for (const [index, nearer] of nearestFirst.entries())
      for (const farther of nearestFirst.slice(index + 1))
        expect(holds('FJ-BPS-003', null, nearer, farther)).toEqual([nearer.code, nearer.code]);
  });

  it('take a ratio for the component before one for the service', () => {
    const of = { service: 'FJ-BPS-021' };
    const [component = ''] = componentsOf(asked('FJ-BPS-021', {}).funding);
    const own = ratio('B', [[EMPLOYER, '7']], { ...of, component });
    const whole = ratio('A', [[EMPLOYER, '6.5']], of);
    expect(holds('FJ-BPS-021', component, own, whole)).toEqual(['B', 'B']);
  });

  it('are for a part that the list does not tell apart only by a ratio that names it, however far', () => {
    const mode = { service: null, fundingMode: FundingMode.SHARED_BY_RATIO };
    const named = ratio('province', [[PROVINCE, '100']], { component: '补助' });
    for (const nearer of [
      ratio('A county', [[PROVINCE, '1']], { region: '350102' }),
      ratio('A county, mode', [[PROVINCE, '1']], { region: '350102', ...mode }),
    ])
      expect(holds('FJ-BPS-003', '补助', nearer, named)).toEqual(['province', 'province']);
  });

  it('pass over ratios for other services, modes and components', () => {
    const others = [
      ratio('service', [[PROVINCE, '60']], { service: 'FJ-BPS-002' }),
      ratio('mode', [[PROVINCE, '60']], { service: null, fundingMode: FundingMode.LOCAL }),
      ratio('component', [[PROVINCE, '60']], { component: '补助' }),
      ratio('tier', [[PROVINCE, '60']], { fiscalTier: 1 }),
    ];
    expect(terms('FJ-BPS-003', { ratios: others })).toMatchObject({ rest: '100' });
  });

  it('are unspecified for whom the text names without a ratio, in its own words', () => {
    expect(terms('FJ-BPS-072')).toMatchObject({ PROVINCE: 'UNSPECIFIED - NOTHING_PRINTED', rest: '100' });
  });

  it('end a range where the least of the others begins, as the amounts do, and keep its ends on the ratio', () => {
    const ratios = [
      ratio('R', [
        [PROVINCE, '60.5'],
        [COUNTY, '30', '50'],
        [CITY, '5', '5.00'],
      ]),
    ];
    const answer = termsOf(asked('FJ-BPS-003', { ratios }));
    expect(inShort(answer)).toEqual({
      PROVINCE: 'ENTERED 60.5',
      CITY: 'ENTERED 5',
      COUNTY: 'ENTERED 30~34.5',
      rest: '0~4.5',
    });
    expect(answer.payers[2]?.ratios[0]?.content.parts[1]).toMatchObject({ percent: '30', maxPercent: '50' });
    const { payers } = splitByTerms(1_000n, answer);
    expect(payers.map(({ amount }) => [amount?.min, amount?.max])).toEqual([
      [605n, 605n],
      [50n, 50n],
      [300n, 345n],
    ]);
  });

  it('give 0 to whom the ratio does not name where it leaves nothing, by that ratio', () => {
    const ratios = [
      ratio('R', [
        [PROVINCE, '74.5'],
        [COUNTY, '25.5'],
      ]),
    ];
    const answer = termsOf(asked('FJ-BPS-003', { ratios }));
    expect(inShort(answer)).toMatchObject({ CITY: 'ENTERED 0 NOTHING_LEFT', rest: '0' });
    expect(answer.payers[1]?.ratios.map(({ code }) => code)).toEqual(['R']);
    expect(answer.unspecified).toEqual({ min: '0', max: '0' });
  });

  it('set aside a ratio for a payer that the service keeps out, and follow the next', () => {
    const answer = termsOf(
      asked('FJ-BPS-003', {
        ratios: [ratio('R1', [[INDIVIDUAL, '10']], { region: '350102' }), ratio('R2', [[PROVINCE, '70']])],
      }),
    );
    expect(inShort(answer)).toMatchObject({ PROVINCE: 'ENTERED 70' });
    expect(answer.setAside.map(({ code, objection }) => [code, objection])).toEqual([
      ['R1', 'PAYER_EXCLUDED'],
    ]);
  });
});

describe('the terms of 城乡居民基本养老保险', () => {
  const pension = (changes: Partial<TermsAsked> = {}) =>
    asked('FJ-BPS-020', { component: '基础养老金', ...changes });
  const countyFills = [100, 80, 60, 50].flatMap((printed, index) =>
    printed === 100
      ? []
      : [
          ratio(`T${index + 1}`, [[COUNTY, String(100 - printed)]], {
            service: 'FJ-BPS-020',
            component: '基础养老金',
            fiscalTier: index + 1,
          }),
        ],
  );

  it('are the printed share of the tier, and leave the rest to nobody', () => {
    const answer = termsOf(pension({ tier: 2 }));
    expect(inShort(answer)).toEqual({
      PROVINCE: 'PRINTED 80',
      FUND: 'UNSPECIFIED - NOTHING_PRINTED',
      CENTRAL: 'UNSPECIFIED - NOTHING_PRINTED',
      rest: '20',
    });
    expect(answer.payers[0]?.shares.map(({ quote }) => quote)).toEqual([
      expect.stringContaining('分别按照100%、80%、60%、50%比例分档予以补助'),
    ]);
    expect(answer.note).toContain('可推知涉及县级政府');
  });

  it('reach from 50 to 100 while the tier is unknown, with each tier’s own beside', () => {
    const answer = termsOf(pension());
    expect(inShort(answer)).toMatchObject({ PROVINCE: 'PRINTED 50~100 TIER_UNKNOWN', rest: '0~50' });
    expect(answer.byTier.map((one) => [one.tier, one.payers[0]?.percent?.min])).toEqual([
      [1, '100'],
      [2, '80'],
      [3, '60'],
      [4, '50'],
    ]);
    expect(answer.payers[0]?.shares).toHaveLength(4);
  });

  it('give 0 to everyone else in the tier of which the province bears all', () => {
    const answer = termsOf(pension({ tier: 1 }));
    expect(inShort(answer)).toEqual({
      PROVINCE: 'PRINTED 100',
      FUND: 'PRINTED 0 NOTHING_LEFT',
      CENTRAL: 'PRINTED 0 NOTHING_LEFT',
      rest: '0',
    });
    expect(answer.payers[1]?.ratios).toEqual([]);
    expect(inShort(termsOf(pension()))).toMatchObject({ CENTRAL: 'UNSPECIFIED - TIER_UNKNOWN' });
  });

  it('tell the two schemes apart', () => {
    expect(terms('FJ-BPS-020', { component: '缴费补贴', tier: 2 })).toMatchObject({ PROVINCE: 'PRINTED 60' });
    expect(() => termsOf(asked('FJ-BPS-020'))).toThrow('基础养老金、缴费补贴: name one of them');
    expect(() => termsOf(pension({ component: '丧葬补助' }))).toThrow('“丧葬补助” is none of them');
  });

  it('let a county fill what the list leaves, in its tier', () => {
    expect(inShort(termsOf(pension({ tier: 2, ratios: countyFills })))).toMatchObject({
      PROVINCE: 'PRINTED 80',
      COUNTY: 'ENTERED 20',
      rest: '0',
    });
  });

  it('follow the ratio for the tier before the one for all', () => {
    const forAll = ratio('A', [[COUNTY, '1']], { service: 'FJ-BPS-020', component: '基础养老金' });
    for (const ratios of [
      [forAll, ...countyFills],
      [...countyFills, forAll],
    ])
      expect(inShort(termsOf(pension({ tier: 2, ratios })))).toMatchObject({ COUNTY: 'ENTERED 20' });
  });

  it('leave no rest in any tier where each is filled, though the tier is unknown', () => {
    expect(inShort(termsOf(pension({ ratios: countyFills })))).toMatchObject({
      PROVINCE: 'PRINTED 50~100 TIER_UNKNOWN',
      COUNTY: 'ENTERED 0~50 TIER_UNKNOWN',
      CENTRAL: 'ENTERED 0 NOTHING_LEFT',
      rest: '0',
    });
  });

  it('keep the printed share against an entered one', () => {
    const against = ratio(
      'R',
      [
        [PROVINCE, '70'],
        [COUNTY, '30'],
      ],
      {
        service: 'FJ-BPS-020',
        component: '基础养老金',
      },
    );
    const answer = termsOf(pension({ tier: 2, ratios: [against] }));
    expect(inShort(answer)).toMatchObject({ PROVINCE: 'PRINTED 80', rest: '20' });
    expect(answer.setAside[0]?.objection).toBe('CONTRADICTS_LIST');
  });

  it('never come to more than the whole', () => {
    const tooMuch = ratio('R', [[COUNTY, '20']], { service: 'FJ-BPS-020' });
    const objections = [1, 2].map((tier) =>
      termsOf(pension({ tier, ratios: [tooMuch] })).setAside.map(({ objection }) => objection),
    );
    expect(objections).toEqual([['EXCEEDS_WHOLE'], []]);
  });
});

describe('the terms of contributions', () => {
  const rate = (percent: string, component: string, service: string) =>
    ratio('R', [[EMPLOYER, percent]], { service, component, region: '350100' });

  it('are rates on wages for the insurances that print them, and no others', () => {
    const rates = [...services].flatMap(([code, { funding }]) =>
      componentsOf(funding).flatMap((component) =>
        splitKindOf(funding, { component, day: DAY }) === 'RATES_ON_BASE' ? [`${code} ${component}`] : [],
      ),
    );
    expect(rates).toEqual([
      'FJ-BPS-019 企业职工基本养老保险费',
      'FJ-BPS-019 机关事业单位基本养老保险费',
      'FJ-BPS-021 职工基本医疗保险费',
      'FJ-BPS-022 生育保险费',
      'FJ-BPS-024 失业保险费',
    ]);
  });

  it('say what each rate is of, and leave no rest', () => {
    const answer = termsOf(asked('FJ-BPS-019', { component: '机关事业单位基本养老保险费' }));
    expect(answer.unspecified).toBeNull();
    expect(answer.payers.map(({ payer, percent, base }) => [payer, percent?.min, base])).toEqual([
      [EMPLOYER, '20', '工资总额'],
      [INDIVIDUAL, '8', '本人缴费工资'],
      [FUND, undefined, null],
      [GOVERNMENT, undefined, null],
    ]);
  });

  it('are the printed range until the place’s own rate is entered within it', () => {
    expect(terms('FJ-BPS-021')).toMatchObject({ EMPLOYER: 'PRINTED 6~8', INDIVIDUAL: 'PRINTED 2' });
    const enter = (percent: string) =>
      termsOf(asked('FJ-BPS-021', { ratios: [rate(percent, '职工基本医疗保险费', 'FJ-BPS-021')] }));
    expect(inShort(enter('7'))).toMatchObject({ EMPLOYER: 'ENTERED 7', INDIVIDUAL: 'PRINTED 2' });
    expect(enter('7').payers[0]?.shares[0]?.quote).toBe('用人单位缴纳工资总额的6%～8%');
    expect(inShort(enter('8.01'))).toMatchObject({ EMPLOYER: 'PRINTED 6~8' });
  });

  it('reach over a rate, its cap and what holds for some places, as the conditions stand in words', () => {
    expect(terms('FJ-BPS-022')).toMatchObject({ EMPLOYER: 'PRINTED 0~1' });
    const ratios = [rate('0.45', '生育保险费', 'FJ-BPS-022')];
    expect(terms('FJ-BPS-022', { ratios })).toMatchObject({ EMPLOYER: 'ENTERED 0.45' });
  });

  it('never use a superseded rate, nor one before its day', () => {
    expect(terms('FJ-BPS-024', { day: '2017-01-01' })).toMatchObject({
      EMPLOYER: 'PRINTED 0.5',
      INDIVIDUAL: 'PRINTED 0.5',
    });
    expect(terms('FJ-BPS-024', { day: '2016-12-31' })).toMatchObject({
      EMPLOYER: 'UNSPECIFIED - NOT_YET_EFFECTIVE',
      INDIVIDUAL: 'PRINTED 0.5',
    });
  });

  it('keep the rate of all parties apart from theirs', () => {
    const answer = termsOf(asked('FJ-BPS-024'));
    expect(answer.payers.map(({ payer }) => payer)).toEqual([EMPLOYER, INDIVIDUAL]);
    expect(answer.allParties?.percent).toEqual({ min: '1.0', max: '1.0' });
  });

  it('take no ratio that is for all services of a mode', () => {
    const ratios = [ratio('R', [[EMPLOYER, '7']], { service: null, fundingMode: FundingMode.CONTRIBUTORY })];
    expect(terms('FJ-BPS-021', { ratios })).toMatchObject({ EMPLOYER: 'PRINTED 6~8' });
  });
});
