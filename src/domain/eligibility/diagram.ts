/**
 * Ordered multi-valued decision diagrams, reduced and hash-consed: two nodes of one table that decide alike are one node
 * (R. E. Bryant, Graph-Based Algorithms for Boolean Function Manipulation, 1986). So what a verdict still depends on can
 * be read off its diagram, which no three-valued logic gives exactly.
 */

/** Number of the leaf at which a condition does not hold. */
export const NO = 0;
/** Number of the leaf at which a condition holds. */
export const YES = 1;

/** Nodes that building one diagram may visit; beyond, each assessment would take milliseconds. */
export const MAX_STEPS = 20_000;

export interface DiagramNode {
  /** Place of the variable in the order; of a leaf Infinity, below every variable. */
  readonly variable: number;
  /** For each class of the variable's values, the number of the node that follows. Empty for a leaf. */
  readonly children: readonly number[];
}

/** In place of a node's number: no such node. */
const NONE = -1;

const LEAF: DiagramNode = { variable: Infinity, children: [] };

/** A condition combines its facts in too many ways to be decided quickly. */
export class TooEntangledError extends Error {
  constructor() {
    super('The condition is too entangled: split it, or let fewer facts depend on one another.');
    this.name = 'TooEntangledError';
  }
}

/**
 * The node of a number.
 * @throws RangeError if there is none
 */
export function nodeAt(nodes: readonly DiagramNode[], number: number): DiagramNode {
  const node = nodes[number];
  if (!node) throw new RangeError(`The diagram has no node ${number}.`);
  return node;
}

/** Nodes by number, a node after all of its children, no two alike, none whose children are all the same. */
class NodeTable {
  readonly nodes: DiagramNode[] = [LEAF, LEAF];
  // A table is made for every assessment: a Map, or texts as keys, would take most of its time.
  private readonly latest: number[];
  private readonly earlier: number[] = [NONE, NONE];

  /** @param buckets a power of two; of the order of the nodes to come */
  constructor(private readonly buckets: number) {
    this.latest = new Array<number>(buckets).fill(NONE);
  }

  /** Number of the node that decides by this variable; the child itself where all children are the same. */
  node(variable: number, children: readonly number[]): number {
    const [first] = children;
    if (first !== undefined && children.every((child) => child === first)) return first;
    const mixed = children.reduce((hash, child) => (Math.imul(hash, 31) + child) | 0, variable);
    const bucket = mixed & (this.buckets - 1);
    const latest = this.latest[bucket] ?? NONE;
    for (let known = latest; known !== NONE; known = this.earlier[known] ?? NONE)
      if (isSame(nodeAt(this.nodes, known), variable, children)) return known;
    const number = this.nodes.push({ variable, children }) - 1;
    this.latest[bucket] = number;
    this.earlier.push(latest);
    return number;
  }
}

function isSame(node: DiagramNode, variable: number, children: readonly number[]): boolean {
  return (
    node.variable === variable &&
    node.children.length === children.length &&
    node.children.every((child, index) => child === children[index])
  );
}

/** Builds diagrams from smaller ones. Its methods throw TooEntangledError beyond MAX_STEPS. */
export class DiagramBuilder extends NodeTable {
  private steps = 0;
  private readonly memo = new Map<string, number>();

  constructor() {
    super(1024);
  }

  /** Where all of the conditions hold. */
  all(numbers: readonly number[]): number {
    return numbers.reduce((left, right) => this.combine(NO, left, right), YES);
  }

  /** Where any of the conditions holds. */
  any(numbers: readonly number[]): number {
    return numbers.reduce((left, right) => this.combine(YES, left, right), NO);
  }

  /** Where the condition does not hold. */
  not(number: number): number {
    if (number <= YES) return number === YES ? NO : YES;
    return this.once(`not:${number}`, () => {
      const { variable, children } = nodeAt(this.nodes, number);
      return this.node(
        variable,
        children.map((child) => this.not(child)),
      );
    });
  }

  /** @param decisive the leaf that settles the combination alone: NO of “all”, YES of “any” */
  private combine(decisive: number, left: number, right: number): number {
    if (left === decisive || right === decisive) return decisive;
    if (left <= YES || left === right) return right;
    if (right <= YES) return left;
    return this.once(`${decisive}:${Math.min(left, right)}:${Math.max(left, right)}`, () => {
      const [a, b] = [nodeAt(this.nodes, left), nodeAt(this.nodes, right)];
      const variable = Math.min(a.variable, b.variable);
      const { children } = a.variable === variable ? a : b;
      return this.node(
        variable,
        children.map((_, index) =>
          this.combine(decisive, childAt(left, a, variable, index), childAt(right, b, variable, index)),
        ),
      );
    });
  }

  private once(key: string, compute: () => number): number {
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    if (++this.steps > MAX_STEPS) throw new TooEntangledError();
    const result = compute();
    this.memo.set(key, result);
    return result;
  }
}

/** What follows a node when a variable falls into a class; the node itself where it does not decide by that variable. */
export function childAt(number: number, node: DiagramNode, variable: number, index: number): number {
  return node.variable === variable ? (node.children[index] ?? NO) : number;
}

/**
 * The reduced diagrams that are left of others when variables may only fall into some of their classes.
 * @param allowed for a variable, at least one of its classes; asked only for the variables that come into question
 * @returns nodes whose children stand for the allowed classes only, in their order, and the roots' numbers among them
 */
export function restrict(
  nodes: readonly DiagramNode[],
  roots: readonly number[],
  allowed: (variable: number) => readonly number[],
): { readonly nodes: readonly DiagramNode[]; readonly roots: readonly number[] } {
  const table = new NodeTable(16);
  const memo: number[] = [];
  const visit = (number: number): number => {
    if (number <= YES) return number;
    const known = memo[number];
    if (known !== undefined) return known;
    const { variable, children } = nodeAt(nodes, number);
    const result = table.node(
      variable,
      allowed(variable).map((index) => visit(children[index] ?? NO)),
    );
    memo[number] = result;
    return result;
  };
  return { roots: roots.map(visit), nodes: table.nodes };
}

/** The variables that a reduced diagram depends on, in order: of each, some change of its class alone changes the verdict. */
export function supportOf(nodes: readonly DiagramNode[], root: number): number[] {
  const seen = new Set<number>();
  const variables = new Set<number>();
  const visit = (number: number): void => {
    if (number <= YES || seen.has(number)) return;
    seen.add(number);
    const { variable, children } = nodeAt(nodes, number);
    variables.add(variable);
    children.forEach(visit);
  };
  visit(root);
  return [...variables].sort((a, b) => a - b);
}
