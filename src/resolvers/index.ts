import { ApiKeyResolver } from './api-key.resolver.js';
import { AuditEntryResolver } from './audit-entry.resolver.js';
import { AccessibilityResolver, CapacityResolver } from './capacity.resolver.js';
import { ChangeEventResolver } from './change-event.resolver.js';
import { ChangeSetStepResolver } from './change-set-step.resolver.js';
import { ChangeSetResolver } from './change-set.resolver.js';
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
import { FacilityResolver } from './facility.resolver.js';
import { FundingResolver } from './funding.resolver.js';
import { GapsResolver } from './gaps.resolver.js';
import { HereResolver } from './here.resolver.js';
import { ImportBatchResolver } from './import-batch.resolver.js';
import { IndicatorResolver } from './indicator.resolver.js';
import { LifeEventResolver } from './life-event.resolver.js';
import { ListDiffResolver } from './list-diff.resolver.js';
import { LocalImplementationResolver } from './local-implementation.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { OverreachResolver } from './overreach.resolver.js';
import { PlanResolver } from './plan.resolver.js';
import { PublicServiceResolver } from './public-service.resolver.js';
import { RegionResolver } from './region.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { SettlementResolver } from './settlement.resolver.js';
import { ServiceDomainResolver } from './service-domain.resolver.js';
import { ServiceGuideResolver } from './service-guide.resolver.js';

export const resolvers = [
  AccessibilityResolver,
  CapacityResolver,
  CoverageResolver,
  ChangeEventResolver,
  ApiKeyResolver,
  AuditEntryResolver,
  ChangeSetResolver,
  ChangeSetStepResolver,
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
  FacilityResolver,
  FundingResolver,
  GapsResolver,
  HereResolver,
  ImportBatchResolver,
  IndicatorResolver,
  LifeEventResolver,
  ListDiffResolver,
  LocalImplementationResolver,
  NodeResolver,
  OverreachResolver,
  PlanResolver,
  PublicServiceResolver,
  RegionResolver,
  SearchResolver,
  SettlementResolver,
  ServiceDomainResolver,
  ServiceGuideResolver,
] as const;
