/** The columns of a made-up facility, under the names that imports know them by, in the order of the file. */
export const FACILITY_COLUMNS = [
  'recordId',
  'name',
  'type',
  'region',
  'address',
  'longitude',
  'latitude',
  'status',
  'operator',
  'creditCode',
  'phone',
  'serviceRadius',
  'openingHours',
  'accessibility',
  'beginsOn',
  'endedOn',
  'offers',
  'capacityUnit',
  'capacity',
  'available',
  'countedOn',
] as const;

/** A row of a file; an empty cell says that there is none. */
export type FacilityRow = Record<(typeof FACILITY_COLUMNS)[number], string>;

/** The columns of a made-up settlement, under the names that imports know them by, in the order of the file. */
export const SETTLEMENT_COLUMNS = [
  'recordId',
  'name',
  'region',
  'longitude',
  'latitude',
  'population',
  'elderly',
  'children',
  'countedOn',
] as const;

/** A row of a file. */
export type SettlementRow = Record<(typeof SETTLEMENT_COLUMNS)[number], string>;

/** The columns of a made-up observation, under the names that imports know them by, in the order of the file. */
export const OBSERVATION_COLUMNS = [
  'indicator',
  'region',
  'year',
  'area',
  'value',
  'unit',
  'status',
  'citation',
] as const;

/** A row of a file. */
export type ObservationRow = Record<(typeof OBSERVATION_COLUMNS)[number], string>;
