import { describe, expect, it } from '@jest/globals';
import { comparedWithPlain, type Difference } from '../../support/seed-rules.js';

const disabled = (disabilityGrade: string, kind = 'VISUAL') => ({ disabilityGrade, disabilityKinds: [kind] });
const DISABLED = disabled('GRADE_3');
const POOR = { recognitions: ['FINANCIAL_HARDSHIP'] };
const CHILD = { age: 4, studyStage: 'KINDERGARTEN', enrolment: ['INCLUSIVE_KINDERGARTEN'] };
const PUPIL = { age: 9, studyStage: 'PRIMARY' };
const SENIOR = { age: 16, studyStage: 'SENIOR_HIGH' };
const VOCATIONAL = { age: 17, studyStage: 'SECONDARY_VOCATIONAL', enrolment: ['FULL_TIME'] };

const DIFFERENCES: Difference[] = [
  [
    'a child of a martyr in an inclusive kindergarten',
    { ...CHILD, militaryStatus: ['MARTYR_FAMILY'] },
    [4, 28, 30, 69],
    [42],
  ],
  [
    'a disabled child in an inclusive kindergarten',
    { ...CHILD, ...DISABLED },
    [4, 28, 30, 53, 69, 78, 80, 81],
    [42],
  ],
  ['an orphan in an inclusive kindergarten', { ...CHILD, guardianship: ['ORPHAN'] }, [4, 28, 30, 69], [42]],
  ['a child in an inclusive kindergarten', CHILD, [28, 30, 69], [42]],
  ['a poor child in another kindergarten', { ...CHILD, enrolment: [], ...POOR }, [28, 30, 51, 53, 69], [42]],
  ['a primary pupil', PUPIL, [1, 66, 69], [42]],
  [
    'a poor boarder at a public boarding school in town',
    { ...PUPIL, ...POOR, boarding: 'BOARDER', enrolment: ['PUBLIC_SCHOOL', 'BOARDING_SCHOOL'] },
    [1, 3, 51, 53, 66, 69],
    [42],
  ],
  [
    'a boarder at a rural private school',
    { ...PUPIL, boarding: 'BOARDER', enrolment: ['RURAL_SCHOOL', 'BOARDING_SCHOOL'] },
    [1, 66, 69],
    [42],
  ],
  [
    'a boarder at a rural public school not for boarding',
    { ...PUPIL, boarding: 'BOARDER', enrolment: ['RURAL_SCHOOL', 'PUBLIC_SCHOOL'] },
    [1, 66, 69],
    [42],
  ],
  [
    'a boarder at a rural public senior high',
    { ...SENIOR, boarding: 'BOARDER', enrolment: ['RURAL_SCHOOL', 'PUBLIC_SCHOOL', 'BOARDING_SCHOOL'] },
    [66, 69],
  ],
  [
    'a day pupil of a registered poor family with lunch',
    {
      ...PUPIL,
      recognitions: ['REGISTERED_POOR'],
      boarding: 'LUNCH_ONLY',
      enrolment: ['PUBLIC_SCHOOL', 'BOARDING_SCHOOL'],
    },
    [1, 2, 48, 51, 53, 66, 69],
    [42],
  ],
  [
    'the same without lunch',
    { ...PUPIL, recognitions: ['REGISTERED_POOR'], enrolment: ['PUBLIC_SCHOOL', 'BOARDING_SCHOOL'] },
    [1, 48, 51, 53, 66, 69],
    [42],
  ],
  ['a pupil at senior high', SENIOR, [66, 69]],
  ['a poor pupil at senior high', { ...SENIOR, ...POOR }, [7, 51, 53, 66, 69]],
  [
    'a registered poor pupil at senior high',
    { ...SENIOR, recognitions: ['REGISTERED_POOR'] },
    [7, 8, 48, 51, 53, 66, 69],
  ],
  ['a disabled pupil at senior high', { ...SENIOR, ...DISABLED }, [53, 66, 69, 78, 80, 81]],
  [
    'a pupil at senior high on dibao, registered in town',
    { ...SENIOR, recognitions: ['DIBAO'] },
    [7, 46, 48, 51, 53, 66, 69],
  ],
  [
    'the same registered in the countryside',
    { ...SENIOR, recognitions: ['DIBAO'], registrationKind: 'RURAL' },
    [7, 8, 46, 48, 51, 53, 66, 69],
  ],
  [
    'a supported pupil at senior high registered in the countryside',
    { ...SENIOR, recognitions: ['TEKUN'], registrationKind: 'RURAL' },
    [7, 8, 47, 48, 51, 53, 66, 69],
  ],
  ['a vocational pupil', VOCATIONAL, [6, 69]],
  ['a vocational pupil of agriculture', { ...VOCATIONAL, agriculturalMajor: true }, [5, 6, 69]],
  [
    'a vocational pupil of agriculture in the third year',
    { ...VOCATIONAL, agriculturalMajor: true, grade: 3 },
    [6, 69],
  ],
  [
    'a vocational pupil of agriculture in the fourth year',
    { ...VOCATIONAL, agriculturalMajor: true, grade: 4 },
    [69],
  ],
  [
    'a vocational pupil of agriculture in the evening',
    { ...VOCATIONAL, agriculturalMajor: true, enrolment: [] },
    [69],
  ],
  ['a student at university', { ...VOCATIONAL, studyStage: 'HIGHER', agriculturalMajor: true }, [69]],
  ['a graduate without work', { graduation: 'UNIVERSITY_WITHIN_ONE_YEAR', employment: 'NOT_WORKING' }, [12]],
  [
    'a graduate of long ago without work',
    { graduation: 'UNIVERSITY_EARLIER', employment: 'NOT_WORKING' },
    [],
  ],
  [
    'a vocational graduate without work',
    { graduation: 'SECONDARY_VOCATIONAL', employment: 'NOT_WORKING' },
    [],
  ],
  [
    'somebody without work in a poor county',
    { areas: ['PROVINCIAL_POVERTY_COUNTY'], employment: 'NOT_WORKING' },
    [],
  ],
  ['a job seeker', { workWishes: ['JOB'] }, [9]],
  ['a young job seeker', { age: 30, workWishes: ['JOB'] }, [9, 13]],
  [
    'a job seeker who left university long ago',
    { graduation: 'UNIVERSITY_EARLIER', workWishes: ['JOB'] },
    [9, 13],
  ],
  [
    'a job seeker who just left university',
    { graduation: 'UNIVERSITY_WITHIN_ONE_YEAR', workWishes: ['JOB'] },
    [9, 13],
  ],
  ['somebody who is hard to employ', { employmentHardship: ['HARD_TO_EMPLOY'] }, [11]],
  ['an employee', { employment: 'EMPLOYEE' }, [16, 17, 18, 21, 25], [23]],
  ['a part-time employee', { employment: 'PART_TIME' }, [16, 17, 18, 21, 25]],
  ['a flexible worker', { employment: 'FLEXIBLE' }, [18, 21]],
  [
    'an insured employee',
    { employment: 'EMPLOYEE', insurances: ['UNEMPLOYMENT'] },
    [16, 17, 18, 21, 24, 25],
    [23],
  ],
  ['an insured flexible worker', { employment: 'FLEXIBLE', insurances: ['UNEMPLOYMENT'] }, [18, 21]],
  ['a retired person in no insurance', { employment: 'RETIRED' }, []],
  [
    'a retired person in medical insurance',
    { employment: 'RETIRED', insurances: ['EMPLOYEE_MEDICAL'] },
    [21],
    [23],
  ],
  [
    'a day pupil at a rural public boarding school',
    { ...PUPIL, enrolment: ['PUBLIC_SCHOOL', 'RURAL_SCHOOL', 'BOARDING_SCHOOL'] },
    [1, 66, 69],
    [42],
  ],
  [
    'a day pupil with lunch at a public boarding school',
    { ...PUPIL, boarding: 'LUNCH_ONLY', enrolment: ['PUBLIC_SCHOOL', 'BOARDING_SCHOOL'] },
    [1, 66, 69],
    [42],
  ],
  ['a junior pupil', { ...PUPIL, studyStage: 'JUNIOR_HIGH' }, [1, 66, 69], [42]],
  ['a poor boarder at senior high', { ...SENIOR, ...POOR, boarding: 'BOARDER' }, [7, 51, 53, 66, 69]],
  ['a poor child in an inclusive kindergarten', { ...CHILD, ...POOR }, [4, 28, 30, 51, 53, 69], [42]],
  ['a poor vocational pupil of another subject', { ...VOCATIONAL, ...POOR }, [5, 6, 51, 53, 69]],
  [
    'a vocational pupil of agriculture in the second year',
    { ...VOCATIONAL, agriculturalMajor: true, grade: 2 },
    [5, 6, 69],
  ],
  [
    'a poor disabled pupil at senior high',
    { ...SENIOR, ...POOR, ...DISABLED },
    [7, 8, 51, 53, 66, 69, 78, 80, 81],
  ],
  [
    'a pupil at senior high registered in the countryside',
    { ...SENIOR, registrationKind: 'RURAL' },
    [66, 69],
  ],
  [
    'a supported pupil at senior high registered in town',
    { ...SENIOR, recognitions: ['TEKUN'] },
    [7, 47, 48, 51, 53, 66, 69],
  ],
  [
    'a vocational graduate without work in a poor county',
    { graduation: 'SECONDARY_VOCATIONAL', employment: 'NOT_WORKING', areas: ['PROVINCIAL_POVERTY_COUNTY'] },
    [12],
  ],
  ['somebody in dispute with an employer before', { formerEmployerDispute: true }, [17, 18]],
  [
    'an insured child who does not work',
    { age: 15, employment: 'NOT_WORKING', insurances: ['UNEMPLOYMENT'] },
    [69],
  ],
  [
    'a vocational pupil of a family that illness made poor',
    { ...VOCATIONAL, recognitions: ['ILLNESS_POVERTY'] },
    [5, 6, 51, 53, 69],
  ],
  [
    'a child in an inclusive kindergarten of such a family',
    { ...CHILD, recognitions: ['ILLNESS_POVERTY'] },
    [4, 28, 30, 51, 53, 69],
    [42],
  ],
  [
    'a boarder of such a family',
    { ...PUPIL, recognitions: ['ILLNESS_POVERTY'], boarding: 'BOARDER' },
    [1, 3, 51, 53, 66, 69],
    [42],
  ],
  [
    'a disabled pupil at senior high of such a family',
    { ...SENIOR, ...DISABLED, recognitions: ['ILLNESS_POVERTY'] },
    [7, 8, 51, 53, 66, 69, 78, 80, 81],
  ],
  ['an insured person without work', { employment: 'NOT_WORKING', insurances: ['UNEMPLOYMENT'] }, [24]],
];

describe('somebody at school, or at work or looking for it', () => {
  it.each(DIFFERENCES)('has what this brings, and no more: %s', (...difference) => {
    const { has, expected } = comparedWithPlain(difference);
    expect(has).toEqual(expected);
  });
});
