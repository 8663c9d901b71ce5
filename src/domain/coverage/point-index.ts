import type { Vectors } from './points.js';
import type { Work } from './work.js';

/** Points of a leaf: with fewer the tree grows, with more too many are looked at in vain. */
const LEAF = 8;
/** Numbers of a box: the least x, y, z and the greatest. */
const BOX = 6;

/**
 * A k-d tree over points of the unit sphere, with the box around each branch and the sum of the weights in it: what lies
 * wholly within a circle is counted without looking at its points. The tree is implicit: a branch covers a run of
 * leaves, its left branch is the next one, and its right branch comes after all of the left.
 */
export class PointIndex {
  /** Branches visited since it was made: what a search has cost, by which long work is cut into steps. */
  visits = 0;
  private readonly size: number;
  private readonly leaves: number;
  private readonly boxes: Float64Array;
  private readonly sums: Float64Array;
  private readonly weights: Float64Array;
  private nearestAt = -1;
  private nearestSquare = Infinity;

  private constructor(
    private readonly points: Vectors,
    /** Where each point stood in what the index was made of. */
    private readonly origins: Uint32Array,
  ) {
    this.size = origins.length;
    this.leaves = Math.ceil(this.size / LEAF);
    const branches = Math.max(0, 2 * this.leaves - 1);
    this.boxes = new Float64Array(branches * BOX);
    this.sums = new Float64Array(branches);
    this.weights = new Float64Array(this.size);
    if (this.leaves > 0) this.measure(0, 0, this.leaves);
  }

  /** An index over points, each of weight 0 until told. O(n log n). */
  static *over(vectors: Vectors): Work<PointIndex> {
    const { x, y, z } = vectors;
    const order = new Uint32Array(x.length);
    for (let at = 0; at < order.length; at++) order[at] = at;
    const runs: [from: number, to: number][] = [[0, Math.ceil(x.length / LEAF)]];
    const halvings = Math.max(1, x.length * Math.ceil(Math.log2(x.length / LEAF + 1)));
    let [done, told] = [0, 0];
    for (let run = runs.pop(); run; run = runs.pop()) {
      const [from, to] = run;
      if (to - from <= 1) continue;
      const half = (from + to) >> 1;
      const [first, last] = [from * LEAF, Math.min(to * LEAF, x.length) - 1];
      halve(order, widest(order, first, last, x, y), first, last, half * LEAF);
      runs.push([half, to], [from, half]);
      done += last - first + 1;
      if (done - told > 10_000) {
        told = done;
        yield Math.min(1, done / halvings);
      }
    }
    const sorted = { x: ordered(x, order), y: ordered(y, order), z: ordered(z, order) };
    yield 1;
    return new PointIndex(sorted, order);
  }

  /** @param weights at least 0 each, in the order of the points that the index was made of. O(n). */
  weigh(weights: Float64Array): void {
    for (let at = 0; at < this.size; at++) this.weights[at] = weights[this.origins[at] as number] as number;
    if (this.leaves > 0) this.sum(0, 0, this.leaves);
  }

  /** The place of the nearest point among those that the index was made of; -1 if it has none. */
  nearest(x: number, y: number, z: number): number {
    this.nearestAt = -1;
    this.nearestSquare = Infinity;
    if (this.leaves > 0) this.seek(0, 0, this.leaves, x, y, z);
    return this.nearestAt < 0 ? -1 : (this.origins[this.nearestAt] as number);
  }

  /**
   * The sum of the weights of all points within a circle, its edge included.
   * @param square of the straight line from the middle to the edge
   */
  weightWithin(x: number, y: number, z: number, square: number): number {
    return this.leaves > 0 ? this.total(0, 0, this.leaves, x, y, z, square) : 0;
  }

  /** The places of the points of any weight within a circle, in no order. */
  within(x: number, y: number, z: number, square: number): number[] {
    const found: number[] = [];
    if (this.leaves > 0) this.collect(0, 0, this.leaves, x, y, z, square, found);
    return found;
  }

  private measure(branch: number, from: number, to: number): void {
    const { boxes } = this;
    const box = branch * BOX;
    if (to - from === 1) {
      boxes.fill(Infinity, box, box + 3).fill(-Infinity, box + 3, box + BOX);
      for (let at = from * LEAF; at < this.end(to); at++) {
        this.widen(box, this.points.x[at] as number);
        this.widen(box + 1, this.points.y[at] as number);
        this.widen(box + 2, this.points.z[at] as number);
      }
      return;
    }
    const half = (from + to) >> 1;
    const right = branch + 2 * (half - from);
    this.measure(branch + 1, from, half);
    this.measure(right, half, to);
    for (let side = 0; side < BOX; side++) {
      const choose = side < 3 ? Math.min : Math.max;
      boxes[box + side] = choose(
        boxes[(branch + 1) * BOX + side] as number,
        boxes[right * BOX + side] as number,
      );
    }
  }

  private widen(side: number, to: number): void {
    if (to < (this.boxes[side] as number)) this.boxes[side] = to;
    if (to > (this.boxes[side + 3] as number)) this.boxes[side + 3] = to;
  }

  private sum(branch: number, from: number, to: number): number {
    let sum = 0;
    if (to - from === 1) {
      for (let at = from * LEAF; at < this.end(to); at++) sum += this.weights[at] as number;
    } else {
      const half = (from + to) >> 1;
      sum = this.sum(branch + 1, from, half) + this.sum(branch + 2 * (half - from), half, to);
    }
    this.sums[branch] = sum;
    return sum;
  }

