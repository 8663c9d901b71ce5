import DataLoader from 'dataloader';
import type { Content, SubjectKind } from '../domain/content.js';
import { badInput } from '../domain/errors.js';
import type { CalendarDay } from '../domain/validity.js';
import type { Constructor } from '../entities/reading.js';
import { readContents } from './contents.js';
import { Loaders, markView, type RelationRead } from './loaders.js';
import { beyond, boundOrder, orderBy, Page, windowOf, type Order, type PageArguments } from './paginate.js';
import { orderOf, OWN_DAY, selectListIn, type Selection } from './select.js';
import type { Sql } from './sql.js';
import type { Row, Table, Tables } from './table.js';
import { inForceIn, knownIn, withView, type View } from './view.js';
import { Where } from './where.js';

export interface ListRequest {
  readonly selection: Selection;
  /** Whether rows are asked for; otherwise only the page's bounds are checked, and the whole may be counted. */
  readonly rows: boolean;
  readonly order: Order;
  readonly page: PageArguments;
  /** In which view; that of the request if not given. */
  readonly view?: View | undefined;
  /** Adds the list's conditions on the alias `t`. */
  readonly filter?: (where: Where) => void;
}

/**
 * Reads for one request: plain rows with only the columns asked for, and the rows that hang off them in the same statement.
 * Every method throws SERVICE_UNAVAILABLE if the database is away.
 */
export class Reader {
  private readonly loaders: Loaders;
  private readonly batches = new Map<string, DataLoader<number, unknown>>();
  /** What is in force today, as known now. */
  readonly present: View;

  constructor(
    private readonly tables: Tables,
    readonly sql: Sql,
    readonly today: CalendarDay,
  ) {
    this.present = { day: today };
    this.loaders = new Loaders(sql, this.present);
  }

  /** The row whose property has this value, or null. Of versioned rows, the revision that the view shows. */
  async one(
    entity: Constructor,
    selection: Selection,
    property: string,
    value: unknown,
    view?: View,
  ): Promise<Row | null> {
    const rows = await this.many(entity, selection, property, [value], view);
    return rows[0] ?? null;
  }

  /** The rows whose property has one of these values, in the table's order. */
  async many(
    entity: Constructor,
    selection: Selection,
    property: string,
    values: readonly unknown[],
    view?: View,
  ): Promise<Row[]> {
    return this.list(
      entity,
      selection,
      view,
      (where, table) => {
        where.add(`${table.sql(property).replaceAll('{row}', 't')} = any(${where.bind(values)})`);
      },
      [property],
    );
  }

  /** All rows that meet the conditions, in the table's order: for lists that cannot grow. */
  async list(
    entity: Constructor,
    selection: Selection,
    view: View = this.present,
    filter?: (where: Where, table: Table) => void,
    also: readonly string[] = [],
  ): Promise<Row[]> {
    const table = this.tables.of(entity);
    const where = new Where();
    filter?.(where, table);
    if (table.rules.versioned) where.add(inForceIn(table, 't'));
    const list = selectListIn(view, where, table, selection, also);
    return this.rows(list, `from ${table.name} t${where.sql} order by ${orderOf(table)}`, where, view);
  }

