import { Comparator } from '../enums.js';

/** A figure as far as it is to be reckoned with: a decimal in the indicator's unit, or words. */
export interface ToldFigure {
  readonly comparator: Comparator;
  /** Decimal text; null of words. */
  readonly value: string | null;
}

/** A figure as a number, for the end of its year. */
export interface YearValue {
  readonly year: number;
  readonly value: number;
}

/** Comparators that tell a number which the truth may be. */
export const NUMBERS: readonly Comparator[] = [Comparator.EQUAL, Comparator.APPROXIMATELY];

/** Whether a figure is a number that can be reckoned with: words and bounds such as ﹥95 cannot. */
export function isNumber<F extends ToldFigure>(figure: F): figure is F & { readonly value: string } {
  return figure.value !== null && NUMBERS.includes(figure.comparator);
}
