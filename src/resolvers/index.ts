import { ApiKeyResolver } from './api-key.resolver.js';
import { AuditEntryResolver } from './audit-entry.resolver.js';
import { AccessibilityResolver, CapacityResolver } from './capacity.resolver.js';
import { ChangeEventResolver } from './change-event.resolver.js';
import { ChangeSetStepResolver } from './change-set-step.resolver.js';
import { ChangeSetResolver } from './change-set.resolver.js';
import { ComparisonResolver } from './comparison.resolver.js';
import { CostSharingResolver } from './cost-sharing.resolver.js';
import { CoverageResolver } from './coverage.resolver.js';
import { DataConflictResolver } from './data-conflict.resolver.js';
import { DepartmentResolver } from './department.resolver.js';
import { DirectoryResolver } from './directory.resolver.js';
import { DraftResolver } from './draft.resolver.js';
import { draftMutations } from './drafted-kinds.js';
import { EditionResolver } from './edition.resolver.js';
import { EligibilityResolver, ServiceEligibilityResolver } from './eligibility.resolver.js';
import { EligibilityConditionResolver, EligibilityRuleResolver } from './eligibility-rule.resolver.js';
import { EqualisationResolver } from './equalisation.resolver.js';
import { FacilityResolver } from './facility.resolver.js';
import { FundingResolver } from './funding.resolver.js';
import { GapsResolver } from './gaps.resolver.js';
import { HereResolver } from './here.resolver.js';
import { ImportBatchResolver } from './import-batch.resolver.js';
import { IndicatorFiguresResolver } from './indicator-figures.resolver.js';
import { IndicatorResolver } from './indicator.resolver.js';
import { LifeEventResolver } from './life-event.resolver.js';
import { ListDiffResolver } from './list-diff.resolver.js';
import { LocalImplementationResolver } from './local-implementation.resolver.js';
import { LocalTargetResolver, LocalTargetsOfIndicatorResolver } from './local-target.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { ObservationAvailabilityResolver, ObservationResolver } from './observation.resolver.js';
import { ObservationRecordingResolver } from './observation-recording.resolver.js';
import { OverreachResolver } from './overreach.resolver.js';
import { PlanProgressResolver } from './plan-progress.resolver.js';
import { PlanResolver } from './plan.resolver.js';
import { PublicServiceResolver } from './public-service.resolver.js';
import { RegionResolver } from './region.resolver.js';
import { ReportingStatusResolver } from './reporting-status.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { SettlementResolver } from './settlement.resolver.js';
import { ServiceDomainResolver } from './service-domain.resolver.js';
import { ServiceGuideResolver } from './service-guide.resolver.js';
import {
  EqualisationSheetResolver,
  IndicatorSeriesSheetResolver,
  IndicatorTableSheetResolver,
  ObservationSheetResolver,
  PlanProgressSheetResolver,
  ReportingStatusSheetResolver,
} from './sheets.resolver.js';
import { WatchlistResolver } from './watchlist.resolver.js';

export const resolvers = [
  AccessibilityResolver,
  CapacityResolver,
  CoverageResolver,
  ChangeEventResolver,
  ApiKeyResolver,
  AuditEntryResolver,
  ChangeSetResolver,
  ChangeSetStepResolver,
  ComparisonResolver,
  CostSharingResolver,
  DataConflictResolver,
  DepartmentResolver,
  DirectoryResolver,
  DraftResolver,
  ...draftMutations,
  EditionResolver,
  EligibilityResolver,
  ServiceEligibilityResolver,
  EligibilityConditionResolver,
  EligibilityRuleResolver,
  EqualisationResolver,
  EqualisationSheetResolver,
  FacilityResolver,
  FundingResolver,
  GapsResolver,
  HereResolver,
  ImportBatchResolver,
  IndicatorFiguresResolver,
  IndicatorSeriesSheetResolver,
  IndicatorTableSheetResolver,
  IndicatorResolver,
  LifeEventResolver,
  ListDiffResolver,
  LocalImplementationResolver,
  LocalTargetResolver,
  LocalTargetsOfIndicatorResolver,
  NodeResolver,
  ObservationAvailabilityResolver,
  ObservationRecordingResolver,
  ObservationResolver,
  ObservationSheetResolver,
  OverreachResolver,
  PlanProgressResolver,
  PlanProgressSheetResolver,
  PlanResolver,
  PublicServiceResolver,
  RegionResolver,
  ReportingStatusResolver,
  ReportingStatusSheetResolver,
  SearchResolver,
  SettlementResolver,
  ServiceDomainResolver,
  ServiceGuideResolver,
  WatchlistResolver,
] as const;
