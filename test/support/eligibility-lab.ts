import fc from 'fast-check';
import { FactKind, type Profile, type Vocabulary } from '../../src/domain/eligibility/fact.js';
import type { FactTest } from '../../src/domain/eligibility/fact-test.js';
import { readProfile } from '../../src/domain/eligibility/profile.js';
import type { Knowledge, Possibility } from '../../src/domain/eligibility/knowledge.js';
import { ConditionKind, FactComparator, type Condition } from '../../src/domain/eligibility/rule.js';

const described = (name: string) => ({ name, question: `${name}？`, description: `Made up: ${name}.` });
const option = (name: string) => ({ name, description: `Made up: ${name}.` });

/** Made up, and so small that all people there can be are counted out: 6 × 4 × 2 × 3 × 8 = 1152. */
export const FREE: Vocabulary = {
  facts: {
    age: { kind: FactKind.NUMBER, min: 0, max: 5, unit: '岁', ...described('年龄') },
    members: { kind: FactKind.NUMBER, min: 1, max: 4, unit: '人', ...described('家庭人口') },
    insured: { kind: FactKind.FLAG, ...described('已参保') },
    work: {
      kind: FactKind.CHOICE,
      options: { STUDENT: option('学生'), WORKER: option('职工'), RETIRED: option('退休') },
      ...described('就业状态'),
    },
    aid: {
      kind: FactKind.SET,
      options: { ALONE: option('特困'), LOW: option('低保'), OTHER: option('其他') },
      ...described('救助'),
    },
  },
  constraints: [],
};

const is = (fact: string, comparator: FactComparator, ...values: string[]) => ({
  kind: ConditionKind.FACT as const,
  fact,
  comparator,
  values,
});
export const atLeast = (fact: string, value: number) => is(fact, FactComparator.AT_LEAST, String(value));
export const atMost = (fact: string, value: number) => is(fact, FactComparator.AT_MOST, String(value));
export const oneOf = (fact: string, ...values: string[]) => is(fact, FactComparator.ONE_OF, ...values);
export const flag = (fact: string, value: boolean) => is(fact, FactComparator.IS, String(value));

/** The same facts, with made-up laws among them. */
export const LAWFUL: Vocabulary = {
  facts: FREE.facts,
  constraints: [
    { given: oneOf('work', 'RETIRED'), then: atLeast('age', 4), reason: 'Nobody retires before 4.' },
    {
      given: flag('insured', true),
      then: oneOf('work', 'WORKER', 'RETIRED'),
      reason: 'Insurance is for work.',
    },
    { given: oneOf('aid', 'LOW', 'ALONE'), then: flag('insured', true), reason: 'Aid comes with insurance.' },
    { given: atMost('age', 1), then: oneOf('aid', 'OTHER'), reason: 'The very young get other aid.' },
    { given: atLeast('members', 2), then: atMost('age', 4), reason: 'At 5 one lives alone.' },
  ],
};

/** A condition that quotes nothing. */
export const fact = (test: FactTest): Condition => ({
  quote: null,
  note: null,
  ...test,
  kind: ConditionKind.FACT,
});
const group =
  (kind: ConditionKind.ALL | ConditionKind.ANY | ConditionKind.NOT) =>
  (...conditions: readonly Condition[]): Condition => ({ kind, conditions, quote: null, note: null });
export const all = group(ConditionKind.ALL);
export const any = group(ConditionKind.ANY);
export const not = group(ConditionKind.NOT);
export const everyone: Condition = { kind: ConditionKind.EVERYONE, quote: null, note: null };

/** A condition whose diagram is too large: each pair stands far apart, so that every set of first halves has to be told apart. */
export function entangled(pairs: number): { readonly condition: Condition; readonly vocabulary: Vocabulary } {
  const numbers = Array.from({ length: pairs }, (_, index) => index);
  const codes = ['first', 'second'].flatMap((half) => numbers.map((number) => `${half}${number}`));
  const yes = (code: string) => fact(flag(code, true));
  return {
    condition: any(
      all(...numbers.map((number) => yes(`first${number}`))),
      ...numbers.map((number) => all(yes(`first${number}`), yes(`second${number}`))),
    ),
    vocabulary: {
      facts: Object.fromEntries(codes.map((code) => [code, { kind: FactKind.FLAG, ...described(code) }])),
      constraints: [],
    },
  };
}