  private seek(branch: number, from: number, to: number, x: number, y: number, z: number): void {
    this.visits++;
    if (to - from === 1) {
      for (let at = from * LEAF; at < this.end(to); at++) {
        const square = this.square(at, x, y, z);
        if (square < this.nearestSquare) {
          this.nearestSquare = square;
          this.nearestAt = at;
        }
      }
      return;
    }
    const half = (from + to) >> 1;
    const right = branch + 2 * (half - from);
    const toLeft = this.least(branch + 1, x, y, z);
    const toRight = this.least(right, x, y, z);
    if (toLeft <= toRight) {
      if (toLeft < this.nearestSquare) this.seek(branch + 1, from, half, x, y, z);
      if (toRight < this.nearestSquare) this.seek(right, half, to, x, y, z);
    } else {
      if (toRight < this.nearestSquare) this.seek(right, half, to, x, y, z);
      if (toLeft < this.nearestSquare) this.seek(branch + 1, from, half, x, y, z);
    }
  }

  private total(
    branch: number,
    from: number,
    to: number,
    x: number,
    y: number,
    z: number,
    limit: number,
  ): number {
    this.visits++;
    const all = this.sums[branch] as number;
    if (all === 0 || this.least(branch, x, y, z) > limit) return 0;
    if (this.greatest(branch, x, y, z) <= limit) return all;
    if (to - from > 1) {
      const half = (from + to) >> 1;
      return (
        this.total(branch + 1, from, half, x, y, z, limit) +
        this.total(branch + 2 * (half - from), half, to, x, y, z, limit)
      );
    }
    let sum = 0;
    for (let at = from * LEAF; at < this.end(to); at++) {
      if (this.square(at, x, y, z) <= limit) sum += this.weights[at] as number;
    }
    return sum;
  }

  private collect(
    branch: number,
    from: number,
    to: number,
    x: number,
    y: number,
    z: number,
    limit: number,
    found: number[],
  ): void {
    this.visits++;
    if (this.sums[branch] === 0 || this.least(branch, x, y, z) > limit) return;
    if (to - from > 1) {
      const half = (from + to) >> 1;
      this.collect(branch + 1, from, half, x, y, z, limit, found);
      this.collect(branch + 2 * (half - from), half, to, x, y, z, limit, found);
      return;
    }
    for (let at = from * LEAF; at < this.end(to); at++) {
      if (this.weights[at] !== 0 && this.square(at, x, y, z) <= limit) found.push(this.origins[at] as number);
    }
  }

  private end(leaf: number): number {
    return Math.min(leaf * LEAF, this.size);
  }

  private square(at: number, x: number, y: number, z: number): number {
    const east = (this.points.x[at] as number) - x;
    const north = (this.points.y[at] as number) - y;
    const up = (this.points.z[at] as number) - z;
    return east * east + north * north + up * up;
  }

  /** No point of the branch is nearer. */
  private least(branch: number, x: number, y: number, z: number): number {
    const { boxes } = this;
    const box = branch * BOX;
    const east = Math.max((boxes[box] as number) - x, x - (boxes[box + 3] as number), 0);
    const north = Math.max((boxes[box + 1] as number) - y, y - (boxes[box + 4] as number), 0);
    const up = Math.max((boxes[box + 2] as number) - z, z - (boxes[box + 5] as number), 0);
    return east * east + north * north + up * up;
  }

  /** No point of the branch is farther. */
  private greatest(branch: number, x: number, y: number, z: number): number {
    const { boxes } = this;
    const box = branch * BOX;
    const east = Math.max(x - (boxes[box] as number), (boxes[box + 3] as number) - x);
    const north = Math.max(y - (boxes[box + 1] as number), (boxes[box + 4] as number) - y);
    const up = Math.max(z - (boxes[box + 2] as number), (boxes[box + 5] as number) - z);
    return east * east + north * north + up * up;
  }
}

function ordered(axis: Float64Array, order: Uint32Array): Float64Array {
  const sorted = new Float64Array(order.length);
  for (let place = 0; place < sorted.length; place++) sorted[place] = axis[order[place] as number] as number;
  return sorted;
}

/** The axis along which a run of points reaches farther. */
function widest(
  order: Uint32Array,
  first: number,
  last: number,
  x: Float64Array,
  y: Float64Array,
): Float64Array {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let place = first; place <= last; place++) {
    const at = order[place] as number;
    west = Math.min(west, x[at] as number);
    east = Math.max(east, x[at] as number);
    south = Math.min(south, y[at] as number);
    north = Math.max(north, y[at] as number);
  }
  return east - west >= north - south ? x : y;
}

/**
 * Orders a run so that nothing before a place is greater than anything from it on (Hoare's quickselect; the middle of
 * three as pivot, since points often come sorted).
 */
function halve(order: Uint32Array, keys: Float64Array, first: number, last: number, place: number): void {
  const key = (at: number) => keys[order[at] as number] as number;
  while (last > first) {
    const [a, b, c] = [key(first), key((first + last) >> 1), key(last)];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let [low, high] = [first, last];
    while (low <= high) {
      while (key(low) < pivot) low++;
      while (key(high) > pivot) high--;
      if (low > high) break;
      const moved = order[low] as number;
      order[low++] = order[high] as number;
      order[high--] = moved;
    }
    if (place <= high) last = high;
    else if (place >= low) first = low;
    else return;
  }
}
