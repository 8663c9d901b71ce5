import type { Order } from '../paginate.js';
import type { Where } from '../where.js';
import { regionsUnder } from './facility.js';

/** What a list of likely duplicates may be cut to. All given parts must hold; of the values in a part, one must. */
export interface LikelyDuplicateFilter {
  /** Codes of divisions, with all that lies below them, in which one of the two lies. */
  readonly region?: readonly string[] | null;
  /** Codes of kinds of facilities. */
  readonly type?: readonly string[] | null;
  /** Names of providers who gave one of the two. */
  readonly provider?: readonly string[] | null;
}

/** Adds the filter's conditions on a `likely_duplicate` aliased `t`: each holds of one of the two. */
export function filterLikelyDuplicates(filter: LikelyDuplicateFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  const oneOf = (condition: string) =>
    where.add(`exists (select from facility f where f.id in (t.facility_id, t.other_id) and ${condition})`);
  if (filter.region) oneOf(`f.region_id in (${regionsUnder(bind(filter.region))})`);
  if (filter.type)
    oneOf(`f.type_id in (select k.id from facility_type k where k.code = any(${bind(filter.type)}))`);
  if (filter.provider)
    oneOf(`f.provider_id in (select p.id from data_provider p where p.code = any(${bind(filter.provider)}))`);
}

/** The newest first. */
export const likelyDuplicateOrder: Order = {
  name: '-ID',
  columns: [{ alias: 'id', sql: '{row}.id' }],
  descending: true,
};
