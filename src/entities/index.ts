import { Department } from './department.js';
import { Document } from './document.js';
import { DomainMapping } from './domain-mapping.js';
import { Edition } from './edition.js';
import { FacilityType } from './facility-type.js';
import { FundingRule } from './funding-rule.js';
import { FundingShare } from './funding-share.js';
import { ImportRun } from './import-run.js';
import { Indicator } from './indicator.js';
import { Observation } from './observation.js';
import { PlanTask } from './plan-task.js';
import { Plan } from './plan.js';
import { PublicService } from './public-service.js';
import { Region } from './region.js';
import { Responsibility } from './responsibility.js';
import { SearchText } from './search-text.js';
import { ServiceDomain } from './service-domain.js';
import { ServiceIdentity } from './service-identity.js';
import { Source } from './source.js';
import { StandardFigure } from './standard-figure.js';
import { Target } from './target.js';
import { TaskResponsibility } from './task-responsibility.js';

/** Every table of the directory. An entity that is missing here fails the drift test. */
export const entities = [
  Department,
  Document,
  DomainMapping,
  Edition,
  FacilityType,
  FundingRule,
  FundingShare,
  ImportRun,
  Indicator,
  Observation,
  Plan,
  PlanTask,
  PublicService,
  Region,
  Responsibility,
  SearchText,
  ServiceDomain,
  ServiceIdentity,
  Source,
  StandardFigure,
  Target,
  TaskResponsibility,
];
