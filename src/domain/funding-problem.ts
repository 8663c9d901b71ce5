import { badInput, type DomainError } from './errors.js';

/**
 * What can be wrong with a question of who pays: the `problem` in the details of BAD_USER_INPUT, beside AmountProblem
 * and what regions have.
 */
export enum FundingProblem {
  SERVICE_UNKNOWN = 'SERVICE_UNKNOWN',
  /** The list prints shares for several components, and none is named. */
  COMPONENT_MISSING = 'COMPONENT_MISSING',
  /** Neither the list nor, where that prints no shares, a ratio names the component. */
  COMPONENT_UNKNOWN = 'COMPONENT_UNKNOWN',
  /** The list prints no shares of the tier that is assumed. */
  TIER_NOT_PRINTED = 'TIER_NOT_PRINTED',
  FIGURE_UNKNOWN = 'FIGURE_UNKNOWN',
  /** The service prints several figures of that name, or several sums of which none is named. */
  FIGURE_AMBIGUOUS = 'FIGURE_AMBIGUOUS',
  /** The service prints no sum of money, and none is given. */
  FIGURE_MISSING = 'FIGURE_MISSING',
  FIGURE_NOT_MONEY = 'FIGURE_NOT_MONEY',
  /** It is printed per something that no number of times a year is registered for. */
  FIGURE_PER_UNKNOWN = 'FIGURE_PER_UNKNOWN',
  /** The payers' percentages are of wages, not of a standard. */
  RATES_ON_BASE = 'RATES_ON_BASE',
  PLAN_TOO_LARGE = 'PLAN_TOO_LARGE',
}

/** BAD_USER_INPUT of an argument, with the problem's name and what more a client can act on. */
export function refuseFunding(
  name: FundingProblem,
  argument: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): DomainError {
  return badInput(argument, message, { problem: name, ...details });
}
