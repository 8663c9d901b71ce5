import type { Relation, Table } from './table.js';
import {
  asOfFirstDay,
  firstDay,
  inForceIn,
  kindOfView,
  publishedIn,
  referredIn,
  writeOut,
  type View,
  type Written,
} from './view.js';
import type { Where } from './where.js';

/** What an operation asks of a row. */
export interface Selection {
  /** Names of fields, whatever their aliases. */
  readonly fields: ReadonlySet<string>;
  /** What it asks of related rows, by {@link nestedKey}, where that is known before the operation runs. */
  readonly nested: ReadonlyMap<string, Nested>;
}

export interface Nested {
  readonly field: string;
  /** Arguments of the field, given as literals. */
  readonly filters: Readonly<Record<string, string | number>>;
  readonly selection: Selection;
}

/** Under which name a row carries the rows related to it, if they were read with it: `responsibilities(role:LEAD)`. */
export function nestedKey(field: string, filters: Nested['filters'] = {}): string {
  const given = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${field}(${given.map(([name, value]) => `${name}:${value}`).join()})`;
}

// PostgreSQL cuts longer names.
const MAX_NAME = 63;
// Past this depth related rows are read by statements of their own: a statement must stay one that can be planned.
const MAX_FOLDED = 6;

/**
 * The `select` list of a read, `t.name as "name", …`, in which the rows related to each row stand as JSON. So a whole
 * tree of an operation is read in one statement.
 * @param also properties to select besides
 */
export function selectList(table: Table, selection: Selection, also: readonly string[] = []): string {
  return Array.from(
    selected(table, selection, also, 0),
    ([name, sql]) => `${sql.replaceAll('{row}', 't')} as "${name}"`,
  ).join(', ');
}

const lists = new WeakMap<Selection, Map<string, Written>>();

/** The same, written out for a view whose parameters `where` binds. It is written once for an operation. */
export function selectListIn(
  view: View,
  where: Where,
  table: Table,
  selection: Selection,
  also: readonly string[] = [],
): string {
  let written = lists.get(selection);
  if (!written) lists.set(selection, (written = new Map<string, Written>()));
  const key = `${kindOfView(view)} ${where.values.length} ${table.name} ${also.join()}`;
  let list = written.get(key);
  if (!list)
    written.set(key, (list = writeOut(selectList(table, selection, also), view, where.values.length)));
  list.parts.forEach((part) => where.bind(view[part]));
  return list.text;
}

function selected(
  table: Table,
  selection: Selection,
  also: readonly string[],
  depth: number,
): ReadonlyMap<string, string> {
  const own = new Set(selection.fields);
  const folded = new Map<string, string>();
  for (const [key, nested] of selection.nested) {
    const relation = table.relations.get(nested.field);
    if (relation && depth < MAX_FOLDED && key.length <= MAX_NAME)
      folded.set(key, foldedRows(relation, nested, depth + 1));
    else own.add(nested.field);
  }
  if (own.size + also.length === 0 && folded.size > 0) return folded;
  return new Map([...table.columnsFor(own, also), ...folded]);
}

/** A subquery that gives the rows related to `{row}` as JSON: an array, or for a to-one relation an object or null. */
function foldedRows(relation: Relation, { filters, selection }: Nested, depth: number): string {
  const { target, many } = relation;
  const alias = `t${depth}`;
  const list = Array.from(selected(target, selection, [], depth), ([name, sql]) => {
    // JSON numbers would lose the digits of a decimal.
    const decimal = target.isDecimal(name) ? '::text' : '';
    return `${sql.replaceAll('{row}', alias)}${decimal} as "${name}"`;
  });
  const { from, where, order } = related(relation, alias, `v${depth}`);
  const own =
    'column' in relation.match
      ? `${alias}.${relation.match.column} = ${relation.owner.sql(relation.localKey)}`
      : relation.match.condition.replaceAll('{row}', alias).replaceAll('{parent}', '{row}');
  const given = Object.entries(filters).map(
    ([name, value]) => `${target.sql(name).replaceAll('{row}', alias)} = ${literal(value)}`,
  );
  const rows = `select ${onOwnDays(relation, list, alias).join(', ')} from ${from} where ${[own, ...where, ...given].join(' and ')}`;
  // Whole rows turn into JSON faster than lists of names and values do.
  return many
    ? `(select coalesce(json_agg(r${depth}), '[]'::json) from (${rows} order by ${order}) r${depth})`
    : `(select row_to_json(r${depth}) from (${rows}) r${depth})`;
}

/** A literal of the operation; only names of enums and whole numbers come here. */
function literal(value: string | number): string {
  if (typeof value === 'number' ? !Number.isInteger(value) : !/^\w+$/.test(value))
    throw new Error(`no literal: ${value}`);
  return typeof value === 'number' ? String(value) : `'${value}'`;
}

/** What every read of a relation shares: the table, what cuts it to the day, and its order. */
export function related(
  relation: Relation,
  alias: string,
  version: string,
): { from: string; where: string[]; order: string } {
  const { target, many, owner, revisions, bySubject, single } = relation;
  const from = `${target.name} ${alias}`;
  if (revisions) {
    // The last tells apart what was corrected from the same day on.
    const order = ['begins_on', 'published_at', 'id'].map((column) => `${alias}.${column}`);
    return {
      from,
      where: [publishedIn(target, alias)],
      order: `${order[0]} nulls first, ${order.slice(1).join(', ')}`,
    };
  }
  const order = orderOf(target, alias);
  if (bySubject) return { from, where: [referredIn(target, alias)], order };
  if (single) return { from, where: target.rules.versioned ? [inForceIn(target, alias)] : [], order };
  const through = target.rules.versionedThrough;
  const parent = through === undefined ? undefined : target.relations.get(through);
  // A row fetched by the key that another row holds is as visible as that row; a list is cut to the day.
  if (!many || parent?.target === owner) return { from, where: [], order };
  if (parent) {
    return {
      from: `${from} join ${parent.target.name} ${version} on ${version}.id = ${alias}.${parent.localKey}`,
      where: [inForceIn(parent.target, version)],
      order: `${orderOf(parent.target, version)}, ${order}`,
    };
  }
  return { from, where: target.rules.versioned ? [inForceIn(target, alias)] : [], order };
}

/** Under which name a revision carries the day as of which what hangs off it is read. */
export const OWN_DAY = '$day';

/** What hangs off one of a subject's revisions is read as of that revision's own first day, which it carries. */
export function onOwnDays(relation: Relation, list: readonly string[], alias: string): readonly string[] {
  if (!relation.revisions) return list;
  return [...list.map((sql) => asOfFirstDay(sql, alias)), `${firstDay(alias)}::text as "${OWN_DAY}"`];
}

/** The table's own order, as SQL. */
export function orderOf(table: Table, alias = 't'): string {
  return table.rules.order.map((property) => table.sql(property).replaceAll('{row}', alias)).join(', ');
}
