import { Field, Int, ObjectType } from 'type-graphql';
import type { FigureUnit as Unit } from '../data/reports/figure-units.js';

@ObjectType({ description: 'A unit in which standards print figures (标准数值单位).' })
export class FigureUnit implements Unit {
  @Field(() => String, { description: 'As printed, e.g. `元` (单位).' })
  unit!: string;

  @Field(() => Int, { description: 'Figures printed in it (数值个数).' })
  figures!: number;

  @Field(() => Int, { description: 'Services whose standards print them (服务项目数).' })
  services!: number;
}
