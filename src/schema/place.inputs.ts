import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { PlaceFilter } from '../data/lists/place.js';

/** The parts that the filters of what holds in divisions, for services, have in common. */
@InputType()
export abstract class PlaceFilterInput implements PlaceFilter {
  @Field(() => [String], { nullable: true, description: 'Their own codes (代码).' })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  code?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of services, e.g. `FJ-BPS-003` (项目代码).' })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  service?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of divisions, with all that lies below them (行政区划代码).',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  region?: string[] | null;
}
