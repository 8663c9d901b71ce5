import { SubjectKind } from '../domain/content.js';
import {
  CostSharingRatioChanges,
  CostSharingRatioInput,
  FiscalTierChanges,
  FiscalTierInput,
} from '../schema/cost-sharing-content.inputs.js';
import { DepartmentChanges, DepartmentInput } from '../schema/department-content.inputs.js';
import { addInputOf, retireInputOf, reviseInputOf } from '../schema/draft.inputs.js';
import { EligibilityRuleChanges, EligibilityRuleInput } from '../schema/eligibility-rule-content.inputs.js';
import { FacilityTypeChanges } from '../schema/facility-type-content.inputs.js';
import { IndicatorChanges } from '../schema/indicator-content.inputs.js';
import {
  LocalImplementationChanges,
  LocalImplementationInput,
} from '../schema/local-implementation-content.inputs.js';
import { LocalTargetChanges, LocalTargetInput } from '../schema/local-target-content.inputs.js';
import { ServiceChanges, ServiceInput } from '../schema/service-content.inputs.js';
import { addMutation, retireMutation, reviseMutation } from './draft-mutations.js';

/** The mutations that draft what has revisions: of each kind those that it has use for. */
export const draftMutations = [
  addMutation({
    kind: SubjectKind.SERVICE,
    name: 'addService',
    description: 'Drafts a service that is to be new (起草新增服务项目). For editors of a lead department.',
    input: addInputOf('Service', 'A service that is to be new (新增服务项目草案).', ServiceInput),
    argument: 'The service (服务项目).',
  }),
  reviseMutation({
    kind: SubjectKind.SERVICE,
    name: 'reviseService',
    description:
      'Drafts a change of a service, or changes the draft (起草修订服务项目). For editors of a lead department.',
    input: reviseInputOf('Service', 'A service that is to be different (修订服务项目草案).', ServiceChanges),
    argument: 'The change (修订).',
  }),
  retireMutation({
    kind: SubjectKind.SERVICE,
    name: 'retireService',
    description: 'Drafts the end of a service (起草取消服务项目). For editors of a lead department.',
    input: retireInputOf('Service', 'A service that is to end (取消服务项目草案).'),
    argument: 'Which service (服务项目).',
  }),
  addMutation({
    kind: SubjectKind.DEPARTMENT,
    name: 'addDepartment',
    description: 'Drafts a department that is to be new (起草新增部门). For editors of its division.',
    input: addInputOf('Department', 'A department that is to be new (新增部门草案).', DepartmentInput),
    argument: 'The department (部门).',
  }),
  reviseMutation({
    kind: SubjectKind.DEPARTMENT,
    name: 'reviseDepartment',
    description:
      'Drafts that a department is renamed, merged, split or abolished (起草部门变更). For editors of it or of its division.',
    input: reviseInputOf(
      'Department',
      'A department that is to be different (修订部门草案).',
      DepartmentChanges,
    ),
    argument: 'The change (修订).',
  }),
  reviseMutation({
    kind: SubjectKind.FACILITY_TYPE,
    name: 'reviseFacilityType',
    description:
      'Drafts a change of a kind of facility (起草修订设施类型). For editors of the whole province.',
    input: reviseInputOf(
      'FacilityType',
      'A kind of facility that is to be different (修订设施类型草案).',
      FacilityTypeChanges,
    ),
    argument: 'The change (修订).',
  }),
  reviseMutation({
    kind: SubjectKind.INDICATOR,
    name: 'reviseIndicator',
    description:
      'Drafts a change of an indicator’s definition (起草修订指标定义). For editors of the whole province.',
    input: reviseInputOf(
      'Indicator',
      'An indicator that is to be different (修订指标草案).',
      IndicatorChanges,
    ),
    argument: 'The change (修订).',
  }),
  addMutation({
    kind: SubjectKind.ELIGIBILITY_RULE,
    name: 'addEligibilityRule',
    description:
      'Drafts the reading of an audience that is to be new (起草新增服务对象规则). For editors of a lead department of its service.',
    input: addInputOf(
      'EligibilityRule',
      'The reading of an audience that is to be new (新增服务对象规则草案).',
      EligibilityRuleInput,
    ),
    argument: 'The reading (服务对象规则).',
  }),
  reviseMutation({
    kind: SubjectKind.ELIGIBILITY_RULE,
    name: 'reviseEligibilityRule',
    description:
      'Drafts a change of the reading of an audience, or changes the draft (起草修订服务对象规则). For editors of a lead department of its service.',
    input: reviseInputOf(
      'EligibilityRule',
      'The reading of an audience that is to be different (修订服务对象规则草案).',
      EligibilityRuleChanges,
    ),
    argument: 'The change (修订).',
  }),
  retireMutation({
    kind: SubjectKind.ELIGIBILITY_RULE,
    name: 'retireEligibilityRule',
    description:
      'Drafts the end of the reading of an audience (起草取消服务对象规则). For editors of a lead department of its service.',
    input: retireInputOf(
      'EligibilityRule',
      'The reading of an audience that is to end (取消服务对象规则草案).',
    ),
    argument: 'Which one (服务对象规则).',
  }),
  addMutation({
    kind: SubjectKind.FISCAL_TIER,
    name: 'addFiscalTier',
    description:
      'Drafts the fiscal tier of a division that is to be new (起草新增财力分档). For editors of the division.',
    input: addInputOf(
      'FiscalTier',
      'The fiscal tier of a division that is to be new (新增财力分档草案).',
      FiscalTierInput,
    ),
    argument: 'The tier (财力分档).',
  }),
  reviseMutation({
    kind: SubjectKind.FISCAL_TIER,
    name: 'reviseFiscalTier',
    description:
      'Drafts a change of the fiscal tier of a division, or changes the draft (起草修订财力分档). For editors of the division.',
    input: reviseInputOf(
      'FiscalTier',
      'The fiscal tier of a division that is to be different (修订财力分档草案).',
      FiscalTierChanges,
    ),
    argument: 'The change (修订).',
  }),
  retireMutation({
    kind: SubjectKind.FISCAL_TIER,
    name: 'retireFiscalTier',
    description:
      'Drafts the end of the fiscal tier of a division (起草取消财力分档). For editors of the division.',
    input: retireInputOf('FiscalTier', 'The fiscal tier of a division that is to end (取消财力分档草案).'),
    argument: 'Which one (财力分档).',
  }),
  addMutation({
    kind: SubjectKind.COST_SHARING_RATIO,
    name: 'addCostSharingRatio',
    description: 'Drafts a ratio in force that is to be new (起草新增分担比例). For editors of the division.',
    input: addInputOf(
      'CostSharingRatio',
      'A ratio in force that is to be new (新增分担比例草案).',
      CostSharingRatioInput,
    ),
    argument: 'The ratio (分担比例).',
  }),
  reviseMutation({
    kind: SubjectKind.COST_SHARING_RATIO,
    name: 'reviseCostSharingRatio',
    description:
      'Drafts a change of a ratio in force, or changes the draft (起草修订分担比例). For editors of the division.',
    input: reviseInputOf(
      'CostSharingRatio',
      'A ratio in force that is to be different (修订分担比例草案).',
      CostSharingRatioChanges,
    ),
    argument: 'The change (修订).',
  }),
  retireMutation({
    kind: SubjectKind.COST_SHARING_RATIO,
    name: 'retireCostSharingRatio',
    description: 'Drafts the end of a ratio in force (起草取消分担比例). For editors of the division.',
    input: retireInputOf('CostSharingRatio', 'A ratio in force that is to end (取消分担比例草案).'),
    argument: 'Which one (分担比例).',
  }),
  addMutation({
    kind: SubjectKind.LOCAL_IMPLEMENTATION,
    name: 'addLocalImplementation',
    description:
      'Drafts what a division adds to a service that is to be new (起草新增本地实施). For editors of the division.',
    input: addInputOf(
      'LocalImplementation',
      'What a division adds to a service that is to be new (新增本地实施草案).',
      LocalImplementationInput,
    ),
    argument: 'What it adds (本地实施).',
  }),
  reviseMutation({
    kind: SubjectKind.LOCAL_IMPLEMENTATION,
    name: 'reviseLocalImplementation',
    description:
      'Drafts a change of what a division adds to a service, or changes the draft (起草修订本地实施). For editors of the division.',
    input: reviseInputOf(
      'LocalImplementation',
      'What a division adds to a service that is to be different (修订本地实施草案).',
      LocalImplementationChanges,
    ),
    argument: 'The change (修订).',
  }),
  retireMutation({
    kind: SubjectKind.LOCAL_IMPLEMENTATION,
    name: 'retireLocalImplementation',
    description:
      'Drafts the end of what a division adds to a service (起草取消本地实施). For editors of the division.',
    input: retireInputOf(
      'LocalImplementation',
      'What a division adds to a service that is to end (取消本地实施草案).',
    ),
    argument: 'Which one (本地实施).',
  }),
  addMutation({
    kind: SubjectKind.LOCAL_TARGET,
    name: 'addLocalTarget',
    description:
      'Drafts a target of a division’s own that is to be new (起草新增本地目标). For editors of the division.',
    input: addInputOf(
      'LocalTarget',
      'A target of a division’s own that is to be new (新增本地目标草案).',
      LocalTargetInput,
    ),
    argument: 'The target (本地目标).',
  }),
  reviseMutation({
    kind: SubjectKind.LOCAL_TARGET,
    name: 'reviseLocalTarget',
    description:
      'Drafts a change of a target of a division’s own, or changes the draft (起草修订本地目标). For editors of the division.',
    input: reviseInputOf(
      'LocalTarget',
      'A target of a division’s own that is to be different (修订本地目标草案).',
      LocalTargetChanges,
    ),
    argument: 'The change (修订).',
  }),
  retireMutation({
    kind: SubjectKind.LOCAL_TARGET,
    name: 'retireLocalTarget',
    description:
      'Drafts the end of a target of a division’s own: the province’s then holds there again (起草取消本地目标). For editors of the division.',
    input: retireInputOf('LocalTarget', 'A target of a division’s own that is to end (取消本地目标草案).'),
    argument: 'Which one (本地目标).',
  }),
] as const;
