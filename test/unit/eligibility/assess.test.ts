import fc from 'fast-check';
import { assess, explain, Verdict, type Explanation } from '../../../src/domain/eligibility/assess.js';
import { compileRule } from '../../../src/domain/eligibility/compile.js';
import { MAX_STEPS, TooEntangledError } from '../../../src/domain/eligibility/diagram.js';
import { readProfile } from '../../../src/domain/eligibility/profile.js';
import type { Condition } from '../../../src/domain/eligibility/rule.js';
import {
  aCondition,
  all,
  answers,
  any,
  aProfile,
  atLeast,
  atMost,
  entangled,
  everyone,
  fact,
  flag,
  FREE,
  isMet,
  knowing,
  LAWFUL,
  not,
  oneOf,
  people,
} from '../../support/eligibility-lab.js';

const verdictOf = (condition: Condition, profile: object) =>
  assess(compileRule(condition, FREE), knowing(profile as never, FREE));

describe('assessing a rule', () => {
  const old = fact(atLeast('age', 4));
  const insured = fact(flag('insured', true));
  const poor = fact(oneOf('aid', 'LOW', 'ALONE'));

  it('takes a fact that is not given for unknown, never for false', () => {
    expect(verdictOf(insured, {})).toEqual({ verdict: Verdict.UNKNOWN, missing: ['insured'] });
    expect(verdictOf(insured, { insured: false })).toEqual({ verdict: Verdict.NO_MATCH, missing: [] });
  });

  it('takes a given list of options for whole', () => {
    expect(verdictOf(poor, { aid: ['OTHER'] }).verdict).toBe(Verdict.NO_MATCH);
    expect(verdictOf(poor, { aid: [] }).verdict).toBe(Verdict.NO_MATCH);
    expect(verdictOf(poor, { aid: ['OTHER', 'LOW'] }).verdict).toBe(Verdict.MATCH);
  });

  it('matches everyone where nobody is excluded', () => {
    expect(verdictOf(everyone, {})).toEqual({ verdict: Verdict.MATCH, missing: [] });
  });

  it('sees that a fact holds or not, either way', () => {
    expect(verdictOf(any(insured, not(insured)), {}).verdict).toBe(Verdict.MATCH);
    expect(verdictOf(all(old, fact(atMost('age', 3))), {}).verdict).toBe(Verdict.NO_MATCH);
    expect(verdictOf(any(old, fact(atMost('age', 3))), {}).verdict).toBe(Verdict.MATCH);
  });

  it('does not ask for a fact that cancels out', () => {
    const rule = any(all(insured, old), all(not(insured), old));
    expect(verdictOf(rule, {}).missing).toEqual(['age']);
  });

  it('names the missing facts in the order of the rule', () => {
    expect(verdictOf(all(poor, insured, old), {}).missing).toEqual(['aid', 'insured', 'age']);
    expect(verdictOf(all(old, poor, insured), {}).missing).toEqual(['age', 'aid', 'insured']);
  });

  it('agrees with counting out everyone there can be', () => {
    fc.assert(
      fc.property(aCondition, aProfile, (condition, profile) => {
        const knowledge = knowing(profile, FREE);
        const met = new Set(people(knowledge).map((person) => isMet(condition, person)));
        const expected = met.size === 2 ? Verdict.UNKNOWN : met.has(true) ? Verdict.MATCH : Verdict.NO_MATCH;
        expect(assess(compileRule(condition, FREE), knowledge).verdict).toBe(expected);
      }),
    );
  });

  it('names as missing just the facts of which some change alone changes the verdict', () => {
    fc.assert(
      fc.property(aCondition, aProfile, (condition, profile) => {
        const knowledge = knowing(profile, FREE);
        const everybody = people(knowledge);
        const decisive = [...knowledge].flatMap(([code, possible]) => {
          const values = answers(possible);
          const matters = everybody.some((person) => {
            const before = isMet(condition, person);
            return values.some((value) => isMet(condition, { ...person, [code]: value }) !== before);
          });
          return matters ? [code] : [];
        });
        const { missing } = assess(compileRule(condition, FREE), knowledge);
        expect([...missing].sort()).toEqual(decisive.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('never turns MATCH and NO_MATCH into one another, or into UNKNOWN, when a fact is added', () => {
    fc.assert(
      fc.property(aCondition, aProfile, aProfile, (condition, profile, more) => {
        const before = readProfile(profile, LAWFUL).knowledge;
        const after = readProfile({ ...more, ...profile }, LAWFUL).knowledge;
        fc.pre(before !== null && after !== null);
        const rule = compileRule(condition, LAWFUL);
        const { verdict } = assess(rule, before);
        if (verdict !== Verdict.UNKNOWN) expect(assess(rule, after).verdict).toBe(verdict);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a rule that does not fit the vocabulary', () => {
    expect(() => compileRule(fact(atLeast('height', 1)), FREE)).toThrow(TypeError);
    expect(() => compileRule(fact(atLeast('insured', 1)), FREE)).toThrow(/compare it by IS/);
  });

  it('refuses a rule whose diagram outgrows the bound, soon', () => {
    const pairs = 16;
    const { condition, vocabulary } = entangled(pairs);
    expect(2 ** pairs).toBeGreaterThan(MAX_STEPS);
    expect(() => compileRule(condition, vocabulary)).toThrow(TooEntangledError);
  });
});

describe('explaining a verdict', () => {
  it('gives each condition the verdict that it has alone', () => {
    fc.assert(
      fc.property(aCondition, aProfile, (condition, profile) => {
        const knowledge = knowing(profile, FREE);
        const check = ({ condition: part, parts, verdict, missing }: Explanation): void => {
          const alone = assess(compileRule(part, FREE), knowledge);
          expect(verdict).toBe(alone.verdict);
          expect([...missing].sort()).toEqual([...alone.missing].sort());
          parts.forEach(check);
        };
        const whole = explain(compileRule(condition, FREE), knowledge);
        expect(whole.condition).toBe(condition);
        check(whole);
      }),
    );
  });

  it('keeps the tree as it is, also below NOT', () => {
    const condition = all(not(fact(flag('insured', true))), fact(atLeast('age', 4)));
    const { verdict, parts } = explain(compileRule(condition, FREE), knowing({ insured: true }, FREE));
    expect(verdict).toBe(Verdict.NO_MATCH);
    expect(parts.map((part) => part.verdict)).toEqual([Verdict.NO_MATCH, Verdict.UNKNOWN]);
    expect(parts[0]?.parts.map((part) => part.verdict)).toEqual([Verdict.MATCH]);
    expect(parts[1]?.missing).toEqual(['age']);
  });
});
