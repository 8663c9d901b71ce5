import { Field, Int, ObjectType } from 'type-graphql';
import type { PlanProgressAnswer as Answer, ProgressCount as Count } from '../data/reports/plan-progress.js';
import { Comparator, IndicatorNature } from '../domain/enums.js';
import { ProgressReason, ProgressVerdict } from '../domain/indicators/vocabulary.js';
import { Indicator } from '../entities/indicator.js';
import { LocalTarget } from '../entities/local-target.js';
import { Observation } from '../entities/observation.js';
import { Plan } from '../entities/plan.js';
import { Region } from '../entities/region.js';
import { DateScalar, DecimalScalar } from '../entities/scalars.js';
import { ServiceDomain } from '../entities/service-domain.js';
import { Target } from '../entities/target.js';

@ObjectType({ description: 'How many promises stand how (进度计数).' })
export class ProgressCount implements Count {
  @Field(() => IndicatorNature, {
    nullable: true,
    description:
      'Of which nature they are (指标属性); null where the plan does not say, and where they are not counted by it.',
  })
  nature!: IndicatorNature | null;

  @Field(() => ServiceDomain, {
    nullable: true,
    description: 'Under which domain they are printed (领域); null where they are not counted by it.',
  })
  domain!: Count['domain'];

  @Field(() => Int, { description: 'Met (已达标).' })
  met!: number;

  @Field(() => Int, { description: 'On track (进度正常).' })
  onTrack!: number;

  @Field(() => Int, { description: 'Behind (进度滞后).' })
  behind!: number;

  @Field(() => Int, { description: 'Without any figure since the base (无监测数据).' })
  noData!: number;

  @Field(() => Int, { description: 'Of which no verdict can be given (无法评价).' })
  notMeasurable!: number;

  @Field(() => Int, { description: 'Altogether (合计).' })
  total!: number;
}

@ObjectType({ description: 'A year of the path to a goal (序时进度).' })
export class PathPoint {
  @Field(() => Int, { description: 'The year (年份).' })
  year!: number;

  @Field(() => DecimalScalar, {
    description: 'What is expected at its end, in the indicator’s unit (年末应达值).',
  })
  expected!: string;
}

@ObjectType({ description: 'A figure of a year that counts (历年监测值).' })
export class ProgressPoint {
  @Field(() => Int, { description: 'The year (年份).' })
  year!: number;

  @Field(() => DecimalScalar, { description: 'The number, in the indicator’s unit (数值).' })
  value!: string;

  @Field(() => Observation, { description: 'The figure (监测值).' })
  observation!: object;
}

@ObjectType({
  description:
    'Whether what a plan promises for an indicator is kept in a division (指标进度). A figure of a year stands for the year’s end. Judged is the newest figure; once the goal’s year is over, that year’s own.',
})
export class IndicatorProgress {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: object;

  @Field(() => ProgressVerdict, { description: 'Whether the promise is kept (进度评价).' })
  verdict!: ProgressVerdict;

  @Field(() => ProgressReason, { description: 'Why the verdict is what it is (评价依据).' })
  reason!: ProgressReason;

  @Field(() => String, { description: 'The same in words, with the numbers (评价说明).' })
  explanation!: string;

  @Field(() => Target, {
    nullable: true,
    description:
      'What the province promises: its target that is due next on the day, or else its last (全省目标); null if it promises nothing.',
  })
  target!: object | null;

  @Field(() => LocalTarget, {
    nullable: true,
    description:
      'The division’s own target that it is judged by, if it is due no later than the province’s (本地目标); null where it is judged by the province’s.',
  })
  localTarget!: object | null;

  @Field(() => Boolean, {
    description:
      'Whether it is judged by the province’s target (是否采用全省目标): of a city or county, because none of its own is due.',
  })
  ofProvince!: boolean;

  @Field(() => Int, { description: 'The year by whose end the goal is due (目标年).' })
  goalYear!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The goal in the indicator’s unit (目标值); null if it is in words.',
  })
  goal!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A goal in words, e.g. `应保尽保` (文字目标); null for a number.',
  })
  goalWords!: string | null;

  @Field(() => Comparator, {
    description:
      'How the goal binds (比较方式). EQUAL, a bare number, is read as at least it where more is better, else at most.',
  })
  comparator!: Comparator;

  @Field(() => [Observation], {
    description:
      'All figures of the base’s year, the one that counts first (基期值). Where documents print several, none is left out.',
  })
  base!: readonly object[];

  @Field(() => Int, {
    nullable: true,
    description:
      'The year at whose end the path begins (基期年); null if the division has no figure of it, and where values add up, for these begin with nothing.',
  })
  baseYear!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The base that counts, in the indicator’s unit (基期值); null as `baseYear`, or if in words.',
  })
  baseValue!: string | null;

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure that it is judged by (评价所用监测值); null if there is none.',
  })
  observation!: object | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Its number, in the indicator’s unit (数值); null if there is none.',
  })
  value!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its year (监测年); null if there is none.' })
  valueYear!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What is expected at the end of its year, on a straight line from base to goal (当年末应达值), with two digits more than the numbers have; against a reference, that of the year. Null if there is no path.',
  })
  expected!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What is expected on the day, likewise (评价日应达值); null if there is no path.',
  })
  expectedOnDay!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What is missing to what is expected at the end of the figure’s year, in the indicator’s unit; below 0 if it is better (差距). Null if either is no number.',
  })
  gap!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What has to be gained in each year up to the goal’s that is neither reported nor over (今后年均需提高); null once the goal is met, or if no year is left.',
  })
  neededPerYear!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the base satisfied the goal already (目标是否不高于基期值).',
  })
  targetBelowBase!: boolean;

  @Field(() => [PathPoint], {
    description:
      'The path from base to goal by year, for a picture (序时进度线); empty if there is none. It never asks for more than the goal.',
  })
  path!: readonly PathPoint[];

  @Field(() => [ProgressPoint], {
    description:
      'What was observed as a number from the base on, by year, one figure for each (历年监测值): of several, the one that counts.',
  })
  points!: readonly ProgressPoint[];
}

@ObjectType({ description: 'How the promises of a plan stand in a division on a day (规划指标进度).' })
export class PlanProgress implements Pick<
  Answer,
  'plan' | 'region' | 'day' | 'total' | 'byNature' | 'byDomain'
> {
  @Field(() => Plan, { description: 'The plan (规划).' })
  plan!: Answer['plan'];

  @Field(() => Region, { description: 'The division that the answer is for (行政区划).' })
  region!: Answer['region'];

  @Field(() => DateScalar, { description: 'The day on which it is judged (评价日期).' })
  day!: string;

  @Field(() => ProgressCount, { description: 'How many stand how (合计).' })
  total!: Count;

  @Field(() => [ProgressCount], {
    description:
      'The same by nature, the binding first (按约束性、预期性计数); a single count without one where the plan does not say.',
  })
  byNature!: readonly Count[];

  @Field(() => [ProgressCount], { description: 'The same by domain, in the plan’s order (按领域计数).' })
  byDomain!: readonly Count[];
}
