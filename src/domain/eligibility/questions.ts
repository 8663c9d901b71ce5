import { factsAt } from './assess.js';
import { restrictRule, type CompiledRule } from './compile.js';
import { childAt, NO, nodeAt, YES, type DiagramNode } from './diagram.js';
import type { Knowledge } from './knowledge.js';

/** A fact worth asking for. */
export interface Question {
  /** Code of the fact. */
  readonly fact: string;
  /** How many rules every answer decides; at most `maySettle`. */
  readonly settles: number;
  /** How many rules at least one answer decides. */
  readonly maySettle: number;
}

/**
 * The facts on which rules still depend, the most decisive first; of equals, in the vocabulary's order. An answer counts
 * by what the rule itself makes of it: what constraints add to it is seen once it is given.
 * @param rules each counts once; several rules of which one is enough count once together, and one of them being decided
 * may decide all
 */
export function questions(
  rules: readonly (CompiledRule | readonly CompiledRule[])[],
  knowledge: Knowledge,
): Question[] {
  const tally = new Map<string, { settles: number; maySettle: number }>();
  for (const one of rules) {
    const open = [one].flat().map((rule) => openPart(rule, knowledge));
    const missing = new Set(open.flatMap((part) => part.missing));
    for (const fact of missing) {
      const count = tally.get(fact) ?? { settles: 0, maySettle: 0 };
      tally.set(fact, count);
      // If every answer decides, then nothing else changes the verdict; and the reverse.
      if (missing.size === 1) count.settles++;
      if (open.some((part) => part.missing.includes(fact) && part.decidedBy(fact))) count.maySettle++;
    }
  }
  return [...knowledge.keys()]
    .flatMap((fact) => {
      const count = tally.get(fact);
      return count ? [{ fact, ...count }] : [];
    })
    .sort((a, b) => b.settles - a.settles || b.maySettle - a.maySettle);
}

/** What of a rule is still open, and whether some answer to a fact would decide it. */
function openPart(rule: CompiledRule, knowledge: Knowledge) {
  const { nodes, roots } = restrictRule(rule, [rule.root], knowledge);
  const root = roots[0] ?? NO;
  return {
    missing: factsAt(rule, nodes, root),
    decidedBy: (fact: string) => someAnswerDecides(rule, nodes, root, fact),
  };
}

/**
 * An answer decides if all nodes at which the diagram can stand before it asks for the fact end, with that answer, at one
 * leaf. The variables of a fact follow upon one another, so an answer is a walk of these nodes in step.
 */
function someAnswerDecides(
  rule: CompiledRule,
  nodes: readonly DiagramNode[],
  root: number,
  fact: string,
): boolean {
  const first = rule.variables.findIndex((variable) => variable.fact === fact);
  const last = rule.variables.findLastIndex((variable) => variable.fact === fact);
  const before = nodesBefore(nodes, root, first);
  return [YES, NO].some((leaf) => canEnd(nodes, before, last, leaf, new Set()));
}

function nodesBefore(nodes: readonly DiagramNode[], root: number, first: number): number[] {
  const seen = new Set<number>();
  const visit = (number: number): void => {
    if (seen.has(number)) return;
    seen.add(number);
    const { variable, children } = nodeAt(nodes, number);
    if (variable < first) children.forEach(visit);
  };
  visit(root);
  return [...seen].filter((number) => nodeAt(nodes, number).variable >= first);
}

/** @param failed groups of nodes known not to end there together, by their numbers */
function canEnd(
  nodes: readonly DiagramNode[],
  numbers: readonly number[],
  last: number,
  leaf: number,
  failed: Set<string>,
): boolean {
  const open = numbers.filter((number) => number !== leaf);
  if (open.length === 0) return true;
  // Another leaf, or a node that asks for other facts: neither ends there whatever this fact is.
  if (open.some((number) => nodeAt(nodes, number).variable > last)) return false;
  const key = open.join();
  if (failed.has(key)) return false;
  const next = Math.min(...open.map((number) => nodeAt(nodes, number).variable));
  const classes = open.map((number) => nodeAt(nodes, number)).find(({ variable }) => variable === next);
  const ends = (classes?.children ?? []).some((_, index) => {
    const after = open.map((number) => childAt(number, nodeAt(nodes, number), next, index));
    return canEnd(
      nodes,
      [...new Set(after)].sort((a, b) => a - b),
      last,
      leaf,
      failed,
    );
  });
  if (!ends) failed.add(key);
  return ends;
}
