import { badInput } from '../domain/errors.js';
import { ConditionKind, type Condition } from '../domain/eligibility/rule.js';
import type { EligibilityConditionInput } from '../schema/eligibility-rule-content.inputs.js';

/**
 * A condition as it is kept: each kind has just the parts that it has use for.
 * @throws BAD_USER_INPUT for parts that its kind has no use for, or lacks
 */
export function conditionFrom(given: EligibilityConditionInput, path: string): Condition {
  const { kind, quote, note } = given;
  const own = { quote: quote ?? null, note: note ?? null };
  const absent = (...parts: ('fact' | 'comparator' | 'values' | 'conditions')[]) => {
    const part = parts.find((name) => (given[name] ?? null) !== null);
    if (part) throw badInput(`${path}.${part}`, `A condition of kind ${kind} has no ${part}: leave it out.`);
  };
  switch (kind) {
    case ConditionKind.EVERYONE:
      absent('fact', 'comparator', 'values', 'conditions');
      return { kind, ...own };
    case ConditionKind.FACT: {
      absent('conditions');
      const { fact, comparator, values } = given;
      if (!fact || !comparator || !values)
        throw badInput(path, 'A FACT has fact, comparator and values: give all three.');
      return { kind, fact, comparator, values, ...own };
    }
    default:
      absent('fact', 'comparator', 'values');
      return {
        kind,
        conditions: (given.conditions ?? []).map((part, index) =>
          conditionFrom(part, `${path}.conditions.${index}`),
        ),
        ...own,
      };
  }
}

/** The same for the conditions that a content or a change of one has: of a rule, or of an added audience. */
export function withConditions<T extends object>(content: T, path: string): T {
  const { condition, addedAudience } = content as {
    condition?: EligibilityConditionInput | null;
    addedAudience?: { condition?: EligibilityConditionInput | null } | null;
  };
  return {
    ...content,
    ...(condition ? { condition: conditionFrom(condition, `${path}.condition`) } : {}),
    ...(addedAudience?.condition
      ? {
          addedAudience: {
            ...addedAudience,
            condition: conditionFrom(addedAudience.condition, `${path}.addedAudience.condition`),
          },
        }
      : {}),
  };
}
