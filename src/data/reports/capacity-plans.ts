import { planDifferences, type PlanDifference } from '../../domain/coverage/plan-comparison.js';
import type { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import { Indicator } from '../../entities/indicator.js';
import { Target } from '../../entities/target.js';
import type { Reader } from '../reader.js';
import type { Selection } from '../select.js';
import type { Sql } from '../sql.js';
import type { Row } from '../table.js';

/** An indicator that plans the capacity of some of the kinds, and how it differs from what was asked. */
export interface PlanNumbers {
  readonly indicator: number;
  /** Of the target that is due next at the end of the year, or else the last; null if there is none. */
  readonly target: number | null;
  readonly differences: readonly PlanDifference[];
  readonly notes: readonly string[];
}

/** The indicators that plan the capacity of any of these kinds, by their ids. One statement. */
export async function readPlans(
  sql: Sql,
  types: readonly number[],
  unit: CapacityUnit,
  population: PopulationGroup,
  year: number,
): Promise<PlanNumbers[]> {
  const rows = await sql.rows<{
    indicator: number;
    unit: CapacityUnit;
    population: PopulationGroup;
    perThousand: boolean;
    types: number[];
    notes: string[];
    target: number | null;
  }>(
    `select c.indicator_id as indicator, c.unit, c.population, c.per_thousand as "perThousand",
      array_agg(c.facility_type_id order by c.facility_type_id) as types, array_agg(distinct c.note) as notes,
      (select t.id from target t where t.indicator_id = c.indicator_id
        order by t.year < $2, case when t.year < $2 then -t.year else t.year end limit 1) as target
    from capacity_indicator c
    group by c.indicator_id, c.unit, c.population, c.per_thousand
    having array_agg(c.facility_type_id) && $1::integer[] order by c.indicator_id, c.unit, c.population`,
    [types, year],
  );
  return rows.map(({ indicator, target, notes, ...planned }) => ({
    indicator,
    target,
    notes,
    differences: planDifferences({ types, unit, population }, planned),
  }));
}

/** An indicator that plans capacity, and whether its target compares with the answer. */
export interface CapacityPlan {
  readonly indicator: Row;
  readonly target: Row | null;
  readonly comparable: boolean;
  readonly differences: readonly PlanDifference[];
  readonly notes: readonly string[];
}

/** The indicators that plan it, as they read today. Up to two statements. */
export async function capacityPlans(
  reader: Reader,
  plans: readonly PlanNumbers[],
  selections: { readonly indicator: Selection; readonly target: Selection },
): Promise<CapacityPlan[]> {
  const indicators = await reader.many(
    Indicator,
    selections.indicator,
    'indicatorId',
    plans.map(({ indicator }) => indicator),
  );
  const targets = await reader.many(
    Target,
    selections.target,
    'id',
    plans.flatMap(({ target }) => target ?? []),
  );
  return plans.flatMap(({ indicator: id, target: targetId, differences, notes }) => {
    const indicator = indicators.find(({ indicatorId }) => indicatorId === id);
    if (!indicator) return [];
    const target = targets.find((row) => row.id === targetId) ?? null;
    return [{ indicator, target, differences, notes, comparable: differences.length === 0 }];
  });
}
