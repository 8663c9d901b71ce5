import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { capacityPlans, type CapacityPlan as Plan } from '../data/reports/capacity-plans.js';
import {
  capacityByCounty,
  readCapacity,
  type CapacityAnswer,
  type CountyCapacity as InCounty,
} from '../data/reports/capacity.js';
import {
  accessibilityByCounty,
  lowestAccessibility,
  readAccessibility,
  type AccessibilityAnswer,
  type CountyAccessibility as FromCounty,
  type SettlementAccessibility as FromSettlement,
} from '../data/reports/catchment.js';
import { AccessibilityArgs, CapacityArgs } from '../schema/capacity.inputs.js';
import {
  AccessibilityReport,
  CapacityPlan,
  CapacityReport,
  CountyAccessibility,
  CountyCapacity,
  SettlementAccessibility,
} from '../schema/capacity.payloads.js';
import { accessibilityTold, capacityTold } from '../schema/capacity.told.js';
import { LongestArgs } from '../schema/coverage.inputs.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver(() => CapacityReport)
export class CapacityResolver {
  @Query(() => CapacityReport, {
    description:
      'What kinds of facility have for a thousand people, by county and set beside the indicators that plan it (每千人容量).',
  })
  async capacityPerThousand(@Args() args: CapacityArgs, @Ctx() { reader }: Context) {
    return capacityTold(await readCapacity(reader, args));
  }

  @FieldResolver(() => [CountyCapacity], {
    description:
      'The same by county, in the order of their codes (分县情况). A township is told as its county.',
  })
  byCounty(
    @Root() report: CapacityAnswer,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InCounty[]> {
    return capacityByCounty(reader, report, selectionOf(info, [['region']]));
  }

  @FieldResolver(() => [CapacityPlan], {
    description:
      'The indicators that plan the capacity of any of these kinds, and whether they compare (对应规划指标); empty if no plan has one.',
  })
  planned(
    @Root() report: CapacityAnswer,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Plan[]> {
    const [indicator, target] = [selectionOf(info, [['indicator']]), selectionOf(info, [['target']])];
    return capacityPlans(reader, report.plans, { indicator, target });
  }
}

@Resolver(() => AccessibilityReport)
export class AccessibilityResolver {
  @Query(() => AccessibilityReport, {
    description:
      'What people can get at when all who live near share it, by two-step floating catchment areas (设施可达性，两步移动搜寻法). What takes long is worked out once and kept.',
  })
  async accessibility(@Args() args: AccessibilityArgs, @Ctx() context: Context) {
    const { reader, keptReports } = context;
    const view = timeFrom(args, context) ?? reader.present;
    return accessibilityTold(await readAccessibility(reader, keptReports, { ...args, view }));
  }

  @FieldResolver(() => [CountyAccessibility], {
    description:
      'The same by county, in the order of their codes (分县情况). A township is told as its county.',
  })
  byCounty(
    @Root() report: AccessibilityAnswer,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FromCounty[]> {
    return accessibilityByCounty(reader, report, selectionOf(info, [['region']]));
  }

  @FieldResolver(() => [SettlementAccessibility], {
    description:
      'The settlements whose people can get at least, the lowest first, and of equal ones the largest (可达性最低的居民点).',
  })
  lowest(
    @Root() report: AccessibilityAnswer,
    @Args() { first }: LongestArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FromSettlement[]> {
    return lowestAccessibility(reader, report, first, selectionOf(info, [['settlement']]));
  }
}
