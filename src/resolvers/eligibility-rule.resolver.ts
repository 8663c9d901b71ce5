import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Row } from '../data/table.js';
import { render } from '../domain/eligibility/render.js';
import type { Condition } from '../domain/eligibility/rule.js';
import { VOCABULARY } from '../domain/eligibility/vocabulary.js';
import { EligibilityCondition } from '../entities/eligibility-condition.js';
import { EligibilityRule } from '../entities/eligibility-rule.js';

@Resolver(() => EligibilityRule)
export class EligibilityRuleResolver {
  @FieldResolver(() => String, {
    description: 'The conditions as one sentence, to be checked against the words of the list (规则文字).',
  })
  sentence(@Root() rule: Row): string {
    return render(rule.condition as Condition, VOCABULARY);
  }
}

/** Conditions are kept without the parts that their kind has no use for. */
@Resolver(() => EligibilityCondition)
export class EligibilityConditionResolver {
  @FieldResolver(() => [String])
  values(@Root() condition: Condition): readonly string[] {
    return 'values' in condition ? condition.values : [];
  }

  @FieldResolver(() => [EligibilityCondition])
  conditions(@Root() condition: Condition): readonly Condition[] {
    return 'conditions' in condition ? condition.conditions : [];
  }

  @FieldResolver(() => String, {
    description: 'This condition as a sentence (条件文字).',
  })
  sentence(@Root() condition: Condition): string {
    return render(condition, VOCABULARY);
  }
}
