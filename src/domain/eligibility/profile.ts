import { firstProblems, problem, ProblemCode, type Problem } from '../problem.js';
import { FactKind, type FactDefinition, type OptionsFact, type Vocabulary } from './fact.js';
import { definitionOf, shown } from './fact-test.js';
import { anyValue, know, narrow, type Knowledge, type Possibility } from './knowledge.js';

/** Of unknown facts, and of unknown options of one fact, as many are named. */
const MOST_NAMED = 20;

/** Something wrong with what was told of a person. */
export interface ProfileProblem extends Problem {
  /** Codes of the facts concerned, as they were given; of a contradiction all that take part in it. */
  readonly facts: readonly string[];
}

/** What a profile says: knowledge, or what is wrong with it. */
export type ProfileReading =
  | { readonly knowledge: Knowledge; readonly problems: readonly [] }
  | { readonly knowledge: null; readonly problems: readonly ProfileProblem[] };

/**
 * What is known of a person or employer whose facts are given. A fact that is missing or null is unknown, never false; a
 * list of options is whole.
 * @param profile facts by code; whatever else it is, nothing is thrown
 * @returns knowledge with what the constraints add, or all that is wrong: unknown facts and options, values that do not
 * fit, and facts that contradict one another, with the path from the profile inwards
 */
export function readProfile(profile: unknown, vocabulary: Vocabulary): ProfileReading {
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile))
    return {
      knowledge: null,
      problems: [
        { ...problem(ProblemCode.INVALID, 'A profile is an object: give facts by code.'), facts: [] },
      ],
    };
  const given = new Map<string, Possibility>();
  const unknown: Problem[] = [];
  const problems: ProfileProblem[] = [];
  for (const [fact, value] of Object.entries(profile)) {
    if (value === null || value === undefined) continue;
    const definition = definitionOf(vocabulary, fact);
    if (!definition) {
      const message = `There is no fact ${shown(fact)}: leave it out, or name one of the vocabulary.`;
      unknown.push(problem(ProblemCode.NOT_FOUND, message, [fact]));
      continue;
    }
    const answer = readAnswer(definition, value);
    if ('possible' in answer) given.set(fact, answer.possible);
    else problems.push({ ...problem(answer.code, answer.message, [fact]), facts: [fact] });
  }
  problems.push(...firstProblems(unknown, MOST_NAMED).map((one) => ({ ...one, facts: one.path })));
  const knowledge = knowTold(given, vocabulary);
  if (knowledge && problems.length === 0) return { knowledge, problems: [] };
  return { knowledge: null, problems: [...problems, ...contradictions(given, vocabulary)] };
}

/** What is known once some facts are told, with what is so of everyone of whom they can be told. */
function knowTold(told: ReadonlyMap<string, Possibility>, vocabulary: Vocabulary): Knowledge | null {
  const given = new Map(told);
  for (const fact of told.keys()) {
    const test = definitionOf(vocabulary, fact)?.implies;
    const implied = test && definitionOf(vocabulary, test.fact);
    if (!test || !implied) continue;
    const left = narrow(given.get(test.fact) ?? anyValue(implied), test, true);
    if (!left) return null;
    given.set(test.fact, left);
  }
  return know(vocabulary, given);
}

type Answer = { readonly possible: Possibility } | { readonly code: ProblemCode; readonly message: string };

function readAnswer(definition: FactDefinition, value: unknown): Answer {
  const refuse = (message: string, code = ProblemCode.INVALID) => ({ code, message });
  switch (definition.kind) {
    case FactKind.NUMBER: {
      const { kind, min, max } = definition;
      if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
        return refuse(`Give a whole number from ${min} to ${max}.`);
      return { possible: { kind, least: value, most: value } };
    }
    case FactKind.FLAG:
      if (typeof value !== 'boolean') return refuse('Give true or false.');
      return { possible: { kind: definition.kind, values: new Set([String(value)]) } };
    case FactKind.CHOICE:
      if (typeof value !== 'string') return refuse('Give the code of one option.');
      if (!Object.hasOwn(definition.options, value))
        return refuse(unknownOptions(definition, [value]), ProblemCode.NOT_FOUND);
      return { possible: { kind: definition.kind, values: new Set([value]) } };
    case FactKind.SET: {
      if (!isTexts(value)) return refuse('Give a list of codes of options.');
      const strange = value.filter((option) => !Object.hasOwn(definition.options, option));
      if (strange.length > 0) return refuse(unknownOptions(definition, strange), ProblemCode.NOT_FOUND);
      const chosen = new Set(value);
      if (chosen.size < value.length) return refuse('An option is named twice: name each once.');
      return { possible: { kind: definition.kind, chosen, open: new Set() } };
    }
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function unknownOptions(definition: OptionsFact, options: readonly string[]): string {
  const named = options.slice(0, MOST_NAMED).map(shown).join(', ');
  const more = options.length > MOST_NAMED ? ` and ${options.length - MOST_NAMED} more` : '';
  return `No such option: ${named}${more}. Choose from ${Object.keys(definition.options).join(', ')}.`;
}

/** Smallest groups of facts that cannot all be so, no fact in two of them, each with the reasons for that. */
function contradictions(given: ReadonlyMap<string, Possibility>, vocabulary: Vocabulary): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  let left = [...given];
  while (!knowTold(new Map(left), vocabulary)) {
    const clash = smallest(left, (facts) => !knowTold(new Map(facts), vocabulary));
    const broken = smallest(
      vocabulary.constraints,
      (constraints) => !knowTold(new Map(clash), { ...vocabulary, constraints }),
    );
    const facts = clash.map(([fact]) => fact);
    const named = facts.map((fact) => `${fact} (${definitionOf(vocabulary, fact)?.name})`).join(', ');
    const reasons = broken.map(({ reason }) => reason).join(' ');
    problems.push({
      ...problem(
        ProblemCode.INVALID,
        `What is given cannot all be so: ${named}. ${reasons} Correct it, or leave out what is not certain.`,
        facts.slice(0, 1),
      ),
      facts,
    });
    // Without any fact it is the constraints themselves that allow nobody.
    if (facts.length === 0) break;
    left = left.filter(([fact]) => !facts.includes(fact));
  }
  return problems;
}

/** Of items for which something holds, as many as it needs: without any one of them it does not. */
function smallest<T>(items: readonly T[], holds: (items: readonly T[]) => boolean): readonly T[] {
  return items.reduce<readonly T[]>((kept, item) => {
    const rest = kept.filter((other) => other !== item);
    return holds(rest) ? rest : kept;
  }, items);
}
