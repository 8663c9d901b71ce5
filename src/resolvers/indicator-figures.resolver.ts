import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { FigureSelections } from '../data/reports/indicator-figures.js';
import { readSeries, type SeriesAnswer } from '../data/reports/indicator-series.js';
import { MOST_CELLS, readTable, type TableAnswer } from '../data/reports/indicator-table.js';
import type { Row } from '../data/table.js';
import { Indicator } from '../entities/indicator.js';
import { SeriesArgs, TableArgs } from '../schema/indicator-figures.inputs.js';
import { IndicatorSeries, IndicatorTable } from '../schema/indicator-figures.payloads.js';
import type { Context } from './context.js';
import { askedOf, selectionOf } from './selection.js';

@Resolver(() => Indicator)
export class IndicatorFiguresResolver {
  @FieldResolver(() => IndicatorSeries, {
    description: 'Its figures in a division over years, with the path to its goal (时间序列).',
  })
  series(
    @Root() indicator: Row,
    @Args() args: SeriesArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SeriesAnswer> {
    return readSeries(reader, indicator, args, selectionsOf(info, 'points'), placeOf(info.path));
  }

  @FieldResolver(() => IndicatorTable, {
    description: `Its figures in the divisions of a level in a year (分地区表). The tables of all indicators of an operation have at most ${MOST_CELLS} rows together.`,
  })
  table(
    @Root() indicator: Row,
    @Args() args: TableArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TableAnswer> {
    return readTable(reader, indicator, args, selectionsOf(info, 'rows'), placeOf(info.path));
  }
}

/** @param cells the field with the list of points or rows */
function selectionsOf(info: GraphQLResolveInfo, cells: 'points' | 'rows'): FigureSelections {
  const lineage = [cells, 'computed', 'from'];
  const computed = askedOf(info, [[cells, 'computed']]);
  return {
    indicator: askedOf(info, [['indicator']]),
    region: askedOf(info, [
      ['region'],
      [cells, 'region'],
      [cells, 'computed', 'missing'],
      [...lineage, 'region'],
    ]),
    observation: askedOf(info, [
      [cells, 'observation'],
      [cells, 'others'],
      [...lineage, 'observation'],
    ]),
    facilityType: askedOf(info, [[...lineage, 'facilityTypes']]),
    // The sheet has columns for what was worked out.
    computed: computed !== null || selectionOf(info).fields.has('csv'),
    share: computed?.fields.has('share') ?? false,
  };
}

/** Where in an operation a field stands, whichever row of a list it is asked of. */
function placeOf(path: GraphQLResolveInfo['path'] | undefined): string {
  if (!path) return '';
  const above = placeOf(path.prev);
  return typeof path.key === 'number' ? above : `${above}.${path.key}`;
}
