import type { EnteredRatio } from '../../src/domain/cost-sharing-choice.js';
import { FundingMode, Payer } from '../../src/domain/enums.js';
import { assumedTier } from '../../src/domain/funding-asked.js';
import { termsOf, type TermsAsked } from '../../src/domain/funding-terms.js';
import {
  sampleRatio as ratio,
  termsAsked as asked,
  termsInShort as inShort,
} from '../support/funding-samples.js';

const { PROVINCE } = Payer;

const refusal = (ask: () => unknown) => {
  try {
    ask();
  } catch (error) {
    const { message, details } = error as Error & { details: Record<string, unknown> };
    return { message, ...details };
  }
  return undefined;
};

describe('the component that is asked about', () => {
  it('is, where the list prints no shares, only one that a ratio of the region or above names', () => {
    const component = '免费教科书';
    const others = [
      ratio('mode', [[PROVINCE, '60']], { service: null, fundingMode: FundingMode.SHARED_BY_RATIO }),
      ratio('service', [[PROVINCE, '60']], { service: 'FJ-BPS-001' }),
      ratio('of another service', [[PROVINCE, '60']], { component }),
      ratio('of another city', [[PROVINCE, '60']], { service: 'FJ-BPS-001', component, region: '350200' }),
    ];
    const ask = (...ratios: EnteredRatio[]) => termsOf(asked('FJ-BPS-001', { component, ratios }));
    expect(refusal(() => ask(...others))).toMatchObject({
      argument: 'component',
      problem: 'COMPONENT_UNKNOWN',
      components: [],
      message: expect.stringContaining('leave the component out') as string,
    });
    const named = (name: string) =>
      ratio(name, [[PROVINCE, '100']], { service: 'FJ-BPS-001', component: name, region: '350100' });
    expect(refusal(() => ask(...others, named('作业本'), named('校服')))).toMatchObject({
      problem: 'COMPONENT_UNKNOWN',
      components: ['作业本', '校服'],
      message: expect.stringContaining('作业本、校服: “免费教科书” is none of them') as string,
    });
    expect(inShort(ask(...others, named(component)))).toMatchObject({ PROVINCE: 'ENTERED 100', rest: '0' });
    expect(inShort(termsOf(asked('FJ-BPS-001', { ratios: others })))).toMatchObject({
      PROVINCE: 'ENTERED 60',
    });
  });
});

describe('a tier that is assumed', () => {
  const PENSION = asked('FJ-BPS-020', { component: '基础养老金' });

  it('is one that the list prints, and no other', () => {
    const { funding } = PENSION;
    expect([null, 1, 4].map((tier) => assumedTier(tier, funding, '基础养老金', 'assumeTier'))).toEqual([
      null,
      1,
      4,
    ]);
    const refused = (of: TermsAsked) =>
      refusal(() => assumedTier(5, of.funding, of.component, 'input.assumeTier'));
    expect(refused(PENSION)).toMatchObject({
      argument: 'input.assumeTier',
      problem: 'TIER_NOT_PRINTED',
      tiers: [1, 2, 3, 4],
    });
    expect(refused(asked('FJ-BPS-003'))?.message).toContain('leave assumeTier out');
  });
});
