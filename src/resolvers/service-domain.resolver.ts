import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { DomainFramework } from '../domain/enums.js';
import { FacilityType } from '../entities/facility-type.js';
import { DateScalar } from '../entities/scalars.js';
import { ServiceDomain } from '../entities/service-domain.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';

@Resolver()
export class ServiceDomainResolver {
  @Query(() => [ServiceDomain], {
    description:
      'The domains of one framework, in its order (领域列表); the eight of the 2018 list unless told.',
  })
  serviceDomains(
    @Arg('framework', () => DomainFramework, {
      defaultValue: DomainFramework.BASIC_2018,
      description: 'Which division (分类体系).',
    })
    framework: DomainFramework,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day whose services are read below (查询日期); today in China if not given.',
    })
    asOf: string | null,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.many(ServiceDomain, selectionOf(info), 'framework', [framework], asOf);
  }

  @Query(() => ServiceDomain, {
    nullable: true,
    description: 'A domain by its code (按代码查询领域); null if there is none.',
  })
  serviceDomain(
    @Arg('code', () => String, { description: 'Its code, e.g. `EDUCATION` (领域代码).' }) code: string,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day whose services are read below (查询日期); today in China if not given.',
    })
    asOf: string | null,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one(ServiceDomain, selectionOf(info), 'code', code, asOf);
  }

  @Query(() => [FacilityType], {
    description: 'The kinds of facility that the documents name, by domain (设施类型列表).',
  })
  facilityTypes(@Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.list(FacilityType, selectionOf(info));
  }
}
