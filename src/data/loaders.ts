import DataLoader from 'dataloader';
import type { CalendarDay } from '../domain/validity.js';
import { onOwnDays, OWN_DAY, related, selectList, type Selection } from './select.js';
import type { Sql } from './sql.js';
import type { Relation, Row } from './table.js';
import { asOfFirstDay, withView, type View } from './view.js';

/** Marks rows read in another view than the request's own, so that what hangs off them is read in the same. */
const VIEW = Symbol('view');

interface Viewed {
  [VIEW]?: View;
}

/** The view in which a row was read. */
export function viewOf(row: Row, present: View): View {
  return (row as Viewed)[VIEW] ?? present;
}

/** Remembers the view on rows, and on the rows read with them, if it was another one than the request's own. */
export function markView(rows: readonly Row[], view: View, present: View): void {
  for (const row of rows) {
    const own = typeof row[OWN_DAY] === 'string' ? { ...view, day: row[OWN_DAY] } : view;
    if (own !== present) (row as Viewed)[VIEW] = own;
    for (const value of Object.values(row)) {
      if (typeof value === 'object' && value !== null)
        markView((Array.isArray(value) ? value : [value]).filter(isRow), own, present);
    }
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

/** The key of a parent row, and the day as of which what hangs off it is read. */
interface KeyOnDay {
  readonly key: unknown;
  readonly day: CalendarDay;
}

/**
 * The read of one relation by a statement of its own, for rows that came without it: where its arguments are known
 * only when the operation runs. The statement is written once, and serves every request that sends the same operation.
 */
export class RelationRead {
  private readonly text: string;
  private readonly textOfDays: string;

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
    const list = onOwnDays(relation, [selectList(target, selection)], 't').join(', ');
    // Each filter's place is its number behind the keys; the view's parameters come after them.
    const given = filters.map(
      (property, index) => `${target.sql(property).replaceAll('{row}', 't')} = $${index + 2}`,
    );
    const and = [...where, ...given].map((condition) => ` and ${condition}`).join('');
    const ordered = many ? ` order by ${order}` : '';
    this.text = `select ${key} as "$key", ${list} from ${from}${parent} where ${key} = any($1)${and}${ordered}`;
    const days = `unnest($1::integer[], $${filters.length + 2}::date[]) k (key, begins_on)`;
    this.textOfDays = asOfFirstDay(
      `select k.key as "$key", k.begins_on::text as "$asOf", ${list} from ${days}, ${from}${parent} where ${key} = k.key${and}${ordered}`,
      'k',
    );
  }

  /** The statement for some parents' keys, and its parameters. */
  statement(keys: readonly unknown[], filterValues: readonly unknown[], view: View): [string, unknown[]] {
    const values = [keys, ...filterValues];
    return [withView(this.text, view, (value) => `$${values.push(value)}`), values];
  }

  /** The same for keys of which each has a day of its own, which the rows tell as `$asOf`. */
  statementOfDays(
    asked: readonly KeyOnDay[],
    filterValues: readonly unknown[],
    view: View,
  ): [string, unknown[]] {
    const values = [asked.map(({ key }) => key), ...filterValues, asked.map(({ day }) => day)];
    return [withView(this.textOfDays, view, (value) => `$${values.push(value)}`), values];
  }
}

type Loader = DataLoader<KeyOnDay, Row | Row[] | null, string>;

const idOf = (key: unknown, day: unknown) => `${String(key)} ${String(day)}`;

/** The relations of one request: each read in one statement for all rows that ask in the same tick. */
export class Loaders {
  private readonly loaders = new Map<RelationRead, Map<string, Loader>>();

  constructor(
    private readonly sql: Sql,
    private readonly present: View,
  ) {}

  /** The related row (null if there is none) or rows of a parent row. */
  load(read: RelationRead, parent: Row, filterValues: readonly unknown[] = []): Promise<Row | Row[] | null> {
    const key = parent[read.relation.localKey];
    if (key === null || key === undefined) return Promise.resolve(read.relation.many ? [] : null);
    const view = viewOf(parent, this.present);
    const variant = JSON.stringify([view.knownAt, view.changeSet, view.draftedFrom, ...filterValues]);
    let variants = this.loaders.get(read);
    if (!variants) this.loaders.set(read, (variants = new Map()));
    let loader = variants.get(variant);
    if (!loader) {
      const fetch = (asked: readonly KeyOnDay[]) => this.fetch(read, asked, view, filterValues);
      loader = new DataLoader(fetch, { cacheKeyFn: ({ key: of, day }) => idOf(of, day) });
      variants.set(variant, loader);
    }
    return loader.load({ key, day: view.day });
  }

  private async fetch(
    read: RelationRead,
    asked: readonly KeyOnDay[],
    view: View,
    filterValues: readonly unknown[],
  ): Promise<(Row | Row[] | null)[]> {
    const [{ day }] = asked as [KeyOnDay];
    const oneDay = asked.every((one) => one.day === day);
    const rows = await this.sql.rows<Row>(
      ...(oneDay
        ? read.statement(
            asked.map(({ key }) => key),
            filterValues,
            this.viewOn(view, day),
          )
        : read.statementOfDays(asked, filterValues, view)),
    );
    const byKey = new Map<string, Row[]>(asked.map((one) => [idOf(one.key, one.day), []]));
    for (const row of rows) {
      const asOf = oneDay ? day : (row.$asOf as CalendarDay);
      markView([row], this.viewOn(view, asOf), this.present);
      byKey.get(idOf(row.$key, asOf))?.push(row);
    }
    const found = asked.map((one) => byKey.get(idOf(one.key, one.day)) ?? []);
    return read.relation.many ? found : found.map(([row]) => row ?? null);
  }

  /** The view on another day; the very same if that is what it is. */
  private viewOn(view: View, day: CalendarDay): View {
    if (view.day === day) return view;
    const own = { ...view, day };
    const { knownAt, changeSet } = own;
    return day === this.present.day && knownAt === undefined && changeSet === undefined ? this.present : own;
  }
}