export type Person = Record<string, number | boolean | string | readonly string[]>;

/** Whether a condition holds for someone of whom everything is known: the plain meaning, against which the engine is held. */
export function isMet(condition: Condition, person: Person): boolean {
  switch (condition.kind) {
    case ConditionKind.EVERYONE:
      return true;
    case ConditionKind.ALL:
      return condition.conditions.every((part) => isMet(part, person));
    case ConditionKind.ANY:
      return condition.conditions.some((part) => isMet(part, person));
    case ConditionKind.NOT:
      return condition.conditions.every((part) => !isMet(part, person));
    case ConditionKind.FACT: {
      const value = person[condition.fact] ?? 'missing';
      if (condition.comparator === FactComparator.AT_LEAST)
        return Number(value) >= Number(condition.values[0]);
      if (condition.comparator === FactComparator.AT_MOST)
        return Number(value) <= Number(condition.values[0]);
      return [value].flat().some((one) => condition.values.includes(String(one)));
    }
  }
}

/** Everyone there can be, going by what is possible of each fact. */
export function people(knowledge: Knowledge): Person[] {
  return [...knowledge].reduce<Person[]>(
    (begun, [code, possible]) => {
      const values = answers(possible);
      return begun.flatMap((person) => values.map((value) => ({ ...person, [code]: value })));
    },
    [{}],
  );
}

/** The values still possible of one fact; of lists, each in alphabetical order. */
export function answers(possible: Possibility): Person[string][] {
  switch (possible.kind) {
    case FactKind.NUMBER:
      return Array.from({ length: possible.most - possible.least + 1 }, (_, index) => possible.least + index);
    case FactKind.FLAG:
      return [...possible.values].map((value) => value === 'true');
    case FactKind.CHOICE:
      return [...possible.values];
    case FactKind.SET:
      return [...possible.open].reduce<string[][]>(
        (lists, one) => lists.flatMap((list) => [list, [...list, one].sort()]),
        [[...possible.chosen]],
      );
  }
}

/** @throws Error if the profile has problems */
export function knowing(profile: Profile, vocabulary: Vocabulary): Knowledge {
  const { knowledge, problems } = readProfile(profile, vocabulary);
  if (!knowledge) throw new Error(problems.map(({ message }) => message).join(' '));
  return knowledge;
}

const subset = (options: readonly string[], minLength = 0) => fc.subarray([...options], { minLength });
const WORK = ['STUDENT', 'WORKER', 'RETIRED'];
const AID = ['ALONE', 'LOW', 'OTHER'];

export const aTest: fc.Arbitrary<FactTest> = fc.oneof(
  fc.integer({ min: 0, max: 5 }).map((value) => atLeast('age', value)),
  fc.integer({ min: 0, max: 5 }).map((value) => atMost('age', value)),
  fc.integer({ min: 1, max: 4 }).map((value) => atMost('members', value)),
  fc.boolean().map((value) => flag('insured', value)),
  subset(WORK, 1).map((values) => oneOf('work', ...values)),
  subset(AID, 1).map((values) => oneOf('aid', ...values)),
);

/** Well-formed conditions over the made-up facts. */
export const aCondition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => {
  const several = fc.array(tie('one'), { minLength: 1, maxLength: 4 });
  return {
    one: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: aTest.map(fact) },
      { weight: 2, arbitrary: several.map((parts) => all(...parts)) },
      { weight: 2, arbitrary: several.map((parts) => any(...parts)) },
      { weight: 1, arbitrary: tie('one').map((part) => not(part)) },
    ),
  };
}).one;

/** Some facts of someone; under laws they may contradict one another. */
export const aProfile: fc.Arbitrary<Profile> = fc.record(
  {
    age: fc.integer({ min: 0, max: 5 }),
    members: fc.integer({ min: 1, max: 4 }),
    insured: fc.boolean(),
    work: fc.constantFrom(...WORK),
    aid: subset(AID),
  },
  { requiredKeys: [] },
);
