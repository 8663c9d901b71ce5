import { restrictRule, type CompiledCondition, type CompiledRule } from './compile.js';
import { NO, supportOf, YES, type DiagramNode } from './diagram.js';
import type { Knowledge } from './knowledge.js';
import type { Condition } from './rule.js';

/** Whether a condition holds for someone of whom not all facts are known. */
export enum Verdict {
  /** It holds, whatever the facts not given are. */
  MATCH = 'MATCH',
  /** It does not hold, whatever the facts not given are. */
  NO_MATCH = 'NO_MATCH',
  /** That depends on facts not given. */
  UNKNOWN = 'UNKNOWN',
}

export interface Assessment {
  readonly verdict: Verdict;
  /**
   * Codes of the facts that the verdict still depends on, in the rule's order: of each, some change of it alone changes
   * the verdict. Empty unless UNKNOWN.
   */
  readonly missing: readonly string[];
}

/** A condition's own verdict, and those of the conditions in it. */
export interface Explanation extends Assessment {
  readonly condition: Condition;
  readonly parts: readonly Explanation[];
}

/**
 * Whether a rule holds. Exact for everyone whose facts are among those still possible, fact by fact: what a constraint
 * excludes only of two open facts together counts as possible.
 */
export function assess(rule: CompiledRule, knowledge: Knowledge): Assessment {
  const { nodes, roots } = restrictRule(rule, [rule.root], knowledge);
  return assessmentAt(rule, nodes, roots[0] ?? NO);
}

/** The verdict of a rule with that of each condition in it, each as exact as the whole rule's. */
export function explain(rule: CompiledRule, knowledge: Knowledge): Explanation {
  const all = [...withParts(rule.root)];
  const { nodes, roots } = restrictRule(rule, all, knowledge);
  const numbers = new Map(all.map((one, index) => [one, roots[index] ?? NO]));
  const explained = (one: CompiledCondition): Explanation => ({
    ...assessmentAt(rule, nodes, numbers.get(one) ?? NO),
    condition: one.condition,
    parts: one.parts.map(explained),
  });
  return explained(rule.root);
}

function* withParts(one: CompiledCondition): Generator<CompiledCondition> {
  yield one;
  for (const part of one.parts) yield* withParts(part);
}

function assessmentAt(rule: CompiledRule, nodes: readonly DiagramNode[], number: number): Assessment {
  if (number === YES) return { verdict: Verdict.MATCH, missing: [] };
  if (number === NO) return { verdict: Verdict.NO_MATCH, missing: [] };
  return { verdict: Verdict.UNKNOWN, missing: factsAt(rule, nodes, number) };
}

/** Codes of the facts that a reduced diagram of a rule depends on, each once, in the rule's order. */
export function factsAt(rule: CompiledRule, nodes: readonly DiagramNode[], number: number): string[] {
  return [...new Set(supportOf(nodes, number).flatMap((place) => rule.variables[place]?.fact ?? []))];
}
