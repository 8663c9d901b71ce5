import { Column } from 'typeorm';
import { Department } from '../../src/entities/department.js';
import { FundingRule } from '../../src/entities/funding-rule.js';
import { FundingShare } from '../../src/entities/funding-share.js';
import { Indicator } from '../../src/entities/indicator.js';
import { Observation } from '../../src/entities/observation.js';
import { Plan } from '../../src/entities/plan.js';
import { PublicService } from '../../src/entities/public-service.js';
import { Responsibility } from '../../src/entities/responsibility.js';
import { Source } from '../../src/entities/source.js';
import { StandardFigure } from '../../src/entities/standard-figure.js';
import { Target } from '../../src/entities/target.js';

/** An entity with the keys that its rows hold of others: `Keyed<Target, 'indicatorId'>`. */
export type Keyed<T, K extends string> = T & { readonly [key in K]: number };

const keys: readonly (readonly [{ prototype: object }, readonly string[]])[] = [
  [Department, ['regionId', 'sourceId']],
  [FundingRule, ['serviceId']],
  [FundingShare, ['ruleId']],
  [Indicator, ['planId', 'domainId', 'sourceId']],
  [Observation, ['indicatorId', 'regionId', 'sourceId']],
  [Plan, ['documentId', 'sourceId']],
  [PublicService, ['domainId', 'sourceId']],
  [Responsibility, ['serviceId', 'departmentId']],
  [Source, ['documentId']],
  [StandardFigure, ['serviceId']],
  [Target, ['indicatorId', 'sourceId']],
];

/** Gives the entities their keys as columns, as is usual with dataloaders: TypeORM then hydrates them at no extra cost. */
export function addForeignKeys(): void {
  for (const [entity, properties] of keys)
    for (const property of properties) Column('integer')(entity.prototype, property);
}
