import { normalise } from '../search-text.js';

/** From how alike the names of two near facilities of a kind are they are listed as likely duplicates. */
export const LIKELY_SAME = 0.6;

const pairsOf = (name: string): Map<string, number> => {
  const characters = [...normalise(name).replace(/[\s\p{P}\p{S}]/gu, '')];
  const pairs = new Map<string, number>();
  for (const [place, second] of characters.entries()) {
    const first = characters[place - 1];
    if (first === undefined) continue;
    pairs.set(first + second, (pairs.get(first + second) ?? 0) + 1);
  }
  return pairs;
};

/**
 * How alike two names are, 0 to 1: Dice's coefficient of their pairs of neighbouring characters, blanks and punctuation
 * left out (Dice 1945, Ecology 26:297–302). Equal names are 1, one-character names too.
 */
export function likeness(a: string, b: string): number {
  if (normalise(a) === normalise(b)) return 1;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const size = (pairs: Map<string, number>) => [...pairs.values()].reduce((sum, count) => sum + count, 0);
  const whole = size(left) + size(right);
  if (whole === 0) return 0;
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  return (2 * shared) / whole;
}
