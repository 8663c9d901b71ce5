import type { Sql } from '../sql.js';
import type { SettlementColumns } from './coverage-records.js';

/** A provider whose settlements a report counts. */
export interface PopulationSource {
  /** Its code. */
  readonly provider: string;
  readonly settlements: number;
  /** People of the group that was asked for. */
  readonly population: number;
}

/**
 * Who gave the settlements of some divisions, in the order of the providers' codes: more than one may have counted the same
 * people. One statement.
 */
export async function populationSources(
  sql: Sql,
  { providers, regions, population }: SettlementColumns,
  inside: ReadonlySet<number>,
): Promise<PopulationSource[]> {
  const sums = new Map<number, { settlements: number; population: number }>();
  providers.forEach((provider, at) => {
    if (!inside.has(regions[at] as number)) return;
    const { settlements, population: people } = sums.get(provider) ?? { settlements: 0, population: 0 };
    sums.set(provider, {
      settlements: settlements + 1,
      population: people + (population[at] as number),
    });
  });
  const named = await sql.rows<{ id: number; code: string }>(
    'select id, code from data_provider where id = any($1) order by code',
    [[...sums.keys()]],
  );
  return named.flatMap(({ id, code }) => {
    const sum = sums.get(id);
    return sum ? [{ provider: code, ...sum }] : [];
  });
}
