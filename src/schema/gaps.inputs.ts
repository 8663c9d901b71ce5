import { IsOptional } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { GapKind } from '../domain/gaps.js';
import { ViewArgs } from './view.inputs.js';

@ArgsType()
export class GapsArgs extends ViewArgs {
  @Field(() => String, {
    description: 'Code of a city or county (行政区划代码); a retired one is answered as what replaced it.',
  })
  region!: string;

  @Field(() => [GapKind], { nullable: true, description: 'Only these kinds (事项类别); all if not given.' })
  @IsOptional()
  kind?: GapKind[] | null;

  @Field(() => Int, { nullable: true, description: 'How many gaps: 0–100 (取数). 20 unless told.' })
  @IsOptional()
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor (起始游标).' })
  @IsOptional()
  after?: string | null;
}
