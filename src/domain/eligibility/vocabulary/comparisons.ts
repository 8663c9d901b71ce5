import type { FactTest } from '../fact-test.js';
import { FactComparator } from '../rule.js';

/** A comparison of a fact whose code the compiler knows. */
type TestOf<Code extends string> = FactTest & { readonly fact: Code };

/** That a yes-or-no fact is so, or is not. */
export function is<Code extends string>(fact: Code, value: boolean): TestOf<Code> {
  return { fact, comparator: FactComparator.IS, values: [String(value)] };
}

/** That a fact is one of the options, or that at least one of them is among several at once; options by code. */
export function oneOf<Code extends string>(fact: Code, ...options: string[]): TestOf<Code> {
  return { fact, comparator: FactComparator.ONE_OF, values: options };
}

/** That a number is the bound or more, in the unit of its fact. */
export function atLeast<Code extends string>(fact: Code, bound: number): TestOf<Code> {
  return { fact, comparator: FactComparator.AT_LEAST, values: [String(bound)] };
}

/** That a number is the bound or less, in the unit of its fact. */
export function atMost<Code extends string>(fact: Code, bound: number): TestOf<Code> {
  return { fact, comparator: FactComparator.AT_MOST, values: [String(bound)] };
}
