import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type pg from 'pg';
import { Search1800000000200 } from '../../migrations/1800000000200-search.js';
import { indexSubjects, type SearchSubject } from '../../src/data/search-index.js';
import { searchPage, textCondition, type SearchHit, type SearchPage } from '../../src/data/search.js';
import { createReadPool, PoolSql } from '../../src/data/sql.js';
import { SearchKind } from '../../src/domain/search-text.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The day on which searches of the lab are made, unless told. */
const DAY = '2024-01-01';

/** Of what is found only when in force, the tables of revisions. */
const REVISED = ['service', 'department', 'indicator'];

/** A subject with a name (or none) and other texts, `text0`, `text1`, …. */
export function subject(
  kind: SearchKind,
  subjectId: number,
  name: string,
  ...texts: string[]
): SearchSubject {
  return {
    kind,
    subjectId,
    fields: [
      ...(name ? [{ field: 'name', text: name, isName: true }] : []),
      ...texts.map((text, position) => ({ field: `text${position}`, text, isName: false })),
    ],
  };
}

export const ids = (hits: readonly SearchHit[]) => hits.map((hit) => `${hit.kind} ${hit.subjectId}`);

/** The snippet as text, with brackets around what matched. */
export const shown = ({ parts }: SearchHit) =>
  parts.map((part) => (part.match ? `[${part.text}]` : part.text)).join('');

/** What the province published. */
export function published(): SearchSubject[] {
  type Records = { records: Record<string, string>[] };
  const records = (file: string) =>
    (JSON.parse(readFileSync(resolve(__dirname, '../../seeds', file), 'utf8')) as Records).records;
  const services = readdirSync(resolve(__dirname, '../../seeds/services')).flatMap((file) =>
    records(`services/${file}`),
  );
  const made = (kind: SearchKind, rows: Record<string, string>[], ...texts: string[]) =>
    rows.map((row, place) =>
      subject(kind, place + 1, row.name ?? '', ...texts.map((field) => row[field] ?? '')),
    );
  return [
    ...made(SearchKind.SERVICE, services, 'audience', 'standard', 'fundingText'),
    ...made(SearchKind.DEPARTMENT, records('departments.json')),
    ...made(SearchKind.REGION, records('regions.json')),
    ...made(SearchKind.INDICATOR, records('indicators.json'), 'note'),
    ...made(SearchKind.PLAN_TASK, records('plan-tasks.json'), 'text', 'responsibleText'),
  ];
}

/** A search index alone in a database: of a revision, search reads only when it is in force. */
export class SearchLab {
  private constructor(
    private readonly database: TestDatabase,
    readonly pool: pg.Pool,
    readonly sql = new PoolSql(pool),
  ) {}

  static async open(): Promise<SearchLab> {
    const database = await createTestDatabase({ empty: true });
    const pool = createReadPool({
      url: database.url,
      size: 2,
      connectTimeout: 5_000,
      statementTimeout: 30_000,
    });
    for (const table of REVISED)
      await pool.query(
        `create table ${table}_revision (id integer primary key, published_at timestamptz, valid_during daterange)`,
      );
    await new Search1800000000200().up({ query: (text: string) => pool.query(text) } as never);
    return new SearchLab(database, pool);
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.database.drop();
  }

  async clear(): Promise<void> {
    await this.pool.query(`truncate search_text, ${REVISED.map((table) => `${table}_revision`).join(', ')}`);
  }

  async index(subjects: readonly SearchSubject[]): Promise<void> {
    await indexSubjects((text, values) => this.pool.query(text, values), subjects);
    for (const table of REVISED) {
      const revisions = subjects.filter(({ kind }) => kind.toLowerCase() === table);
      await this.pool.query(
        `insert into ${table}_revision select id, now(), '[2018-09-11,)' from unnest($1::integer[]) id on conflict do nothing`,
        [revisions.map(({ subjectId }) => subjectId)],
      );
    }
  }

  search(text: string, more: Partial<Parameters<typeof searchPage>[1]> = {}): Promise<SearchPage> {
    return searchPage(this.sql, { text, asOf: DAY, first: 100, ...more });
  }

  /** The hits of all pages. */
  async all(text: string, first = 100, kinds?: SearchKind[]): Promise<SearchHit[]> {
    const hits: SearchHit[] = [];
    for (let after: string | undefined, next = true; next;) {
      const page = await this.search(text, { first, after, kinds });
      expect(page.hasPreviousPage).toBe(after !== undefined);
      hits.push(...page.hits);
      after = page.hits.at(-1)?.cursor;
      next = page.hasNextPage;
    }
    return hits;
  }

  /** Which of the ids 1 to 2000 a list with a `text` filter holds. */
  async listed(kind: SearchKind, text: string): Promise<number[]> {
    const values: unknown[] = [];
    const condition = textCondition(kind, text, (value) => `$${values.push(value)}`);
    const rows = await this.sql.rows<{ id: number }>(
      `select id from generate_series(1, 2000) t(id) where ${condition} order by id`,
      values,
    );
    return rows.map((row) => row.id);
  }
}
