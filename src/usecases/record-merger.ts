import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { insertRows, mergeRows } from '../data/merge-rows.js';
import { REVISED } from '../data/revisions/tables.js';
import { groupBy } from '../domain/group-by.js';
import type { Constructor } from '../entities/reading.js';
import { rejected } from './directory-files.js';
import type { SourceRecord } from './directory-formats.js';

export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
}

export type Values = Readonly<Record<string, unknown>>;

/** Records of one entity, and the properties that identify each. */
export interface RecordSet {
  readonly entity: Constructor;
  readonly key: readonly string[];
  readonly records: readonly Values[];
  /** How a fault names a record; by its code unless told. */
  readonly label?: (record: Values) => string;
  /** Whether the columns that no record names stay as they are, rather than become null. */
  readonly partial?: boolean;
}

/**
 * Turns records into rows of an entity's table and merges them: a record's keys are the entity's properties, and what
 * it refers to stands in it by code (a source by its document, place and quote).
 */
export class RecordMerger {
  created = 0;
  changed = 0;
  /** Ids by code, of the tables referred to so far. */
  private readonly known = new Map<string, ReadonlyMap<string, number>>();

  constructor(readonly manager: EntityManager) {}

  /**
   * Checks all sets together, before anything is written: each record stands once, and refers only to what is there or
   * comes with it.
   * @throws IMPORT_REJECTED with every fault
   */
  async verify(sets: readonly RecordSet[]): Promise<void> {
    const coming = new Map<string, Set<string>>();
    for (const { entity, records } of sets) {
      const { tableName } = this.metadata(entity);
      const codes = coming.get(tableName) ?? new Set();
      records.forEach((record) => codes.add(codeOf(record)));
      coming.set(tableName, codes);
    }
    const faults: string[] = [];
    for (const { entity, key, records, label = (record: Values) => String(record.code) } of sets) {
      const metadata = this.metadata(entity);
      const seen = new Set<string>();
      for (const record of records) {
        const identity = JSON.stringify(key.map((property) => record[property]));
        if (seen.has(identity))
          faults.push(`${label(record)}: stands twice as ${metadata.tableName} ${identity}`);
        seen.add(identity);
      }
      for (const { propertyName, inverseEntityMetadata } of metadata.manyToOneRelations) {
        const target = inverseEntityMetadata.tableName;
        if (records.every((record) => record[propertyName] === undefined)) continue;
        const there = await this.idsOf(target);
        for (const record of records) {
          const reference = record[propertyName];
          if (reference === undefined || reference === null) continue;
          const code = keyOf(reference);
          if (!there.has(code) && !coming.get(target)?.has(code)) {
            faults.push(`${label(record)}: there is no ${target} ${code}`);
          }
        }
      }
    }
    if (faults.length > 0) throw rejected(faults);
  }

  /** Forgets the ids of a table that was written to by other means. */
  forget(table: string): void {
    this.known.delete(table);
  }

  /** Makes the table hold these records; rows that they do not name stay as they are. */
  async merge({ entity, key, records, partial = false }: RecordSet): Promise<ImportCounts> {
    const metadata = this.metadata(entity);
    const named = new Set(records.flatMap((record) => Object.keys(record)));
    const unnamed = metadata.columns.map(propertyOf).filter((property) => !named.has(property));
    const rows = await this.rows(entity, records, partial ? unnamed : []);
    const keyColumns = metadata.columns
      .filter((column) => key.includes(propertyOf(column)))
      .map((column) => column.databaseName);
    const { created, changed } = await mergeRows(this.manager, metadata.tableName, keyColumns, rows);
    this.known.delete(metadata.tableName);
    this.created += created;
    this.changed += changed;
    return { created, changed };
  }

