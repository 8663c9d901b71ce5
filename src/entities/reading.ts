import 'reflect-metadata';

/**
 * How rows of an entity are read, beyond what TypeORM's metadata says: declared here, on the entity, and obeyed by
 * the one generic reader (data/reader.ts). `{row}` in SQL stands for the alias of the row being read, `{parent}`
 * for that of the row it is read for, `{day}` for the day that is asked about (data/view.ts).
 */
export interface ReadingRules {
  /** Properties that order a plain list; the last makes the order total. */
  readonly order: readonly string[];
  /** Only published rows whose `valid_during` holds the day asked for are read in lists and by key. */
  readonly versioned?: boolean;
  /**
   * Rows stand from when they were recorded until they are superseded: pages have those that stood when the view was
   * known. Relations say `{known {row}}` or `{recorded {row}}` themselves; by its key any row is read.
   */
  readonly recorded?: boolean;
  /** The to-one relation through which a part is versioned: it is in force while that row is. */
  readonly versionedThrough?: string;
  /** Fields that a resolver works out, and the properties it works them out from. */
  readonly computed?: Readonly<Record<string, readonly string[]>>;
  /** The property that the global id is made of; `id` unless told. */
  readonly nodeKey?: string;
  /** Rows are identities: what refers to one is answered with the revision of this entity that is in force. */
  readonly revisedAs?: () => Constructor;
}

interface PropertyRules {
  /** SQL of fields that are no column of their own. */
  readonly expressions: Map<string, string>;
  /** Relations that are no foreign key. */
  readonly related: Map<string, RelatedBy>;
  /** Lists of rows that refer to the same identity as this one. */
  readonly inverse: Map<string, InverseOf>;
  /** Equality filters that a relation's field takes as arguments: names of the target's properties. */
  readonly filters: Map<string, readonly string[]>;
}

export interface RelatedBy {
  readonly target: () => Constructor;
  readonly condition: string;
}

export interface InverseOf {
  readonly target: () => Constructor;
  /** The property of the target that refers to the identity. */
  readonly property: string;
  /** Whether the rows are all published revisions, each to be read as of its own first day. */
  readonly revisions: boolean;
  /** Whether at most one is in force on a day: then it is that one, or null, and no list. */
  readonly single: boolean;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an entity class, whatever its constructor
export type Constructor = new (...args: any[]) => object;

const classRules = new Map<unknown, ReadingRules>();
const propertyRules = new Map<unknown, PropertyRules>();

function propertiesOf(target: unknown): PropertyRules {
  let rules = propertyRules.get(target);
  if (!rules)
    propertyRules.set(
      target,
      (rules = { expressions: new Map(), related: new Map(), inverse: new Map(), filters: new Map() }),
    );
  return rules;
}

/** Class decorator: the rules by which the entity's rows are read. */
export function Reading(rules: ReadingRules): ClassDecorator {
  return (target) => void classRules.set(target, rules);
}

/** Property decorator: the field is read as this SQL expression, e.g. `lower({row}.valid_during)`. */
export function Expression(sql: string): PropertyDecorator {
  return (target, property) => void propertiesOf(target.constructor).expressions.set(String(property), sql);
}

/** SQL that prints a `timestamptz` as the API prints instants. */
export function instant(sql: string): string {
  return `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Property decorator: a list of rows for which an SQL condition between `{row}` and `{parent}` holds. */
export function RelatedBy(target: () => Constructor, condition: string): PropertyDecorator {
  return (owner, property) =>
    void propertiesOf(owner.constructor).related.set(String(property), { target, condition });
}

/** Property decorator: the rows of another entity that refer to the identity of this one by a property of theirs. */
export function Inverse(
  target: () => Constructor,
  property: string,
  { revisions = false, single = false } = {},
): PropertyDecorator {
  return (owner, name) =>
    void propertiesOf(owner.constructor).inverse.set(String(name), { target, property, revisions, single });
}

/** Property decorator on a list relation: its field takes these properties of the target as optional arguments. */
export function FilteredBy(...properties: string[]): PropertyDecorator {
  return (owner, property) => void propertiesOf(owner.constructor).filters.set(String(property), properties);
}

/** The rules of an entity class; a missing {@link Reading} means rows in order of `id`. */
export function readingRules(entity: unknown): ReadingRules & PropertyRules {
  return { ...(classRules.get(entity) ?? { order: ['id'] }), ...propertiesOf(entity) };
}
