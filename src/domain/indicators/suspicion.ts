import { compareDecimals, subtractDecimals, sumDecimals } from '../decimal.js';
import type { YearValue } from './figure.js';
import { median, spreadOf, trendOf, type Spread, type Trend } from './robust.js';
import { SuspicionCode } from './vocabulary.js';

/** Why a figure looks wrong. It is told, and the figure stands. */
export interface Suspicion {
  readonly code: SuspicionCode;
  readonly message: string;
  /** About what would have been expected, as a decimal; null if nothing can be said. */
  readonly expected: string | null;
  /** Of a slip of units, how many times the expected it is: a power of ten; else null. */
  readonly factor: string | null;
  /** How many robust standard deviations it lies off; null where that is not the point. */
  readonly score: number | null;
}

/** From how many robust standard deviations a value is out of line (Iglewicz and Hoaglin 1993). */
const OUT_OF_LINE = 3.5;
/** A difference smaller than this share of the values is none that anybody would look into, however even the others are. */
const WORTH_A_LOOK = 0.02;
/** With fewer values than these, one that is wrong cannot be told from those that are right. */
const LEAST_YEARS = 6;
const LEAST_PEERS = 6;
/** A slip needs less: it is told by its size. */
const LEAST_OTHER_YEARS = 2;
/** Powers of ten that units are mistaken by: 十, 百, 千, 万. */
const SLIPS: readonly (readonly [text: string, factor: number])[] = [
  ['10', 10],
  ['100', 100],
  ['1000', 1_000],
  ['10000', 10_000],
  ['0.1', 0.1],
  ['0.01', 0.01],
  ['0.001', 0.001],
  ['0.0001', 0.0001],
];
/** How near a slip must come to the power of ten. */
const NEAR = 1 / 3;

