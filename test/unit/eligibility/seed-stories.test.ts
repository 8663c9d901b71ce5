import { describe, expect, it } from '@jest/globals';
import type { Profile } from '../../../src/domain/eligibility/fact.js';
import { assessAll } from '../../support/seed-rules.js';

/** Somebody made up, and what the rules say of the services, by their ordinals in the list. */
interface Story {
  who: string;
  profile: Profile;
  matches?: number[];
  fails?: number[];
  /** The facts still missing, of services of which nothing is certain yet. */
  lacks?: Record<number, string[]>;
}

const DIBAO = { recognitions: ['DIBAO'] };
const POOR = { recognitions: ['FINANCIAL_HARDSHIP'] };
const VICTIM = { registrationPlace: 'LOCAL', hardshipEvents: ['FIRE'] };
const MIGRANT = { registrationPlace: 'ELSEWHERE', residence: 'URBAN', employment: 'EMPLOYEE' };
const RURAL_BOARDING = { enrolment: ['PUBLIC_SCHOOL', 'RURAL_SCHOOL', 'BOARDING_SCHOOL'] };
const VOCATIONAL = { age: 16, studyStage: 'SECONDARY_VOCATIONAL', enrolment: ['FULL_TIME'] };

const STORIES: Story[] = [
  {
    who: 'a newborn',
    profile: { applicant: 'PERSON', age: 0 },
    matches: [28, 30, 37, 69],
    fails: [1, 9, 32, 42, 52],
  },
  { who: 'a child of 5', profile: { age: 5 }, matches: [28, 30], fails: [37] },
  { who: 'a child of 7', profile: { age: 7 }, fails: [30], lacks: { 28: ['publicHealthConcerns'] } },
  {
    who: 'a woman after childbirth who is employed',
    profile: { age: 29, employment: 'EMPLOYEE', pregnancy: 'POSTPARTUM' },
    matches: [21, 22, 31, 42],
    fails: [23],
  },
  {
    who: 'a couple that plans a pregnancy',
    profile: { planningPregnancy: true },
    matches: [40, 27],
    lacks: { 31: ['pregnancy'] },
  },
  {
    who: 'a boarder at a rural public school',
    profile: { studyStage: 'JUNIOR_HIGH', boarding: 'BOARDER', ...RURAL_BOARDING },
    matches: [1, 2],
    lacks: { 3: ['recognitions'] },
  },
  {
    who: 'a vocational pupil of agriculture, first year',
    profile: { ...VOCATIONAL, grade: 1, agriculturalMajor: true, recognitions: [] },
    matches: [5, 6],
  },
  {
    who: 'a pupil at senior high on dibao',
    profile: { studyStage: 'SENIOR_HIGH', ...DIBAO, disabilityGrade: 'NONE' },
    matches: [7],
    lacks: { 8: ['registrationKind'] },
  },
  {
    who: 'a graduate who left university this year',
    profile: {
      age: 22,
      graduation: 'UNIVERSITY_WITHIN_ONE_YEAR',
      employment: 'NOT_WORKING',
      workWishes: ['JOB'],
    },
    matches: [9, 12, 13],
    fails: [10, 14, 16, 19],
  },
  {
    who: 'someone of 62 who wants to start a business',
    profile: { age: 62, workWishes: ['BUSINESS', 'TRAINING'] },
    matches: [10, 14],
    fails: [9, 13],
  },
  {
    who: 'somebody of a household without any work',
    profile: { employmentHardship: ['ZERO_EMPLOYMENT_HOUSEHOLD'] },
    matches: [11],
  },
  {
    who: 'an employee',
    profile: { employment: 'EMPLOYEE' },
    matches: [16, 17, 18, 21, 25],
    fails: [12, 19, 23, 73],
  },
  {
    who: 'somebody dismissed with wages unpaid',
    profile: { age: 35, employment: 'NOT_WORKING', formerEmployerDispute: true },
    matches: [17, 18],
    fails: [16, 25],
    lacks: { 24: ['insurances'] },
  },
  {
    who: 'a pupil at senior high of a family that illness made poor',
    profile: { studyStage: 'SENIOR_HIGH', recognitions: ['ILLNESS_POVERTY'], disabilityGrade: 'NONE' },
    matches: [7, 51],
    fails: [8],
  },
  {
    who: 'a disabled child out of school',
    profile: { age: 9, studyStage: 'NONE', disabilityGrade: 'GRADE_2' },
    matches: [53, 78],
  },
  {
    who: 'a sole trader',
    profile: { employment: 'SOLE_TRADER' },
    matches: [21],
    fails: [16, 25],
    lacks: { 17: ['formerEmployerDispute'], 23: ['insurances'] },
  },
  {
    who: 'a farmer in no insurance of employees',
    profile: { employment: 'OTHER_WORK', insurances: ['RESIDENT_MEDICAL'] },
    matches: [23],
    fails: [21, 24],
  },
  {
    who: 'a pensioner of an enterprise',
    profile: { age: 63, employment: 'RETIRED', insurances: ['EMPLOYEE_PENSION', 'EMPLOYEE_MEDICAL'] },
    matches: [19, 21, 69, 81],
    fails: [20, 23, 32, 24],
  },
  { who: 'a patient with tuberculosis', profile: { illnesses: ['TUBERCULOSIS'] }, matches: [29, 36] },
  {
    who: 'someone living with HIV',
    profile: { illnesses: ['HIV'] },
    matches: [29, 38],
    lacks: { 39: ['publicHealthConcerns'] },
  },
  {
    who: 'a mother of one child, 61, retired from a private firm',
    profile: { age: 61, employerKind: 'OTHER', familyPlanning: ['ONE_CHILD'] },
    matches: [43],
    fails: [44],
  },
  {
    who: 'a rural resident of 68 with a severe disability and dibao',
    profile: { age: 68, residence: 'RURAL', disabilityGrade: 'GRADE_1', ...DIBAO },
    matches: [15, 27, 35, 41, 45, 62, 64, 65, 67, 70, 71, 26, 32, 37, 46, 48, 51, 63, 66, 69, 72, 80, 81],
    fails: [4, 9, 30, 42, 53, 54, 60, 76],
    lacks: {
      20: ['insurances'],
      52: ['selfCare'],
      55: ['bereaved'],
      61: ['housing'],
      77: ['careNeeds', 'disabilityCertificate'],
    },
  },
  {
    who: 'the same, wholly dependent on care, in the insurances of residents',
    profile: {
      age: 68,
      residence: 'RURAL',
      disabilityGrade: 'GRADE_1',
      ...DIBAO,
      selfCare: 'FULLY_DEPENDENT',
      insurances: ['RESIDENT_PENSION', 'RESIDENT_MEDICAL'],
    },
    matches: [20, 52, 74],
    fails: [19, 24],
  },
  {
    who: 'an old man with no income and no family',
    profile: { age: 70, incomeSource: 'NONE', noSupporter: true },
    matches: [47],
  },
  {
    who: 'a man of 40 with no income and no family',
    profile: { age: 40, incomeSource: 'NONE', noSupporter: true, disabilityGrade: 'NONE', recognitions: [] },
    fails: [47],
  },
  {
    who: 'a disabled man of 40 who cannot work, with no income and no family',
    profile: {
      age: 40,
      incomeSource: 'NONE',
      noSupporter: true,
      disabilityGrade: 'GRADE_1',
      unableToWork: true,
    },
    matches: [47],
  },
  {
    who: 'a family after a fire that insurance made good',
    profile: { ...VICTIM, livingInDifficulty: false },
    fails: [49],
  },
  {
    who: 'a family after a fire that is in difficulty',
    profile: { ...VICTIM, livingInDifficulty: true },
    matches: [49],
  },
  {
    who: 'a migrant in the same difficulty, insured here',
    profile: { ...VICTIM, ...MIGRANT, livingInDifficulty: true, insurances: ['EMPLOYEE_MEDICAL'] },
    matches: [49],
  },
  {
    who: 'a migrant in the same difficulty, not insured',
    profile: { ...VICTIM, ...MIGRANT, livingInDifficulty: true, insurances: [] },
    fails: [49],
  },
  {
    who: 'a beggar from elsewhere',
    profile: { registrationPlace: 'ELSEWHERE', residence: 'NONE', hardshipEvents: ['DESTITUTE_VAGRANCY'] },
    matches: [26, 49],
    fails: [50, 60],
  },
  { who: 'a victim of a typhoon', profile: { hardshipEvents: ['NATURAL_DISASTER'] }, matches: [50] },
  {
    who: 'a poor man of 82 who looks after himself',
    profile: { age: 82, ...POOR, selfCare: 'ABLE' },
    matches: [51, 52, 32],
  },
  {
    who: 'a left-behind child registered in the countryside',
    profile: { age: 10, registrationKind: 'RURAL', guardianship: ['BOTH_PARENTS_AWAY'] },
    matches: [54],
    lacks: { 53: ['recognitions', 'incomeLevel', 'disabilityGrade'] },
  },
  {
    who: 'a veteran without an allowance',
    profile: { militaryStatus: ['VETERAN'], stateCompensation: false, recognitions: [] },
    matches: [57],
    fails: [56, 58],
  },
  {
    who: 'an old veteran with an allowance and nobody to support him',
    profile: { age: 78, militaryStatus: ['VETERAN'], stateCompensation: true, noSupporter: true },
    matches: [48, 56, 57, 58],
  },
  {
    who: 'a single veteran disabled in service, grade 2',
    profile: { age: 35, militaryStatus: ['VETERAN', 'DISABLED_GRADE_1_TO_4'], livesAlone: true },
    matches: [57, 58],
  },
  {
    who: 'a soldier in active service',
    profile: { age: 20, militaryStatus: ['ACTIVE'] },
    matches: [69],
    fails: [57, 58],
  },
  {
    who: 'a lower-middle family in town with too little room',
    profile: { residence: 'URBAN', incomeLevel: 'LOWER_MIDDLE', housing: ['DIFFICULTY'] },
    matches: [59],
    fails: [60, 61, 63],
    lacks: { 75: ['disabilityGrade'] },
  },
  { who: 'a stable migrant worker in town', profile: { ...MIGRANT, jobTraits: ['STABLE'] }, matches: [59] },
  {
    who: 'a family on dibao in a dilapidated rural home',
    profile: { residence: 'RURAL', housing: ['DILAPIDATED'], ...DIBAO },
    matches: [61, 63],
    fails: [59, 60],
    lacks: { 75: ['disabilityGrade'] },
  },
  {
    who: 'an adult of 25 with an intellectual disability of grade 4',
    profile: { age: 25, disabilityGrade: 'GRADE_4', disabilityKinds: ['INTELLECTUAL'] },
    matches: [76],
  },
  {
    who: 'a child of 10 without a certificate who needs rehabilitation',
    profile: {
      age: 10,
      disabilityGrade: 'UNGRADED',
      disabilityCertificate: false,
      careNeeds: ['REHABILITATION'],
    },
    matches: [53, 77],
  },
  {
    who: 'a resident of an area of ethnic minorities',
    profile: { areas: ['ETHNIC_MINORITY'] },
    matches: [68],
  },
  {
    who: 'a resident of a shantytown',
    profile: { residence: 'URBAN', housing: ['SHANTYTOWN'] },
    matches: [60],
    fails: [61, 63],
  },
];

describe('a person who tells a few facts', () => {
  it.each(STORIES)('learns what is certain, and what else to tell: $who', (story) => {
    const all = assessAll(story.profile);
    const verdictsOf = (ordinals: number[] = []) =>
      ordinals.map((ordinal) => `${ordinal} ${all[ordinal - 1]?.verdict ?? 'none'}`);
    expect(verdictsOf(story.matches)).toEqual(story.matches?.map((ordinal) => `${ordinal} MATCH`) ?? []);
    expect(verdictsOf(story.fails)).toEqual(story.fails?.map((ordinal) => `${ordinal} NO_MATCH`) ?? []);
    for (const [ordinal, missing] of Object.entries(story.lacks ?? {}))
      expect(all[Number(ordinal) - 1]).toEqual({ verdict: 'UNKNOWN', missing });
  });
});
