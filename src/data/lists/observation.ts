import { checkRegionCode } from '../../domain/codes.js';
import type { ObservationStatus, RegionLevel } from '../../domain/enums.js';
import { badInput } from '../../domain/errors.js';
import { decodeGlobalId } from '../../domain/global-id.js';
import { ObservedArea } from '../../domain/indicators/vocabulary.js';
import type { Order } from '../paginate.js';
import { inForceIn } from '../view.js';
import type { Where } from '../where.js';
import { regionsUnder } from './facility.js';

/** What a list of figures may be cut to. All given parts must hold; of the values in a part, one must. */
export interface ObservationFilter {
  /** Global ids. */
  readonly id?: readonly string[] | null;
  /** Codes of indicators. */
  readonly indicator?: readonly string[] | null;
  /** Codes of the plans that print the indicators. */
  readonly plan?: readonly string[] | null;
  /** Codes of the domains that the indicators are printed under. */
  readonly domain?: readonly string[] | null;
  /** Codes of divisions, with all that lies below them; a retired one stands for what replaced it as well. */
  readonly region?: readonly string[] | null;
  readonly regionLevel?: readonly RegionLevel[] | null;
  readonly year?: readonly number[] | null;
  readonly fromYear?: number | null;
  readonly toYear?: number | null;
  readonly area?: readonly ObservedArea[] | null;
  readonly status?: readonly ObservationStatus[] | null;
  /** Names of who reported. */
  readonly provider?: readonly string[] | null;
  readonly synthetic?: boolean | null;
  readonly suspicious?: boolean | null;
  /** Global id of the import that they came with. */
  readonly batch?: string | null;
}

/** The parts of a filter that say which values of a facet are wanted. */
export type Facet = 'year' | 'indicator' | 'level' | 'area' | 'status' | 'provider';

/** Conditions on figures, checked and bound. */
export interface ObservationConditions {
  /** What is no facet, on a row whose alias `{row}` stands for. */
  readonly fixed: readonly string[];
  /** By facet, on its value, which `{value}` stands for. */
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
}

/**
 * The conditions of a filter.
 * @throws BAD_USER_INPUT for what is no division code, and for an id that is none of a figure or an import
 */
export function observationConditions(
  filter: ObservationFilter,
  bind: (value: unknown) => string,
): ObservationConditions {
  const { id, indicator, plan, domain, region, regionLevel, area, status, provider } = filter;
  region?.forEach((code) => checkRegionCode(code, 'filter.region'));
  const fixed: string[] = [];
  if (id) fixed.push(`{row}.id = any(${bind(id.map((each) => keyIn('Observation', each, 'filter.id')))})`);
  const revisions = revisionsOf({ plan, domain }, bind);
  if (revisions) fixed.push(`{row}.indicator_id = any(array(${revisions}))`);
  if (region) fixed.push(inRegions(region, bind));
  if (typeof filter.suspicious === 'boolean')
    fixed.push(`{row}.suspicions ${filter.suspicious ? '<>' : '='} '[]'`);
  if (typeof filter.synthetic === 'boolean') {
    const reporters = `{row}.provider_id = any(array(select id from data_provider where synthetic = ${filter.synthetic}))`;
    fixed.push(filter.synthetic ? reporters : `({row}.provider_id is null or ${reporters})`);
  }
  if (typeof filter.batch === 'string')
    fixed.push(`{row}.batch_id = ${bind(keyIn('ImportBatch', filter.batch, 'filter.batch'))}`);
  const years = yearsOf(filter, bind);
  const oneOf = (values: readonly string[]) => [`{value} = any(${bind(values)}::text[])`];
  // Of a single one the rest of an index is in order.
  const coded = (table: string, codes: readonly string[]) => [
    codes.length === 1
      ? `{value} = (select id from ${table} where code = ${bind(codes[0])})`
      : `{value} = any(array(select id from ${table} where code = any(${bind(codes)})))`,
  ];
  return {
    fixed,
    facets: {
      ...(years.length > 0 && { year: years }),
      ...(indicator && { indicator: coded('indicator', indicator) }),
      ...(regionLevel && { level: oneOf(regionLevel) }),
      // The index of what is not of all of a region is found by the second of these.
      ...(area && {
        area: [...oneOf(area), ...(area.includes(ObservedArea.TOTAL) ? [] : [`{value} <> 'TOTAL'`])],
      }),
      ...(status && { status: oneOf(status) }),
      ...(provider && { provider: coded('data_provider', provider) }),
    },
  };
}

