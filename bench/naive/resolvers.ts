import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { DomainFramework, ResponsibilityRole } from '../../src/domain/enums.js';
import { encodeGlobalId } from '../../src/domain/global-id.js';
import { Department } from '../../src/entities/department.js';
import { Document } from '../../src/entities/document.js';
import { FundingRule } from '../../src/entities/funding-rule.js';
import { Indicator } from '../../src/entities/indicator.js';
import { Observation } from '../../src/entities/observation.js';
import { Plan } from '../../src/entities/plan.js';
import { PublicService } from '../../src/entities/public-service.js';
import { Responsibility } from '../../src/entities/responsibility.js';
import { DateScalar } from '../../src/entities/scalars.js';
import { ServiceDomain } from '../../src/entities/service-domain.js';
import { Source } from '../../src/entities/source.js';
import type { Keyed } from './foreign-keys.js';
import { inForce, type NaiveContext } from './loaders.js';

@ObjectType('ServiceConnection')
class ServiceConnection {
  @Field(() => [PublicService])
  nodes!: PublicService[];
}

@ObjectType('DepartmentConnection')
class DepartmentConnection {
  @Field(() => [Department])
  nodes!: Department[];
}

@InputType('ServiceFilter')
class ServiceFilter {
  @Field(() => [String], { nullable: true })
  domain?: string[] | null;
}

const ofRole = (all: readonly Responsibility[], role: ResponsibilityRole | null) =>
  role ? all.filter((one) => one.role === role) : all;

@Resolver(() => PublicService)
class ServiceResolver {
  @Query(() => PublicService, { nullable: true })
  service(@Arg('code', () => String) code: string, @Ctx() { database }: NaiveContext) {
    const services = database.getRepository(PublicService).createQueryBuilder('s').where({ code });
    return inForce(services, 's').getOne();
  }

  @Query(() => ServiceConnection)
  async services(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('filter', () => ServiceFilter, { nullable: true }) filter: ServiceFilter | null,
    @Ctx() { database }: NaiveContext,
  ) {
    const services = inForce(database.getRepository(PublicService).createQueryBuilder('s'), 's');
    if (filter?.domain)
      services.innerJoin('s.domain', 'd').andWhere('d.code in (:...codes)', { codes: filter.domain });
    const nodes = await services.orderBy({ 's.ordinal': 'ASC', 's.code': 'ASC' }).limit(first).getMany();
    return { nodes };
  }

  @FieldResolver(() => ID)
  id(@Root() service: PublicService) {
    return encodeGlobalId('Service', service.serviceId);
  }

  @FieldResolver(() => DateScalar)
  validFrom(@Root() service: PublicService) {
    return service.beginsOn;
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  validTo(@Root() service: PublicService) {
    return /,([\d-]+)\)$/.exec(service.validDuring)?.[1] ?? null;
  }

