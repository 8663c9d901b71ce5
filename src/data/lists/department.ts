import type { RegionLevel } from '../../domain/enums.js';
import type { Order } from '../paginate.js';
import { textCondition } from '../search.js';
import type { Where } from '../where.js';

/** What a list of departments may be cut to. All given parts must hold; of the values in a part, one must. */
export interface DepartmentFilter {
  readonly code?: readonly string[] | null;
  readonly level?: readonly RegionLevel[] | null;
  readonly region?: readonly string[] | null;
  /** Only abolished ones, only those in being, or (null) both. */
  readonly abolished?: boolean | null;
  readonly text?: string | null;
}

/** Adds the filter's conditions on a `department` aliased `t`. */
export function filterDepartments(filter: DepartmentFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  if (filter.code) where.add(`t.code = any(${bind(filter.code)})`);
  if (filter.level) where.add(`t.level = any(${bind(filter.level)})`);
  if (filter.region)
    where.add(`t.region_id in (select id from region where code = any(${bind(filter.region)}))`);
  if (typeof filter.abolished === 'boolean') where.add(`t.abolished = ${bind(filter.abolished)}`);
  if (typeof filter.text === 'string') where.add(textCondition('DEPARTMENT', filter.text, bind));
}

const CODE = { alias: 'code', sql: '{row}.code' };

export const departmentOrders = {
  POSITION: [{ alias: 'position', sql: '{row}.position' }, CODE],
  CODE: [CODE],
  NAME: [{ alias: 'name', sql: '{row}.name collate "zh-x-icu"' }, CODE],
} satisfies Record<string, Order['columns']>;
