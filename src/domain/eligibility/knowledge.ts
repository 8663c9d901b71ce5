import { FactKind, type FactConstraint, type FactDefinition, type Vocabulary } from './fact.js';
import { FLAG_VALUES, type FactTest } from './fact-test.js';
import { FactComparator } from './rule.js';

/** The values of one fact that are still possible; never none. */
export type Possibility = PossibleNumbers | PossibleValues | PossibleOptions;

/** Whole numbers, both ends included. */
export interface PossibleNumbers {
  readonly kind: FactKind.NUMBER;
  readonly least: number;
  readonly most: number;
}

/** Options of a choice; of a yes-or-no fact `true` and `false`. */
export interface PossibleValues {
  readonly kind: FactKind.FLAG | FactKind.CHOICE;
  readonly values: ReadonlySet<string>;
}

/** Options that are so, and options that may be so; all others are not. */
export interface PossibleOptions {
  readonly kind: FactKind.SET;
  readonly chosen: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

/** What is known of one person or employer: for every fact of the vocabulary, in its order, what is still possible. */
export type Knowledge = ReadonlyMap<string, Possibility>;

/** What is possible before anything is known: all of a fact's values. */
export function anyValue(definition: FactDefinition): Possibility {
  switch (definition.kind) {
    case FactKind.NUMBER:
      return { kind: FactKind.NUMBER, least: definition.min, most: definition.max };
    case FactKind.FLAG:
      return { kind: FactKind.FLAG, values: new Set(FLAG_VALUES) };
    case FactKind.CHOICE:
      return { kind: FactKind.CHOICE, values: new Set(Object.keys(definition.options)) };
    case FactKind.SET:
      return { kind: FactKind.SET, chosen: new Set(), open: new Set(Object.keys(definition.options)) };
  }
}

/**
 * What is known once some facts are, with all that the constraints make of it, both ways and to the end. Knowing more
 * never makes more possible. Each constraint is followed by itself: what only two of them together exclude may stay.
 * @param given what is possible of the facts that something is known of
 * @returns null if no values of some fact would be left: the facts contradict one another
 */
export function know(
  vocabulary: Vocabulary,
  given: ReadonlyMap<string, Possibility>,
  constraints: readonly FactConstraint[] = vocabulary.constraints,
): Knowledge | null {
  const knowledge = new Map<string, Possibility>();
  for (const [fact, definition] of Object.entries(vocabulary.facts))
    knowledge.set(fact, given.get(fact) ?? anyValue(definition));
  for (let narrowed = true; narrowed;) {
    narrowed = false;
    for (const { given: cause, then: effect } of constraints) {
      const before = [possibilityOf(knowledge, cause.fact), possibilityOf(knowledge, effect.fact)];
      if (!follow(knowledge, cause, effect)) return null;
      narrowed ||= before[0] !== knowledge.get(cause.fact) || before[1] !== knowledge.get(effect.fact);
    }
  }
  return knowledge;
}

/** @returns whether the constraint can still be kept */
function follow(knowledge: Map<string, Possibility>, cause: FactTest, effect: FactTest): boolean {
  const causeCan = narrow(possibilityOf(knowledge, cause.fact), cause, true) !== null;
  if (!causeCan) return true;
  const effectCan = narrow(possibilityOf(knowledge, effect.fact), effect, true) !== null;
  if (!effectCan) return learn(knowledge, cause, false);
  const causeMust = narrow(possibilityOf(knowledge, cause.fact), cause, false) === null;
  return !causeMust || learn(knowledge, effect, true);
}

/** @returns whether anything is still possible */
function learn(knowledge: Map<string, Possibility>, test: FactTest, truth: boolean): boolean {
  const left = narrow(possibilityOf(knowledge, test.fact), test, truth);
  if (left) knowledge.set(test.fact, left);
  return left !== null;
}

/**
 * What is possible of a fact.
 * @throws RangeError if the knowledge was gathered with a vocabulary that has no such fact
 */
export function possibilityOf(knowledge: Knowledge, fact: string): Possibility {
  const possible = knowledge.get(fact);
  if (!possible)
    throw new RangeError(`Nothing says what is possible of ${fact}: use one vocabulary throughout.`);
  return possible;
}

/**
 * What is left of a possibility once a comparison is known to hold, or not to hold: the same object where that says
 * nothing new, null where nothing is left. That one of several open options is so cannot be told from their being open.
 * @param test one that fits the fact (see faultsOfTest)
 */
export function narrow(possible: Possibility, test: FactTest, truth: boolean): Possibility | null {
  switch (possible.kind) {
    case FactKind.NUMBER:
      return narrowNumbers(possible, test, truth);
    case FactKind.SET:
      return truth ? withOneOf(possible, test.values) : withoutAny(possible, test.values);
    default: {
      const values = [...possible.values].filter((value) => test.values.includes(value) === truth);
      if (values.length === possible.values.size) return possible;
      return values.length === 0 ? null : { ...possible, values: new Set(values) };
    }
  }
}

function narrowNumbers(
  possible: PossibleNumbers,
  { comparator, values }: FactTest,
  truth: boolean,
): PossibleNumbers | null {
  const bound = Number(values[0]);
  let { least, most } = possible;
  if (comparator === FactComparator.AT_LEAST) {
    if (truth) least = Math.max(least, bound);
    else most = Math.min(most, bound - 1);
  } else {
    if (truth) most = Math.min(most, bound);
    else least = Math.max(least, bound + 1);
  }
  if (least > most) return null;
  return least === possible.least && most === possible.most ? possible : { ...possible, least, most };
}

function withOneOf(possible: PossibleOptions, values: readonly string[]): PossibleOptions | null {
  if (values.some((value) => possible.chosen.has(value))) return possible;
  const [first, ...more] = values.filter((value) => possible.open.has(value));
  if (first === undefined) return null;
  if (more.length > 0) return possible;
  return {
    ...possible,
    chosen: new Set([...possible.chosen, first]),
    open: new Set([...possible.open].filter((option) => option !== first)),
  };
}

function withoutAny(possible: PossibleOptions, values: readonly string[]): PossibleOptions | null {
  if (values.some((value) => possible.chosen.has(value))) return null;
  const open = [...possible.open].filter((option) => !values.includes(option));
  return open.length === possible.open.size ? possible : { ...possible, open: new Set(open) };
}
