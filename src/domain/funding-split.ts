import { sumDecimals } from './decimal.js';
import { Payer } from './enums.js';
import { hullOfSums, type FenRange } from './money.js';
import { isFixed, type PercentRange } from './percent.js';
import { SplitKind } from './printed-shares.js';
import type { FundingTerms, PayerTerm } from './funding-terms.js';

/** A payer and its exact percentage of the whole, a decimal. */
export interface ExactPart {
  readonly payer: Payer;
  readonly percent: string;
}

export interface WholeSplit {
  /** Fen, in the order of the parts. */
  readonly parts: readonly bigint[];
  /** Fen that no percentage covers. */
  readonly unspecified: bigint;
}

/** Rounding must never underfund the county, then the city, then the province. Nobody waits for what is unspecified. */
const FIRST_SERVED = [Payer.COUNTY, Payer.CITY, Payer.PROVINCE];
const PAYERS = [...FIRST_SERVED, ...Object.values(Payer).filter((payer) => !FIRST_SERVED.includes(payer))];

/** Percentages as whole numbers of the last digit that any of them has, and how many of these the whole has. */
function scaledPercents(percents: readonly string[]): { units: bigint[]; whole: bigint } {
  const digits = Math.max(0, ...percents.map((percent) => percent.split('.')[1]?.length ?? 0));
  const units = (percent: string) => {
    const [whole = '', fraction = ''] = percent.split('.');
    return BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
  };
  return { units: percents.map(units), whole: units('100') };
}

/**
 * A sum divided by exact percentages into whole fen, which with what they leave always come to the sum. Every part is
 * its exact share rounded down or up: the largest remainders are rounded up (Hamilton's method), equal ones for the
 * county before the city before the province before others.
 * @param totalFen 0 or more
 * @param parts of different payers
 * @throws RangeError for percentages below 0 or over 100 together, a payer twice, or a sum below 0
 */
export function splitWhole(totalFen: bigint, parts: readonly ExactPart[]): WholeSplit {
  if (totalFen < 0n) throw new RangeError('A sum below 0 cannot be divided.');
  if (new Set(parts.map(({ payer }) => payer)).size < parts.length)
    throw new RangeError('A payer has one part: add up its percentages.');
  const { units, whole } = scaledPercents(parts.map(({ percent }) => percent));
  const rest = units.reduce((left, unit) => left - unit, whole);
  if (rest < 0n || units.some((unit) => unit < 0n))
    throw new RangeError(
      `Parts of a whole are percentages from 0 and at most 100 together, not ${sumDecimals(parts.map(({ percent }) => percent))}.`,
    );
  const quotas = [...units, rest].map((unit, index) => {
    const payer = parts[index]?.payer;
    return {
      fen: (totalFen * unit) / whole,
      remainder: (totalFen * unit) % whole,
      rank: payer === undefined ? PAYERS.length : PAYERS.indexOf(payer),
    };
  });
  const odd = quotas.reduce((left, { fen }) => left - fen, totalFen);
  const byRemainder = [...quotas].sort((a, b) =>
    a.remainder === b.remainder ? a.rank - b.rank : a.remainder > b.remainder ? -1 : 1,
  );
  const roundedUp = new Set(byRemainder.slice(0, Number(odd)));
  const fen = quotas.map((quota) => quota.fen + (roundedUp.has(quota) ? 1n : 0n));
  const unspecified = fen.pop() ?? 0n;
  return { parts: fen, unspecified };
}

export interface PayerAmount {
  readonly term: PayerTerm;
  /** Null if nothing says how much it bears. */
  readonly amount: FenRange | null;
}

/** A sum divided by the terms of its funding. */
export interface FundingSplit {
  readonly terms: FundingTerms;
  /** The whole, or the base that rates are taken of. */
  readonly totalFen: bigint;
  /** In the order of the terms. */
  readonly payers: readonly PayerAmount[];
  readonly allParties: FenRange | null;
  /** Null of rates on a base. */
  readonly unspecified: FenRange | null;
  /** If it depends on a tier that is not known: what it is in each, in the order of the terms. */
  readonly byTier: readonly FundingSplit[];
}

/**
 * What each payer bears of a sum. Of fixed percentages the amounts and what they leave come to the sum exactly. Where
 * one is a range, each amount is the range that holds every split by percentages of the ranges.
 * Rates on a base are rounded to the nearest fen each, halves up, and come to no whole.
 * @param totalFen the sum to divide, or the base such as the wages; 0 or more
 */
