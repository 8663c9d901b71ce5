import type { CoverageAnswer, ProposedSite } from '../data/reports/coverage.js';
import type { PopulationSource } from '../data/reports/coverage-sources.js';
import { shareOf } from '../domain/coverage/share.js';
import type { CoverageReport, SiteProposal } from './coverage.payloads.js';

const METHOD =
  'Straight lines over the ground (great circles), not ways: a walk along streets is longer, and rivers, slopes and stairs are not seen. All people of a settlement are taken to live at its point.';

const BOUND =
  'Each site is the settlement around which most people without a facility are left (greedy maximum coverage). Together they reach at least 1 − 1/e, about 63.2 %, of the people whom the best choice of as many settlements would reach: Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14:265–294.';

/** What to mind of people whom several providers may have counted; null where one or none counted them. */
export const populationNote = (sources: readonly PopulationSource[]): string | null =>
  sources.length > 1
    ? `Settlements of ${sources.length} providers are added up: who lives in places that more than one of them gives is counted more than once. Name one of them in \`populationFrom\` if they cover the same places.`
    : null;

/** A coverage report as the API tells it. What hangs off it is read from the same object. */
export function coverageTold(answer: CoverageAnswer): CoverageReport & CoverageAnswer {
  const { reach, report } = answer;
  return {
    ...answer,
    // More digits would only seem to be known.
    progress: Math.floor(answer.progress * 100) / 100,
    withinMetres: reach.metres,
    walkingMinutes: reach.minutes,
    walkingMetresPerMinute: reach.metresPerMinute,
    method: METHOD,
    facilities: report?.facilities ?? null,
    facilitiesInRegion: report?.facilitiesInRegion ?? null,
    facilitiesWithoutPoint: report?.facilitiesWithoutPoint ?? null,
    settlements: report?.settlements ?? null,
    population: report?.population ?? null,
    coveredPopulation: report?.coveredPopulation ?? null,
    populationFrom: report?.populationFrom ?? [],
    populationNote: populationNote(report?.populationFrom ?? []),
    share: report ? shareOf(report.coveredPopulation, report.population) : null,
    synthetic: report?.synthetic ?? null,
  };
}

/** Proposed sites with what is known of the choice. */
export const proposalTold = (sites: readonly ProposedSite[]): SiteProposal => ({ sites, bound: BOUND });
