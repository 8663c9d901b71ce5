import { compareDecimals, decimalBetween, digitsAfterPoint, withoutTrailingZeros } from '../decimal.js';
import { Comparator, RegionLevel } from '../enums.js';
import { daysAfter, type CalendarDay } from '../validity.js';
import { isNumber, type ToldFigure } from './figure.js';
import { BetterDirection, RollUp } from './vocabulary.js';

/** A value at the end of a year. */
export interface Milestone {
  readonly year: number;
  /** Decimal text in the indicator's unit. */
  readonly value: string;
}

/** What is promised for a year's end: a number or words. */
export interface Goal {
  readonly year: number;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly words: string | null;
}

/** A figure of a year as it was told: a number, a bound or words. */
export interface Figure extends ToldFigure {
  readonly year: number;
  readonly words: string | null;
}

/** The goal that is due first at the end of the day's year or later, or else the last; the first given of a year. */
export function dueNext<T extends Goal>(goals: readonly T[], day: CalendarDay): T | undefined {
  const year = Number(day.slice(0, 4));
  const late = (goal: T) => (goal.year < year ? 1 : 0);
  return [...goals].sort((a, b) => late(a) - late(b) || (late(a) ? b.year - a.year : a.year - b.year))[0];
}

/** The first year whose increments an indicator’s values hold; null if they do not add up over the years. */
export const countedSince = ({
  cumulative,
  cumulativeSince,
  startYear,
}: {
  readonly cumulative: boolean;
  /** The directory's reading; null without one. */
  readonly cumulativeSince: number | null;
  /** Of the plan. */
  readonly startYear: number;
}) => (cumulative ? (cumulativeSince ?? startYear) : null);

/** Whether what the province promises is a total, of which a division has only a part. */
export const isPartOfTotal = (
  level: RegionLevel,
  { cumulative, rollUp }: { readonly cumulative: boolean; readonly rollUp: RollUp | null },
) => level !== RegionLevel.PROVINCE && (cumulative || rollUp === RollUp.SUM);

/** What a path to a goal is made from. */
export interface Journey {
  readonly goal: Goal;
  /** The base figure that counts; null if there is none. */
  readonly base: Figure | null;
  /** The directory's reading of the indicator; null if there is none. */
  readonly better: BetterDirection | null;
  /** Of a cumulative indicator, the first year whose increments its values hold; null of others. */
  readonly cumulativeSince: number | null;
}

/** From one year's end to another's, in a straight line. */
export interface Path {
  readonly from: Milestone;
  readonly to: Milestone;
  /** Digits after the point that its values are told with at most. */
  readonly digits: number;
}

const BETTER_BY_COMPARATOR: Partial<Record<Comparator, BetterDirection>> = {
  [Comparator.AT_LEAST]: BetterDirection.HIGHER,
  [Comparator.MORE_THAN]: BetterDirection.HIGHER,
  [Comparator.AT_MOST]: BetterDirection.LOWER,
  [Comparator.LESS_THAN]: BetterDirection.LOWER,
  [Comparator.BELOW_REFERENCE]: BetterDirection.LOWER,
};

/**
 * In which direction a goal lies. The goal's own words decide; of a bare number, the reading of the indicator; without
 * one, the direction in which the goal lies from the base.
 */
export function directionOf({ goal, base, better, cumulativeSince }: Journey): BetterDirection {
  const told = BETTER_BY_COMPARATOR[goal.comparator] ?? better;
  if (told) return told;
  const from = cumulativeSince === null ? (base?.value ?? null) : '0';
  return from !== null && goal.value !== null && compareDecimals(goal.value, from) < 0
    ? BetterDirection.LOWER
    : BetterDirection.HIGHER;
}

/** More than 0 if the first is better, 0 if they are equal. */
export function compareInDirection(better: BetterDirection, a: string, b: string): number {
  return better === BetterDirection.HIGHER ? compareDecimals(a, b) : compareDecimals(b, a);
}

/**
 * The path from the base to the goal: a straight line from the end of the base's year to the end of the goal's. A
 * cumulative one begins with nothing at the end of the year before the first that it holds; what was counted before
 * belongs to another plan. A path never asks for more than the goal: where the base is better than that, the goal is
 * asked for from the start. Null where the goal or the base is no number, or the base is told only as a bound.
 * @param values other values that are held against the path, so that it is told exactly enough for them
 */
export function pathOf(journey: Journey, values: readonly string[] = []): Path | null {
  const { goal, cumulativeSince } = journey;
  const start = cumulativeSince === null ? numberOf(journey.base) : { year: cumulativeSince - 1, value: '0' };
  if (goal.value === null || start === null || start.year >= goal.year) return null;
  const passed = compareInDirection(directionOf(journey), start.value, goal.value) > 0;
  return {
    from: { year: start.year, value: passed ? goal.value : start.value },
    to: { year: goal.year, value: goal.value },
    digits: Math.max(...[start.value, goal.value, ...values].map(digitsAfterPoint)) + 2,
  };
}

/** A figure that is told as a number, and no bound; null of others. */
export function numberOf(figure: Figure | null): Milestone | null {
  return figure && isNumber(figure) ? { year: figure.year, value: figure.value } : null;
}

/**
 * What the path asks for at the end of a year: after its last year, the goal; null before its first.
 * Two digits more than the numbers it is made from, rounded towards the goal, so that what is told is never less than
 * what is asked for.
 */
export function expectedAt(path: Path, year: number): string | null {
  return at(path, year - path.from.year, 1);
}

/** What the path asks for at the end of a day, with days of equal length within a year; as {@link expectedAt} otherwise. */
export function expectedOn(path: Path, day: CalendarDay): string | null {
  const year = Number(day.slice(0, 4));
  const lastYear = `${String(year - 1).padStart(4, '0')}-12-31`;
  const days = daysAfter(lastYear, `${day.slice(0, 4)}-12-31`);
  return at(path, (year - 1 - path.from.year) * days + daysAfter(lastYear, day), days);
}

/** Every year of the path with what it asks for at the year's end. */
export function milestonesOf(path: Path): Milestone[] {
  const years = Array.from({ length: path.to.year - path.from.year + 1 }, (_, at) => path.from.year + at);
  return years.map((year) => ({ year, value: expectedAt(path, year) as string }));
}

/** @param part of a year, so many to a `year`, since the path's beginning */
function at({ from, to, digits }: Path, part: number, year: number): string | null {
  const whole = (to.year - from.year) * year;
  if (part < 0) return null;
  return withoutTrailingZeros(
    decimalBetween(from.value, to.value, { part: Math.min(part, whole), whole }, digits),
  );
}
