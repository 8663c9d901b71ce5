import { ChangeSetState, ChangeSetStepAction, DraftOperation } from '../domain/change-set.js';
import { SubjectKind } from '../domain/content.js';
import { ConflictSide } from '../domain/rebase.js';
import { ActorKind, Role } from '../domain/access.js';
import { ApiKeyScope } from '../domain/api-key.js';
import { AuditOutcome } from '../domain/audit.js';
import { ChangeType } from '../domain/change-event.js';
import {
  Comparator,
  DomainFramework,
  FigureComparison,
  FundingGroup,
  FundingMode,
  IndicatorNature,
  ObservationStatus,
  Payer,
  RegionLevel,
  ResponsibilityRole,
  ServiceCategory,
  TownshipKind,
} from '../domain/enums.js';
import { ListChangeKind, ListEntryKind } from '../domain/list-diff.js';
import { ProblemCode } from '../domain/problem.js';
import { TextSegmentKind } from '../domain/text-diff.js';
import { describe } from './describe-enum.js';
import './capacity.enums.js';
import './coverage.enums.js';
import './eligibility.enums.js';
import './facility-type.enums.js';
import './facility.enums.js';
import './funding.enums.js';
import './figure.enums.js';
import './gaps.enums.js';
import './here.enums.js';
import './import-batch.enums.js';
import './local-implementation.enums.js';
import './opening-hours.enums.js';
import './overreach.enums.js';

