import type { EntityManager } from 'typeorm';

/** What a merge did to a table. */
export interface Merged {
  readonly created: number;
  readonly changed: number;
  /** Ids of the rows created or changed. */
  readonly touched: readonly number[];
}

/**
 * Makes a table hold these rows: inserts the new ones, updates those that differ, leaves the rest (and rows not named)
 * alone, in one statement.
 * @param key the columns that identify a row
 * @param rows column name to value as JSON; every row has the same columns
 */
export async function mergeRows(
  manager: EntityManager,
  table: string,
  key: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<Merged> {
  const [first] = rows;
  if (!first) return { created: 0, changed: 0, touched: [] };
  const columns = Object.keys(first);
  const others = columns.filter((column) => !key.includes(column));
  const list = (names: readonly string[], alias: string) =>
    names.map((name) => `${alias}."${name}"`).join(', ');
  const same = key.map((column) => `t."${column}" = i."${column}"`).join(' and ');
  // Without other columns there is nothing to differ in.
  const differ =
    others.length > 0 ? `(${list(others, 't')}) is distinct from (${list(others, 'i')})` : 'false';
  const set = (others.length > 0 ? others : key).map((column) => `"${column}" = i."${column}"`).join(', ');
  const touched: { id: number; fresh: boolean }[] = await manager.query(
    `with incoming as (
        select r.*, given.place as "$place"
        from jsonb_array_elements($1::jsonb) with ordinality given (value, place),
          jsonb_populate_record(null::"${table}", given.value) r
      ),
      changed as (update "${table}" t set ${set} from incoming i where ${same} and ${differ} returning t.id),
      created as (
        insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
        select ${list(columns, 'i')} from incoming i where not exists (select from "${table}" t where ${same})
        order by i."$place" returning id
      )
    select id, false as fresh from changed union all select id, true from created`,
    [JSON.stringify(rows)],
  );
  const created = touched.filter((row) => row.fresh).length;
  return { created, changed: touched.length - created, touched: touched.map((row) => row.id) };
}
