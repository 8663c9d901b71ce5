import { UnknownReason } from '../domain/eligibility/answer.js';
import { Verdict } from '../domain/eligibility/assess.js';
import { FactKind } from '../domain/eligibility/fact.js';
import { LifeEvent } from '../domain/eligibility/life-event.js';
import { LIFE_EVENTS } from '../domain/eligibility/life-events.js';
import { ConditionKind, FactComparator } from '../domain/eligibility/rule.js';
import { describe } from './describe-enum.js';

describe(ConditionKind, 'ConditionKind', 'What a condition is (条件类型).', {
  EVERYONE: 'It holds for everyone: the words exclude nobody (不限).',
  FACT: 'It compares a fact (事实比较).',
  ALL: 'It holds if all of its conditions hold (全部满足).',
  ANY: 'It holds if any of its conditions holds (满足其一).',
  NOT: 'It holds if its condition does not (不满足).',
});

describe(FactComparator, 'FactComparator', 'How a condition compares a fact (事实比较方式).', {
  IS: 'A yes-or-no fact is `true` or `false` (是否).',
  ONE_OF: 'A choice is one of the values; of several choices at once, at least one is (属于).',
  AT_LEAST: 'A number is at least the value (不小于).',
  AT_MOST: 'A number is at most the value (不大于).',
});

describe(Verdict, 'EligibilityVerdict', 'Whether a service is for somebody (资格判断).', {
  MATCH: 'It is, whatever the facts not given are (符合).',
  NO_MATCH: 'It is not, whatever the facts not given are (不符合).',
  UNKNOWN: 'That cannot be told yet (待定).',
});

describe(UnknownReason, 'EligibilityUnknownReason', 'Why that cannot be told (待定原因).', {
  FACTS_MISSING: 'It depends on facts not given (缺少事实).',
  NOT_READ: 'Nobody has read the audience as conditions (尚无规则).',
  READING_OUTDATED: 'The audience was changed since it was read (规则已过时).',
  READING_NOT_UNDERSTOOD:
    'The reading compares facts that this release of the directory does not know (规则无法识别).',
});

describe(FactKind, 'EligibilityFactKind', 'What kind of answer a fact has (事实类型).', {
  FLAG: 'Yes or no (是否).',
  NUMBER: 'A whole number (整数).',
  CHOICE: 'One of the options (单选).',
  SET: 'Any of the options at once (多选).',
});

describe(
  LifeEvent,
  'LifeEventCode',
  'A turn of life at which services may matter (人生大事).',
  Object.fromEntries(
    Object.entries(LIFE_EVENTS).map(([code, { name, description }]) => [
      code,
      `${description.replace(/\.$/, '')} (${name}).`,
    ]),
  ) as Record<LifeEvent, string>,
);
