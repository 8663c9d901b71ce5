import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { RegionLevel } from '../domain/enums.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { Indicator } from '../entities/indicator.js';
import { Region } from '../entities/region.js';
import { DateScalar } from '../entities/scalars.js';

/** About how many counties a province has. */
const DIVISIONS = 100;

const REPORTED = 'Figures that came in, in time or late (已报数).';
const LATE =
  'Of these, the ones that were first recorded after the due day, by the calendar in China (其中迟报数).';
const DAYS =
  'The most days that any of them came, or is by now, late (逾期天数): of what is missing up to the day asked about. Null if nothing is late.';

@ObjectType({ description: 'How much of an indicator has come in (分指标填报情况).' })
export class ReportingByIndicator {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: object;

  @Field(() => Int, { description: REPORTED })
  reported!: number;

  @Field(() => Int, { description: LATE })
  late!: number;

  @Extensions({ objects: DIVISIONS })
  @Field(() => [Region], { description: 'Who has not reported it, by code (未报地区).' })
  missing!: readonly object[];

  @Field(() => Int, { nullable: true, description: DAYS })
  daysLate!: number | null;
}

@ObjectType({ description: 'How much of a division has come in (分地区填报情况).' })
export class ReportingByRegion {
  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: object;

  @Field(() => Int, { description: REPORTED })
  reported!: number;

  @Field(() => Int, { description: LATE })
  late!: number;

  @Field(() => [Indicator], { description: 'What it has not reported, in the plan’s order (未报指标).' })
  missing!: readonly object[];

  @Field(() => Int, { nullable: true, description: DAYS })
  daysLate!: number | null;
}

@ObjectType({
  description:
    'Who has reported a year’s figures, who has not, and how late (填报情况，催报). Every indicator by every division is one figure that is owed.',
})
export class ReportingStatus {
  @Field(() => Int, { description: 'The year that is to be reported (年份).' })
  year!: number;

  @Field(() => RegionLevel, { description: 'The level of the divisions that owe figures (级别).' })
  level!: RegionLevel;

  @Field(() => Region, { description: 'The division that they lie in (上级行政区划).' })
  region!: object;

  @Field(() => ObservedArea, { description: 'Whose values are owed (地区类型).' })
  area!: ObservedArea;

  @Field(() => DateScalar, { description: 'The day by which figures are due (应报日期).' })
  due!: string;

  @Field(() => [ReportingByIndicator], { description: 'By indicator, in the plan’s order (分指标).' })
  indicators!: readonly ReportingByIndicator[];

  @Extensions({ objects: DIVISIONS })
  @Field(() => [ReportingByRegion], {
    description: 'By division in being at the end of the year, by code (分地区).',
  })
  regions!: readonly ReportingByRegion[];

  @Field(() => Int, { description: 'Figures that are owed (应报数).' })
  cells!: number;

  @Field(() => Int, { description: REPORTED })
  reported!: number;

  @Field(() => Int, { description: LATE })
  late!: number;

  @Field(() => Int, { description: 'Figures that have not come in, or were withdrawn (未报数).' })
  missing!: number;
}
