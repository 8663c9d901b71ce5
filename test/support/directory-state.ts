import type { DataSource } from 'typeorm';
import { REVISED } from '../../src/data/revisions/tables.js';

/** Everything that a publication writes, to be compared before and after. */
export async function directoryState(dataSource: DataSource): Promise<Readonly<Record<string, unknown>>> {
  const read = (text: string) => dataSource.query(text) as Promise<Record<string, unknown>[]>;
  const state: Record<string, unknown> = {};
  for (const { table } of Object.values(REVISED))
    state[table] = await read(
      `select id, code, begins_on::text, valid_during::text, published_at is not null as published from ${table} order by id`,
    );
  state.validity = await read(
    `select kind, revision_id, valid_during::text, upper_inf(recorded_during) as known from validity order by id`,
  );
  state.sets = await read(
    `select id, state, version, effective_on::text, retroactive_reason, published_at is not null as published from change_set order by id`,
  );
  state.steps = await read(`select change_set_id, action from change_set_step order by id`);
  state.editions = await read(`select code, effective_on::text from edition order by id`);
  state.events = await read(`select seq::text, type, subject_code from change_event order by seq`);
  state.position = await read(`select last::text from change_position`);
  return state;
}

/** What must never be, whatever happened: each list is empty. */
export async function contradictions(dataSource: DataSource): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const { table, subject, kind } of Object.values(REVISED))
    found.push(
      ...(await dataSource.query(
        `select a.code, 'overlaps' as fault from ${table} a join ${table} b on a.${subject} = b.${subject} and a.id < b.id
          and a.published_at is not null and b.published_at is not null and a.valid_during && b.valid_during
        union all
        select r.code, 'is remembered otherwise' from ${table} r where r.published_at is not null and not isempty(r.valid_during) and not exists (
          select from validity v where v.kind = '${kind}' and v.revision_id = r.id and v.valid_during = r.valid_during and upper_inf(v.recorded_during))
        union all
        select r.code, 'is published of a change set that is not' from ${table} r join change_set c on c.id = r.change_set_id
          where (r.published_at is not null) <> (c.state = 'PUBLISHED')`,
      )),
    );
  found.push(
    ...(await dataSource.query(
      `select e.subject_code as code, 'is told, but is not published' as fault from change_event e join change_set c on c.id = e.change_set_id where c.state <> 'PUBLISHED'
      union all select last::text, 'is not the newest number' from change_position where last <> (select count(*) from change_event) or last <> (select coalesce(max(seq), 0) from change_event)
      union all select d.code, 'is not told' from draft d join change_set c on c.id = d.change_set_id
        where c.state = 'PUBLISHED' and not exists (select from change_event e where e.change_set_id = c.id and e.subject_code = d.code)`,
    )),
  );
  return found;
}
