import type { DataSource, EntityMetadata } from 'typeorm';
import type { RelationMetadata } from 'typeorm/metadata/RelationMetadata.js';
import { readingRules, type Constructor } from '../entities/reading.js';

/** A row as read: the properties asked for, under their names in the entity, and keys under their column names. */
export type Row = Record<string, unknown>;

/** The columns of one read: alias to SQL, in which `{row}` stands for the table's alias. */
export type Columns = ReadonlyMap<string, string>;

/** How the rows of one table belong to a row of another. */
export interface Relation {
  readonly name: string;
  readonly owner: Table;
  readonly target: Table;
  readonly many: boolean;
  /** The alias under which a parent row carries the key that its related rows are found by. */
  readonly localKey: string;
  /** The target's column that equals the key, or an SQL condition between `{row}` and `{parent}`. */
  readonly match: { readonly column: string } | { readonly condition: string };
  /** Properties of the target that the relation may be filtered by. */
  readonly filters: readonly string[];
  /** Whether the key names a subject, whose revision in force is meant, and not a row. */
  readonly bySubject: boolean;
  /** Whether the rows are all revisions of a subject, each to be read as of its own first day. */
  readonly revisions: boolean;
  /** Whether of the rows that refer to a subject at most one is in force. */
  readonly single: boolean;
}

/** What the reader knows of one entity: TypeORM's metadata and the rules declared on the class, put together once. */
export class Table {
  readonly relations = new Map<string, Relation>();
  readonly columns = new Map<string, string>();
  readonly rules: ReturnType<typeof readingRules>;

  constructor(
    readonly entity: Constructor,
    readonly metadata: EntityMetadata,
  ) {
    this.rules = readingRules(entity);
    for (const column of metadata.columns) {
      const property = column.relationMetadata ? column.databaseName : column.propertyName;
      this.columns.set(property, `{row}.${column.databaseName}`);
      // A column that is a plain property and a key as well goes by both names.
      if (column.propertyName !== column.relationMetadata?.propertyName) {
        this.columns.set(column.propertyName, `{row}.${column.databaseName}`);
      }
    }
    for (const [property, sql] of this.rules.expressions)
      this.columns.set(property, sql.replaceAll('{table}', this.name));
  }

  get name(): string {
    return this.metadata.tableName;
  }

  /** For a table of revisions: the column that names the subject. */
  get subject(): string {
    return this.column(this.nodeKey);
  }

  /** The property that the global id is made of. */
  get nodeKey(): string {
    return this.rules.nodeKey ?? 'id';
  }

  /** SQL of a property, or of the key of a to-one relation. Throws if there is none: a fault of the program. */
  sql(property: string): string {
    const sql = this.columns.get(property) ?? this.columns.get(this.relations.get(property)?.localKey ?? '');
    if (sql === undefined) throw new Error(`${this.name} has no column for ${property}`);
    return sql;
  }

  /** The column of a property, or of the key of a to-one relation. */
  column(property: string): string {
    return this.sql(property).replace('{row}.', '');
  }

  /** Whether a property is a decimal, which JSON cannot carry exactly. */
  isDecimal(property: string): boolean {
    return this.metadata.findColumnWithPropertyName(property)?.type === 'numeric';
  }

  /** The columns needed to answer these fields: their own, and the keys that their relations are found by. */
  columnsFor(fields: Iterable<string>, also: readonly string[] = []): Columns {
    const chosen = new Map<string, string>();
    const take = (property: string) => chosen.set(property, this.sql(property));
    for (const field of fields) {
      const relation = this.relations.get(field);
      if (relation) take(relation.localKey);
      else if (field === 'id') take(this.nodeKey);
      else if (this.columns.has(field)) take(field);
      else this.rules.computed?.[field]?.forEach(take);
    }
    also.forEach(take);
    // A row is a row, whatever is asked of it.
    if (chosen.size === 0) take(this.columns.has('id') ? 'id' : (this.rules.order[0] ?? 'id'));
    return chosen;
  }
}

/** All tables of a data source, by entity class. */
export class Tables {
  private readonly byEntity = new Map<unknown, Table>();

  constructor(dataSource: DataSource) {
    for (const metadata of dataSource.entityMetadatas) {
      const entity = metadata.target as Constructor;
      this.byEntity.set(entity, new Table(entity, metadata));
    }
    for (const table of this.byEntity.values()) {
      for (const relation of table.metadata.relations) {
        table.relations.set(relation.propertyName, this.foreignKeyRelation(table, relation));
      }
      for (const [name, related] of table.rules.related) {
        table.relations.set(name, {
          name,
          owner: table,
          target: this.of(related.target()),
          many: true,
          localKey: 'id',
          match: { condition: related.condition },
          filters: table.rules.filters.get(name) ?? [],
          bySubject: false,
          revisions: false,
          single: false,
        });
      }
    }
    // After the foreign keys, which these go by.
    for (const table of this.byEntity.values()) {
      for (const [name, inverse] of table.rules.inverse) {
        const target = this.of(inverse.target());
        table.relations.set(name, {
          name,
          owner: table,
          target,
          many: !inverse.single,
          localKey: table.nodeKey,
          match: { column: target.column(inverse.property) },
          filters: table.rules.filters.get(name) ?? [],
          bySubject: false,
          revisions: inverse.revisions,
          single: inverse.single,
        });
      }
    }
  }

  of(entity: unknown): Table {
    const table = this.byEntity.get(entity);
    if (!table) throw new Error(`No table for ${String(entity)}`);
    return table;
  }

  all(): Iterable<Table> {
    return this.byEntity.values();
  }

  private foreignKeyRelation(owner: Table, relation: RelationMetadata): Relation {
    const referred = this.of(relation.inverseEntityMetadata.target);
    const revised = relation.isOwning ? referred.rules.revisedAs?.() : undefined;
    const target = revised ? this.of(revised) : referred;
    const owning = relation.isOwning ? relation : relation.inverseRelation;
    const join = owning?.joinColumns[0];
    if (!join) throw new Error(`${owner.name}.${relation.propertyName} has no foreign key to read by`);
    const key = join.databaseName;
    const referenced = join.referencedColumn?.databaseName ?? 'id';
    return {
      name: relation.propertyName,
      owner,
      target,
      many: relation.isOneToMany,
      localKey: relation.isOwning ? key : referenced,
      match: { column: revised ? target.column(target.nodeKey) : relation.isOwning ? referenced : key },
      filters: owner.rules.filters.get(relation.propertyName) ?? [],
      bySubject: revised !== undefined,
      revisions: false,
      single: false,
    };
  }
}
