import type { FundingContent, ShareContent } from './content.js';
import { compareDecimals } from './decimal.js';
import { Comparator, FundingMode, Payer } from './enums.js';
import { groupBy } from './group-by.js';
import { hullOf, liesWithin, sumOf, type PercentRange } from './percent.js';
import type { CalendarDay } from './validity.js';

/** What the percentages of a component are of. */
export enum SplitKind {
  /** Of one sum, which they divide. */
  PARTS_OF_WHOLE = 'PARTS_OF_WHOLE',
  /** Each of its payer's base, such as wages: they come to no whole, and leave no rest. */
  RATES_ON_BASE = 'RATES_ON_BASE',
}

export const GOVERNMENTS: ReadonlySet<Payer> = new Set([
  Payer.PROVINCE,
  Payer.CITY,
  Payer.COUNTY,
  Payer.CENTRAL,
]);

const CONTRIBUTORS: ReadonlySet<Payer> = new Set([Payer.EMPLOYER, Payer.INDIVIDUAL, Payer.ALL_PARTIES]);

const distinct = <T>(items: Iterable<T>): T[] => [...new Set(items)];

/**
 * Superseded rates stand in the list for the record. It does not say until which day they held, so they are used for none.
 */
const inForce = ({ shares }: FundingContent, component: string | null) =>
  shares.filter((share) => share.inForce && share.component === component);

/** The components that the list prints shares for, in its order. */
export function componentsOf({ shares }: FundingContent): string[] {
  return distinct(shares.filter((share) => share.inForce).map(({ component }) => component));
}

/** The fiscal tiers (财力分档) that the list prints shares of a component for, from the first; empty if it tells no tiers apart. */
export function tiersOf(funding: FundingContent, component: string | null): number[] {
  const tiers = inForce(funding, component).flatMap(({ fiscalTier }) => fiscalTier ?? []);
  return distinct(tiers).sort((a, b) => a - b);
}

/** Where and when shares are looked up. */
export interface SharesAsked {
  /** Null for a service whose shares are of no component. */
  readonly component: string | null;
  /** Null for those that hold in every tier only. */
  readonly tier: number | null;
  readonly day: CalendarDay;
}

/**
 * The shares that hold on a day, by payer: those for the tier rather than those for all, and of these the ones that
 * began last. A payer may have several: a rate and its cap, say.
 */
export function sharesByPayer(
  funding: FundingContent,
  { component, tier, day }: SharesAsked,
): Map<Payer, ShareContent[]> {
  const held = inForce(funding, component).filter(
    ({ fiscalTier, effectiveFrom }) =>
      (fiscalTier === null || fiscalTier === tier) && (effectiveFrom === null || effectiveFrom <= day),
  );
  return new Map(
    [...groupBy(held, ({ payer }) => payer)].map(([payer, shares]) => {
      const own = shares.filter(({ fiscalTier }) => fiscalTier !== null);
      const nearest = own.length > 0 ? own : shares;
      const begun = ({ effectiveFrom }: ShareContent) => effectiveFrom ?? '';
      const last = nearest.map(begun).reduce((a, b) => (b > a ? b : a));
      return [payer, nearest.filter((share) => begun(share) === last)];
    }),
  );
}

function rangeOf({ comparator, percent, maxPercent }: ShareContent): PercentRange {
  switch (comparator) {
    case Comparator.AT_LEAST:
    case Comparator.MORE_THAN:
      return { min: percent, max: '100' };
    case Comparator.AT_MOST:
    case Comparator.LESS_THAN:
      return { min: '0', max: percent };
    default:
      return { min: percent, max: maxPercent ?? percent };
  }
}

/**
 * Whether the shares of a component divide a sum. What employers and insured persons pay of a base in a contributory
 * service are rates on wages (items 19, 21, 22 and 24 of the 2018 list). What governments add there is a part of what
 * it is added to (item 20). Shares of different bases divide nothing, nor do shares that come to more than the whole.
 */
export function splitKindOf(
  funding: FundingContent,
  { component, day }: Omit<SharesAsked, 'tier'>,
): SplitKind {
  const shares = inForce(funding, component);
  const contributions =
    funding.mode === FundingMode.CONTRIBUTORY &&
    shares.some(({ base, payer }) => base !== null && CONTRIBUTORS.has(payer));
  const bases = distinct(shares.flatMap(({ base }) => base ?? []));
  const overfull = () =>
    [null, ...tiersOf(funding, component)].some((tier) => {
      const byPayer = sharesByPayer(funding, { component, tier, day });
      byPayer.delete(Payer.ALL_PARTIES);
      const ranges = [...byPayer.values()].map((held) => sumOf(held.map(rangeOf)));
      return compareDecimals(sumOf(ranges).min, '100') > 0;
    });
  return contributions || bases.length > 1 || overfull() ? SplitKind.RATES_ON_BASE : SplitKind.PARTS_OF_WHOLE;
}

/**
 * What the shares of one payer come to. Parts of a whole add up, as they do when they are checked. Rates on a base are
 * alternatives or limits whose conditions stand in words only, so the answer reaches from the lowest to the highest:
 * 0.7%, 最多不超过1%, and 0.5%以内 for some places (item 22) are 0 to 1%.
 * @param shares of one payer, at least one
 */
export function percentOf(shares: readonly ShareContent[], kind: SplitKind): PercentRange {
  const ranges = shares.map(rangeOf);
  return kind === SplitKind.PARTS_OF_WHOLE ? sumOf(ranges) : hullOf(ranges);
}

/** Whether a percentage or range may be entered beside what the list prints for the same payer: it specifies it, no more. */
export function allows(shares: readonly ShareContent[], kind: SplitKind, entered: PercentRange): boolean {
  return (
    liesWithin(entered, percentOf(shares, kind)) && !shares.every((share) => touchesOpenEnd(share, entered))
  );
}

// "More than 60%" is not 60%, though no amount in whole fen shows it.
function touchesOpenEnd({ comparator, percent }: ShareContent, { min, max }: PercentRange): boolean {
  if (comparator === Comparator.MORE_THAN) return compareDecimals(min, percent) === 0;
  return comparator === Comparator.LESS_THAN && compareDecimals(max, percent) === 0;
}

/**
 * Whether a payer may bear a part of a component though the list prints none for it. The list names who bears cost
 * (`levels`). 财政 without a level may be any level of government (item 23). Where a contributory service prints what
 * governments add and leaves the rest to nobody, some level of government bears it (item 20); elsewhere the levels of
 * such a service are all there are.
 */
export function mayBear(payer: Payer, funding: FundingContent, asked: Omit<SharesAsked, 'tier'>): boolean {
  const { levels, mode } = funding;
  if (levels.includes(payer)) return true;
  if (!GOVERNMENTS.has(payer)) return false;
  return (
    levels.includes(Payer.GOVERNMENT) ||
    (mode === FundingMode.CONTRIBUTORY &&
      inForce(funding, asked.component).length > 0 &&
      splitKindOf(funding, asked) === SplitKind.PARTS_OF_WHOLE)
  );
}
