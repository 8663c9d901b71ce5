import { chosenIndicator, type Frame, type IndicatorFrame } from './frame.js';
import type { Place } from './location.js';
import type { CapacityUnit, ObservedArea, PopulationGroup, RegionLevel } from './operations/generated.js';

/** One of the values allowed; the first of them where another was written into the address. */
function oneOf<Value extends string>(
  value: string | undefined,
  allowed: readonly [Value, ...Value[]],
): Value {
  return allowed.find((each) => each === value) ?? allowed[0];
}

export const chosenArea = ({ choices }: Place): ObservedArea =>
  oneOf<ObservedArea>(choices.area, ['TOTAL', 'URBAN', 'RURAL', 'NATION']);

export const chosenLevel = ({ choices }: Place): RegionLevel =>
  oneOf<RegionLevel>(choices.level, ['COUNTY', 'CITY', 'TOWNSHIP']);

export const UNITS = [
  'BED',
  'NURSING_BED',
  'PLACE',
  'SEAT',
  'SQUARE_METRE',
  'STAFF',
] as const satisfies readonly CapacityUnit[];

export const GROUPS = ['TOTAL', 'ELDERLY', 'CHILDREN'] as const satisfies readonly PopulationGroup[];

/** A year written as four digits; undefined for anything else. */
export function chosenYear({ choices }: Place): number | undefined {
  return /^\d{4}$/.test(choices.year ?? '') ? Number(choices.year) : undefined;
}

/** What is compared between divisions: an indicator, or facilities per thousand people. */
export interface Subject {
  readonly indicator?: string;
  readonly facilityType?: string;
  readonly unit?: CapacityUnit;
  readonly per?: PopulationGroup;
}

export function chosenSubject(frame: Frame, { choices }: Place): Subject {
  const { facilityType } = choices;
  if (facilityType !== undefined) {
    return { facilityType, unit: oneOf(choices.unit, UNITS), per: oneOf(choices.per, GROUPS) };
  }
  const indicator = chosenIndicator(frame, choices.indicator);
  if (!indicator) return {};
  const perHead = choices.per !== undefined && addsUp(indicator);
  return { indicator: indicator.code, ...(perHead ? { per: oneOf(choices.per, GROUPS) } : {}) };
}

/** Whether an indicator's values are totals, which alone can be set against people. */
export const addsUp = ({ reading }: IndicatorFrame): boolean => reading?.rollUp === 'SUM';
