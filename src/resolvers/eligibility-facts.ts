import { FactKind, type FactDefinition } from '../domain/eligibility/fact.js';
import { FACTS } from '../domain/eligibility/vocabulary.js';
import type { EligibilityFact } from '../schema/eligibility.payloads.js';

function shown(code: string, definition: FactDefinition): EligibilityFact {
  const { kind, name, question, description } = definition;
  const range = definition.kind === FactKind.NUMBER ? definition : { min: null, max: null, unit: null };
  const options = 'options' in definition ? Object.entries(definition.options) : [];
  return {
    ...{ code, kind, name, question, description },
    ...{ min: range.min, max: range.max, unit: range.unit },
    options: options.map(([option, words]) => ({ code: option, ...words })),
  };
}

/** The vocabulary as the API shows it, in its order. */
export const FACTS_OF_API: readonly EligibilityFact[] = Object.entries<FactDefinition>(FACTS).map(
  ([code, definition]) => shown(code, definition),
);

const byCode = new Map(FACTS_OF_API.map((fact) => [fact.code, fact]));

/**
 * A fact of the vocabulary as the API shows it.
 * @throws RangeError for a code that it has not: rules that are published have only codes that it has
 */
export function factOf(code: string): EligibilityFact {
  const fact = byCode.get(code);
  if (!fact) throw new RangeError(`The vocabulary has no fact ${code}.`);
  return fact;
}
