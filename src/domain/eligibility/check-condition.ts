import { problem, ProblemCode, type Problem } from '../problem.js';
import { isBlank, standsIn, withText } from '../text-rules.js';
import { assess, Verdict } from './assess.js';
import { compileRule, factsOf } from './compile.js';
import { TooEntangledError } from './diagram.js';
import type { Vocabulary } from './fact.js';
import { faultsOfTest, type FactTest } from './fact-test.js';
import { know } from './knowledge.js';
import { ConditionKind, type Condition, type GroupCondition } from './rule.js';

/** Conditions of one rule, groups counted in. */
export const MAX_CONDITIONS = 200;
/** Conditions one inside another, the outermost counted in. */
export const MAX_DEPTH = 8;

/**
 * What stands against publishing a condition; empty if nothing does. Whether it can hold, and can fail, is asked once
 * everything but its words is in order.
 * @param texts the words that it may quote: audience and standard of its service
 * @param path where the condition stands; a problem's path goes on from there: `conditions`, `0`, `values`, `1`
 */
export function checkCondition(
  condition: Condition,
  vocabulary: Vocabulary,
  texts: readonly string[],
  path: readonly string[] = [],
): Problem[] {
  const size = checkSize(condition, path);
  if (size.length > 0) return size;
  const problems = checkTree(condition, { vocabulary, texts }, false, path);
  // A draft may lack quotes for a while; what its condition means has to be sound even so.
  const unquoted = problems.every(({ path: at }) => at.at(-1) === 'quote' || at.at(-1) === 'note');
  return unquoted ? [...problems, ...checkMeaning(condition, vocabulary, path)] : problems;
}

function checkSize(condition: Condition, path: readonly string[]): Problem[] {
  let count = 0;
  const isTooDeep = (one: Condition, depth: number): boolean =>
    ++count <= MAX_CONDITIONS &&
    (depth > MAX_DEPTH || ('conditions' in one && one.conditions.some((part) => isTooDeep(part, depth + 1))));
  const at = (message: string) => [problem(ProblemCode.INVALID, message, path)];
  if (isTooDeep(condition, 1))
    return at(`Conditions are nested deeper than ${MAX_DEPTH}: make them flatter.`);
  if (count > MAX_CONDITIONS)
    return at(`There are more than ${MAX_CONDITIONS} conditions: join comparisons of one fact into one.`);
  return [];
}

interface Facts {
  readonly vocabulary: Vocabulary;
  readonly texts: readonly string[];
}

/** @param isQuoted whether a group around the condition quotes its words */
function checkTree(
  condition: Condition,
  facts: Facts,
  isQuoted: boolean,
  path: readonly string[],
): Problem[] {
  const { quote, note, kind } = condition;
  const problems = withText({ quote, note }, path);
  const add = (message: string) => problems.push(problem(ProblemCode.INVALID, message, [...path, 'quote']));
  if (quote !== null && !isBlank(quote) && !facts.texts.some((text) => standsIn(quote, text)))
    add('The quote stands in no text of the service: quote words of its audience or standard as they are.');
  const isGroup = 'conditions' in condition;
  if (!isGroup && quote === null && !isQuoted)
    add('Quote the words that this was read from, here or in a group around it.');
  if (kind === ConditionKind.FACT)
    problems.push(
      ...faultsOfTest(condition, facts.vocabulary).map((fault) =>
        problem(fault.code, fault.message, [...path, ...fault.path]),
      ),
    );
  if (isGroup) {
    problems.push(...checkGroup(condition, path));
    condition.conditions.forEach((part, index) => {
      const place = [...path, 'conditions', String(index)];
      problems.push(...checkTree(part, facts, isQuoted || quote !== null, place));
    });
  }
  return problems;
}

function checkGroup({ kind, conditions }: GroupCondition, path: readonly string[]): Problem[] {
  const place = [...path, 'conditions'];
  if (conditions.length === 0)
    return [
      problem(ProblemCode.INVALID, 'A group has at least one condition: add one, or leave it out.', place),
    ];
  if (kind === ConditionKind.NOT && conditions.length > 1)
    return [
      problem(ProblemCode.INVALID, 'NOT has just one condition: put them into ALL or ANY first.', place),
    ];
  const meanings = conditions.map(meaningOf);
  return meanings.flatMap((meaning, index) =>
    meanings.indexOf(meaning) < index
      ? [
          problem(ProblemCode.INVALID, 'The group has this condition before: leave one out.', [
            ...place,
            String(index),
          ]),
        ]
      : [],
  );
}

/** A text that conditions share if they say the same in the same form, whatever they quote. */
function meaningOf(condition: Condition): string {
  switch (condition.kind) {
    case ConditionKind.EVERYONE:
      return condition.kind;
    case ConditionKind.FACT:
      return JSON.stringify([condition.fact, condition.comparator, [...condition.values].sort()]);
    default:
      return JSON.stringify([condition.kind, condition.conditions.map(meaningOf).sort()]);
  }
}

function checkMeaning(condition: Condition, vocabulary: Vocabulary, path: readonly string[]): Problem[] {
  const at = (message: string) => [problem(ProblemCode.INVALID, message, path)];
  try {
    compileRule(condition, vocabulary);
  } catch (error) {
    if (error instanceof TooEntangledError) return at(error.message);
    throw error;
  }
  const laws = lawsAmong(condition, vocabulary);
  const lawful = group(ConditionKind.ALL, [condition, ...laws]);
  if (isSettled(lawful, Verdict.NO_MATCH, vocabulary) || isSettled(condition, Verdict.NO_MATCH, vocabulary))
    return at('Nobody can meet the condition: see which parts exclude each other.');
  if (condition.kind === ConditionKind.EVERYONE) return [];
  const lawless = group(ConditionKind.NOT, [group(ConditionKind.ALL, laws)]);
  const always = group(ConditionKind.ANY, [condition, lawless]);
  if (isSettled(always, Verdict.MATCH, vocabulary) || isSettled(condition, Verdict.MATCH, vocabulary))
    return at('Everyone meets the condition: make it EVERYONE, or see which part holds for all.');
  return [];
}

/** The constraints that hold among a condition's own facts, as conditions. */
function lawsAmong(condition: Condition, vocabulary: Vocabulary): Condition[] {
  const facts = new Set([...factsOf(condition)].map(({ fact }) => fact));
  return vocabulary.constraints
    .filter(({ given, then }) => facts.has(given.fact) && facts.has(then.fact))
    .map(({ given, then }) =>
      group(ConditionKind.ANY, [group(ConditionKind.NOT, [bare(given)]), bare(then)]),
    );
}

/** Whether a condition has the same verdict for everyone; false as well where it is too large to tell. */
function isSettled(condition: Condition, verdict: Verdict, vocabulary: Vocabulary): boolean {
  const anyone = know(vocabulary, new Map());
  try {
    return anyone !== null && assess(compileRule(condition, vocabulary), anyone).verdict === verdict;
  } catch (error) {
    if (error instanceof TooEntangledError) return false;
    throw error;
  }
}

function group(kind: GroupCondition['kind'], conditions: readonly Condition[]): GroupCondition {
  return { kind, conditions, quote: null, note: null };
}

function bare({ fact, comparator, values }: FactTest): Condition {
  return { kind: ConditionKind.FACT, fact, comparator, values, quote: null, note: null };
}
