import type { FundingContent } from './content.js';
import type { RatioAsked } from './cost-sharing-choice.js';
import { FundingProblem, refuseFunding } from './funding-problem.js';
import { componentsOf, tiersOf } from './printed-shares.js';

/** What component is asked about, and what is known of where. */
export interface ComponentAsked extends RatioAsked {
  /** May be null where the list prints shares of one component or none. */
  readonly component: string | null;
}

/**
 * The component that is asked about: the one named, or the only one that the list prints shares of, or null where it
 * prints none. Where it prints none, a ratio may tell apart what the list does not, and only what one names can be
 * asked about: a ratio for all of a service is no answer for a part of it that nobody told apart (item 1: 免费教科书
 * are borne by the province alone).
 * @param argument name of the argument that `component` came with
 * @throws BAD_USER_INPUT for a component that is none of those, or if several are printed and none is named
 */
export function componentOf(
  { service, funding, component, regions, ratios }: ComponentAsked,
  argument = 'component',
): string | null {
  const printed = componentsOf(funding);
  if (component === null) {
    const [only = null] = printed;
    if (printed.length <= 1) return only;
  }
  const components = printed.length > 0 ? printed : named({ service, regions, ratios });
  if (component !== null && components.includes(component)) return component;
  const who = printed.length > 0 ? 'The list prints shares' : 'Ratios in force here tell parts';
  const advice = component === null ? 'name one of them' : `“${component.slice(0, 80)}” is none of them`;
  throw refuseFunding(
    component === null ? FundingProblem.COMPONENT_MISSING : FundingProblem.COMPONENT_UNKNOWN,
    argument,
    components.length === 0
      ? `The list tells no components of ${service} apart, nor does a ratio in force here: leave the component out.`
      : `${who} of ${service} for ${components.join('、')}: ${advice}.`,
    { components },
  );
}

/**
 * The fiscal tier that is to be assumed, whatever was entered; null for none.
 * @param component that the terms are asked of (componentOf)
 * @param argument name of the argument that `tier` came with
 * @throws BAD_USER_INPUT for a tier that the list prints no shares of
 */
export function assumedTier(
  tier: number | null,
  funding: FundingContent,
  component: string | null,
  argument: string,
): number | null {
  const tiers = tiersOf(funding, component);
  if (tier === null || tiers.includes(tier)) return tier;
  const advice =
    tiers.length === 0
      ? 'tells no fiscal tiers apart for this: leave assumeTier out.'
      : `prints shares of tiers ${tiers.join(', ')}: assume one of them.`;
  throw refuseFunding(FundingProblem.TIER_NOT_PRINTED, argument, `The list ${advice}`, { tiers });
}

/** The components that ratios of the region or those above name for the service. */
function named({ service, regions, ratios }: Omit<RatioAsked, 'funding'>): string[] {
  const components = ratios.flatMap(({ content }) =>
    content.service === service && regions.includes(content.region) ? (content.component ?? []) : [],
  );
  return [...new Set(components)].sort();
}
