import type { EntityManager } from 'typeorm';
import { mergeRows, type Merged } from '../data/merge-rows.js';
import type { Constructor } from '../entities/reading.js';
import { rejected, type SourceRecord } from './directory-files.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * Turns records into rows of an entity's table and merges them: a record's keys are the entity's properties, and what
 * it refers to stands in it by code (a source by its document, place and quote).
 */
export class RecordMerger {
  created = 0;
  changed = 0;
  private readonly faults: string[] = [];
  /** Ids by code, of the tables referred to so far. */
  private readonly known = new Map<string, ReadonlyMap<string, number>>();

  constructor(readonly manager: EntityManager) {}

  /**
   * Makes the table hold these records.
   * @param key the properties that identify a row
   * @throws IMPORT_REJECTED if a record refers to something that is not there
   */
  async merge(entity: Constructor, key: readonly string[], records: readonly Values[]): Promise<Merged> {
    const metadata = this.manager.connection.getMetadata(entity);
    const rows = await this.rows(entity, records);
    this.check();
    const columns = metadata.columns
      .filter((column) => key.includes(column.relationMetadata?.propertyName ?? column.propertyName))
      .map((column) => column.databaseName);
    const merged = await mergeRows(this.manager, metadata.tableName, columns, rows);
    this.known.delete(metadata.tableName);
    this.created += merged.created;
    this.changed += merged.changed;
    return merged;
  }

  /**
   * Records as rows: column name to value, null where a record has none. References that lead nowhere are remembered
   * for {@link check}.
   * @param without properties to leave out
   */
  async rows(
    entity: Constructor,
    records: readonly Values[],
    without: readonly string[] = [],
  ): Promise<Record<string, unknown>[]> {
    const { columns, tableName } = this.manager.connection.getMetadata(entity);
    const wanted = columns.filter(
      (column) =>
        !column.isGenerated &&
        !without.includes(column.relationMetadata?.propertyName ?? column.propertyName),
    );
    const ids = new Map<string, ReadonlyMap<string, number>>();
    for (const { relationMetadata } of wanted) {
      const target = relationMetadata?.inverseEntityMetadata.tableName;
      if (target) ids.set(target, await this.idsOf(target));
    }
    return records.map((record) =>
      Object.fromEntries(
        wanted.map(({ databaseName, propertyName, relationMetadata }) => {
          if (!relationMetadata) return [databaseName, record[propertyName] ?? null];
          const reference = record[relationMetadata.propertyName];
          if (reference === undefined || reference === null) return [databaseName, null];
          const target = relationMetadata.inverseEntityMetadata.tableName;
          const id = ids.get(target)?.get(keyOf(reference));
          if (id === undefined)
            this.faults.push(
              `${tableName} ${String(record.code ?? '')}: there is no ${target} ${keyOf(reference)}`,
            );
          return [databaseName, id ?? null];
        }),
      ),
    );
  }

  /** @throws IMPORT_REJECTED if any reference so far led nowhere */
  check(): void {
    if (this.faults.length > 0) throw rejected(this.faults);
  }

  /** The ids of a table's rows by the code that records use for them. */
  async idsOf(table: string): Promise<ReadonlyMap<string, number>> {
    const known = this.known.get(table);
    if (known) return known;
    const rows: { id: number; key: string | SourceRecord }[] = await this.manager.query(
      table === 'source'
        ? `select s.id, json_build_object('document', d.code, 'place', s.place, 'quote', s.quote) as key
            from source s join document d on d.id = s.document_id`
        : `select id, code as key from "${table}"`,
    );
    const ids = new Map(rows.map(({ id, key }) => [keyOf(key), id]));
    this.known.set(table, ids);
    return ids;
  }
}

function keyOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  const { document, place, quote } = reference as SourceRecord;
  return JSON.stringify([document, place, quote]);
}
