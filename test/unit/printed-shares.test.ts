import type { FundingContent, ShareContent } from '../../src/domain/content.js';
import { Comparator, FundingMode, Payer } from '../../src/domain/enums.js';
import { termsOf, type TermsAsked } from '../../src/domain/funding-terms.js';
import { sampleRatio as ratio, termsInShort as inShort } from '../support/funding-samples.js';

const { PROVINCE, CITY, COUNTY, ALL_PARTIES } = Payer;

describe('the terms of printed shares', () => {
  const share = (payer: Payer, percent: string, changes: Partial<ShareContent> = {}): ShareContent => ({
    component: '补助',
    payer,
    payerText: '财政',
    base: null,
    comparator: Comparator.EQUAL,
    percent,
    maxPercent: null,
    fiscalTier: null,
    inForce: true,
    effectiveFrom: null,
    note: null,
    quote: '合成的例子',
    ...changes,
  });
  const printed = (shares: readonly ShareContent[], changes: Partial<TermsAsked> = {}) => {
    const funding: FundingContent = {
      mode: FundingMode.SHARED_BY_RATIO,
      levels: [PROVINCE, CITY, COUNTY],
      note: null,
      shares,
    };
    return termsOf({
      service: 'FJ-BPS-003',
      funding,
      fundingText: '合成的例子。',
      component: null,
      regions: ['350000'],
      tier: null,
      day: '2026-01-01',
      ratios: [],
      ...changes,
    });
  };

  it.each([
    [Comparator.AT_LEAST, '60~100', '0~40'],
    [Comparator.MORE_THAN, '60~100', '0~40'],
    [Comparator.AT_MOST, '0~60', '40~100'],
    [Comparator.LESS_THAN, '0~60', '40~100'],
  ])('bound by %s are %s and leave %s', (comparator, percent, rest) => {
    expect(inShort(printed([share(PROVINCE, '60', { comparator })]))).toMatchObject({
      PROVINCE: `PRINTED ${percent}`,
      rest,
    });
  });

  it.each([
    [Comparator.MORE_THAN, '60', 'PRINTED 60~100'],
    [Comparator.MORE_THAN, '60.1', 'ENTERED 60.1'],
    [Comparator.AT_LEAST, '60', 'ENTERED 60'],
    [Comparator.LESS_THAN, '60', 'PRINTED 0~60'],
    [Comparator.AT_MOST, '60', 'ENTERED 60'],
  ])('bound by %s of 60 and entered as %s are %s', (comparator, percent, expected) => {
    const ratios = [ratio('R', [[PROVINCE, percent]])];
    expect(inShort(printed([share(PROVINCE, '60', { comparator })], { ratios }))).toMatchObject({
      PROVINCE: expected,
    });
  });

  it('stay printed where an entered part says the same', () => {
    const ratios = [
      ratio('R', [
        [PROVINCE, '60.0'],
        [COUNTY, '40'],
      ]),
    ];
    expect(inShort(printed([share(PROVINCE, '60')], { ratios }))).toMatchObject({
      PROVINCE: 'PRINTED 60',
      COUNTY: 'ENTERED 40',
      rest: '0',
    });
  });

  it('are the last to have begun, and those of the tier before those of all', () => {
    const shares = [
      share(PROVINCE, '10'),
      share(PROVINCE, '20', { effectiveFrom: '2025-01-01' }),
      share(PROVINCE, '30', { effectiveFrom: '2027-01-01' }),
      share(COUNTY, '5'),
      share(COUNTY, '6', { fiscalTier: 1 }),
      share(COUNTY, '7', { fiscalTier: 2 }),
    ];
    expect(inShort(printed(shares, { tier: 1 }))).toMatchObject({
      PROVINCE: 'PRINTED 20',
      COUNTY: 'PRINTED 6',
    });
    expect(inShort(printed(shares, { tier: 1, day: '2027-01-01' }))).toMatchObject({
      PROVINCE: 'PRINTED 30',
    });
    expect(inShort(printed(shares))).toMatchObject({ COUNTY: 'PRINTED 6~7 TIER_UNKNOWN', rest: '73~74' });
  });

  it('for one tier say nothing of a county whose tier is unknown', () => {
    expect(inShort(printed([share(PROVINCE, '80', { fiscalTier: 1 })]))).toMatchObject({
      PROVINCE: 'UNSPECIFIED - TIER_UNKNOWN',
      rest: '20~100',
    });
  });

  it('that come to more than a whole divide nothing', () => {
    const shares = [share(PROVINCE, '80', { fiscalTier: 1 }), share(COUNTY, '30')];
    expect(printed(shares, { tier: 1 })).toMatchObject({ kind: 'RATES_ON_BASE', unspecified: null });
  });

  it('of different bases divide nothing', () => {
    const shares = [share(PROVINCE, '30', { base: '人员经费' }), share(COUNTY, '30', { base: '公用经费' })];
    expect(printed(shares)).toMatchObject({ kind: 'RATES_ON_BASE', unspecified: null });
  });

  it('of different bases may be joined by a rate that they leave no room for as parts', () => {
    const shares = [share(PROVINCE, '80', { base: '人员经费' }), share(COUNTY, '80', { base: '公用经费' })];
    expect(inShort(printed(shares, { ratios: [ratio('R', [[CITY, '50']])] }))).toMatchObject({
      CITY: 'ENTERED 50',
    });
  });

  it('of one payer add up to what it bears of a whole', () => {
    expect(inShort(printed([share(PROVINCE, '30'), share(PROVINCE, '20')]))).toMatchObject({
      PROVINCE: 'PRINTED 50',
      rest: '50',
    });
  });

  it('may reach beyond the whole together by their upper ends, and leave nothing then', () => {
    const shares = [
      share(PROVINCE, '60', { comparator: Comparator.AT_LEAST }),
      share(COUNTY, '60', { comparator: Comparator.AT_MOST }),
    ];
    expect(inShort(printed(shares))).toMatchObject({ rest: '0~40' });
  });

  it('of all parties together take nothing from the whole', () => {
    const shares = [share(ALL_PARTIES, '100'), share(PROVINCE, '60')];
    expect(inShort(printed(shares, { ratios: [ratio('R', [[COUNTY, '30']])] }))).toMatchObject({
      PROVINCE: 'PRINTED 60',
      COUNTY: 'ENTERED 30',
      rest: '10',
    });
  });

  it('keep out whom the list does not name where it names all who bear the cost', () => {
    const { setAside } = printed([share(CITY, '60')], {
      ratios: [ratio('R', [[Payer.CENTRAL, '40']])],
    });
    expect(setAside.map(({ objection }) => objection)).toEqual(['PAYER_EXCLUDED']);
  });
});
