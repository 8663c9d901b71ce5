import {
  getNamedType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { MAX_CHANGES } from '../data/change-feed.js';
import { DEFAULT_PAGE, MAX_PAGE } from '../data/paginate.js';
import { DomainError } from '../domain/errors.js';

/** How large an operation may be. Introspection fields count for none of them. */
export interface Limits {
  /** Levels of fields. */
  readonly maxDepth: number;
  /** Aliases in the whole operation. */
  readonly maxAliases: number;
  /** Fields at the root. */
  readonly maxRootFields: number;
  /** Objects that the operation may return, as estimated: see {@link costOf}. */
  readonly maxCost: number;
}

/** The size of a selection set with its fragments written out. */
interface Extent {
  readonly depth: number;
  readonly aliases: number;
  /** Fields of the set itself. */
  readonly width: number;
  /** All that costing has to look at. */
  readonly selections: number;
}

/** More than this is refused unmeasured: costing walks every selection. */
const MAX_SELECTIONS = 5_000;

/** Measures an operation with its fragments spread. Each fragment is measured once, however often it is spread. */
function extentOf(document: DocumentNode, operation: OperationDefinitionNode): Extent {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Extent>();
  const ofFragment = (name: string): Extent => {
    const fragment = fragments.get(name);
    const extent = measured.get(name) ?? (fragment ? measure(fragment.selectionSet) : NOTHING);
    measured.set(name, extent);
    return extent;
  };
  const measure = (set: SelectionSetNode): Extent => {
    let { depth, aliases, width, selections } = NOTHING;
    for (const selection of set.selections) {
      selections += 1;
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? measure(selection.selectionSet) : NOTHING;
        selections += inner.selections;
        if (selection.name.value.startsWith('__')) continue;
        width += 1;
        aliases += inner.aliases + (selection.alias ? 1 : 0);
        depth = Math.max(depth, 1 + inner.depth);
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? measure(selection.selectionSet)
            : ofFragment(selection.name.value);
        width += inner.width;
        aliases += inner.aliases;
        selections += inner.selections;
        depth = Math.max(depth, inner.depth);
      }
    }
    return { depth, aliases, width, selections: Math.min(selections, Number.MAX_SAFE_INTEGER) };
  };
  return measure(operation.selectionSet);
}

const NOTHING: Extent = { depth: 0, aliases: 0, width: 0, selections: 0 };

/** How many objects a list without paging arguments is taken to have. */
const PLAIN_LIST = 10;
/** Connection fields below which the page's size has been counted already. */
const PAGE_PARTS = new Set(['edges', 'nodes', 'node', 'pageInfo']);

/** One for each object; a page counts its size, a plain list ten; scalars are free, but for sheets. */
const objectsReturned: ComplexityEstimator = ({ args, field, type, childComplexity }) => {
  // graphql's own MaxIntrospectionDepthRule keeps introspection in bounds.
  if (field.name.startsWith('__')) return 0;
  const { objects } = field.extensions;
  // A text that tells as much as a list costs as much.
  if (!isCompositeType(getNamedType(field.type))) return typeof objects === 'number' ? objects : 0;
  if (PAGE_PARTS.has(field.name) && /(Connection|Edge)$/.test(type.name))
    return childComplexity + (field.name === 'node' ? 0 : 1);
  // A plain list that is far longer than others says so.
  if (typeof objects === 'number') return objects * (1 + childComplexity);
  const paged = getNamedType(field.type).name.endsWith('Connection');
  const sized = field.args.some(({ name }) => name === 'first');
  // The page of a report, such as a list's differences: the report's own field has counted its size.
  if (paged && !sized) return childComplexity;
  if (sized) {
    const most = getNamedType(field.type).name === 'ChangeEventConnection' ? MAX_CHANGES : MAX_PAGE;
    const size = (args.first as number | undefined) ?? (args.last as number | undefined) ?? DEFAULT_PAGE;
    return Math.max(1, Math.min(Math.abs(size), most)) * Math.max(1, childComplexity);
  }
  if (Array.isArray(args.ids)) return Math.max(1, args.ids.length) * (1 + childComplexity);
  // What is worked out line by line costs each line, whatever is shown of it; and its lists are as long as what was given.
  const { lines } = (args.input ?? {}) as { lines?: unknown };
  if (Array.isArray(lines)) return lines.length + Math.ceil(lines.length / PLAIN_LIST) * childComplexity + 1;
  return String(field.type).includes('[') ? PLAIN_LIST * (1 + childComplexity) : 1 + childComplexity;
};

