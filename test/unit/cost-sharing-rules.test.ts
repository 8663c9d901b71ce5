import fc from 'fast-check';
import type { CostSharingRatioContent, FiscalTierContent, RatioPart } from '../../src/domain/cost-sharing.js';
import {
  checkCostSharingRatio,
  checkFiscalTier,
  type CostSharingFacts,
} from '../../src/domain/cost-sharing-rules.js';
import { FundingMode, Payer, RegionLevel } from '../../src/domain/enums.js';
import { termsOf } from '../../src/domain/funding-terms.js';
import type { Problem } from '../../src/domain/problem.js';
import { sampleRatio } from '../support/funding-samples.js';
import { seedServices } from '../support/seed-contents.js';

const services = seedServices();
const { PROVINCE, CITY, COUNTY, CENTRAL, GOVERNMENT, EMPLOYER, INDIVIDUAL, ALL_PARTIES } = Payer;
const facts: CostSharingFacts = {
  day: '2026-01-01',
  service: (code) => services.get(code)?.funding,
  regions: new Map([
    ['350000', RegionLevel.PROVINCE],
    ['350100', RegionLevel.CITY],
    ['350102', RegionLevel.COUNTY],
    ['350102001', RegionLevel.TOWNSHIP],
  ]),
};
const part = (payer: Payer, percent: string, maxPercent: string | null = null): RatioPart => ({
  payer,
  percent,
  maxPercent,
});
const ratio = (changes: Partial<CostSharingRatioContent>): CostSharingRatioContent =>
  sampleRatio(
    'R',
    [
      [PROVINCE, '60'],
      [CITY, '10'],
      [COUNTY, '30'],
    ],
    changes,
  ).content;
const told = (problems: readonly Problem[]) => problems.map(({ code, path }) => [code, path.join('.')]);
const check = (changes: Partial<CostSharingRatioContent>) =>
  told(checkCostSharingRatio(ratio(changes), facts, 'R'));

const MODE = { service: null, fundingMode: FundingMode.SHARED_BY_RATIO };
const PENSION = { service: 'FJ-BPS-020', component: '基础养老金' };

