import { ApiKey } from './api-key.js';
import { AuditEntry } from './audit-entry.js';
import { CapacityIndicator } from './capacity-indicator.js';
import { ChangeEvent } from './change-event.js';
import { ChangePosition } from './change-position.js';
import { ChangeSetStep } from './change-set-step.js';
import { ChangeSet } from './change-set.js';
import { CostSharingRatioIdentity } from './cost-sharing-ratio-identity.js';
import { CostSharingRatio } from './cost-sharing-ratio.js';
import { DataConflict } from './data-conflict.js';
import { DataProvider } from './data-provider.js';
import { DepartmentIdentity } from './department-identity.js';
import { Department } from './department.js';
import { Document } from './document.js';
import { DomainMapping } from './domain-mapping.js';
import { Draft } from './draft.js';
import { Edition } from './edition.js';
import { EligibilityRuleIdentity } from './eligibility-rule-identity.js';
import { EligibilityRule } from './eligibility-rule.js';
import { FacilityCapacity } from './facility-capacity.js';
import { FacilityLink } from './facility-link.js';
import { FacilityStandard } from './facility-standard.js';
import { FacilityTypeIdentity } from './facility-type-identity.js';
import { FacilityTypeOffer } from './facility-type-offer.js';
import { FacilityType } from './facility-type.js';
import { Facility } from './facility.js';
import { FiscalTierIdentity } from './fiscal-tier-identity.js';
import { FiscalTier } from './fiscal-tier.js';
import { FundingRule } from './funding-rule.js';
import { FundingShare } from './funding-share.js';
import { ImportBatch } from './import-batch.js';
import { ImportChange } from './import-change.js';
import { ImportRejection } from './import-rejection.js';
import { ImportRun } from './import-run.js';
import { IndicatorDerivation } from './indicator-derivation.js';
import { IndicatorIdentity } from './indicator-identity.js';
import { IndicatorReading } from './indicator-reading.js';
import { Indicator } from './indicator.js';
import { KeptReport } from './kept-report.js';
import { LikelyDuplicate } from './likely-duplicate.js';
import { LocalImplementationIdentity } from './local-implementation-identity.js';
import { LocalImplementation } from './local-implementation.js';
import { LocalTargetIdentity } from './local-target-identity.js';
import { LocalTarget } from './local-target.js';
import { Observation } from './observation.js';
import { OpeningSchedule } from './opening-schedule.js';
import { PlanTask } from './plan-task.js';
import { Plan } from './plan.js';
import { PublicService } from './public-service.js';
import { RateLimit } from './rate-limit.js';
import { RegionBoundary } from './region-boundary.js';
import { Region } from './region.js';
import { Responsibility } from './responsibility.js';
import { SearchText } from './search-text.js';
import { ServiceDomain } from './service-domain.js';
import { ServiceIdentity } from './service-identity.js';
import { Settlement } from './settlement.js';
import { Source } from './source.js';
import { StandardFigure } from './standard-figure.js';
import { Succession } from './succession.js';
import { Target } from './target.js';
import { TaskResponsibility } from './task-responsibility.js';
import { Validity } from './validity.js';

/** Every table of the directory. An entity that is missing here fails the drift test. */
export const entities = [
  ApiKey,
  AuditEntry,
  CapacityIndicator,
  ChangeEvent,
  ChangePosition,
  ChangeSet,
  ChangeSetStep,
  CostSharingRatio,
  CostSharingRatioIdentity,
  DataConflict,
  DataProvider,
  Department,
  DepartmentIdentity,
  Document,
  DomainMapping,
  Draft,
  Edition,
  EligibilityRule,
  EligibilityRuleIdentity,
  Facility,
  FacilityCapacity,
  FacilityLink,
  FacilityStandard,
  FacilityType,
  FacilityTypeIdentity,
  FacilityTypeOffer,
  FiscalTier,
  FiscalTierIdentity,
  FundingRule,
  FundingShare,
  ImportBatch,
  ImportChange,
  ImportRejection,
  ImportRun,
  Indicator,
  IndicatorDerivation,
  IndicatorIdentity,
  IndicatorReading,
  KeptReport,
  LikelyDuplicate,
  LocalImplementation,
  LocalImplementationIdentity,
  LocalTarget,
  LocalTargetIdentity,
  Observation,
  OpeningSchedule,
  Plan,
  PlanTask,
  PublicService,
  RateLimit,
  Region,
  RegionBoundary,
  Responsibility,
  SearchText,
  ServiceDomain,
  ServiceIdentity,
  Settlement,
  Source,
  StandardFigure,
  Succession,
  Target,
  TaskResponsibility,
  Validity,
];
