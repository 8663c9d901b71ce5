import { compareDecimals } from './decimal.js';
import { Comparator, RegionLevel } from './enums.js';
import { BetterDirection, RollUp } from './indicators/vocabulary.js';
import type { LocalTargetContent } from './local-target.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { closed, withText } from './text-rules.js';

/** A target as it is compared with another of the same indicator and year. */
export type ComparedTarget = Pick<LocalTargetContent, 'comparator' | 'value' | 'words'>;

/** What the directory knows of an indicator that a local target is for, on the day from which that is to be in force. */
export interface PromisedIndicator {
  readonly unit: string | null;
  /** The plan that prints it. */
  readonly plan: { readonly code: string; readonly startYear: number; readonly endYear: number };
  /** How it is read; null if nobody has read it, which leaves nothing to compare by. */
  readonly reading: {
    readonly rollUp: RollUp;
    readonly better: BetterDirection;
    /** What no value can be below, or above: decimals; null for no bound. */
    readonly atLeast: string | null;
    readonly atMost: string | null;
  } | null;
  /** What the province promises, of each year at most one. */
  readonly targets: readonly (ComparedTarget & { readonly year: number })[];
}

/** What the directory knows of what a local target refers to. */
export interface LocalTargetFacts {
  /** The division named; null if the directory has none of its code. */
  readonly region: { readonly level: RegionLevel; readonly inForce: boolean } | null;
  /** The indicator named; null if none of its code is in force. */
  readonly indicator: PromisedIndicator | null;
}

/** How a number may bind, by the direction in which the indicator gets better. */
const BINDING: Readonly<Record<BetterDirection, readonly Comparator[]>> = {
  HIGHER: [Comparator.EQUAL, Comparator.AT_LEAST, Comparator.MORE_THAN],
  LOWER: [Comparator.EQUAL, Comparator.AT_MOST, Comparator.LESS_THAN],
};
const NUMERIC = [...new Set(Object.values(BINDING).flat())];

/** The comparator of each direction that the value itself does not satisfy. */
const STRICT: Readonly<Record<BetterDirection, Comparator>> = {
  HIGHER: Comparator.MORE_THAN,
  LOWER: Comparator.LESS_THAN,
};

/**
 * What stands against publishing a local target as drafted, but for its source; empty if nothing does.
 * @param code with which the path of every problem begins
 */
export function checkLocalTarget(
  content: LocalTargetContent,
  { region, indicator }: LocalTargetFacts,
  code: string,
): Problem[] {
  const { note, words } = content;
  const problems = [
    ...checkRegion(content.region, region, [code, 'region']),
    ...checkIndicatorNamed(content.indicator, indicator, [code, 'indicator']),
    ...withText({ words, note }, [code]),
  ];
  const unsound = checkForm(content, [code]);
  if (unsound.length > 0 || !indicator) return [...problems, ...unsound];
  const unfit = [
    ...checkYear(content.year, indicator, [code, 'year']),
    ...checkValue(content, indicator, [code]),
  ];
  return [...problems, ...(unfit.length > 0 ? unfit : checkAbove(content, indicator, [code]))];
}

function checkRegion(code: string, region: LocalTargetFacts['region'], path: readonly string[]): Problem[] {
  if (!region)
    return [
      problem(
        ProblemCode.NOT_FOUND,
        `There is no division ${code.slice(0, 80)}: name a city or county.`,
        path,
      ),
    ];
  if (region.level !== RegionLevel.CITY && region.level !== RegionLevel.COUNTY) {
    const message = `${code} is a ${region.level.toLowerCase()}, and targets of their own are set by cities and counties: name one of these.`;
    return [problem(ProblemCode.INVALID, message, path)];
  }
  if (region.inForce) return [];
  const message = `${code} is not in being on the day from which this is to be in force: name what replaced it.`;
  return [problem(ProblemCode.NOT_IN_FORCE, message, path)];
}

function checkIndicatorNamed(
  code: string,
  indicator: PromisedIndicator | null,
  path: readonly string[],
): Problem[] {
  if (indicator) return [];
  const message = `There is no indicator ${code.slice(0, 80)} on the day from which this is to be in force: name one of \`indicators\`, or choose another day.`;
  return [problem(ProblemCode.NOT_FOUND, message, path)];
}

/** A target is a number that binds one way or the other, or it is words. */
function checkForm({ comparator, value, words }: LocalTargetContent, path: readonly string[]): Problem[] {
  const invalid = (field: string, message: string) => [
    problem(ProblemCode.INVALID, message, [...path, field]),
  ];
  if (comparator === Comparator.IN_WORDS) {
    if (value !== null)
      return invalid('value', 'A target in words has no value: leave it out, or give another comparator.');
    return words === null ? invalid('words', 'A target in words says them: give `words`.') : [];
  }
  if (!NUMERIC.includes(comparator)) {
    const message = `A local target does not bind as ${comparator}: give one of ${[...NUMERIC, Comparator.IN_WORDS].join(', ')}.`;
    return invalid('comparator', message);
  }
  if (words !== null)
    return invalid('words', 'A target by number has no words: leave them out, or give IN_WORDS.');
  return value === null
    ? invalid('value', 'A target by number has a value: give it in the indicator’s unit.')
    : [];
}

