import type { Turn } from './concern.js';
import type { FactTest } from './fact-test.js';
import type { FactCode } from './vocabulary.js';
import { atLeast, atMost, is, oneOf } from './vocabulary/comparisons.js';

/** A turn of life at which services may matter (from 人找服务 to 服务找人). */
export enum LifeEvent {
  PREGNANCY = 'PREGNANCY',
  BIRTH = 'BIRTH',
  STARTING_SCHOOL = 'STARTING_SCHOOL',
  GRADUATION = 'GRADUATION',
  LOOKING_FOR_WORK = 'LOOKING_FOR_WORK',
  STARTING_WORK = 'STARTING_WORK',
  LOSING_WORK = 'LOSING_WORK',
  STARTING_A_BUSINESS = 'STARTING_A_BUSINESS',
  HIRING = 'HIRING',
  MOVING = 'MOVING',
  JOINING_THE_FORCES = 'JOINING_THE_FORCES',
  LEAVING_THE_SERVICE = 'LEAVING_THE_SERVICE',
  ILLNESS = 'ILLNESS',
  DISABILITY = 'DISABILITY',
  RETIREMENT = 'RETIREMENT',
  OLD_AGE = 'OLD_AGE',
  PARENTS_AWAY = 'PARENTS_AWAY',
  HARDSHIP = 'HARDSHIP',
  DISASTER = 'DISASTER',
  HOUSING = 'HOUSING',
  BEREAVEMENT = 'BEREAVEMENT',
}

/** What a life event is, and what it brings for whom. */
export interface LifeEventDefinition {
  /** In Chinese. */
  readonly name: string;
  /** An English sentence for the API, without the Chinese term. */
  readonly description: string;
  /** At least one. Which services matter to each follows from the rules, never from a list. */
  readonly people: readonly PersonConcerned[];
}

/** One of those whom a life event concerns. */
export interface PersonConcerned extends Turn<FactTest & { readonly fact: FactCode }> {
  /** In Chinese. */
  readonly label: string;
}

const WITHOUT_WORK_AND_SEEKING_IT = [oneOf('employment', 'NOT_WORKING'), oneOf('workWishes', 'JOB')];

