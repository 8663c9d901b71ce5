import type { Citation } from './citation.js';
import type { FundingMode, Payer } from './enums.js';

/** A ratio in force (分担比例): who bears how much of what, where. */
export interface CostSharingRatioContent {
  /** Code of the service it is for; null for all services of `fundingMode`. */
  readonly service: string | null;
  /** Just one of this and `service` is given. */
  readonly fundingMode: FundingMode | null;
  /** Which component of the service, e.g. `基础养老金`; null for all that has no ratio of its own. */
  readonly component: string | null;
  /** Code of the division: it holds there and in all below that have none of their own. */
  readonly region: string;
  /** Only for the counties of this fiscal tier; null for all. */
  readonly fiscalTier: number | null;
  /** At most one for each payer. What they leave of the whole is unspecified. */
  readonly parts: readonly RatioPart[];
  readonly note: string | null;
  readonly source: Citation;
}

export interface RatioPart {
  readonly payer: Payer;
  /** Percent of the whole, a decimal; the lower end of a range. */
  readonly percent: string;
  /** The upper end of a range; null for a fixed percentage. */
  readonly maxPercent: string | null;
}

/** The fiscal tier of a county in one scheme (财力分档). */
export interface FiscalTierContent {
  /** Code of the service whose funding text sets the tiers. */
  readonly service: string;
  /** The scheme: the component that the tiers are for, e.g. `缴费补贴`. */
  readonly component: string;
  /** Code of the division. */
  readonly region: string;
  /** From 1, the tier that gets most. */
  readonly tier: number;
  readonly note: string | null;
  readonly source: Citation;
}
