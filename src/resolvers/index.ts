import { ApiKeyResolver } from './api-key.resolver.js';
import { AuditEntryResolver } from './audit-entry.resolver.js';
import { ChangeEventResolver } from './change-event.resolver.js';
import { ChangeSetStepResolver } from './change-set-step.resolver.js';
import { ChangeSetResolver } from './change-set.resolver.js';
import { DepartmentResolver } from './department.resolver.js';
import { DirectoryResolver } from './directory.resolver.js';
import { DraftResolver } from './draft.resolver.js';
import { EditionResolver } from './edition.resolver.js';
import { FundingResolver } from './funding.resolver.js';
import { IndicatorResolver } from './indicator.resolver.js';
import { ListDiffResolver } from './list-diff.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { PlanResolver } from './plan.resolver.js';
import { PublicServiceResolver } from './public-service.resolver.js';
import { RegionResolver } from './region.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { ServiceDomainResolver } from './service-domain.resolver.js';

export const resolvers = [
  ChangeEventResolver,
  ApiKeyResolver,
  AuditEntryResolver,
  ChangeSetResolver,
  ChangeSetStepResolver,
  DepartmentResolver,
  DirectoryResolver,
  DraftResolver,
  EditionResolver,
  FundingResolver,
  IndicatorResolver,
  ListDiffResolver,
  NodeResolver,
  PlanResolver,
  PublicServiceResolver,
  RegionResolver,
  SearchResolver,
  ServiceDomainResolver,
] as const;
