import DataLoader from 'dataloader';
import type { CalendarDay } from '../domain/validity.js';
import type { Sql } from './sql.js';
import type { Relation, Row, Table } from './table.js';
import { dependsOnDay, inForce } from './visibility.js';

/** Marks rows read for another day than today, so that what hangs off them is read for the same day. */
const AS_OF = Symbol('asOf');

/** The day that a row was read for. */
export function dayOf(row: Row, today: CalendarDay): CalendarDay {
  return (row as { [AS_OF]?: CalendarDay })[AS_OF] ?? today;
}

/** Remembers the day on rows that were read for another one than today. */
export function markDay(rows: readonly Row[], day: CalendarDay, today: CalendarDay): void {
  if (day === today) return;
  for (const row of rows) (row as { [AS_OF]?: CalendarDay })[AS_OF] = day;
}

/** `select` list of a read: `t.name as "name", …`. */
export function selectList(columns: ReadonlyMap<string, string>, alias = 't'): string {
  return Array.from(columns, ([name, sql]) => `${sql.replaceAll('{row}', alias)} as "${name}"`).join(', ');
}

/** The table's own order, as SQL. */
export function orderOf(table: Table, alias = 't'): string {
  return table.rules.order.map((property) => table.sql(property).replaceAll('{row}', alias)).join(', ');
}

/**
 * The read of one relation with the fields that an operation asks of it: the statement is written once, and serves
 * every request that sends the same operation.
 */
export class RelationRead {
  readonly text: string;
  /** Whether the statement takes a day, as its second parameter. */
  readonly daily: boolean;

  constructor(
    readonly relation: Relation,
    fields: ReadonlySet<string>,
    readonly filters: readonly string[] = [],
  ) {
    const { target, match, many, owner } = relation;
    const key = 'column' in match ? `t.${match.column}` : 'p.id';
    const from = [`${target.name} t`];
    const where = [`${key} = any($1)`];
    let order = orderOf(target);
    if ('condition' in match) {
      from.push(
        `join ${owner.name} p on ${match.condition.replaceAll('{row}', 't').replaceAll('{parent}', 'p')}`,
      );
    }
    // A row fetched by the key that another row holds is as visible as that row; a list is cut to the day.
    const through = target.rules.versionedThrough;
    const wholeFor = through !== undefined && target.relations.get(through)?.target === owner;
    this.daily = many && dependsOnDay(target) && !wholeFor;
    if (this.daily && through !== undefined) {
      const version = target.relations.get(through);
      if (!version) throw new Error(`${target.name} is versioned through an unknown ${through}`);
      from.push(`join ${version.target.name} v on v.id = t.${version.localKey} and ${inForce('v', '$2')}`);
      order = `${orderOf(version.target, 'v')}, ${order}`;
    } else if (this.daily) {
      where.push(inForce('t', '$2'));
    }
    filters.forEach((property, index) => {
      where.push(`${target.sql(property).replaceAll('{row}', 't')} = $${index + (this.daily ? 3 : 2)}`);
    });
    const columns = target.columnsFor(fields);
    this.text =
      `select ${key} as "$key", ${selectList(columns)} from ${from.join(' ')} where ${where.join(' and ')}` +
      (many ? ` order by ${order}` : '');
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
