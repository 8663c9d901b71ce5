import { describe, expect, it } from '@jest/globals';
import { Verdict } from '../../../src/domain/eligibility/assess.js';
import { checkCondition } from '../../../src/domain/eligibility/check-condition.js';
import { factsOf } from '../../../src/domain/eligibility/compile.js';
import { FactKind, type FactDefinition, type Profile } from '../../../src/domain/eligibility/fact.js';
import { readProfile } from '../../../src/domain/eligibility/profile.js';
import {
  quotesOf,
  type Condition,
  type EligibilityRuleContent,
} from '../../../src/domain/eligibility/rule.js';
import { CONSTRAINTS, FACTS, VOCABULARY } from '../../../src/domain/eligibility/vocabulary.js';
import {
  filesOf,
  FOR_PLAIN,
  ordinalsOf,
  PLAIN,
  recordsOf,
  RULES,
  SERVICES,
  type SeedService,
} from '../../support/seed-rules.js';

const pairs = RULES.map((rule, index) => ({ rule, service: SERVICES[index] }));

function* partsOf(condition: Condition): Generator<Condition> {
  yield condition;
  if ('conditions' in condition) for (const part of condition.conditions) yield* partsOf(part);
}

describe('the rules of the 2018 list', () => {
  it('are one for each service, in the order of the list, in files of the same names', () => {
    expect(filesOf('eligibility-rules')).toEqual(filesOf('services'));
    for (const file of filesOf('services'))
      expect(
        recordsOf<EligibilityRuleContent>('eligibility-rules', file).map(({ service }) => service),
      ).toEqual(recordsOf<SeedService>('services', file).map(({ code }) => code));
    expect(RULES).toHaveLength(81);
  });

  it('cite the place of their service in the list', () => {
    for (const { rule, service } of pairs) expect(rule.source).toEqual(service?.source);
  });

  it('are well formed, quote their service’s words and can both hold and fail', () => {
    const faults = pairs.flatMap(({ rule, service }) =>
      checkCondition(rule.condition, VOCABULARY, [service?.audience ?? '', service?.standard ?? '']).map(
        (fault) => ({ service: rule.service, ...fault }),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('quote the words exactly, with every blank and bracket', () => {
    const strange = pairs.flatMap(({ rule, service }) =>
      quotesOf(rule.condition).filter(
        (quote) => !service?.audience.includes(quote) && !service?.standard.includes(quote),
      ),
    );
    expect(strange).toEqual([]);
  });

  it('write out every property of a condition, and no other', () => {
    const keys: Record<string, string[]> = {
      EVERYONE: ['kind', 'note', 'quote'],
      FACT: ['comparator', 'fact', 'kind', 'note', 'quote', 'values'],
    };
    for (const { condition, ...rule } of RULES) {
      expect(Object.keys(rule).sort()).toEqual(['note', 'service', 'source']);
      for (const part of partsOf(condition))
        expect(Object.keys(part).sort()).toEqual(keys[part.kind] ?? ['conditions', 'kind', 'note', 'quote']);
    }
  });

  it('say in Chinese sentences how they read what the words leave open', () => {
    const notes = RULES.flatMap(({ condition, note }) => [
      note,
      ...[...partsOf(condition)].map((part) => part.note),
    ]);
    const given = notes.filter((note) => note !== null);
    expect(given.length).toBeGreaterThan(40);
    expect(given.filter((note) => !/^\p{Script=Han}|^“|^《/u.test(note) || !note.endsWith('。'))).toEqual([]);
  });
});

describe('the vocabulary', () => {
  const tests = RULES.flatMap(({ condition }) => [...factsOf(condition)]);

  it('has no fact that no rule compares', () => {
    const used = new Set(tests.map(({ fact }) => fact));
    expect(Object.keys(FACTS).filter((code) => !used.has(code))).toEqual([]);
  });

  it('has no option that is compared nowhere, but for the one of a choice that is none of the others', () => {
    const compared = new Set(
      [...tests, ...CONSTRAINTS.flatMap(({ given, then }) => [given, then])].flatMap(({ fact, values }) =>
        values.map((value) => `${fact}.${value}`),
      ),
    );
    const spare = Object.entries<FactDefinition>(FACTS).flatMap(([code, fact]) => {
      if (!('options' in fact)) return [];
      const unused = Object.keys(fact.options).filter((option) => !compared.has(`${code}.${option}`));
      return fact.kind === FactKind.CHOICE && unused.length === 1 ? [] : unused;
    });
    expect(spare).toEqual([]);
  });
});

/** The audience is 城乡居民 without any condition. */
const FOR_RESIDENTS = [26, 27, 35, 41, 45, 62, 64, 65, 67, 70, 71];
const FOR_EVERYONE = 15;

const SEVERE = { disabilityGrade: 'GRADE_2', disabilityKinds: ['VISUAL'] };

describe('somebody of whom everything is known', () => {
  it('has an answer to every fact, so nothing is left unknown', () => {
    expect(Object.keys(PLAIN)).toEqual(Object.keys(FACTS));
    expect(ordinalsOf(PLAIN, Verdict.UNKNOWN)).toEqual([]);
  });

  it('has what all residents have if nothing else is so', () => {
    expect(ordinalsOf(PLAIN, Verdict.MATCH)).toEqual(FOR_PLAIN);
  });
});

describe('what an employer or a person may have', () => {
  it('is the same services of employers for each employer, and no person’s', () => {
    expect(ordinalsOf({ applicant: 'EMPLOYER' }, Verdict.MATCH)).toEqual([15, 16, 17, 18, 22, 25]);
    expect(ordinalsOf({ applicant: 'EMPLOYER' }, Verdict.UNKNOWN)).toEqual([13, 24]);
    expect(
      ordinalsOf({ applicant: 'EMPLOYER', hiring: true, insurances: ['UNEMPLOYMENT'] }, Verdict.MATCH),
    ).toEqual([13, 15, 16, 17, 18, 22, 24, 25]);
  });

  it('is what all residents may have for a person who tells nothing more', () => {
    const all = [FOR_EVERYONE, ...FOR_RESIDENTS].sort((a, b) => a - b);
    expect(ordinalsOf({ applicant: 'PERSON' }, Verdict.MATCH)).toEqual(all);
    expect(ordinalsOf({ applicant: 'PERSON' }, Verdict.NO_MATCH)).toEqual([]);
    expect(ordinalsOf({}, Verdict.MATCH)).toEqual([FOR_EVERYONE]);
  });
});

/** With these facts, or more of them where it takes several, a service is for those of these ages, both included. */
const AGES: [number, Profile, number, number][] = [
  [9, { workWishes: ['JOB'] }, 16, 59],
  [10, { workWishes: ['BUSINESS'] }, 16, 130],
  [13, { workWishes: ['JOB'] }, 16, 35],
  [14, { workWishes: ['TRAINING'] }, 16, 130],
  [20, { insurances: ['RESIDENT_PENSION'] }, 60, 130],
  [24, { employment: 'NOT_WORKING', insurances: ['UNEMPLOYMENT'] }, 16, 130],
  [28, {}, 0, 6],
  [30, {}, 0, 6],
  [32, {}, 65, 130],
  [33, { illnesses: ['HYPERTENSION'] }, 35, 130],
  [42, {}, 15, 49],
  [43, { familyPlanning: ['ONE_CHILD'] }, 60, 130],
  [52, { recognitions: ['FINANCIAL_HARDSHIP'] }, 80, 130],
  [52, { recognitions: ['FINANCIAL_HARDSHIP'], selfCare: 'PARTLY_DEPENDENT' }, 60, 130],
  [52, { familyPlanning: ['SPECIAL_FAMILY_MEMBER'], selfCare: 'FULLY_DEPENDENT' }, 60, 130],
  [53, { recognitions: ['FINANCIAL_HARDSHIP'] }, 0, 17],
  [53, { incomeLevel: 'BELOW_DIBAO_LINE' }, 0, 17],
  [54, { guardianship: ['BOTH_PARENTS_AWAY'], registrationKind: 'RURAL' }, 0, 15],
  [58, { militaryStatus: ['VETERAN'], noSupporter: true, stateCompensation: true }, 60, 130],
  [72, { ...SEVERE, incomeSource: 'NONE' }, 60, 130],
  [73, { ...SEVERE, recognitions: ['DIBAO'], incomeSource: 'FAMILY', employment: 'NOT_WORKING' }, 18, 130],
  [76, { disabilityGrade: 'GRADE_4', disabilityKinds: ['MENTAL'] }, 16, 59],
  [81, {}, 60, 130],
  [77, { ...SEVERE, careNeeds: ['REHABILITATION'] }, 0, 14],
  [78, SEVERE, 3, 17],
  [78, { ...SEVERE, studyStage: 'SENIOR_HIGH' }, 5, 130],
  [79, { ...SEVERE, workWishes: ['JOB'] }, 16, 130],
];
/** A service is for those up to the first age, and for those from the second. */
const YOUNG_OR_OLD: [number, Profile, number, number][] = [
  [37, {}, 3, 65],
  [47, { incomeSource: 'NONE', noSupporter: true }, 15, 60],
  [58, { militaryStatus: ['MARTYR_FAMILY'], noSupporter: true, stateCompensation: true }, 15, 60],
  [69, {}, 17, 60],
];

describe('a service for some ages', () => {
  const agesOf = (ordinal: number, facts: Profile) =>
    range(0, 130).filter((age) => {
      const profile = { ...PLAIN, ...facts, age };
      const isAsked = readProfile(profile, VOCABULARY).knowledge !== null;
      return isAsked && ordinalsOf(profile, Verdict.MATCH).includes(ordinal);
    });

  it.each(AGES)('%d with %j is for those from %d to %d', (ordinal, facts, from, to) => {
    expect(agesOf(ordinal, facts)).toEqual(range(from, to));
  });

  it.each(YOUNG_OR_OLD)('%d with %j is for those up to %d and from %d', (ordinal, facts, to, from) => {
    expect(agesOf(ordinal, facts)).toEqual([...range(0, to), ...range(from, 130)]);
  });
});

describe('the same words', () => {
  const factsNamed = (fact: string) =>
    new Set(
      RULES.flatMap(({ condition }) => [...factsOf(condition)])
        .filter((test) => test.fact === fact)
        .map(({ values }) => values.join()),
    );

  it('are read alike wherever a rule asks for the grade of disability', () => {
    expect(factsNamed('disabilityGrade')).toEqual(
      new Set(['GRADE_1,GRADE_2,GRADE_3,GRADE_4,UNGRADED', 'GRADE_1,GRADE_2', 'GRADE_3,GRADE_4', 'GRADE_1']),
    );
  });

  it('are read alike wherever a rule asks for income', () => {
    expect(factsNamed('incomeLevel')).toEqual(
      new Set([
        'BELOW_DIBAO_LINE',
        'UP_TO_130_PERCENT',
        'BELOW_DIBAO_LINE,UP_TO_130_PERCENT,LOW',
        'BELOW_DIBAO_LINE,UP_TO_130_PERCENT,LOW,LOWER_MIDDLE',
      ]),
    );
  });

  it('are read alike wherever a rule asks for recognised poverty', () => {
    expect(factsNamed('recognitions')).toEqual(
      new Set([
        'DIBAO,TEKUN,REGISTERED_POOR,ILLNESS_POVERTY,FINANCIAL_HARDSHIP',
        'ILLNESS_POVERTY,FINANCIAL_HARDSHIP',
        'TEKUN,DIBAO,REGISTERED_POOR',
        'DIBAO,REGISTERED_POOR',
        'DIBAO,TEKUN',
        ...['DIBAO', 'TEKUN', 'REGISTERED_POOR', 'ILLNESS_POVERTY'],
      ]),
    );
  });
});

describe('somebody with preferential treatment', () => {
  const ENTITLED = [
    ...['ACTIVE', 'VETERAN', 'DISABLED_GRADE_1_TO_4', 'DISABLED_GRADE_5_TO_10', 'MARTYR_FAMILY'],
    ...['DUTY_DEATH_FAMILY', 'ILLNESS_DEATH_FAMILY', 'FAMILY_OF_ACTIVE'],
  ];
  it.each(ENTITLED)('has the services for all of them: %s', (status) => {
    const old = { ...PLAIN, residence: 'RURAL', housing: ['DILAPIDATED'], areas: ['OLD_REVOLUTIONARY'] };
    const profile = { ...old, militaryStatus: [status], stateCompensation: true, bereaved: true };
    expect(ordinalsOf(profile, Verdict.MATCH)).toEqual(expect.arrayContaining([48, 55, 56, 61]));
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
