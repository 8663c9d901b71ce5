import { DepartmentResolver } from './department.resolver.js';
import { DirectoryResolver } from './directory.resolver.js';
import { EditionResolver } from './edition.resolver.js';
import { IndicatorResolver } from './indicator.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { PlanResolver } from './plan.resolver.js';
import { PublicServiceResolver } from './public-service.resolver.js';
import { RegionResolver } from './region.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { ServiceDomainResolver } from './service-domain.resolver.js';

export const resolvers = [
  DepartmentResolver,
  DirectoryResolver,
  EditionResolver,
  IndicatorResolver,
  NodeResolver,
  PlanResolver,
  PublicServiceResolver,
  RegionResolver,
  SearchResolver,
  ServiceDomainResolver,
] as const;
