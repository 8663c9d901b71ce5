import fc from 'fast-check';
import { assess, Verdict } from '../../../src/domain/eligibility/assess.js';
import { compileRule } from '../../../src/domain/eligibility/compile.js';
import { FactKind, type Vocabulary } from '../../../src/domain/eligibility/fact.js';
import { possibilityOf } from '../../../src/domain/eligibility/knowledge.js';
import { questions } from '../../../src/domain/eligibility/questions.js';
import type { Condition } from '../../../src/domain/eligibility/rule.js';
import {
  aCondition,
  all,
  answers,
  any,
  aProfile,
  atLeast,
  fact,
  flag,
  FREE,
  isMet,
  knowing,
  not,
  oneOf,
  people,
} from '../../support/eligibility-lab.js';

const asked = (conditions: readonly Condition[], profile = {}) =>
  questions(
    conditions.map((condition) => compileRule(condition, FREE)),
    knowing(profile, FREE),
  );

describe('the next questions', () => {
  const old = fact(atLeast('age', 4));
  const insured = fact(flag('insured', true));
  const low = fact(oneOf('aid', 'LOW'));

  it('are none where everything is decided', () => {
    expect(asked([old, any(insured, not(insured))], { age: 5 })).toEqual([]);
  });

  it('tell what every answer decides from what one answer may', () => {
    expect(asked([all(old, insured)])).toEqual([
      { fact: 'age', settles: 0, maySettle: 1 },
      { fact: 'insured', settles: 0, maySettle: 1 },
    ]);
    expect(asked([all(old, insured)], { insured: true })).toEqual([
      { fact: 'age', settles: 1, maySettle: 1 },
    ]);
  });

  it('count an answer that decides nothing alone', () => {
    const either = any(all(old, insured), all(not(old), not(insured)));
    expect(asked([either])).toEqual([
      { fact: 'age', settles: 0, maySettle: 0 },
      { fact: 'insured', settles: 0, maySettle: 0 },
    ]);
  });

  it('put the most decisive first, and equals in the order of the vocabulary', () => {
    expect(asked([low, low, insured, old, all(insured, low)]).map(({ fact: code }) => code)).toEqual([
      'aid',
      'insured',
      'age',
    ]);
    expect(asked([low, insured, old]).map(({ fact: code }) => code)).toEqual(['age', 'insured', 'aid']);
  });

  it('take a whole list for one answer', () => {
    const both = all(low, fact(oneOf('aid', 'OTHER')));
    expect(asked([both])).toEqual([{ fact: 'aid', settles: 1, maySettle: 1 }]);
    const mixed = all(any(low, insured), any(fact(oneOf('aid', 'OTHER')), old));
    expect(asked([mixed]).find(({ fact: code }) => code === 'aid')).toEqual({
      fact: 'aid',
      settles: 0,
      maySettle: 1,
    });
  });

  it('agree with counting out every answer and everyone who could give it', () => {
    fc.assert(
      fc.property(fc.array(aCondition, { minLength: 1, maxLength: 3 }), aProfile, (conditions, profile) => {
        const knowledge = knowing(profile, FREE);
        const everybody = people(knowledge);
        const expected = new Map<string, { settles: number; maySettle: number }>();
        for (const condition of conditions) {
          const { verdict, missing } = assess(compileRule(condition, FREE), knowledge);
          if (verdict !== Verdict.UNKNOWN) continue;
          for (const code of missing) {
            const decided = answers(possibilityOf(knowledge, code)).map((value) => {
              const met = everybody.map((person) => isMet(condition, { ...person, [code]: value }));
              return met.every((one) => one === met[0]);
            });
            const count = expected.get(code) ?? { settles: 0, maySettle: 0 };
            if (decided.every(Boolean)) count.settles++;
            if (decided.some(Boolean)) count.maySettle++;
            expected.set(code, count);
          }
        }
        const found = questions(
          conditions.map((condition) => compileRule(condition, FREE)),
          knowledge,
        );
        expect(new Map(found.map(({ fact: code, ...count }) => [code, count]))).toEqual(expected);
        const order = found.map(({ settles, maySettle }) => settles * 10 + maySettle);
        expect(order).toEqual([...order].sort((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('count out no lists where a rule names many options', () => {
    const codes = Array.from({ length: 60 }, (_, index) => `O${index}`);
    const named = { name: '项', description: 'Made up.' };
    const wide: Vocabulary = {
      facts: {
        ...FREE.facts,
        many: {
          kind: FactKind.SET,
          options: Object.fromEntries(codes.map((code) => [code, named])),
          ...named,
          question: '哪些？',
        },
      },
      constraints: [],
    };
    const pairs = codes.flatMap((code, index) =>
      index % 2 ? [] : [fact(oneOf('many', code, `O${index + 1}`))],
    );
    const whole = all(...pairs);
    const rule = compileRule(any(all(old, whole), all(not(old), not(whole))), wide);
    expect(questions([rule], knowing({}, wide)).find(({ fact: code }) => code === 'many')).toEqual({
      fact: 'many',
      settles: 0,
      maySettle: 0,
    });
  });
});
