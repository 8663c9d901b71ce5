import { ProblemCode } from '../problem.js';
import { FactKind, type FactDefinition, type Vocabulary } from './fact.js';
import { FactComparator, type FactCondition } from './rule.js';

/** A fact compared, without the words it was read from. */
export type FactTest = Pick<FactCondition, 'fact' | 'comparator' | 'values'>;

/** What is wrong with a comparison, and where in it: `['values', '1']`. */
export interface FactTestFault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: readonly string[];
}

const COMPARATORS: Readonly<Record<FactKind, readonly FactComparator[]>> = {
  [FactKind.FLAG]: [FactComparator.IS],
  [FactKind.NUMBER]: [FactComparator.AT_LEAST, FactComparator.AT_MOST],
  [FactKind.CHOICE]: [FactComparator.ONE_OF],
  [FactKind.SET]: [FactComparator.ONE_OF],
};

/** The values of a yes-or-no fact, as comparisons write them. */
export const FLAG_VALUES: readonly string[] = ['true', 'false'];

/** The fact of a code; undefined if the vocabulary has none, also for names that every object has, such as `toString`. */
export function definitionOf(vocabulary: Vocabulary, fact: string): FactDefinition | undefined {
  return Object.hasOwn(vocabulary.facts, fact) ? vocabulary.facts[fact] : undefined;
}

/** A code or value as a message can show it, however long it is. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** What stands against comparing a fact like this; empty if nothing does. */
export function faultsOfTest(
  { fact, comparator, values }: FactTest,
  vocabulary: Vocabulary,
): FactTestFault[] {
  const definition = definitionOf(vocabulary, fact);
  if (!definition)
    return [
      {
        code: ProblemCode.NOT_FOUND,
        message: `There is no fact ${shown(fact)}: name one of the vocabulary.`,
        path: ['fact'],
      },
    ];
  const fitting = COMPARATORS[definition.kind];
  if (!fitting.includes(comparator))
    return [
      {
        code: ProblemCode.INVALID,
        message: `${fact} is a ${definition.kind}: compare it by ${fitting.join(' or ')}.`,
        path: ['comparator'],
      },
    ];
  return [...faultsOfCount(comparator, values), ...faultsOfValues(definition, values)];
}

function faultsOfCount(comparator: FactComparator, values: readonly string[]): FactTestFault[] {
  const at = (message: string) => [{ code: ProblemCode.INVALID, message, path: ['values'] }];
  if (comparator !== FactComparator.ONE_OF)
    return values.length === 1 ? [] : at(`${comparator} compares with just one value.`);
  return values.length > 0 ? [] : at('ONE_OF needs at least one value.');
}

function faultsOfValues(definition: FactDefinition, values: readonly string[]): FactTestFault[] {
  return values.flatMap((value, index): FactTestFault[] => {
    const at = (code: ProblemCode, message: string) => [{ code, message, path: ['values', String(index)] }];
    if (values.indexOf(value) < index)
      return at(ProblemCode.INVALID, `${shown(value)} is named twice: leave one out.`);
    switch (definition.kind) {
      case FactKind.NUMBER:
        return isWholeNumber(value, definition.min, definition.max)
          ? []
          : at(
              ProblemCode.INVALID,
              `Write a whole number from ${definition.min} to ${definition.max}, without leading zeros.`,
            );
      case FactKind.FLAG:
        return FLAG_VALUES.includes(value)
          ? []
          : at(ProblemCode.INVALID, 'A yes-or-no fact is compared with true or false.');
      default:
        return Object.hasOwn(definition.options, value)
          ? []
          : at(ProblemCode.NOT_FOUND, `${shown(value)} is no option of the fact: name one that it offers.`);
    }
  });
}

function isWholeNumber(text: string, min: number, max: number): boolean {
  const number = Number(text);
  return Number.isInteger(number) && String(number) === text && number >= min && number <= max;
}
