import {
  compareDecimals,
  decimalBetween,
  digitsAfterPoint,
  subtractDecimals,
  sumDecimals,
  withoutTrailingZeros,
} from './decimal.js';
import { Comparator } from './enums.js';
import { holds, type Bar, type Holds } from './indicators/bar.js';
import {
  directionOf,
  expectedAt,
  expectedOn,
  milestonesOf,
  numberOf,
  pathOf,
  type Figure,
  type Journey,
  type Milestone,
  type Path,
} from './indicators/path.js';
import { BetterDirection, ProgressReason, ProgressVerdict } from './indicators/vocabulary.js';
import type { CalendarDay } from './validity.js';

/** What a promise is judged by. Figures are those of the region that is asked about. */
export interface ProgressQuestion<F extends Figure> extends Omit<Journey, 'base'> {
  /** All figures of the base's year, the one that counts first. */
  readonly base: readonly F[];
  /** Of each later year, the figure that counts, in any order. */
  readonly observed: readonly F[];
  /** What a goal that is set against a reference is held against, such as the country's average, by year. */
  readonly references: readonly Figure[];
  /** Whether the goal is a total of the province, and the region is a part of it. */
  readonly partOfTotal: boolean;
  /** The day on which it is judged. Figures of later years do not count. */
  readonly day: CalendarDay;
}

/** Whether a promise is kept, and what that was judged by. Numbers are decimal text in the indicator's unit. */
export interface Progress<F extends Figure> {
  readonly verdict: ProgressVerdict;
  readonly reason: ProgressReason;
  /** The figure that it was judged by; null if there is none. */
  readonly figure: F | null;
  /** What is expected at the end of the figure's year; null if nothing can be said to be. */
  readonly expected: string | null;
  /** What is expected on the day. */
  readonly expectedOnDay: string | null;
  /** What is missing to what is expected: below 0 if the figure is better. Null unless both are numbers. */
  readonly gap: string | null;
  /** What has to be gained in each year that is not over; null once the goal is reached, or if none is left. */
  readonly neededPerYear: string | null;
  /** Whether the base satisfied the goal already. */
  readonly targetBelowBase: boolean;
  /** Whether the goal's year is over and nothing was reported for it, or for later. */
  readonly goalUnreported: boolean;
  /** The base figure that counts; null if there is none, and of what counts from nothing. */
  readonly base: F | null;
  readonly better: BetterDirection;
  readonly path: readonly Milestone[];
  /** All that was observed up to the day as a number, by year. */
  readonly points: readonly F[];
}

/** What was found out about a figure. */
interface Finding<F> {
  readonly verdict: ProgressVerdict;
  readonly reason: ProgressReason;
  readonly figure: F | null;
  readonly expected?: string | null;
}

/** Everything that judging needs, put in order. */
interface Case<F extends Figure> {
  readonly question: ProgressQuestion<F>;
  readonly better: BetterDirection;
  readonly path: Path | null;
  readonly base: F | null;
  /** The first that the plan prints, as a base of the path or as a part of what adds up. */
  readonly printed: F | null;
  /** Figures since the base and up to the day, by year. */
  readonly figures: readonly F[];
  /** Whether the goal's year is over. */
  readonly over: boolean;
}

const { MET, ON_TRACK, BEHIND, NO_DATA, NOT_MEASURABLE } = ProgressVerdict;
const yearOf = (day: CalendarDay) => Number(day.slice(0, 4));

/**
 * Whether a promise is kept on a day.
 *
 * A figure of a year stands for the year's end, a provisional one too. Judged is the newest figure up to the day's year;
 * once the goal's year is over, its own, or else the first that is later. A figure that satisfies the goal meets it; once
 * the goal's year is over, only one of that year or later does, or a base that satisfied it from the start, and without one
 * nothing can be said. Nor can it while nothing is newer than the base. Others are held against the path ({@link pathOf}). About (约) is reached within half a unit of the goal's last digit. A bare number
 * is a floor or a ceiling, as the indicator gets better. Below a reference is held against the same year's reference, in
 * every year. Words are reached by the same words. A figure that is told as a bound decides only what it implies.
 */
