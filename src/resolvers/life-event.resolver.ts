import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Row } from '../data/table.js';
import { concerns } from '../domain/eligibility/life-event-concern.js';
import { LifeEvent as LifeEventCode } from '../domain/eligibility/life-event.js';
import { LIFE_EVENTS } from '../domain/eligibility/life-events.js';
import { renderTest } from '../domain/eligibility/render.js';
import { VOCABULARY } from '../domain/eligibility/vocabulary.js';
import { PublicService } from '../entities/public-service.js';
import { LifeEvent } from '../schema/life-event.payloads.js';
import { ViewArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';
import { viewFrom } from './view.js';

@Resolver()
export class LifeEventResolver {
  @Query(() => LifeEvent, {
    description: 'Which services may matter at a turn of life, and to whom (人生大事一件事).',
  })
  async lifeEvent(
    @Arg('code', () => LifeEventCode, { description: 'Which one (代码).' }) code: LifeEventCode,
    @Args() time: ViewArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return (await read([code], time, context, info))[0];
  }

  @Query(() => [LifeEvent], {
    description:
      'All turns of life, about in the order of a life, with what may matter at each (人生大事列表).',
  })
  lifeEvents(@Args() time: ViewArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return read(Object.values(LifeEventCode), time, context, info);
  }
}

/** Life events with their people; their services only if they are asked for. */
async function read(
  codes: readonly LifeEventCode[],
  time: ViewArgs,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const { reader, audiences } = context;
  const selection = selectionOf(info, [['people', 'services']]);
  const asked = selection.fields.size + selection.nested.size > 0;
  const view = await viewFrom(time, context);
  const readings = asked ? await audiences.inForce(reader.sql, view ?? reader.present, null) : [];
  const concerned = codes.map((code) =>
    LIFE_EVENTS[code].people.map((person) =>
      readings
        .filter(({ rules }) => rules.some(({ rule }) => concerns(person, rule)))
        .map(({ serviceId }) => serviceId),
    ),
  );
  const ids = [...new Set(concerned.flat(2))];
  const rows = asked
    ? await reader.list(
        PublicService,
        selection,
        view,
        (where) => where.add(`t.service_id = any(${where.bind(ids)})`),
        ['serviceId'],
      )
    : [];
  return codes.map((code, event) => {
    const { name, description, people } = LIFE_EVENTS[code];
    return {
      ...{ code, name, description },
      people: people.map(({ label, facts, before = [] }, person) => ({
        label,
        facts: facts.map((test) => renderTest(test, VOCABULARY)),
        before: before.map((test) => renderTest(test, VOCABULARY)),
        services: rows.filter((row: Row) => concerned[event]?.[person]?.includes(row.serviceId as number)),
      })),
    };
  });
}
