import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readReporting, type ReportingAnswer } from '../data/reports/reporting-status.js';
import { ReportingStatusArgs } from '../schema/reporting-status.inputs.js';
import { ReportingStatus } from '../schema/reporting-status.payloads.js';
import type { Context } from './context.js';
import { askedOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver(() => ReportingStatus)
export class ReportingStatusResolver {
  @Query(() => ReportingStatus, {
    description: 'Who has reported a year’s figures, who has not, and how late (填报情况，催报).',
  })
  reportingStatus(
    @Args() { asOf, knownAt, ...asked }: ReportingStatusArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReportingAnswer> {
    const view = timeFrom({ asOf, knownAt }, { reader }) ?? reader.present;
    return readReporting(
      reader,
      { ...asked, view },
      {
        indicator: askedOf(info, [
          ['indicators', 'indicator'],
          ['regions', 'missing'],
        ]),
        region: askedOf(info, [['region'], ['regions', 'region'], ['indicators', 'missing']]),
      },
    );
  }
}