export function splitByTerms(totalFen: bigint, terms: FundingTerms): FundingSplit {
  if (terms.byTier.length > 0)
    return overTiers(
      totalFen,
      terms,
      terms.byTier.map((inTier) => splitByTerms(totalFen, inTier)),
    );
  return terms.kind === SplitKind.RATES_ON_BASE ? ratesOf(totalFen, terms) : partsOf(totalFen, terms);
}

/** Rounded to the nearest fen, halves up. */
function rateOf(totalFen: bigint, { percent }: PayerTerm): FenRange | null {
  const fen = (text: string) => {
    const { units, whole } = scaledPercents([text]);
    return (2n * totalFen * (units[0] ?? 0n) + whole) / (2n * whole);
  };
  return percent && { min: fen(percent.min), max: fen(percent.max) };
}

function ratesOf(totalFen: bigint, terms: FundingTerms): FundingSplit {
  return {
    terms,
    totalFen,
    payers: terms.payers.map((term) => ({ term, amount: rateOf(totalFen, term) })),
    allParties: terms.allParties && rateOf(totalFen, terms.allParties),
    unspecified: null,
    byTier: [],
  };
}

function partsOf(totalFen: bigint, terms: FundingTerms): FundingSplit {
  const known = terms.payers.flatMap(({ payer, percent }) => (percent ? [{ payer, percent }] : []));
  const { parts, unspecified } = known.every(({ percent }) => isFixed(percent))
    ? exactly(totalFen, known)
    : withinRanges(totalFen, known);
  const amounts = new Map(known.map(({ payer }, index) => [payer, parts[index] ?? null]));
  return {
    terms,
    totalFen,
    payers: terms.payers.map((term) => ({ term, amount: amounts.get(term.payer) ?? null })),
    allParties: terms.allParties && rateOf(totalFen, terms.allParties),
    unspecified,
    byTier: [],
  };
}

interface RangePart {
  readonly payer: Payer;
  readonly percent: PercentRange;
}

interface RangeSplit {
  readonly parts: readonly FenRange[];
  readonly unspecified: FenRange;
}

function exactly(totalFen: bigint, known: readonly RangePart[]): RangeSplit {
  const split = splitWhole(
    totalFen,
    known.map(({ payer, percent }) => ({ payer, percent: percent.min })),
  );
  const range = (fen: bigint) => ({ min: fen, max: fen });
  return { parts: split.parts.map(range), unspecified: range(split.unspecified) };
}

/** A share of largest remainders is the exact one rounded down or up, so the ends rounded outwards hold all of them. */
function withinRanges(totalFen: bigint, known: readonly RangePart[]): RangeSplit {
  const { units, whole } = scaledPercents(known.flatMap(({ percent }) => [percent.min, percent.max]));
  const ends = known.map((_, index) => ({
    min: units[2 * index] ?? 0n,
    max: units[2 * index + 1] ?? 0n,
  }));
  const lowest = ends.reduce((sum, { min }) => sum + min, 0n);
  const highest = ends.reduce((sum, { max }) => sum + max, 0n);
  const outwards = (min: bigint, max: bigint): FenRange => ({
    min: (totalFen * min) / whole,
    max: (totalFen * max + whole - 1n) / whole,
  });
  return {
    // Nobody can bear what the least of the others takes.
    parts: ends.map(({ min, max }) => {
      const left = whole - lowest + min;
      return outwards(min, max < left ? max : left);
    }),
    unspecified: outwards(highest < whole ? whole - highest : 0n, whole - lowest),
  };
}

/** Each amount from the least to the most that it is in any tier. */
function overTiers(totalFen: bigint, terms: FundingTerms, cases: readonly FundingSplit[]): FundingSplit {
  const sums = (amounts: readonly (FenRange | null)[]) => {
    const known = amounts.flatMap((amount) => amount ?? []);
    return known.length === cases.length ? hullOfSums(known) : null;
  };
  return {
    terms,
    totalFen,
    payers: terms.payers.map((term) => ({
      term,
      amount: sums(
        cases.map(({ payers }) => payers.find((one) => one.term.payer === term.payer)?.amount ?? null),
      ),
    })),
    allParties: sums(cases.map(({ allParties }) => allParties)),
    unspecified: sums(cases.map(({ unspecified }) => unspecified)),
    byTier: cases,
  };
}
