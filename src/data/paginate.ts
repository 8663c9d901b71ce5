import { badInput } from '../domain/errors.js';
import type { Row } from './table.js';

/** Relay's paging arguments. At most one of `first` and `last`; 1 to 100 of them; 20 of the first unless told. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export const DEFAULT_PAGE = 20;
export const MAX_PAGE = 100;

/** One column of a total order. `sql` holds `{row}`; the value is also selected, under `alias`. */
export interface OrderColumn {
  readonly alias: string;
  readonly sql: string;
  /** What `{value 0}`, `{value 1}` … in the SQL stand for. */
  readonly values?: readonly unknown[];
}

/** A total order: its name goes into cursors, so that a cursor of another order is refused. */
export interface Order {
  readonly name: string;
  readonly columns: readonly OrderColumn[];
  readonly descending: boolean;
}

export interface Window {
  readonly size: number;
  readonly backward: boolean;
  readonly after: readonly unknown[] | null;
  readonly before: readonly unknown[] | null;
}

/**
 * Checks paging arguments against an order.
 * @throws BAD_USER_INPUT naming the argument: a size outside 0–100, both sizes, a cursor that is not of this list
 */
export function windowOf(page: PageArguments, order: Order): Window {
  const { first, last } = page;
  if (typeof first === 'number' && typeof last === 'number') {
    throw badInput('last', 'Give first or last, not both.');
  }
  for (const [name, size] of Object.entries({ first, last })) {
    if (typeof size === 'number' && (size < 0 || size > MAX_PAGE)) {
      throw badInput(name, `${name} must be from 0 to ${MAX_PAGE}; got ${size}.`, { limit: MAX_PAGE });
    }
  }
  return {
    size: first ?? last ?? DEFAULT_PAGE,
    backward: typeof last === 'number',
    after: decodeCursor(page.after, order, 'after'),
    before: decodeCursor(page.before, order, 'before'),
  };
}

/** A cursor: the order's name and the row's place in it, as base64url JSON. */
export function encodeCursor(order: Order, row: Row): string {
  return Buffer.from(
    JSON.stringify([order.name, ...order.columns.map((column) => row[column.alias])]),
  ).toString('base64url');
}

function decodeCursor(
  cursor: string | null | undefined,
  order: Order,
  argument: string,
): readonly unknown[] | null {
  if (cursor === null || cursor === undefined) return null;
  const fault = badInput(argument, `${argument} is not a cursor of this list in this order.`);
  if (cursor.length > 2_000) throw fault;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw fault;
  }
  if (!Array.isArray(parts) || parts.length !== order.columns.length + 1 || parts[0] !== order.name)
    throw fault;
  const values = parts.slice(1);
  const sound = (value: unknown) =>
    (typeof value === 'string' && !value.includes('\0')) ||
    (Number.isInteger(value) && Math.abs(value as number) < 0x8000_0000);
  if (!values.every(sound)) throw fault;
  return values;
}

/** The order with the values of its SQL bound. */
export function boundOrder(order: Order, bind: (value: unknown) => string): Order {
  const bound = ({ alias, sql, values = [] }: OrderColumn): OrderColumn => ({
    alias,
    sql: values.map(bind).reduce((text, place, index) => text.replaceAll(`{value ${index}}`, place), sql),
  });
  return { ...order, columns: order.columns.map(bound) };
}

/** `(t.ordinal, t.code) > ($1, $2)`: the rows beyond a cursor, towards the end of the list or its beginning. */
export function beyond(
  order: Order,
  values: readonly unknown[],
  towardsEnd: boolean,
  bind: (value: unknown) => string,
): string {
  const sign = towardsEnd === order.descending ? '<' : '>';
  const left = order.columns.map((column) => column.sql.replaceAll('{row}', 't')).join(', ');
  return `(${left}) ${sign} (${values.map(bind).join(', ')})`;
}

export function orderBy(order: Order, reversed: boolean): string {
  const direction = reversed === order.descending ? '' : ' desc';
  return order.columns.map((column) => column.sql.replaceAll('{row}', 't') + direction).join(', ');
}

/** A page of rows, in the list's order. Cursors are made when asked for; so is the count. */
export class Page {
  constructor(
    readonly nodes: readonly Row[],
    private readonly order: Order,
    private readonly more: { readonly next: boolean; readonly previous: boolean },
    /** Counts the whole list, in a statement of its own. */
    readonly count: () => Promise<number>,
  ) {}

  get edges(): readonly { readonly node: Row; readonly cursor: string }[] {
    return this.nodes.map((node) => ({ node, cursor: encodeCursor(this.order, node) }));
  }

  get pageInfo() {
    const cursor = (row: Row | undefined) => (row ? encodeCursor(this.order, row) : null);
    return {
      hasNextPage: this.more.next,
      hasPreviousPage: this.more.previous,
      startCursor: cursor(this.nodes[0]),
      endCursor: cursor(this.nodes.at(-1)),
    };
  }
}

/**
 * The part of a whole list, which is at hand in its order, that a page shows; more of it only forwards.
 * @throws BAD_USER_INPUT as {@link windowOf} does
 */
export function pageOfAll<T extends Row>(
  rows: readonly T[],
  order: Order,
  page: Pick<PageArguments, 'first' | 'after'>,
): { readonly rows: readonly T[]; readonly sides: { readonly next: boolean; readonly previous: boolean } } {
  const { size, after } = windowOf(page, order);
  const from = after ? rows.findIndex((row) => isBeyond(row, order, after)) : 0;
  const rest = from < 0 ? [] : rows.slice(from);
  return {
    rows: rest.slice(0, size),
    sides: { next: rest.length > size, previous: after !== null },
  };
}

/** Whether a row comes after a place in its list; numbers go by size and texts by their characters. */
function isBeyond(row: Row, { columns }: Order, place: readonly unknown[]): boolean {
  for (const [index, { alias }] of columns.entries()) {
    const [own, other] = [row[alias] as string | number, place[index] as string | number];
    if (own !== other) return own > other;
  }
  return false;
}
