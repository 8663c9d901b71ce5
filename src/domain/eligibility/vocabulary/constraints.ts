import type { FactConstraint } from '../fact.js';
import type { FactTest } from '../fact-test.js';
import { atLeast, atMost, is, oneOf } from './comparisons.js';

const AT_SCHOOL = oneOf(
  'studyStage',
  ...['KINDERGARTEN', 'PRIMARY', 'JUNIOR_HIGH', 'SENIOR_HIGH', 'SECONDARY_VOCATIONAL', 'HIGHER'],
);
const GRADUATED = oneOf(
  'graduation',
  ...['UNIVERSITY_WITHIN_ONE_YEAR', 'UNIVERSITY_EARLIER', 'SECONDARY_VOCATIONAL'],
);
const DISABILITY_GRADES = ['GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4'];
const DISABLED = oneOf('disabilityGrade', ...DISABILITY_GRADES, 'UNGRADED');
const OF_SOME_DISABILITY_KIND = oneOf(
  'disabilityKinds',
  ...['VISUAL', 'HEARING', 'SPEECH', 'PHYSICAL', 'INTELLECTUAL', 'MENTAL', 'OTHER'],
);

/**
 * What only a person can be, want or have. A comparison that holds for whatever answer would make a person of everyone,
 * so age zero is left out, and so are the facts in which an employer has no neutral answer (both household registrations,
 * which are therefore never all that a rule compares).
 */
