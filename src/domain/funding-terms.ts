import type { ShareContent } from './content.js';
import { chooseRatio, type EnteredRatio, type HeldRatio, type RatioSetAside } from './cost-sharing-choice.js';
import { percentOfPart } from './cost-sharing-fit.js';
import { compareDecimals } from './decimal.js';
import { FundingMode, Payer } from './enums.js';
import { componentOf, type ComponentAsked } from './funding-asked.js';
import { clipToWhole, hullOf, restOf, type PercentRange } from './percent.js';
import {
  percentOf,
  sharesByPayer,
  splitKindOf,
  SplitKind,
  tiersOf,
  type SharesAsked,
} from './printed-shares.js';
import type { CalendarDay } from './validity.js';

/** Where it comes from how much a payer bears. */
export enum TermOrigin {
  /** The list prints it. */
  PRINTED = 'PRINTED',
  /** A ratio in force says it, alone or within a printed range. */
  ENTERED = 'ENTERED',
  UNSPECIFIED = 'UNSPECIFIED',
}

/** Why no single percentage, or none of its own, is said of a payer. */
export enum UnspecifiedReason {
  /** The text says 按比例分担 and no ratio holds: none is in force, or only such as are set aside. */
  NO_RATIO_IN_FORCE = 'NO_RATIO_IN_FORCE',
  /** A ratio holds and does not name this payer. */
  NOT_IN_RATIO = 'NOT_IN_RATIO',
  /** The list names the payer and does not say how much. */
  NOTHING_PRINTED = 'NOTHING_PRINTED',
  /** What the list prints begins on a later day. */
  NOT_YET_EFFECTIVE = 'NOT_YET_EFFECTIVE',
  /** Nothing says how much, but the others bear all of it: the percentage is 0. */
  NOTHING_LEFT = 'NOTHING_LEFT',
  /** It depends on the fiscal tier, and that of the region is not known. */
  TIER_UNKNOWN = 'TIER_UNKNOWN',
}

/** Where it comes from which fiscal tier is answered for. */
export enum TierOrigin {
  /** It was entered for the county. */
  ENTERED = 'ENTERED',
  /** It was asked what would be, were the county in this tier. */
  ASSUMED = 'ASSUMED',
}

export interface PayerTerm {
  readonly payer: Payer;
  readonly origin: TermOrigin;
  /** Null if `percent` is one percentage or range that is said to hold of this payer. */
  readonly reason: UnspecifiedReason | null;
  /** Of the whole, where it ends where the least of the others begins, or of `base`; null if nothing says how much. */
  readonly percent: PercentRange | null;
  /** What the list says the percentage is of, e.g. `工资总额`; null if it does not say. */
  readonly base: string | null;
  /** What the list prints for it, each with its quote. */
  readonly shares: readonly ShareContent[];
  /** What it was entered with. Several only while the tier is unknown. */
  readonly ratios: readonly HeldRatio[];
}

/** Who bears how much of one component in one region on one day, and where that is from. */
export interface FundingTerms {
  readonly kind: SplitKind;
  readonly component: string | null;
  /** Null if not known, or of no account. */
  readonly tier: number | null;
  readonly payers: readonly PayerTerm[];
  /** The rate of all payers together, where the list prints one; theirs add up to it. */
  readonly allParties: PayerTerm | null;
  /** What no percentage covers; null of rates on a base, which leave no rest. */
  readonly unspecified: PercentRange | null;
  /** If the answer depends on a tier that is not known: what it is in each. */
  readonly byTier: readonly FundingTerms[];
  readonly setAside: readonly RatioSetAside[];
  /** The words of the list, and the directory's note on them. */
  readonly fundingText: string;
  readonly note: string | null;
}

export interface TermsAsked extends ComponentAsked {
  readonly fundingText: string;
  /** The region's fiscal tier in the scheme of this component; null if not known. */
  readonly tier: number | null;
  readonly day: CalendarDay;
}

