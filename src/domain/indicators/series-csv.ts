import { toCsv } from '../csv.js';
import { observedToSdmx } from './observations-csv.js';
import type { SheetIndicator, SheetRegion } from './sheet-figure.js';
import { PLACE_HEADERS, placeCells, type SheetPlace } from './sheet-place.js';
import { AREA_WORDS } from './sheet-words.js';
import type { ObservedArea } from './vocabulary.js';

export interface SheetPoint extends SheetPlace {
  readonly year: number;
  /** On the path to the goal at the end of the year; null without a path. */
  readonly expected: string | null;
  readonly goal: string | null;
}

/** An indicator in a region over years. */
export interface SheetSeries {
  readonly indicator: SheetIndicator;
  readonly region: SheetRegion;
  readonly area: ObservedArea;
  readonly points: readonly SheetPoint[];
}

/** A series as a sheet: a row for each year. What was worked out stands in columns of its own. */
export function seriesToCsv({ indicator, region, area, points }: SheetSeries): string {
  return toCsv([
    [
      '指标代码',
      '指标',
      '单位',
      '行政区划代码',
      '行政区划',
      '地区类型',
      '年份',
      ...PLACE_HEADERS,
      '进度线年末值',
      '目标值',
    ],
    ...points.map((point) => [
      indicator.code,
      indicator.name,
      indicator.unit ?? '',
      region.code,
      region.name,
      AREA_WORDS[area],
      String(point.year),
      ...placeCells(point),
      point.expected ?? '',
      point.goal ?? '',
    ]),
  ]);
}

/** A series as an SDMX-CSV message of what was recorded (see observedToSdmx); what was worked out is not in it. */
export function seriesToSdmx({ indicator, region, area, points }: SheetSeries): string {
  return observedToSdmx(points.map((point) => ({ indicator, region, area, ...point })));
}
