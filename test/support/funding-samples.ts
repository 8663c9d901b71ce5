import type { RatioPart } from '../../src/domain/cost-sharing.js';
import type { EnteredRatio } from '../../src/domain/cost-sharing-choice.js';
import type { Payer } from '../../src/domain/enums.js';
import type { FundingTerms, TermsAsked } from '../../src/domain/funding-terms.js';
import { seedServices } from './seed-contents.js';

/** The services of the list, whose funding is sampled. */
export const seedFunding = seedServices();
/** A county, its city, the province. */
export const SAMPLE_REGIONS = ['350102', '350100', '350000'];
export const SAMPLE_DAY = '2026-01-01';

/** What is asked of a service of the list in a county, without a ratio or tier unless told. */
export const termsAsked = (service: string, changes: Partial<TermsAsked> = {}): TermsAsked => {
  const content = seedFunding.get(service);
  if (!content) throw new Error(`There is no seed ${service}.`);
  const { funding, fundingText } = content;
  return {
    service,
    funding,
    fundingText,
    component: null,
    regions: SAMPLE_REGIONS,
    tier: null,
    day: SAMPLE_DAY,
    ratios: [],
    ...changes,
  };
};

/** A ratio made up for the tests: the list prints none. For 寄宿生生活补助 in the whole province unless told. */
export const sampleRatio = (
  code: string,
  parts: readonly (readonly [Payer, string, string?])[],
  changes: Partial<EnteredRatio['content']> = {},
): EnteredRatio => ({
  code,
  content: {
    service: 'FJ-BPS-003',
    fundingMode: null,
    component: null,
    region: '350000',
    fiscalTier: null,
    parts: parts.map(([payer, percent, maxPercent = null]): RatioPart => ({ payer, percent, maxPercent })),
    note: null,
    source: { document: 'SYNTHETIC', place: '合成', quote: '合成的比例' },
    ...changes,
  },
});

/** Payer by payer, `PRINTED 80` or `UNSPECIFIED - NO_RATIO_IN_FORCE`, and the percentage that is left. */
export const termsInShort = ({ payers, unspecified }: Pick<FundingTerms, 'payers' | 'unspecified'>) => {
  const percent = (range: { min: string; max: string } | null) =>
    range === null ? '-' : range.min === range.max ? range.min : `${range.min}~${range.max}`;
  return {
    ...Object.fromEntries(
      payers.map((term) => [
        term.payer,
        [term.origin, percent(term.percent), ...(term.reason ? [term.reason] : [])].join(' '),
      ]),
    ),
    rest: percent(unspecified),
  };
};
