import { isDecimal, multiplyDecimals } from './decimal.js';
import { badInput } from './errors.js';

/** A sum of money in whole fen between two ends, both included; null where nothing limits it upwards. */
export interface FenRange {
  readonly min: bigint;
  readonly max: bigint | null;
}

/** Clients that read numbers as doubles see every sum up to here as it is. */
export const MAX_FEN = 2n ** 53n;

export const MAX_RECIPIENTS = 1_000_000_000;

/** What can be wrong with a sum that is asked about: the `problem` in the details of BAD_USER_INPUT. */
export enum AmountProblem {
  AMOUNT_AMBIGUOUS = 'AMOUNT_AMBIGUOUS',
  AMOUNT_NEGATIVE = 'AMOUNT_NEGATIVE',
  AMOUNT_TOO_LARGE = 'AMOUNT_TOO_LARGE',
  RECIPIENTS_OUT_OF_RANGE = 'RECIPIENTS_OUT_OF_RANGE',
}

/** A sum, or what each recipient gets and how many they are. */
export interface AmountAsked {
  readonly totalFen: bigint | null;
  readonly unitFen: bigint | null;
  readonly recipients: number | null;
}

/** Yuan as fen, exactly: "123.45" is 12345n. Null for a text that is no decimal from 0 up, or has parts of a fen. */
export function parseYuan(text: string): bigint | null {
  if (!isDecimal(text)) return null;
  const [whole = '', fraction = ''] = multiplyDecimals(text, '100').split('.');
  return /^\d+$/.test(whole) && /^0*$/.test(fraction) ? BigInt(whole) : null;
}

/**
 * Fen as yuan with two digits after the point: 12345n is "123.45".
 * @param fen 0 or more
 */
export function formatYuan(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * From the least to the most of some sums; without an upper end as soon as one of them has none.
 * @param sums at least one
 */
export function hullOfSums(sums: readonly FenRange[]): FenRange {
  return sums.reduce((hull, { min, max }) => ({
    min: min < hull.min ? min : hull.min,
    max: hull.max === null || max === null ? null : max > hull.max ? max : hull.max,
  }));
}

/** All the sums together; without an upper end as soon as one of them has none. */
export function addSums(sums: readonly FenRange[]): FenRange {
  return sums.reduce(
    (total, { min, max }) => ({
      min: total.min + min,
      max: total.max === null || max === null ? null : total.max + max,
    }),
    { min: 0n, max: 0n },
  );
}

/**
 * The sum that is asked about, in fen: `totalFen`, or `unitFen` for each of `recipients`.
 * @param path of the argument that holds the fields, e.g. `input`; empty if they are arguments themselves
 * @throws BAD_USER_INPUT naming the field, with an AmountProblem as `problem`
 */
export function totalOf({ totalFen, unitFen, recipients }: AmountAsked, path = ''): bigint {
  const refuse = (name: AmountProblem, field: string, message: string, limit?: string) =>
    badInput(path === '' ? field : `${path}.${field}`, message, { problem: name, ...(limit && { limit }) });
  const withinRange = (fen: bigint, field: string) => {
    if (fen < 0n) throw refuse(AmountProblem.AMOUNT_NEGATIVE, field, `${field} is a sum of 0 fen or more.`);
    if (fen > MAX_FEN)
      throw refuse(
        AmountProblem.AMOUNT_TOO_LARGE,
        field,
        `The sum is more than 2^53 fen: ask about a smaller one.`,
        String(MAX_FEN),
      );
    return fen;
  };
  if (totalFen !== null) {
    if (unitFen === null && recipients === null) return withinRange(totalFen, 'totalFen');
    throw refuse(
      AmountProblem.AMOUNT_AMBIGUOUS,
      'totalFen',
      'Give totalFen alone, or unitFen with recipients.',
    );
  }
  if (unitFen === null || recipients === null)
    throw refuse(
      AmountProblem.AMOUNT_AMBIGUOUS,
      unitFen === null ? 'unitFen' : 'recipients',
      'Give unitFen together with recipients, or totalFen alone.',
    );
  if (!Number.isInteger(recipients) || recipients < 0 || recipients > MAX_RECIPIENTS)
    throw refuse(
      AmountProblem.RECIPIENTS_OUT_OF_RANGE,
      'recipients',
      `recipients is a whole number from 0 to ${MAX_RECIPIENTS}.`,
      String(MAX_RECIPIENTS),
    );
  return withinRange(withinRange(unitFen, 'unitFen') * BigInt(recipients), 'recipients');
}