const OF_A_PERSON: readonly (readonly [given: FactTest, what: string])[] = [
  [atLeast('age', 1), 'has an age in years'],
  [oneOf('residence', 'URBAN', 'RURAL'), 'lives in a home'],
  [oneOf('areas', 'ETHNIC_MINORITY', 'OLD_REVOLUTIONARY', 'PROVINCIAL_POVERTY_COUNTY'), 'lives in an area'],
  [AT_SCHOOL, 'goes to school'],
  [GRADUATED, 'graduates'],
  [
    oneOf('employment', 'EMPLOYEE', 'PART_TIME', 'SOLE_TRADER', 'FLEXIBLE', 'OTHER_WORK', 'RETIRED'),
    'works or retires',
  ],
  [oneOf('employerKind', 'STATE_ORGAN', 'STATE_OWNED'), 'has an employer'],
  [oneOf('employmentHardship', 'ZERO_EMPLOYMENT_HOUSEHOLD', 'HARD_TO_EMPLOY'), 'is hard to employ'],
  [oneOf('workWishes', 'JOB', 'BUSINESS', 'TRAINING'), 'looks for work or training'],
  [is('unableToWork', true), 'is unable to work'],
  [is('formerEmployerDispute', true), 'had an employer'],
  [oneOf('insurances', 'RESIDENT_PENSION', 'RESIDENT_MEDICAL'), 'joins the insurances of residents'],
  [
    oneOf('recognitions', 'DIBAO', 'TEKUN', 'REGISTERED_POOR', 'ILLNESS_POVERTY', 'FINANCIAL_HARDSHIP'),
    'is recognised as poor',
  ],
  [
    oneOf('incomeLevel', 'BELOW_DIBAO_LINE', 'UP_TO_130_PERCENT', 'LOW', 'LOWER_MIDDLE'),
    'has a household income',
  ],
  [is('assetsWithinLimit', true), 'has household assets'],
  [oneOf('incomeSource', 'FAMILY', 'IRREGULAR', 'REGULAR'), 'lives on an income or a family'],
  [
    oneOf(
      'hardshipEvents',
      ...['FIRE', 'ACCIDENT', 'SUDDEN_ILLNESS', 'BREADWINNER_LOST', 'ESSENTIAL_EXPENSES', 'OTHER_RECOGNISED'],
      ...['DESTITUTE_VAGRANCY', 'NATURAL_DISASTER', 'MEDICAL_COSTS', 'UNPAID_EMERGENCY_CARE'],
    ),
    'is relieved of hardship',
  ],
  [is('livingInDifficulty', true), 'has a living to make'],
  [
    oneOf('housing', 'DIFFICULTY', 'NO_HOME', 'SHANTYTOWN', 'DILAPIDATED', 'TO_BE_RELOCATED'),
    'is short of a home',
  ],
  [is('legalAidCase', true), 'receives legal aid'],
  [DISABLED, 'is disabled'],
  [oneOf('selfCare', 'PARTLY_DEPENDENT', 'FULLY_DEPENDENT'), 'depends on the care of others'],
  [oneOf('careNeeds', 'LONG_TERM_CARE', 'LONG_TERM_MEDICAL', 'REHABILITATION'), 'needs care'],
  [
    oneOf(
      'illnesses',
      ...['HYPERTENSION', 'TYPE_2_DIABETES', 'SEVERE_MENTAL_DISORDER', 'TUBERCULOSIS', 'HIV'],
      ...['OTHER_INFECTIOUS', 'SERIOUS'],
    ),
    'falls ill',
  ],
  [
    oneOf(
      'publicHealthConcerns',
      ...['SUSPECTED_INFECTION', 'CLOSE_CONTACT', 'EMERGENCY', 'VACCINATION_PRIORITY', 'HIV_RISK'],
    ),
    'is at risk of illness',
  ],
  [oneOf('pregnancy', 'PREGNANT', 'POSTPARTUM'), 'bears children'],
  [is('planningPregnancy', true), 'plans to have children'],
  [
    oneOf(
      'familyPlanning',
      ...['ONE_CHILD', 'TWO_DAUGHTERS', 'ONLY_CHILD_LOST_OR_DISABLED', 'SPECIAL_FAMILY_MEMBER'],
      'SURGERY_COMPLICATION',
    ),
    'has a family',
  ],
  [
    oneOf('guardianship', 'ORPHAN', 'BOTH_PARENTS_AWAY', 'ONE_PARENT_AWAY', 'IN_DANGER'),
    'is in the care of guardians',
  ],
  [is('noSupporter', true), 'is to be supported'],
  [is('livesAlone', true), 'lives alone'],
  [is('livesInInstitution', true), 'lives in an institution'],
  [is('bereaved', true), 'is bereaved'],
  [
    oneOf(
      'militaryStatus',
      ...['ACTIVE', 'VETERAN', 'DISABLED_GRADE_1_TO_4', 'DISABLED_GRADE_5_TO_10', 'MARTYR_FAMILY'],
      ...['DUTY_DEATH_FAMILY', 'ILLNESS_DEATH_FAMILY', 'FAMILY_OF_ACTIVE', 'CHILD_OF_ENTITLED'],
      'FIVE_ELDERS',
    ),
    'serves in the forces or has preferential treatment',
  ],
  [is('stateCompensation', true), 'receives compensation of the state'],
];

