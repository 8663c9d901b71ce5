import { IsOptional } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { PopulationGroup } from '../domain/facilities/planning.js';
import { CapacityUnit } from '../domain/facilities/vocabulary.js';
import { DateScalar } from '../entities/scalars.js';

@ArgsType()
abstract class CapacityOf {
  @Field(() => [String], {
    description:
      'Codes of up to 20 kinds of facility, e.g. `ELDERLY-CARE-INSTITUTION` (设施类型代码); their capacities are added up.',
  })
  facilityType!: string[];

  @Field(() => CapacityUnit, { description: 'What is counted (容量单位).' })
  unit!: CapacityUnit;

  @Field(() => String, {
    description:
      'Code of a province, city, county or township (行政区划代码); a retired one is answered as what replaced it.',
  })
  region!: string;

  @Field(() => PopulationGroup, {
    defaultValue: PopulationGroup.TOTAL,
    description: 'Whose number the capacity is set against (人口口径).',
  })
  population!: PopulationGroup;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of up to 20 providers whose settlements count (人口数源); all if not given. Where several give the same people, such as villages and a population grid, name one of them, or people are counted twice.',
  })
  @IsOptional()
  populationFrom?: string[] | null;
}

@ArgsType()
export class CapacityArgs extends CapacityOf {
  @Field(() => Int, {
    description: 'The year at whose end capacity is told; of this year, today (年份).',
  })
  year!: number;
}

@ArgsType()
export class AccessibilityArgs extends CapacityOf {
  @Field(() => Int, {
    defaultValue: 5000,
    description:
      'How far people go, in metres, 1–100,000 (搜寻半径，米). What is right depends on the kind of facility: try several.',
  })
  catchmentMetres!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day asked about; today if not given (日期).' })
  @IsOptional()
  asOf?: string | null;

  @Field(() => Int, {
    defaultValue: 10,
    description: 'How many seconds to wait for a report that is not there yet, 0–25 (等待秒数).',
  })
  wait!: number;
}