/** The life events by code, about in the order of a life. */
export const LIFE_EVENTS: Readonly<Record<LifeEvent, LifeEventDefinition>> = {
  [LifeEvent.PREGNANCY]: {
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
  [LifeEvent.BIRTH]: {
    name: '生育',
    description: 'A child is born.',
    people: [
      { label: '新生儿', facts: [atMost('age', 0), oneOf('employment', 'NOT_WORKING')] },
      { label: '产妇', facts: [oneOf('pregnancy', 'POSTPARTUM')] },
    ],
  },
  [LifeEvent.STARTING_SCHOOL]: {
    name: '入园和上学',
    description: 'A child or a young person enters a kindergarten or a school.',
    people: [
      { label: '入园儿童', facts: [oneOf('studyStage', 'KINDERGARTEN')] },
      { label: '义务教育学生', facts: [oneOf('studyStage', 'PRIMARY', 'JUNIOR_HIGH')] },
      { label: '普通高中学生', facts: [oneOf('studyStage', 'SENIOR_HIGH')] },
      { label: '中等职业学校学生', facts: [oneOf('studyStage', 'SECONDARY_VOCATIONAL')] },
    ],
  },
  [LifeEvent.GRADUATION]: {
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
  [LifeEvent.LOOKING_FOR_WORK]: {
    name: '求职和培训',
    description: 'Someone looks for work, or for training to find or keep it.',
    people: [
      { label: '求职者', facts: [oneOf('workWishes', 'JOB')] },
      { label: '希望参加培训者', facts: [oneOf('workWishes', 'TRAINING')] },
    ],
  },
  [LifeEvent.STARTING_WORK]: {
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
  [LifeEvent.LOSING_WORK]: {
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
  [LifeEvent.STARTING_A_BUSINESS]: {
    name: '创业',
    description: 'Someone wants to start a business.',
    people: [{ label: '创业者', facts: [oneOf('workWishes', 'BUSINESS')] }],
  },
  [LifeEvent.HIRING]: {
    name: '招用人员',
    description: 'An employer hires.',
    people: [{ label: '用人单位', facts: [oneOf('applicant', 'EMPLOYER'), is('hiring', true)] }],
  },
  [LifeEvent.MOVING]: {
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
  [LifeEvent.JOINING_THE_FORCES]: {
    name: '参军入伍',
    description: 'Someone enters active service in the forces.',
    people: [
      { label: '现役军人', facts: [oneOf('militaryStatus', 'ACTIVE')] },
      { label: '现役军人家属', facts: [oneOf('militaryStatus', 'FAMILY_OF_ACTIVE')] },
    ],
  },
  [LifeEvent.LEAVING_THE_SERVICE]: {
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
  [LifeEvent.ILLNESS]: {
    name: '患病',
    description: 'Someone falls ill, or may have been infected.',
    people: [
      { label: '慢性病患者', facts: [oneOf('illnesses', 'HYPERTENSION', 'TYPE_2_DIABETES')] },
      { label: '严重精神障碍患者', facts: [oneOf('illnesses', 'SEVERE_MENTAL_DISORDER')] },
      { label: '传染病病人', facts: [oneOf('illnesses', 'TUBERCULOSIS', 'HIV', 'OTHER_INFECTIOUS')] },
      {
        label: '疑似病人、密切接触者',
        facts: [oneOf('publicHealthConcerns', 'SUSPECTED_INFECTION', 'CLOSE_CONTACT')],
      },
      {
        label: '需重点预防者',
        facts: [oneOf('publicHealthConcerns', 'VACCINATION_PRIORITY', 'HIV_RISK')],
      },
      { label: '重病患者', facts: [oneOf('illnesses', 'SERIOUS')] },
      {
        label: '医疗费用负担重的家庭',
        facts: [
          oneOf(
            'hardshipEvents',
            ...['SUDDEN_ILLNESS', 'ESSENTIAL_EXPENSES', 'MEDICAL_COSTS', 'UNPAID_EMERGENCY_CARE'],
          ),
        ],
      },
      { label: '因病致贫家庭', facts: [oneOf('recognitions', 'ILLNESS_POVERTY')] },
      { label: '节育手术并发症人员', facts: [oneOf('familyPlanning', 'SURGERY_COMPLICATION')] },
    ],
  },
  [LifeEvent.DISABILITY]: {
    name: '残疾',
    description: 'Someone is or becomes disabled.',
    people: [
      {
        label: '残疾人',
        facts: [oneOf('disabilityGrade', 'GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4', 'UNGRADED')],
      },
      {
        label: '智力、精神或肢体残疾人',
        facts: [oneOf('disabilityKinds', 'INTELLECTUAL', 'MENTAL', 'PHYSICAL')],
      },
      {
        label: '需要康复或长期照护者',
        facts: [oneOf('careNeeds', 'REHABILITATION', 'LONG_TERM_CARE')],
      },
      { label: '持证残疾人', facts: [is('disabilityCertificate', true)] },
      { label: '独生子女伤残的父母', facts: [oneOf('familyPlanning', 'ONLY_CHILD_LOST_OR_DISABLED')] },
      { label: '计划生育特殊家庭的其他成员', facts: [oneOf('familyPlanning', 'SPECIAL_FAMILY_MEMBER')] },
    ],
  },
  [LifeEvent.RETIREMENT]: {
    name: '退休',
    description: 'Someone retires from work.',
    people: [{ label: '退休人员', facts: [oneOf('employment', 'RETIRED')] }],
  },
  [LifeEvent.OLD_AGE]: {
    name: '年老',
    description: 'Someone grows old, or comes to need care in old age.',
    people: [
      {
        label: '老年人',
        facts: [atLeast('age', 60)],
        // In their fifties: what children and the young have not yet, they had long before.
        before: [atLeast('age', 50), atMost('age', 59)],
      },
      // Age is not what this brings: it is old people who come to need care.
      { label: '失能老年人', facts: [oneOf('selfCare', 'PARTLY_DEPENDENT', 'FULLY_DEPENDENT')] },
    ],
  },
  [LifeEvent.PARENTS_AWAY]: {
    name: '父母外出或监护缺失',
    description: 'A child’s parents work away from home, or guardians are missing or fail.',
    people: [
      { label: '留守儿童', facts: [oneOf('guardianship', 'BOTH_PARENTS_AWAY', 'ONE_PARENT_AWAY')] },
      { label: '孤儿、监护缺失儿童', facts: [oneOf('guardianship', 'ORPHAN', 'IN_DANGER')] },
    ],
  },
  [LifeEvent.HARDSHIP]: {
    name: '生活困难',
    description: 'A person or family falls into poverty or sudden hardship.',
    people: [
      {
        label: '收入低的家庭',
        facts: [oneOf('incomeLevel', 'BELOW_DIBAO_LINE', 'UP_TO_130_PERCENT', 'LOW')],
      },
      {
        label: '已认定的困难对象',
        facts: [
          oneOf(
            'recognitions',
            ...['DIBAO', 'TEKUN', 'REGISTERED_POOR', 'ILLNESS_POVERTY', 'FINANCIAL_HARDSHIP'],
          ),
        ],
      },
      {
        label: '无生活来源、无人供养者',
        facts: [oneOf('incomeSource', 'NONE'), is('noSupporter', true)],
      },
      {
        label: '遭遇意外或流浪乞讨者',
        facts: [
          oneOf(
            'hardshipEvents',
            ...['FIRE', 'ACCIDENT', 'BREADWINNER_LOST', 'OTHER_RECOGNISED', 'DESTITUTE_VAGRANCY'],
          ),
        ],
      },
      { label: '需要法律援助者', facts: [is('legalAidCase', true)] },
    ],
  },
  [LifeEvent.DISASTER]: {
    name: '受灾',
    description: 'A natural disaster or a public health emergency strikes.',
    people: [
      { label: '受灾人员', facts: [oneOf('hardshipEvents', 'NATURAL_DISASTER')] },
      { label: '突发公共卫生事件相关人群', facts: [oneOf('publicHealthConcerns', 'EMERGENCY')] },
    ],
  },
  [LifeEvent.HOUSING]: {
    name: '住房困难',
    description: 'Someone has no home, or one that is inadequate or unsafe.',
    people: [
      { label: '住房困难或无房者', facts: [oneOf('housing', 'DIFFICULTY', 'NO_HOME')] },
      { label: '棚户区居民', facts: [oneOf('housing', 'SHANTYTOWN')] },
      { label: '危房住户、搬迁户', facts: [oneOf('housing', 'DILAPIDATED', 'TO_BE_RELOCATED')] },
    ],
  },
  [LifeEvent.BEREAVEMENT]: {
    name: '亲属去世',
    description: 'Someone of the family dies.',
    people: [
      { label: '办理丧事的家属', facts: [is('bereaved', true)] },
      { label: '失去主要劳动力的家庭', facts: [oneOf('hardshipEvents', 'BREADWINNER_LOST')] },
      { label: '独生子女死亡的父母', facts: [oneOf('familyPlanning', 'ONLY_CHILD_LOST_OR_DISABLED')] },
      { label: '计划生育特殊家庭的其他成员', facts: [oneOf('familyPlanning', 'SPECIAL_FAMILY_MEMBER')] },
      {
        label: '军人、烈士遗属',
        facts: [oneOf('militaryStatus', 'MARTYR_FAMILY', 'DUTY_DEATH_FAMILY', 'ILLNESS_DEATH_FAMILY')],
      },
      { label: '孤儿', facts: [oneOf('guardianship', 'ORPHAN')] },
    ],
  },
};
