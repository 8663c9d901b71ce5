const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Whether a text is a decimal as the directory writes them: digits, perhaps a sign before and a point among them. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** A decimal as a whole number of its last digits: "-0.70" is -70 of hundredths. */
interface Scaled {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

function scaled(text: string): Scaled {
  const [, sign = '', whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`"${text.slice(0, 80)}" is not a decimal.`);
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

function written({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? '.' : ''}${digits.slice(point)}`;
}

const atScale = ({ units, scale }: Scaled, wanted: number) => units * 10n ** BigInt(wanted - scale);

function difference(a: string, b: string): Scaled {
  const [left, right] = [scaled(a), scaled(b)];
  const scale = Math.max(left.scale, right.scale);
  return { units: atScale(left, scale) - atScale(right, scale), scale };
}

/**
 * Whether a decimal is less than (-1), equal to (0) or greater than (1) another, exactly: "0.70" equals "0.7".
 * @throws RangeError for a text that is no decimal
 */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const { units } = difference(a, b);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/**
 * The exact sum, with as many digits after the point as the longest of the texts has; "0" of none.
 * @throws RangeError for a text that is no decimal
 */
export function sumDecimals(texts: readonly string[]): string {
  const terms = texts.map(scaled);
  const scale = Math.max(0, ...terms.map((term) => term.scale));
  return written({ units: terms.reduce((total, term) => total + atScale(term, scale), 0n), scale });
}

/**
 * The exact difference: the first less the second, with as many digits after the point as the longer has.
 * @throws RangeError for a text that is no decimal
 */
export function subtractDecimals(a: string, b: string): string {
  return written(difference(a, b));
}

/**
 * The exact product, with as many digits after the point as both texts have together.
 * @throws RangeError for a text that is no decimal
 */
export function multiplyDecimals(a: string, b: string): string {
  const [left, right] = [scaled(a), scaled(b)];
  return written({ units: left.units * right.units, scale: left.scale + right.scale });
}

/**
 * The quotient, rounded half away from zero to so many digits after the point; null of a division by zero.
 * @param digits after the point, at least 0
 * @throws RangeError for a text that is no decimal
 */
export function divideDecimals(dividend: string, divisor: string, digits: number): string | null {
  const [above, below] = [scaled(dividend), scaled(divisor)];
  if (below.units === 0n) return null;
  const scale = Math.max(above.scale, below.scale);
  const [numerator, denominator] = [
    atScale(above, scale) * 10n ** BigInt(digits),
    atScale(below, scale),
  ] as const;
  const negative = numerator < 0n !== denominator < 0n;
  const [top, bottom] = [absolute(numerator), absolute(denominator)];
  const units = (2n * top + bottom) / (2n * bottom);
  return written({ units: negative ? -units : units, scale: digits });
}

const absolute = (whole: bigint) => (whole < 0n ? -whole : whole);

/**
 * How many digits a decimal has after the point: "0.70" has two.
 * @throws RangeError for a text that is no decimal
 */
export function digitsAfterPoint(text: string): number {
  return scaled(text).scale;
}

/**
 * The same number without the zeros behind the point that say nothing: "0.70" is "0.7", "-0.0" is "0".
 * @throws RangeError for a text that is no decimal
 */
export function withoutTrailingZeros(text: string): string {
  let { units, scale } = scaled(text);
  while (scale > 0 && units % 10n === 0n) [units, scale] = [units / 10n, scale - 1];
  return written({ units, scale });
}

/**
 * The decimal that lies a share of the way from one to another, rounded towards the other.
 * @param share at least 0 and at most 1: part of whole, both whole numbers
 * @param digits after the point, at least as many as either has
 * @throws RangeError for a text that is no decimal
 */
export function decimalBetween(
  from: string,
  to: string,
  share: { readonly part: number; readonly whole: number },
  digits: number,
): string {
  const [start, end] = [atScale(scaled(from), digits), atScale(scaled(to), digits)];
  const [way, whole] = [(end - start) * BigInt(share.part), BigInt(share.whole)];
  const more = way % whole === 0n ? 0n : way < 0n ? -1n : 1n;
  return written({ units: start + way / whole + more, scale: digits });
}
