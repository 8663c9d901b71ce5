import type { Order } from '../paginate.js';
import type { Where } from '../where.js';
import { regionsUnder } from './facility.js';

/** What a list of conflicts between providers may be cut to. All given parts must hold; of the values in a part, one must. */
export interface DataConflictFilter {
  /** Only those that are open, only those that have ended, or (null) all. */
  readonly open?: boolean | null;
  /** Names of providers, on either side. */
  readonly provider?: readonly string[] | null;
  /** Codes of divisions, with all that lies below them. */
  readonly region?: readonly string[] | null;
  readonly field?: readonly string[] | null;
}

/** Adds the filter's conditions on a `data_conflict` aliased `t`. */
export function filterDataConflicts(filter: DataConflictFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  if (typeof filter.open === 'boolean') where.add(`t.resolved_at is ${filter.open ? 'null' : 'not null'}`);
  if (filter.field) where.add(`t.field = any(${bind(filter.field)})`);
  if (filter.provider)
    where.add(
      `exists (select from data_provider p where p.code = any(${bind(filter.provider)}) and p.id in (t.provider_id, t.keeper_id))`,
    );
  if (filter.region)
    where.add(
      `t.facility_id in (select f.id from facility f where f.region_id in (${regionsUnder(bind(filter.region))}))`,
    );
}

/** The newest first. */
export const dataConflictOrder: Order = {
  name: '-ID',
  columns: [{ alias: 'id', sql: '{row}.id' }],
  descending: true,
};