/** The objects that an operation may return, as {@link objectsReturned} estimates them. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): number {
  return getComplexity({ schema, query: document, operationName, variables, estimators: [objectsReturned] });
}

/**
 * Refuses operations that are too large, before anything is executed. Extent is measured once a document; cost once a
 * document and set of numbers and list lengths in the variables, since only they change it.
 */
export class LimitChecker {
  private readonly extents = new WeakMap<OperationDefinitionNode, Extent>();
  private readonly costs = new WeakMap<OperationDefinitionNode, Map<string, number>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: Limits,
  ) {}

  /** @throws QUERY_TOO_DEEP, QUERY_TOO_BROAD or QUERY_TOO_COSTLY with the figure and the limit */
  check(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): void {
    const { maxDepth, maxAliases, maxRootFields, maxCost } = this.limits;
    let extent = this.extents.get(operation);
    if (!extent) this.extents.set(operation, (extent = extentOf(document, operation)));
    if (extent.depth > maxDepth) throw tooLarge('QUERY_TOO_DEEP', 'levels deep', extent.depth, maxDepth);
    if (extent.width > maxRootFields)
      throw tooLarge('QUERY_TOO_BROAD', 'root fields wide', extent.width, maxRootFields);
    if (extent.aliases > maxAliases)
      throw tooLarge('QUERY_TOO_BROAD', 'aliases wide', extent.aliases, maxAliases);
    if (extent.selections > MAX_SELECTIONS)
      throw tooLarge('QUERY_TOO_BROAD', 'selections large', extent.selections, MAX_SELECTIONS);
    const cost = this.cost(document, operation, variables);
    if (cost > maxCost) throw tooLarge('QUERY_TOO_COSTLY', 'objects large by estimate', cost, maxCost);
  }

  private cost(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): number {
    const key = JSON.stringify(sizesIn(variables));
    let known = this.costs.get(operation);
    if (!known || known.size > 100) this.costs.set(operation, (known = new Map<string, number>()));
    let cost = known.get(key);
    if (cost === undefined)
      known.set(key, (cost = costOf(this.schema, document, operation.name?.value, variables)));
    return cost;
  }
}

/** Lists in inputs whose length is cost. Of others nothing is kept: they may be what somebody told of themselves. */
const COUNTED = new Set(['lines']);

/** What of variables can change the cost: whole numbers, and how long lists are, also those that are parts of an input. */
function sizesIn(variables: Record<string, unknown>): [string, unknown][] {
  return Object.entries(variables).flatMap(([name, value]): [string, unknown][] => {
    if (value === null || typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
    if (Array.isArray(value)) return [[name, value.length]];
    if (typeof value !== 'object') return [];
    const parts = Object.entries(value as Record<string, unknown>);
    return parts.flatMap(([part, list]): [string, unknown][] =>
      COUNTED.has(part) && Array.isArray(list) ? [[`${name}.${part}`, list.length]] : [],
    );
  });
}

function tooLarge(
  code: 'QUERY_TOO_DEEP' | 'QUERY_TOO_BROAD' | 'QUERY_TOO_COSTLY',
  what: string,
  figure: number,
  limit: number,
): DomainError {
  return new DomainError(code, `This operation is ${figure} ${what}; the limit is ${limit}.`, {
    figure,
    limit,
  });
}
