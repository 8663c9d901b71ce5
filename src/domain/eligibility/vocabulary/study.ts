import { FactKind, type FactDefinition } from '../fact.js';

/** School and studies, present and completed. */
export const STUDY_FACTS = {
  studyStage: {
    kind: FactKind.CHOICE,
    name: '就读阶段',
    question: '您现在在哪个阶段就读？',
    description: 'The stage of education that the person attends.',
    options: {
      KINDERGARTEN: { name: '幼儿园', description: 'Kindergarten.' },
      PRIMARY: { name: '小学', description: 'Primary school, part of compulsory education.' },
      JUNIOR_HIGH: { name: '初中', description: 'Junior high school, part of compulsory education.' },
      SENIOR_HIGH: { name: '普通高中', description: 'General senior high school.' },
      SECONDARY_VOCATIONAL: { name: '中等职业学校', description: 'Secondary vocational school.' },
      HIGHER: { name: '高等学校', description: 'University or college.' },
      NONE: { name: '不在学', description: 'Not at school.' },
    },
  },
  grade: {
    kind: FactKind.NUMBER,
    name: '就读年级',
    question: '您在本学段读几年级？',
    description: 'The year of study, counted within the stage.',
    min: 1,
    max: 8,
    unit: '年级',
  },
  enrolment: {
    kind: FactKind.SET,
    name: '学校和学籍情况',
    question: '您的学校和学籍符合下列哪些情况？',
    description: 'What holds of the school and of the enrolment there.',
    options: {
      PUBLIC_SCHOOL: { name: '公办学校', description: 'The school is public.' },
      RURAL_SCHOOL: { name: '农村学校', description: 'The school is in the countryside.' },
      BOARDING_SCHOOL: { name: '寄宿制学校', description: 'The school takes boarders.' },
      INCLUSIVE_KINDERGARTEN: {
        name: '经县级以上教育行政部门审批设立的普惠性幼儿园',
        description: 'The kindergarten is approved and open to all at a limited fee.',
      },
      FULL_TIME: { name: '全日制正式学籍', description: 'The enrolment is full-time and formal.' },
    },
  },
  boarding: {
    kind: FactKind.CHOICE,
    name: '寄宿寄午餐情况',
    question: '您在学校寄宿，或者寄午餐吗？',
    description: 'Whether a pupil lives at school, or only has lunch there.',
    options: {
      BOARDER: { name: '寄宿', description: 'Lives at school.' },
      LUNCH_ONLY: { name: '不寄宿、寄午餐', description: 'Has lunch at school and lives elsewhere.' },
      NEITHER: { name: '都不是', description: 'Neither.' },
    },
  },
  agriculturalMajor: {
    kind: FactKind.FLAG,
    name: '就读涉农专业',
    question: '您就读的是涉农专业吗？',
    description: 'Whether the subject studied belongs to agriculture.',
  },
  graduation: {
    kind: FactKind.CHOICE,
    name: '最后学历毕业情况',
    question: '您最后一次从哪类学校毕业、离校多久？',
    description: 'The school last graduated from, and how long ago where that matters.',
    options: {
      UNIVERSITY_WITHIN_ONE_YEAR: {
        name: '高校毕业、离校1年内',
        description: 'University or college, left within the last year.',
      },
      UNIVERSITY_EARLIER: {
        name: '高校毕业、离校超过1年',
        description: 'University or college, left more than a year ago.',
      },
      SECONDARY_VOCATIONAL: { name: '中等职业学校毕业', description: 'Secondary vocational school.' },
      OTHER: { name: '其他或尚未毕业', description: 'Another school, or none yet.' },
    },
  },
} as const satisfies Record<string, FactDefinition>;
