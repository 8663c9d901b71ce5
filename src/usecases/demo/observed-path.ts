import { digitsAfterPoint } from '../../domain/decimal.js';
import { BetterDirection } from '../../domain/indicators/vocabulary.js';
import type { DemoIndicator } from './observed-ground.js';
import type { Random } from './random.js';

/** Plans of five years follow each other, and cumulative values begin anew with each. */
const PLAN_YEARS = 5;
/** How much of the way to its goal an indicator gets: some beyond it, some short of it. */
const LEAST_WAY = 0.7;
const MOST_WAY = 1.25;
/** Below these a target is set where the plan prints no number for it, as parts of the base. */
const BETTER_THAN_NATION = 0.75;
const BASE_OF_GOAL = 0.75;
/** A year before the base. */
const MOST_GROWTH = 0.1;

/** How an indicator of the province goes, by the end of a year: numbers in its unit. */
export type Course = (year: number) => number;

/** The base that is printed; where none is, a part of the goal in the year before the plan. */
function baseOf({ base, goal, endYear, better }: DemoIndicator): { readonly year: number; readonly value: number } {
  if (base) return { year: base.year, value: Number(base.value) };
  const part = better === BetterDirection.HIGHER ? BASE_OF_GOAL : 1 / BASE_OF_GOAL;
  return { year: endYear - PLAN_YEARS, value: Number(goal) * part };
}

/**
 * A course that goes through the base and ends somewhat past the goal or short of it. A cumulative one grows through the
 * years that it holds and begins anew after each plan.
 * @param indicator one whose values are numbers
 */
export function courseOf(indicator: DemoIndicator, random: Random): Course {
  const base = baseOf(indicator);
  const goal = indicator.goal === null ? base.value * BETTER_THAN_NATION : Number(indicator.goal);
  const way = LEAST_WAY + (MOST_WAY - LEAST_WAY) * random();
  const noise = Array.from({ length: 100 }, () => random() - 0.5);
  const noiseOf = (year: number) => (year === base.year ? 0 : (noise[year % noise.length] ?? 0));
  const { cumulativeSince, endYear } = indicator;
  if (cumulativeSince !== null) {
    const end = goal * way;
    const before = base.year < cumulativeSince ? base.value : end * 0.8;
    return (year) => {
      const held = yearsHeld(cumulativeSince, year);
      if (year < cumulativeSince) return (before * held) / PLAN_YEARS;
      if (base.year < cumulativeSince) return (end * held) / PLAN_YEARS;
      return base.value + ((end - base.value) * (year - base.year)) / (endYear - base.year);
    };
  }
  const ahead = indicator.better === BetterDirection.HIGHER ? goal > base.value : goal < base.value;
  // Towards a goal that the base already satisfies, nothing has to move.
  const slope = ahead ? ((goal - base.value) * way) / (endYear - base.year) : 0;
  const wiggle = Math.max(Math.abs(goal - base.value) * 0.05, Math.abs(base.value) * 0.001);
  const { least, most } = boundsOf(indicator);
  return (year) => {
    const gone = year - base.year;
    // Before its base it moved more slowly and by parts of itself, so that it does not begin below nothing.
    const backwards = base.value * (1 + Math.min(MOST_GROWTH, slope / base.value / 2)) ** gone;
    const value = (gone < 0 ? backwards : base.value + slope * gone) + wiggle * noiseOf(year);
    return Math.min(most, Math.max(least, value));
  };
}

/** How many years of its plan a cumulative value holds at the end of a year, from 1 to 5. */
const yearsHeld = (since: number, year: number) => ((((year - since) % PLAN_YEARS) + PLAN_YEARS) % PLAN_YEARS) + 1;

/** Whether cumulative values begin anew in a year. */
export const beginsAnew = (since: number, year: number) => yearsHeld(since, year) === 1;

/** Shares of a whole that may exceed it, such as gross enrolment rates, exceed it a little only. */
const MOST_GROSS_RATE = 105;

/** Between what numbers made-up values lie. */
export function boundsOf({ atLeast, atMost, unit }: DemoIndicator): {
  readonly least: number;
  readonly most: number;
} {
  const open = unit === '%' ? MOST_GROSS_RATE : Infinity;
  return { least: Number(atLeast ?? 0), most: atMost === null ? open : Number(atMost) };
}

/** How many digits after the point the plan prints. */
export function printedDigits({ base, goal }: DemoIndicator): number {
  return Math.max(0, ...[base?.value, goal].map((text) => (text == null ? 0 : digitsAfterPoint(text))));
}
