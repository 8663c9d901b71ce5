import { toCsv } from '../csv.js';
import { Comparator, ObservationStatus } from '../enums.js';
import { groupBy } from '../group-by.js';
import { OBS_STATUS, toSdmxCsv, type Dataflow, type SdmxRow } from '../sdmx-csv.js';
import {
  FIGURE_HEADERS,
  figureCells,
  figureSource,
  othersText,
  type SheetFigure,
  type SheetIndicator,
  type SheetRegion,
} from './sheet-figure.js';
import { AREA_WORDS } from './sheet-words.js';
import type { ObservedArea } from './vocabulary.js';

/** What a figure is about. */
export interface SheetCell {
  readonly indicator: SheetIndicator;
  readonly region: SheetRegion;
  readonly year: number;
  readonly area: ObservedArea;
}

/** A recorded figure and what it is about. */
export interface SheetObservation extends SheetCell {
  readonly figure: SheetFigure;
}

/** What was recorded, as a sheet: a row for each figure, in the order given. */
export function observationsToCsv(observations: readonly SheetObservation[]): string {
  return toCsv([
    ['指标代码', '指标', '单位', '行政区划代码', '行政区划', '年份', '地区类型', ...FIGURE_HEADERS, '说明'],
    ...observations.map(({ indicator, region, year, area, figure }) => [
      indicator.code,
      indicator.name,
      indicator.unit ?? '',
      region.code,
      region.name,
      String(year),
      AREA_WORDS[area],
      ...figureCells(figure),
      figure.note ?? '',
    ]),
  ]);
}

/** Observed values in SDMX. An area is one of ObservedArea, a comparator one of Comparator. */
export const OBSERVATION_FLOW = {
  id: 'OBSERVATION',
  dimensions: ['INDICATOR', 'REF_AREA', 'AREA_TYPE', 'TIME_PERIOD'],
  measures: ['OBS_VALUE'],
  attributes: ['UNIT_MEASURE', 'OBS_STATUS', 'COMPARATOR', 'OBS_TEXT', 'SOURCE', 'COMMENT'],
} as const satisfies Dataflow;

/** What SDMX has one value for: the figure that counts, null if none was recorded, and those that stand beside it. */
export interface SheetKey extends SheetCell {
  readonly figure: SheetFigure | null;
  readonly others: readonly SheetFigure[];
}

/**
 * Observed values as an SDMX-CSV message. SDMX has one value for a region and year: the one that counts is OBS_VALUE,
 * and the others are told in COMMENT. A value that is missing is a row without one, marked as missing.
 */
export function observedToSdmx(keys: readonly SheetKey[]): string {
  return toSdmxCsv(OBSERVATION_FLOW, keys.map(sdmxRow));
}

function sdmxRow({
  indicator,
  region,
  year,
  area,
  figure,
  others,
}: SheetKey): SdmxRow<typeof OBSERVATION_FLOW> {
  const beside = others.length > 0 ? [`另有：${othersText(others)}`] : [];
  const key = {
    INDICATOR: indicator.code,
    REF_AREA: region.code,
    AREA_TYPE: area,
    TIME_PERIOD: String(year),
    UNIT_MEASURE: indicator.unit,
    COMMENT: [...(figure?.note ? [figure.note] : []), ...beside].join(' '),
  };
  if (!figure) return { ...key, OBS_STATUS: OBS_STATUS.MISSING };
  return {
    ...key,
    OBS_VALUE: figure.value,
    OBS_STATUS: figure.status === ObservationStatus.PROVISIONAL ? OBS_STATUS.PROVISIONAL : OBS_STATUS.NORMAL,
    COMPARATOR: figure.comparator === Comparator.EQUAL ? null : figure.comparator,
    OBS_TEXT: figure.words,
    SOURCE: figureSource(figure),
  };
}

/**
 * Figures by what SDMX has one value for, in the order in which they first occur: one of each counts, and the rest stand
 * beside it.
 * @param compare sorts the figures of one indicator, region, year and area as they count
 */
export function byKey<O extends SheetObservation>(
  observations: readonly O[],
  compare: (a: O, b: O) => number,
): SheetKey[] {
  const keys = groupBy(observations, ({ indicator, region, area, year }) =>
    [indicator.code, region.code, area, year].join(' '),
  );
  return [...keys.values()].flatMap((those) => {
    const [first, ...rest] = [...those].sort(compare);
    return first ? [{ ...first, others: rest.map(({ figure }) => figure) }] : [];
  });
}
