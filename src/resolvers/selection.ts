import {
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { nestedKey, type Nested, type Selection } from '../data/select.js';

type InfoPart = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema' | 'returnType'>;

/**
 * What the operation asks of an object type below a field; fields behind `@include` or `@skip` count as asked for.
 * Worked out once for each place in a document.
 * @param paths fields to go down first, e.g. `['edges', 'node']`; several paths are united
 * @param typeName the object type, where the field's own type is abstract
 */
export function selectionOf(
  info: InfoPart,
  paths: readonly (readonly string[])[] = [[]],
  typeName?: string,
): Selection {
  return remember(info, `${typeName ?? ''}:${paths.join('|')}`, () => {
    const nodes = paths.flatMap((path) =>
      path.reduce<readonly FieldNode[]>(
        (above, step) =>
          above.flatMap((node) => childrenOf(node, info).filter((child) => child.name.value === step)),
        info.fieldNodes,
      ),
    );
    return unite(
      nodes.flatMap((node) => childrenOf(node, info, typeName)),
      info,
    );
  });
}

/** Sibling fields as one selection; those of the same name and literal arguments have theirs united. */
function unite(nodes: readonly FieldNode[], info: InfoPart): Selection {
  const fields = new Set<string>();
  const below = new Map<string, { field: string; filters: Nested['filters']; nodes: FieldNode[] }>();
  for (const node of nodes) {
    const field = node.name.value;
    const filters = node.selectionSet ? literalArguments(node) : undefined;
    if (!filters) {
      fields.add(field);
      continue;
    }
    const key = nestedKey(field, filters);
    const same = below.get(key);
    if (same) same.nodes.push(node);
    else below.set(key, { field, filters, nodes: [node] });
  }
  const nested = Array.from(below, ([key, { field, filters, nodes: same }]): [string, Nested] => [
    key,
    {
      field,
      filters,
      selection: unite(
        same.flatMap((node) => childrenOf(node, info)),
        info,
      ),
    },
  ]);
  return { fields, nested: new Map(nested) };
}

/** A field's arguments, null ones left out, if all are enums or whole numbers written in the operation; else undefined. */
function literalArguments(node: FieldNode): Nested['filters'] | undefined {
  const filters: Record<string, string | number> = {};
  for (const { name, value } of node.arguments ?? []) {
    if (value.kind === Kind.NULL) continue;
    if (value.kind === Kind.ENUM) filters[name.value] = value.value;
    else if (value.kind === Kind.INT) filters[name.value] = Number(value.value);
    else return undefined;
  }
  return filters;
}

/** The paths at which a connection field carries its nodes. */
export const NODE_PATHS = [['nodes'], ['edges', 'node']] as const;

/** Fields of a connection that tell its page as a text. */
const SHEETS = ['csv', 'sdmxCsv'];

/** What the operation asks of a connection field: of its nodes, and whether of any page at all or of the count alone. */
export function pageOf(info: InfoPart): { selection: Selection; rows: boolean } {
  const { fields, nested } = selectionOf(info);
  const rows = nested.size > 0 || SHEETS.some((sheet) => fields.has(sheet));
  return { selection: selectionOf(info, NODE_PATHS), rows };
}

/**
 * What the operation asks of the `service` of each node of a report's connection; null if nothing.
 * @param connection the report's field with the connection
 */
export function reportServiceOf(info: InfoPart, connection: string): Selection | null {
  return askedOf(
    info,
    NODE_PATHS.map((path) => [connection, ...path, 'service']),
  );
}

/** What the operation asks of the rows below these paths, as {@link selectionOf} tells it; null if nothing. */
export function askedOf(info: InfoPart, paths: readonly (readonly string[])[]): Selection | null {
  const selection = selectionOf(info, paths);
  return selection.fields.size + selection.nested.size > 0 ? selection : null;
}

/** The fields selected below a field, fragments spread; those that cannot apply to `typeName` left out. */
function childrenOf(node: FieldNode, info: InfoPart, typeName?: string): readonly FieldNode[] {
  return node.selectionSet ? flatten(node.selectionSet, info, typeName) : [];
}

function flatten(set: SelectionSetNode, info: InfoPart, typeName: string | undefined): readonly FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (!fragment) return [];
    const condition = fragment.typeCondition?.name.value;
    if (condition !== undefined && typeName !== undefined && !applies(info.schema, condition, typeName))
      return [];
    return flatten(fragment.selectionSet, info, typeName);
  });
}

function applies(schema: GraphQLSchema, condition: string, typeName: string): boolean {
  if (condition === typeName) return true;
  const abstract = schema.getType(condition);
  const object = schema.getType(typeName);
  return isAbstractType(abstract) && isObjectType(object) && schema.isSubType(abstract, object);
}

/**
 * Remembers a value for a place in a parsed document: the same selected fields, under the same key. The documents of
 * repeated operations are kept by the server, and these values live as long as they do.
 */
export function remember<T>(info: InfoPart, key: string, make: () => T): T {
  const [first] = info.fieldNodes;
  if (!first) return make();
  let places = remembered.get(first);
  if (!places) remembered.set(first, (places = []));
  for (const place of places) {
    if (
      place.key === key &&
      place.nodes.length === info.fieldNodes.length &&
      place.nodes.every((node, i) => node === info.fieldNodes[i])
    ) {
      return place.value as T;
    }
  }
  const value = make();
  places.push({ key, nodes: info.fieldNodes, value });
  return value;
}

interface Place {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly value: unknown;
}
const remembered = new WeakMap<FieldNode, Place[]>();
