import type { CapacityAnswer } from '../data/reports/capacity.js';
import type { AccessibilityAnswer } from '../data/reports/catchment.js';
import type { AccessibilityReport, CapacityReport } from './capacity.payloads.js';
import { populationNote } from './coverage.told.js';

const METHOD =
  'Two-step floating catchment areas (Luo and Wang 2003, Environment and Planning B 30(6):865–884): each facility’s capacity is divided by all people within the catchment, and each settlement adds up what comes of it over the facilities within its own. Distances are straight lines over the ground (great circles), not ways, and within the catchment all count alike. All people of a settlement are taken to live at its point.';

/** Capacity per thousand people as the API tells it. What hangs off it is read from the same object. */
export const capacityTold = (answer: CapacityAnswer): CapacityReport & CapacityAnswer => ({
  ...answer,
  populationNote: populationNote(answer.populationFrom),
});

/** A report of accessibility as the API tells it. What hangs off it is read from the same object. */
export function accessibilityTold(answer: AccessibilityAnswer): AccessibilityReport & AccessibilityAnswer {
  const { report } = answer;
  return {
    ...answer,
    // More digits would only seem to be known.
    progress: Math.floor(answer.progress * 100) / 100,
    method: METHOD,
    facilities: report?.facilities ?? null,
    facilitiesWithoutPoint: report?.facilitiesWithoutPoint ?? null,
    facilitiesWithoutCapacity: report?.facilitiesWithoutCapacity ?? null,
    capacity: report?.capacity ?? null,
    unreachedCapacity: report?.unreachedCapacity ?? null,
    settlements: report?.whole.settlements ?? null,
    settlementsWithoutCount: report?.settlementsWithoutCount ?? null,
    population: report?.whole.population ?? null,
    populationFrom: report?.populationFrom ?? [],
    populationNote: populationNote(report?.populationFrom ?? []),
    perThousand: report?.whole.perThousand ?? null,
    countiesRanked: report?.countiesRanked ?? null,
    synthetic: report?.synthetic ?? null,
  };
}
