import { FactKind, type FactDefinition } from '../fact.js';

/** Disability, care, illness and pregnancy. */
export const HEALTH_FACTS = {
  disabilityGrade: {
    kind: FactKind.CHOICE,
    name: '残疾等级',
    question: '您的残疾等级是几级？',
    description: 'The grade of disability, first the severest.',
    options: {
      NONE: { name: '无残疾', description: 'No disability.' },
      GRADE_1: { name: '一级', description: 'Grade 1.' },
      GRADE_2: { name: '二级', description: 'Grade 2.' },
      GRADE_3: { name: '三级', description: 'Grade 3.' },
      GRADE_4: { name: '四级', description: 'Grade 4.' },
      UNGRADED: { name: '有残疾、未评定等级', description: 'A disability that has not been graded.' },
    },
  },
  disabilityKinds: {
    kind: FactKind.SET,
    name: '残疾类别',
    question: '您有下列哪些类别的残疾？',
    description: 'The kinds of disability.',
    options: {
      VISUAL: { name: '视力残疾', description: 'Visual.' },
      HEARING: { name: '听力残疾', description: 'Hearing.' },
      SPEECH: { name: '言语残疾', description: 'Speech.' },
      PHYSICAL: { name: '肢体残疾', description: 'Physical.' },
      INTELLECTUAL: { name: '智力残疾', description: 'Intellectual.' },
      MENTAL: { name: '精神残疾', description: 'Mental.' },
      OTHER: { name: '其他残疾', description: 'Another.' },
    },
  },
  disabilityCertificate: {
    kind: FactKind.FLAG,
    name: '持有残疾人证',
    question: '您持有残疾人证吗？',
    description: 'Whether the person holds a disability certificate.',
  },
  selfCare: {
    kind: FactKind.CHOICE,
    name: '生活自理能力',
    question: '您的生活自理能力如何？',
    description: 'How far the person can look after themselves for good.',
    options: {
      ABLE: { name: '能自理', description: 'Able.' },
      PARTLY_DEPENDENT: { name: '部分失能', description: 'Partly dependent on others.' },
      FULLY_DEPENDENT: { name: '完全失能', description: 'Wholly dependent on others.' },
    },
  },
  careNeeds: {
    kind: FactKind.SET,
    name: '照护和康复需求',
    question: '您需要下列哪些照护或康复？',
    description: 'The care that the person needs.',
    options: {
      LONG_TERM_CARE: { name: '长期照护', description: 'Long-term care.' },
      LONG_TERM_MEDICAL: { name: '常年医疗', description: 'Medical treatment all year round.' },
      REHABILITATION: { name: '康复', description: 'Rehabilitation.' },
    },
  },
  illnesses: {
    kind: FactKind.SET,
    name: '确诊的疾病',
    question: '您确诊患有下列哪些疾病？',
    description: 'Diagnosed illnesses.',
    options: {
      HYPERTENSION: { name: '原发性高血压', description: 'Primary hypertension.' },
      TYPE_2_DIABETES: { name: 'Ⅱ型糖尿病', description: 'Type 2 diabetes.' },
      SEVERE_MENTAL_DISORDER: { name: '严重精神障碍', description: 'A severe mental disorder.' },
      TUBERCULOSIS: { name: '肺结核', description: 'Tuberculosis of the lungs.' },
      HIV: { name: '艾滋病病毒感染或艾滋病', description: 'HIV infection or AIDS.' },
      OTHER_INFECTIOUS: {
        name: '其他法定传染病',
        description: 'Another infectious disease that must be reported by law.',
      },
      SERIOUS: {
        name: '当地认定的重特大疾病',
        description: 'An illness of any kind that the locality counts as serious.',
      },
    },
  },
  publicHealthConcerns: {
    kind: FactKind.SET,
    name: '公共卫生情形',
    question: '您属于下列哪些公共卫生情形？',
    description: 'Risks to health that public health care follows up.',
    options: {
      SUSPECTED_INFECTION: {
        name: '法定传染病疑似病人',
        description: 'Suspected of a reportable infectious disease.',
      },
      CLOSE_CONTACT: {
        name: '法定传染病密切接触者',
        description: 'Close contact of a patient with a reportable infectious disease.',
      },
      EMERGENCY: {
        name: '突发公共卫生事件伤病员及相关人群',
        description: 'Injured, ill or otherwise concerned in a public health emergency.',
      },
      VACCINATION_PRIORITY: {
        name: '预防接种重点人群',
        description: 'Of a group that the health authorities vaccinate first.',
      },
      HIV_RISK: {
        name: '艾滋病性传播高危行为人群',
        description: 'At high risk of sexually transmitted HIV.',
      },
    },
  },
  pregnancy: {
    kind: FactKind.CHOICE,
    name: '孕产情况',
    question: '您怀孕或刚刚生产了吗？',
    description: 'Pregnancy, and the weeks after childbirth.',
    options: {
      PREGNANT: { name: '孕妇', description: 'Pregnant.' },
      POSTPARTUM: { name: '产妇（产后）', description: 'After childbirth.' },
      NEITHER: { name: '都不是', description: 'Neither.' },
    },
  },
  planningPregnancy: {
    kind: FactKind.FLAG,
    name: '夫妇计划怀孕',
    question: '您与配偶近期计划怀孕吗？',
    description: 'Whether a couple plans a pregnancy; so for both of them.',
  },
} as const satisfies Record<string, FactDefinition>;
