import type { CompiledRule } from './compile.js';
import { concernOf } from './concern.js';
import { TooEntangledError } from './diagram.js';
import type { PersonConcerned } from './life-event.js';
import { VOCABULARY } from './vocabulary.js';

/** What was found out of rules, for each person: rules and events are the same for every caller. */
const found = new Map<PersonConcerned, (rule: CompiledRule) => boolean>();

/**
 * Whether what a life event changes for a person can make the difference for a rule (see concernOf). Asked again of the
 * same rule, it answers at once.
 */
export function concerns(person: PersonConcerned, rule: CompiledRule): boolean {
  let ask = found.get(person);
  if (!ask) found.set(person, (ask = remembering(concernOf(person, VOCABULARY))));
  return ask(rule);
}

function remembering(ask: (rule: CompiledRule) => boolean): (rule: CompiledRule) => boolean {
  const answers = new WeakMap<CompiledRule, boolean>();
  return (rule) => {
    let answer = answers.get(rule);
    if (answer === undefined) answers.set(rule, (answer = mayConcern(ask, rule)));
    return answer;
  };
}

/** A rule that is too entangled to tell may matter. */
function mayConcern(ask: (rule: CompiledRule) => boolean, rule: CompiledRule): boolean {
  try {
    return ask(rule);
  } catch (error) {
    if (error instanceof TooEntangledError) return true;
    throw error;
  }
}
