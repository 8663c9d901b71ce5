import type { SheetEqualisation } from '../../domain/indicators/equalisation-csv.js';
import type { EqualisationAnswer } from './equalisation.js';

/** How equal divisions are, as sheets show it. */
export function equalisationSheet({ question, named, place, years }: EqualisationAnswer): SheetEqualisation {
  const { subject, per, level, weight, area } = question;
  return {
    subject: {
      ...('indicator' in subject
        ? { indicator: subject.indicator, unit: named.unit }
        : { facilityType: subject.facilityType, unit: subject.unit }),
      name: named.name,
      per,
    },
    region: place,
    level,
    weight,
    area,
    years: years.map((year) => ({
      ...year,
      regions: year.regions.map(({ unit, ...value }) => ({ ...value, region: unit })),
    })),
  };
}
