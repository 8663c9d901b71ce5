import type { FundingContent, ShareContent } from './content.js';
import {
  chooseRatio,
  type EnteredRatio,
  type HeldRatio,
  type RatioAsked,
  type RatioSetAside,
} from './cost-sharing-choice.js';
import { percentOfPart } from './cost-sharing-fit.js';
import { compareDecimals } from './decimal.js';
import { FundingMode, Payer } from './enums.js';
import { badInput } from './errors.js';
import { hullOf, restOf, type PercentRange } from './percent.js';
import {
  componentsOf,
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

/** Why nothing, or no single percentage, can be said. */
export enum UnspecifiedReason {
  /** The text says 按比例分担 and no ratio is in force. */
  NO_RATIO_IN_FORCE = 'NO_RATIO_IN_FORCE',
  /** A ratio is in force and does not name this payer. */
  NOT_IN_RATIO = 'NOT_IN_RATIO',
  /** The list names the payer and does not say how much. */
  NOTHING_PRINTED = 'NOTHING_PRINTED',
  /** What the list prints begins on a later day. */
  NOT_YET_EFFECTIVE = 'NOT_YET_EFFECTIVE',
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
  /** Null if `percent` is one percentage or range that is said to hold. */
  readonly reason: UnspecifiedReason | null;
  /** Of the whole, or of `base`; null if nothing says how much. */
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

export interface TermsAsked extends RatioAsked {
  readonly fundingText: string;
  /** May be null where the list prints shares of one component or none. */
  readonly component: string | null;
  /** The region's fiscal tier in the scheme of this component; null if not known. */
  readonly tier: number | null;
  readonly day: CalendarDay;
}

/**
 * The component that is asked about: the one named, or the only one that the list prints shares of, or null where it
 * prints none. Where it prints none, any may be named: a ratio may tell apart what the list does not.
 * @param service code, for the message
 * @param argument name of the argument that `component` came with
 * @throws BAD_USER_INPUT for a component that is none of those printed, or if several are printed and none is named
 */
export function componentOf(
  service: string,
  funding: FundingContent,
  component: string | null,
  argument = 'component',
): string | null {
  const components = componentsOf(funding);
  const [only] = components;
  if (only === undefined || (component !== null && components.includes(component))) return component;
  if (component === null && components.length === 1) return only;
  const named = component === null ? 'name one of them' : `“${component.slice(0, 80)}” is none of them`;
  throw badInput(argument, `The list prints shares of ${service} for ${components.join('、')}: ${named}.`, {
    problem: component === null ? 'COMPONENT_MISSING' : 'COMPONENT_UNKNOWN',
    components,
  });
}

/**
 * Who bears how much, as the list prints it and one ratio in force completes it (chooseRatio); never by a percentage
 * that nobody gave. Without a known tier, each percentage reaches over all tiers.
 * @param argument name of the argument that `component` came with
 * @throws BAD_USER_INPUT for a component that the list does not print, or if it prints several and none is named
 */
export function termsOf(asked: TermsAsked, argument = 'component'): FundingTerms {
  const component = componentOf(asked.service, asked.funding, asked.component, argument);
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
    payers,
    allParties: printed.has(Payer.ALL_PARTIES) ? termOf(Payer.ALL_PARTIES) : null,
    unspecified:
      kind === SplitKind.PARTS_OF_WHOLE ? restOf(payers.flatMap(({ percent }) => percent ?? [])) : null,
    byTier: [],
    setAside,
    fundingText,
    note: funding.note,
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
function overTiers(cases: readonly FundingTerms[]): FundingTerms {
  const [first] = cases;
  if (!first) throw new RangeError('There is no tier to speak of.');
  const payers = [...new Set(cases.flatMap((terms) => terms.payers.map(({ payer }) => payer)))];
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

/** One payer's terms in each tier, null where it has none, as one. */
function overCases(cases: readonly (PayerTerm | null)[]): PayerTerm {
  const terms = cases.flatMap((term) => term ?? []);
  const [first] = terms;
  if (!first) throw new RangeError('A payer has terms in one tier at least.');
  const percents = cases.flatMap((term) => term?.percent ?? []);
  const said = percents.length === cases.length;
  const same =
    terms.length === cases.length &&
    terms.every(({ origin, reason }) => origin === first.origin && reason === first.reason) &&
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