/** What holds among the facts by law or by logic. What is only unlikely is left out: it would refuse people who exist. */
export const CONSTRAINTS: readonly FactConstraint[] = [
  ...OF_A_PERSON.map(([given, what]) => ({
    given,
    then: oneOf('applicant', 'PERSON'),
    reason: `Only a person ${what}, an employer does not.`,
  })),
  {
    given: is('hiring', true),
    then: oneOf('applicant', 'EMPLOYER'),
    reason: 'Only an employer hires, a person who asks for themselves does not.',
  },
  {
    given: oneOf('employment', 'EMPLOYEE', 'PART_TIME', 'SOLE_TRADER', 'FLEXIBLE'),
    then: atLeast('age', 16),
    reason:
      'Nobody is employed before the age of sixteen (劳动法第十五条); a minor whom an arts or sports body trains by its approval counts as a pupil.',
  },
  {
    given: oneOf('employment', 'RETIRED'),
    then: atLeast('age', 16),
    reason: 'Nobody retires before the age at which work may begin (劳动法第十五条).',
  },
  {
    given: oneOf('employmentHardship', 'HARD_TO_EMPLOY'),
    then: atLeast('age', 16),
    reason:
      'Only those of working age are recognised as hard to employ (劳动法第十五条, 就业促进法第五十二条).',
  },
  {
    given: oneOf('jobTraits', 'NEW', 'STABLE'),
    then: oneOf('employment', 'EMPLOYEE', 'PART_TIME', 'SOLE_TRADER', 'FLEXIBLE', 'OTHER_WORK'),
    reason: 'Employment that is new or stable is had only by those who work.',
  },
  {
    given: oneOf('studyStage', 'KINDERGARTEN'),
    then: atMost('age', 14),
    reason:
      'A kindergarten is for children who are not yet at school (幼儿园工作规程第二条); none is deferred to fifteen, when nine years of school (义务教育法第二条) from the age of six (第十一条) are over.',
  },
  {
    given: oneOf('studyStage', 'PRIMARY', 'JUNIOR_HIGH', 'SENIOR_HIGH', 'SECONDARY_VOCATIONAL', 'HIGHER'),
    then: atLeast('age', 5),
    reason: 'School begins at six (义务教育法第十一条); one year is left for those who were let in early.',
  },
  {
    given: GRADUATED,
    then: atLeast('age', 5),
    reason:
      'Whoever has graduated went to school, which begins at six (义务教育法第十一条); one year is left for those who were let in early.',
  },
  {
    given: oneOf('boarding', 'BOARDER', 'LUNCH_ONLY'),
    then: AT_SCHOOL,
    reason: 'Only those who go to school board or have lunch there.',
  },
  {
    given: oneOf('enrolment', 'PUBLIC_SCHOOL', 'RURAL_SCHOOL', 'BOARDING_SCHOOL', 'FULL_TIME'),
    then: AT_SCHOOL,
    reason: 'Only those who go to school are enrolled there.',
  },
  {
    given: oneOf('enrolment', 'INCLUSIVE_KINDERGARTEN'),
    then: oneOf('studyStage', 'KINDERGARTEN'),
    reason: 'An inclusive kindergarten is attended by those in a kindergarten.',
  },
  {
    given: is('agriculturalMajor', true),
    then: oneOf('studyStage', 'SECONDARY_VOCATIONAL', 'HIGHER'),
    reason: 'Only vocational schools and universities have subjects of agriculture.',
  },
  {
    given: DISABLED,
    then: OF_SOME_DISABILITY_KIND,
    reason: 'A disability is of some kind (残疾人保障法第二条).',
  },
  {
    given: OF_SOME_DISABILITY_KIND,
    then: DISABLED,
    reason: 'Who has a disability of some kind is graded or yet ungraded, and not without a disability.',
  },
  {
    given: is('disabilityCertificate', true),
    then: oneOf('disabilityGrade', ...DISABILITY_GRADES),
    reason: 'A disability certificate states the grade.',
  },
  {
    given: oneOf('pregnancy', 'PREGNANT', 'POSTPARTUM'),
    then: atLeast('age', 5),
    reason: 'No pregnancy below the age of five has been recorded: age or pregnancy is entered wrongly.',
  },
  {
    given: is('planningPregnancy', true),
    then: atLeast('age', 16),
    reason:
      'It is asked of couples: women marry from twenty, men from twenty-two (民法典第一千零四十七条); four years are left for those who live as couples before.',
  },
  {
    given: oneOf('guardianship', 'ORPHAN', 'BOTH_PARENTS_AWAY', 'ONE_PARENT_AWAY', 'IN_DANGER'),
    then: atMost('age', 17),
    reason: 'It is asked of minors, who are below eighteen (未成年人保护法第二条).',
  },
  {
    given: oneOf('militaryStatus', 'ACTIVE', 'VETERAN', 'DISABLED_GRADE_1_TO_4', 'DISABLED_GRADE_5_TO_10'),
    then: atLeast('age', 16),
    reason: 'Active service begins at seventeen (兵役法); one year is left for pupils of military schools.',
  },
];
