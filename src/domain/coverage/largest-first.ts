/** A binary heap of items with keys: the greatest key comes first, and of equal keys the least item. */
export class LargestFirst {
  private readonly items: number[] = [];
  private readonly keys: number[] = [];

  /** Adds an item. O(log n). */
  push(item: number, key: number): void {
    let at = this.items.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.before(key, item, above)) break;
      this.put(at, this.items[above] as number, this.keys[above] as number);
      at = above;
    }
    this.put(at, item, key);
  }

  /** Takes out the first item; null if there is none. O(log n). */
  pop(): { item: number; key: number } | null {
    const [first, firstKey] = [this.items[0], this.keys[0]];
    const [item, key] = [this.items.pop(), this.keys.pop()];
    if (first === undefined || firstKey === undefined || item === undefined || key === undefined) return null;
    if (this.items.length > 0) this.sink(item, key);
    return { item: first, key: firstKey };
  }

  private sink(item: number, key: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.items.length) break;
      const other = below + 1;
      if (
        other < this.items.length &&
        this.before(this.keys[other] as number, this.items[other] as number, below)
      )
        below = other;
      if (this.before(key, item, below)) break;
      this.put(at, this.items[below] as number, this.keys[below] as number);
      at = below;
    }
    this.put(at, item, key);
  }

  private before(key: number, item: number, at: number): boolean {
    const other = this.keys[at] as number;
    return key > other || (key === other && item < (this.items[at] as number));
  }

  private put(at: number, item: number, key: number): void {
    this.items[at] = item;
    this.keys[at] = key;
  }
}