  @FieldResolver()
  domain(
    @Root() service: Keyed<PublicService, 'domainId'>,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<ServiceDomain> {
    return loaders.domain.load(service.domainId);
  }

  @FieldResolver()
  async responsibilities(
    @Root() service: PublicService,
    @Arg('role', () => ResponsibilityRole, { nullable: true }) role: ResponsibilityRole | null,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<readonly Responsibility[]> {
    return ofRole(await loaders.responsibilitiesOfService.load(service.id), role);
  }

  @FieldResolver()
  figures(@Root() service: PublicService, @Ctx() { loaders }: NaiveContext): Promise<object[]> {
    return loaders.figuresOfService.load(service.id);
  }

  @FieldResolver()
  async funding(
    @Root() service: PublicService,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<FundingRule | undefined> {
    const [rule] = await loaders.fundingOfService.load(service.id);
    return rule;
  }

  @FieldResolver()
  source(
    @Root() service: Keyed<PublicService, 'sourceId'>,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<Source> {
    return loaders.source.load(service.sourceId);
  }
}

@Resolver(() => ServiceDomain)
class DomainResolver {
  @Query(() => [ServiceDomain])
  serviceDomains(
    @Arg('framework', () => DomainFramework, { defaultValue: DomainFramework.BASIC_2018 })
    framework: DomainFramework,
    @Ctx() { database }: NaiveContext,
  ) {
    return database.getRepository(ServiceDomain).find({ where: { framework }, order: { ordinal: 'ASC' } });
  }

  @FieldResolver(() => ID)
  id(@Root() domain: ServiceDomain) {
    return encodeGlobalId('ServiceDomain', domain.id);
  }

  @FieldResolver()
  services(@Root() domain: ServiceDomain, @Ctx() { loaders }: NaiveContext): Promise<PublicService[]> {
    return loaders.servicesOfDomain.load(domain.id);
  }
}

@Resolver(() => Responsibility)
class ResponsibilityResolver {
  @FieldResolver()
  department(
    @Root() part: Keyed<Responsibility, 'departmentId'>,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<Department> {
    return loaders.department.load(part.departmentId);
  }

  @FieldResolver()
  service(
    @Root() part: Keyed<Responsibility, 'serviceId'>,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<PublicService> {
    return loaders.service.load(part.serviceId);
  }
}

@Resolver(() => FundingRule)
class FundingRuleResolver {
  @FieldResolver()
  shares(@Root() rule: FundingRule, @Ctx() { loaders }: NaiveContext): Promise<object[]> {
    return loaders.sharesOfRule.load(rule.id);
  }
}

@Resolver(() => Source)
class SourceResolver {
  @FieldResolver()
  document(@Root() source: Keyed<Source, 'documentId'>, @Ctx() { loaders }: NaiveContext): Promise<Document> {
    return loaders.document.load(source.documentId);
  }
}

@Resolver(() => Document)
class DocumentResolver {
  @FieldResolver(() => ID)
  id(@Root() document: Document) {
    return encodeGlobalId('Document', document.id);
  }
}

@Resolver(() => Department)
class DepartmentResolver {
  @Query(() => DepartmentConnection)
  async departments(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Ctx() { database }: NaiveContext,
  ) {
    const nodes = await inForce(database.getRepository(Department).createQueryBuilder('d'), 'd')
      .andWhere('not d.abolished')
      .orderBy({ 'd.position': 'ASC', 'd.code': 'ASC' })
      .limit(first)
      .getMany();
    return { nodes };
  }

  @FieldResolver(() => ID)
  id(@Root() department: Department) {
    return encodeGlobalId('Department', department.departmentId);
  }

  @FieldResolver()
  async responsibilities(
    @Root() department: Department,
    @Arg('role', () => ResponsibilityRole, { nullable: true }) role: ResponsibilityRole | null,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<readonly Responsibility[]> {
    return ofRole(await loaders.responsibilitiesOfDepartment.load(department.departmentId), role);
  }
}

@Resolver(() => Plan)
class PlanResolver {
  @Query(() => Plan, { nullable: true })
  plan(@Arg('code', () => String) code: string, @Ctx() { database }: NaiveContext) {
    return database.getRepository(Plan).findOneBy({ code });
  }

  @FieldResolver()
  indicators(@Root() plan: Plan, @Ctx() { loaders }: NaiveContext): Promise<Indicator[]> {
    return loaders.indicatorsOfPlan.load(plan.id);
  }
}

@Resolver(() => Indicator)
class IndicatorResolver {
  @FieldResolver()
  targets(@Root() indicator: Indicator, @Ctx() { loaders }: NaiveContext): Promise<object[]> {
    return loaders.targetsOfIndicator.load(indicator.indicatorId);
  }

  @FieldResolver()
  observations(@Root() indicator: Indicator, @Ctx() { loaders }: NaiveContext): Promise<Observation[]> {
    return loaders.observationsOfIndicator.load(indicator.indicatorId);
  }
}

@Resolver(() => Observation)
class ObservationResolver {
  @FieldResolver()
  region(
    @Root() observation: Keyed<Observation, 'regionId'>,
    @Ctx() { loaders }: NaiveContext,
  ): Promise<object> {
    return loaders.region.load(observation.regionId);
  }
}

export const naiveResolvers = [
  DepartmentResolver,
  DocumentResolver,
  DomainResolver,
  FundingRuleResolver,
  IndicatorResolver,
  ObservationResolver,
  PlanResolver,
  ResponsibilityResolver,
  ServiceResolver,
  SourceResolver,
] as const;
