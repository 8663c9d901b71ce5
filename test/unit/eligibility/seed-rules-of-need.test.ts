import { describe, expect, it } from '@jest/globals';
import { comparedWithPlain, type Difference } from '../../support/seed-rules.js';

const disabled = (disabilityGrade: string, kind = 'VISUAL') => ({ disabilityGrade, disabilityKinds: [kind] });
const DISABLED = disabled('GRADE_3');
const POOR = { recognitions: ['FINANCIAL_HARDSHIP'] };
const RURAL = { residence: 'RURAL' };
const SETTLED = { registrationPlace: 'ELSEWHERE', insurances: ['UNEMPLOYMENT'] };
const ALLOWANCE = { stateCompensation: true };
const UNSUPPORTED = { noSupporter: true, incomeSource: 'NONE' };

const DIFFERENCES: Difference[] = [
  [
    'a family below the dibao line',
    { incomeLevel: 'BELOW_DIBAO_LINE', assetsWithinLimit: true },
    [46, 51, 69],
  ],
  ['a family below the dibao line with assets', { incomeLevel: 'BELOW_DIBAO_LINE' }, [51, 69]],
  [
    'a family above the dibao line without assets',
    { incomeLevel: 'UP_TO_130_PERCENT', assetsWithinLimit: true },
    [69],
  ],
  ['somebody in extreme difficulty', { recognitions: ['TEKUN'] }, [47, 48, 51, 69]],
  ['an unsupported child without income', { age: 15, ...UNSUPPORTED }, [47, 69]],
  [
    'an unsupported old man with an income',
    { age: 60, ...UNSUPPORTED, incomeSource: 'REGULAR' },
    [69, 81],
    [42],
  ],
  ['an unsupported disabled man who can work', { ...DISABLED, ...UNSUPPORTED }, [69, 80, 81]],
  [
    'an unsupported disabled man who cannot work',
    { ...DISABLED, ...UNSUPPORTED, unableToWork: true },
    [47, 69, 80, 81],
  ],
  ['an unsupported man of 40 who cannot work', { ...UNSUPPORTED, unableToWork: true }, []],
  ['a family that illness made poor', { recognitions: ['ILLNESS_POVERTY'] }, [51, 69]],
  ['a patient of such a family', { recognitions: ['ILLNESS_POVERTY'], illnesses: ['SERIOUS'] }, [48, 51, 69]],
  ['a seriously ill person', { illnesses: ['SERIOUS'] }, []],
  [
    'a family of low income with medical costs',
    { incomeLevel: 'LOW', hardshipEvents: ['MEDICAL_COSTS'] },
    [48, 69],
  ],
  ['a family with medical costs', { hardshipEvents: ['MEDICAL_COSTS'] }, []],
  ['an emergency patient who cannot pay', { hardshipEvents: ['UNPAID_EMERGENCY_CARE'] }, [48]],
  ['a family after an accident', { hardshipEvents: ['ACCIDENT'], livingInDifficulty: true }, [49]],
  ['a family in difficulty without cause', { livingInDifficulty: true }, []],
  ['a family of sudden expenses', { hardshipEvents: ['ESSENTIAL_EXPENSES'], livingInDifficulty: true }, []],
  [
    'a family of sudden expenses on dibao',
    { hardshipEvents: ['ESSENTIAL_EXPENSES'], livingInDifficulty: true, recognitions: ['DIBAO'] },
    [46, 48, 49, 51, 69],
  ],
  [
    'the same without difficulty',
    { hardshipEvents: ['ESSENTIAL_EXPENSES'], recognitions: ['DIBAO'] },
    [46, 48, 51, 69],
  ],
  [
    'a family on dibao in difficulty',
    { livingInDifficulty: true, recognitions: ['DIBAO'] },
    [46, 48, 51, 69],
  ],
  ['a family in another recognised difficulty', { hardshipEvents: ['OTHER_RECOGNISED'] }, [49]],
  [
    'a settled migrant in a recognised difficulty',
    { ...SETTLED, hardshipEvents: ['OTHER_RECOGNISED'] },
    [49],
  ],
  ['the same without an abode', { ...SETTLED, residence: 'NONE', hardshipEvents: ['OTHER_RECOGNISED'] }, []],
  ['the same without insurance', { ...SETTLED, insurances: [], hardshipEvents: ['OTHER_RECOGNISED'] }, []],
  ['a party to a special case', { legalAidCase: true }, [51]],
  [
    'a family that illness made poor in a dilapidated home',
    { ...RURAL, housing: ['DILAPIDATED'], recognitions: ['ILLNESS_POVERTY'] },
    [51, 61, 63, 66, 69],
  ],
  [
    'a family that illness made poor, in mourning',
    { recognitions: ['ILLNESS_POVERTY'], bereaved: true },
    [51, 55, 69],
  ],
  [
    'an old woman of a family that illness made poor',
    { age: 80, recognitions: ['ILLNESS_POVERTY'] },
    [32, 37, 51, 52, 69, 81],
    [42],
  ],
  ['a child below the dibao line', { age: 15, incomeLevel: 'BELOW_DIBAO_LINE' }, [51, 53, 69]],
  ['a child a little above the dibao line', { age: 15, incomeLevel: 'UP_TO_130_PERCENT' }, [69]],
  [
    'a child of a family that illness made poor',
    { age: 15, recognitions: ['ILLNESS_POVERTY'] },
    [51, 53, 69],
  ],
  ['a homeless person', { residence: 'NONE' }, []],
  [
    'an unsupported severely disabled man of the mind',
    { ...disabled('GRADE_2', 'INTELLECTUAL'), ...UNSUPPORTED },
    [47, 48, 69, 76, 80, 81],
  ],
  [
    'the same of a lighter grade',
    { ...disabled('GRADE_3', 'INTELLECTUAL'), ...UNSUPPORTED },
    [69, 76, 80, 81],
  ],
  [
    'an unsupported man of the severest physical disability',
    { ...disabled('GRADE_1', 'PHYSICAL'), ...UNSUPPORTED },
    [47, 48, 69, 76, 80, 81],
  ],
  [
    'an unsupported man of a severe physical disability',
    { ...disabled('GRADE_2', 'PHYSICAL'), ...UNSUPPORTED },
    [48, 69, 76, 80, 81],
  ],
  ['a family of low income with too little room', { incomeLevel: 'LOW', housing: ['DIFFICULTY'] }, [59, 69]],
  ['a family with too little room', { housing: ['DIFFICULTY'] }, []],
  [
    'a rural family of low income with too little room',
    { ...RURAL, incomeLevel: 'LOW', housing: ['DIFFICULTY'] },
    [63, 66, 69],
  ],
  [
    'a new employee without a home',
    { employment: 'EMPLOYEE', jobTraits: ['NEW'], housing: ['NO_HOME'] },
    [16, 17, 18, 21, 25, 59],
    [23],
  ],
  [
    'an employee without a home',
    { employment: 'EMPLOYEE', housing: ['NO_HOME'] },
    [16, 17, 18, 21, 25],
    [23],
  ],
  ['a new farmer without a home', { jobTraits: ['NEW'], housing: ['NO_HOME'] }, []],
  [
    'a stable migrant worker',
    { employment: 'FLEXIBLE', jobTraits: ['STABLE'], registrationPlace: 'ELSEWHERE' },
    [18, 21, 59],
  ],
  ['a stable local worker', { employment: 'FLEXIBLE', jobTraits: ['STABLE'] }, [18, 21]],
  ['a migrant worker', { employment: 'FLEXIBLE', registrationPlace: 'ELSEWHERE' }, [18, 21]],
  ['a stable migrant with a business', { jobTraits: ['STABLE'], registrationPlace: 'ELSEWHERE' }, []],
  [
    'a registered poor family in a dilapidated home',
    { ...RURAL, housing: ['DILAPIDATED'], recognitions: ['REGISTERED_POOR'] },
    [48, 51, 61, 63, 66, 69],
  ],
  [
    'another poor family in a dilapidated home',
    { ...RURAL, housing: ['DILAPIDATED'], ...POOR },
    [51, 61, 63, 66, 69],
  ],
  ['a poor family in a dilapidated home in town', { housing: ['DILAPIDATED'], ...POOR }, [51, 69]],
  [
    'a supported person in a dilapidated home',
    { ...RURAL, housing: ['DILAPIDATED'], recognitions: ['TEKUN'] },
    [47, 48, 51, 61, 63, 66, 69],
  ],
  [
    'a supported person in an institution',
    { ...RURAL, housing: ['DILAPIDATED'], recognitions: ['TEKUN'], livesInInstitution: true },
    [47, 48, 51, 63, 66, 69],
  ],
  [
    'a disabled person in a dilapidated home',
    { ...RURAL, housing: ['DILAPIDATED'], ...DISABLED },
    [63, 66, 69, 80, 81],
  ],
  [
    'a veteran with an allowance in a dilapidated home of an old base',
    {
      ...RURAL,
      housing: ['DILAPIDATED'],
      areas: ['OLD_REVOLUTIONARY'],
      militaryStatus: ['VETERAN'],
      ...ALLOWANCE,
    },
    [48, 56, 57, 61, 63, 66],
  ],
  [
    'the same without an allowance',
    { ...RURAL, housing: ['DILAPIDATED'], areas: ['OLD_REVOLUTIONARY'], militaryStatus: ['VETERAN'] },
    [57, 63, 66],
  ],
  [
    'the same elsewhere',
    { ...RURAL, housing: ['DILAPIDATED'], militaryStatus: ['VETERAN'], ...ALLOWANCE },
    [48, 56, 57, 63, 66],
  ],
  [
    'a family below the dibao line registered elsewhere',
    { registrationPlace: 'ELSEWHERE', incomeLevel: 'BELOW_DIBAO_LINE', assetsWithinLimit: true },
    [51, 69],
  ],
  ['a family after a sudden illness', { hardshipEvents: ['SUDDEN_ILLNESS'], livingInDifficulty: true }, [49]],
  [
    'a family after the death of its earner',
    { hardshipEvents: ['BREADWINNER_LOST'], livingInDifficulty: true },
    [49],
  ],
  [
    'a family of sudden expenses in extreme difficulty',
    { hardshipEvents: ['ESSENTIAL_EXPENSES'], livingInDifficulty: true, recognitions: ['TEKUN'] },
    [47, 48, 49, 51, 69],
  ],
  [
    'somebody with another allowance in a dilapidated home of an old base',
    { ...RURAL, housing: ['DILAPIDATED'], areas: ['OLD_REVOLUTIONARY'], ...ALLOWANCE },
    [63, 66],
  ],
  [
    'a family of five elders in a dilapidated home of an old base',
    { ...RURAL, housing: ['DILAPIDATED'], areas: ['OLD_REVOLUTIONARY'], militaryStatus: ['FIVE_ELDERS'] },
    [48, 61, 63, 66],
  ],
];

describe('somebody in need, or without a proper home', () => {
  it.each(DIFFERENCES)('has what this brings, and no more: %s', (...difference) => {
    const { has, expected } = comparedWithPlain(difference);
    expect(has).toEqual(expected);
  });
});
