import type { LifeEventDefinition } from '../life-event.js';
import { atLeast, atMost, is, oneOf } from '../vocabulary/comparisons.js';

const WITHOUT_WORK_AND_SEEKING_IT = [oneOf('employment', 'NOT_WORKING'), oneOf('workWishes', 'JOB')];

/** From before birth to the end of school. */
export const GROWING_UP = {
  PREGNANCY: {
    name: '备孕和怀孕',
    description: 'Someone comes of childbearing age, a couple plans a pregnancy, or a woman is pregnant.',
    people: [
      // From one birthday to the next: more years would bring what has nothing to do with it, such as the right to work.
      {
        label: '进入育龄者',
        facts: [atLeast('age', 15), atMost('age', 15)],
        before: [atLeast('age', 14), atMost('age', 14)],
      },
      { label: '计划怀孕的夫妇', facts: [is('planningPregnancy', true)] },
      { label: '孕妇', facts: [oneOf('pregnancy', 'PREGNANT')] },
    ],
  },
  BIRTH: {
    name: '生育',
    description: 'A child is born.',
    people: [
      { label: '新生儿', facts: [atMost('age', 0), oneOf('employment', 'NOT_WORKING')] },
      { label: '产妇', facts: [oneOf('pregnancy', 'POSTPARTUM')] },
    ],
  },
  STARTING_SCHOOL: {
    name: '入园和上学',
    description: 'A child or a young person enters a kindergarten or a school.',
    people: [
      { label: '入园儿童', facts: [oneOf('studyStage', 'KINDERGARTEN')] },
      { label: '义务教育学生', facts: [oneOf('studyStage', 'PRIMARY', 'JUNIOR_HIGH')] },
      { label: '普通高中学生', facts: [oneOf('studyStage', 'SENIOR_HIGH')] },
      { label: '中等职业学校学生', facts: [oneOf('studyStage', 'SECONDARY_VOCATIONAL')] },
    ],
  },
  GRADUATION: {
    name: '毕业',
    description: 'Someone graduates and looks for their first work.',
    people: [
      {
        label: '未就业高校毕业生',
        facts: [oneOf('graduation', 'UNIVERSITY_WITHIN_ONE_YEAR'), ...WITHOUT_WORK_AND_SEEKING_IT],
      },
      {
        label: '未就业中等职业学校毕业生',
        facts: [oneOf('graduation', 'SECONDARY_VOCATIONAL'), ...WITHOUT_WORK_AND_SEEKING_IT],
      },
    ],
  },
  PARENTS_AWAY: {
    name: '父母外出或监护缺失',
    description: 'A child’s parents work away from home, or guardians are missing or fail.',
    people: [
      { label: '留守儿童', facts: [oneOf('guardianship', 'BOTH_PARENTS_AWAY', 'ONE_PARENT_AWAY')] },
      { label: '孤儿、监护缺失儿童', facts: [oneOf('guardianship', 'ORPHAN', 'IN_DANGER')] },
    ],
  },
} as const satisfies Record<string, LifeEventDefinition>;
