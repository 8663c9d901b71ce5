import type { RatioPart } from '../../src/domain/cost-sharing.js';
import type { EnteredRatio } from '../../src/domain/cost-sharing-choice.js';
import type { Payer } from '../../src/domain/enums.js';
import type { FundingTerms } from '../../src/domain/funding-terms.js';

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
