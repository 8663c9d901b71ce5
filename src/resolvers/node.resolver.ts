import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { filterChangeSets } from '../data/lists/change-set.js';
import type { Row } from '../data/table.js';
import { badInput } from '../domain/errors.js';
import { decodeGlobalId } from '../domain/global-id.js';
import { ChangeSet } from '../entities/change-set.js';
import { Node } from '../entities/node.js';
import { TimeArgs } from '../schema/view.inputs.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';
import { timeFrom } from './view.js';

const MAX_NODES = 100;

async function readNodes(
  ids: readonly string[],
  argument: string,
  time: TimeArgs,
  { reader, nodeTables, actor }: Context,
  info: GraphQLResolveInfo,
): Promise<(Row | null)[]> {
  const wanted = ids.map((id) => decodeGlobalId(id, argument));
  const found = new Map<string, Row>();
  const types = [...new Set(wanted.map(({ typeName }) => typeName))];
  await Promise.all(
    types.map(async (typeName) => {
      const table = nodeTables.get(typeName);
      if (!table) throw badInput(argument, `This directory has no objects of type ${typeName}.`);
      const keys = wanted.filter((id) => id.typeName === typeName).map((id) => id.key);
      const rows = await reader.list(
        table.entity,
        selectionOf(info, [[]], typeName),
        timeFrom(time, { reader }),
        (where) => {
          where.add(`t.${table.column(table.nodeKey)} = any(${where.bind(keys)})`);
          if (table.entity === ChangeSet) filterChangeSets({}, actor, where);
        },
        [table.nodeKey],
      );
      for (const row of rows)
        found.set(`${typeName}:${String(row[table.nodeKey])}`, Object.assign(row, { __typename: typeName }));
    }),
  );
  return wanted.map(({ typeName, key }) => found.get(`${typeName}:${key}`) ?? null);
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its id (按标识查询); null if there is none, or none in force on the day.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Its id, as another query gave it (全局标识).' }) id: string,
    @Args() time: TimeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const [row] = await readNodes([id], 'id', time, context, info);
    return row ?? null;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Objects by their ids, at most 100, in the order of the ids; null where there is none (批量按标识查询).',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Their ids, as other queries gave them (全局标识).' })
    ids: string[],
    @Args() time: TimeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (ids.length > MAX_NODES)
      throw badInput('ids', `At most ${MAX_NODES} ids; got ${ids.length}.`, { limit: MAX_NODES });
    return readNodes(ids, 'ids', time, context, info);
  }
}
