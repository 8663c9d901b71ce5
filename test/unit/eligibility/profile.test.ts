import fc from 'fast-check';
import { FactKind, type Vocabulary } from '../../../src/domain/eligibility/fact.js';
import { narrow, possibilityOf, type Knowledge } from '../../../src/domain/eligibility/knowledge.js';
import { readProfile } from '../../../src/domain/eligibility/profile.js';
import { ProblemCode } from '../../../src/domain/problem.js';
import {
  answers,
  aProfile,
  aTest,
  atLeast,
  atMost,
  fact,
  flag,
  FREE,
  isMet,
  knowing,
  LAWFUL,
  people,
  type Person,
} from '../../support/eligibility-lab.js';

const isLawful = (person: Person) =>
  LAWFUL.constraints.every(({ given, then }) => !isMet(fact(given), person) || isMet(fact(then), person));
const everybody = people(knowing({}, FREE));
const lawful = everybody.filter(isLawful);
const fits = (person: Person, profile: object) =>
  Object.entries(profile).every(([code, value]) => String(person[code]) === String(value));
const problemsOf = (profile: unknown, vocabulary = FREE) => readProfile(profile, vocabulary).problems;
const isWithin = (narrower: Knowledge, wider: Knowledge) =>
  [...narrower].every(([code, possible]) => {
    const values = answers(possibilityOf(wider, code)).map(String);
    return answers(possible).every((value) => values.includes(String(value)));
  });

