/**
 * A quotient as decimal text, rounded half up. Exact: whole numbers of people and places are divided as such.
 * @param numerator whole, at least 0
 * @param denominator whole, at least 0
 * @param digits after the point
 * @returns null of nothing: there is no share of nobody
 */
export function quotient(numerator: bigint, denominator: bigint, digits: number): string | null {
  if (denominator === 0n) return null;
  const scale = 10n ** BigInt(digits);
  const units = (2n * numerator * scale + denominator) / (2n * denominator);
  const whole = (units / scale).toString();
  return digits === 0 ? whole : `${whole}.${(units % scale).toString().padStart(digits, '0')}`;
}

/** The share of some people in all, as decimal text with four digits after the point: "0.9312". Null of nobody. */
export function shareOf(people: number, all: number): string | null {
  return quotient(BigInt(people), BigInt(all), 4);
}
