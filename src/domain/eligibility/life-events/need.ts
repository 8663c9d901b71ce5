import type { LifeEventDefinition } from '../life-event.js';
import { atLeast, atMost, is, oneOf } from '../vocabulary/comparisons.js';

/** Age, illness and whatever else brings need. */
export const NEED = {
  ILLNESS: {
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
  DISABILITY: {
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
  OLD_AGE: {
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
  HARDSHIP: {
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
  DISASTER: {
    name: '受灾',
    description: 'A natural disaster or a public health emergency strikes.',
    people: [
      { label: '受灾人员', facts: [oneOf('hardshipEvents', 'NATURAL_DISASTER')] },
      { label: '突发公共卫生事件相关人群', facts: [oneOf('publicHealthConcerns', 'EMERGENCY')] },
    ],
  },
  HOUSING: {
    name: '住房困难',
    description: 'Someone has no home, or one that is inadequate or unsafe.',
    people: [
      { label: '住房困难或无房者', facts: [oneOf('housing', 'DIFFICULTY', 'NO_HOME')] },
      { label: '棚户区居民', facts: [oneOf('housing', 'SHANTYTOWN')] },
      { label: '危房住户、搬迁户', facts: [oneOf('housing', 'DILAPIDATED', 'TO_BE_RELOCATED')] },
    ],
  },
  BEREAVEMENT: {
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
} as const satisfies Record<string, LifeEventDefinition>;
