import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readComparison } from '../data/reports/comparison.js';
import { readUrbanRural } from '../data/reports/urban-rural.js';
import { ComparisonArgs, UrbanRuralArgs } from '../schema/comparison.inputs.js';
import { ComparisonReport, UrbanRuralReport } from '../schema/comparison.payloads.js';
import { KnownArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { askedOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver()
export class ComparisonResolver {
  @Query(() => ComparisonReport, {
    description:
      'Divisions beside each other in several indicators, each with its place among all divisions of its level in the province (地区比较).',
  })
  async compare(
    @Args() args: ComparisonArgs,
    @Args() time: KnownArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = timeFrom(time, context) ?? context.reader.present;
    return readComparison(context.reader, args, view, {
      indicator: askedOf(info, [['rows', 'indicator']]),
      region: askedOf(info, [['rows', 'cells', 'region']]),
      observation: askedOf(info, [['rows', 'cells', 'observation']]),
    });
  }

  @Query(() => UrbanRuralReport, {
    description:
      'How far towns and countryside are apart in an indicator, year by year (城乡差距), where both have figures of their own.',
  })
  async urbanRural(
    @Args() args: UrbanRuralArgs,
    @Args() time: KnownArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const view = timeFrom(time, context) ?? context.reader.present;
    return readUrbanRural(context.reader, args, view, {
      indicator: askedOf(info, [['indicator']]),
      region: askedOf(info, [['region']]),
      observation: askedOf(info, [
        ['years', 'urban'],
        ['years', 'rural'],
      ]),
    });
  }
}
