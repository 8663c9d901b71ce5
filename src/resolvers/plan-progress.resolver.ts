import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import {
  readPlanProgress,
  readStandingRows,
  type PlanProgressAnswer,
  type StandingSelections,
} from '../data/reports/plan-progress.js';
import { PlanProgressArgs } from '../schema/plan-progress.inputs.js';
import { IndicatorProgress, PlanProgress } from '../schema/plan-progress.payloads.js';
import { standingsTold } from '../schema/plan-progress.told.js';
import type { Context } from './context.js';
import { askedOf } from './selection.js';
import { timeFrom } from './view.js';

@Resolver(() => PlanProgress)
export class PlanProgressResolver {
  @Query(() => PlanProgress, {
    description:
      'Whether what a plan promises is kept in a division on a day: each indicator with its verdict and why, and how many stand how (规划指标进度监测).',
  })
  planProgress(@Args() args: PlanProgressArgs, @Ctx() { reader }: Context) {
    return readPlanProgress(reader, { ...args, view: timeFrom(args, { reader }) ?? reader.present });
  }

  @FieldResolver(() => [IndicatorProgress], {
    description: 'The indicators that it sets a target for, in its order (指标进度).',
  })
  async indicators(
    @Root() answer: PlanProgressAnswer,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<IndicatorProgress[]> {
    const { standings, view, day, region } = answer;
    const rows = await readStandingRows(reader, standings, view, standingSelections(info));
    return standingsTold(standings, rows, { day, level: region.level });
  }
}

/** What the operation asks of the rows of each kind below a list of standings. */
function standingSelections(info: GraphQLResolveInfo): StandingSelections {
  return {
    indicator: askedOf(info, [['indicator']]),
    target: askedOf(info, [['target']]),
    localTarget: askedOf(info, [['localTarget']]),
    observation: askedOf(info, [['observation'], ['base'], ['points', 'observation']]),
  };
}