describe('what is known from a profile', () => {
  it('is everything at first', () => {
    expect(everybody).toHaveLength(1152);
  });

  it('follows the constraints forwards', () => {
    expect(possibilityOf(knowing({ work: 'RETIRED' }, LAWFUL), 'age')).toMatchObject({ least: 4, most: 5 });
  });

  it('follows the constraints backwards', () => {
    const knowledge = knowing({ age: 3 }, LAWFUL);
    expect(answers(possibilityOf(knowledge, 'work'))).toEqual(['STUDENT', 'WORKER']);
  });

  it('follows them to the end, over several facts', () => {
    const knowledge = knowing({ aid: ['LOW'], age: 2 }, LAWFUL);
    expect(answers(possibilityOf(knowledge, 'insured'))).toEqual([true]);
    expect(answers(possibilityOf(knowledge, 'work'))).toEqual(['WORKER']);
  });

  it('excludes nobody whom the constraints allow', () => {
    fc.assert(
      fc.property(aProfile, (profile) => {
        const { knowledge } = readProfile(profile, LAWFUL);
        const left = lawful.filter((person) => fits(person, profile));
        if (!knowledge) return expect(left).toEqual([]);
        const possible = new Set(people(knowledge).map((person) => JSON.stringify(person)));
        for (const person of left) expect(possible.has(JSON.stringify(person))).toBe(true);
      }),
    );
  });

  it('only narrows when a fact is added', () => {
    fc.assert(
      fc.property(aProfile, aProfile, (profile, more) => {
        const before = readProfile(profile, LAWFUL).knowledge;
        const after = readProfile({ ...more, ...profile }, LAWFUL).knowledge;
        if (!before) expect(after).toBeNull();
        else if (after) expect(isWithin(after, before)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('takes null for not given', () => {
    expect(knowing({ age: null, work: undefined } as never, LAWFUL)).toEqual(knowing({}, LAWFUL));
  });
});

describe('narrowing a possibility', () => {
  it('leaves just the values for which the comparison holds or fails, where a possibility can say so', () => {
    fc.assert(
      fc.property(aProfile, aTest, fc.boolean(), (profile, test, truth) => {
        const possible = possibilityOf(knowing(profile, FREE), test.fact);
        const kept = answers(possible).filter((value) => isMet(fact(test), { [test.fact]: value }) === truth);
        const left = narrow(possible, test, truth);
        if (!left) return expect(kept).toEqual([]);
        const texts = answers(left).map(String);
        const isDisjunction = left.kind === FactKind.SET && truth && test.values.length > 1;
        if (isDisjunction) expect(texts).toEqual(expect.arrayContaining(kept.map(String)));
        else expect(texts.sort()).toEqual(kept.map(String).sort());
      }),
    );
  });
});

describe('contradictory facts', () => {
  it('are named together with the reason', () => {
    expect(problemsOf({ members: 1, age: 2, work: 'RETIRED' }, LAWFUL)).toEqual([
      {
        code: ProblemCode.INVALID,
        facts: ['age', 'work'],
        path: ['age'],
        message:
          'What is given cannot all be so: age (年龄), work (就业状态). Nobody retires before 4. ' +
          'Correct it, or leave out what is not certain.',
      },
    ]);
  });

  it('are named with all reasons where one leads to another', () => {
    const [problem] = problemsOf({ members: 3, aid: ['LOW'], work: 'STUDENT' }, LAWFUL);
    expect(problem?.facts).toEqual(['aid', 'work']);
    expect(problem?.message).toContain('Insurance is for work. Aid comes with insurance.');
  });

  it('are told for each group that clashes', () => {
    const problems = problemsOf({ age: 5, work: 'STUDENT', members: 2, insured: true }, LAWFUL);
    expect(problems.map(({ facts }) => facts)).toEqual([
      ['work', 'insured'],
      ['age', 'members'],
    ]);
  });

  it('would all fit together with any one of them left out', () => {
    fc.assert(
      fc.property(aProfile, (profile) => {
        const all = readProfile(profile, LAWFUL);
        for (const { facts } of all.problems) {
          const only = (codes: readonly string[]) =>
            Object.fromEntries(Object.entries(profile).filter(([code]) => codes.includes(code)));
          expect(readProfile(only(facts), LAWFUL).knowledge).toBeNull();
          for (const one of facts)
            expect(readProfile(only(facts.filter((code) => code !== one)), LAWFUL).knowledge).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are told apart from a vocabulary that allows nobody', () => {
    const nobody: Vocabulary = {
      facts: FREE.facts,
      constraints: [
        { given: atLeast('age', 0), then: flag('insured', true), reason: 'A.' },
        { given: atMost('age', 5), then: flag('insured', false), reason: 'B.' },
      ],
    };
    expect(problemsOf({ work: 'WORKER' }, nobody).map(({ facts }) => facts)).toEqual([[]]);
    expect(problemsOf({}, nobody).map(({ facts }) => facts)).toEqual([[]]);
  });
});

describe('a malformed profile', () => {
  it.each([
    ['an unknown fact', { height: 3 }, 'height', ProblemCode.NOT_FOUND],
    ['the name of a property that every object has', { toString: 3 }, 'toString', ProblemCode.NOT_FOUND],
    ['a prototype', JSON.parse('{"__proto__": {"age": 3}}'), '__proto__', ProblemCode.NOT_FOUND],
    ['a number as text', { age: '3' }, 'age', ProblemCode.INVALID],
    ['no whole number', { age: 2.5 }, 'age', ProblemCode.INVALID],
    ['NaN', { age: NaN }, 'age', ProblemCode.INVALID],
    ['a number that is too small', { members: 0 }, 'members', ProblemCode.INVALID],
    ['a number that is too large', { age: 1e300 }, 'age', ProblemCode.INVALID],
    ['a text for yes or no', { insured: 'true' }, 'insured', ProblemCode.INVALID],
    ['an unknown option', { work: 'PIRATE' }, 'work', ProblemCode.NOT_FOUND],
    ['an option named like a property', { work: 'constructor' }, 'work', ProblemCode.NOT_FOUND],
    ['a list for a choice', { work: ['WORKER'] }, 'work', ProblemCode.INVALID],
    ['a single option for a list', { aid: 'LOW' }, 'aid', ProblemCode.INVALID],
    ['a list of other things', { aid: [['LOW']] }, 'aid', ProblemCode.INVALID],
    ['an unknown option in a list', { aid: ['LOW', '__proto__'] }, 'aid', ProblemCode.NOT_FOUND],
    ['an option twice', { aid: ['LOW', 'LOW'] }, 'aid', ProblemCode.INVALID],
  ])('is refused for %s, by the name of the fact', (_, profile, code, expected) => {
    expect(readProfile(profile, FREE)).toMatchObject({
      knowledge: null,
      problems: [{ code: expected, path: [code], facts: [code] }],
    });
  });

  it('is refused with all its faults at once, contradictions among the rest too', () => {
    const problems = problemsOf({ height: 1, members: 'many', age: 2, work: 'RETIRED' }, LAWFUL);
    expect(problems.map(({ facts }) => facts)).toEqual([['members'], ['height'], ['age', 'work']]);
  });

  it('is refused in few words however much is wrong', () => {
    const options = Array.from({ length: 10_000 }, (_, index) => `X${index}`);
    const facts = Object.fromEntries(options.map((option) => [option, 1]));
    const problems = problemsOf({ ...facts, aid: options, work: 'x'.repeat(100_000) });
    expect(problems.length).toBeLessThan(30);
    for (const { message } of problems) expect(message.length).toBeLessThan(500);
  });

  it('throws nothing, whatever it is', () => {
    const junk = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
      fc.dictionary(
        fc.constantFrom('age', 'members', 'insured', 'work', 'aid', '__proto__', 'valueOf'),
        fc.anything(),
      ),
      fc.record({ age: fc.double(), aid: fc.array(fc.constantFrom('LOW', 'x', '')) }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(junk, (profile) => {
        const { knowledge, problems } = readProfile(profile, LAWFUL);
        expect(knowledge === null).toBe(problems.length > 0);
      }),
      { numRuns: 2000 },
    );
  });
});
