import { describe, expect, it } from '@jest/globals';
import { comparedWithPlain, type Difference } from '../../support/seed-rules.js';

const disabled = (disabilityGrade: string, kind = 'VISUAL') => ({ disabilityGrade, disabilityKinds: [kind] });
const DISABLED = disabled('GRADE_3');
const SEVERE = disabled('GRADE_2');
const POOR = { recognitions: ['FINANCIAL_HARDSHIP'] };
const VOCATIONAL = { age: 17, studyStage: 'SECONDARY_VOCATIONAL', enrolment: ['FULL_TIME'] };
const RURAL = { residence: 'RURAL' };

const DIFFERENCES: Difference[] = [
  ['a disabled person', DISABLED, [69, 80, 81]],
  ['a severely disabled person', SEVERE, [48, 69, 80, 81]],
  ['a disabled person on dibao', { ...DISABLED, recognitions: ['DIBAO'] }, [46, 48, 51, 69, 72, 80, 81]],
  ['a disabled person above the dibao line', { ...DISABLED, incomeLevel: 'UP_TO_130_PERCENT' }, [69, 80, 81]],
  [
    'a severely disabled person above the dibao line',
    { ...SEVERE, incomeLevel: 'UP_TO_130_PERCENT' },
    [48, 69, 72, 80, 81],
  ],
  [
    'a severely disabled old person without regular income',
    { ...SEVERE, age: 60, incomeSource: 'IRREGULAR' },
    [48, 69, 72, 80, 81],
    [42],
  ],
  ['the same with regular income', { ...SEVERE, age: 60 }, [48, 69, 80, 81], [42]],
  [
    'a disabled old person without regular income',
    { ...DISABLED, age: 60, incomeSource: 'FAMILY' },
    [69, 80, 81],
    [42],
  ],
  [
    'a severely disabled person in long-term care',
    { ...SEVERE, careNeeds: ['LONG_TERM_CARE'] },
    [48, 69, 72, 80, 81],
  ],
  ['a disabled person in long-term care', { ...DISABLED, careNeeds: ['LONG_TERM_CARE'] }, [69, 80, 81]],
  [
    'a poor severely disabled adult whom the family supports',
    { ...SEVERE, ...POOR, incomeSource: 'FAMILY', employment: 'NOT_WORKING' },
    [48, 51, 69, 73, 80, 81],
  ],
  [
    'the same who has an income',
    { ...SEVERE, ...POOR, incomeSource: 'IRREGULAR', employment: 'NOT_WORKING' },
    [48, 51, 69, 80, 81],
  ],
  ['the same who works', { ...SEVERE, ...POOR, incomeSource: 'FAMILY' }, [48, 51, 69, 80, 81]],
  [
    'the same of another grade',
    { ...DISABLED, ...POOR, incomeSource: 'FAMILY', employment: 'NOT_WORKING' },
    [51, 69, 80, 81],
  ],
  [
    'a severely disabled person in medical insurance',
    { ...SEVERE, insurances: ['RESIDENT_MEDICAL'] },
    [48, 69, 74, 80, 81],
  ],
  [
    'a severely disabled person in pension insurance',
    { ...SEVERE, insurances: ['RESIDENT_PENSION'] },
    [48, 69, 74, 80, 81],
  ],
  [
    'a poor disabled person in medical insurance',
    { ...DISABLED, ...POOR, insurances: ['RESIDENT_MEDICAL'] },
    [51, 69, 74, 80, 81],
  ],
  [
    'a disabled person in pension insurance',
    { ...DISABLED, insurances: ['RESIDENT_PENSION'] },
    [69, 74, 80, 81],
  ],
  ['a poor person in medical insurance', { ...POOR, insurances: ['RESIDENT_MEDICAL'] }, [51, 69]],
  [
    'a disabled family of low income with too little room',
    { ...DISABLED, incomeLevel: 'LOWER_MIDDLE', housing: ['DIFFICULTY'] },
    [59, 69, 75, 80, 81],
  ],
  ['a disabled family with too little room', { ...DISABLED, housing: ['DIFFICULTY'] }, [69, 80, 81]],
  [
    'a poor rural disabled family that is to be relocated',
    { ...DISABLED, ...POOR, ...RURAL, housing: ['TO_BE_RELOCATED'] },
    [51, 63, 66, 69, 75, 80, 81],
  ],
  [
    'a poor disabled family in town that is to be relocated',
    { ...DISABLED, ...POOR, housing: ['TO_BE_RELOCATED'] },
    [51, 69, 80, 81],
  ],
  [
    'a poor rural disabled family in a good home',
    { ...DISABLED, ...POOR, ...RURAL },
    [51, 63, 66, 69, 80, 81],
  ],
  ['somebody with a mental disability', disabled('GRADE_4', 'MENTAL'), [69, 76, 80, 81]],
  ['somebody with a severe physical disability', disabled('GRADE_2', 'PHYSICAL'), [48, 69, 76, 80, 81]],
  ['somebody with a physical disability', disabled('GRADE_3', 'PHYSICAL'), [69, 80, 81]],
  [
    'a certified person who needs rehabilitation',
    { ...DISABLED, disabilityCertificate: true, careNeeds: ['REHABILITATION'] },
    [69, 77, 80, 81],
  ],
  [
    'a child of no disability who needs rehabilitation',
    { age: 14, careNeeds: ['REHABILITATION'] },
    [69],
    [42],
  ],
  ['a disabled child who does not need it', { ...DISABLED, age: 14 }, [53, 69, 78, 80, 81], [42]],
  ['a disabled vocational pupil', { ...VOCATIONAL, ...DISABLED }, [6, 53, 69, 78, 80, 81]],
  [
    'a disabled student at university',
    { ...VOCATIONAL, ...DISABLED, studyStage: 'HIGHER' },
    [53, 69, 78, 80, 81],
  ],
  [
    'a disabled student of 18 at university',
    { ...VOCATIONAL, ...DISABLED, age: 18, studyStage: 'HIGHER' },
    [69, 80, 81],
  ],
  [
    'a disabled person, of a family that illness made poor, in medical insurance',
    { ...DISABLED, recognitions: ['ILLNESS_POVERTY'], insurances: ['RESIDENT_MEDICAL'] },
    [51, 69, 74, 80, 81],
  ],
  [
    'a severely disabled adult of such a family, which supports them',
    { ...SEVERE, recognitions: ['ILLNESS_POVERTY'], incomeSource: 'FAMILY', employment: 'NOT_WORKING' },
    [48, 51, 69, 73, 80, 81],
  ],
  [
    'a rural disabled family that illness made poor, to be relocated',
    { ...DISABLED, ...RURAL, recognitions: ['ILLNESS_POVERTY'], housing: ['TO_BE_RELOCATED'] },
    [51, 63, 66, 69, 75, 80, 81],
  ],
  ['a disabled infant of 2', { ...DISABLED, age: 2 }, [28, 30, 37, 53, 69, 80, 81], [42]],
  [
    'a severely disabled adult of low income whom the family supports',
    { ...SEVERE, incomeLevel: 'LOW', incomeSource: 'FAMILY', employment: 'NOT_WORKING' },
    [48, 69, 73, 80, 81],
  ],
  [
    'the same of lower middle income',
    { ...SEVERE, incomeLevel: 'LOWER_MIDDLE', incomeSource: 'FAMILY', employment: 'NOT_WORKING' },
    [48, 69, 80, 81],
  ],
  [
    'a disabled new employee without a home',
    { ...DISABLED, employment: 'EMPLOYEE', jobTraits: ['NEW'], housing: ['NO_HOME'] },
    [16, 17, 18, 21, 25, 59, 69, 75, 80, 81],
    [23],
  ],
  [
    'a disabled employee without a home',
    { ...DISABLED, employment: 'EMPLOYEE', housing: ['NO_HOME'] },
    [16, 17, 18, 21, 25, 69, 80, 81],
    [23],
  ],
  [
    'a disabled new employee without a home in the countryside',
    { ...DISABLED, ...RURAL, employment: 'EMPLOYEE', jobTraits: ['NEW'], housing: ['NO_HOME'] },
    [16, 17, 18, 21, 25, 59, 63, 66, 69, 80, 81],
    [23],
  ],
  [
    'a disabled stable migrant worker',
    { ...DISABLED, employment: 'FLEXIBLE', jobTraits: ['STABLE'], registrationPlace: 'ELSEWHERE' },
    [18, 21, 59, 69, 75, 80, 81],
  ],
  [
    'a disabled stable local worker',
    { ...DISABLED, employment: 'FLEXIBLE', jobTraits: ['STABLE'] },
    [18, 21, 69, 80, 81],
  ],
  ['a disabled person who wants training', { ...DISABLED, workWishes: ['TRAINING'] }, [14, 69, 79, 80, 81]],
  ['a disabled person who wants a business', { ...DISABLED, workWishes: ['BUSINESS'] }, [10, 69, 79, 80, 81]],
  [
    'a disabled person who wants a job and cannot work',
    { ...DISABLED, workWishes: ['JOB'], unableToWork: true },
    [9, 69, 80, 81],
  ],
  [
    'a severely disabled adult whom a family supports that is not poor',
    { ...SEVERE, incomeSource: 'FAMILY', employment: 'NOT_WORKING' },
    [48, 69, 80, 81],
  ],
  ['a disabled person in medical insurance', { ...DISABLED, insurances: ['RESIDENT_MEDICAL'] }, [69, 80, 81]],
  ['somebody in pension insurance', { insurances: ['RESIDENT_PENSION'] }, []],
  [
    'a rural disabled family of low income with too little room',
    { ...DISABLED, ...RURAL, incomeLevel: 'LOW', housing: ['DIFFICULTY'] },
    [63, 66, 69, 80, 81],
  ],
  [
    'a disabled primary pupil',
    { ...DISABLED, age: 9, studyStage: 'PRIMARY' },
    [1, 53, 66, 69, 78, 80, 81],
    [42],
  ],
  [
    'a disabled junior pupil',
    { ...DISABLED, age: 14, studyStage: 'JUNIOR_HIGH' },
    [1, 53, 66, 69, 78, 80, 81],
    [42],
  ],
];

describe('somebody with a disability', () => {
  it.each(DIFFERENCES)('has what this brings, and no more: %s', (...difference) => {
    const { has, expected } = comparedWithPlain(difference);
    expect(has).toEqual(expected);
  });
});
