import { DiagramBuilder, NO, restrict, YES, type DiagramNode } from './diagram.js';
import type { Vocabulary } from './fact.js';
import { faultsOfTest } from './fact-test.js';
import { possibilityOf, type Knowledge } from './knowledge.js';
import { ConditionKind, type Condition, type FactCondition } from './rule.js';
import { variablesOf, type Variable } from './variable.js';

/** A rule ready to be assessed any number of times: compile once, and keep it. */
export interface CompiledRule {
  readonly root: CompiledCondition;
  /** What the diagram decides by, in the rule's order. */
  readonly variables: readonly Variable[];
  /** Of the whole condition and of all conditions in it. */
  readonly nodes: readonly DiagramNode[];
}

export interface CompiledCondition {
  readonly condition: Condition;
  /** Number of its node in the rule's diagram. */
  readonly node: number;
  /** Of a group, in its order. */
  readonly parts: readonly CompiledCondition[];
}

/**
 * Makes a condition's decision diagram.
 * @param condition one without faults (see checkCondition)
 * @throws TypeError where a comparison does not fit the vocabulary
 * @throws TooEntangledError where the diagram grows beyond MAX_STEPS
 */
export function compileRule(condition: Condition, vocabulary: Vocabulary): CompiledRule {
  const tests = [...factsOf(condition)];
  for (const test of tests)
    for (const { message } of faultsOfTest(test, vocabulary))
      throw new TypeError(`The rule does not fit the vocabulary: ${message} Check the condition first.`);
  const variables = variablesOf(tests, vocabulary);
  const builder = new DiagramBuilder();
  const root = compileCondition(condition, variables, builder);
  return { root, variables, nodes: builder.nodes };
}

/** The conditions of a tree that compare facts, in its order. */
export function* factsOf(condition: Condition): Generator<FactCondition> {
  if (condition.kind === ConditionKind.FACT) yield condition;
  else if (condition.kind !== ConditionKind.EVERYONE)
    for (const part of condition.conditions) yield* factsOf(part);
}

function compileCondition(
  condition: Condition,
  variables: readonly Variable[],
  builder: DiagramBuilder,
): CompiledCondition {
  const parts =
    'conditions' in condition
      ? condition.conditions.map((part) => compileCondition(part, variables, builder))
      : [];
  const nodes = parts.map(({ node }) => node);
  const number = (): number => {
    switch (condition.kind) {
      case ConditionKind.EVERYONE:
        return YES;
      case ConditionKind.FACT:
        return compileFact(condition, variables, builder);
      case ConditionKind.ALL:
        return builder.all(nodes);
      case ConditionKind.ANY:
        return builder.any(nodes);
      case ConditionKind.NOT:
        return builder.not(builder.all(nodes));
    }
  };
  return { condition, node: number(), parts };
}

function compileFact(test: FactCondition, variables: readonly Variable[], builder: DiagramBuilder): number {
  const concerned = variables.flatMap((variable, place) =>
    variable.fact === test.fact && (variable.option === null || test.values.includes(variable.option))
      ? [
          builder.node(
            place,
            variable.holds(test).map((holds) => (holds ? YES : NO)),
          ),
        ]
      : [],
  );
  return builder.any(concerned);
}

/** Tells for a variable of a rule the classes that knowledge leaves open. */
export function openClasses(
  rule: CompiledRule,
  knowledge: Knowledge,
): (variable: number) => readonly number[] {
  const found: (readonly number[] | undefined)[] = [];
  return (place) => {
    const variable = rule.variables[place];
    return (found[place] ??= variable?.allowed(possibilityOf(knowledge, variable.fact)) ?? []);
  };
}

/** What is left of conditions of a rule once something is known: a reduced diagram, and the conditions' nodes in it. */
export function restrictRule(
  rule: CompiledRule,
  conditions: readonly CompiledCondition[],
  knowledge: Knowledge,
): ReturnType<typeof restrict> {
  return restrict(
    rule.nodes,
    conditions.map(({ node }) => node),
    openClasses(rule, knowledge),
  );
}
