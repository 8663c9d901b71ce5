import { FactKind, type Vocabulary } from './fact.js';
import { definitionOf, type FactTest } from './fact-test.js';
import { ConditionKind, FactComparator, type Condition } from './rule.js';

/**
 * A condition as a Chinese sentence that an official can check, without the full stop: facts and options by their
 * official terms, groups in brackets wherever they stand in another, so that it has one reading. Options stand in
 * quotation marks. A code that the vocabulary lacks stands as it is.
 */
export function render(condition: Condition, vocabulary: Vocabulary): string {
  switch (condition.kind) {
    case ConditionKind.EVERYONE:
      return '不限对象';
    case ConditionKind.FACT:
      return renderTest(condition, vocabulary);
    case ConditionKind.NOT:
      return `不满足（${condition.conditions.map((part) => render(part, vocabulary)).join('，且')}）`;
    case ConditionKind.ALL:
    case ConditionKind.ANY: {
      const { conditions } = condition;
      const alone = conditions.length === 1;
      return conditions
        .map((part) => {
          const text = render(part, vocabulary);
          return isJoined(part) && !alone ? `（${text}）` : text;
        })
        .join(condition.kind === ConditionKind.ALL ? '，且' : '，或');
    }
  }
}

/** Whether a condition's text has “且” or “或” outside of brackets. */
function isJoined(condition: Condition): boolean {
  if (condition.kind !== ConditionKind.ALL && condition.kind !== ConditionKind.ANY) return false;
  const [first, ...more] = condition.conditions;
  return more.length > 0 || (first !== undefined && isJoined(first));
}

/** A comparison in Chinese: `年龄≥65周岁`, `就业状态为“失业”或“退休”`, `享受的待遇包括“低保”`, `已怀孕`. */
export function renderTest({ fact, comparator, values }: FactTest, vocabulary: Vocabulary): string {
  const definition = definitionOf(vocabulary, fact);
  const name = definition?.name ?? fact;
  switch (definition?.kind) {
    case FactKind.FLAG:
      return values[0] === 'true' ? name : `不是“${name}”`;
    case FactKind.NUMBER:
      return `${name}${comparator === FactComparator.AT_LEAST ? '≥' : '≤'}${values[0] ?? ''}${definition.unit}`;
    default: {
      const options = new Map(Object.entries(definition?.options ?? {}));
      const names = values.map((value) => `“${options.get(value)?.name ?? value}”`).join('或');
      return `${name}${definition?.kind === FactKind.SET ? '包括' : '为'}${names}`;
    }
  }
}
