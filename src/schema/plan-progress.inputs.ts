import { IsOptional } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { DateScalar } from '../entities/scalars.js';
import { KnownArgs } from './view.inputs.js';

@ArgsType()
export class PlanProgressArgs extends KnownArgs {
  @Field(() => String, { description: 'Code of the plan, e.g. `FJ-2021-PLAN` (规划代码).' })
  plan!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a division (行政区划代码); the province if not given. A township is answered as its county, a retired code as what replaced it.',
  })
  @IsOptional()
  region?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day on which it is judged (评价日期); today in China if not given. Figures of later years do not count.',
  })
  @IsOptional()
  asOf?: string | null;
}
