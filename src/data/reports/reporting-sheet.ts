import type { SheetReporting } from '../../domain/indicators/reporting-csv.js';
import type { ReportingAnswer } from './reporting-status.js';

/** Who has reported, as sheets show it. */
export function reportingSheet({ facts }: ReportingAnswer): SheetReporting[] {
  const { told, indicators, regions } = facts;
  return told.byRegion.flatMap(({ id, missing, ...counts }) => {
    const region = regions.get(id);
    return region
      ? [{ ...counts, region, missing: missing.flatMap((indicator) => indicators.get(indicator) ?? []) }]
      : [];
  });
}