export function progressOf<F extends Figure>(question: ProgressQuestion<F>): Progress<F> {
  const each = caseOf(question);
  const { goal, partOfTotal } = question;
  const targetBelowBase = !partOfTotal && each.base !== null && satisfies(each, each.base) === 'YES';
  const finding = partOfTotal
    ? { verdict: NOT_MEASURABLE, reason: ProgressReason.PROVINCE_TOTAL, figure: chosen(each) }
    : judged(each, targetBelowBase);
  const { expected = null, figure, verdict } = finding;
  return {
    ...finding,
    expected,
    expectedOnDay: partOfTotal ? null : expectedToday(each),
    gap: gapOf(each, finding, expected),
    neededPerYear: verdict === MET || partOfTotal ? null : neededPerYear(each, figure),
    targetBelowBase,
    goalUnreported: each.over && !each.figures.some(({ year }) => year >= goal.year),
    base: each.base,
    better: each.better,
    path: partOfTotal || each.path === null ? [] : milestonesOf(each.path),
    points: [...(each.base ? [each.base] : []), ...each.figures].filter(({ value }) => value !== null),
  };
}

function caseOf<F extends Figure>(question: ProgressQuestion<F>): Case<F> {
  const { goal, cumulativeSince, day, observed } = question;
  const [printed = null] = question.base.filter(({ year }) => year <= yearOf(day));
  const begun = cumulativeSince !== null && printed !== null && printed.year >= cumulativeSince;
  const base = cumulativeSince === null ? printed : null;
  const first = cumulativeSince ?? (base === null ? -Infinity : base.year + 1);
  const figures = [...(begun ? [printed] : []), ...observed]
    .filter(({ year }) => year >= first && year <= yearOf(day))
    .sort((a, b) => a.year - b.year);
  const values = figures.flatMap(({ value }) => value ?? []);
  const journey = { ...question, base: question.base[0] ?? null };
  return {
    question,
    better: directionOf(journey),
    path: pathOf(journey, values),
    base,
    printed,
    figures,
    over: yearOf(day) > goal.year,
  };
}

/** The figure that is judged: of a goal in numbers, one that is a number or a bound, if there is one. */
function chosen<F extends Figure>(each: Case<F>): F | null {
  const { goal, references } = each.question;
  const inWords = goal.comparator === Comparator.IN_WORDS;
  const told = each.figures.filter(({ value }) => inWords || value !== null);
  const compared = told.filter(
    ({ year }) =>
      goal.comparator !== Comparator.BELOW_REFERENCE || references.some((other) => other.year === year),
  );
  const figures = [compared, told, each.figures].find(({ length }) => length > 0) ?? [];
  const due = each.over ? figures.find(({ year }) => year >= goal.year) : undefined;
  return due ?? figures.at(-1) ?? null;
}

function judged<F extends Figure>(each: Case<F>, targetBelowBase: boolean): Finding<F> {
  const { goal } = each.question;
  const { base, over } = each;
  const figure = chosen(each);
  if (figure === null && base !== null && targetBelowBase)
    return {
      verdict: MET,
      reason: ProgressReason.TARGET_BELOW_BASE,
      figure: base,
      expected: expectedOf(each, base),
    };
  const inWords = goal.comparator === Comparator.IN_WORDS;
  if (inWords && (figure === null || satisfies(each, figure) !== 'YES'))
    return { verdict: NOT_MEASURABLE, reason: ProgressReason.WORDS, figure };
  if (figure === null) return { verdict: NO_DATA, reason: ProgressReason.NOTHING_OBSERVED, figure };
  const expected = expectedOf(each, figure);
  const found = { figure, expected };
  if (satisfies(each, figure) === 'YES') {
    const reached = inWords ? ProgressReason.WORDS_REACHED : ProgressReason.GOAL_REACHED;
    if (!over || figure.year >= goal.year) return { ...found, verdict: MET, reason: reached };
    if (targetBelowBase) return { ...found, verdict: MET, reason: ProgressReason.TARGET_BELOW_BASE };
  }
  // What was so before may have changed by the goal's year, which nobody has reported.
  if (over && figure.year < goal.year)
    return { ...found, verdict: NO_DATA, reason: ProgressReason.GOAL_UNREPORTED };
  if (figure === each.printed) return { ...found, verdict: NO_DATA, reason: ProgressReason.NOTHING_OBSERVED };
  return { ...found, ...short(each, figure, expected) };
}

