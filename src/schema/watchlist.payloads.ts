import { Field, Float, Int, ObjectType } from 'type-graphql';
import type {
  WatchedGap as Gap,
  WatchedInequality as Inequality,
  WatchedTrend as Trend,
} from '../data/reports/watchlist.js';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { Indicator } from '../entities/indicator.js';
import { Observation } from '../entities/observation.js';
import { Plan } from '../entities/plan.js';
import { Region } from '../entities/region.js';
import { DateScalar, DecimalScalar } from '../entities/scalars.js';
import { ServiceDomain } from '../entities/service-domain.js';

@ObjectType({ description: 'A promise that is behind (进度滞后的指标), as `planProgress` judges it.' })
export class WatchedGap implements Gap {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: Gap['indicator'];

  @Field(() => Region, { description: 'The division (行政区划).' })
  region!: Gap['region'];

  @Field(() => Observation, { nullable: true, description: 'The figure that it was judged by (监测值).' })
  observation!: Gap['observation'];

  @Field(() => DecimalScalar, { nullable: true, description: 'Its number, in the indicator’s unit (数值).' })
  value!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its year (年份).' })
  valueYear!: number | null;

  @Field(() => DecimalScalar, { description: 'What is expected at the end of that year (预期值).' })
  expected!: string;

  @Field(() => Int, { description: 'The year by which it was promised (目标年份).' })
  goalYear!: number;

  @Field(() => DecimalScalar, { description: 'What is missing to the expected (差距).' })
  gap!: string;

  @Field(() => Float, { description: 'The same as a part of the expected (相对差距).' })
  relative!: number;
}

@ObjectType({
  description:
    'A figure that gets worse (恶化的指标): by the last two years that have numbers, of the last ten.',
})
export class WatchedTrend implements Trend {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: Trend['indicator'];

  @Field(() => Region, {
    description: 'The division: the one asked about, or one right below it (行政区划).',
  })
  region!: Trend['region'];

  @Field(() => Int, { description: 'The earlier year (起始年份).' })
  from!: number;

  @Field(() => Int, { description: 'The later year (截止年份).' })
  to!: number;

  @Field(() => Observation, { description: 'The figure of the earlier (前值).' })
  before!: Trend['before'];

  @Field(() => Observation, { description: 'The figure of the later (后值).' })
  after!: Trend['after'];

  @Field(() => Float, {
    description:
      'What is lost in a year, as a part of the earlier figure: 0.05 is a twentieth (年均恶化幅度).',
  })
  perYear!: number;
}

@ObjectType({ description: 'An indicator in which counties differ much (县际差异大的指标).' })
export class WatchedInequality implements Inequality {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: Inequality['indicator'];

  @Field(() => Int, {
    description: 'The newest of the last ten years in which at least three counties have a number (年份).',
  })
  year!: number;

  @Field(() => Int, { description: 'How many counties count (县数).' })
  n!: number;

  @Field(() => Float, { description: 'The Gini coefficient, every county once (基尼系数).' })
  gini!: number;

  @Field(() => PopulationGroup, {
    nullable: true,
    description: 'Per head of whom totals are compared (人口口径); null of an indicator that is no total.',
  })
  per!: PopulationGroup | null;
}

@ObjectType({
  description:
    'What wants watching, the worst first (关注清单): promises that are behind, figures that get worse, and what is spread unequally.',
})
export class Watchlist {
  @Field(() => Plan, { nullable: true, description: 'The plan asked about (规划); null for all.' })
  plan!: object | null;

  @Field(() => ServiceDomain, {
    nullable: true,
    description: 'The domain asked about (领域); null for all, and if no indicator is printed under it.',
  })
  domain!: object | null;

  @Field(() => Region, { description: 'The division asked about (行政区划).' })
  region!: object;

  @Field(() => DateScalar, { description: 'The day (日期).' })
  day!: string;

  @Field(() => Float, { description: 'The least relative gap that is told (最小相对差距).' })
  minimumGap!: number;

  @Field(() => Float, { description: 'The least worsening that is told (最小年均恶化幅度).' })
  minimumWorsening!: number;

  @Field(() => Float, { description: 'The least Gini coefficient that is told (最小基尼系数).' })
  minimumGini!: number;

  @Field(() => [WatchedGap], {
    description:
      'Promises of the division that are BEHIND, by their relative gap (进度滞后). Those of which nothing is expected, or 0, have none and are not told.',
  })
  gaps!: readonly Gap[];

  @Field(() => [WatchedTrend], {
    description:
      'Figures of the division and of those right below it that get worse, the fastest first (恶化). Cumulative indicators are left out.',
  })
  worsening!: readonly Trend[];

  @Field(() => [WatchedInequality], {
    description:
      'Indicators in which its counties differ most (县际差异). Totals are compared per head, and left out where fewer than three counties have people.',
  })
  inequality!: readonly Inequality[];
}
