import { parseValue } from 'graphql';
import { BigIntScalar } from '../../src/entities/scalars.js';

describe('a BigInt', () => {
  const literal = (text: string) => BigIntScalar.parseLiteral(parseValue(text), {});

  it.each([
    ['0', '0'],
    ['9007199254740993', '9007199254740993'],
    ['-7', '-7'],
    ['"11800000"', '11800000'],
    ['"007"', '7'],
  ])('is read exactly from the text of an operation: %s', (text, value) => {
    expect(literal(text)).toBe(value);
  });

  it.each(['1.5', 'true', '""', '"1e3"', '"0x10"', '" 1"', 'null', '{}', `"${'9'.repeat(31)}"`])(
    'is not read from %s',
    (text) => {
      expect(() => literal(text)).toThrow('A BigInt is a whole number');
    },
  );

  it.each([
    [11_800_000, '11800000'],
    [2 ** 53, '9007199254740992'],
    [1e21, '1000000000000000000000'],
    ['9007199254740993', '9007199254740993'],
  ])('is read from a variable: %p', (given, value) => {
    expect(BigIntScalar.parseValue(given)).toBe(value);
  });

  it.each([1.5, Infinity, NaN, true, '', '1.0', null, [1], {}])(
    'is not read from a variable: %p',
    (given) => {
      expect(() => BigIntScalar.parseValue(given)).toThrow('A BigInt is a whole number');
    },
  );

  it('can stand in compiled operations, which hold arguments as JSON', () => {
    for (const value of [literal('1'), BigIntScalar.parseValue(1)])
      expect(JSON.parse(JSON.stringify({ value }))).toEqual({ value });
  });
});
