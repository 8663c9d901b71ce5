import type { FigureContent } from './content.js';
import { compareDecimals, isDecimal } from './decimal.js';
import { Comparator } from './enums.js';
import { problem, ProblemCode, type Problem } from './problem.js';
import { isBlank, standsIn, withText } from './text-rules.js';
import { nearestUnits, unitNamed } from './units.js';

/** A standard prints numbers: goals in words and moving references are for the targets of indicators. */
const COMPARATORS: ReadonlySet<Comparator> = new Set([
  Comparator.EQUAL,
  Comparator.AT_LEAST,
  Comparator.AT_MOST,
  Comparator.MORE_THAN,
  Comparator.LESS_THAN,
  Comparator.APPROXIMATELY,
  Comparator.RANGE,
]);

/** What stands against the figures of a standard; the last of each path names the attribute. */
export function checkFigures(
  figures: readonly FigureContent[],
  standard: string,
  path: readonly string[],
): Problem[] {
  return figures.flatMap((figure, index) => checkFigure(figure, standard, [...path, String(index)]));
}

/** What stands against a unit that is given: values can be compared only in units whose sizes are known. */
export function checkUnit(unit: string, path: readonly string[]): Problem[] {
  if (unitNamed(unit)) return [];
  const message = `"${unit.slice(0, 80)}" is not a registered unit: give one that is, such as ${nearestUnits(unit).join(', ')}.`;
  return [problem(ProblemCode.INVALID, message, path)];
}

function checkFigure(figure: FigureContent, standard: string, path: readonly string[]): Problem[] {
  const { what, printed, unit, per, condition, quote, comparator } = figure;
  const problems = withText({ what, printed, per, condition, quote }, path);
  const add = (code: ProblemCode, message: string, field: string) =>
    problems.push(problem(code, message, [...path, field]));
  if (isBlank(unit))
    add(ProblemCode.FIGURE_INCOMPLETE, 'A figure has a unit: give the one that is printed.', 'unit');
  else problems.push(...checkUnit(unit, [...path, 'unit']));
  if (!COMPARATORS.has(comparator))
    add(
      ProblemCode.FIGURE_INCOMPLETE,
      `A figure says how it binds: ${[...COMPARATORS].join(', ')}.`,
      'comparator',
    );
  if (!isBlank(quote) && !standsIn(quote, standard))
    add(
      ProblemCode.INVALID,
      'The quote does not stand in the standard: quote its words as they are.',
      'quote',
    );
  return [...problems, ...checkEnds(figure, path)];
}

/**
 * What stands against the value of a figure, or the ends of its range; the last of each path names the attribute. A
 * value may be missing: what is printed may have no exact decimal, as 1／3 has none (item 66 of the 2018 list).
 */
export function checkEnds(
  { comparator, value, maxValue }: Pick<FigureContent, 'comparator' | 'value' | 'maxValue'>,
  path: readonly string[],
): Problem[] {
  const at = (code: ProblemCode, message: string, field: string) => [
    problem(code, message, [...path, field]),
  ];
  for (const [field, text] of Object.entries({ value, maxValue }))
    if (text !== null && !isDecimal(text))
      return at(ProblemCode.INVALID, `${field} is written as a decimal, such as "0.7".`, field);
  if (comparator !== Comparator.RANGE)
    return maxValue === null
      ? []
      : at(ProblemCode.INVALID, 'Only a RANGE has a maxValue: leave it out, or make it a RANGE.', 'maxValue');
  if (value === null)
    return at(ProblemCode.FIGURE_INCOMPLETE, 'A RANGE has two ends: give value, the lower one.', 'value');
  if (maxValue === null)
    return at(
      ProblemCode.FIGURE_INCOMPLETE,
      'A RANGE has two ends: give maxValue, the upper one.',
      'maxValue',
    );
  if (compareDecimals(value, maxValue) > 0)
    return at(ProblemCode.INVALID, 'maxValue is below value: a RANGE goes upwards.', 'maxValue');
  return [];
}