  /**
   * Makes each owner's list of parts just this one, in this order; a list that differs is written anew.
   * @param owner the parts' property that refers to the owner
   */
  async replaceParts(entity: Constructor, owner: string, records: readonly Values[]): Promise<void> {
    const { tableName, columns } = this.metadata(entity);
    const ownerColumn = columns.find((column) => propertyOf(column) === owner)?.databaseName ?? owner;
    const wanted = groupBy(await this.rows(entity, records), (row) => row[ownerColumn] as number);
    const found: { owner: number; parts: Values[] }[] = await this.manager.query(
      `select "${ownerColumn}" as owner, jsonb_agg(to_jsonb(t) - 'id' order by position) as parts
      from "${tableName}" t where "${ownerColumn}" = any($1) group by 1`,
      [[...wanted.keys()]],
    );
    const there = new Map(found.map((row) => [row.owner, row.parts]));
    const differing = [...wanted].filter(([id, parts]) => !isDeepStrictEqual(there.get(id), parts));
    await this.manager.query(`delete from "${tableName}" where "${ownerColumn}" = any($1)`, [
      differing.map(([id]) => id),
    ]);
    await insertRows(
      this.manager,
      tableName,
      differing.flatMap(([, parts]) => parts),
    );
    for (const [id, parts] of differing) {
      if (there.has(id)) this.changed += parts.length;
      else this.created += parts.length;
    }
  }

  /**
   * Records as rows: column name to value, null where a record has none.
   * @param without properties to leave out
   */
  async rows(
    entity: Constructor,
    records: readonly Values[],
    without: readonly string[] = [],
  ): Promise<Record<string, unknown>[]> {
    const wanted = this.metadata(entity).columns.filter(
      (column) => !column.isGenerated && !without.includes(propertyOf(column)),
    );
    const ids = new Map<string, ReadonlyMap<string, number>>();
    for (const { relationMetadata } of wanted) {
      const target = relationMetadata?.inverseEntityMetadata.tableName;
      if (target) ids.set(target, await this.idsOf(target));
    }
    const valueOf = (record: Values, column: ColumnMetadata): unknown => {
      const value = record[propertyOf(column)] ?? null;
      if (!column.relationMetadata || value === null) return value;
      return ids.get(column.relationMetadata.inverseEntityMetadata.tableName)?.get(keyOf(value)) ?? null;
    };
    return records.map((record) =>
      Object.fromEntries(wanted.map((column) => [column.databaseName, valueOf(record, column)])),
    );
  }

  /**
   * The ids of a table's rows by the code that records use for them; none for a table without codes. Of subjects that
   * have revisions only those that are published: others are there only because somebody drafts them.
   */
  async idsOf(table: string): Promise<ReadonlyMap<string, number>> {
    const known = this.known.get(table);
    if (known) return known;
    const rows: { id: number; key: string | SourceRecord }[] = await this.manager.query(
      table === 'source'
        ? `select s.id, json_build_object('document', d.code, 'place', s.place, 'quote', s.quote) as key
            from source s join document d on d.id = s.document_id`
        : `select id, to_jsonb(t) ->> 'code' as key from "${table}" t${publishedOnly(table)}`,
    );
    const ids = new Map(rows.map(({ id, key }) => [keyOf(key), id]));
    this.known.set(table, ids);
    return ids;
  }

  private metadata(entity: Constructor): EntityMetadata {
    return this.manager.connection.getMetadata(entity);
  }
}

/** A condition for a table of identities `t`; none for any other table. */
function publishedOnly(table: string): string {
  const revised = Object.values(REVISED).find(({ identity }) => identity === table);
  if (!revised) return '';
  return ` where exists (select from ${revised.table} r where r.${revised.subject} = t.id and r.published_at is not null)`;
}

function propertyOf(column: ColumnMetadata): string {
  return column.relationMetadata?.propertyName ?? column.propertyName;
}

/** What other records call a record: its code, or for a source the whole of it. */
function codeOf(record: Values): string {
  return typeof record.code === 'string'
    ? record.code
    : 'quote' in record && 'place' in record
      ? keyOf(record)
      : '';
}

function keyOf(reference: unknown): string {
  if (typeof reference !== 'object' || reference === null) return String(reference);
  const { document, place, quote } = reference as SourceRecord;
  return JSON.stringify([document, place, quote]);
}
