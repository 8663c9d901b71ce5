import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { readDirectoryFacts } from '../data/reports/directory.js';
import { DateScalar } from '../entities/scalars.js';
import { Directory } from '../schema/directory.payloads.js';
import type { Context } from './context.js';

@Resolver()
export class DirectoryResolver {
  @Query(() => Directory, { description: 'What this directory is and holds on a day (目录概况).' })
  directory(
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day (查询日期); today in China if not given.',
    })
    asOf: string | null,
    @Ctx() { reader }: Context,
  ) {
    return readDirectoryFacts(reader.sql, asOf ?? reader.today);
  }
}