/** The direction and columns that lists may be ordered by. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

describe(RegionLevel, 'RegionLevel', 'The level of an administrative division (行政区划级别).', {
  PROVINCE: 'Province, autonomous region or municipality (省级).',
  CITY: 'Prefecture-level city (设区市).',
  COUNTY: 'County, county-level city or district (县、市、区).',
  TOWNSHIP: 'Town, township or subdistrict (乡镇、街道).',
});

describe(TownshipKind, 'TownshipKind', 'What kind of division a township-level one is (乡级类别).', {
  TOWN: 'Town (镇).',
  TOWNSHIP: 'Township, including ethnic townships (乡、民族乡).',
  SUBDISTRICT: 'Subdistrict (街道).',
  QUASI: 'A development zone, farm or park with a statistical code that is no legal division (类似乡级单位).',
});

describe(
  DomainFramework,
  'DomainFramework',
  'A document’s division of public services into domains (领域分类体系).',
  {
    BASIC_2018: 'The eight domains of the 2018 list of basic public services (2018年清单的八个领域).',
    LIVELIHOOD_2021: 'The nine 民生 goals of the 2021–2025 plan (“十四五”规划的九个民生领域).',
  },
);

describe(
  ServiceCategory,
  'ServiceCategory',
  'How far the government answers for a service (服务类别), after the 2021–2025 plan.',
  {
    BASIC: 'Basic public service: the government answers for quantity and quality (基本公共服务).',
    INCLUSIVE: 'Inclusive non-basic public service, at affordable prices (普惠性非基本公共服务).',
    MARKET: 'Life service, supplied by the market and paid by its users (生活服务).',
  },
);

describe(ResponsibilityRole, 'ResponsibilityRole', 'A department’s part in a service or task (职责).', {
  LEAD: 'It leads: it stands in the column 牵头负责单位, or the text says 牵头.',
  SUPPORT: 'It takes part: another source names it as 配合.',
});

describe(FundingMode, 'FundingMode', 'How the cost of a service is borne (支出责任分担方式).', {
  SHARED_BY_RATIO: 'Levels of government share by a ratio, which the list rarely prints (按比例分担).',
  SHARED: 'Levels of government share, without a ratio being spoken of (共同负担).',
  LOCAL: 'City and county bear it (市、县级人民政府负责).',
  LOCAL_WITH_PROVINCIAL_SUBSIDY:
    'City and county bear it and the province adds to it (市、县负责，省级补助).',
  CONTRIBUTORY: 'Contributions of employers and insured persons to a fund (缴费筹资).',
  MIXED: 'Government and society or households together (多方筹资).',
});

describe(Payer, 'Payer', 'Who bears cost (承担主体).', {
  PROVINCE: 'The provincial budget, money from above the province included (省级财政，含省级以上).',
  CITY: 'The city’s budget (市级财政).',
  COUNTY: 'The county’s budget (县级财政).',
  CENTRAL: 'The central budget, where the text names it (中央财政).',
  GOVERNMENT: 'Public money of a level that the text does not name (财政，级次未指明).',
  EMPLOYER: 'The employer (用人单位).',
  INDIVIDUAL: 'The person served or insured (个人、职工).',
  FUND: 'A social insurance fund (社会保险基金).',
  SOCIAL: 'Private and charitable money (社会资金).',
  ALL_PARTIES: 'All contributing parties together, for a total rate (各方合计).',
});

describe(Comparator, 'Comparator', 'How a value binds (比较方式).', {
  EQUAL: 'Just this value (等于).',
  AT_LEAST: 'This value or more (不低于).',
  AT_MOST: 'This value or less (不高于).',
  MORE_THAN: 'More than this value (大于).',
  LESS_THAN: 'Less than this value (小于).',
  APPROXIMATELY: 'About this value (约).',
  RANGE: 'From the value to the maximum, both included (区间).',
  BELOW_REFERENCE: 'Below a reference that moves, such as 全国平均值 (低于参照值).',
  IN_WORDS: 'A goal in words, such as 应保尽保 (文字目标).',
});

describe(IndicatorNature, 'IndicatorNature', 'How strictly a plan’s target binds (指标属性).', {
  BINDING: 'Binding: the government must reach it (约束性).',
  ANTICIPATORY: 'Anticipatory: expected of the actors of society (预期性).',
});

describe(
  ObservationStatus,
  'ObservationStatus',
  'Whether an observed value may still be revised (监测值状态).',
  {
    PROVISIONAL: 'Provisional (初步数).',
    FINAL: 'Final (最终数).',
  },
);

describe(OrderDirection, 'OrderDirection', 'The direction of an order (排序方向).', {
  ASC: 'From the lowest up (升序).',
  DESC: 'From the highest down (降序).',
});

describe(Role, 'Role', 'What a caller may do (角色). A caller may have several; everyone is a reader.', {
  READER: 'Reads what is published; anyone, without a token (读者).',
  EDITOR: 'Drafts changes for a department, or for a region and what lies below it (编辑).',
  REVIEWER: 'Approves or returns what others drafted (审核员).',
  PUBLISHER: 'Publishes what was approved (发布员).',
  INTEGRATOR: 'A program of another body (集成方).',
  ADMINISTRATOR: 'Makes and revokes keys of programs, and reads the audit log (管理员).',
});

describe(ActorKind, 'ActorKind', 'What kind of caller it is (调用者类别).', {
  ANONYMOUS: 'Nobody known: a call without a token (匿名).',
  PERSON: 'A person, by a token of the sign-on (人员).',
  MACHINE: 'A program, by its key (程序).',
  IMPORT: 'An import of files by an operator (文件导入).',
});

describe(ApiKeyScope, 'ApiKeyScope', 'What a key of a program is good for (密钥权限范围).', {
  READ: 'Reading as a known client, with a known client’s rate (读取).',
  PROPOSE: 'Drafting changes for the key’s departments and regions, which people review (提出变更).',
});

describe(AuditOutcome, 'AuditOutcome', 'What became of an attempt to change something (操作结果).', {
  DONE: 'It was done (完成).',
  REFUSED: 'It was refused, and nothing changed: the caller may not, or the rules forbid it (拒绝).',
  FAILED: 'It broke off, and nothing changed (失败).',
});

describe(
  ProblemCode,
  'ProblemCode',
  'An expected failure of a mutation (问题代码). The problem’s message says what to do about it.',
  {
    CONFLICT: 'Somebody else changed the same since it was read (冲突).',
    NOT_FOUND: 'There is no such thing (不存在).',
    FORBIDDEN: 'The caller’s role does not reach this row (无权).',
    SELF_REVIEW: 'Nobody reviews what they wrote a part of (不得自审).',
    WRONG_STATE: 'Its state does not allow that (状态不符).',
    STALE_VERSION: 'It was changed since the version that was named (版本过期).',
    INVALID: 'A value breaks a rule (无效).',
    TAKEN: 'The code or the name is in use already (已被占用).',
    EMPTY_TEXT: 'A text that is needed is empty (文字为空).',
    NO_LEAD: 'A service needs a lead department (缺少牵头负责单位).',
    NOT_IN_FORCE: 'What it points to is not in force on its day (当日未生效).',
    SHARES_EXCEED_WHOLE: 'Funding shares come to more than the whole (分担比例超过百分之百).',
    SHARES_NOT_WHOLE: 'Funding shares do not come to the whole (分担比例不足百分之百).',
    FIGURE_INCOMPLETE: 'A figure lacks its value, unit or words (标准数值不完整).',
    SOURCE_UNKNOWN: 'The source that is cited is not known (来源未知).',
    EMPTY_CHANGE_SET: 'There is nothing in the change set (变更集为空).',
    RETROACTIVE: 'It takes effect on a day that has passed, which needs a reason (追溯生效).',
    UNCHANGED: 'It is the same as before (没有变化).',
    FIGURE_BELOW_STANDARD: 'A locality may raise a standard of the list, never lower it (低于省定标准).',
  },
);

describe(ListEntryKind, 'ListEntryKind', 'What became of a service between two days (变化类别).', {
  ADDED: 'It is new in the list (新增).',
  RETIRED: 'It is no longer in the list (取消).',
  CHANGED: 'It is stated otherwise (调整).',
});

describe(TextSegmentKind, 'TextSegmentKind', 'In which of two wordings a piece stands (片段类别).', {
  SAME: 'In both (相同).',
  REMOVED: 'In the earlier one only (删除).',
  ADDED: 'In the later one only (新增).',
});

describe(
  ListChangeKind,
  'ListChangeKind',
  'What kind of change it is (变化类型). RAISED and LOWERED are said of the numbers: an AT_MOST figure that is raised allows more.',
  {
    TEXT_CHANGED: 'A printed text, or the note, is worded otherwise (文字调整).',
    MOVED: 'It stands elsewhere: its number, its domain, or the order of its figures or shares (位置调整).',
    CATEGORY_CHANGED: 'It is of another category (服务类别调整).',
    FIGURE_RAISED:
      'A figure of the standard is a higher number, or both ends of its range are (标准数值提高).',
    FIGURE_LOWERED:
      'A figure of the standard is a lower number, or both ends of its range are (标准数值降低).',
    FIGURE_CHANGED:
      'A figure is neither higher nor lower: its comparator, unit or words are others, or its range became wider or narrower (标准数值调整).',
    FIGURE_ADDED: 'The standard prints a figure that it did not (标准数值新增).',
    FIGURE_REMOVED: 'The standard prints a figure no longer (标准数值删除).',
    LEAD_ADDED: 'A department leads that did not (牵头负责单位新增).',
    LEAD_REMOVED: 'A department leads no longer (牵头负责单位取消).',
    LEADS_REORDERED: 'The departments that stay stand in another order (牵头负责单位次序调整).',
    SUPPORT_ADDED: 'A department takes part that did not (配合单位新增).',
    SUPPORT_REMOVED: 'A department takes part no longer (配合单位取消).',
    FUNDING_CHANGED: 'The cost is borne otherwise: the mode, who bears it, or the note on it (支出责任调整).',
    SHARE_ADDED: 'A percentage is printed that was not (分担比例新增).',
    SHARE_REMOVED: 'A percentage is printed no longer (分担比例删除).',
    SHARE_RAISED: 'A percentage is higher, or both ends of its range are (分担比例提高).',
    SHARE_LOWERED: 'A percentage is lower, or both ends of its range are (分担比例降低).',
    SHARE_CHANGED:
      'A percentage is neither higher nor lower: its base, comparator or words are others, or it was superseded (分担比例调整).',
    SOURCE_CHANGED: 'It is read from another place or document, such as a new edition (来源调整).',
  },
);

describe(ChangeType, 'ChangeType', 'What happened to a subject of the directory (变更类型).', {
  PUBLISHED: 'A new subject was published (新增).',
  REVISED: 'A new revision was published, in force from its day on (修订).',
  RETIRED: 'It ends: from the day on there is none in force (停止实施).',
  CORRECTED: 'A revision was replaced from its first day, as having been wrong all along (更正).',
  EDITION_PUBLISHED: 'An edition of the list was published (清单版次发布).',
  DIRECTORY_IMPORTED:
    'What has no revisions was imported: read divisions, plans, tasks, targets and observations anew (数据导入).',
  RECORDS_IMPORTED:
    'Facilities, settlements or boundaries were imported; the subject is the ImportBatch, which tells of them (设施数据导入).',
  IMPORT_REVERTED: 'An import was taken back; the subject is the ImportBatch (导入撤销).',
});

describe(ChangeSetState, 'ChangeSetState', 'Where a change set is on its way (调整批次状态).', {
  DRAFT: 'It is being written (起草中).',
  SUBMITTED: 'It waits for a reviewer (待审核).',
  APPROVED: 'A reviewer found it good; it waits for a publisher (已通过).',
  PUBLISHED: 'It is published, and in force from its day (已发布).',
  WITHDRAWN: 'It was given up (已撤回).',
});

describe(ChangeSetStepAction, 'ChangeSetStepAction', 'What is done with a change set (办理操作).', {
  CREATE: 'It was begun (新建).',
  SUBMIT: 'It was handed in for review (提交).',
  APPROVE: 'A reviewer found it good (通过).',
  RETURN: 'It was given back to be mended (退回).',
  WITHDRAW: 'It was given up (撤回).',
  PUBLISH: 'It was published (发布).',
  REBASE: 'One of its drafts was put on top of what was published since (变基); the comment names it.',
});

describe(DraftOperation, 'DraftOperation', 'What a draft does with its subject (草案操作).', {
  ADD: 'It is to be new (新增).',
  REVISE: 'It is to be different (修订).',
  RETIRE: 'It is to end (取消).',
});

describe(SubjectKind, 'SubjectKind', 'What has revisions, and so is changed by change sets (对象类型).', {
  SERVICE: 'A service (服务项目).',
  DEPARTMENT: 'A department (部门).',
  FACILITY_TYPE: 'A kind of facility (设施类型).',
  INDICATOR: 'An indicator’s definition (指标).',
  ELIGIBILITY_RULE: 'The reading of a service’s audience (服务对象规则).',
  FISCAL_TIER: 'The fiscal tier of a division in a scheme (财力分档).',
  COST_SHARING_RATIO: 'A ratio in force (分担比例).',
  LOCAL_IMPLEMENTATION: 'What a division adds to a service (本地实施).',
});

describe(
  ConflictSide,
  'ConflictSide',
  'Whose value a field keeps that two changes set differently (冲突取值方).',
  {
    OURS: 'What is drafted (草案的值).',
    THEIRS: 'What is published by now (已发布的值).',
  },
);

describe(FundingGroup, 'FundingGroup', 'What services are counted by (支出责任统计分组).', {
  DOMAIN: 'The domain of the list (领域).',
  MODE: 'The way of sharing (分担方式).',
  LEVEL: 'Who bears cost; a service counts for each (承担主体).',
  DEPARTMENT: 'The departments that lead; a service counts for each (牵头负责单位).',
});

describe(FigureComparison, 'FigureComparison', 'How a printed figure compares to a value (数值比较).', {
  AT_LEAST: 'It is this value or more; of a range, its upper end (不低于).',
  AT_MOST: 'It is this value or less; of a range, its lower end (不高于).',
  EQUAL: 'It is this value, whatever its digits; of a range, the value lies within (等于).',
});
