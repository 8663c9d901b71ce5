import { quotient } from './share.js';

/** What a place has, and for how many. Both whole, at least 0. */
export interface CapacityOfPlace {
  readonly capacity: number;
  readonly population: number;
}

/** Capacity per thousand people as decimal text with three digits after the point; null of nobody. */
export function perThousand({ capacity, population }: CapacityOfPlace): string | null {
  return quotient(BigInt(capacity) * 1000n, BigInt(population), 3);
}

/** Compares capacities per head exactly, as `Array.sort` asks for; of nobody there is none to compare. */
export function comparePerHead(a: CapacityOfPlace, b: CapacityOfPlace): number {
  const difference = BigInt(a.capacity) * BigInt(b.population) - BigInt(b.capacity) * BigInt(a.population);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The rank of each value, 1 for the greatest; equals share one, and the next comes as many later (1, 2, 2, 4).
 * @param compare as `Array.sort` takes it
 * @returns in the order of the values; null for a null, which has no rank
 */
export function ranksOf<T extends object | number>(
  values: readonly (T | null)[],
  compare: (a: T, b: T) => number,
): (number | null)[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => compare(b, a));
  return values.map((value) =>
    value === null ? null : sorted.findIndex((other) => compare(other, value) === 0) + 1,
  );
}
