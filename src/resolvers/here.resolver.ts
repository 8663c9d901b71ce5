import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readHere, type HereInRegion } from '../data/reports/here.js';
import type { Row } from '../data/table.js';
import { PublicService } from '../entities/public-service.js';
import { Here } from '../schema/here.payloads.js';
import type { Context } from './context.js';

@Resolver(() => PublicService)
export class HereResolver {
  @FieldResolver(() => Here, {
    description:
      'What applies of it in a city or county, field by field, and from whom (本地适用情况), on the day of the query.',
  })
  in(
    @Root() service: Row,
    @Arg('region', () => String, {
      description:
        'Code of the division (行政区划代码). A township is answered as its county, a code that was retired by the day as what replaced it; one that there is not, or not yet, is BAD_USER_INPUT.',
    })
    region: string,
    @Ctx() { reader }: Context,
  ): Promise<HereInRegion> {
    return readHere(reader, service, region);
  }
}
