import type { ImportKind, ImportState } from '../../domain/facilities/import-batch.js';
import type { RejectionCode } from '../../domain/facilities/rejection.js';
import { toldValue } from '../../entities/told-value.js';
import type { Order } from '../paginate.js';
import type { Sql } from '../sql.js';
import type { Where } from '../where.js';

/** What a list of imports may be cut to. All given parts must hold; of the values in a part, one must. */
export interface ImportBatchFilter {
  readonly kind?: readonly ImportKind[] | null;
  /** Names of providers. */
  readonly provider?: readonly string[] | null;
  readonly state?: readonly ImportState[] | null;
}

/** Adds the filter's conditions on an `import_batch` aliased `t`. */
export function filterImportBatches(filter: ImportBatchFilter, where: Where): void {
  if (filter.kind) where.add(`t.kind = any(${where.bind(filter.kind)})`);
  if (filter.state) where.add(`t.state = any(${where.bind(filter.state)})`);
  if (filter.provider)
    where.add(
      `t.provider_id in (select id from data_provider where code = any(${where.bind(filter.provider)}))`,
    );
}

const ID = { alias: 'id', sql: '{row}.id' };

/** The newest first. */
export const newestImportFirst: Order = { name: '-ID', columns: [ID], descending: true };

/** Changes as they were made. */
export const importChangeOrder: Order = { name: 'ID', columns: [ID], descending: false };

/** Faults by the lines of the file. */
export const importRejectionOrder: Order = {
  name: 'LINE',
  columns: [{ alias: 'line', sql: '{row}.line' }, ID],
  descending: false,
};

/** Whether there is an import of this row id. */
export async function isImportBatch(sql: Sql, batch: number): Promise<boolean> {
  const rows = await sql.rows(`select 1 as found from import_batch where id = $1`, [batch]);
  return rows.length > 0;
}

/** A fault of an import, with its own row id. */
export interface ReadRejection {
  readonly id: number;
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: RejectionCode;
  readonly message: string;
}

/** The next faults of an import by line, after the last that was read. */
export function rejectionsAfter(
  sql: Sql,
  batch: number,
  last: Pick<ReadRejection, 'line' | 'id'> | undefined,
  most: number,
): Promise<ReadRejection[]> {
  return sql.rows<ReadRejection>(
    `select id, line, "column", value, code, message from import_rejection
    where batch_id = $1 and (line, id) > ($2, $3) order by line, id limit $4`,
    [batch, last?.line ?? -1, last?.id ?? 0, most],
  );
}

/** A record that a dry run found to change: each field as JSON text, before and after. */
export interface PlannedRecord {
  readonly recordId: string;
  readonly name: string;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** The records that a dry run kept to show; none of any other import. */
export function plannedRecords(sql: Sql, batch: number): Promise<PlannedRecord[]> {
  const told = (part: string) => `(${toldValue(`(c->>'field')`, `(c->'${part}')`)})::text`;
  return sql.rows<PlannedRecord>(
    `select s.record->>'recordId' as "recordId", s.record->>'name' as name, (
        select coalesce(json_agg(json_build_object('field', c->>'field', 'before', ${told('before')}, 'after', ${told('after')}) order by place), '[]')
        from jsonb_array_elements(s.record->'changes') with ordinality each (c, place)) as changes
    from import_batch b cross join lateral jsonb_array_elements(coalesce(b.sample, '[]')) with ordinality s (record, place)
    where b.id = $1 order by s.place`,
    [batch],
  );
}
