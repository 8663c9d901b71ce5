import { FactKind, type FactDefinition } from '../fact.js';
import { oneOf } from './comparisons.js';

/** Who asks, how old the person is, and where the person lives and is registered. */
export const PERSON_FACTS = {
  applicant: {
    kind: FactKind.CHOICE,
    name: '申请人',
    question: '您为个人（家庭）还是为用人单位查询？',
    description: 'Whether a person asks, for themselves or their family, or an employer.',
    options: {
      PERSON: { name: '个人（含家庭）', description: 'A person, or a family through one of its members.' },
      EMPLOYER: {
        name: '用人单位',
        description: 'An enterprise, public body or other organisation with staff.',
      },
    },
  },
  age: {
    kind: FactKind.NUMBER,
    name: '年龄',
    question: '您今年多少周岁？',
    description: 'Age in completed years.',
    min: 0,
    max: 130,
    unit: '周岁',
    implies: oneOf('applicant', 'PERSON'),
  },
  residence: {
    kind: FactKind.CHOICE,
    name: '居住地',
    question: '您住在城镇还是农村？',
    description: 'Where the person usually lives.',
    options: {
      URBAN: { name: '城镇', description: 'In a town or city.' },
      RURAL: { name: '农村', description: 'In the countryside.' },
      NONE: { name: '无固定住所', description: 'No fixed abode.' },
    },
  },
  registrationPlace: {
    kind: FactKind.CHOICE,
    name: '户籍所在地',
    question: '您的户籍在本地吗？',
    description: 'Whether the household registration is in the region that is asked about.',
    options: {
      LOCAL: { name: '本地户籍', description: 'Registered in the region.' },
      ELSEWHERE: { name: '非本地户籍', description: 'Registered elsewhere.' },
    },
  },
  registrationKind: {
    kind: FactKind.CHOICE,
    name: '户籍性质',
    question: '您是农村户籍还是城镇户籍？',
    description: 'Whether the household registration is of the countryside or of a town.',
    options: {
      RURAL: { name: '农村户籍', description: 'Registered in the countryside.' },
      URBAN: { name: '城镇户籍', description: 'Registered in a town or city.' },
    },
  },
  areas: {
    kind: FactKind.SET,
    name: '居住地区类别',
    question: '您居住的县或乡属于下列哪些地区？',
    description: 'Areas with policies of their own in which the person lives.',
    options: {
      ETHNIC_MINORITY: { name: '主要少数民族地区', description: 'A main area of ethnic minorities.' },
      OLD_REVOLUTIONARY: {
        name: '原中央苏区、革命老区',
        description: 'The former Central Soviet Area or an old revolutionary base.',
      },
      PROVINCIAL_POVERTY_COUNTY: {
        name: '省级扶贫开发工作重点县',
        description: 'A county to which the province gives priority in fighting poverty.',
      },
    },
  },
} as const satisfies Record<string, FactDefinition>;
