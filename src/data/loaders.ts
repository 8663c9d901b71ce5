import DataLoader from 'dataloader';
import type { CalendarDay } from '../domain/validity.js';
import { DAY, related, selectList, type Selection } from './select.js';
import type { Sql } from './sql.js';
import type { Relation, Row } from './table.js';

/** Marks rows read for another day than today, so that what hangs off them is read for the same day. */
const AS_OF = Symbol('asOf');

/** The day that a row was read for. */
export function dayOf(row: Row, today: CalendarDay): CalendarDay {
  return (row as { [AS_OF]?: CalendarDay })[AS_OF] ?? today;
}

/** Remembers the day on rows, and on the rows read with them, if it was another one than today. */
export function markDay(rows: readonly Row[], day: CalendarDay, today: CalendarDay): void {
  if (day === today) return;
  for (const row of rows) {
    (row as { [AS_OF]?: CalendarDay })[AS_OF] = day;
    for (const value of Object.values(row)) {
      if (typeof value === 'object' && value !== null)
        markDay((Array.isArray(value) ? value : [value]).filter(isRow), day, today);
    }
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

/**
 * The read of one relation by a statement of its own, for rows that came without it: where its arguments are known
 * only when the operation runs. The statement is written once, and serves every request that sends the same operation.
 */
export class RelationRead {
  readonly text: string;
  /** Whether the statement takes a day, as its second parameter. */
  readonly daily: boolean;

  constructor(
    readonly relation: Relation,
    selection: Selection,
    filters: readonly string[] = [],
  ) {
    const { target, match, many, owner } = relation;
    const { from, where, order } = related(relation, 't', 'v');
    const key = 'column' in match ? `t.${match.column}` : 'p.id';
    const parent =
      'column' in match
        ? ''
        : ` join ${owner.name} p on ${match.condition.replaceAll('{row}', 't').replaceAll('{parent}', 'p')}`;
    const conditions = [`${key} = any($1)`, ...where];
    const list = `${key} as "$key", ${selectList(target, selection)}`;
    this.daily = [list, ...conditions].some((sql) => sql.includes(DAY));
    filters.forEach((property, index) => {
      conditions.push(`${target.sql(property).replaceAll('{row}', 't')} = $${index + (this.daily ? 3 : 2)}`);
    });
    const text = `select ${list} from ${from}${parent} where ${conditions.join(' and ')}${many ? ` order by ${order}` : ''}`;
    this.text = text.replaceAll(DAY, '$2');
  }
}

/** The relations of one request: each read in one statement for all rows that ask in the same tick. */
export class Loaders {
  private readonly loaders = new Map<RelationRead, Map<string, DataLoader<unknown, Row | Row[] | null>>>();

  constructor(
    private readonly sql: Sql,
    private readonly today: CalendarDay,
  ) {}

  /** The related row (null if there is none) or rows of a parent row. */
  load(read: RelationRead, parent: Row, filterValues: readonly unknown[] = []): Promise<Row | Row[] | null> {
    const key = parent[read.relation.localKey];
    if (key === null || key === undefined) return Promise.resolve(read.relation.many ? [] : null);
    const day = dayOf(parent, this.today);
    const variant = filterValues.length === 0 ? day : JSON.stringify([day, ...filterValues]);
    let variants = this.loaders.get(read);
    if (!variants) this.loaders.set(read, (variants = new Map()));
    let loader = variants.get(variant);
    if (!loader) {
      loader = new DataLoader((keys) => this.fetch(read, keys, day, filterValues));
      variants.set(variant, loader);
    }
    return loader.load(key);
  }

  private async fetch(
    read: RelationRead,
    keys: readonly unknown[],
    day: CalendarDay,
    filterValues: readonly unknown[],
  ): Promise<(Row | Row[] | null)[]> {
    const values = read.daily ? [keys, day, ...filterValues] : [keys, ...filterValues];
    const rows = await this.sql.rows<Row>(read.text, values);
    markDay(rows, day, this.today);
    if (!read.relation.many) {
      const byKey = new Map(rows.map((row) => [row.$key, row]));
      return keys.map((key) => byKey.get(key) ?? null);
    }
    const byKey = new Map<unknown, Row[]>(keys.map((key) => [key, []]));
    for (const row of rows) byKey.get(row.$key)?.push(row);
    return keys.map((key) => byKey.get(key) ?? []);
  }
}
