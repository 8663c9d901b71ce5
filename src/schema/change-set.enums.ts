import { ChangeSetState, ChangeSetStepAction, DraftOperation } from '../domain/change-set.js';
import { SubjectKind } from '../domain/content.js';
import { ProblemCode } from '../domain/problem.js';
import { ConflictSide } from '../domain/rebase.js';
import { describe } from './describe-enum.js';

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
    TARGET_NOT_ABOVE: 'A locality’s own target asks for no more than the province’s (未高于省定目标).',
  },
);

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
  LOCAL_TARGET: 'A division’s own target for an indicator (本地目标).',
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
