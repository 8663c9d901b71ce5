import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Reader } from '../data/reader.js';
import { searchPage, type SearchHit as FoundHit, type SearchPage } from '../data/search.js';
import type { Row } from '../data/table.js';
import type { CalendarDay } from '../domain/validity.js';
import { SearchArgs } from '../schema/search.inputs.js';
import { SearchConnection, searchEntities, type FoundPage } from '../schema/search.payloads.js';
import type { Context } from './context.js';
import { selectionOf, NODE_PATHS } from './selection.js';

const SUBJECT_PATHS = NODE_PATHS.map((path) => [...path, 'subject']);

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Whatever holds a text, best first: names before other fields, whole words before parts of words (全文检索). ' +
      'Any substring is found, from one character; traditional characters, and full pinyin or initials of names (`yanglao`, `yl`), find too.',
  })
  async search(
    @Args() args: SearchArgs,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FoundPage> {
    const asOf = args.asOf ?? reader.today;
    const page = await searchPage(reader.sql, { ...args, asOf });
    const { fields, nested } = selectionOf(info, SUBJECT_PATHS);
    if (fields.size + nested.size === 0) return connection(page);
    return connection(page, await readSubjects(page.hits, asOf, reader, info));
  }
}

/** What was found, in full: one statement for each kind among the hits. */
async function readSubjects(
  hits: readonly FoundHit[],
  asOf: CalendarDay,
  reader: Reader,
  info: GraphQLResolveInfo,
): Promise<ReadonlyMap<FoundHit, Row>> {
  const subjects = new Map<FoundHit, Row>();
  await Promise.all(
    [...new Set(hits.map((hit) => hit.kind))].map(async (kind) => {
      const { entity, typeName } = searchEntities[kind];
      const found = hits.filter((hit) => hit.kind === kind);
      const ids = found.map((hit) => hit.subjectId);
      const rows = await reader.list(
        entity,
        selectionOf(info, SUBJECT_PATHS, typeName),
        { day: asOf },
        (where) => where.add(`t.id = any(${where.bind(ids)})`),
        ['id'],
      );
      const byId = new Map(rows.map((row) => [row.id, Object.assign(row, { __typename: typeName })]));
      for (const hit of found) {
        const row = byId.get(hit.subjectId);
        if (row) subjects.set(hit, row);
      }
    }),
  );
  return subjects;
}

function connection(page: SearchPage, subjects?: ReadonlyMap<FoundHit, Row>): FoundPage {
  const edges = page.hits
    // A subject can be replaced between the search and its reading; then it is no longer a hit.
    .filter((hit) => subjects?.has(hit) ?? true)
    .map((hit) => ({
      cursor: hit.cursor,
      node: { kind: hit.kind, field: hit.field, snippet: hit.parts, subject: subjects?.get(hit) ?? {} },
    }));
  return {
    page,
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.hits[0]?.cursor ?? null,
      endCursor: page.hits.at(-1)?.cursor ?? null,
    },
  };
}