  /**
   * A keyset page of a list.
   * @throws BAD_USER_INPUT for paging arguments that are out of bounds or a cursor of another list
   */
  async page(entity: Constructor, request: ListRequest): Promise<Page> {
    const table = this.tables.of(entity);
    const { view = this.present } = request;
    const window = windowOf(request.page, request.order);
    const where = new Where();
    if (table.rules.versioned) where.add(inForceIn(table, 't'));
    if (table.rules.recorded) where.add(knownIn('t'));
    request.filter?.(where);
    const whole = where.clone();
    const count = async () => {
      const list = 'count(*)::integer as count';
      const [counted] = await this.rows(list, `from ${table.name} t${whole.sql}`, whole.clone(), view);
      return counted?.count as number;
    };
    if (!request.rows) return new Page([], request.order, { next: false, previous: false }, count);
    const order = boundOrder(request.order, (value) => where.bind(value));
    if (window.after) where.add(beyond(order, window.after, true, (value) => where.bind(value)));
    if (window.before) where.add(beyond(order, window.before, false, (value) => where.bind(value)));

    // What a cursor is made of is read too, if it is not asked for.
    const place = order.columns
      .filter((column) => !request.selection.fields.has(column.alias))
      .map((column) => `${column.sql.replaceAll('{row}', 't')} as "${column.alias}"`);
    const written = withView(place.join(', '), view, (value) => where.bind(value));
    const list = [selectListIn(view, where, table, request.selection), written].filter(Boolean).join(', ');
    const rest = `from ${table.name} t${where.sql} order by ${orderBy(order, window.backward)} limit ${where.bind(window.size + 1)}`;
    const rows = await this.rows(list, rest, where, view).catch((error: unknown) => {
      throw cursorAtFault(error, request.page);
    });
    const more = rows.length > window.size;
    if (more) rows.pop();
    if (window.backward) rows.reverse();
    // What lies beyond a given cursor is there: the cursor's own row is.
    const sides = {
      next: window.before !== null || (more && !window.backward),
      previous: window.after !== null || (more && window.backward),
    };
    return new Page(rows, order, sides, count);
  }

  /**
   * Rows that SQL of the caller's own finds, in its order.
   * @param where holds what the SQL is bound to so far
   * @param parts.also SQL of columns to select besides those of the entity's rows
   * @param parts.from SQL from `from` on, in which `t` is a row of the entity
   */
  found(
    entity: Constructor,
    selection: Selection,
    view: View,
    where: Where,
    parts: { readonly also: string; readonly from: string },
  ): Promise<Row[]> {
    const list = selectListIn(view, where, this.tables.of(entity), selection);
    return this.rows(`${list}, ${parts.also}`, parts.from, where, view);
  }

  /** The related row or rows of a parent row; all parents of one tick share a statement. */
  relation(read: RelationRead, parent: Row, filterValues?: readonly unknown[]): Promise<Row | Row[] | null> {
    return this.loaders.load(read, parent, filterValues);
  }

  /** What a revision says, a draft too; those of one kind that are asked for in one tick share a statement. */
  content(kind: SubjectKind, revisionId: number): Promise<Content | undefined> {
    return this.batched(`content ${kind}`, revisionId, async (ids) => {
      const found = await readContents(kind, (text, values) => this.sql.rows(text, values), ids);
      return ids.map((id) => found.get(id));
    });
  }

  /**
   * What is read for the rows that ask under one name in one tick, all at once.
   * @param name what is read, with everything that it depends on but the row's id
   * @param read what belongs to each id, in order
   */
  batched<V>(name: string, id: number, read: (ids: readonly number[]) => Promise<V[]>): Promise<V> {
    let batch = this.batches.get(name) as DataLoader<number, V> | undefined;
    if (!batch) this.batches.set(name, (batch = new DataLoader<number, V>(read)));
    return batch.load(id);
  }

  /** SQL of all columns of an entity's row as JSON: a row of which any field can be answered, and whatever hangs off it. */
  wholeRow(entity: Constructor, alias: string): string {
    const columns = Array.from(
      this.tables.of(entity).columns,
      ([name, sql]) => `'${name}', ${sql.replaceAll('{row}', alias)}`,
    );
    return `json_build_object(${columns.join(', ')})`;
  }

  /** @param list written out for the view; what stands behind it is not yet */
  private async rows(list: string, rest: string, where: Where, view: View): Promise<Row[]> {
    const statement = `select ${list} ${withView(rest, view, (value) => where.bind(value))}`;
    const rows = await this.sql.rows<Row>(statement, where.values);
    if (view !== this.present || list.includes(OWN_DAY)) markView(rows, view, this.present);
    return rows;
  }
}

/** A forged cursor can carry a value that the column's type refuses: that is the caller's fault, not ours. */
function cursorAtFault(error: unknown, page: PageArguments): unknown {
  const cursor = page.after ? 'after' : page.before ? 'before' : undefined;
  return cursor && /^(22|BAD_USER_INPUT)/.test((error as { code?: string }).code ?? '')
    ? badInput(cursor, `${cursor} is not a cursor of this list in this order.`)
    : error;
}
