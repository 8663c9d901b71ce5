import { FactKind, type FactDefinition } from '../fact.js';

/** Family, guardianship, support and bereavement, and what service in the forces gives a right to. */
export const FAMILY_FACTS = {
  familyPlanning: {
    kind: FactKind.SET,
    name: '计划生育家庭情况',
    question: '您属于下列哪些计划生育家庭情况？',
    description: 'What family planning policy recognises of the person’s family.',
    options: {
      ONE_CHILD: { name: '只生育一个子女', description: 'A parent who had one child only.' },
      TWO_DAUGHTERS: { name: '生育两个女孩', description: 'A parent who had two daughters only.' },
      ONLY_CHILD_LOST_OR_DISABLED: {
        name: '独生子女伤残、死亡的父母',
        description: 'A parent whose only child died or became disabled.',
      },
      SPECIAL_FAMILY_MEMBER: {
        name: '计划生育特殊家庭的其他成员',
        description: 'Another member of the family of such a parent.',
      },
      SURGERY_COMPLICATION: {
        name: '节育手术并发症三级以上',
        description: 'A complication of birth control surgery of grade 3 or severer.',
      },
    },
  },
  guardianship: {
    kind: FactKind.SET,
    name: '监护情况',
    question: '孩子属于下列哪些监护情况？',
    description: 'What is amiss with the care of a child’s guardians.',
    options: {
      ORPHAN: { name: '孤儿', description: 'An orphan.' },
      BOTH_PARENTS_AWAY: { name: '父母双方外出务工', description: 'Both parents work away from home.' },
      ONE_PARENT_AWAY: {
        name: '父母一方外出务工、另一方无监护能力',
        description: 'One parent works away from home and the other cannot be a guardian.',
      },
      IN_DANGER: {
        name: '监护缺失或监护不当，人身安全受威胁或侵害',
        description: 'In danger or harmed, for guardians are missing or fail.',
      },
    },
  },
  noSupporter: {
    kind: FactKind.FLAG,
    name: '无法定赡养、抚养、扶养义务人或其无履行义务能力',
    question: '您没有能履行义务的法定赡养、抚养或扶养人吗？',
    description: 'Whether nobody is bound by law and able to support the person.',
  },
  livesAlone: {
    kind: FactKind.FLAG,
    name: '独身一人不便分散安置',
    question: '您独身一人，难以居家生活吗？',
    description: 'Whether the person is single and cannot well live at home alone.',
  },
  livesInInstitution: {
    kind: FactKind.FLAG,
    name: '在机构居住（集中供养、托养或长期住院）',
    question: '您住在供养、托养等机构或长期住院吗？',
    description: 'Whether the person lives in an institution or hospital and not at home.',
  },
  bereaved: {
    kind: FactKind.FLAG,
    name: '按国家殡葬政策为亲属办理丧事',
    question: '您在按国家殡葬政策为亲属办理丧事吗？',
    description: 'Whether the person arranges a funeral by the state’s policy.',
  },
  militaryStatus: {
    kind: FactKind.SET,
    name: '军人、优抚对象身份',
    question: '您有下列哪些军人或优抚对象身份？',
    description: 'Service in the forces, and kinship or merit that gives preferential treatment.',
    options: {
      ACTIVE: { name: '现役军人', description: 'In active service.' },
      VETERAN: { name: '退役军人（含复员军人、退伍军人）', description: 'A veteran.' },
      DISABLED_GRADE_1_TO_4: {
        name: '一级至四级残疾军人',
        description: 'Disabled in service, grade 1 to 4 of the forces’ own scale.',
      },
      DISABLED_GRADE_5_TO_10: {
        name: '五级至十级残疾军人',
        description: 'Disabled in service, grade 5 to 10 of the forces’ own scale.',
      },
      MARTYR_FAMILY: { name: '烈士遗属', description: 'Bereaved by a martyr’s death.' },
      DUTY_DEATH_FAMILY: {
        name: '因公牺牲军人遗属',
        description: 'Bereaved by a soldier’s death on duty.',
      },
      ILLNESS_DEATH_FAMILY: {
        name: '病故军人遗属',
        description: 'Bereaved by a soldier’s death from illness.',
      },
      FAMILY_OF_ACTIVE: { name: '现役军人家属', description: 'Family of a soldier in active service.' },
      CHILD_OF_ENTITLED: {
        name: '其他优抚家庭的子女',
        description: 'A child in another family with preferential treatment.',
      },
      FIVE_ELDERS: {
        name: '革命五老人员',
        description: 'One of the five kinds of elders who served the revolution.',
      },
    },
  },
  stateCompensation: {
    kind: FactKind.FLAG,
    name: '享受国家抚恤补助',
    question: '您享受国家（定期）抚恤补助吗？',
    description: 'Whether the person receives compensation or an allowance of the state for those entitled.',
  },
} as const satisfies Record<string, FactDefinition>;
