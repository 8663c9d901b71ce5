import { describe, expect, it } from '@jest/globals';
import { comparedWithPlain, type Difference } from '../../support/seed-rules.js';

const disabled = (disabilityGrade: string, kind = 'VISUAL') => ({ disabilityGrade, disabilityKinds: [kind] });
const DISABLED = disabled('GRADE_3');
const POOR = { recognitions: ['FINANCIAL_HARDSHIP'] };
const ALLOWANCE = { stateCompensation: true };

const DIFFERENCES: Difference[] = [
  [
    'a pregnant employee',
    { employment: 'EMPLOYEE', pregnancy: 'PREGNANT' },
    [16, 17, 18, 21, 22, 25, 31],
    [23],
  ],
  ['a pregnant flexible worker', { employment: 'FLEXIBLE', pregnancy: 'PREGNANT' }, [18, 21, 31]],
  ['somebody who is vaccinated first', { publicHealthConcerns: ['VACCINATION_PRIORITY'] }, [28]],
  ['a close contact', { publicHealthConcerns: ['CLOSE_CONTACT'] }, [29]],
  ['a suspected patient', { publicHealthConcerns: ['SUSPECTED_INFECTION'] }, [29]],
  ['somebody in a public health emergency', { publicHealthConcerns: ['EMERGENCY'] }, [29]],
  ['a patient with a reportable disease', { illnesses: ['OTHER_INFECTIOUS'] }, [29]],
  ['a patient with diabetes', { illnesses: ['TYPE_2_DIABETES'] }, [33]],
  ['a mental patient in hospital', { illnesses: ['SEVERE_MENTAL_DISORDER'], livesInInstitution: true }, []],
  ['a parent of one child', { age: 60, familyPlanning: ['ONE_CHILD'] }, [43, 69, 81], [42]],
  [
    'a parent of one child who worked for the state',
    { age: 60, familyPlanning: ['ONE_CHILD'], employerKind: 'STATE_ORGAN' },
    [69, 81],
    [42],
  ],
  [
    'a rural parent of two daughters',
    { age: 60, familyPlanning: ['TWO_DAUGHTERS'], registrationKind: 'RURAL' },
    [43, 69, 81],
    [42],
  ],
  ['a rural parent of more children', { age: 60, registrationKind: 'RURAL' }, [69, 81], [42]],
  ['a woman whom birth control surgery harmed', { familyPlanning: ['SURGERY_COMPLICATION'] }, [44]],
  ['a disabled only child', { ...DISABLED, familyPlanning: ['SPECIAL_FAMILY_MEMBER'] }, [48, 69, 80, 81]],
  [
    'a dependent old woman of such a family',
    { age: 70, selfCare: 'FULLY_DEPENDENT', familyPlanning: ['SPECIAL_FAMILY_MEMBER'] },
    [32, 37, 48, 52, 69, 81],
    [42],
  ],
  ['a dependent old woman', { age: 70, selfCare: 'FULLY_DEPENDENT' }, [32, 37, 69, 81], [42]],
  [
    'a poor old woman who is partly dependent',
    { age: 70, selfCare: 'PARTLY_DEPENDENT', ...POOR },
    [32, 37, 51, 52, 69, 81],
    [42],
  ],
  ['a child in danger at home', { age: 15, guardianship: ['IN_DANGER'] }, [53, 69]],
  ['a left-behind child in town', { age: 15, guardianship: ['ONE_PARENT_AWAY'] }, [69]],
  [
    'a left-behind child in the countryside',
    { age: 15, guardianship: ['ONE_PARENT_AWAY'], registrationKind: 'RURAL' },
    [54, 69],
  ],
  ['a soldier’s widow', { militaryStatus: ['DUTY_DEATH_FAMILY'] }, []],
  [
    'a soldier’s widow with an allowance',
    { militaryStatus: ['ILLNESS_DEATH_FAMILY'], ...ALLOWANCE },
    [48, 56],
  ],
  ['a soldier’s widow in mourning', { militaryStatus: ['MARTYR_FAMILY'], bereaved: true }, [55]],
  ['somebody in mourning', { bereaved: true }, []],
  ['somebody with another allowance', ALLOWANCE, []],
  [
    'an unsupported martyr’s father with an allowance',
    { age: 60, militaryStatus: ['MARTYR_FAMILY'], ...ALLOWANCE, noSupporter: true },
    [48, 56, 58, 69, 81],
    [42],
  ],
  [
    'the same with support',
    { age: 60, militaryStatus: ['MARTYR_FAMILY'], ...ALLOWANCE },
    [48, 56, 69, 81],
    [42],
  ],
  [
    'an unsupported disabled soldier’s widow with an allowance',
    { ...DISABLED, militaryStatus: ['DUTY_DEATH_FAMILY'], ...ALLOWANCE, noSupporter: true },
    [48, 56, 58, 69, 80, 81],
  ],
  [
    'an unsupported soldier’s orphan with an allowance',
    { age: 15, militaryStatus: ['ILLNESS_DEATH_FAMILY'], ...ALLOWANCE, noSupporter: true },
    [48, 56, 58, 69],
  ],
  [
    'an unsupported soldier’s widow of 40 with an allowance',
    { militaryStatus: ['MARTYR_FAMILY'], ...ALLOWANCE, noSupporter: true },
    [48, 56],
  ],
  [
    'an unsupported disabled soldier of 60 with an allowance',
    { age: 60, militaryStatus: ['DISABLED_GRADE_5_TO_10'], ...ALLOWANCE, noSupporter: true },
    [48, 56, 58, 69, 81],
    [42],
  ],
  [
    'a veteran, disabled in service, who needs treatment',
    { militaryStatus: ['VETERAN', 'DISABLED_GRADE_1_TO_4'], careNeeds: ['LONG_TERM_MEDICAL'] },
    [57, 58],
  ],
  ['the same without the need', { militaryStatus: ['VETERAN', 'DISABLED_GRADE_1_TO_4'] }, [57]],
  [
    'a soldier, disabled in service, not yet discharged',
    { militaryStatus: ['DISABLED_GRADE_1_TO_4'], livesAlone: true },
    [],
  ],
  ['a mental patient at home', { illnesses: ['SEVERE_MENTAL_DISORDER'] }, [34]],
  ['a person at risk of HIV', { publicHealthConcerns: ['HIV_RISK'] }, [39]],
  [
    'a parent of one child who worked for a state-owned firm',
    { age: 60, familyPlanning: ['ONE_CHILD'], employerKind: 'STATE_OWNED' },
    [69, 81],
    [42],
  ],
  [
    'a parent of two daughters registered in town',
    { age: 60, familyPlanning: ['TWO_DAUGHTERS'] },
    [69, 81],
    [42],
  ],
  ['a parent who lost an only child', { familyPlanning: ['ONLY_CHILD_LOST_OR_DISABLED'] }, [44, 48]],
  ['one of the five elders', { age: 99, militaryStatus: ['FIVE_ELDERS'] }, [32, 37, 48, 69, 81], [42]],
  [
    'an unsupported veteran of 40 with an allowance',
    { militaryStatus: ['VETERAN'], ...ALLOWANCE, noSupporter: true },
    [48, 56, 57],
  ],
  [
    'an unsupported old man of a soldier’s family with an allowance',
    { age: 60, militaryStatus: ['FAMILY_OF_ACTIVE'], ...ALLOWANCE, noSupporter: true },
    [48, 56, 69, 81],
    [42],
  ],
];

describe('somebody with a question of health, family or service in the forces', () => {
  it.each(DIFFERENCES)('has what this brings, and no more: %s', (...difference) => {
    const { has, expected } = comparedWithPlain(difference);
    expect(has).toEqual(expected);
  });
});
