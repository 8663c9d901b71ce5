import type { Citation } from '../citation.js';

/** What a condition is: a fact compared, or conditions combined. */
export enum ConditionKind {
  /** Everyone the service is for at all: the words exclude nobody. */
  EVERYONE = 'EVERYONE',
  FACT = 'FACT',
  ALL = 'ALL',
  ANY = 'ANY',
  NOT = 'NOT',
}

/** How a condition compares a fact. */
export enum FactComparator {
  /** A yes-or-no fact is `true` or `false`: one value. */
  IS = 'IS',
  /** A choice is one of the values; of a fact with several choices at once, at least one is among them. */
  ONE_OF = 'ONE_OF',
  /** A number is at least the value: one value, a whole number. */
  AT_LEAST = 'AT_LEAST',
  /** A number is at most the value: one value, a whole number. */
  AT_MOST = 'AT_MOST',
}

/** A tree of conditions on facts: what an audience cell says of one person, or of an employer. */
export type Condition = EveryoneCondition | FactCondition | GroupCondition;

interface Quoted {
  /** The words of the audience, or of the standard, that it was read from; null where the group has no words of its own. */
  readonly quote: string | null;
  /** What the words leave open, and how it was read; null if nothing. */
  readonly note: string | null;
}

export interface EveryoneCondition extends Quoted {
  readonly kind: ConditionKind.EVERYONE;
}

export interface FactCondition extends Quoted {
  readonly kind: ConditionKind.FACT;
  /** Code of a fact of the vocabulary. */
  readonly fact: string;
  readonly comparator: FactComparator;
  /** Codes of options, whole numbers, or `true` and `false`. */
  readonly values: readonly string[];
}

export interface GroupCondition extends Quoted {
  readonly kind: ConditionKind.ALL | ConditionKind.ANY | ConditionKind.NOT;
  /** At least one; of NOT just one. */
  readonly conditions: readonly Condition[];
}

/** What a revision of an eligibility rule says. */
export interface EligibilityRuleContent {
  /** Code; it is the rule's as well. */
  readonly service: string;
  readonly condition: Condition;
  readonly note: string | null;
  readonly source: Citation;
}

/** The words that a condition and all below it were read from, in order. */
export function quotesOf(condition: Condition): string[] {
  const own = condition.quote === null ? [] : [condition.quote];
  return 'conditions' in condition ? [...own, ...condition.conditions.flatMap(quotesOf)] : own;
}
