import fc from 'fast-check';
import { compileRule } from '../../../src/domain/eligibility/compile.js';
import { concernOf } from '../../../src/domain/eligibility/concern.js';
import { FactKind } from '../../../src/domain/eligibility/fact.js';
import type { FactTest } from '../../../src/domain/eligibility/fact-test.js';
import type { Condition } from '../../../src/domain/eligibility/rule.js';
import {
  aCondition,
  all,
  any,
  aTest,
  atLeast,
  atMost,
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
  type Person,
} from '../../support/eligibility-lab.js';

const isConcerned = (
  condition: Condition,
  facts: readonly FactTest[],
  vocabulary = FREE,
  before: readonly FactTest[] = [],
) => concernOf({ facts, before }, vocabulary)(compileRule(condition, vocabulary));

describe('a life event', () => {
  const birth = [atMost('age', 0)];

  it('concerns a rule that its facts meet', () => {
    expect(isConcerned(fact(atMost('age', 2)), birth)).toBe(true);
    expect(isConcerned(all(fact(atMost('age', 2)), fact(oneOf('aid', 'LOW'))), birth)).toBe(true);
  });

  it('concerns no rule that its facts only exclude from', () => {
    expect(isConcerned(fact(atLeast('age', 3)), birth)).toBe(false);
    expect(isConcerned(any(fact(atLeast('age', 3)), fact(flag('insured', true))), birth)).toBe(false);
  });

  it('concerns no rule for everyone, and none about other facts', () => {
    expect(isConcerned(everyone, birth)).toBe(false);
    expect(isConcerned(fact(flag('insured', true)), birth)).toBe(false);
  });

  it('concerns no rule about other options of the same fact', () => {
    const poor = fact(oneOf('aid', 'ALONE', 'OTHER'));
    expect(isConcerned(poor, [oneOf('aid', 'LOW')])).toBe(false);
    expect(isConcerned(poor, [oneOf('aid', 'LOW', 'OTHER')])).toBe(true);
  });

  it('brings at least one of several options that it names together', () => {
    const lowOrOther = oneOf('aid', 'LOW', 'OTHER');
    expect(isConcerned(not(fact(lowOrOther)), [lowOrOther])).toBe(false);
  });

  it('reckons with what the constraints make of its facts', () => {
    const rule = all(fact(oneOf('work', 'RETIRED', 'STUDENT')), not(fact(atLeast('age', 4))));
    expect(isConcerned(rule, [oneOf('work', 'RETIRED')], FREE)).toBe(true);
    expect(isConcerned(rule, [oneOf('work', 'RETIRED')], LAWFUL)).toBe(false);
  });

  it('is refused where nobody can have its facts', () => {
    const facts = [atMost('age', 1), atLeast('age', 3)];
    expect(() => concernOf({ facts }, FREE)).toThrow(TypeError);
    expect(() => concernOf({ facts: [oneOf('work', 'RETIRED'), atMost('age', 1)] }, LAWFUL)).toThrow(
      /of the event: they contradict/,
    );
    expect(() => concernOf({ facts: birth, before: facts }, FREE)).toThrow(
      /from before the event: they contradict/,
    );
  });

  it('is compared only with what was so before, where that is said', () => {
    const adult = fact(atLeast('age', 2));
    expect(isConcerned(adult, [atLeast('age', 4)], FREE, [])).toBe(true);
    expect(isConcerned(adult, [atLeast('age', 4)], FREE, [atLeast('age', 2), atMost('age', 3)])).toBe(false);
    expect(isConcerned(fact(atLeast('age', 3)), [atLeast('age', 4)], FREE, [atMost('age', 2)])).toBe(true);
  });

  it('is compared only with those who had at least one of several options before', () => {
    const aided = fact(oneOf('aid', 'LOW', 'OTHER'));
    const young = atMost('age', 3);
    expect(isConcerned(aided, [atLeast('age', 4)], FREE, [young, oneOf('aid', 'LOW', 'OTHER')])).toBe(false);
    expect(isConcerned(aided, [oneOf('aid', 'LOW', 'OTHER')], FREE, [young])).toBe(true);
  });

  it('can end what was so before, and need not', () => {
    const begun = [flag('insured', true)];
    const worked = [oneOf('work', 'WORKER')];
    expect(isConcerned(fact(oneOf('work', 'RETIRED')), begun, FREE, worked)).toBe(true);
    expect(isConcerned(fact(oneOf('work', 'WORKER')), begun, FREE, worked)).toBe(false);
  });

  it('compares nobody who is barred by the constraints, after it or before', () => {
    const elder = { facts: [atLeast('age', 4)], before: [atMost('age', 1)] };
    const rule = compileRule(all(fact(atLeast('age', 4)), not(fact(oneOf('aid', 'OTHER')))), LAWFUL);
    // Below the age of two everyone has other aid, so nobody without it was younger before and alike.
    expect(concernOf(elder, FREE)(rule)).toBe(true);
    expect(concernOf(elder, LAWFUL)(rule)).toBe(false);
  });

  it('concerns just the rules for which counting out finds two people alike in all but its facts', () => {
    const everybody = people(knowing({}, FREE));
    const someTests = (minLength: number) => fc.array(aTest, { minLength, maxLength: 2 });
    fc.assert(
      fc.property(aCondition, someTests(1), someTests(0), (condition, facts, before) => {
        const thoseWith = (tests: readonly FactTest[]) =>
          everybody.filter((person) => tests.every((test) => isMet(fact(test), person)));
        const [after, earlier] = [thoseWith(facts), thoseWith(before)];
        fc.pre(after.length > 0 && earlier.length > 0);
        const rest = (person: Person) => JSON.stringify(withoutEvent(person, [...facts, ...before]));
        const failing = new Set(earlier.filter((person) => !isMet(condition, person)).map(rest));
        const expected = after.some((person) => isMet(condition, person) && failing.has(rest(person)));
        expect(isConcerned(condition, facts, FREE, before)).toBe(expected);
      }),
      { numRuns: 120 },
    );
  });
});

/** What of a person the event names neither as brought nor as so before. */
function withoutEvent(person: Person, event: readonly FactTest[]): Person {
  return Object.fromEntries(
    Object.entries(person).flatMap(([code, value]): [string, Person[string]][] => {
      const own = event.filter((test) => test.fact === code).flatMap(({ values }) => values);
      if (own.length === 0) return [[code, value]];
      if (FREE.facts[code]?.kind !== FactKind.SET) return [];
      return [
        [
          code,
          [value]
            .flat()
            .map(String)
            .filter((option) => !own.includes(option)),
        ],
      ];
    }),
  );
}
