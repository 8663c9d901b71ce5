import { RegionLevel } from '../../domain/enums.js';
import { EqualisationWeight } from '../../domain/equalisation.js';
import { badInput } from '../../domain/errors.js';
import { PopulationGroup } from '../../domain/facilities/planning.js';
import type { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import { ObservedArea, RollUp } from '../../domain/indicators/vocabulary.js';
import { yearsAsked, type YearsAsked } from '../../domain/indicators/years-asked.js';
import type { CalendarDay } from '../../domain/validity.js';
import type { EqualisationFacts, EqualisationSubject } from './equalisation-facts.js';

export interface EqualisationRequest {
  /** Code of an indicator; either this … */
  readonly indicator?: string | null | undefined;
  /** … or the code of a kind of facility, with the unit of its capacity. */
  readonly facilityType?: string | null | undefined;
  readonly unit?: CapacityUnit | null | undefined;
  readonly per?: PopulationGroup | null | undefined;
  /** Code; the province if not given. */
  readonly region?: string | null | undefined;
  readonly level: RegionLevel;
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
  readonly weight: EqualisationWeight;
  readonly area: ObservedArea;
}

/** What is meant by a request. */
export interface EqualisationQuestion {
  readonly subject: EqualisationSubject;
  /** For a thousand of whom values are told; null for values as they are. */
  readonly per: PopulationGroup | null;
  readonly region: string | null;
  readonly level: RegionLevel;
  readonly years: YearsAsked;
  readonly weight: EqualisationWeight;
  readonly area: ObservedArea;
  /** Whether a value counts only with its region’s people. */
  readonly needsPeople: boolean;
}

/** From the top down. */
const LEVELS = Object.values(RegionLevel);

/**
 * What a request means.
 * @throws BAD_USER_INPUT for arguments that do not go together or are out of bounds
 */
export function equalisationAsked(request: EqualisationRequest, day: CalendarDay): EqualisationQuestion {
  const { level, weight, area } = request;
  const subject = subjectOf(request);
  // Capacities mean nothing without those whom they are for.
  const per = request.per ?? ('facilityType' in subject ? PopulationGroup.TOTAL : null);
  if (level === RegionLevel.PROVINCE)
    throw badInput('level', 'There is one province: compare cities, counties or townships.', {
      problem: 'REGION_LEVEL',
    });
  if (area === ObservedArea.NATION)
    throw badInput('area', 'Figures of the whole country cannot be compared between divisions.', {
      problem: 'AREA_WITHOUT_REGIONS',
    });
  const needsPeople = weight === EqualisationWeight.POPULATION || per !== null;
  if (area !== ObservedArea.TOTAL && needsPeople)
    throw badInput('area', 'People are known of whole divisions only: ask for area TOTAL.', {
      problem: 'AREA_WITHOUT_PEOPLE',
    });
  const years = yearsAsked(request, Number(day.slice(0, 4)));
  return { subject, per, region: request.region ?? null, level, years, weight, area, needsPeople };
}

function subjectOf({ indicator, facilityType, unit, area }: EqualisationRequest): EqualisationSubject {
  if (typeof indicator === 'string' && typeof facilityType === 'string')
    throw badInput('facilityType', 'Give an indicator or a kind of facility, not both.', {
      problem: 'ONE_OF',
    });
  if (typeof facilityType === 'string') {
    if (!unit)
      throw badInput('unit', 'Say in which unit the facilities’ capacity is counted.', {
        problem: 'REQUIRED',
      });
    return { facilityType, unit };
  }
  if (typeof indicator !== 'string')
    throw badInput('indicator', 'Give an indicator, or a kind of facility with its unit.', {
      problem: 'ONE_OF',
    });
  if (unit)
    throw badInput('unit', 'An indicator has a unit of its own: leave out `unit`.', { problem: 'ONE_OF' });
  return { indicator, area };
}

/**
 * What can be judged only by what was found.
 * @throws BAD_USER_INPUT for a level that is not below the division, and for a share per person
 */
export function checkFound({ level, per, subject }: EqualisationQuestion, facts: EqualisationFacts): void {
  if (LEVELS.indexOf(level) <= LEVELS.indexOf(facts.place.level)) {
    const [own, asked] = [facts.place.level.toLowerCase(), level.toLowerCase()];
    throw badInput('level', `${facts.place.code} is a ${own} and has no ${asked} below it.`, {
      problem: 'REGION_LEVEL',
    });
  }
  if (per !== null && 'indicator' in subject && facts.subject.rollUp !== RollUp.SUM)
    throw badInput(
      'per',
      'Only an indicator whose values add up can be told per person; leave out `per` for this one.',
      { problem: 'NOT_A_SUM' },
    );
}
