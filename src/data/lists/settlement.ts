import { checkRegionCode } from '../../domain/codes.js';
import type { Order } from '../paginate.js';
import { DAY } from '../view.js';
import type { Where } from '../where.js';
import { regionsUnder } from './facility.js';

/** What a list of settlements may be cut to. All given parts must hold; of the values in a part, one must. */
export interface SettlementFilter {
  /** Codes of divisions, with all that lies below them; a retired one stands for what replaced it. */
  readonly region?: readonly string[] | null;
  /** Codes of providers. */
  readonly provider?: readonly string[] | null;
  /** People. */
  readonly minPopulation?: number | null;
  readonly synthetic?: boolean | null;
}

/**
 * Adds the filter's conditions on a `settlement` aliased `t`; as always, only those still given on the day.
 * @throws BAD_USER_INPUT for what is no division code
 */
export function filterSettlements(filter: SettlementFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  filter.region?.forEach((code) => checkRegionCode(code, 'filter.region'));
  where.add(`(t.ended_on is null or t.ended_on > ${DAY}::date)`);
  if (filter.region) where.add(`t.region_id in (${regionsUnder(bind(filter.region))})`);
  if (filter.provider)
    where.add(`t.provider_id in (select id from data_provider where code = any(${bind(filter.provider)}))`);
  if (typeof filter.synthetic === 'boolean')
    where.add(`t.provider_id in (select id from data_provider where synthetic = ${bind(filter.synthetic)})`);
  if (typeof filter.minPopulation === 'number') where.add(`t.population >= ${bind(filter.minPopulation)}`);
}

const ID = { alias: 'id', sql: '{row}.id' };

export const settlementOrders = {
  NAME: [{ alias: 'name', sql: '{row}.name collate "zh-x-icu"' }, ID],
  POPULATION: [{ alias: 'population', sql: '{row}.population' }, ID],
} satisfies Record<string, Order['columns']>;
