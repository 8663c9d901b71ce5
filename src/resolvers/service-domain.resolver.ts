import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { DomainFramework } from '../domain/enums.js';
import { FacilityType } from '../entities/facility-type.js';
import { ServiceDomain } from '../entities/service-domain.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class ServiceDomainResolver {
  @Query(() => [ServiceDomain], {
    description:
      'The domains of one framework, in its order (领域列表); the eight of the 2018 list unless told.',
  })
  async serviceDomains(
    @Arg('framework', () => DomainFramework, {
      defaultValue: DomainFramework.BASIC_2018,
      description: 'Which division (分类体系).',
    })
    framework: DomainFramework,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.many(ServiceDomain, selectionOf(info), 'framework', [framework], view);
  }

  @Query(() => ServiceDomain, {
    nullable: true,
    description: 'A domain by its code (按代码查询领域); null if there is none.',
  })
  async serviceDomain(
    @Arg('code', () => String, { description: 'Its code, e.g. `EDUCATION` (领域代码).' }) code: string,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = await viewFrom(time, context);
    return context.reader.one(ServiceDomain, selectionOf(info), 'code', code, view);
  }

  @Query(() => [FacilityType], {
    description: 'The kinds of facility that the documents name, by domain (设施类型列表).',
  })
  async facilityTypes(@Args() time: ViewArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return context.reader.list(FacilityType, selectionOf(info), await viewFrom(time, context));
  }
}
