import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FactKind, type FactDefinition, type Profile } from '../../../src/domain/eligibility/fact.js';
import { faultsOfTest } from '../../../src/domain/eligibility/fact-test.js';
import { anyValue } from '../../../src/domain/eligibility/knowledge.js';
import { readProfile } from '../../../src/domain/eligibility/profile.js';
import { CONSTRAINTS, FACTS, VOCABULARY } from '../../../src/domain/eligibility/vocabulary.js';
import { answers } from '../../support/eligibility-lab.js';

const facts: [string, FactDefinition][] = Object.entries(FACTS);
const withOptions = facts.flatMap(([code, fact]) =>
  'options' in fact ? [{ code, kind: fact.kind, options: Object.entries(fact.options) }] : [],
);

describe('the facts', () => {
  it('have codes that can name GraphQL fields and enum values', () => {
    expect(facts.map(([code]) => code).filter((code) => !/^[a-z][a-zA-Z0-9]*$/.test(code))).toEqual([]);
    expect(
      withOptions
        .flatMap(({ options }) => options.map(([option]) => option))
        .filter((option) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(option)),
    ).toEqual([]);
  });

  it('have each a name of its own, and so have the options of one fact', () => {
    const names = facts.map(([, { name }]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { options } of withOptions)
      expect(new Set(options.map(([, { name }]) => name)).size).toBe(options.length);
  });

  it('have names without a comma, which in the sentence of a rule parts conditions', () => {
    expect(facts.filter(([, { name }]) => /[，。；]/u.test(name))).toEqual([]);
  });

  it('are asked for in one short question', () => {
    for (const [code, { question }] of facts) {
      expect([code, question]).toEqual([code, expect.stringMatching(/^[^？。]+？$/)]);
      expect(question.length).toBeLessThanOrEqual(30);
    }
  });

  it('are described in an English sentence without Chinese', () => {
    const described = [
      ...facts.map(([, { description }]) => description),
      ...withOptions.flatMap(({ options }) => options.map(([, { description }]) => description)),
    ];
    expect(described.filter((text) => !/^[A-Z].*\.$/.test(text) || /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('offer a choice between two options or more', () => {
    expect(withOptions.filter(({ options }) => options.length < 2)).toEqual([]);
  });
});

describe('the constraints', () => {
  it('compare facts of the vocabulary as these can be compared', () => {
    const faults = CONSTRAINTS.flatMap(({ given, then }) =>
      [given, then].flatMap((test) => faultsOfTest(test, VOCABULARY)),
    );
    expect(faults).toEqual([]);
  });

  it('give each a reason in a plain sentence', () => {
    expect(CONSTRAINTS.filter(({ reason }) => !/^[A-Z].*\.$/.test(reason))).toEqual([]);
  });

  it('say nothing of somebody of whom nothing is known', () => {
    const { knowledge } = readProfile({}, VOCABULARY);
    for (const [code, fact] of facts) expect([code, knowledge?.get(code)]).toEqual([code, anyValue(fact)]);
  });

  it('take away nothing from a person who has told no more than that', () => {
    const open = readProfile({}, VOCABULARY).knowledge;
    const person = readProfile({ applicant: 'PERSON' }, VOCABULARY).knowledge;
    const settled = facts
      .map(([code]) => code)
      .filter((code) => JSON.stringify(valuesAt(open, code)) !== JSON.stringify(valuesAt(person, code)));
    // Only what is asked of an employer.
    expect(settled).toEqual(['applicant', 'hiring']);
  });
});

describe('an employer', () => {
  it('has nothing to tell but what employers have', () => {
    const employer = readProfile({ applicant: 'EMPLOYER' }, VOCABULARY).knowledge;
    const open = facts.map(([code]) => code).filter((code) => isOpen(employer, code));
    // Registration and grade have no neutral answer, so nothing is concluded of them.
    expect(open).toEqual(['registrationPlace', 'registrationKind', 'grade', 'hiring', 'insurances']);
  });
});

type Reading = ReturnType<typeof readProfile>['knowledge'];
function valuesAt(knowledge: Reading, code: string): unknown {
  const possible = knowledge?.get(code);
  switch (possible?.kind) {
    case FactKind.NUMBER:
      return [possible.least, possible.most];
    case FactKind.SET:
      return [[...possible.chosen], [...possible.open]];
    default:
      return [...(possible?.values ?? [])];
  }
}

function isOpen(knowledge: Reading, code: string): boolean {
  const possible = knowledge?.get(code);
  switch (possible?.kind) {
    case FactKind.NUMBER:
      return possible.least < possible.most;
    case FactKind.SET:
      return possible.open.size > 0;
    default:
      return (possible?.values.size ?? 0) > 1;
  }
}

const CONTRADICTIONS: [string, Profile][] = [
  ['a child of 8 who is retired', { age: 8, employment: 'RETIRED' }],
  ['a child of 15 who is employed', { age: 15, employment: 'EMPLOYEE' }],
  ['a child of 12 who is recognised as hard to employ', { age: 12, employmentHardship: ['HARD_TO_EMPLOY'] }],
  ['an employer that is pregnant', { applicant: 'EMPLOYER', pregnancy: 'PREGNANT' }],
  ['an employer of 40 years of age', { applicant: 'EMPLOYER', age: 40 }],
  ['an employer of age 0', { applicant: 'EMPLOYER', age: 0 }],
  ['an employer in dispute with its former employer', { applicant: 'EMPLOYER', formerEmployerDispute: true }],
  ['an employer with a low income level of its household', { applicant: 'EMPLOYER', incomeLevel: 'LOW' }],
  ['a person who hires', { applicant: 'PERSON', hiring: true }],
  ['someone of 68 in a kindergarten', { age: 68, studyStage: 'KINDERGARTEN' }],
  ['an infant of 1 at university', { age: 1, studyStage: 'HIGHER' }],
  ['an infant of 1 who graduated', { age: 1, graduation: 'SECONDARY_VOCATIONAL' }],
  ['a boarder who goes to no school', { studyStage: 'NONE', boarding: 'BOARDER' }],
  [
    'a primary pupil in an inclusive kindergarten',
    { studyStage: 'PRIMARY', enrolment: ['INCLUSIVE_KINDERGARTEN'] },
  ],
  ['a formal enrolment of somebody who goes to no school', { studyStage: 'NONE', enrolment: ['FULL_TIME'] }],
  ['a junior high pupil with a major', { studyStage: 'JUNIOR_HIGH', agriculturalMajor: true }],
  ['someone of grade 2 without a kind of disability', { disabilityGrade: 'GRADE_2', disabilityKinds: [] }],
  ['someone blind and not disabled', { disabilityGrade: 'NONE', disabilityKinds: ['VISUAL'] }],
  ['someone with a certificate and no grade', { disabilityGrade: 'UNGRADED', disabilityCertificate: true }],
  ['a newborn who is pregnant', { age: 0, pregnancy: 'PREGNANT' }],
  ['a couple of 15 that plans a pregnancy', { age: 15, planningPregnancy: true }],
  ['an orphan of 30', { age: 30, guardianship: ['ORPHAN'] }],
  ['a veteran of 8', { age: 8, militaryStatus: ['VETERAN'] }],
  ['stable employment without work', { employment: 'NOT_WORKING', jobTraits: ['STABLE'] }],
];

/** Unlikely, and yet there are such people. */
const UNLIKELY: [string, Profile][] = [
  ['a student of 75 who is retired', { age: 75, studyStage: 'HIGHER', employment: 'RETIRED' }],
  ['a student of 11 at university', { age: 11, studyStage: 'HIGHER' }],
  ['an adult of 40 at primary school', { age: 40, studyStage: 'PRIMARY' }],
  ['a child of 9 who is deferred in a kindergarten', { age: 9, studyStage: 'KINDERGARTEN' }],
  ['an employee of 16', { age: 16, employment: 'EMPLOYEE' }],
  ['a child of 14 who helps on the farm', { age: 14, employment: 'OTHER_WORK' }],
  ['a pregnant girl of 13', { age: 13, pregnancy: 'PREGNANT' }],
  ['a father of 70 who plans a child', { age: 70, planningPregnancy: true }],
  ['a couple by custom, at 16, that plans a child', { age: 16, planningPregnancy: true }],
  ['a homeless patient who has long been in hospital', { livesInInstitution: true, residence: 'NONE' }],
  [
    'a worker who has a dispute with the employer before',
    { employment: 'EMPLOYEE', formerEmployerDispute: true },
  ],
  ['a farmer of 90 who is disabled', { age: 90, employment: 'OTHER_WORK', disabilityGrade: 'GRADE_1' }],
  ['someone of 25 who retired for disablement', { age: 25, employment: 'RETIRED' }],
  [
    'a worker who is recognised as poor and owns a home',
    { employment: 'EMPLOYEE', recognitions: ['DIBAO'], housing: [] },
  ],
  [
    'an employer that takes part in the insurances of employees',
    { applicant: 'EMPLOYER', insurances: ['EMPLOYEE_PENSION', 'EMPLOYEE_MEDICAL', 'UNEMPLOYMENT'] },
  ],
];

describe('a profile', () => {
  it.each(CONTRADICTIONS)('is refused as contradictory: %s', (_, profile) => {
    const { problems } = readProfile(profile, VOCABULARY);
    expect(problems.map(({ facts: concerned }) => [...concerned].sort())).toEqual([
      Object.keys(profile).sort(),
    ]);
  });

  it.each(UNLIKELY)('is accepted though unlikely: %s', (_, profile) => {
    expect(readProfile(profile, VOCABULARY).problems).toEqual([]);
  });

  const told = facts.map(([code, definition]) => ({ code, answers: answers(anyValue(definition)) }));

  it('with one fact alone is never contradictory, whatever the answer', () => {
    const contradictory = told.flatMap(({ code, answers: all }) =>
      all
        .map((answer): Profile => ({ [code]: answer }))
        .filter((profile) => readProfile(profile, VOCABULARY).problems.length > 0),
    );
    expect(contradictory).toEqual([]);
  });

  it('with two facts is consistent, or a contradiction that names both', () => {
    const two = fc
      .subarray(told, { minLength: 2, maxLength: 2 })
      .chain((both) =>
        fc.record(Object.fromEntries(both.map(({ code, answers: all }) => [code, fc.constantFrom(...all)]))),
      );
    const verdicts = { consistent: 0, contradictory: 0 };
    fc.assert(
      fc.property(two, (profile) => {
        const { problems } = readProfile(profile, VOCABULARY);
        verdicts[problems.length === 0 ? 'consistent' : 'contradictory'] += 1;
        for (const problem of problems)
          expect([...problem.facts].sort()).toEqual(Object.keys(profile).sort());
        expect(problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 4_000 },
    );
    expect(verdicts.consistent).toBeGreaterThan(1_000);
    expect(verdicts.contradictory).toBeGreaterThan(10);
  });

  it.each([
    ['age', { age: 1 }],
    ['residence', { residence: 'RURAL' }],
    ['work', { employment: 'EMPLOYEE' }],
    ['boarding at school', { boarding: 'BOARDER' }],
    ['a disability', { disabilityKinds: ['HEARING'] }],
  ] satisfies [string, Profile][])('that tells of %s is a person’s', (_, profile) => {
    expect(valuesAt(readProfile(profile, VOCABULARY).knowledge, 'applicant')).toEqual(['PERSON']);
  });
});
