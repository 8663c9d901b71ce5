import { CapacityUnit } from '../../domain/facilities/vocabulary.js';
import type { HoursKind } from './opening-hours.js';

/** How often a kind of facility is made up, and what such a place is like. All numbers are guesses. */
export interface MadeUpKind {
  readonly type: string;
  /** How many there are in a town and in the country, against the other kinds. */
  readonly town: number;
  readonly country: number;
  readonly hours: HoursKind;
  /** What is counted, and between which numbers. */
  readonly capacity?: readonly [CapacityUnit, least: number, most: number];
  /** Metres. */
  readonly radius?: number;
  /** Whether it stands in the middle of its township rather than among the houses. */
  readonly central?: boolean;
}

const { BED, NURSING_BED, PLACE, SEAT, SQUARE_METRE } = CapacityUnit;

const kind = (
  type: string,
  town: number,
  country: number,
  hours: HoursKind,
  rest: Pick<MadeUpKind, 'capacity' | 'radius' | 'central'> = {},
): MadeUpKind => ({ type, town, country, hours, ...rest });

/** The kinds in plausible proportion: many village clinics and kindergartens, few hospitals. */
export const FACILITY_MIX: readonly MadeUpKind[] = [
  kind('VILLAGE-CLINIC', 5, 300, 'CLINIC', { capacity: [BED, 1, 6], radius: 1_500 }),
  kind('VILLAGE-CULTURE-CENTRE', 30, 130, 'CULTURE', { capacity: [SEAT, 20, 200], radius: 1_500 }),
  kind('FARMERS-READING-ROOM', 0, 120, 'CULTURE', { capacity: [SEAT, 8, 40] }),
  kind('RURAL-HAPPINESS-HOME', 0, 110, 'CARE', { capacity: [BED, 4, 30] }),
  kind('FARMERS-FITNESS-SITE', 0, 90, 'OUTDOORS', { capacity: [SQUARE_METRE, 300, 1_500] }),
  kind('KINDERGARTEN', 70, 60, 'SCHOOL', { capacity: [PLACE, 60, 540], radius: 300 }),
  kind('COMMUNITY-SERVICE-FACILITY', 60, 40, 'OFFICE', { capacity: [SQUARE_METRE, 150, 1_500], radius: 500 }),
  kind('COMPULSORY-SCHOOL', 40, 45, 'SCHOOL', { capacity: [PLACE, 120, 2_400], radius: 1_000 }),
  kind('DISASTER-SHELTER', 20, 30, 'OUTDOORS', { capacity: [PLACE, 50, 3_000] }),
  kind('COMMUNITY-DAY-CARE', 30, 8, 'CARE', { capacity: [BED, 4, 40], radius: 800 }),
  kind('NURSERY', 25, 6, 'SCHOOL', { capacity: [PLACE, 20, 150], radius: 800 }),
  kind('HOME-CARE-CENTRE', 20, 6, 'CARE', { capacity: [BED, 6, 60], radius: 1_000 }),
  kind('COLUMBARIUM', 1, 20, 'OUTDOORS', { capacity: [PLACE, 100, 5_000] }),
  kind('COMMUNITY-NURSERY', 15, 4, 'SCHOOL', { capacity: [PLACE, 10, 60], radius: 500 }),
  kind('BOOKSHOP', 15, 4, 'SPORTS'),
  kind('VETERANS-SERVICE-CENTRE', 12, 14, 'OFFICE', { central: true }),
  kind('TEACHING-POINT', 0, 12, 'SCHOOL', { capacity: [PLACE, 10, 120] }),
  kind('TOWNSHIP-HEALTH-CENTRE', 0, 12, 'HOSPITAL', {
    capacity: [BED, 10, 120],
    radius: 5_000,
    central: true,
  }),
  kind('COMMUNITY-HEALTH-CENTRE', 12, 0, 'CLINIC', { capacity: [BED, 0, 60], radius: 1_000, central: true }),
  kind('COMMUNITY-READING-CENTRE', 12, 2, 'CULTURE', { capacity: [SEAT, 10, 80] }),
  kind('TOWNSHIP-CULTURE-STATION', 5, 11, 'CULTURE', { capacity: [SEAT, 30, 200], central: true }),
  kind('TOWNSHIP-ELDERLY-HOME', 0, 9, 'CARE', { capacity: [BED, 20, 150], central: true }),
  kind('ELDERLY-CARE-INSTITUTION', 8, 5, 'CARE', { capacity: [BED, 30, 500] }),
  kind('EMPLOYMENT-SOCIAL-SECURITY-FACILITY', 5, 8, 'OFFICE', { central: true }),
  kind('SOCIAL-ASSISTANCE-PLATFORM', 5, 8, 'OFFICE', { central: true }),
  kind('TCM-CLINIC', 6, 8, 'CLINIC'),
  kind('FITNESS-TRAIL', 8, 6, 'OUTDOORS', { capacity: [SQUARE_METRE, 1_000, 20_000] }),
  kind('LEGAL-SERVICE-HALL', 6, 6, 'OFFICE', { central: true }),
  kind('NEW-CULTURE-SPACE', 6, 4, 'CULTURE', { capacity: [SEAT, 10, 100] }),
  kind('PUBLIC-RENTAL-HOUSING', 6, 1, 'OUTDOORS'),
  kind('FOOTBALL-PITCH', 5, 2, 'SPORTS', { capacity: [SQUARE_METRE, 800, 8_000] }),
  kind('PUBLIC-EMPLOYMENT-AGENCY', 5, 5, 'OFFICE', { central: true }),
  kind('SENIOR-HIGH-SCHOOL', 5, 3, 'SCHOOL', { capacity: [PLACE, 600, 4_000] }),
  kind('SPORTS-VENUE', 4, 2, 'SPORTS', { capacity: [SQUARE_METRE, 800, 30_000] }),
  kind('FITNESS-CENTRE', 4, 2, 'SPORTS', { capacity: [SQUARE_METRE, 200, 4_000] }),
  kind('FEVER-CLINIC', 2, 3, 'HOSPITAL', { capacity: [BED, 1, 12], central: true }),
  kind('RURAL-REGIONAL-ELDERLY-CENTRE', 0, 2, 'CARE', {
    capacity: [BED, 30, 200],
    radius: 8_000,
    central: true,
  }),
  kind('ELDERLY-NURSING-HOME', 2, 1, 'CARE', { capacity: [NURSING_BED, 30, 300] }),
  kind('SECONDARY-VOCATIONAL-SCHOOL', 2, 1, 'SCHOOL', { capacity: [PLACE, 400, 5_000] }),
  kind('SPORTS-PARK', 2, 1, 'OUTDOORS', { capacity: [SQUARE_METRE, 2_000, 60_000] }),
  kind('COUNTY-HOSPITAL', 1.2, 0.6, 'HOSPITAL', {
    capacity: [BED, 150, 1_500],
    radius: 20_000,
    central: true,
  }),
  kind('MUSEUM', 1, 0.6, 'CULTURE'),
  kind('DISABILITY-CARE', 1, 0.8, 'CARE', { capacity: [BED, 10, 80] }),
  kind('MATERNAL-CHILD-HEALTH-INSTITUTION', 0.8, 0.4, 'HOSPITAL', {
    capacity: [BED, 50, 500],
    central: true,
  }),
  kind('PUBLIC-LIBRARY', 0.8, 0.4, 'CULTURE', { capacity: [SEAT, 80, 1_200], central: true }),
  kind('CULTURE-CENTRE', 0.8, 0.4, 'CULTURE', { central: true }),
  kind('TCM-HOSPITAL', 0.7, 0.4, 'HOSPITAL', { capacity: [BED, 100, 800], central: true }),
  kind('DISABILITY-REHABILITATION', 0.5, 0.3, 'CARE', { capacity: [PLACE, 20, 200] }),
  kind('MARRIAGE-REGISTRY', 0.5, 0.3, 'OFFICE', { central: true }),
  kind('COUNTY-DESTITUTE-CARE', 0.3, 0.3, 'CARE', { capacity: [NURSING_BED, 30, 200], central: true }),
  kind('ART-MUSEUM', 0.3, 0.1, 'CULTURE', { central: true }),
  kind('FUNERAL-HOME', 0.2, 0.3, 'HOSPITAL'),
  kind('SPECIAL-EDUCATION-SCHOOL', 0.2, 0.1, 'SCHOOL', { capacity: [PLACE, 50, 300], central: true }),
  kind('CHILDREN-HOSPITAL', 0.1, 0, 'HOSPITAL', { capacity: [BED, 200, 800], central: true }),
];
