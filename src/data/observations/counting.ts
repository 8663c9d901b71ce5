import { NUMBERS } from '../../domain/indicators/figure.js';

/**
 * Of the figures that stand beside each other for an indicator, region, year and area, the first in this order counts:
 * the real before the made-up, the final before the provisional, the printed before the reported, then the provider known
 * for longest. `o` is the observation, `p` its provider, joined from the left. To be put behind the columns of `distinct on`.
 */
export const COUNTING_ORDER = `coalesce(p.synthetic, false), o.status, o.provider_id nulls first, o.id`;

/** SQL: that a figure with this alias is a number that can be reckoned with; see `isNumber`. */
export const tellsNumber = (alias: string) =>
  `${alias}.comparator in (${NUMBERS.map((each) => `'${each}'`).join(', ')})`;
