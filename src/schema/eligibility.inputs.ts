import { Field, InputType, Int, registerEnumType, type Query } from 'type-graphql';
import { FactKind, type FactDefinition, type OptionsFact } from '../domain/eligibility/fact.js';
import { FACTS } from '../domain/eligibility/vocabulary.js';

/** What a field is given to name its type. */
type TypeThunk = Parameters<typeof Query>[0];

/** What is told of somebody: an input with a field for each fact of the vocabulary. */
@InputType('EligibilityProfile', {
  description:
    'What is told of a person or an employer (个人或单位情况): facts, each of which may be left out. What is not given is unknown, never false. It is used for the answer and then forgotten: neither logged nor stored.',
})
export class EligibilityProfile {}

for (const [fact, definition] of Object.entries<FactDefinition>(FACTS)) {
  const type = typeOf(fact, definition);
  Field(type, {
    nullable: true,
    description: `${definition.description.replace(/\.$/, '')} (${definition.name})${unitOf(definition)}.`,
  })(EligibilityProfile.prototype, fact);
}

function unitOf(definition: FactDefinition): string {
  if (definition.kind === FactKind.NUMBER) return `, ${definition.min}–${definition.max} ${definition.unit}`;
  return definition.kind === FactKind.SET ? '; the whole list: what it does not name is not so' : '';
}

function typeOf(fact: string, definition: FactDefinition): TypeThunk {
  switch (definition.kind) {
    case FactKind.FLAG:
      return () => Boolean;
    case FactKind.NUMBER:
      return () => Int;
    case FactKind.CHOICE: {
      const options = optionsOf(fact, definition);
      return () => options;
    }
    case FactKind.SET: {
      const options = optionsOf(fact, definition);
      return () => [options];
    }
  }
}

/** The options of a fact as an enum of the API, e.g. `EligibilityStudyStage`. */
function optionsOf(fact: string, { name, description, options }: OptionsFact): object {
  const values = Object.fromEntries(Object.keys(options).map((code) => [code, code]));
  registerEnumType(values, {
    name: `Eligibility${fact.charAt(0).toUpperCase()}${fact.slice(1)}`,
    description: `${description.replace(/\.$/, '')} (${name}).`,
    valuesConfig: Object.fromEntries(
      Object.entries(options).map(([code, option]) => [
        code,
        { description: `${option.description.replace(/\.$/, '')} (${option.name}).` },
      ]),
    ),
  });
  return values;
}