/** The verdict on a figure that does not satisfy the goal for certain. */
function short<F extends Figure>(
  each: Case<F>,
  figure: F,
  expected: string | null,
): Omit<Finding<F>, 'figure'> {
  const { goal } = each.question;
  if (figure.value === null) return { verdict: NOT_MEASURABLE, reason: ProgressReason.WORDS };
  const against = goal.comparator === Comparator.BELOW_REFERENCE;
  if (expected === null)
    return {
      verdict: NOT_MEASURABLE,
      reason: against ? ProgressReason.NO_REFERENCE : ProgressReason.NO_BASE,
    };
  const last = figure.year >= goal.year;
  // Where as much as the goal is expected, being on the path is reaching it.
  const whole = last || against || (goal.value !== null && compareDecimals(expected, goal.value) === 0);
  const bar = { value: expected, strict: false, better: each.better };
  const kept = whole ? satisfies(each, figure) : holds(figure, bar);
  if (kept === 'UNKNOWN') return { verdict: NOT_MEASURABLE, reason: ProgressReason.BOUND_ONLY };
  if (kept === 'YES') return { verdict: ON_TRACK, reason: ProgressReason.ON_PATH };
  const missed = last && each.over;
  return { verdict: BEHIND, reason: missed ? ProgressReason.GOAL_MISSED : ProgressReason.OFF_PATH };
}

/** Whether a figure is what the goal asks for. */
function satisfies<F extends Figure>(each: Case<F>, figure: F): Holds {
  const { goal } = each.question;
  if (goal.comparator === Comparator.IN_WORDS)
    return figure.words !== null && figure.words.trim() === goal.words?.trim() ? 'YES' : 'UNKNOWN';
  const bar = barOf(each, figure.year);
  return bar === null ? 'UNKNOWN' : holds(figure, bar);
}

/** What a figure of a year has to reach to satisfy the goal; null if that is not known. */
function barOf<F extends Figure>({ question, better }: Case<F>, year: number): Bar | null {
  const { goal } = question;
  const { comparator, value } = goal;
  if (comparator === Comparator.BELOW_REFERENCE) {
    const reference = referenceOf(question, year);
    return reference === null ? null : { value: reference, strict: true, better };
  }
  if (value === null) return null;
  if (comparator !== Comparator.APPROXIMATELY)
    return {
      value,
      strict: comparator === Comparator.MORE_THAN || comparator === Comparator.LESS_THAN,
      better,
    };
  const half = `0.${'0'.repeat(digitsAfterPoint(value))}5`;
  const slack = better === BetterDirection.HIGHER ? `-${half}` : half;
  return { value: sumDecimals([value, slack]), strict: false, better };
}

/** The number that a goal below a reference is held against in a year. */
function referenceOf<F extends Figure>({ references }: ProgressQuestion<F>, year: number): string | null {
  return numberOf(references.find((reference) => reference.year === year) ?? null)?.value ?? null;
}

/** What is expected at the end of a figure's year. */
function expectedOf<F extends Figure>({ question, path }: Case<F>, { year }: F): string | null {
  const { goal } = question;
  if (goal.comparator === Comparator.BELOW_REFERENCE) return referenceOf(question, year);
  return path ? expectedAt(path, year) : year >= goal.year ? goal.value : null;
}

function expectedToday<F extends Figure>({ question, path, over }: Case<F>): string | null {
  return path ? expectedOn(path, question.day) : over ? question.goal.value : null;
}

/** The second less the first, if what is better is higher. */
const lacking = (better: BetterDirection, from: string, to: string) =>
  withoutTrailingZeros(
    better === BetterDirection.HIGHER ? subtractDecimals(to, from) : subtractDecimals(from, to),
  );

function gapOf<F extends Figure>(each: Case<F>, finding: Finding<F>, expected: string | null): string | null {
  const number = numberOf(finding.figure);
  if (number === null || expected === null) return null;
  const gap = lacking(each.better, number.value, expected);
  // About as much as the goal is enough.
  return finding.verdict === MET && compareDecimals(gap, '0') > 0 ? '0' : gap;
}

function neededPerYear<F extends Figure>(each: Case<F>, figure: F | null): string | null {
  const { goal, day } = each.question;
  const number = numberOf(figure);
  if (number === null || goal.value === null) return null;
  const years = goal.year - Math.max(number.year, yearOf(day) - 1);
  const missing = lacking(each.better, number.value, goal.value);
  if (years <= 0) return null;
  const digits = Math.max(digitsAfterPoint(number.value), digitsAfterPoint(goal.value)) + 2;
  return withoutTrailingZeros(decimalBetween('0', missing, { part: 1, whole: years }, digits));
}
