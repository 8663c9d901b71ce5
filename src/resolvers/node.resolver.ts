import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Row } from '../data/table.js';
import { badInput } from '../domain/errors.js';
import { decodeGlobalId } from '../domain/global-id.js';
import { Node } from '../entities/node.js';
import { DateScalar } from '../entities/scalars.js';
import type { Context } from './context.js';
import { selectionOf } from './selection.js';

const MAX_NODES = 100;

async function readNodes(
  ids: readonly string[],
  argument: string,
  asOf: string | null,
  { reader, nodeTables }: Context,
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
      const rows = await reader.many(
        table.entity,
        selectionOf(info, [[]], typeName),
        table.nodeKey,
        keys,
        asOf,
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
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day on which a service is read (查询日期); today in China if not given.',
    })
    asOf: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const [row] = await readNodes([id], 'id', asOf, context, info);
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
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day on which services are read (查询日期); today in China if not given.',
    })
    asOf: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (ids.length > MAX_NODES)
      throw badInput('ids', `At most ${MAX_NODES} ids; got ${ids.length}.`, { limit: MAX_NODES });
    return readNodes(ids, 'ids', asOf, context, info);
  }
}
