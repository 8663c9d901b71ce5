import type { LifeEventDefinition } from '../life-event.js';
import { is, oneOf } from '../vocabulary/comparisons.js';

const WITHOUT_WORK_AND_SEEKING_IT = [oneOf('employment', 'NOT_WORKING'), oneOf('workWishes', 'JOB')];

/** Work, service and where one lives. */
export const WORKING_LIFE = {
  LOOKING_FOR_WORK: {
    name: '求职和培训',
    description: 'Someone looks for work, or for training to find or keep it.',
    people: [
      { label: '求职者', facts: [oneOf('workWishes', 'JOB')] },
      { label: '希望参加培训者', facts: [oneOf('workWishes', 'TRAINING')] },
    ],
  },
  STARTING_WORK: {
    name: '参加工作',
    description: 'Someone takes up work.',
    people: [
      { label: '新入职职工', facts: [oneOf('employment', 'EMPLOYEE'), oneOf('jobTraits', 'NEW')] },
      {
        label: '新就业的非全日制、灵活就业人员',
        facts: [oneOf('employment', 'PART_TIME', 'FLEXIBLE'), oneOf('jobTraits', 'NEW')],
      },
    ],
  },
  LOSING_WORK: {
    name: '失业',
    description: 'Someone loses their work, perhaps with a dispute about it.',
    people: [
      { label: '失业人员', facts: [oneOf('employment', 'NOT_WORKING')] },
      { label: '失业后求职者', facts: WITHOUT_WORK_AND_SEEKING_IT },
      { label: '与原用人单位有争议者', facts: [is('formerEmployerDispute', true)] },
      {
        label: '零就业家庭成员、就业困难人员',
        facts: [oneOf('employmentHardship', 'ZERO_EMPLOYMENT_HOUSEHOLD', 'HARD_TO_EMPLOY')],
      },
    ],
  },
  STARTING_A_BUSINESS: {
    name: '创业',
    description: 'Someone wants to start a business.',
    people: [{ label: '创业者', facts: [oneOf('workWishes', 'BUSINESS')] }],
  },
  HIRING: {
    name: '招用人员',
    description: 'An employer hires.',
    people: [{ label: '用人单位', facts: [oneOf('applicant', 'EMPLOYER'), is('hiring', true)] }],
  },
  MOVING: {
    name: '迁居和外来务工',
    description: 'Someone moves their home, or comes from elsewhere to work.',
    people: [
      { label: '迁居城镇者', facts: [oneOf('residence', 'URBAN')] },
      { label: '迁居农村者', facts: [oneOf('residence', 'RURAL')] },
      { label: '迁居少数民族地区者', facts: [oneOf('areas', 'ETHNIC_MINORITY')] },
      {
        label: '稳定就业的外来务工人员',
        facts: [oneOf('registrationPlace', 'ELSEWHERE'), oneOf('jobTraits', 'STABLE')],
      },
    ],
  },
  JOINING_THE_FORCES: {
    name: '参军入伍',
    description: 'Someone enters active service in the forces.',
    people: [
      { label: '现役军人', facts: [oneOf('militaryStatus', 'ACTIVE')] },
      { label: '现役军人家属', facts: [oneOf('militaryStatus', 'FAMILY_OF_ACTIVE')] },
    ],
  },
  LEAVING_THE_SERVICE: {
    name: '退役',
    description: 'A soldier leaves active service.',
    people: [
      { label: '退役军人', facts: [oneOf('militaryStatus', 'VETERAN')] },
      {
        label: '残疾退役军人',
        facts: [
          oneOf('militaryStatus', 'VETERAN'),
          oneOf('militaryStatus', 'DISABLED_GRADE_1_TO_4', 'DISABLED_GRADE_5_TO_10'),
        ],
      },
    ],
  },
  RETIREMENT: {
    name: '退休',
    description: 'Someone retires from work.',
    people: [{ label: '退休人员', facts: [oneOf('employment', 'RETIRED')] }],
  },
} as const satisfies Record<string, LifeEventDefinition>;
