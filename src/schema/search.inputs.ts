import { ArrayMaxSize, IsOptional, IsString } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { DEFAULT_PAGE } from '../data/paginate.js';
import { SearchKind } from '../domain/search-text.js';
import type { CalendarDay } from '../domain/validity.js';
import { DateScalar } from '../entities/scalars.js';

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'What to look for, 1–100 characters (检索词). Of several words parted by blanks, each must stand in the field.',
  })
  @IsString()
  text!: string;

  @Field(() => [SearchKind], {
    nullable: true,
    description: 'Only these kinds (对象类别); all if not given.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  kinds?: SearchKind[] | null;

  @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: 'How many, 0–100 (取数).' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor (起始游标).' })
  after?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which services are searched (查询日期); today in China if not given.',
  })
  @IsOptional()
  asOf?: CalendarDay | null;
}
