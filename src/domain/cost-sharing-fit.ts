import type { FundingContent } from './content.js';
import type { RatioPart } from './cost-sharing.js';
import { compareDecimals } from './decimal.js';
import { Payer } from './enums.js';
import { sumOf, type PercentRange } from './percent.js';
import {
  allows,
  mayBear,
  percentOf,
  sharesByPayer,
  splitKindOf,
  SplitKind,
  type SharesAsked,
} from './printed-shares.js';

/** Why an entered ratio cannot hold beside what the list prints. */
export enum RatioObjection {
  /** It names a payer that the list keeps out. */
  PAYER_EXCLUDED = 'PAYER_EXCLUDED',
  /** It gives a payer another percentage than the list prints, or one outside the printed range. */
  CONTRADICTS_LIST = 'CONTRADICTS_LIST',
  /** With what the list prints it comes to more than the whole. */
  EXCEEDS_WHOLE = 'EXCEEDS_WHOLE',
}

/** What is wrong with a ratio, and the place of the part that it is about, from 0. */
export type Misfit =
  | { readonly objection: RatioObjection.PAYER_EXCLUDED; readonly part: number }
  | {
      readonly objection: RatioObjection.CONTRADICTS_LIST;
      readonly part: number;
      /** What the list prints for that payer. */
      readonly printed: PercentRange;
    }
  | {
      readonly objection: RatioObjection.EXCEEDS_WHOLE;
      /** What all parts, printed and entered, come to at least. */
      readonly lowest: string;
    };

/** A part's percentage, fixed or from its lower to its upper end. */
export function percentOfPart({ percent, maxPercent }: RatioPart): PercentRange {
  return { min: percent, max: maxPercent ?? percent };
}

/**
 * The first thing that keeps an entered ratio from holding beside the list; null if it fits. It may fill what the
 * printed shares leave, or say within a printed range what it is here (item 21: 具体缴费比例由各统筹地区规定); it never
 * stands against a printed share.
 * @param parts of sound percentages, with no payer twice
 */
export function misfitOf(
  parts: readonly RatioPart[],
  funding: FundingContent,
  asked: SharesAsked,
): Misfit | null {
  const kind = splitKindOf(funding, asked);
  const printed = sharesByPayer(funding, asked);
  // A total rate is the whole that the payers' own come to, so it is nobody's part.
  printed.delete(Payer.ALL_PARTIES);
  for (const [index, part] of parts.entries()) {
    const shares = printed.get(part.payer);
    if (shares && !allows(shares, kind, percentOfPart(part)))
      return {
        objection: RatioObjection.CONTRADICTS_LIST,
        part: index,
        printed: percentOf(shares, kind),
      };
    if (!shares && !mayBear(part.payer, funding, asked))
      return { objection: RatioObjection.PAYER_EXCLUDED, part: index };
  }
  if (kind === SplitKind.RATES_ON_BASE) return null;
  const entered = new Map<Payer, PercentRange>(parts.map((part) => [part.payer, percentOfPart(part)]));
  const others = [...printed].filter(([payer]) => !entered.has(payer));
  const whole = sumOf([...entered.values(), ...others.map(([, shares]) => percentOf(shares, kind))]);
  return compareDecimals(whole.min, '100') > 0
    ? { objection: RatioObjection.EXCEEDS_WHOLE, lowest: whole.min }
    : null;
}
