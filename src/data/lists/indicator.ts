import type { IndicatorNature } from '../../domain/enums.js';
import type { Order } from '../paginate.js';
import { textCondition } from '../search.js';
import type { Where } from '../where.js';

/** What a list of indicators may be cut to. All given parts must hold; of the values in a part, one must. */
export interface IndicatorFilter {
  readonly code?: readonly string[] | null;
  readonly plan?: readonly string[] | null;
  readonly domain?: readonly string[] | null;
  readonly nature?: readonly IndicatorNature[] | null;
  readonly cumulative?: boolean | null;
  readonly text?: string | null;
}

/** Adds the filter's conditions on an `indicator` aliased `t`. */
export function filterIndicators(filter: IndicatorFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  if (filter.code) where.add(`t.code = any(${bind(filter.code)})`);
  if (filter.plan) where.add(`t.plan_id in (select id from plan where code = any(${bind(filter.plan)}))`);
  if (filter.domain) {
    where.add(`t.domain_id in (select id from service_domain where code = any(${bind(filter.domain)}))`);
  }
  if (filter.nature) where.add(`t.nature = any(${bind(filter.nature)})`);
  if (typeof filter.cumulative === 'boolean') where.add(`t.cumulative = ${bind(filter.cumulative)}`);
  if (typeof filter.text === 'string') where.add(textCondition('INDICATOR', filter.text, bind));
}

const CODE = { alias: 'code', sql: '{row}.code' };

export const indicatorOrders = {
  CODE: [CODE],
  NAME: [{ alias: 'name', sql: '{row}.name collate "zh-x-icu"' }, CODE],
} satisfies Record<string, Order['columns']>;
