import type { FundingContent } from './content.js';
import type { CostSharingRatioContent } from './cost-sharing.js';
import { misfitOf, type RatioObjection } from './cost-sharing-fit.js';
import { componentsOf, splitKindOf, SplitKind, type SharesAsked } from './printed-shares.js';

/** A ratio of the directory, as entered for some region. */
export interface EnteredRatio {
  readonly code: string;
  readonly content: CostSharingRatioContent;
}

/** A ratio that holds in a region. */
export interface HeldRatio extends EnteredRatio {
  /** Code of the division that it was entered for; null if that is the region itself. */
  readonly inheritedFrom: string | null;
}

/** A ratio that would have held but for what the list prints. */
export interface RatioSetAside extends HeldRatio {
  readonly objection: RatioObjection;
}

/** What ratios are chosen for, and from which. */
export interface RatioAsked {
  /** Code. */
  readonly service: string;
  readonly funding: FundingContent;
  /** Codes from the region up to the province. */
  readonly regions: readonly string[];
  /** Those in force on the day; what is for others is passed over. */
  readonly ratios: readonly EnteredRatio[];
}

/**
 * The ratio that holds of those that fit beside the list (misfitOf), and those before it in precedence that do not:
 * the region's own goes before its city's before the province's; of one region that for the component before that for
 * the service before that for its funding mode; of these that for the tier before that for all. For a component that the
 * list does not tell apart only ratios that name it hold.
 */
export function chooseRatio(
  { service, funding, regions, ratios }: RatioAsked,
  sharesAsked: SharesAsked,
): { held: HeldRatio | null; setAside: RatioSetAside[] } {
  const { component, tier } = sharesAsked;
  const kind = splitKindOf(funding, sharesAsked);
  // A part that the list does not tell apart is an exception to what holds for the whole (item 1: 免费教科书).
  const isException = component !== null && !componentsOf(funding).includes(component);
  const setAside: RatioSetAside[] = [];
  const candidates = ratios
    .filter(
      ({ content }) =>
        // Rates on wages differ from insurance to insurance: none is for all services of a mode.
        (content.service === null
          ? content.fundingMode === funding.mode && kind === SplitKind.PARTS_OF_WHOLE
          : content.service === service) &&
        regions.includes(content.region) &&
        (content.component === component || (content.component === null && !isException)) &&
        (content.fiscalTier === null || content.fiscalTier === tier),
    )
    .sort((a, b) => inOrderOfPrecedence(a, b, regions));
  for (const ratio of candidates) {
    const { region, parts } = ratio.content;
    const held = { ...ratio, inheritedFrom: region === regions[0] ? null : region };
    const misfit = misfitOf(parts, funding, sharesAsked);
    if (!misfit) return { held, setAside };
    setAside.push({ ...held, objection: misfit.objection });
  }
  return { held: null, setAside };
}

function inOrderOfPrecedence(a: EnteredRatio, b: EnteredRatio, regions: readonly string[]): number {
  const rank = ({ content: { region, service, component, fiscalTier } }: EnteredRatio) => [
    regions.indexOf(region),
    service === null ? 2 : component === null ? 1 : 0,
    fiscalTier === null ? 1 : 0,
  ];
  const ranks = rank(b);
  const differences = rank(a).map((value, index) => value - (ranks[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? (a.code < b.code ? -1 : 1);
}
