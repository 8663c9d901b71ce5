import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import {
  coverageByRegion,
  coverageGaps,
  coverageSites,
  readCoverage,
  type CoverageAnswer,
  type CoverageGap as Gap,
  type RegionCoverage as ByRegion,
} from '../data/reports/coverage.js';
import { CoverageArgs, LongestArgs, RegionCoverageArgs } from '../schema/coverage.inputs.js';
import { CoverageGap, CoverageReport, RegionCoverage, SiteProposal } from '../schema/coverage.payloads.js';
import { coverageTold, proposalTold } from '../schema/coverage.told.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver(() => CoverageReport)
export class CoverageResolver {
  @Query(() => CoverageReport, {
    description:
      'Which share of a division’s people has a facility within reach, who has not, and where further ones would reach most of them (设施覆盖分析). What takes long is worked out once and kept.',
  })
  async coverage(@Args() args: CoverageArgs, @Ctx() context: Context) {
    const { reader, keptReports } = context;
    const view = timeFrom(args, context) ?? reader.present;
    return coverageTold(await readCoverage(reader, keptReports, { ...args, view }));
  }

  @FieldResolver(() => [RegionCoverage], {
    description: 'The same by county or township, in the order of their codes (分地区覆盖情况).',
  })
  byRegion(
    @Root() report: CoverageAnswer,
    @Args() { level }: RegionCoverageArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ByRegion[]> {
    return coverageByRegion(reader, report, level, selectionOf(info, [['region']]));
  }

  @FieldResolver(() => [CoverageGap], {
    description: 'The largest settlements without a facility within reach, the largest first (未覆盖居民点).',
  })
  gaps(
    @Root() report: CoverageAnswer,
    @Args() { first }: LongestArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Gap[]> {
    return coverageGaps(reader, report, first, selectionOf(info, [['settlement']]));
  }

  @FieldResolver(() => SiteProposal, { description: 'What would change most (选址建议).' })
  async proposedSites(
    @Root() report: CoverageAnswer,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SiteProposal> {
    return proposalTold(await coverageSites(reader, report, selectionOf(info, [['sites', 'settlement']])));
  }
}
