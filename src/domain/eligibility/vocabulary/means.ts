import { FactKind, type FactDefinition } from '../fact.js';

/** Income, recognised poverty, sudden hardship and housing. */
export const MEANS_FACTS = {
  recognitions: {
    kind: FactKind.SET,
    name: '困难对象认定',
    question: '您或您的家庭被认定为下列哪些对象？',
    description: 'Recognitions of poverty that the person or the family has.',
    options: {
      DIBAO: { name: '低保对象', description: 'Receives the minimum living allowance.' },
      TEKUN: { name: '特困供养人员', description: 'Supported as a person in extreme difficulty.' },
      REGISTERED_POOR: { name: '建档立卡贫困户', description: 'Of a household registered as poor.' },
      ILLNESS_POVERTY: { name: '因病致贫家庭', description: 'Of a family that illness made poor.' },
      FINANCIAL_HARDSHIP: {
        name: '其他经济困难（当地或学校认定）',
        description: 'In other financial hardship that the locality or the school recognises.',
      },
    },
  },
  incomeLevel: {
    kind: FactKind.CHOICE,
    name: '家庭人均收入水平',
    question: '您的家庭人均收入属于哪一档？',
    description: 'Income per member of the household, by the local lines.',
    options: {
      BELOW_DIBAO_LINE: {
        name: '低于低保标准',
        description: 'Below the line of the minimum living allowance.',
      },
      UP_TO_130_PERCENT: {
        name: '低保标准的100%－130%',
        description: 'From that line to 130 percent of it.',
      },
      LOW: {
        name: '高于低保标准的130%的低收入',
        description: 'Above that, and still low by the local line of low income.',
      },
      LOWER_MIDDLE: { name: '中等偏下收入', description: 'Lower middle by the local line.' },
      HIGHER: { name: '更高', description: 'Higher.' },
    },
  },
  assetsWithinLimit: {
    kind: FactKind.FLAG,
    name: '家庭财产符合当地低保规定',
    question: '您的家庭财产符合当地低保规定吗？',
    description: 'Whether the assets of the household are within the limit for the minimum living allowance.',
  },
  incomeSource: {
    kind: FactKind.CHOICE,
    name: '生活来源',
    question: '您本人主要靠什么生活？',
    description: 'What the person lives on.',
    options: {
      NONE: { name: '无生活来源', description: 'Nothing.' },
      FAMILY: { name: '靠家庭供养', description: 'The family, without income of their own.' },
      IRREGULAR: { name: '有不固定收入', description: 'Income of their own that is not regular.' },
      REGULAR: { name: '有固定收入', description: 'Regular income of their own.' },
    },
  },
  hardshipEvents: {
    kind: FactKind.SET,
    name: '遭遇的困难',
    question: '您或您的家庭近期遭遇了下列哪些情况？',
    description: 'What happened of late to the person or the family.',
    options: {
      FIRE: {
        name: '火灾造成财产严重损失或人员伤亡',
        description: 'A fire with heavy losses or casualties.',
      },
      ACCIDENT: {
        name: '交通事故等意外造成人员伤亡',
        description: 'A traffic accident, drowning, injury or the like with casualties.',
      },
      SUDDEN_ILLNESS: { name: '家庭成员突发重大疾病', description: 'Sudden serious illness in the family.' },
      BREADWINNER_LOST: {
        name: '主要劳动力死亡或重度伤残',
        description: 'Death or severe disablement of the main earner.',
      },
      ESSENTIAL_EXPENSES: {
        name: '长期治疗、非义务教育等必需支出突增',
        description: 'A sudden rise of essential expenses, as for long treatment or for education.',
      },
      OTHER_RECOGNISED: {
        name: '当地政府认定的其他特殊困难',
        description: 'Another special difficulty that the local government recognises.',
      },
      DESTITUTE_VAGRANCY: {
        name: '生活无着流浪、乞讨',
        description: 'Homeless or begging without means of living.',
      },
      NATURAL_DISASTER: {
        name: '基本生活受自然灾害严重影响',
        description: 'A natural disaster that gravely affects basic living.',
      },
      MEDICAL_COSTS: {
        name: '自付医疗费用有困难',
        description: 'Medical costs left after all insurance that are hard to bear.',
      },
      UNPAID_EMERGENCY_CARE: {
        name: '急重危伤病需急救，身份不明或无力支付费用',
        description: 'A medical emergency of someone unidentified or unable to pay.',
      },
    },
  },
  livingInDifficulty: {
    kind: FactKind.FLAG,
    name: '保险赔付后基本生活仍暂时严重困难',
    question: '保险赔付后，基本生活仍暂时有严重困难吗？',
    description: 'Whether basic living is in grave difficulty for a time, even after all insurance has paid.',
  },
  housing: {
    kind: FactKind.SET,
    name: '住房情况',
    question: '您的住房符合下列哪些情况？',
    description: 'What holds of the housing.',
    options: {
      DIFFICULTY: { name: '住房困难', description: 'Inadequate by the local standard.' },
      NO_HOME: { name: '无自有住房', description: 'No home of their own.' },
      SHANTYTOWN: { name: '住在棚户区', description: 'In a shantytown to be rebuilt.' },
      DILAPIDATED: { name: '住在危房', description: 'Dilapidated and dangerous.' },
      TO_BE_RELOCATED: {
        name: '列入造福工程搬迁',
        description: 'To be relocated under the programme of the province.',
      },
    },
  },
  legalAidCase: {
    kind: FactKind.FLAG,
    name: '法律援助特殊案件当事人',
    question: '您是法律援助特殊案件的当事人吗？',
    description: 'Whether the person is party to a case that has legal aid whatever the means.',
  },
} as const satisfies Record<string, FactDefinition>;
