import {
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

type InfoPart = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema' | 'returnType'>;

/**
 * The names of the fields that the operation asks of an object type below a field, whatever their aliases; fields
 * behind `@include` or `@skip` count as asked for. Worked out once for each place in a document.
 * @param path fields to go down first, e.g. `['edges', 'node']`; several paths are united
 * @param typeName the object type, where the field's own type is abstract
 */
export function fieldsOf(
  info: InfoPart,
  paths: readonly (readonly string[])[] = [[]],
  typeName?: string,
): ReadonlySet<string> {
  return remember(info, `${typeName ?? ''}:${paths.join('|')}`, () => {
    const fields = new Set<string>();
    for (const path of paths) {
      let nodes = info.fieldNodes;
      for (const step of path)
        nodes = nodes.flatMap((node) => childrenOf(node, info).filter((child) => child.name.value === step));
      for (const node of nodes) {
        for (const child of childrenOf(node, info, typeName)) fields.add(child.name.value);
      }
    }
    return fields;
  });
}

/** The paths at which a connection field carries its nodes. */
export const NODE_PATHS = [['nodes'], ['edges', 'node']] as const;

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

/** The name of the object type that a field returns, lists and non-null unwrapped. */
export function returnTypeName(info: Pick<GraphQLResolveInfo, 'returnType'>): string {
  return (getNamedType(info.returnType) as GraphQLObjectType).name;
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
