import type { ObservationStatus, RegionLevel } from '../../domain/enums.js';
import type { ObservedArea } from '../../domain/indicators/vocabulary.js';
import { DataProvider } from '../../entities/data-provider.js';
import { Indicator } from '../../entities/indicator.js';
import {
  FACET_COLUMN,
  observationConditions,
  onRow,
  type Facet,
  type ObservationFilter,
} from '../lists/observation.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Row } from '../table.js';
import { soleRow } from '../sole-row.js';
import { knownIn, type View } from '../view.js';

/** A value of a facet, and how many figures have it. */
interface Counted<T> {
  readonly value: T;
  readonly count: number;
}

/** What figures there are, by facets; of indicators and providers their row ids. */
export interface AvailableAnswer {
  readonly view: View;
  readonly total: number;
  readonly years: readonly Counted<number>[];
  readonly indicators: readonly Counted<number>[];
  readonly levels: readonly Counted<RegionLevel>[];
  readonly areas: readonly Counted<ObservedArea>[];
  readonly statuses: readonly Counted<ObservationStatus>[];
  readonly providers: readonly Counted<number>[];
}

/** Providers and indicators that an answer names at most: those with most figures. */
export const MOST_NAMED = 100;

const FACETS: Readonly<Record<Facet, { readonly name: keyof AvailableAnswer; readonly order: string }>> = {
  year: { name: 'years', order: 'value' },
  indicator: { name: 'indicators', order: 'count desc, value' },
  level: { name: 'levels', order: `array_position('{PROVINCE,CITY,COUNTY,TOWNSHIP}'::text[], value)` },
  area: { name: 'areas', order: `array_position('{TOTAL,URBAN,RURAL,NATION}'::text[], value)` },
  status: { name: 'statuses', order: 'value' },
  provider: { name: 'providers', order: 'count desc, value' },
};

/**
 * Which values of each facet have figures under a filter, and how many; a facet leaves its own part of the filter out.
 * One statement.
 * @param asked names of the lists that are asked for; the others are left empty
 * @throws BAD_USER_INPUT for a filter that is none
 */
export async function readAvailable(
  { sql }: Reader,
  filter: ObservationFilter,
  view: View,
  asked: ReadonlySet<string>,
): Promise<AvailableAnswer> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { fixed, facets } = observationConditions(filter, bind);
  const all = Object.keys(FACETS) as Facet[];
  const sides = all.filter((facet) => asked.has(FACETS[facet].name));
  // What is not told by itself need not be told apart: of a million figures, that takes longer than counting them.
  const others = all.filter((facet) => !sides.includes(facet));
  const conditions = [
    ...[knownIn('o'), ...fixed].map((each) => each.replaceAll('{row}', 'o')),
    ...others.flatMap((facet) => (facets[facet] ?? []).map((each) => onRow(facet, each, 'o'))),
  ];
  const where = (own?: Facet) =>
    sides
      .filter((facet) => facet !== own)
      .flatMap((facet) => (facets[facet] ?? []).map((each) => each.replace('{value}', `c.${facet}`)))
      .reduce((before, each) => `${before} and ${each}`, 'true');
  const counts = all.map((facet) => {
    const { name, order } = FACETS[facet];
    if (!sides.includes(facet)) return `'[]'::json as ${name}`;
    return `(select coalesce(json_agg(f), '[]'::json) from (select * from (
      select c.${facet} as value, sum(c.n)::integer as count from cube c
      where ${where(facet)} and c.${facet} is not null group by c.${facet}) g order by ${order} limit ${MOST_NAMED}) f) as ${name}`;
  });
  const columns = sides.map((facet) => (facet === 'level' ? 'g.level' : `o.${FACET_COLUMN[facet]}`));
  const text = `with cube as materialized (
      select ${[...sides.map((facet, at) => `${columns[at]} as ${facet}`), 'count(*) as n'].join(', ')}
      from observation o ${sides.includes('level') ? 'join region g on g.id = o.region_id' : ''}
      where ${conditions.join(' and ')} ${columns.length > 0 ? `group by ${columns.join(', ')}` : ''}
    ) select ${counts.join(', ')}, (select coalesce(sum(c.n), 0)::integer from cube c where ${where()}) as total`;
  const found = await soleRow<Omit<AvailableAnswer, 'view'>>(sql, text, values, view);
  return { ...found, view };
}

/** The indicators that have figures, in the order of their plans. One statement. */
export async function availableIndicators(
  reader: Reader,
  { indicators, view }: AvailableAnswer,
  selection: Selection,
): Promise<{ readonly indicator: Row; readonly count: number }[]> {
  const counts = new Map(indicators.map(({ value, count }) => [value, count]));
  const rows = await reader.many(Indicator, selection, 'indicatorId', [...counts.keys()], view);
  return rows.map((indicator) => ({ indicator, count: counts.get(indicator.indicatorId as number) ?? 0 }));
}

/** Who reported figures, by name. One statement. */
export async function availableProviders(
  reader: Reader,
  { providers }: AvailableAnswer,
  selection: Selection,
): Promise<{ readonly provider: Row; readonly count: number }[]> {
  const counts = new Map(providers.map(({ value, count }) => [value, count]));
  const rows = await reader.many(DataProvider, selection, 'id', [...counts.keys()]);
  return rows.map((provider) => ({ provider, count: counts.get(provider.id as number) ?? 0 }));
}
