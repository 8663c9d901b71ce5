import type { RejectionCode } from '../../domain/facilities/rejection.js';
import type { FacilityRow } from './rows.js';

/** For each fault that a row's cells can have, what is different about such a row. */
export const FAULTS: Readonly<
  Partial<Record<RejectionCode, (row: Readonly<FacilityRow>) => Partial<FacilityRow>>>
> = {
  MISSING: () => ({ name: '' }),
  TOO_LONG: ({ name }) => ({ name: name.padEnd(201, '长') }),
  CONTROL_CHARACTER: ({ name }) => ({ name: `${name}\u0007` }),
  TYPE_UNKNOWN: () => ({ type: 'NO-SUCH-KIND' }),
  REGION_UNKNOWN: () => ({ region: '359999' }),
  REGION_LEVEL: ({ region }) => ({ region: `${region.slice(0, 4)}00` }),
  COORDINATES_INCOMPLETE: () => ({ longitude: '119.3', latitude: '' }),
  COORDINATES_UNREADABLE: () => ({ longitude: '东经119度', latitude: '26.08' }),
  COORDINATES_OUT_OF_RANGE: () => ({ longitude: '219.3', latitude: '126.08' }),
  COORDINATES_SWAPPED: () => ({ longitude: '26.08', latitude: '119.3' }),
  COORDINATES_OUTSIDE_CHINA: () => ({ longitude: '2.3522', latitude: '48.8566' }),
  CREDIT_CODE: () => ({ creditCode: '123500000000000000' }),
  PHONE: () => ({ phone: '0590-12' }),
  STATUS_UNKNOWN: () => ({ status: '不详' }),
  RADIUS: () => ({ serviceRadius: '100001' }),
  OPENING_HOURS_UNREADABLE: () => ({ openingHours: '看情况' }),
  OPENING_HOURS_BACKWARDS: () => ({ openingHours: 'Mo-Fr 17:00-17:00' }),
  OPENING_HOURS_OVERLAP: () => ({ openingHours: 'Mo-Fr 08:00-12:00,11:00-17:00' }),
  FEATURE_UNKNOWN: () => ({ accessibility: 'WHEELCHAIR_ENTRANCE;HELICOPTER' }),
  SERVICE_UNKNOWN: () => ({ offers: 'FJ-BPS-999' }),
  DATE: () => ({ beginsOn: '2024-02-30' }),
  DATES_REVERSED: () => ({ beginsOn: '2024-05-01', endedOn: '2023-05-01' }),
  UNIT_UNKNOWN: () => ({ capacityUnit: 'ELEPHANT', capacity: '5', available: '1', countedOn: '2025-12-31' }),
  CAPACITY: () => ({ capacityUnit: 'BED', capacity: '5', available: '6', countedOn: '2025-12-31' }),
};

/** Gives each row that it is handed the next of {@link FAULTS}, in turn. */
export function faultyRows(): (row: FacilityRow) => FacilityRow {
  const faults = Object.values(FAULTS);
  let given = 0;
  return (row) => {
    const fault = faults[given % faults.length];
    given += 1;
    return { ...row, ...fault?.(row) };
  };
}