/** Adds the filter's conditions on an `observation` aliased `t`. Throws as {@link observationConditions} does. */
export function filterObservations(filter: ObservationFilter, where: Where): void {
  const { fixed, facets } = observationConditions(filter, (value) => where.bind(value));
  for (const condition of fixed) where.add(condition.replaceAll('{row}', 't'));
  for (const [facet, conditions = []] of Object.entries(facets) as [Facet, readonly string[]][])
    for (const condition of conditions) where.add(onRow(facet, condition, 't'));
}

/** SQL of a row's place in each facet but the level, which its division has. */
export const FACET_COLUMN: Readonly<Record<Exclude<Facet, 'level'>, string>> = {
  year: 'year',
  indicator: 'indicator_id',
  area: 'area',
  status: 'status',
  provider: 'provider_id',
};

/** The condition on a facet of the row with this alias. */
export const onRow = (facet: Facet, condition: string, alias: string) =>
  facet === 'level'
    ? `${alias}.region_id = any(array(select g.id from region g where ${condition.replace('{value}', 'g.level')}))`
    : condition.replace('{value}', `${alias}.${FACET_COLUMN[facet]}`);

const isProvince = (code: string) => /^\d\d0000$/.test(code);

function inRegions(codes: readonly string[], bind: (value: unknown) => string): string {
  const regions = regionsUnder(bind(codes));
  // The planner takes any such condition for a narrow one: of a whole province it would rather sort all than walk in order.
  return codes.some(isProvince)
    ? `case when {row}.region_id in (${regions}) then true end`
    : `{row}.region_id = any(array(${regions}))`;
}

function revisionsOf(
  { plan, domain }: Pick<ObservationFilter, 'plan' | 'domain'>,
  bind: (value: unknown) => string,
): string | null {
  const conditions = [inForceIn(INDICATORS, 'r')];
  if (plan) conditions.push(`r.plan_id in (select id from plan where code = any(${bind(plan)}))`);
  if (domain)
    conditions.push(`r.domain_id in (select id from service_domain where code = any(${bind(domain)}))`);
  return conditions.length > 1
    ? `select r.indicator_id from indicator_revision r where ${conditions.join(' and ')}`
    : null;
}

const INDICATORS = { name: 'indicator_revision', subject: 'indicator_id' };

function yearsOf(
  { year, fromYear, toYear }: Pick<ObservationFilter, 'year' | 'fromYear' | 'toYear'>,
  bind: (value: unknown) => string,
): string[] {
  return [
    ...(year ? [`{value} = any(${bind(year)}::integer[])`] : []),
    ...(typeof fromYear === 'number' ? [`{value} >= ${bind(fromYear)}::integer`] : []),
    ...(typeof toYear === 'number' ? [`{value} <= ${bind(toYear)}::integer`] : []),
  ];
}

function keyIn(typeName: string, id: string, argument: string): number {
  const given = decodeGlobalId(id, argument);
  if (given.typeName === typeName) return given.key;
  throw badInput(argument, `This is the id of a ${given.typeName}; give that of a ${typeName}.`);
}

const ID = { alias: 'id', sql: '{row}.id' };
const YEAR = { alias: 'year', sql: '{row}.year' };
const WHAT = [
  { alias: '$indicator', sql: '{row}.indicator_id' },
  { alias: '$region', sql: '{row}.region_id' },
];

/** What figures may be ordered by. The rows of indicators and divisions stand in the order of their codes as loaded. */
export const observationOrders = {
  CODE: [...WHAT, YEAR, ID],
  YEAR: [YEAR, ...WHAT, ID],
  // Rows are numbered as they are recorded, and never written over.
  RECORDED: [ID],
} satisfies Record<string, Order['columns']>;
