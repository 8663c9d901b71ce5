import { ArgsType, Field, Int, ObjectType, Root, type ClassType } from 'type-graphql';
import type { Page, PageArguments } from '../data/paginate.js';

/** Relay's paging arguments; their bounds are checked with the order that the cursors belong to (`windowOf`). */
@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many from the start, or after `after`: 0–100 (自前取数). 20 if neither `first` nor `last` is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor (起始游标).' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many from the end, or before `before`: 0–100 (自后取数). Not together with `first`.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor (终止游标).' })
  before?: string | null;
}

@ObjectType({
  description:
    'Where a page stands in its list, after the Relay cursor connections specification (分页信息).',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page (是否有下一页).' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page (是否有上一页).' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first node (首游标); null for an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The cursor of the last node (末游标); null for an empty page, but of `changes` where to go on from.',
  })
  endCursor!: string | null;
}

/**
 * The connection type of a node type: `edges`, `nodes`, `pageInfo`, and `totalCount`, which is counted only if asked for.
 * @param name the node's GraphQL name
 * @param what a Chinese term for the description
 */
export function connectionOf(node: ClassType, name: string, what: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in a list (${what}条目).` })
  class Edge {
    @Field(() => node, { description: `The ${name} (${what}).` })
    node!: object;

    @Field(() => String, { description: 'Its place in the list, for `after` and `before` (游标).' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} (${what}分页列表).` })
  class Connection {
    @Field(() => [Edge], { description: 'The page with cursors (条目).' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The page without cursors (节点).' })
    nodes!: object[];

    @Field(() => PageInfo, { description: 'Where the page stands (分页信息).' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many the whole list has, all pages together (总数). Counted only if asked for.',
    })
    totalCount(@Root() page: Page): Promise<number> {
      return page.count();
    }
  }
  return Connection;
}
