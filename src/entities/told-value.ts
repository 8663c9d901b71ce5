import { Field, Int, ObjectType } from 'type-graphql';

/**
 * SQL (jsonb) of a field's value in the words of files: where the tables hold row ids, codes; of counts, those in force.
 * @param field SQL of the field's name
 * @param value SQL of the value as the tables hold it, jsonb
 */
export const toldValue = (field: string, value: string): string => `
  coalesce(case ${field}
    when 'type' then (select to_jsonb(k.code) from facility_type k where k.id = (${value} #>> '{}')::integer)
    when 'region' then (select to_jsonb(g.code) from region g where g.id = (${value} #>> '{}')::integer)
    when 'openingHours' then (select s.hours from opening_schedule s where s.id = (${value} #>> '{}')::integer)
    when 'capacities' then (select jsonb_agg(jsonb_build_object('unit', told->'unit', 'maximum', told->'maximum', 'available', told->'available',
        'countedOn', coalesce(told->'counted_on', told->'countedOn')) order by told->>'unit')
      from jsonb_array_elements(case jsonb_typeof(${value}) when 'array' then ${value} else '[]' end) told where told->>'until' is null)
    else ${value} end, 'null')`;

/** SQL of the values that a row of changes had before, by field, as {@link FieldValue} shows them. */
export const TOLD_BEFORE = `
  (select coalesce(json_agg(json_build_object('field', f.name, 'value', (${toldValue('f.name', 'v.value')})::text) order by f.place), '[]')
  from unnest({row}.fields) with ordinality f (name, place) cross join lateral (
    select case f.name
      when 'type' then {row}.before->'type_id'
      when 'region' then {row}.before->'region_id'
      when 'openingHours' then {row}.before->'opening_schedule_id'
      when 'point' then jsonb_build_object('longitude', {row}.before->'longitude', 'latitude', {row}.before->'latitude')
      else {row}.before->lower(regexp_replace(f.name, '([A-Z])', '_\\1', 'g')) end as value) v)`;

@ObjectType({ description: 'A field of a record and what it says (字段值).' })
export class FieldValue {
  @Field(() => String, { description: 'The field, e.g. `phone` (字段).' })
  field!: string;

  @Field(() => String, {
    description:
      'Its value as JSON text, `null` for none (值): kinds and divisions as codes, points in WGS 84, hours as they are kept.',
  })
  value!: string;
}

/** SQL of the counts of a row of imports by field, as {@link ImportFieldCount} shows them. */
export const TOLD_COUNTS = `
  (select coalesce(json_agg(json_build_object('field', f.name, 'changed', f.counts->'changed', 'disputed', f.counts->'disputed') order by f.name), '[]')
  from jsonb_each({row}.fields) f (name, counts))`;

@ObjectType({ description: 'How many records an import changes in a field (字段统计).' })
export class ImportFieldCount {
  @Field(() => String, { description: 'The field, e.g. `phone` (字段).' })
  field!: string;

  @Field(() => Int, { description: 'Records in which it changed, or would (变更数).' })
  changed!: number;

  @Field(() => Int, {
    description: 'Records in which another provider’s word counts, and the two differ (冲突数).',
  })
  disputed!: number;
}
