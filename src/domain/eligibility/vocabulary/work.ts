import { FactKind, type FactDefinition } from '../fact.js';

/** Work, the wish for it, what hinders it, and the insurance that comes with it. */
export const WORK_FACTS = {
  employment: {
    kind: FactKind.CHOICE,
    name: '就业状况',
    question: '您目前的就业状况是哪一种？',
    description: 'How the person works at present.',
    options: {
      EMPLOYEE: {
        name: '用人单位职工、雇工',
        description: 'Employed by an organisation or a household business, public bodies included.',
      },
      PART_TIME: { name: '非全日制从业人员', description: 'Employed part-time, paid by the hour.' },
      SOLE_TRADER: {
        name: '无雇工的个体工商户',
        description: 'A registered household business without employees.',
      },
      FLEXIBLE: { name: '灵活就业人员', description: 'In other flexible employment.' },
      OTHER_WORK: {
        name: '其他从业（如务农、有雇工的经营者）',
        description: 'Other work, such as farming or a business with employees.',
      },
      RETIRED: { name: '退休', description: 'Retired.' },
      NOT_WORKING: {
        name: '未就业',
        description: 'Without work, whether or not it was lost; also too young for it.',
      },
    },
  },
  employerKind: {
    kind: FactKind.CHOICE,
    name: '工作单位性质',
    question: '您的工作单位（退休前单位）属于哪一类？',
    description: 'The kind of the employer; of the retired, of the one retired from.',
    options: {
      STATE_ORGAN: { name: '国家机关', description: 'A state organ.' },
      STATE_OWNED: { name: '国有企事业单位', description: 'A state-owned enterprise or public institution.' },
      OTHER: { name: '其他单位或无单位', description: 'Another employer, or none.' },
    },
  },
  jobTraits: {
    kind: FactKind.SET,
    name: '就业特点',
    question: '您的工作符合下列哪些情况？',
    description: 'What else holds of the work.',
    options: {
      NEW: { name: '新就业', description: 'Newly employed.' },
      STABLE: { name: '稳定就业', description: 'In stable employment.' },
    },
  },
  employmentHardship: {
    kind: FactKind.SET,
    name: '就业援助认定',
    question: '您或您的家庭被认定为下列哪些对象？',
    description: 'Recognitions that entitle to help with finding work.',
    options: {
      ZERO_EMPLOYMENT_HOUSEHOLD: {
        name: '零就业家庭',
        description: 'Of a household whose members of working age are all unemployed.',
      },
      HARD_TO_EMPLOY: { name: '就业困难人员', description: 'Recognised as hard to employ.' },
    },
  },
  workWishes: {
    kind: FactKind.SET,
    name: '就业创业需求',
    question: '您有下列哪些就业创业需求？',
    description: 'What the person wants of work.',
    options: {
      JOB: { name: '求职', description: 'To find a job.' },
      BUSINESS: { name: '创业', description: 'To start a business.' },
      TRAINING: { name: '职业技能培训', description: 'To be trained for a job or for better skills.' },
    },
  },
  unableToWork: {
    kind: FactKind.FLAG,
    name: '无劳动能力',
    question: '您没有劳动能力吗？',
    description: 'Whether the person is unable to work.',
  },
  formerEmployerDispute: {
    kind: FactKind.FLAG,
    name: '与原用人单位有未了结的劳动人事争议或权益问题',
    question: '您与原用人单位有未了结的劳动人事争议或权益问题吗？',
    description: 'Whether a dispute with a former employer, or a wrong done by it, is not settled yet.',
  },
  hiring: {
    kind: FactKind.FLAG,
    name: '有招聘需求',
    question: '贵单位有招聘需求吗？',
    description: 'Whether the employer wants to hire.',
  },
  insurances: {
    kind: FactKind.SET,
    name: '参加的社会保险',
    question: '您（贵单位）参加了下列哪些社会保险？',
    description: 'The social insurances that the person or employer takes part in, in due form.',
    options: {
      EMPLOYEE_PENSION: { name: '职工基本养老保险', description: 'Basic pension insurance of employees.' },
      RESIDENT_PENSION: {
        name: '城乡居民基本养老保险',
        description: 'Basic pension insurance of residents.',
      },
      EMPLOYEE_MEDICAL: { name: '职工基本医疗保险', description: 'Basic medical insurance of employees.' },
      RESIDENT_MEDICAL: {
        name: '城乡居民基本医疗保险',
        description: 'Basic medical insurance of residents.',
      },
      UNEMPLOYMENT: {
        name: '失业保险（足额缴费；失业人员按失业前参加）',
        description:
          'Unemployment insurance, with contributions paid in full; of the unemployed, before they lost their work.',
      },
    },
  },
} as const satisfies Record<string, FactDefinition>;
