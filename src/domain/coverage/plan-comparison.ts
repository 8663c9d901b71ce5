import type { PopulationGroup } from '../facilities/planning.js';
import type { CapacityUnit } from '../facilities/vocabulary.js';

/** In what an indicator differs from what was asked, so that the two do not compare. Descriptions: schema/capacity.enums.ts. */
export enum PlanDifference {
  OTHER_UNIT = 'OTHER_UNIT',
  OTHER_POPULATION = 'OTHER_POPULATION',
  NOT_PER_THOUSAND = 'NOT_PER_THOUSAND',
  OTHER_TYPES = 'OTHER_TYPES',
}

/** What is counted, in which kinds of facility, and for whom. */
export interface CountedCapacity {
  /** Ids of the kinds, in any order. */
  readonly types: readonly number[];
  readonly unit: CapacityUnit;
  readonly population: PopulationGroup;
}

/** In what an indicator differs; none if its target can be held against the answer as it is. */
export function planDifferences(
  asked: CountedCapacity,
  planned: CountedCapacity & { readonly perThousand: boolean },
): PlanDifference[] {
  const differences: PlanDifference[] = [];
  if (planned.unit !== asked.unit) differences.push(PlanDifference.OTHER_UNIT);
  if (planned.population !== asked.population) differences.push(PlanDifference.OTHER_POPULATION);
  if (!planned.perThousand) differences.push(PlanDifference.NOT_PER_THOUSAND);
  const [one, other] = [new Set(asked.types), new Set(planned.types)];
  if (one.size !== other.size || [...one].some((type) => !other.has(type)))
    differences.push(PlanDifference.OTHER_TYPES);
  return differences;
}
