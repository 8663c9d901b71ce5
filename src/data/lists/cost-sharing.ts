import type { FundingMode } from '../../domain/enums.js';
import type { Order } from '../paginate.js';
import type { Where } from '../where.js';
import { placedIn, type PlaceFilter } from './place.js';

/** What a list of ratios in force may be cut to. All given parts must hold; of the values in a part, one must. */
export interface CostSharingRatioFilter extends PlaceFilter {
  readonly fundingMode?: readonly FundingMode[] | null;
}

/** Adds the filter's conditions on a `cost_sharing_ratio_revision` aliased `t`. */
export function filterCostSharingRatios(filter: CostSharingRatioFilter, where: Where): void {
  placedIn(filter, where);
  if (filter.fundingMode) where.add(`t.funding_mode = any(${where.bind(filter.fundingMode)})`);
}

const CODE = { alias: 'code', sql: '{row}.code' };

export const costSharingRatioOrders = { CODE: [CODE] } satisfies Record<string, Order['columns']>;

export const fiscalTierOrders = {
  CODE: [CODE],
  TIER: [{ alias: 'tier', sql: '{row}.tier' }, CODE],
} satisfies Record<string, Order['columns']>;