describe('a ratio in force', () => {
  it.each<[string, Partial<CostSharingRatioContent>]>([
    ['for a service', {}],
    ['for all services of a mode', MODE],
    ['for a county', { region: '350102' }],
    ['of parts that leave some of the whole', { parts: [part(PROVINCE, '60')] }],
    ['of ranges that may come to the whole', { parts: [part(PROVINCE, '60', '80'), part(COUNTY, '40')] }],
    ['for a component that the list does not tell apart', { service: 'FJ-BPS-001', component: '免费教科书' }],
    ['for what the list leaves in a tier', { ...PENSION, fiscalTier: 2, parts: [part(COUNTY, '20')] }],
    ['that says again what the list prints', { ...PENSION, fiscalTier: 2, parts: [part(PROVINCE, '80')] }],
    ['that can hold in some tiers only', { ...PENSION, parts: [part(COUNTY, '20')] }],
    ['for the whole of a service of tiers', { service: 'FJ-BPS-020', parts: [part(COUNTY, '20')] }],
    ['within a printed range', { service: 'FJ-BPS-021', parts: [part(EMPLOYER, '7.5')] }],
    [
      'for levels of 财政 that the list does not tell',
      { service: 'FJ-BPS-023', parts: [part(COUNTY, '20')] },
    ],
  ])('is sound %s', (_, changes) => {
    expect(check(changes)).toEqual([]);
  });

  it.each<[string, Partial<CostSharingRatioContent>, string, string]>([
    ['of neither service nor mode', { service: null }, 'INVALID', 'service'],
    ['of both', { fundingMode: FundingMode.LOCAL }, 'INVALID', 'service'],
    ['of an unknown service', { service: 'FJ-BPS-999' }, 'NOT_FOUND', 'service'],
    ['of a component of a mode', { ...MODE, component: '补助' }, 'INVALID', 'component'],
    ['of a tier of a mode', { ...MODE, fiscalTier: 1 }, 'INVALID', 'fiscalTier'],
    ['of a blank component', { component: ' ' }, 'EMPTY_TEXT', 'component'],
    ['of a component that is not printed', { ...PENSION, component: '丧葬' }, 'NOT_FOUND', 'component'],
    ['of a tier of no component', { ...PENSION, component: null, fiscalTier: 1 }, 'INVALID', 'fiscalTier'],
    ['of a tier that is not printed', { ...PENSION, fiscalTier: 5 }, 'NOT_FOUND', 'fiscalTier'],
    ['of a tier where none is told apart', { component: '补助', fiscalTier: 1 }, 'NOT_FOUND', 'component'],
    ['outside the province', { region: '110000' }, 'NOT_FOUND', 'region'],
    ['for a township', { region: '350102001' }, 'INVALID', 'region'],
    ['with a blank note', { note: '' }, 'EMPTY_TEXT', 'note'],
    ['of no parts', { parts: [] }, 'INVALID', 'parts'],
    ['of a payer twice', { parts: [part(CITY, '1'), part(CITY, '1')] }, 'INVALID', 'parts.1.payer'],
    ['of all parties', { parts: [part(ALL_PARTIES, '1')] }, 'INVALID', 'parts.0.payer'],
    ['over 100', { parts: [part(CITY, '100.1')] }, 'INVALID', 'parts.0.percent'],
    ['below 0', { parts: [part(CITY, '-1')] }, 'INVALID', 'parts.0.percent'],
    ['of no decimal', { parts: [part(CITY, '6成')] }, 'INVALID', 'parts.0.percent'],
    ['of an upper end over 100', { parts: [part(CITY, '1', '101')] }, 'INVALID', 'parts.0.maxPercent'],
    ['of a range downwards', { parts: [part(CITY, '7', '6')] }, 'INVALID', 'parts.0.maxPercent'],
    [
      'of more than the whole',
      { parts: [part(CITY, '60'), part(COUNTY, '40.01')] },
      'SHARES_EXCEED_WHOLE',
      'parts',
    ],
    [
      'of more than the whole for a mode',
      { ...MODE, parts: [part(CITY, '60'), part(COUNTY, '40.01')] },
      'SHARES_EXCEED_WHOLE',
      'parts',
    ],
    [
      'of more than the list leaves',
      { ...PENSION, fiscalTier: 2, parts: [part(COUNTY, '20.01')] },
      'SHARES_EXCEED_WHOLE',
      'parts',
    ],
    [
      'against a printed share',
      { ...PENSION, fiscalTier: 2, parts: [part(PROVINCE, '70')] },
      'INVALID',
      'parts.0.percent',
    ],
    [
      'outside a printed range',
      { service: 'FJ-BPS-021', parts: [part(EMPLOYER, '7', '8.5')] },
      'INVALID',
      'parts.0.percent',
    ],
    ['of who is not named', { parts: [part(INDIVIDUAL, '1')] }, 'INVALID', 'parts.0.payer'],
    [
      'of a government where contributors are named',
      { service: 'FJ-BPS-021', parts: [part(COUNTY, '1')] },
      'INVALID',
      'parts.0.payer',
    ],
    [
      'of a government where a fund pays',
      { service: 'FJ-BPS-025', parts: [part(COUNTY, '1')] },
      'INVALID',
      'parts.0.payer',
    ],
    [
      'of the province where city and county bear it',
      { service: null, fundingMode: FundingMode.LOCAL, parts: [part(PROVINCE, '1')] },
      'INVALID',
      'parts.0.payer',
    ],
    [
      'of no level for a mode',
      { ...MODE, parts: [part(CENTRAL, '1'), part(GOVERNMENT, '1')] },
      'INVALID',
      'parts.1.payer',
    ],
  ])('is refused %s', (_, changes, code, path) => {
    expect(check(changes)).toEqual([[code, `R.${path}`]]);
  });

  it('that is sound for a service holds there, and one that is refused is set aside', () => {
    const percent = fc.integer({ min: 0, max: 100 }).map(String);
    const payer = fc.constantFrom(PROVINCE, CITY, COUNTY, EMPLOYER, INDIVIDUAL);
    const parts = fc.uniqueArray(fc.record({ payer, percent, maxPercent: fc.constant(null) }), {
      minLength: 1,
      maxLength: 3,
      selector: (one) => one.payer,
    });
    const subject = fc.constantFrom(
      { service: 'FJ-BPS-003', component: null, fiscalTier: null },
      { ...PENSION, fiscalTier: 2 },
      { service: 'FJ-BPS-021', component: null, fiscalTier: null },
    );
    fc.assert(
      fc.property(subject, parts, (about, given) => {
        const content = ratio({ ...about, parts: given });
        const service = services.get(about.service);
        if (!service) throw new Error('There is no such seed.');
        const { setAside } = termsOf({
          ...service,
          service: about.service,
          component: about.component,
          regions: ['350000'],
          tier: about.fiscalTier,
          day: facts.day,
          ratios: [{ code: 'R', content }],
        });
        expect(checkCostSharingRatio(content, facts, 'R')).toHaveLength(setAside.length);
      }),
    );
  });
});

describe('the fiscal tier of a county', () => {
  const tier = (changes: Partial<FiscalTierContent>) =>
    told(
      checkFiscalTier(
        {
          ...PENSION,
          region: '350102',
          tier: 2,
          note: null,
          source: { document: 'SYNTHETIC', place: '合成', quote: '合成的分档' },
          ...changes,
        },
        facts,
        'T',
      ),
    );

  it('is one that the scheme of the component prints', () => {
    expect([1, 2, 3, 4].flatMap((number) => tier({ tier: number }))).toEqual([]);
    expect(tier({ component: '缴费补贴' })).toEqual([]);
  });

  it.each<[string, Partial<FiscalTierContent>, string, string]>([
    ['an unknown service', { service: 'FJ-BPS-999' }, 'NOT_FOUND', 'service'],
    ['a service without tiers', { service: 'FJ-BPS-003' }, 'NOT_FOUND', 'component'],
    ['a component that is not printed', { component: '丧葬补助' }, 'NOT_FOUND', 'component'],
    ['a tier that is not printed', { tier: 5 }, 'NOT_FOUND', 'tier'],
    ['a tier of halves', { tier: 1.5 }, 'NOT_FOUND', 'tier'],
    ['a city', { region: '350100' }, 'INVALID', 'region'],
    ['a division outside the province', { region: '110101' }, 'NOT_FOUND', 'region'],
    ['a blank note', { note: ' ' }, 'EMPTY_TEXT', 'note'],
  ])('is refused of %s', (_, changes, code, field) => {
    expect(tier(changes)).toEqual([[code, `T.${field}`]]);
  });
});