function checkYear(year: number, { plan }: PromisedIndicator, path: readonly string[]): Problem[] {
  if (Number.isInteger(year) && year >= plan.startYear && year <= plan.endYear) return [];
  const message = `${plan.code} covers ${plan.startYear}–${plan.endYear}: give one of these years, not ${year}.`;
  return [problem(ProblemCode.INVALID, message, path)];
}

/** Whether a number binds in the direction in which the indicator gets better, and can be reached at all. */
function checkValue(
  { comparator, value }: LocalTargetContent,
  { reading, unit }: PromisedIndicator,
  path: readonly string[],
): Problem[] {
  if (value === null || reading === null) return [];
  const { better, atLeast, atMost } = reading;
  if (!BINDING[better].includes(comparator)) {
    const message = `It gets better the ${better.toLowerCase()} it is, which ${comparator} does not ask for: give one of ${BINDING[better].join(', ')}.`;
    return [problem(ProblemCode.INVALID, message, [...path, 'comparator'])];
  }
  const bound = better === BetterDirection.HIGHER ? atMost : atLeast;
  const unreachable = bound !== null && compareDecimals(value, bound) === 0 && comparator === STRICT[better];
  const outside =
    (atLeast !== null && compareDecimals(value, atLeast) < 0) ||
    (atMost !== null && compareDecimals(value, atMost) > 0);
  if (!unreachable && !outside) return [];
  const message = `${written({ comparator, value, words: null }, unit)} cannot be reached: its values lie ${[
    ...(atLeast === null ? [] : [`at ${atLeast} or above`]),
    ...(atMost === null ? [] : [`at ${atMost} or below`]),
  ].join(' and ')}. Give one of these, in its unit.`;
  return [problem(ProblemCode.INVALID, message, [...path, 'value'])];
}

/**
 * Whether a target asks for more than the province’s of that year. A sum, such as 4,000 小区 of the whole province, is
 * shared out among the localities, so that no part of it can be held against the whole.
 */
function checkAbove(
  content: LocalTargetContent,
  { unit, reading, targets }: PromisedIndicator,
  path: readonly string[],
): Problem[] {
  const province = targets.find(({ year }) => year === content.year);
  if (!province || reading?.rollUp === RollUp.SUM) return [];
  const refuse = (field: string, why: string) => {
    const message = `The province promises ${written(province, unit)} for ${content.year}: ${why}`;
    return [problem(ProblemCode.TARGET_NOT_ABOVE, message, [...path, field])];
  };
  if (content.words !== null) {
    if (province.value !== null)
      return refuse('words', 'words cannot be told to ask for more than a number does. Give a number.');
    if (closed(content.words) === closed(province.words ?? ''))
      return refuse(
        'words',
        'these words ask for the same. Say what is more, or draft none: the province’s holds here.',
      );
    return [];
  }
  if (reading === null || asksMore(content, province, reading.better)) return [];
  const why = `${written(content, unit)} asks for no more. Give a ${reading.better.toLowerCase()} value, or draft none: the province’s holds here.`;
  return refuse('value', why);
}

/**
 * Whether one target by number asks for more than another; of equal values MORE_THAN and LESS_THAN ask for more than those
 * that the value itself satisfies. True where the other is no number, or binds the other way: nothing is to be compared.
 */
export function asksMore(target: ComparedTarget, other: ComparedTarget, better: BetterDirection): boolean {
  const opposite = better === BetterDirection.HIGHER ? BetterDirection.LOWER : BetterDirection.HIGHER;
  const otherWay = other.comparator !== Comparator.EQUAL && BINDING[opposite].includes(other.comparator);
  if (target.value === null || other.value === null || otherWay) return true;
  const strict = ({ comparator }: ComparedTarget) => (comparator === STRICT[better] ? 1 : 0);
  const higher = compareDecimals(target.value, other.value) * (better === BetterDirection.HIGHER ? 1 : -1);
  return higher > 0 || (higher === 0 && strict(target) > strict(other));
}

const SIGNS: Readonly<Partial<Record<Comparator, string>>> = {
  [Comparator.AT_LEAST]: '≥',
  [Comparator.AT_MOST]: '≤',
  [Comparator.MORE_THAN]: '>',
  [Comparator.LESS_THAN]: '<',
};

/** A target for a message: `>96%`, `应保尽保`. */
function written({ comparator, value, words }: ComparedTarget, unit: string | null): string {
  return value === null ? `“${words ?? ''}”` : `${SIGNS[comparator] ?? ''}${value}${unit ?? ''}`;
}
