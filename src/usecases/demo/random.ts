/** Numbers in [0, 1), always the same ones for a seed. */
export type Random = () => number;

/**
 * A generator of pseudo-random numbers: mulberry32 by Tommy Ettinger (public domain), of 32 bits, good enough for data
 * that is made up.
 * @param seed any whole number
 */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of some items, all equally likely. */
export function oneOf<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** Weights as running sums, of which the last is the whole. */
export function runningSums(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, index) => {
    sum += weight;
    sums[index] = sum;
  });
  return sums;
}

/** The index whose share of the running sums holds the number, which is in [0, the whole). */
export function indexAt(sums: Float64Array, number: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}
