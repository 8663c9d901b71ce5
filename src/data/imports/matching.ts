import type { ImportField, ImportTable } from './import-table.js';

/** What a staged row means to the records that are there; parameters are written into the SQL by `Literals`. */
export interface Matching {
  readonly table: ImportTable;
  /** SQL of the staged rows: their table, or some of it. */
  readonly staged: string;
  /** Row id of the provider. */
  readonly provider: number;
  /** For counts without a day, and for what ends. */
  readonly today: string;
  /** Codes of the divisions that whoever imports is limited to; none for no limit. */
  readonly regions: readonly string[];
}

/** A text as an SQL literal. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The bit of a field in `given`. */
const bitOf = (table: ImportTable, field: string): number =>
  1 << table.fields.findIndex((each) => each.field === field);

/** SQL of a condition: the row `s` tells of the field. */
export const given = (table: ImportTable, { field }: Pick<ImportField, 'field'>) =>
  `s.given & ${bitOf(table, field)} <> 0`;

/** Columns by which a field is compared: what is worked out from its text is not. */
const compared = ({ field, columns }: ImportField) => (field === 'name' ? ['name'] : Object.keys(columns));

const differs = (table: ImportTable, field: ImportField) =>
  `${given(table, field)} and (${compared(field)
    .map((column) => `t.${column} is distinct from s.${column}`)
    .join(' or ')})`;

/**
 * SQL of the counts of a row `s` as it came: `x` with `unit`, `day`, `maximum`, `available`. A count without a day is one
 * of today; what is said of today by its name goes before it.
 */
export const counted = (today: string) => `(
  select distinct on (1, 2) unit, coalesce("countedOn", ${quoted(today)}::date) as day, maximum, available
  from jsonb_to_recordset(s.capacities) as given (unit text, maximum integer, available integer, "countedOn" date)
  order by 1, 2, "countedOn" is null) x`;

/** SQL of a condition: the count `x` says something else than the one in force on its day. */
export const countDiffers = (facility: string) => `not exists (
  select from facility_capacity c where c.facility_id = ${facility} and c.unit = x.unit and c.counted_on <= x.day
    and (c.until is null or c.until > x.day) and c.maximum = x.maximum and c.available is not distinct from x.available)`;

/** SQL of a query's rest: the last change `c` of the day on which a record `t` ends, of those of a condition. */
export const lastEnding = (
  { name }: ImportTable,
  which = 'true',
) => `from import_change c join import_batch b on b.id = c.batch_id
  where c.subject_id = t.id and b.kind = '${name === 'facility' ? 'FACILITIES' : 'SETTLEMENTS'}' and 'endedOn' = any(c.fields) and ${which}
  order by c.id desc limit 1`;

/**
 * SQL of what each staged row without a fault comes to:
 * `place`, `line`, `record_id`, `target` (row id of the record it is about, or null for a new one), `own` (whether the provider's
 * word counts by itself), `linking` (whether the row is what ties it to the target), `take` and `dispute` (fields that
 * change, and fields in which another provider's word counts), `fault` (a rejection code, or null).
 */
export function matchedRows({ table, staged, provider, today, regions }: Matching): string {
  const { name, fields, required, shared } = table;
  const own = `(select f.id from ${name} f where f.provider_id = ${provider} and f.record_id = s.record_id)`;
  const linked = `(select l.facility_id from facility_link l where l.provider_id = ${provider} and l.record_id = s.record_id)`;
  const same = `(select f.id from facility f join data_provider d on d.id = f.provider_id
      where s.same_as is not null and d.code = split_part(s.same_as, '/', 1) and f.record_id = substr(s.same_as, strpos(s.same_as, '/') + 1))`;
  const authority = ({ field }: { field: string }) =>
    shared ? `coalesce((t.authorities->>'${field}')::integer, t.provider_id) = ${provider}` : 'true';
  const vacant = (field: ImportField) => `t.${compared(field)[0]} is null`;
  const pick = (condition: (field: ImportField) => string) =>
    fields.map(
      (field) => `case when ${differs(table, field)} and ${condition(field)} then '${field.field}' end`,
    );
  const recounted = `s.capacities is not null and exists (select from ${counted(today)} where ${countDiffers('t.id')})`;
  const uncounted = 'not exists (select from facility_capacity c where c.facility_id = t.id)';
  // Whoever is given again after having been retired for not being given is there again, until the day that was known.
  const ending = fields.find(({ field }) => field === 'endedOn');
  const revived = `case when t.ended_on is not null and ${ending ? `not (${given(table, ending)})` : 'true'} and t.provider_id = ${provider}
      and (select c.action ${lastEnding(table)}) = 'RETIRED' then 'endedOn' end`;
  const take = [
    ...pick((field) => `(${authority(field)} or ${vacant(field)})`),
    revived,
    ...(shared
      ? [
          `case when ${recounted} and (${authority({ field: 'capacities' })} or ${uncounted}) then 'capacities' end`,
        ]
      : []),
  ];
  const dispute = shared
    ? [
        ...pick((field) => `not (${authority(field)} or ${vacant(field)})`),
        `case when ${recounted} and not (${authority({ field: 'capacities' })} or ${uncounted}) then 'capacities' end`,
      ]
    : [];
  const lacking = fields
    .filter(({ field }) => required.includes(field))
    .map((field) => `s.${compared(field)[0]} is null`);
  const emptied = fields
    .filter(({ field }) => required.includes(field))
    .map((field) => `${given(table, field)} and s.${compared(field)[0]} is null`);
  const faults = [
    ...(shared
      ? [
          `when s.same_as is not null and (t.id is null or split_part(s.same_as, '/', 1) = (select code from data_provider where id = ${provider})) then 'SAME_AS'`,
          `when s.same_as is not null and exists (select from facility_link l where l.provider_id = ${provider} and l.facility_id = t.id and l.record_id <> s.record_id) then 'SAME_AS_TWICE'`,
        ]
      : []),
    `when t.id is null and (${lacking.join(' or ')}) then 'MISSING'`,
    `when ${emptied.map((each) => `(${each})`).join(' or ')} then 'MISSING'`,
    ...(regions.length > 0
      ? [
          `when t.id is not null and not exists (select from region r where r.id = t.region_id and string_to_array(r.path::text, '.') && array[${regions.map(quoted).join(', ')}]) then 'REGION_NOT_YOURS'`,
        ]
      : []),
  ];
  const targets = shared ? `coalesce(${own}, ${linked}, ${same})` : own;
  return `
    select m.*, m.target is not null and cardinality(m.take) = 0 and not m.linking as unchanged from (
      select s.place, s.line, s.record_id, t.id as target, t.provider_id = ${provider} as own,
        ${shared ? `t.id is not null and t.provider_id <> ${provider} and ${linked} is null` : 'false'} as linking,
        case when t.id is null then '{}'::text[] else array_remove(array[${take.join(', ')}]::text[], null) end as take,
        case when t.id is null then '{}'::text[] else array_remove(array[${dispute.join(', ')}]::text[], null) end as dispute,
        case ${faults.join(' ')} end as fault
      from ${staged} s left join ${name} t on t.id = ${targets}
      where s.fault is null
    ) m`;
}
