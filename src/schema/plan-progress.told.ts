import type { IndicatorStanding, StandingRows } from '../data/reports/plan-progress.js';
import { compareDecimals } from '../domain/decimal.js';
import { Comparator, RegionLevel } from '../domain/enums.js';
import { countedSince, type Figure } from '../domain/indicators/path.js';
import { BetterDirection, ProgressReason } from '../domain/indicators/vocabulary.js';
import type { CalendarDay } from '../domain/validity.js';
import type { IndicatorProgress } from './plan-progress.payloads.js';

const BINDING: Partial<Record<Comparator, string>> = {
  [Comparator.AT_LEAST]: 'at least ',
  [Comparator.AT_MOST]: 'at most ',
  [Comparator.MORE_THAN]: 'more than ',
  [Comparator.LESS_THAN]: 'less than ',
  [Comparator.APPROXIMATELY]: 'about ',
};

/** Where and when promises were judged. */
export interface Judged {
  readonly day: CalendarDay;
  readonly level: RegionLevel;
}

/** How promises stand as the API tells it, with the rows that were read for it. */
export function standingsTold(
  standings: readonly IndicatorStanding[],
  { indicators, targets, localTargets, observations }: StandingRows,
  judged: Judged,
): IndicatorProgress[] {
  const figureRow = ({ id }: { readonly id: number }) => observations.get(id) ?? { id };
  return standings.map((standing) => {
    const { goal, figure, base, facts } = standing;
    return {
      indicator: indicators.get(facts.indicator) ?? { indicatorId: facts.indicator },
      verdict: standing.verdict,
      reason: standing.reason,
      explanation: explained(standing, judged),
      target: targets.get(standing.target) ?? null,
      localTarget: localTargets.get(standing.localTarget) ?? null,
      ofProvince: standing.localTarget === null,
      goalYear: goal.year,
      goal: goal.value,
      goalWords: goal.words,
      comparator: goal.comparator,
      base: standing.baseFigures.map(figureRow),
      baseYear: base?.year ?? null,
      baseValue: base?.value ?? null,
      observation: figure && figureRow(figure),
      value: figure?.value ?? null,
      valueYear: figure?.year ?? null,
      expected: standing.expected,
      expectedOnDay: standing.expectedOnDay,
      gap: standing.gap,
      neededPerYear: standing.neededPerYear,
      targetBelowBase: standing.targetBelowBase,
      path: standing.path.map(({ year, value }) => ({ year, expected: value })),
      points: standing.points.map((point) => ({
        year: point.year,
        value: point.value as string,
        observation: figureRow(point),
      })),
    };
  });
}

/** A verdict in words. */
export function explained(standing: IndicatorStanding, { day, level }: Judged): string {
  const { goal, goalUnreported, localTarget, reason } = standing;
  const sentences = [REASONS[reason](standing, day)];
  if (goalUnreported && ![ProgressReason.PROVINCE_TOTAL, ProgressReason.GOAL_UNREPORTED].includes(reason))
    sentences.push(`The goal’s year, ${goal.year}, is over.`);
  if (level !== RegionLevel.PROVINCE && localTarget === null)
    sentences.push('The goal is the province’s: the division has none of its own that is due.');
  return sentences.join(' ');
}

const told = ({ comparator, value, words }: Omit<Figure, 'year'>, unit: string | null) =>
  value === null ? `“${words ?? ''}”` : `${BINDING[comparator] ?? ''}${amount(value, unit)}`;
const amount = (value: string | null, unit: string | null) => [value, unit].filter(Boolean).join(' ');
const goalOf = ({ goal, facts }: IndicatorStanding) => `the goal for ${goal.year}, ${told(goal, facts.unit)}`;
const figureOf = ({ figure, facts }: IndicatorStanding) =>
  figure ? `the figure of ${figure.year}, ${told(figure, facts.unit)}` : 'no figure';
const sentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What is asked of the figure: by the reference of its year, or by the path. */
const askedOf = (standing: IndicatorStanding) => {
  const { goal, expected, facts } = standing;
  if (isAgainst(goal)) return `the reference of that year, ${amount(expected, facts.unit)}`;
  // The path asks for as much as the goal only where it is the goal itself, which may ask for more than a number.
  const whole = expected !== null && goal.value !== null && compareDecimals(expected, goal.value) === 0;
  const asked = whole ? told(goal, facts.unit) : amount(expected, facts.unit);
  return `${asked}, which the path to ${goalOf(standing)}, asks for by the end of that year`;
};
const isAgainst = ({ comparator }: Figure) => comparator === Comparator.BELOW_REFERENCE;

const missing = ({ gap, facts, better }: IndicatorStanding) => {
  if (gap === null || gap === '0') return '';
  const much = amount(gap, facts.unit);
  return better === BetterDirection.HIGHER ? `: ${much} is missing` : `: it is ${much} too much`;
};

const REASONS: Readonly<Record<ProgressReason, (standing: IndicatorStanding, day: CalendarDay) => string>> = {
  GOAL_REACHED: (standing) => sentence(`${figureOf(standing)}, satisfies ${goalOf(standing)}.`),
  TARGET_BELOW_BASE: (standing) =>
    `The base${standing.base ? ` of ${standing.base.year}, ${told(standing.base, standing.facts.unit)},` : ''} satisfied ${goalOf(standing)}, already, and nothing newer says otherwise.`,
  ON_PATH: (standing) => sentence(`${figureOf(standing)}, is no worse than ${askedOf(standing)}.`),
  OFF_PATH: (standing) =>
    sentence(
      `${figureOf(standing)}, ${isAgainst(standing.goal) ? 'is not below' : 'falls short of'} ${askedOf(standing)}${missing(standing)}.`,
    ),
  GOAL_MISSED: (standing) =>
    sentence(`${figureOf(standing)}, misses ${goalOf(standing)}${missing(standing)}.`),
  NOTHING_OBSERVED: ({ base, facts }, day) => {
    const since = base ? ` since the base of ${base.year}, ${told(base, facts.unit)}` : '';
    const counted = facts.cumulative
      ? ` for the years from ${countedSince(facts)} on, which the goal adds up`
      : '';
    return `Nothing has been recorded up to ${day}${since}${counted}.`;
  },
  GOAL_UNREPORTED: (standing) =>
    `The goal’s year, ${standing.goal.year}, is over, and nothing has been recorded for it: the newest before is ${figureOf(standing)}.`,
  NO_BASE: (standing) =>
    sentence(
      `${figureOf(standing)}, does not satisfy ${goalOf(standing)}, and there is no path to hold it against: ${standing.base ? `the base of ${standing.base.year}, ${told(standing.base, standing.facts.unit)}, is no exact number` : 'there is no base'}.`,
    ),
  WORDS: (standing) =>
    standing.figure
      ? sentence(`${figureOf(standing)}, cannot be held against ${goalOf(standing)}.`)
      : sentence(`${goalOf(standing)}, is in words: it is met once the same words are recorded.`),
  WORDS_REACHED: (standing) => sentence(`${figureOf(standing)}, is what ${goalOf(standing)}, asks for.`),
  NO_REFERENCE: (standing) =>
    sentence(
      `${goalOf(standing)}, is set against a reference of which nothing has been recorded for ${standing.figure?.year ?? 'its year'}: record it for the area NATION.`,
    ),
  BOUND_ONLY: (standing) =>
    sentence(
      `${figureOf(standing)}, is only a bound, which does not tell whether ${amount(standing.expected, standing.facts.unit)} was reached.`,
    ),
  PROVINCE_TOTAL: (standing) =>
    sentence(
      `${goalOf(standing)}, is a total of the whole province, of which no share is set for this division.`,
    ),
};
