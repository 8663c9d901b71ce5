import { toCsv } from '../csv.js';
import { observedToSdmx } from './observations-csv.js';
import type { SheetIndicator, SheetRegion } from './sheet-figure.js';
import { PLACE_HEADERS, placeCells, type SheetPlace } from './sheet-place.js';
import { AREA_WORDS } from './sheet-words.js';
import type { ObservedArea } from './vocabulary.js';

export interface SheetTableRow extends SheetPlace {
  readonly region: SheetRegion;
}

/** An indicator in the divisions of a level in a year. */
export interface SheetTable {
  readonly indicator: SheetIndicator;
  readonly year: number;
  readonly area: ObservedArea;
  readonly rows: readonly SheetTableRow[];
}

/** A table as a sheet: a row for each division. What was worked out stands in columns of its own. */
export function tableToCsv({ indicator, year, area, rows }: SheetTable): string {
  return toCsv([
    ['指标代码', '指标', '单位', '年份', '地区类型', '行政区划代码', '行政区划', ...PLACE_HEADERS],
    ...rows.map((row) => [
      indicator.code,
      indicator.name,
      indicator.unit ?? '',
      String(year),
      AREA_WORDS[area],
      row.region.code,
      row.region.name,
      ...placeCells(row),
    ]),
  ]);
}

/** A table as an SDMX-CSV message of what was recorded (see observedToSdmx); what was worked out is not in it. */
export function tableToSdmx({ indicator, year, area, rows }: SheetTable): string {
  return observedToSdmx(rows.map((row) => ({ indicator, year, area, ...row })));
}
