import type { Citation } from '../../domain/citation.js';
import type { Content, Contents, SubjectKind } from '../../domain/content.js';
import type { Writing } from '../change-feed.js';

/** What contents refer to by code, by the table that holds it. */
export interface Referred {
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly citations: readonly Citation[];
}

/** Ids of what contents refer to. */
export interface References {
  /** Throws if there is none: ask {@link has} first. */
  id(table: string, code: string): number;
  source(citation: Citation): number;
  has(table: string, code: string): boolean;
}

/** Tables and codes in them. */
type Codes = Readonly<Record<string, readonly string[]>>;

const optional = (code: string | null) => (code === null ? [] : [code]);

/** Besides the document of its source, which every content cites. */
const REFERS: { readonly [K in SubjectKind]: (content: Contents[K]) => Codes } = {
  DEPARTMENT: ({ region, successors }) => ({ region: [region], department: successors }),
  FACILITY_TYPE: ({ domain }) => ({ service_domain: [domain] }),
  INDICATOR: ({ plan, domain, dataDepartment }) => ({
    plan: [plan],
    service_domain: [domain],
    department: optional(dataDepartment),
  }),
  SERVICE: ({ domain, responsibilities }) => ({
    service_domain: [domain],
    department: responsibilities.map(({ department }) => department),
  }),
  ELIGIBILITY_RULE: ({ service }) => ({ service: [service] }),
  FISCAL_TIER: ({ service, region }) => ({ service: [service], region: [region] }),
  COST_SHARING_RATIO: ({ service, region }) => ({ service: optional(service), region: [region] }),
  LOCAL_IMPLEMENTATION: ({ service, region }) => ({ service: [service], region: [region] }),
  LOCAL_TARGET: ({ indicator, region }) => ({ indicator: [indicator], region: [region] }),
};

/** What some contents of one kind refer to. */
export function referredBy(kind: SubjectKind, contents: readonly Content[]): Referred {
  const codes = new Map<string, Set<string>>();
  for (const content of contents) {
    const refers = { document: [content.source.document], ...REFERS[kind](content as never) };
    for (const [table, some] of Object.entries(refers)) {
      const known = codes.get(table) ?? new Set();
      codes.set(table, known);
      some.forEach((code) => known.add(code));
    }
  }
  return { codes, citations: contents.map(({ source }) => source) };
}

const keyOf = ({ document, place, quote }: Citation) => JSON.stringify([document, place, quote]);

/**
 * Looks up what is referred to; citations of known documents are written down where they are new. Three statements.
 */
export async function resolveReferences(
  writing: Writing,
  { codes, citations }: Referred,
): Promise<References> {
  const tables = [...codes.keys()];
  const ids = new Map<string, ReadonlyMap<string, number>>();
  if (tables.length > 0) {
    const lookups = tables.map(
      (table, index) =>
        `select '${table}' as "table", code, id from ${table} where code = any($${index + 1})`,
    );
    const rows = (await writing.query(
      lookups.join(' union all '),
      tables.map((table) => [...(codes.get(table) ?? [])]),
    )) as { table: string; code: string; id: number }[];
    for (const table of tables)
      ids.set(table, new Map(rows.filter((row) => row.table === table).map(({ code, id }) => [code, id])));
  }
  const distinct = [...new Map(citations.map((citation) => [keyOf(citation), citation])).values()];
  const sources = new Map<string, number>();
  if (distinct.length > 0) {
    await writing.query(CITE, [JSON.stringify(distinct)]);
    const rows = (await writing.query(CITED, [JSON.stringify(distinct)])) as ({ id: number } & Citation)[];
    for (const { id, ...citation } of rows) sources.set(keyOf(citation), id);
  }
  const found = (id: number | undefined, what: string): number => {
    if (id === undefined) throw new Error(`nothing is known as ${what}`);
    return id;
  };
  return {
    id: (table, code) => found(ids.get(table)?.get(code), `${table} ${code}`),
    source: (citation) => found(sources.get(keyOf(citation)), `source ${keyOf(citation)}`),
    has: (table, code) => ids.get(table)?.has(code) ?? false,
  };
}

// An empty place or quote is no citation.
const CITATIONS = `jsonb_to_recordset($1::jsonb) as c (document text, place text, quote text) join document d on d.code = c.document
  where c.place <> '' and length(c.quote) between 1 and 800`;

const CITE = `insert into source (document_id, place, quote)
  select distinct d.id, c.place, c.quote from ${CITATIONS} order by 1, 2, 3 on conflict (document_id, place, quote) do nothing`;

// A statement of its own: what another transaction wrote down meanwhile is there only for the next statement to see.
const CITED = `select s.id, g.* from (select distinct d.id as document_id, c.document, c.place, c.quote from ${CITATIONS}) g
  join source s using (document_id, place, quote)`;
