import type { Order } from '../paginate.js';
import type { Where } from '../where.js';
import { placedIn, type PlaceFilter } from './place.js';

/** What a list of local implementations may be cut to. All given parts must hold; of the values in a part, one must. */
export interface LocalImplementationFilter extends PlaceFilter {
  /** Only those whose guide scored at least this, 0–100. */
  readonly minGuideQuality?: number | null;
}

/** Adds the filter's conditions on a `local_implementation_revision` aliased `t`. */
export function filterLocalImplementations(filter: LocalImplementationFilter, where: Where): void {
  placedIn(filter, where);
  if (typeof filter.minGuideQuality === 'number')
    where.add(`t.guide_quality >= ${where.bind(filter.minGuideQuality)}`);
}

export const localImplementationOrders = {
  CODE: [{ alias: 'code', sql: '{row}.code' }],
} satisfies Record<string, Order['columns']>;