/** A number as a decimal of four digits that count. */
function approximate(value: number): string {
  const rounded = Number(value.toPrecision(4));
  if (Math.abs(rounded) >= 1e15) return BigInt(rounded).toString();
  if (rounded !== 0 && Math.abs(rounded) < 1e-6) return rounded.toFixed(20).replace(/0+$/, '');
  return String(rounded);
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** The power of ten by which a value is about as many times the expected; undefined if it is none. */
function slipOf(value: number, expected: number): string | undefined {
  if (expected === 0) return undefined;
  const ratio = value / expected;
  return SLIPS.find(([, factor]) => Math.abs(ratio / factor - 1) <= NEAR)?.[0];
}

/** Whether a value differs from another by more than nobody would look into. */
const isWorthALook = (value: number, expected: number) =>
  Math.abs(value - expected) > WORTH_A_LOOK * Math.max(Math.abs(value), Math.abs(expected));

/** How many robust standard deviations a value lies off, if that is out of line; else null. */
function scoreOf(off: number, scale: number | null): number | null {
  const score = scale === null ? 0 : off / scale;
  return Math.abs(score) > OUT_OF_LINE ? score : null;
}

function slip(factor: string, expected: number, than: string): Suspicion {
  return {
    code: SuspicionCode.UNIT_SLIP,
    message: `This is about ${factor} times ${than} (${approximate(expected)}): look whether it is in the indicator’s unit.`,
    expected: approximate(expected),
    factor,
    score: null,
  };
}

function outOfLine(code: SuspicionCode, expected: number, score: number, than: string): Suspicion {
  return {
    code,
    message: `${than} suggest about ${approximate(expected)}: this lies ${Math.abs(hundredths(score))} robust standard deviations ${score > 0 ? 'above' : 'below'}.`,
    expected: approximate(expected),
    factor: null,
    score: hundredths(score),
  };
}

/** What one region’s own years say of a value. */
export class History {
  private trend: Trend | null | undefined;

  /** @param values one for each year; the value that is asked about may be among them */
  constructor(private readonly values: readonly YearValue[]) {}

  /**
   * A slip of units against the middle of the other years (two at least), or a value out of line with the straight trend
   * of all of them (six at least); null if it looks right.
   */
  suspicion({ year, value }: YearValue): Suspicion | null {
    const others = this.values.filter((other) => other.year !== year).map((other) => other.value);
    if (others.length >= LEAST_OTHER_YEARS) {
      const expected = median(others);
      const factor = slipOf(value, expected);
      if (factor !== undefined) return slip(factor, expected, 'what the other years of the region are');
    }
    const trend = this.line();
    if (!trend) return null;
    const expected = trend.at(year);
    const score = scoreOf(value - expected, trend.scale);
    if (score === null || !isWorthALook(value, expected)) return null;
    return outOfLine(
      SuspicionCode.OUT_OF_LINE_WITH_HISTORY,
      expected,
      score,
      'The other years of the region',
    );
  }

  private line(): Trend | null {
    this.trend ??= this.values.length < LEAST_YEARS ? null : trendOf(this.values);
    return this.trend;
  }
}

/** What the divisions of one level say of the value of one of them in a year. */
export class Peers {
  private readonly spread: Spread | null;
  private readonly centre: number;

  /**
   * @param values of all of them, the one that is asked about too
   * @param totals whether they add up over divisions: those of a large one are large, so that they are compared by their
   *   logarithms, and a slip cannot be told by its size
   */
  constructor(
    values: readonly number[],
    private readonly totals: boolean,
  ) {
    // Nothing at all has no logarithm.
    const compared = totals ? values.filter((value) => value > 0).map(Math.log) : values;
    this.spread = compared.length < LEAST_PEERS ? null : spreadOf(compared);
    this.centre = totals ? Math.exp(this.spread?.centre ?? NaN) : (this.spread?.centre ?? NaN);
  }

  /** A slip of units or a value out of line; null if it looks right, or there are fewer than six to compare. */
  suspicion(value: number): Suspicion | null {
    if (!this.spread || (this.totals && value <= 0)) return null;
    const { centre, scale } = this.spread;
    const own = this.totals ? Math.log(value) : value;
    const score = scoreOf(own - centre, scale);
    if (score === null || !isWorthALook(value, this.centre)) return null;
    const factor = this.totals ? undefined : slipOf(value, this.centre);
    if (factor !== undefined) return slip(factor, this.centre, 'what other divisions of the level have');
    return outOfLine(
      SuspicionCode.OUT_OF_LINE_WITH_PEERS,
      this.centre,
      score,
      'Other divisions of the level',
    );
  }
}

/**
 * A total that is not the sum of its parts, by more than rounding can explain: half of the last digit that each prints.
 * @param total a decimal
 * @param parts decimals of all parts
 * @returns null if it is the sum, or there are no parts
 */
export function partsSuspicion(total: string, parts: readonly string[]): Suspicion | null {
  if (parts.length === 0) return null;
  const sum = sumDecimals(parts);
  const tolerance = sumDecimals([total, ...parts].map(halfOfLastDigit));
  const difference = subtractDecimals(total, sum);
  const size = difference.startsWith('-') ? difference.slice(1) : difference;
  if (compareDecimals(size, tolerance) <= 0) return null;
  return {
    code: SuspicionCode.PARTS_DO_NOT_SUM,
    message: `The ${parts.length} divisions below have ${sum} together: look which of them, or the total, is wrong.`,
    expected: sum,
    factor: null,
    score: null,
  };
}

/** Half of a unit of the last digit that a decimal prints: "0.05" of "12.3", "0.5" of "12". */
function halfOfLastDigit(decimal: string): string {
  const [, fraction = ''] = decimal.split('.');
  return `0.${'0'.repeat(fraction.length)}5`;
}

/** What there is to compare a figure with; what is not given says nothing. */
export interface Comparisons {
  readonly history?: History | undefined;
  readonly peers?: Peers | undefined;
  /** Decimals of the divisions below, if all of them have one and they add up. */
  readonly parts?: readonly string[] | undefined;
}

/**
 * All that looks wrong with a figure. A slip of units is told once, and instead of what else it makes look wrong.
 * @param figure its value a decimal in the indicator’s unit
 */
export function suspicionsOf(
  { year, value }: { readonly year: number; readonly value: string },
  { history, peers, parts = [] }: Comparisons,
): Suspicion[] {
  const number = Number(value);
  const found = [history?.suspicion({ year, value: number }), peers?.suspicion(number)].filter(
    (each) => each !== null && each !== undefined,
  );
  const slipped = found.find(({ code }) => code === SuspicionCode.UNIT_SLIP);
  const sums = partsSuspicion(value, parts);
  return [...(slipped ? [slipped] : found), ...(sums ? [sums] : [])];
}
