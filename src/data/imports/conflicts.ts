import { recount, UNTIL } from './recount.js';
import type { Run } from './run.js';
import { FACILITY_IMPORT } from './import-table.js';

/** A conflict, and whose business the facility is. */
export interface Conflict {
  readonly id: number;
  readonly facility: number;
  readonly field: string;
  readonly offered: unknown;
  readonly provider: number;
  readonly batch: number;
  /** Codes from the province down to the facility's division. */
  readonly regionPath: readonly string[];
  /** Likewise of the division that is offered, if one is. */
  readonly offeredRegionPath: readonly string[] | null;
  readonly resolution: string | null;
}

/** Reads a conflict and holds it, so that nobody else resolves it meanwhile. */
export async function holdConflict(run: Run, id: number): Promise<Conflict | undefined> {
  const [conflict] = await run<Conflict>(
    `select c.id, c.facility_id as facility, c.field, c.offered, c.provider_id as provider, c.batch_id as batch,
      string_to_array(r.path::text, '.') as "regionPath", c.resolution,
      (select string_to_array(o.path::text, '.') from region o where c.field = 'region' and to_jsonb(o.id) = c.offered) as "offeredRegionPath"
    from data_conflict c join facility f on f.id = c.facility_id join region r on r.id = f.region_id where c.id = $1 for update of c, f`,
    [id],
  );
  return conflict;
}

export async function closeConflict(run: Run, id: number, resolution: 'KEPT' | 'TAKEN'): Promise<void> {
  await run(`update data_conflict set resolution = $2, resolved_at = now() where id = $1`, [id, resolution]);
}

/**
 * Takes the offered value of a field, and the provider's word for it from now on. It counts as a change of the import that
 * offered it, so that taking that back takes this back too.
 * @param name how the offered name is searched, if it is a name that is offered
 */
export async function takeOffered(
  run: Run,
  { facility, field, offered, provider, batch }: Conflict,
  name: { readonly folded: string | null; readonly grams: readonly string[] } | null,
  today: string,
): Promise<void> {
  const columns = Object.keys(FACILITY_IMPORT.fields.find((each) => each.field === field)?.columns ?? {});
  const derived = Object.entries(FACILITY_IMPORT.derived).filter(([, { fields }]) => fields.includes(field));
  const changed = [...columns, ...derived.map(([column]) => column), 'authorities', 'batch_id'];
  await run(
    `insert into import_change (action, subject_id, name, fields, before, batch_id)
    select 'CHANGED', t.id, t.name, array[$2], (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t)) where key = any($3))
      || case when $2 = 'capacities' then jsonb_build_object('capacities', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from facility_capacity c where c.facility_id = t.id)) else '{}' end, $4
    from facility t where t.id = $1`,
    [facility, field, changed, batch],
  );
  if (field === 'capacities') {
    await run(
      recount(`(values ($1::integer, $2::jsonb)) as s (target, capacities)`, 's.target', batch, today),
      [facility, JSON.stringify(offered)],
    );
    await run(UNTIL('$1::integer'), [facility]);
  } else {
    const values =
      columns.length === 1
        ? { [columns[0] ?? '']: offered }
        : field === 'name'
          ? { name: offered, folded: name?.folded }
          : offered;
    const sets = [
      ...columns.map((column) => `${column} = n.${column}`),
      ...derived.map(([column, { sql }]) => `${column} = ${sql}`),
    ];
    await run(
      `update facility t set ${sets.join(', ')}
      from (select (jsonb_populate_record(f, $2::jsonb)).* from facility f where f.id = $1) n where t.id = n.id`,
      [facility, JSON.stringify(values)],
    );
    if (name)
      await run(`update facility set search = array_to_tsvector($2::text[]) where id = $1`, [
        facility,
        name.grams,
      ]);
  }
  await run(
    `update facility set authorities = coalesce(authorities, '{}') || jsonb_build_object($2::text, $3::integer), batch_id = $4 where id = $1`,
    [facility, field, provider, batch],
  );
}
