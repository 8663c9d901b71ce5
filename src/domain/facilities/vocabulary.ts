/** The closed vocabularies of facilities. Descriptions for the API: schema/facility.enums.ts. */

export enum FacilityStatus {
  OPERATING = 'OPERATING',
  SUSPENDED = 'SUSPENDED',
  PLANNED = 'PLANNED',
  CLOSED = 'CLOSED',
}

export enum AccessibilityFeature {
  WHEELCHAIR_ENTRANCE = 'WHEELCHAIR_ENTRANCE',
  WHEELCHAIR_TOILET = 'WHEELCHAIR_TOILET',
  WHEELCHAIR_PARKING = 'WHEELCHAIR_PARKING',
  LIFT = 'LIFT',
  TACTILE_PAVING = 'TACTILE_PAVING',
  LOW_COUNTER = 'LOW_COUNTER',
  SIGN_LANGUAGE = 'SIGN_LANGUAGE',
  BRAILLE = 'BRAILLE',
  HEARING_LOOP = 'HEARING_LOOP',
}

/** What a facility's capacity is counted in. */
export enum CapacityUnit {
  BED = 'BED',
  NURSING_BED = 'NURSING_BED',
  PLACE = 'PLACE',
  SEAT = 'SEAT',
  SQUARE_METRE = 'SQUARE_METRE',
  STAFF = 'STAFF',
}
