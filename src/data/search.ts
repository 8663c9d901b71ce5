import { pinyinMatch, simplify } from '../domain/chinese.js';
import { badInput } from '../domain/errors.js';
import {
  containsPattern,
  gramQuery,
  MatchRank,
  prefixPattern,
  readQuery,
  SearchKind,
  wholeWordsPattern,
  type SearchQuery,
} from '../domain/search-text.js';
import { findMatches, snippet, type SnippetPart } from '../domain/snippet.js';
import type { CalendarDay } from '../domain/validity.js';
import { encodeCursor, windowOf, type Order } from './paginate.js';
import type { Sql } from './sql.js';
import { inForce } from './view.js';

export interface SearchRequest {
  readonly text: string;
  /** All kinds if none are given. */
  readonly kinds?: readonly SearchKind[] | null;
  /** 0 to 100; 20 unless told. */
  readonly first?: number | null;
  readonly after?: string | null;
  /** The day on which what has revisions must be in force. */
  readonly asOf: CalendarDay;
}

/** A subject and the field of it that matched best. */
export interface SearchHit {
  readonly kind: SearchKind;
  /** The id of its row; of what has revisions, that of the one in force. */
  readonly subjectId: number;
  readonly field: string;
  readonly parts: readonly SnippetPart[];
  readonly rank: MatchRank;
  readonly cursor: string;
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Counts the hits of all pages, at most those that are ranked (see {@link MAX_CANDIDATES}), in a statement of its own. */
  count(): Promise<number>;
}

/**
 * How many matching names, names by pinyin, and other texts are ranked: each as many. Up to here every match is found;
 * beyond, those of the lowest ids are ranked, so that pages stay stable.
 */
export const MAX_CANDIDATES = 5_000;

/** Characters of a snippet. */
const SNIPPET_WIDTH = 60;

const KINDS = Object.values(SearchKind);

/** Cursors hold these four; they name a hit, since a kind and an id do. */
const ORDER: Order = {
  name: 'search',
  columns: ['rank', 'straddled', 'kindPlace', 'subjectId'].map((alias) => ({ alias, sql: alias })),
  descending: false,
};

/** That a text holds a query: SQL of its grams and of its normal form; of the query's grams, and its patterns as typed and as simplified. */
const holds = (
  [grams, normalised]: readonly [string, string],
  [query, typed, simplified]: readonly (string | undefined)[],
) =>
  `${grams} @@ ${query}::tsquery and (${normalised} like all (${typed}::text[]) or ${normalised} like all (${simplified}::text[]))`;

// $1 grams, $2 and $3 what a text must hold as typed or as simplified. Neither array is ever empty.
const MATCHES = holds(['s.grams', 's.normalised'], ['$1', '$2', '$3']);

/** Kinds of which a revision is found, and only on the days on which it is in force. */
const REVISED = [SearchKind.SERVICE, SearchKind.DEPARTMENT, SearchKind.INDICATOR];

const VISIBLE = `s.kind = any ($4::text[]) and case s.kind ${REVISED.map(
  (kind) =>
    `when '${kind}' then exists (select from ${kind.toLowerCase()}_revision r where r.id = s.subject_id and ${inForce('r', '$5')})`,
).join(' ')} else true end`;

// The inner select is narrow, so that capping what is common sorts ids and not texts.
const candidates = (condition: string, rank: string, straddled: string) => `(
    select s.id, s.kind, s.subject_id, s.position, ${rank} as rank, ${straddled} as straddled
    from (select s.id from search_text s where ${condition} and ${VISIBLE} order by s.id limit ${MAX_CANDIDATES}) capped
    join search_text s on s.id = capped.id
  )`;

const STRADDLED = `not (s.words ~ all ($8::text[]) or s.words ~ all ($9::text[]))`;

// The text is the same for every search, so that it is planned once. $6 names, $7 beginnings of names, $10 to $12 pinyin.
const BEST = `
with candidate as (
  ${candidates(
    `s.is_name and ${MATCHES}`,
    `case when s.normalised = any ($6::text[]) then ${MatchRank.EXACT_NAME}
      when s.normalised like any ($7::text[]) then ${MatchRank.NAME_PREFIX} else ${MatchRank.NAME} end`,
    STRADDLED,
  )}
  union all ${candidates(`not s.is_name and ${MATCHES}`, `${MatchRank.TEXT}`, STRADDLED)}
  union all ${candidates(
    `s.is_name and s.pinyin @@ $10::tsquery`,
    `case when s.pinyin @@ $11::tsquery then ${MatchRank.PINYIN_PREFIX}
      when s.pinyin @@ $12::tsquery then ${MatchRank.PINYIN_WORD} else ${MatchRank.PINYIN} end`,
    'false',
  )}
), best as (
  select distinct on (kind, subject_id) id, kind, subject_id, rank, straddled::integer as straddled,
    array_position('{${KINDS.join()}}', kind) as kind_place
  from candidate order by kind, subject_id, rank, straddled, position
)`;

