import { compileRule, openClasses, type CompiledRule } from './compile.js';
import { childAt, MAX_STEPS, NO, nodeAt, TooEntangledError, YES } from './diagram.js';
import type { Vocabulary } from './fact.js';
import type { FactTest } from './fact-test.js';
import { know, narrow, possibilityOf, type Knowledge, type Possibility } from './knowledge.js';
import { ConditionKind, type Condition, type GroupCondition } from './rule.js';

/** What a turn of life changes for one person. */
export interface Turn<Fact extends FactTest = FactTest> {
  /** What it brings; all of it is so. Of a fact with several options at once, only those that are named are its own. */
  readonly facts: readonly Fact[];
  /** What was so before, and need not be any more: all of it was. Left out, anything may have been. */
  readonly before?: readonly Fact[];
}

/**
 * Tells which rules a turn of life concerns: those for which it can make the difference. That is so if there are other
 * facts with which a rule holds for someone with the facts of the turn, and does not hold for someone with those from
 * before, alike in everything that neither names. A rule for everyone concerns no turn, and neither does one that its
 * facts only exclude from. What constraints exclude only of two open facts together counts as possible.
 * @returns a predicate; it throws TooEntangledError where rule and turn together grow beyond MAX_STEPS
 * @throws TypeError if nobody can have these facts, or can have had those from before
 */
export function concernOf(
  { facts, before = [] }: Turn,
  vocabulary: Vocabulary,
): (rule: CompiledRule) => boolean {
  const after = knowAll(facts, vocabulary);
  const earlier = knowAll(before, vocabulary);
  if (!after || !earlier)
    throw new TypeError(
      `Nobody can have the facts ${after ? 'from before the event' : 'of the event'}: they contradict one another.`,
    );
  return (rule) => {
    const brought = group(ConditionKind.ALL, [...facts.map(asCondition), rule.root.condition]);
    const lacking = group(ConditionKind.NOT, [group(ConditionKind.ALL, before.map(asCondition))]);
    const held = group(ConditionKind.ANY, [lacking, rule.root.condition]);
    const compiled = compileRule(group(ConditionKind.ALL, [brought, held]), vocabulary);
    const [left, right] = compiled.root.parts;
    return canDiffer(compiled, [left?.node ?? NO, right?.node ?? NO], [...facts, ...before], after, earlier);
  };
}

function group(kind: GroupCondition['kind'], conditions: readonly Condition[]): Condition {
  return { kind, conditions, quote: null, note: null };
}

function asCondition(test: FactTest): Condition {
  return { kind: ConditionKind.FACT, quote: null, note: null, ...test };
}

function knowAll(facts: readonly FactTest[], vocabulary: Vocabulary): Knowledge | null {
  const anyone = know(vocabulary, new Map());
  if (!anyone) return null;
  const given = new Map<string, Possibility>(anyone);
  for (const test of facts) {
    const left = narrow(possibilityOf(given, test.fact), test, true);
    if (!left) return null;
    given.set(test.fact, left);
  }
  return know(vocabulary, given);
}

/**
 * Walks two diagrams in step, “turn and rule” and “rule, unless it was otherwise before”: through the turn's own
 * variables each goes its own way, through all others both go the same.
 * @param own what the turn names, before and after
 */
function canDiffer(
  compiled: CompiledRule,
  [brought, held]: readonly [number, number],
  own: readonly FactTest[],
  after: Knowledge,
  earlier: Knowledge,
): boolean {
  const { variables, nodes } = compiled;
  const isOwn = variables.map(({ fact, option }) =>
    own.some((test) => test.fact === fact && (option === null || test.values.includes(option))),
  );
  const openAfter = openClasses(compiled, after);
  const openBefore = openClasses(compiled, earlier);
  const seen = new Set<string>();
  const reaches = (left: number, right: number): boolean => {
    if (left === NO || right === YES) return false;
    if (left === YES && right === NO) return true;
    const key = `${left}:${right}`;
    if (seen.has(key)) return false;
    // Pairs of nodes can be many times the nodes.
    if (seen.size > MAX_STEPS) throw new TooEntangledError();
    seen.add(key);
    const [a, b] = [nodeAt(nodes, left), nodeAt(nodes, right)];
    const variable = Math.min(a.variable, b.variable);
    const others = openBefore(variable);
    return openAfter(variable).some((index) =>
      (isOwn[variable] ? others : others.filter((other) => other === index)).some((other) =>
        reaches(childAt(left, a, variable, index), childAt(right, b, variable, other)),
      ),
    );
  };
  return reaches(brought, held);
}
