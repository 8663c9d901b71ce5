import { GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from '../domain/validity.js';

function parseDay(value: unknown): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new TypeError(
    `A Date is a day that exists, written like "2018-09-11"; got ${JSON.stringify(value)?.slice(0, 80)}.`,
  );
}

/** A day as ISO 8601 text; never a JavaScript Date, which would add a time zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day, as ISO 8601 `YYYY-MM-DD` (日期), by the calendar of China (UTC+8).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: String,
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

function parseInstant(value: unknown): string {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  if (day !== undefined && isCalendarDay(day)) return value as string;
  throw new TypeError(
    `A DateTime is an instant with its zone, written like "2026-11-22T08:00:00Z"; got ${JSON.stringify(value)?.slice(0, 80)}.`,
  );
}

/** An instant as ISO 8601 text; what the directory answers is in UTC. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'An instant, as ISO 8601 `YYYY-MM-DDThh:mm:ss.sssZ` (时间). Answers are in UTC; arguments name their zone.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: String,
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

const DECIMAL = /^-?\d{1,30}(\.\d{1,15})?$/;

function parseDecimal(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && DECIMAL.test(text)) return text;
  throw new TypeError(
    `A Decimal is written like "0.7" or "1000"; got ${JSON.stringify(value)?.slice(0, 80)}.`,
  );
}

/** An exact decimal as text: JSON numbers are binary and would round what the law prints. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number, as text with the digits that were printed: `"97.33"` (十进制数).',
  serialize: String,
  parseValue: parseDecimal,
  parseLiteral: (node) =>
    parseDecimal(
      node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT
        ? node.value
        : undefined,
    ),
});

const WHOLE = /^-?\d{1,30}$/;

function parseWhole(value: unknown): string {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value).toString();
  if (typeof value === 'string' && WHOLE.test(value)) return BigInt(value).toString();
  throw new TypeError(`A BigInt is a whole number; got ${JSON.stringify(value)?.slice(0, 80)}.`);
}

/**
 * A whole number beyond 32 bits. It is handed on as text and not as a `bigint`, which compiled operations cannot hold;
 * answers are numbers, which hold all up to 2^53 exactly.
 */
export const BigIntScalar = new GraphQLScalarType<string, number>({
  name: 'BigInt',
  description:
    'A whole number up to 2^53, which an Int does not hold (长整数): a JSON number in answers; arguments may also be text, `"11800000"`.',
  serialize: Number,
  parseValue: parseWhole,
  parseLiteral: (node) =>
    parseWhole(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
});
