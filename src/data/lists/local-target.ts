import { REVISED } from '../revisions/tables.js';
import type { Order } from '../paginate.js';
import { inForceIn } from '../view.js';
import type { Where } from '../where.js';
import { liesIn } from './place.js';

/** What a list of local targets may be cut to. All given parts must hold; of the values in a part, one must. */
export interface LocalTargetFilter {
  readonly code?: readonly string[] | null;
  /** Codes of indicators. */
  readonly indicator?: readonly string[] | null;
  /** Codes of plans. */
  readonly plan?: readonly string[] | null;
  /** Codes of divisions, with all that lies below them. */
  readonly region?: readonly string[] | null;
  readonly year?: readonly number[] | null;
}

const { table: name, subject } = REVISED.INDICATOR;

/** Adds the filter's conditions on a `local_target_revision` aliased `t`. */
export function filterLocalTargets(
  { code, indicator, plan, region, year }: LocalTargetFilter,
  where: Where,
): void {
  if (code) where.add(`t.code = any(${where.bind(code)})`);
  if (indicator)
    where.add(`t.indicator_id in (select id from indicator where code = any(${where.bind(indicator)}))`);
  if (plan)
    where.add(
      `t.indicator_id in (select v.indicator_id from ${name} v join plan p on p.id = v.plan_id
        where p.code = any(${where.bind(plan)}) and ${inForceIn({ name, subject }, 'v')})`,
    );
  if (region) liesIn(region, where);
  if (year) where.add(`t.year = any(${where.bind(year)})`);
}

const CODE = { alias: 'code', sql: '{row}.code' };

export const localTargetOrders = {
  CODE: [CODE],
  YEAR: [{ alias: 'year', sql: '{row}.year' }, CODE],
} satisfies Record<string, Order['columns']>;
