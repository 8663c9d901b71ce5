import {
  digitsAfterPoint,
  divideDecimals,
  multiplyDecimals,
  sumDecimals,
  withoutTrailingZeros,
} from '../decimal.js';
import { isNumber, type ToldFigure } from './figure.js';
import { RollUp } from './vocabulary.js';

/** A division that a whole consists of. */
export interface Part {
  /** What it reported; null if it has not. */
  readonly figure: ToldFigure | null;
  /** How many people live in it, whole and at least 0; null if that is not known. */
  readonly people: number | null;
}

/** A part whose figure counts in the whole. */
export interface CountedPart<P> {
  readonly part: P;
  readonly value: string;
}

/** What the parts come to, and how much of the whole they are. */
export interface RolledUp<P extends Part> {
  /** Decimal text in the indicator's unit. */
  readonly value: string;
  /** Of a mean: the sum of the values times people; null of a sum. */
  readonly numerator: string | null;
  /** Of a mean: the people of the parts that count; null of a sum. */
  readonly denominator: string | null;
  readonly counted: readonly CountedPart<P>[];
  /** Parts that have not reported. */
  readonly missing: readonly P[];
  /** Parts that reported words or only a bound, or, of a mean, whose people are not known. */
  readonly leftOut: readonly P[];
  /** How many there are in all. */
  readonly expected: number;
  /** The people of the parts that count, of those of all parts; from 0 to 1. Null if the people of a part are not known, or there is nobody. */
  readonly share: number | null;
}

/** Digits that a mean is given beyond those of the most exact of its values. */
const MORE_DIGITS = 2;

/** Digits after the point of what is derived by a division. */
const DERIVED_DIGITS = 4;

/**
 * The figure of a whole from those of its parts. A sum is exact. A mean is weighted by people, Σ value × people ÷ Σ people,
 * and rounded half away from zero to two digits more than the most exact of the values has. Parts without a figure are
 * neither imputed nor hidden: a sum is then less than the whole, and a mean is that of the others.
 * @returns null where the rule is NONE, and where no part counts
 */
export function rollUp<P extends Part>(rule: RollUp, parts: readonly P[]): RolledUp<P> | null {
  if (rule === RollUp.NONE) return null;
  const weighted = rule === RollUp.POPULATION_WEIGHTED_MEAN;
  const counted: CountedPart<P>[] = [];
  const missing: P[] = [];
  const leftOut: P[] = [];
  for (const part of parts) {
    if (!part.figure) missing.push(part);
    else if (!isNumber(part.figure) || (weighted && part.people === null)) leftOut.push(part);
    else counted.push({ part, value: part.figure.value });
  }
  const coverage = { counted, missing, leftOut, expected: parts.length, share: shareOf(counted, parts) };
  if (counted.length === 0) return null;
  if (!weighted) {
    const value = sumDecimals(counted.map((each) => each.value));
    return { ...coverage, value, numerator: null, denominator: null };
  }
  const numerator = sumDecimals(
    counted.map(({ part, value }) => multiplyDecimals(value, String(part.people))),
  );
  const denominator = sumDecimals(counted.map(({ part }) => String(part.people)));
  const digits = Math.max(...counted.map((each) => digitsAfterPoint(each.value))) + MORE_DIGITS;
  const value = divideDecimals(numerator, denominator, digits);
  return value === null ? null : { ...coverage, value, numerator, denominator };
}

/**
 * What is derived by a rule: numerator ÷ denominator × scale, rounded half away from zero to {@link DERIVED_DIGITS}
 * digits after the point. Without a denominator it is the exact product, without zeros at its end.
 * @param denominator decimal text; null if the rule has none
 * @returns null of a division by zero
 */
export function derive(numerator: string, denominator: string | null, scale: string): string | null {
  const scaled = multiplyDecimals(numerator, scale);
  return denominator === null
    ? withoutTrailingZeros(scaled)
    : divideDecimals(scaled, denominator, DERIVED_DIGITS);
}

function shareOf<P extends Part>(counted: readonly CountedPart<P>[], parts: readonly P[]): number | null {
  const all = peopleOf(parts);
  return all === null || all === 0 ? null : (peopleOf(counted.map(({ part }) => part)) ?? 0) / all;
}

function peopleOf(parts: readonly Part[]): number | null {
  return parts.reduce<number | null>(
    (sum, { people }) => (sum === null || people === null ? null : sum + people),
    0,
  );
}