/**
 * Who bears how much, as the list prints it and one ratio in force completes it (chooseRatio); never by a percentage
 * that nobody gave. Without a known tier, each percentage reaches over all tiers.
 * @param argument name of the argument that `component` came with
 * @throws BAD_USER_INPUT as componentOf does
 */
export function termsOf(asked: TermsAsked, argument = 'component'): FundingTerms {
  const component = componentOf(asked, argument);
  if (asked.tier !== null) return termsInTier(asked, component, asked.tier);
  const tiers = tiersOf(asked.funding, component);
  if (tiers.length === 0) return termsInTier(asked, component, null);
  // A list that tells one tier apart leaves others, of which it says nothing.
  const cases = tiers.length > 1 ? tiers : [...tiers, null];
  return overTiers(cases.map((tier) => termsInTier(asked, component, tier)));
}

function termsInTier(asked: TermsAsked, component: string | null, tier: number | null): FundingTerms {
  const { funding, fundingText, day } = asked;
  const sharesAsked: SharesAsked = { component, tier, day };
  const kind = splitKindOf(funding, sharesAsked);
  const printed = sharesByPayer(funding, sharesAsked);
  const { held, setAside } = chooseRatio(asked, sharesAsked);
  const entered = new Map(held?.content.parts.map((part) => [part.payer, percentOfPart(part)]));
  const termOf = (payer: Payer): PayerTerm => {
    const shares = printed.get(payer) ?? [];
    const said = {
      payer,
      shares,
      base: shares.find(({ base }) => base !== null)?.base ?? null,
      reason: null,
      ratios: [],
    };
    const list = shares.length > 0 ? percentOf(shares, kind) : null;
    const own = entered.get(payer);
    // What is entered just as it is printed adds nothing to it.
    if (held && own && !(list && isSamePercent(list, own)))
      return { ...said, origin: TermOrigin.ENTERED, percent: own, ratios: [held] };
    if (list) return { ...said, origin: TermOrigin.PRINTED, percent: list };
    const reason = whyUnspecified(payer, asked, sharesAsked, held !== null);
    return { ...said, origin: TermOrigin.UNSPECIFIED, reason, percent: null };
  };
  const payers = [...new Set([...funding.levels, ...printed.keys(), ...entered.keys()])]
    .filter((payer) => payer !== Payer.ALL_PARTIES)
    .map(termOf);
  return {
    kind,
    component,
    tier,
    ...(kind === SplitKind.PARTS_OF_WHOLE ? withinWhole(payers) : { payers, unspecified: null }),
    allParties: printed.has(Payer.ALL_PARTIES) ? termOf(Payer.ALL_PARTIES) : null,
    byTier: [],
    setAside,
    fundingText,
    note: funding.note,
  };
}

/**
 * Parts of a whole, and what they leave: none is more than the least of the others leaves, and where they leave nothing
 * the share of everyone else is known after all, by that from which theirs are.
 */
function withinWhole(payers: readonly PayerTerm[]): Pick<FundingTerms, 'payers' | 'unspecified'> {
  const known = payers.filter(({ percent }) => percent !== null);
  const percents = clipToWhole(known.flatMap(({ percent }) => percent ?? []));
  const clipped = new Map(known.map(({ payer }, index) => [payer, percents[index] ?? null]));
  const unspecified = restOf(percents);
  const rest = isNothing(unspecified) ? nothingLeftBy(known) : null;
  return {
    payers: payers.map((term) => {
      const percent = clipped.get(term.payer) ?? null;
      return percent === null && rest ? { ...term, ...rest } : { ...term, percent };
    }),
    unspecified,
  };
}

const isNothing = (percent: PercentRange | null) =>
  percent !== null && compareDecimals(percent.max, '0') === 0;

/** What is said of everyone else where some bear all of it. */
function nothingLeftBy(
  known: readonly PayerTerm[],
): Pick<PayerTerm, 'origin' | 'reason' | 'percent' | 'ratios'> {
  const ratios = distinctByCode(known.flatMap((term) => term.ratios));
  return {
    origin: ratios.length > 0 ? TermOrigin.ENTERED : TermOrigin.PRINTED,
    reason: UnspecifiedReason.NOTHING_LEFT,
    percent: { min: '0', max: '0' },
    ratios,
  };
}

