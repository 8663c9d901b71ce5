import type { FigureContent } from './content.js';
import { badInput } from './errors.js';
import { bearingOf, FigureBearing, fractionOf, type FigureValue } from './figure-bearing.js';
import { comparableUnits } from './units.js';

/** Beyond this a modified z-score is an outlier: Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993. */
export const DEFAULT_THRESHOLD = 3.5;
/** Of fewer places it is not told which is far from the others. It is the directory's own choice. */
export const DEFAULT_MINIMUM_PLACES = 5;
/**
 * A raise below this share of the median is nothing that outruns anybody's means, however few others raise: where all but
 * one have the list's value, that one's score is high whatever it adds. It is the directory's own choice.
 */
export const DEFAULT_MINIMUM_STEP = 0.2;

/** What applies in a county of one figure: its own, or what it inherits. */
export interface PlaceFigure extends FigureValue {
  /** Code. */
  readonly region: string;
}

export interface OverreachOptions {
  /** Above 0. */
  readonly threshold?: number;
  /** A whole number, at least 3: of two, neither is far from the others. */
  readonly minimumPlaces?: number;
  /** How far from the median at least, as a share of it: 0.2 is a fifth. 0 or more. */
  readonly minimumStep?: number;
}

/** What the deviations were measured by. */
export enum OverreachScale {
  /** The median absolute deviation. */
  MEDIAN_DEVIATION = 'MEDIAN_DEVIATION',
  /**
   * The mean absolute deviation, where more than half of the places have the same value. It grows with each place that
   * raises: where a share p of the places raise alike, each scores 1 ÷ (1.253314·p), whatever they raise by. At the
   * threshold of 3.5 none is flagged once 22.8 % of them do, such as 20 of 84.
   */
  MEAN_DEVIATION = 'MEAN_DEVIATION',
}

export enum OverreachVerdict {
  COMPARED = 'COMPARED',
  /** Fewer places than the minimum have a value: nothing is said of any. */
  TOO_FEW = 'TOO_FEW',
  /** All places have one value: none is above the others. */
  ALL_EQUAL = 'ALL_EQUAL',
  /** The figure says who is served, or is a total of the province: to have more of it is not to serve better. */
  NOT_COMPARABLE = 'NOT_COMPARABLE',
}

/** How far a place stands from the others, towards serving people better. */
export interface PlaceScore {
  readonly region: string;
  /** Null where it is a printed fraction. */
  readonly value: string | null;
  readonly unit: string;
  /** The modified z-score: above 0 better than the median place. */
  readonly score: number;
  /** The value as a multiple of the median; null if that is 0. A high score may be a small step where most are equal. */
  readonly ofMedian: number | null;
  readonly flagged: boolean;
}

export interface Overreach {
  readonly verdict: OverreachVerdict;
  readonly threshold: number;
  readonly minimumPlaces: number;
  readonly minimumStep: number;
  /** Places with a value in a unit that compares: those that were compared, if any were. */
  readonly places: number;
  /** In the base of the figure's unit; null unless compared. */
  readonly median: number | null;
  /** In the same; null unless compared. */
  readonly deviation: number | null;
  readonly scale: OverreachScale | null;
  /** The highest first, then by region; empty unless compared. */
  readonly scores: readonly PlaceScore[];
}

/**
 * The options, with the defaults for what is not given.
 * @throws BAD_USER_INPUT for a threshold or a minimum out of bounds
 */
export function checkOverreachOptions({
  threshold = DEFAULT_THRESHOLD,
  minimumPlaces = DEFAULT_MINIMUM_PLACES,
  minimumStep = DEFAULT_MINIMUM_STEP,
}: OverreachOptions): Required<OverreachOptions> {
  if (!(Number.isFinite(threshold) && threshold > 0))
    throw badInput('threshold', 'The threshold of a z-score is a number above 0, such as 3.5.');
  if (!(Number.isInteger(minimumPlaces) && minimumPlaces >= 3))
    throw badInput('minimumPlaces', 'Places are compared from 3 upwards: give a whole number of at least 3.');
  if (!(Number.isFinite(minimumStep) && minimumStep >= 0))
    throw badInput('minimumStep', 'A step is a share of the median, 0 or more: 0.2 is a fifth of it.');
  return { threshold, minimumPlaces, minimumStep };
}

/**
 * Which places have raised a standard far above comparable ones (服务标准盲目攀高, FJ-2018-ACTION-PLAN, 十二、（六）防控
 * 风险隐患). The score is Iglewicz & Hoaglin's modified z, 0.6745·(x − median)/MAD; where more than half of the places
 * have one value, so that MAD is 0, (x − median)/(1.253314·mean absolute deviation) as IBM SPSS has it. Of a ceiling
 * (AT_MOST, LESS_THAN) less is more. Only what serves people better is flagged, and only above the threshold and the
 * minimum step. All places are taken as alike: the directory knows nothing of their means.
 * @param figure the list's
 * @param places each once, with what applies there
 * @throws BAD_USER_INPUT for a threshold or a minimum out of bounds
 */
export function overreach(
  figure: FigureContent,
  places: readonly PlaceFigure[],
  options: OverreachOptions = {},
): Overreach {
  const { threshold, minimumPlaces, minimumStep } = checkOverreachOptions(options);
  const measured = places.flatMap((place) => {
    const { value, unit, region } = place;
    const fraction = comparableUnits(unit, figure.unit) ? fractionOf(place) : null;
    if (!fraction) return [];
    return [{ region, value, unit, x: Number(fraction.numerator) / Number(fraction.denominator) }];
  });
  const told = (verdict: OverreachVerdict): Overreach => ({
    verdict,
    threshold,
    minimumPlaces,
    minimumStep,
    places: measured.length,
    median: null,
    deviation: null,
    scale: null,
    scores: [],
  });
  const bearing = bearingOf(figure);
  if (bearing === FigureBearing.AUDIENCE || bearing === FigureBearing.TOTAL)
    return told(OverreachVerdict.NOT_COMPARABLE);
  if (measured.length < minimumPlaces) return told(OverreachVerdict.TOO_FEW);
  const spread = spreadOf(measured.map(({ x }) => x));
  if (!spread) return told(OverreachVerdict.ALL_EQUAL);
  const better = bearing === FigureBearing.CEILING ? -1 : 1;
  const { median, deviation, scale } = spread;
  const scores = measured.map(({ x, ...place }): PlaceScore => {
    const score = (better * FACTORS[scale] * (x - median)) / deviation;
    const flagged = score > threshold && Math.abs(x - median) >= minimumStep * Math.abs(median);
    return { ...place, score, ofMedian: median === 0 ? null : x / median, flagged };
  });
  return {
    ...told(OverreachVerdict.COMPARED),
    ...spread,
    scores: scores.sort((a, b) => b.score - a.score || (a.region < b.region ? -1 : 1)),
  };
}

/** What makes a deviation comparable to a standard deviation of normal values. */
const FACTORS: Readonly<Record<OverreachScale, number>> = {
  MEDIAN_DEVIATION: 0.6745,
  MEAN_DEVIATION: 1 / 1.253314,
};

/** Null if all values are one. */
function spreadOf(values: readonly number[]) {
  const median = medianOf(values);
  const deviations = values.map((value) => Math.abs(value - median));
  const middle = medianOf(deviations);
  if (middle > 0) return { median, deviation: middle, scale: OverreachScale.MEDIAN_DEVIATION };
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / deviations.length;
  return mean > 0 ? { median, deviation: mean, scale: OverreachScale.MEAN_DEVIATION } : null;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}
