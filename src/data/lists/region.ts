import type { RegionLevel, TownshipKind } from '../../domain/enums.js';
import type { Order } from '../paginate.js';
import { textCondition } from '../search.js';
import { DAY } from '../view.js';
import type { Where } from '../where.js';

/** What a list of regions may be cut to. All given parts must hold; of the values in a part, one must. */
export interface RegionFilter {
  readonly code?: readonly string[] | null;
  readonly level?: readonly RegionLevel[] | null;
  readonly kind?: readonly TownshipKind[] | null;
  /** Code of the division directly above. */
  readonly parent?: string | null;
  /** Code of a division anywhere above. */
  readonly under?: string | null;
  /** Only those retired by the day, only those in being on it, or (null) all. */
  readonly retired?: boolean | null;
  readonly text?: string | null;
}

/** Adds the filter's conditions on a `region` aliased `t`. */
export function filterRegions(filter: RegionFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  if (filter.code) where.add(`t.code = any(${bind(filter.code)})`);
  if (filter.level) where.add(`t.level = any(${bind(filter.level)})`);
  if (filter.kind) where.add(`t.kind = any(${bind(filter.kind)})`);
  if (typeof filter.parent === 'string')
    where.add(`t.parent_id = (select id from region where code = ${bind(filter.parent)})`);
  if (typeof filter.under === 'string') {
    const code = bind(filter.under);
    where.add(`t.path <@ (select path from region where code = ${code}) and t.code <> ${code}`);
  }
  if (filter.retired === true) where.add(`upper(t.valid_during) <= ${DAY}::date`);
  if (filter.retired === false) where.add(`t.valid_during @> ${DAY}::date`);
  if (typeof filter.text === 'string') where.add(textCondition('REGION', filter.text, bind));
}

const CODE = { alias: 'code', sql: '{row}.code' };

export const regionOrders = {
  CODE: [CODE],
  NAME: [{ alias: 'name', sql: '{row}.name collate "zh-x-icu"' }, CODE],
} satisfies Record<string, Order['columns']>;
