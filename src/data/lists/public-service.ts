import {
  RegionLevel,
  type FigureComparison,
  type FundingMode,
  type Payer,
  type ResponsibilityRole,
  type ServiceCategory,
} from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { PRINTED_FRACTION } from '../../domain/figure-bearing.js';
import { nearestUnits, unitNamed, unitsComparableTo } from '../../domain/units.js';
import type { Order } from '../paginate.js';
import { readPlace } from '../reports/local-place.js';
import { textCondition } from '../search.js';
import type { Sql } from '../sql.js';
import { inForceIn, type View } from '../view.js';
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
  /** Code of a division in which there must be a guide: its own, or its city's. */
  readonly guideIn?: string | null;
  /** The least score of that guide, 0–100; given with `guideIn`. */
  readonly minGuideQuality?: number | null;
  readonly text?: string | null;
}

/** A figure that a service's standard must print: all given parts hold for one and the same figure. */
export interface FigureFilter {
  /** One that is registered; figures in any unit that compares to it are compared. */
  readonly unit: string;
  /** Of what the figure counts, as printed; whatever it is if not given. */
  readonly per?: string | null;
  readonly comparison?: FigureComparison | null;
  /** A decimal in the unit; given with the comparison. */
  readonly value?: string | null;
}

/** By the two ends of a figure, and a value that was multiplied by the figure's denominator. */
const COMPARISONS: Readonly<Record<FigureComparison, (value: string) => string>> = {
  AT_LEAST: (value) => `n.high >= ${value}`,
  AT_MOST: (value) => `n.low <= ${value}`,
  EQUAL: (value) => `${value} between n.low and n.high`,
};

/**
 * SQL of the ends of a figure aliased `g`, in the base of its unit `u`. What has no exact decimal is printed as a
 * fraction, and compared by its numerator: a quotient would be rounded.
 * @param pattern the fraction's
 */
const ends = (pattern: string) => `(select coalesce(g.value, f.parts[1]::numeric) * u.factor as low,
    coalesce(g.max_value, g.value, f.parts[1]::numeric) * u.factor as high, coalesce(f.parts[2]::numeric, 1) as denominator
  from (select case when g.value is null then regexp_match(g.printed, ${pattern}) end as parts) f) n`;

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
  if (filter.figure) filterByFigure(filter.figure, where);
  filterByGuide(filter, where);
  if (typeof filter.text === 'string') where.add(textCondition('SERVICE', filter.text, bind));
}

/** Values are compared as what they are of: 0.5 万人 is 5000 人. */
function filterByFigure({ unit, per, comparison, value }: FigureFilter, where: Where): void {
  const asked = unitNamed(unit);
  if (!asked) {
    const message = `"${unit.slice(0, 80)}" is not a registered unit: give one that is, such as ${nearestUnits(unit).join(', ')}.`;
    throw badInput('filter.figure.unit', message, { problem: 'UNIT_UNKNOWN', nearest: nearestUnits(unit) });
  }
  if (!comparison !== (value === null || value === undefined))
    throw badInput('filter.figure', 'Give comparison and value together, or neither.');
  const units = unitsComparableTo(unit);
  const names = where.bind(units.map((each) => each.unit));
  const factors = where.bind(units.map(({ factor }) => factor));
  const parts = ['g.service_id = t.id'];
  if (typeof per === 'string') parts.push(`g.per = ${where.bind(per)}`);
  if (comparison && value) {
    const inBase = `${where.bind(value)}::numeric * ${where.bind(asked.factor)}::numeric * n.denominator`;
    parts.push(
      `exists (select from ${ends(where.bind(PRINTED_FRACTION))} where ${COMPARISONS[comparison](inBase)})`,
    );
  }
  where.add(`exists (select from standard_figure g
    join unnest(${names}::text[], ${factors}::numeric[]) u (unit, factor) on u.unit = g.unit where ${parts.join(' and ')})`);
}

/** The guide that one gets in a place is the nearest: the county's own, or its city's. */
function filterByGuide({ guideIn, minGuideQuality }: ServiceFilter, where: Where): void {
  if (typeof guideIn !== 'string') {
    if (typeof minGuideQuality === 'number')
      throw badInput('filter.guideIn', 'Guides are of a city or county: say in which with guideIn.');
    return;
  }
  const implementation = { name: 'local_implementation_revision', subject: 'local_implementation_id' };
  const nearest = `select r.guide_quality from region p join region c on c.path @> p.path
    join local_implementation_revision r on r.region_id = c.id and r.service_id = t.service_id
    where p.code = ${where.bind(guideIn)} and r.guide is not null and ${inForceIn(implementation, 'r')}
    order by nlevel(c.path) desc limit 1`;
  where.add(`(${nearest}) >= ${where.bind(minGuideQuality ?? 0)}`);
}

const GUIDE_LEVELS = [RegionLevel.CITY, RegionLevel.COUNTY, RegionLevel.TOWNSHIP];

/**
 * The filter with the division that its guides are of looked up: a code that was retired by the day becomes the one that
 * replaced it. One statement; none without `guideIn`.
 * @throws BAD_USER_INPUT for a division that there is not, or the province, which has no guides
 */
export async function withGuidePlace(sql: Sql, filter: ServiceFilter, view: View): Promise<ServiceFilter> {
  const { guideIn: code } = filter;
  if (typeof code !== 'string') return filter;
  const asked = { code, argument: 'filter.guideIn', levels: GUIDE_LEVELS };
  return { ...filter, guideIn: await readPlace(sql, asked, view) };
}

const CODE = { alias: 'code', sql: '{row}.code' };

export const serviceOrders = {
  ORDINAL: [{ alias: 'ordinal', sql: '{row}.ordinal' }, CODE],
  CODE: [CODE],
  NAME: [{ alias: 'name', sql: '{row}.name collate "zh-x-icu"' }, CODE],
} satisfies Record<string, Order['columns']>;