const COUNT = `${BEST} select count(*)::integer as count from best`;

const SEARCH = `${BEST}, page as (
  select * from best
  where $13::integer is null or (rank, straddled, kind_place, subject_id) > ($13, $14::integer, $15::integer, $16::integer)
  order by rank, straddled, kind_place, subject_id limit $17
)
select p.kind, p.subject_id as "subjectId", p.rank, p.straddled, p.kind_place as "kindPlace", s.field, s.original
from page p join search_text s on s.id = p.id
order by p.rank, p.straddled, p.kind_place, p.subject_id`;

interface HitRow extends Record<string, unknown> {
  readonly kind: SearchKind;
  readonly subjectId: number;
  readonly rank: MatchRank;
  readonly field: string;
  readonly original: string;
}

/**
 * One page of what holds a text, best first: names before texts (see {@link MatchRank}), matches that begin and end
 * with a word before others, then by kind and id. Each subject comes once, with its best field. One statement.
 * Terms between blanks must all stand in the field.
 * @throws BAD_USER_INPUT for a text that cannot be searched for, a page size outside 0–100, a cursor of another list
 */
export async function searchPage(sql: Sql, request: SearchRequest): Promise<SearchPage> {
  const query = readQuery(request.text, simplify);
  const { size, after } = windowOf(request, ORDER);
  if (after && !after.every(Number.isInteger)) throw badInput('after', 'after is not a cursor of a search.');
  const [typed, simplified = typed] = query.variants.map(({ terms }) => terms);
  const values = [
    gramQuery(query),
    ...patterns(query),
    request.kinds ?? KINDS,
    request.asOf,
    query.variants.map(({ text }) => text),
    query.variants.map(({ text }) => prefixPattern(text)),
    typed?.map(wholeWordsPattern),
    simplified?.map(wholeWordsPattern),
    ...['', 'A', 'B'].map((weight) => query.pinyin && `${query.pinyin}:*${weight}`),
  ];
  const rows = await sql.rows<HitRow>(SEARCH, [...values, ...(after ?? [null, null, null, null]), size + 1]);
  return {
    hits: rows.slice(0, size).map((row) => ({
      kind: row.kind,
      subjectId: row.subjectId,
      field: row.field,
      parts: partsOf(row, query),
      rank: row.rank,
      cursor: encodeCursor(ORDER, row),
    })),
    hasNextPage: rows.length > size,
    hasPreviousPage: after !== null,
    count: async () => (await sql.rows<{ count: number }>(COUNT, values))[0]?.count ?? 0,
  };
}

/** The LIKE patterns of a query as typed and as simplified: twice the same if they do not differ. */
function patterns(query: SearchQuery): string[][] {
  const [typed, simplified = typed] = query.variants.map(({ terms }) => terms.map(containsPattern));
  return [typed ?? [], simplified ?? []];
}

function partsOf({ original, rank }: HitRow, query: SearchQuery): SnippetPart[] {
  const byPinyin = rank >= MatchRank.PINYIN_PREFIX && rank <= MatchRank.PINYIN;
  const spelt = byPinyin ? pinyinMatch(original, query.pinyin ?? '') : null;
  return snippet(original, spelt ? [spelt] : findMatches(original, query), SNIPPET_WIDTH);
}

/**
 * The condition that a row `t` holds a text in its name or texts: any substring, as typed or in simplified characters;
 * terms between blanks must all stand in one of them. Of what has revisions, `t` is the revision.
 * @param bind registers a parameter and returns its placeholder, e.g. `$3`
 * @throws BAD_USER_INPUT naming `text` for a text that cannot be searched for
 */
export function textCondition(kind: `${SearchKind}`, text: string, bind: (value: unknown) => string): string {
  const query = readQuery(text, simplify);
  const matches = holds(['grams', 'normalised'], boundQuery(query, bind));
  const subject = bind(kind);
  // One select for each half of the index: given both at once, the planner would use neither.
  const halves = ['is_name', 'not is_name'].map(
    (half) => `select subject_id from search_text where ${half} and kind = ${subject} and ${matches}`,
  );
  return `t.id in (${halves.join(' union all ')})`;
}

/**
 * The condition that the name of a `facility` aliased `t` holds a text, as {@link textCondition} has it.
 * @throws BAD_USER_INPUT naming `text` for a text that cannot be searched for
 */
export function nameCondition(text: string, bind: (value: unknown) => string): string {
  return holds(['t.search', 'coalesce(t.folded, t.name)'], boundQuery(readQuery(text, simplify), bind));
}

function boundQuery(query: SearchQuery, bind: (value: unknown) => string): string[] {
  return [gramQuery(query), ...patterns(query)].map(bind);
}
