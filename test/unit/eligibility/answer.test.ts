import {
  answerFor,
  criteriaOf,
  questionsAfter,
  UnknownReason,
} from '../../../src/domain/eligibility/answer.js';
import { Verdict } from '../../../src/domain/eligibility/assess.js';
import { compileRule } from '../../../src/domain/eligibility/compile.js';
import { readProfile } from '../../../src/domain/eligibility/profile.js';
import { ConditionKind, FactComparator, type Condition } from '../../../src/domain/eligibility/rule.js';
import { VOCABULARY } from '../../../src/domain/eligibility/vocabulary.js';

const stage = (...values: string[]): Condition => ({
  kind: ConditionKind.FACT,
  fact: 'studyStage',
  comparator: FactComparator.ONE_OF,
  values,
  quote: null,
  note: null,
});
const old: Condition = {
  kind: ConditionKind.FACT,
  fact: 'age',
  comparator: FactComparator.AT_LEAST,
  values: ['60'],
  quote: null,
  note: null,
};
const rule = (condition: Condition, addedBy: string | null = null) => ({
  rule: compileRule(condition, VOCABULARY),
  addedBy,
});
const knowing = (profile: object) => {
  const { knowledge } = readProfile(profile, VOCABULARY);
  if (!knowledge) throw new Error('these facts contradict one another');
  return knowledge;
};
const reading = (...rules: ReturnType<typeof rule>[]) => ({
  serviceId: 1,
  rules,
  fault: null,
  lostQuotes: [],
});
/** A service for pupils, in a place that serves the old besides. */
const both = reading(rule(stage('PRIMARY')), rule(old, '350102'));

describe('a service with an added audience', () => {
  it.each<[object, Verdict, string[]]>([
    [{ studyStage: 'PRIMARY' }, Verdict.MATCH, []],
    [{ age: 70 }, Verdict.MATCH, []],
    [{ age: 30, studyStage: 'NONE' }, Verdict.NO_MATCH, []],
    [{ age: 30 }, Verdict.UNKNOWN, ['studyStage']],
    [{}, Verdict.UNKNOWN, ['studyStage', 'age']],
  ])('is for whoever meets either: %j', (profile, verdict, missing) => {
    expect(answerFor([both], knowing(profile))).toMatchObject([{ verdict, missing }]);
  });

  it('is one service to ask for, though it has two rules', () => {
    const knowledge = knowing({});
    const asked = questionsAfter(answerFor([both], knowledge), knowledge);
    expect(asked.map(({ fact, settles, maySettle }) => [fact, settles, maySettle]).sort()).toEqual([
      ['age', 0, 1],
      ['studyStage', 0, 1],
    ]);
    const known = knowing({ age: 30 });
    expect(questionsAfter(answerFor([both], known), known)).toEqual([
      { fact: 'studyStage', settles: 1, maySettle: 1 },
    ]);
  });

  it('is explained rule by rule, with the division that adds', () => {
    const criteria = criteriaOf(both, knowing({ age: 70 }));
    expect(criteria.map(({ addedBy, verdict }) => [addedBy, verdict])).toEqual([
      [null, Verdict.UNKNOWN],
      ['350102', Verdict.MATCH],
    ]);
  });
});

describe('a service without a rule to tell by', () => {
  it.each([
    UnknownReason.NOT_READ,
    UnknownReason.READING_OUTDATED,
    UnknownReason.READING_NOT_UNDERSTOOD,
  ] as const)('is unknown, and nothing is asked for it: %s', (fault) => {
    const knowledge = knowing({ age: 70 });
    const answers = answerFor([{ ...both, rules: [], fault }], knowledge);
    expect(answers).toMatchObject([{ verdict: Verdict.UNKNOWN, reason: fault, missing: [] }]);
    expect(questionsAfter(answers, knowledge)).toEqual([]);
    expect(criteriaOf({ ...both, rules: [] }, knowledge)).toEqual([]);
  });
});
