import { RatioObjection } from '../domain/cost-sharing-fit.js';
import { TermOrigin, TierOrigin, UnspecifiedReason } from '../domain/funding-terms.js';
import { SplitKind } from '../domain/printed-shares.js';
import { describe } from './describe-enum.js';

describe(SplitKind, 'FundingSplitKind', 'What the percentages of a split are of (分担方式).', {
  PARTS_OF_WHOLE: 'Of one sum, which they divide (按份额分担).',
  RATES_ON_BASE:
    'Each of its payer’s base, such as wages: they come to no whole, and leave no rest (按基数缴费).',
});

describe(TermOrigin, 'FundingOrigin', 'Where it comes from how much a payer bears (分担依据).', {
  PRINTED: 'The list prints it (清单载明).',
  ENTERED: 'A ratio in force says it, alone or within a printed range (已录入分担比例).',
  UNSPECIFIED: 'Nothing says it, or not in every tier that it may be (未明确).',
});

describe(
  UnspecifiedReason,
  'UnspecifiedReason',
  'Why no single percentage, or none of its own, is said of a payer (未明确原因).',
  {
    NO_RATIO_IN_FORCE:
      'The text says 按比例分担 and no ratio holds: none is in force, or only such as are in `setAside` (无适用的分担比例).',
    NOT_IN_RATIO: 'A ratio holds and does not name this payer (分担比例未列).',
    NOTHING_PRINTED: 'The list names the payer and does not say how much (清单未载明).',
    NOT_YET_EFFECTIVE: 'What the list prints begins on a later day (尚未执行).',
    NOTHING_LEFT: 'Nothing says how much, but the others bear all of it: the percentage is 0 (已无余额).',
    TIER_UNKNOWN: 'It depends on the fiscal tier, and that of the division is not known (财力分档不明).',
  },
);

describe(
  RatioObjection,
  'RatioObjection',
  'Why an entered ratio cannot hold beside what the list prints (比例不适用原因).',
  {
    PAYER_EXCLUDED: 'It names a payer that the list keeps out (清单未列该承担主体).',
    CONTRADICTS_LIST:
      'It gives a payer another percentage than the list prints, or one outside the printed range (与清单不符).',
    EXCEEDS_WHOLE: 'With what the list prints it comes to more than the whole (合计超过百分之百).',
  },
);

describe(TierOrigin, 'TierOrigin', 'Where it comes from which fiscal tier is answered for (分档依据).', {
  ENTERED: 'It was entered for the county (已录入).',
  ASSUMED: 'It was asked what would be in this tier (假设).',
});
