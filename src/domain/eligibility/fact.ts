import type { FactCondition } from './rule.js';

/** What kind of answer a fact has. */
export enum FactKind {
  /** Yes or no. */
  FLAG = 'FLAG',
  /** A whole number. */
  NUMBER = 'NUMBER',
  /** One of the options. */
  CHOICE = 'CHOICE',
  /** Any of the options, at once; given, the list is whole: what it does not name is not so. */
  SET = 'SET',
}

/** A fact about a person or an employer that rules compare. */
export type FactDefinition = FlagFact | NumberFact | OptionsFact;

interface Described {
  /** The official or usual Chinese term. */
  readonly name: string;
  /** How a resident is asked for it, in Chinese. */
  readonly question: string;
  /** An English sentence for the API, without the Chinese term. */
  readonly description: string;
  /** What is so of everyone of whom this can be told at all, whatever it is. */
  readonly implies?: Pick<FactCondition, 'fact' | 'comparator' | 'values'>;
}

export interface FlagFact extends Described {
  readonly kind: FactKind.FLAG;
}

export interface NumberFact extends Described {
  readonly kind: FactKind.NUMBER;
  readonly min: number;
  readonly max: number;
  /** In Chinese. */
  readonly unit: string;
}

export interface OptionsFact extends Described {
  readonly kind: FactKind.CHOICE | FactKind.SET;
  /** By code, in the order in which they are offered. */
  readonly options: Readonly<Record<string, FactOption>>;
}

export interface FactOption {
  /** In Chinese. */
  readonly name: string;
  /** An English phrase for the API, without the Chinese term. */
  readonly description: string;
}

/** Whoever the first condition holds for, the second holds for too; so whoever the second fails for, the first fails for. */
export interface FactConstraint {
  readonly given: Pick<FactCondition, 'fact' | 'comparator' | 'values'>;
  readonly then: Pick<FactCondition, 'fact' | 'comparator' | 'values'>;
  /** Why, in a plain English sentence with the law where there is one. */
  readonly reason: string;
}

/** The facts that rules may compare, and what holds among them. */
export interface Vocabulary {
  /** By code, a name for GraphQL fields: camelCase. */
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly constraints: readonly FactConstraint[];
}

/** What is known of one person or employer: facts by code. What is not given is unknown, never false. */
export type Profile = Readonly<Record<string, number | boolean | string | readonly string[]>>;
