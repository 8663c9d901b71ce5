import { IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { LocalImplementationFilter } from '../data/lists/local-implementation.js';
import { PageArgs } from './connection.js';
import { orderInputOf, type OrderChoice } from './order.js';
import { PlaceFilterInput } from './place.inputs.js';

@InputType('LocalImplementationFilter', {
  description:
    'What a list of local implementations is cut to: all given parts hold, and of several values in a part any one (本地实施筛选).',
})
export class LocalImplementationFilterInput extends PlaceFilterInput implements LocalImplementationFilter {
  @Field(() => Int, {
    nullable: true,
    description: 'Only those whose guide scored at least this, 0–100 (指南最低得分).',
  })
  @IsOptional()
  @Min(0)
  @Max(100)
  minGuideQuality?: number | null;
}

const LocalImplementationOrder = orderInputOf('LocalImplementation', '本地实施', {
  CODE: 'The code: by service, then division (代码).',
});

@ArgsType()
export class LocalImplementationsArgs extends PageArgs {
  @Field(() => LocalImplementationFilterInput, {
    nullable: true,
    description: 'Which ones (筛选); all if not given.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: LocalImplementationFilterInput | null;

  @Field(() => LocalImplementationOrder, {
    nullable: true,
    description: 'In which order (排序); by code if not given.',
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: OrderChoice | null;
}
