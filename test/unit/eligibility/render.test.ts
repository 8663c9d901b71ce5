import fc from 'fast-check';
import { render } from '../../../src/domain/eligibility/render.js';
import {
  aCondition,
  all,
  any,
  atLeast,
  atMost,
  everyone,
  fact,
  flag,
  FREE,
  isMet,
  knowing,
  not,
  oneOf,
  people,
} from '../../support/eligibility-lab.js';

const text = (condition: Parameters<typeof render>[0]) => render(condition, FREE);

describe('a condition in Chinese', () => {
  const old = fact(atLeast('age', 4));
  const low = fact(oneOf('aid', 'LOW'));
  const insured = fact(flag('insured', true));

  it('names facts and options by their official terms', () => {
    expect(text(old)).toBe('年龄≥4岁');
    expect(text(fact(atMost('members', 2)))).toBe('家庭人口≤2人');
    expect(text(insured)).toBe('已参保');
    expect(text(fact(flag('insured', false)))).toBe('不是“已参保”');
    expect(text(fact(oneOf('work', 'STUDENT', 'RETIRED')))).toBe('就业状态为“学生”或“退休”');
    expect(text(fact(oneOf('aid', 'LOW', 'ALONE')))).toBe('救助包括“低保”或“特困”');
    expect(text(everyone)).toBe('不限对象');
  });

  it('puts a group that stands in another into brackets', () => {
    expect(text(all(old, any(low, insured)))).toBe('年龄≥4岁，且（救助包括“低保”，或已参保）');
    expect(text(any(all(old, low), insured))).toBe('（年龄≥4岁，且救助包括“低保”），或已参保');
    expect(text(all(old, not(any(low, insured))))).toBe('年龄≥4岁，且不满足（救助包括“低保”，或已参保）');
  });

  it('puts no brackets around a group of one', () => {
    expect(text(all(any(old), any(all(any(low, insured)))))).toBe('年龄≥4岁，且（救助包括“低保”，或已参保）');
  });

  it('shows a code that the vocabulary lacks as it is', () => {
    expect(text(fact(oneOf('toString', 'X')))).toBe('toString为“X”');
    expect(text(fact(oneOf('work', 'constructor')))).toBe('就业状态为“constructor”');
  });

  it('closes every bracket that it opens', () => {
    fc.assert(
      fc.property(aCondition, (condition) => {
        let depth = 0;
        for (const character of text(condition)) {
          if (character === '（') depth++;
          if (character === '）') depth--;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });

  it('has one reading: conditions that read alike hold for the same people', () => {
    const everybody = people(knowing({ members: 1, work: 'WORKER' }, FREE));
    const leaf = fc.constantFrom(old, low, insured);
    const { tree } = fc.letrec<{ tree: typeof old }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 2 },
        leaf,
        fc.tuple(tie('tree'), tie('tree')).map((parts) => all(...parts)),
        fc.tuple(tie('tree'), tie('tree')).map((parts) => any(...parts)),
        tie('tree').map((part) => not(part)),
      ),
    }));
    const readings = new Map<string, string>();
    fc.assert(
      fc.property(tree, (condition) => {
        const met = everybody.map((person) => (isMet(condition, person) ? '1' : '0')).join('');
        const before = readings.get(text(condition)) ?? met;
        readings.set(text(condition), met);
        expect(met).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });
});
