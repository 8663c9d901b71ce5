import { groupBy } from '../group-by.js';
import { FactKind, type NumberFact, type Vocabulary } from './fact.js';
import { definitionOf, FLAG_VALUES, type FactTest } from './fact-test.js';
import type { Possibility } from './knowledge.js';
import { FactComparator } from './rule.js';

/** What a diagram decides by: a fact, or one option of a fact with several at once. Values that a rule never tells apart are one class. */
export interface Variable {
  readonly fact: string;
  /** The option that is so or not; null where the variable is the whole fact. */
  readonly option: string | null;
  /** For each class, whether a comparison holds for its values; of a variable for one option, whether that option is so. */
  holds(test: FactTest): readonly boolean[];
  /** The classes in which values that are still possible fall, in ascending order. */
  allowed(possible: Possibility): readonly number[];
}

/**
 * What a diagram of these comparisons decides by, in the order in which they first name their facts. The options of one
 * fact follow upon one another, so that an answer to it is a run of decisions.
 * @param tests comparisons that fit the vocabulary (see faultsOfTest)
 */
export function variablesOf(tests: readonly FactTest[], vocabulary: Vocabulary): Variable[] {
  return [...groupBy(tests, ({ fact }) => fact)].flatMap(([fact, comparisons]) => {
    const definition = definitionOf(vocabulary, fact);
    const mentioned = [...new Set(comparisons.flatMap(({ values }) => values))];
    switch (definition?.kind) {
      case undefined:
        return [];
      case FactKind.NUMBER:
        return [numberVariable(fact, definition, comparisons)];
      case FactKind.FLAG:
        return [choiceVariable(fact, mentioned, FLAG_VALUES)];
      case FactKind.CHOICE:
        return [choiceVariable(fact, mentioned, Object.keys(definition.options))];
      case FactKind.SET:
        return mentioned.map((option) => optionVariable(fact, option));
    }
  });
}

function numberVariable(fact: string, { min, max }: NumberFact, tests: readonly FactTest[]): Variable {
  const cuts = tests
    .map(({ comparator, values }) => Number(values[0]) + (comparator === FactComparator.AT_MOST ? 1 : 0))
    .filter((cut) => cut > min && cut <= max);
  const starts = [...new Set([min, ...cuts])].sort((a, b) => a - b);
  const classes = starts.map((start, index) => ({ start, end: (starts[index + 1] ?? max + 1) - 1 }));
  return {
    fact,
    option: null,
    holds: ({ comparator, values }) =>
      classes.map(({ start, end }) =>
        comparator === FactComparator.AT_LEAST ? start >= Number(values[0]) : end <= Number(values[0]),
      ),
    allowed: (possible) => {
      if (possible.kind !== FactKind.NUMBER) return [];
      const { least, most } = possible;
      return indexesOf(classes, ({ start, end }) => start <= most && end >= least);
    },
  };
}

/** A class for each value that is mentioned, and one for the others if there are any. */
function choiceVariable(fact: string, mentioned: readonly string[], all: readonly string[]): Variable {
  const classes: (string | null)[] = mentioned.length < all.length ? [...mentioned, null] : [...mentioned];
  return {
    fact,
    option: null,
    holds: ({ values }) => classes.map((value) => value !== null && values.includes(value)),
    allowed: (possible) => {
      if (possible.kind !== FactKind.CHOICE && possible.kind !== FactKind.FLAG) return [];
      const { values } = possible;
      const named = mentioned.filter((value) => values.has(value)).length;
      return indexesOf(classes, (value) => (value === null ? values.size > named : values.has(value)));
    },
  };
}

function optionVariable(fact: string, option: string): Variable {
  const [isNot, is] = [0, 1];
  return {
    fact,
    option,
    holds: () => [false, true],
    allowed: (possible) => {
      if (possible.kind !== FactKind.SET) return [];
      if (possible.open.has(option)) return [isNot, is];
      return possible.chosen.has(option) ? [is] : [isNot];
    },
  };
}

function indexesOf<T>(items: readonly T[], holds: (item: T) => boolean): number[] {
  const indexes: number[] = [];
  items.forEach((item, index) => {
    if (holds(item)) indexes.push(index);
  });
  return indexes;
}
