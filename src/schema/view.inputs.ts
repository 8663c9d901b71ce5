import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../entities/scalars.js';

/** When it is asked, for what has a day of its own. */
@ArgsType()
export class KnownArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'What the directory said at this instant, before later corrections (查询时点); what it says now if not given. Of all that has revisions. An instant within the last seconds may still be added to by what is just being published.',
  })
  @IsOptional()
  knownAt?: string | null;
}

/** The day that is asked about, and when, for what no change set drafts. */
@ArgsType()
export class TimeArgs extends KnownArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day whose list is read, with all that hangs off it (查询日期); today in China if not given.',
  })
  @IsOptional()
  asOf?: string | null;
}

/** Which of all revisions a query reads. */
@ArgsType()
export class ViewArgs extends TimeArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'The list as it would stand with the drafts of this change set (清单动态调整批次), on the day it is to take effect unless `asOf` is given. Only for those concerned; not together with `knownAt`.',
  })
  @IsOptional()
  changeSet?: string | null;
}
