import DataLoader from 'dataloader';
import {
  In,
  type DataSource,
  type FindOptionsOrder,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from 'typeorm';
import { Department } from '../../src/entities/department.js';
import { Document } from '../../src/entities/document.js';
import { FundingRule } from '../../src/entities/funding-rule.js';
import { FundingShare } from '../../src/entities/funding-share.js';
import { Indicator } from '../../src/entities/indicator.js';
import { Observation } from '../../src/entities/observation.js';
import { PublicService } from '../../src/entities/public-service.js';
import { Region } from '../../src/entities/region.js';
import { Responsibility } from '../../src/entities/responsibility.js';
import { ServiceDomain } from '../../src/entities/service-domain.js';
import { Source } from '../../src/entities/source.js';
import { StandardFigure } from '../../src/entities/standard-figure.js';
import { Target } from '../../src/entities/target.js';
import type { Keyed } from './foreign-keys.js';

type Entity<T> = new () => T;

/** Cuts what has revisions, under an alias, to those in force today. */
export function inForce<T extends ObjectLiteral>(
  builder: SelectQueryBuilder<T>,
  alias: string,
): SelectQueryBuilder<T> {
  return builder
    .andWhere(`${alias}.publishedAt is not null`)
    .andWhere(`${alias}.validDuring @> (now() at time zone 'Asia/Shanghai')::date`);
}

function group<T>(keys: readonly number[], rows: readonly T[], keyOf: (row: T) => number): T[][] {
  const groups = new Map<number, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}

/** The loaders of one request: each relation in one statement for all that ask in the same tick. */
export function createLoaders(database: DataSource) {
  const byId = <T extends { id: number }>(entity: Entity<T>) =>
    new DataLoader<number, T>(async (ids) => {
      const rows = await database.getRepository(entity).findBy({ id: In(ids) } as object);
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? new Error(`no ${entity.name} ${id}`));
    });
  const byKey = <T extends ObjectLiteral>(entity: Entity<T>, key: string, order: FindOptionsOrder<T>) =>
    new DataLoader<number, T[]>(async (ids) => {
      const rows = await database.getRepository(entity).find({ where: { [key]: In(ids) } as object, order });
      return group(ids, rows, (row) => row[key] as number);
    });

  return {
    department: new DataLoader<number, Department>(async (ids) => {
      const departments = database.getRepository(Department).createQueryBuilder('d');
      const rows = await inForce(departments.where({ departmentId: In(ids) }), 'd').getMany();
      const found = new Map(rows.map((row) => [row.departmentId, row]));
      return ids.map((id) => found.get(id) ?? new Error(`no department ${id} is in force`));
    }),
    document: byId(Document),
    domain: byId(ServiceDomain),
    region: byId(Region),
    service: byId(PublicService),
    source: byId(Source),

    figuresOfService: byKey(StandardFigure, 'serviceId', { position: 'ASC' }),
    fundingOfService: byKey(FundingRule, 'serviceId', {}),
    observationsOfIndicator: byKey(Observation, 'indicatorId', { year: 'ASC', id: 'ASC' }),
    responsibilitiesOfService: byKey(Responsibility, 'serviceId', { position: 'ASC' }),
    sharesOfRule: byKey(FundingShare, 'ruleId', { position: 'ASC' }),
    targetsOfIndicator: byKey(Target, 'indicatorId', { year: 'ASC' }),

    indicatorsOfPlan: new DataLoader<number, Indicator[]>(async (ids) => {
      const indicators = database.getRepository(Indicator).createQueryBuilder('i');
      const rows = await inForce(indicators.where({ planId: In(ids) }), 'i')
        .orderBy({ 'i.ordinal': 'ASC' })
        .getMany();
      return group(ids, rows, (row) => (row as Keyed<Indicator, 'planId'>).planId);
    }),
    servicesOfDomain: new DataLoader<number, PublicService[]>(async (ids) => {
      const rows = await inForce(
        database
          .getRepository(PublicService)
          .createQueryBuilder('s')
          .where({ domainId: In(ids) }),
        's',
      )
        .orderBy({ 's.ordinal': 'ASC', 's.code': 'ASC' })
        .getMany();
      return group(ids, rows, (row) => (row as Keyed<PublicService, 'domainId'>).domainId);
    }),
    responsibilitiesOfDepartment: new DataLoader<number, Responsibility[]>(async (ids) => {
      const rows = await inForce(
        database
          .getRepository(Responsibility)
          .createQueryBuilder('r')
          .innerJoin('r.service', 's')
          .where({ departmentId: In(ids) }),
        's',
      )
        .orderBy({ 's.ordinal': 'ASC', 's.code': 'ASC', 'r.position': 'ASC' })
        .getMany();
      return group(ids, rows, (row) => (row as Keyed<Responsibility, 'departmentId'>).departmentId);
    }),
  };
}

export interface NaiveContext {
  readonly database: DataSource;
  readonly loaders: ReturnType<typeof createLoaders>;
}