function whyUnspecified(
  payer: Payer,
  { funding }: TermsAsked,
  { component, day }: SharesAsked,
  ratioHolds: boolean,
): UnspecifiedReason {
  const later = funding.shares.some(
    (share) =>
      share.inForce &&
      share.payer === payer &&
      share.component === component &&
      share.effectiveFrom !== null &&
      share.effectiveFrom > day,
  );
  if (later) return UnspecifiedReason.NOT_YET_EFFECTIVE;
  if (ratioHolds) return UnspecifiedReason.NOT_IN_RATIO;
  return funding.mode === FundingMode.SHARED_BY_RATIO
    ? UnspecifiedReason.NO_RATIO_IN_FORCE
    : UnspecifiedReason.NOTHING_PRINTED;
}

const isSamePercent = (a: PercentRange, b: PercentRange) =>
  compareDecimals(a.min, b.min) === 0 && compareDecimals(a.max, b.max) === 0;

const WEAKEST_FIRST = [TermOrigin.UNSPECIFIED, TermOrigin.ENTERED, TermOrigin.PRINTED];

/** What can be said whichever of the tiers it is. */
function overTiers(inTiers: readonly FundingTerms[]): FundingTerms {
  const payers = [...new Set(inTiers.flatMap((terms) => terms.payers.map(({ payer }) => payer)))];
  const cases = inTiers.map((terms) => namingAll(terms, payers));
  const [first] = cases;
  if (!first) throw new RangeError('There is no tier to speak of.');
  return {
    ...first,
    tier: null,
    payers: payers.map((payer) =>
      overCases(cases.map((terms) => terms.payers.find((term) => term.payer === payer) ?? null)),
    ),
    allParties: first.allParties && overCases(cases.map(({ allParties }) => allParties)),
    unspecified: first.unspecified && hullOf(cases.flatMap(({ unspecified }) => unspecified ?? [])),
    byTier: cases,
    setAside: distinctByCode(cases.flatMap(({ setAside }) => setAside)),
  };
}

/** A tier that leaves nothing says so of those too who bear a part in another. */
function namingAll(terms: FundingTerms, payers: readonly Payer[]): FundingTerms {
  if (!isNothing(terms.unspecified)) return terms;
  const rest = { base: null, shares: [], ...nothingLeftBy(terms.payers) };
  const others = payers.filter((payer) => !terms.payers.some((term) => term.payer === payer));
  return { ...terms, payers: [...terms.payers, ...others.map((payer) => ({ payer, ...rest }))] };
}

/** One payer's terms in each tier, null where it has none, as one. */
function overCases(cases: readonly (PayerTerm | null)[]): PayerTerm {
  const terms = cases.flatMap((term) => term ?? []);
  const [first] = terms;
  if (!first) throw new RangeError('A payer has terms in one tier at least.');
  const percents = cases.flatMap((term) => term?.percent ?? []);
  const said = percents.length === cases.length;
  const same =
    terms.length === cases.length &&
    terms.every(({ reason }) => reason === first.reason) &&
    percents.every((percent) => percents[0] !== undefined && isSamePercent(percent, percents[0])) &&
    (said || percents.length === 0);
  const origins = said ? terms.map(({ origin }) => origin) : [TermOrigin.UNSPECIFIED];
  return {
    ...first,
    origin: WEAKEST_FIRST.find((origin) => origins.includes(origin)) ?? TermOrigin.UNSPECIFIED,
    reason: same ? first.reason : UnspecifiedReason.TIER_UNKNOWN,
    percent: said ? hullOf(percents) : null,
    base: terms.find(({ base }) => base !== null)?.base ?? null,
    shares: [...new Set(terms.flatMap(({ shares }) => shares))],
    ratios: distinctByCode(terms.flatMap(({ ratios }) => ratios)),
  };
}

const distinctByCode = <T extends EnteredRatio>(ratios: readonly T[]): T[] => [
  ...new Map(ratios.map((ratio) => [ratio.code, ratio])).values(),
];
