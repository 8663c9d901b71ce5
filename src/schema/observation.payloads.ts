import { Field, Int, ObjectType } from 'type-graphql';
import { ObservationStatus, RegionLevel } from '../domain/enums.js';
import { ObservedArea } from '../domain/indicators/vocabulary.js';
import { DataProvider } from '../entities/data-provider.js';
import { Indicator } from '../entities/indicator.js';

const COUNT = 'How many figures have it (数量).';

@ObjectType({ description: 'A year that has figures (有数据的年份).' })
export class AvailableYear {
  @Field(() => Int, { description: 'The year (年份).' })
  value!: number;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType({ description: 'An indicator that has figures (有数据的指标).' })
export class AvailableIndicator {
  @Field(() => Indicator, { description: 'The indicator (指标).' })
  indicator!: object;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType({ description: 'A level of divisions that has figures (有数据的行政区划级别).' })
export class AvailableLevel {
  @Field(() => RegionLevel, { description: 'The level (级别).' })
  value!: RegionLevel;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType({ description: 'A kind of area that has figures (有数据的地区类型).' })
export class AvailableArea {
  @Field(() => ObservedArea, { description: 'Whose value it is (地区类型).' })
  value!: ObservedArea;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType({ description: 'A status that figures have (有数据的状态).' })
export class AvailableStatus {
  @Field(() => ObservationStatus, { description: 'Whether they may be revised (状态).' })
  value!: ObservationStatus;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType({ description: 'Somebody who reported figures (有数据的数源).' })
export class AvailableProvider {
  @Field(() => DataProvider, { description: 'Who reported them (数源).' })
  provider!: object;

  @Field(() => Int, { description: COUNT })
  count!: number;
}

@ObjectType({
  description:
    'Which filters still yield figures (可用筛选项). Each list leaves its own part of the filter out, so that it tells what else could be chosen.',
})
export class ObservationAvailability {
  @Field(() => Int, { description: 'How many figures the whole filter yields (总数).' })
  total!: number;

  @Field(() => [AvailableYear], {
    description: 'Years with figures, the earliest 100 (年份). Leaves `year`, `fromYear` and `toYear` out.',
  })
  years!: AvailableYear[];

  @Field(() => [AvailableLevel], { description: 'Levels of divisions (级别). Leaves `regionLevel` out.' })
  levels!: AvailableLevel[];

  @Field(() => [AvailableArea], { description: 'Kinds of area (地区类型). Leaves `area` out.' })
  areas!: AvailableArea[];

  @Field(() => [AvailableStatus], { description: 'Statuses (状态). Leaves `status` out.' })
  statuses!: AvailableStatus[];
}
