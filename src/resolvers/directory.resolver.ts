import { Ctx, Query, Resolver } from 'type-graphql';
import { readDirectoryFacts } from '../data/reports/directory.js';
import { Directory } from '../schema/directory.payloads.js';
import type { Context } from './context.js';

@Resolver()
export class DirectoryResolver {
  @Query(() => Directory, { description: 'What this directory is and holds (目录概况).' })
  directory(@Ctx() { reader }: Context) {
    return readDirectoryFacts(reader.sql, reader.today);
  }
}
