import type { EntityManager } from 'typeorm';

type Row = Readonly<Record<string, unknown>>;

/** `jsonb_to_recordset`, with the column types of a table and the rows' order. */
const rowsFrom = (table: string) => `(
  select r.*, given.place as "$place"
  from jsonb_array_elements($1::jsonb) with ordinality given (value, place), jsonb_populate_record(null::"${table}", given.value) r
)`;

const list = (names: readonly string[], alias?: string) =>
  names.map((name) => (alias ? `${alias}."${name}"` : `"${name}"`)).join(', ');

/**
 * Makes a table hold these rows: inserts the new ones in their order, updates those that differ, leaves the rest (and
 * rows not named) alone, in one statement.
 * @param key the columns that identify a row
 * @param rows column name to value as JSON; every row has the same columns
 */
export async function mergeRows(
  manager: EntityManager,
  table: string,
  key: readonly string[],
  rows: readonly Row[],
): Promise<{ created: number; changed: number }> {
  const [first] = rows;
  if (!first) return { created: 0, changed: 0 };
  const columns = Object.keys(first);
  const others = columns.filter((column) => !key.includes(column));
  const same = key.map((column) => `t."${column}" = i."${column}"`).join(' and ');
  // Without other columns there is nothing to differ in.
  const differ =
    others.length > 0 ? `(${list(others, 't')}) is distinct from (${list(others, 'i')})` : 'false';
  const set = (others.length > 0 ? others : key).map((column) => `"${column}" = i."${column}"`).join(', ');
  const [counts]: { created: number; changed: number }[] = await manager.query(
    `with incoming as ${rowsFrom(table)},
      changed as (update "${table}" t set ${set} from incoming i where ${same} and ${differ} returning 1),
      created as (
        insert into "${table}" (${list(columns)})
        select ${list(columns, 'i')} from incoming i where not exists (select from "${table}" t where ${same})
        order by i."$place" returning 1
      )
    select (select count(*)::integer from created) as created, (select count(*)::integer from changed) as changed`,
    [JSON.stringify(rows)],
  );
  return counts ?? { created: 0, changed: 0 };
}

/** Inserts rows of the same columns in their order. Returns their ids, in that order. */
export async function insertRows(
  manager: EntityManager,
  table: string,
  rows: readonly Row[],
): Promise<number[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  const inserted: { id: number }[] = await manager.query(
    `insert into "${table}" (${list(columns)}) select ${list(columns, 'i')} from ${rowsFrom(table)} i order by i."$place" returning id`,
    [JSON.stringify(rows)],
  );
  return inserted.map(({ id }) => id);
}
