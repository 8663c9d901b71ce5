import type { FigureContent } from './content.js';
import { Comparator } from './enums.js';
import { badInput } from './errors.js';
import { FundingProblem, refuseFunding } from './funding-problem.js';
import { AmountProblem, parseYuan, type FenRange } from './money.js';
import { inBaseUnit, UnitDimension, unitNamed } from './units.js';

/** How often in a year a standard that is printed per something is paid, once being what is paid once for all. */
export const TIMES_A_YEAR: ReadonlyMap<string, number> = new Map([
  ['每生每年', 1],
  ['每人每年', 1],
  ['每户每年', 1],
  ['每人每月', 12],
  ['每户每月', 12],
  ['每人', 1],
  ['每户', 1],
]);

/** A figure of a service's standard by its name and, where several have it, its condition. */
export interface FigureName {
  readonly what: string;
  readonly condition: string | null;
}

/** A figure by its name, or a sum of one's own, in fen for one recipient in a year; neither where one figure is all. */
export interface StandardAsked {
  readonly figure: FigureName | null;
  readonly unitFen: bigint | null;
}

/** What one recipient gets in a year. */
export interface UnitStandard {
  /** What it was read from; null of a sum of one's own. */
  readonly figure: FigureContent | null;
  readonly annualUnit: FenRange;
}

/**
 * The standard that a line is planned with.
 * @param figures those that the service prints
 * @param path of the line, for the argument that is named
 * @throws BAD_USER_INPUT with a FundingProblem, or AMOUNT_AMBIGUOUS for a figure and a sum
 */
export function unitStandardOf(
  { figure: named, unitFen }: StandardAsked,
  figures: readonly FigureContent[],
  path: string,
): UnitStandard {
  if (unitFen !== null) {
    if (named === null) return { figure: null, annualUnit: { min: unitFen, max: unitFen } };
    throw badInput(`${path}.unitFen`, 'Give a figure of the standard or unitFen, not both.', {
      problem: AmountProblem.AMOUNT_AMBIGUOUS,
    });
  }
  const figure = named ? figureNamed(named, figures, `${path}.figure`) : onlySum(figures, `${path}.figure`);
  return { figure, annualUnit: annualUnitOf(figure, `${path}.figure`) };
}

const isMoney = ({ unit, value }: FigureContent) =>
  value !== null && unitNamed(unit)?.dimension === UnitDimension.MONEY;

function onlySum(figures: readonly FigureContent[], path: string): FigureContent {
  const sums = figures.filter(isMoney);
  const [sum] = sums;
  if (!sum)
    throw refuseFunding(
      FundingProblem.FIGURE_MISSING,
      path,
      'The standard prints no sum of money: give unitFen, what one recipient costs in a year.',
    );
  if (sums.length === 1) return sum;
  const names = sums.map(({ what, condition }) => `“${what}”${condition === null ? '' : ` (${condition})`}`);
  throw refuseFunding(
    FundingProblem.FIGURE_AMBIGUOUS,
    path,
    `The standard prints several sums: name one of ${names.join('、')}.`,
  );
}

function figureNamed(
  { what, condition }: FigureName,
  figures: readonly FigureContent[],
  path: string,
): FigureContent {
  const named = figures.filter(
    (figure) => figure.what === what && (condition === null || figure.condition === condition),
  );
  const [figure] = named;
  const quoted = `“${what.slice(0, 80)}”`;
  if (!figure)
    throw refuseFunding(
      FundingProblem.FIGURE_UNKNOWN,
      path,
      `The standard prints no figure ${quoted} of that condition: name one of its \`figures\`.`,
    );
  if (named.length > 1)
    throw refuseFunding(
      FundingProblem.FIGURE_AMBIGUOUS,
      path,
      `The standard prints ${named.length} figures ${quoted}: give the condition of one.`,
    );
  return figure;
}

/**
 * What the unit standard prints decides the ends: AT_LEAST has no upper one, AT_MOST begins at 0, RANGE has both.
 */
function annualUnitOf(figure: FigureContent, path: string): FenRange {
  const { what, comparator, value, maxValue, unit, per } = figure;
  const fen = (text: string | null) =>
    isMoney(figure) && text !== null ? parseYuan(inBaseUnit(text, unit)) : null;
  const [printed, upper] = [fen(value), fen(maxValue ?? value)];
  if (printed === null || upper === null)
    throw refuseFunding(
      FundingProblem.FIGURE_NOT_MONEY,
      path,
      `“${what}” is no sum of money: plan with a figure printed in 元.`,
    );
  const times = TIMES_A_YEAR.get(per ?? '');
  if (times === undefined)
    throw refuseFunding(
      FundingProblem.FIGURE_PER_UNKNOWN,
      path,
      `“${what}” is printed ${per ?? 'per nothing'}, and how often that is in a year is not known: plan with one of ${[...TIMES_A_YEAR.keys()].join('、')}.`,
    );
  const annual = (sum: bigint) => sum * BigInt(times);
  switch (comparator) {
    case Comparator.AT_LEAST:
    case Comparator.MORE_THAN:
      return { min: annual(printed), max: null };
    case Comparator.AT_MOST:
    case Comparator.LESS_THAN:
      return { min: 0n, max: annual(printed) };
    default:
      return { min: annual(printed), max: annual(upper) };
  }
}
