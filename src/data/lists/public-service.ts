import type {
  FigureComparison,
  FundingMode,
  Payer,
  ResponsibilityRole,
  ServiceCategory,
} from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import type { Order } from '../paginate.js';
import { textCondition } from '../search.js';
import type { Where } from '../where.js';

/** What a list of services may be cut to. All given parts must hold; of the values in a part, one must. */
export interface ServiceFilter {
  readonly code?: readonly string[] | null;
  readonly domain?: readonly string[] | null;
  readonly department?: readonly string[] | null;
  readonly role?: ResponsibilityRole | null;
  readonly category?: readonly ServiceCategory[] | null;
  readonly fundingMode?: readonly FundingMode[] | null;
  readonly fundedBy?: readonly Payer[] | null;
  readonly quantified?: boolean | null;
  readonly figure?: FigureFilter | null;
  readonly text?: string | null;
}

/** A figure that a service's standard must print: all given parts hold for one and the same figure. */
export interface FigureFilter {
  /** As printed. */
  readonly unit: string;
  readonly comparison?: FigureComparison | null;
  /** A decimal in the unit; given with the comparison. */
  readonly value?: string | null;
}

const COMPARISONS: Readonly<Record<FigureComparison, (value: string) => string>> = {
  AT_LEAST: (value) => `coalesce(g.max_value, g.value) >= ${value}::numeric`,
  AT_MOST: (value) => `g.value <= ${value}::numeric`,
  EQUAL: (value) => `${value}::numeric between g.value and coalesce(g.max_value, g.value)`,
};

/** Adds the filter's conditions on a `service_revision` aliased `t`. */
export function filterServices(filter: ServiceFilter, where: Where): void {
  const bind = (value: unknown) => where.bind(value);
  if (filter.code) where.add(`t.code = any(${bind(filter.code)})`);
  if (filter.category) where.add(`t.category = any(${bind(filter.category)})`);
  if (filter.domain) {
    where.add(`t.domain_id in (select id from service_domain where code = any(${bind(filter.domain)}))`);
  }
  if (filter.department || filter.role) {
    const parts = ['r.service_id = t.id'];
    if (filter.role) parts.push(`r.role = ${bind(filter.role)}`);
    if (filter.department)
      parts.push(
        `r.department_id in (select id from department where code = any(${bind(filter.department)}))`,
      );
    where.add(`exists (select from responsibility r where ${parts.join(' and ')})`);
  }
  if (filter.fundingMode || filter.fundedBy) {
    const parts = ['f.service_id = t.id'];
    if (filter.fundingMode) parts.push(`f.mode = any(${bind(filter.fundingMode)})`);
    if (filter.fundedBy) parts.push(`f.levels && ${bind(filter.fundedBy)}`);
    where.add(`exists (select from funding_rule f where ${parts.join(' and ')})`);
  }
  if (typeof filter.quantified === 'boolean') {
    where.add(
      `${filter.quantified ? '' : 'not '}exists (select from standard_figure g where g.service_id = t.id)`,
    );
  }
  if (filter.figure) {
    const { unit, comparison, value } = filter.figure;
    const parts = ['g.service_id = t.id', `g.unit = ${bind(unit)}`];
    if (!comparison !== (value === null || value === undefined))
      throw badInput('filter.figure', 'Give comparison and value together, or neither.');
    if (comparison && value) parts.push(COMPARISONS[comparison](bind(value)));
    where.add(`exists (select from standard_figure g where ${parts.join(' and ')})`);
  }
  if (typeof filter.text === 'string') where.add(textCondition('SERVICE', filter.text, bind));
}

const CODE = { alias: 'code', sql: '{row}.code' };

export const serviceOrders = {
  ORDINAL: [{ alias: 'ordinal', sql: '{row}.ordinal' }, CODE],
  CODE: [CODE],
  NAME: [{ alias: 'name', sql: '{row}.name collate "zh-x-icu"' }, CODE],
} satisfies Record<string, Order['columns']>;
