import fc from 'fast-check';
import { FactKind, type FactDefinition, type Profile } from '../../src/domain/eligibility/fact.js';
import { FACTS } from '../../src/domain/eligibility/vocabulary.js';

function answerTo(definition: FactDefinition): fc.Arbitrary<Profile[string]> {
  switch (definition.kind) {
    case FactKind.FLAG:
      return fc.boolean();
    case FactKind.NUMBER:
      return fc.integer({ min: definition.min, max: definition.max });
    case FactKind.CHOICE:
      return fc.constantFrom(...Object.keys(definition.options));
    case FactKind.SET:
      return fc.subarray(Object.keys(definition.options));
  }
}

/** People and employers of whom a few facts are told, each as it may be told; together they may contradict one another. */
export const profiles: fc.Arbitrary<Profile> = fc
  .subarray(Object.entries<FactDefinition>(FACTS), { maxLength: 8 })
  .chain((told) =>
    fc.record(Object.fromEntries(told.map(([code, definition]) => [code, answerTo(definition)]))),
  );
