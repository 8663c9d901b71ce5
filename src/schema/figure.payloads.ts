import { Field, Int, ObjectType } from 'type-graphql';
import type { FigureUnit as Printed } from '../data/reports/figure-units.js';
import { UnitDimension, type Unit } from '../domain/units.js';
import { DecimalScalar } from '../entities/scalars.js';

@ObjectType('RegisteredUnit', {
  description: 'What a unit counts, and how it compares to others: those of one base compare (登记单位).',
})
export class RegisteredUnit implements Unit {
  @Field(() => String, { description: 'The unit (单位).' })
  unit!: string;

  @Field(() => UnitDimension, { description: 'What kind of quantity it counts (计量类别).' })
  dimension!: UnitDimension;

  @Field(() => String, { description: 'The unit that values are compared in (基准单位).' })
  base!: string;

  @Field(() => DecimalScalar, { description: 'How many of `base` one of it is, exactly (换算系数).' })
  factor!: string;
}

@ObjectType({ description: 'A unit in which standards print figures (标准数值单位).' })
export class FigureUnit implements Printed {
  @Field(() => String, { description: 'As printed, e.g. `元` (单位).' })
  unit!: string;

  @Field(() => Int, { description: 'Figures printed in it (数值个数).' })
  figures!: number;

  @Field(() => Int, { description: 'Services whose standards print them (服务项目数).' })
  services!: number;

  @Field(() => RegisteredUnit, {
    nullable: true,
    description: 'What it is registered as (登记单位); null if it is not, and so compares to none.',
  })
  registered!: Unit | null;
}
