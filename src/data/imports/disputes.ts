import type { ImportTable } from './import-table.js';
import { given } from './matching.js';

function valuesBy(table: ImportTable, alias: string): string {
  const cases = table.fields.map((field) => {
    const own = Object.keys(field.columns).filter(
      (column) => !(column in (field.from ?? {})) && column !== 'folded',
    );
    const value =
      own.length === 1
        ? `to_jsonb(${alias}.${own[0]})`
        : `jsonb_build_object(${own.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`;
    return `when '${field.field}' then ${value}`;
  });
  const capacities =
    alias === 's'
      ? 's.capacities'
      : `(select coalesce(jsonb_agg(jsonb_build_object('unit', c.unit, 'maximum', c.maximum, 'available', c.available, 'countedOn', c.counted_on) order by c.unit), '[]') from facility_capacity c where c.facility_id = t.id and c.until is null)`;
  return `coalesce(case d.field ${cases.join(' ')} when 'capacities' then ${capacities} end, 'null'::jsonb)`;
}

/**
 * What another provider's word stands against waits to be resolved: one conflict a field and provider, with the newest
 * offer. What was refused once is not asked again. A conflict is never rewritten: whoever looks at it takes what is shown
 * or nothing, and an import that is taken back opens again what it ended.
 */
export function disputes(table: ImportTable, staged: string, provider: number, batch: number): string[] {
  const end = `set resolution = 'SETTLED', resolved_at = now(), settled_batch_id = ${batch}`;
  const told = table.fields.map((field) => `when '${field.field}' then ${given(table, field)}`);
  return [
    `create temporary table disputed on commit drop as
      select t.id as facility_id, d.field, ${valuesBy(table, 't')} as kept, ${valuesBy(table, 's')} as offered, coalesce((t.authorities->>d.field)::integer, t.provider_id) as keeper_id
      from matched m join ${staged} s on s.place = m.place join facility t on t.id = m.target cross join lateral unnest(m.dispute) d (field)
      where m.fault is null and cardinality(m.dispute) > 0`,
    // Who says something else by now, or the same as the other, disputes what was noticed no more.
    `update data_conflict c ${end}
      from disputed d where c.facility_id = d.facility_id and c.field = d.field and c.provider_id = ${provider} and c.resolved_at is null
      and (c.kept, c.offered, c.keeper_id) is distinct from (d.kept, d.offered, d.keeper_id)`,
    `update data_conflict c ${end}
      from matched m join ${staged} s on s.place = m.place
      where m.fault is null and c.facility_id = m.target and c.provider_id = ${provider} and c.resolved_at is null
      and not c.field = any(m.dispute) and case c.field ${told.join(' ')} when 'capacities' then s.capacities is not null end`,
    `update data_conflict c ${end}
      from (select t.id, d.field, ${valuesBy(table, 't')} as now from matched m join facility t on t.id = m.target cross join lateral unnest(m.take) d (field) where m.fault is null) n
      where c.facility_id = n.id and c.field = n.field and c.offered = n.now and c.provider_id <> ${provider} and c.resolved_at is null`,
    `insert into data_conflict (facility_id, field, kept, offered, keeper_id, provider_id, batch_id)
      select d.*, ${provider}, ${batch} from disputed d
      where not exists (select from data_conflict k where k.facility_id = d.facility_id and k.field = d.field and k.provider_id = ${provider}
        and (k.resolved_at is null or k.resolution = 'KEPT' and k.offered = d.offered))`,
  ];
}
