import fc from 'fast-check';
import { DomainError } from '../../src/domain/errors.js';
import { decodeGlobalId, encodeGlobalId } from '../../src/domain/global-id.js';

const LARGEST = 2 ** 31 - 1;
const refusal = (id: string, argument?: string) => {
  try {
    decodeGlobalId(id, argument);
  } catch (error) {
    return error;
  }
  return undefined;
};
const forged = (text: string) => Buffer.from(text).toString('base64url');

describe('a global id', () => {
  it('leads back to the type and key that it was made of', () => {
    const typeName = fc.stringMatching(/^[A-Za-z]{1,40}$/);
    const key = fc.integer({ min: 1, max: LARGEST });
    fc.assert(
      fc.property(typeName, key, (type, number) => {
        expect(decodeGlobalId(encodeGlobalId(type, number))).toEqual({ typeName: type, key: number });
      }),
    );
    expect(decodeGlobalId(encodeGlobalId('Service', LARGEST)).key).toBe(LARGEST);
  });

  it('needs no escaping in an address', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LARGEST }), (key) => {
        expect(encodeGlobalId('PlanTask', key)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('has one spelling: any other text is refused, or is the very id of what it names', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map(forged),
      fc.base64String(),
      fc
        .tuple(fc.stringMatching(/^[A-Za-z]{1,3}$/), fc.string())
        .map(([type, key]) => forged(`${type}:${key}`)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const error = refusal(text);
        if (error === undefined) {
          const { typeName, key } = decodeGlobalId(text);
          expect(encodeGlobalId(typeName, key)).toBe(text);
        } else {
          expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'id' } });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['plain text', 'Service:1'],
    ['no key', forged('Service:')],
    ['no type', forged(':1')],
    ['key 0', forged('Service:0')],
    ['a leading zero', forged('Service:01')],
    ['a sign', forged('Service:-1')],
    ['a fraction', forged('Service:1.0')],
    ['an exponent', forged('Service:1e3')],
    ['a key past 32 bits', forged(`Service:${LARGEST + 1}`)],
    ['a key of ten nines', forged('Service:9999999999')],
    ['more behind it', forged('Service:1:2')],
    ['a line break behind it', forged('Service:1\n')],
    ['a type that is too long', forged(`${'A'.repeat(41)}:1`)],
    ['a type that is no name', forged('服务:1')],
    ['padding', `${forged('Service:12')}==`],
    ['a blank behind it', `${forged('Service:1')} `],
    ['a character that base64 skips', `U2Vydmlj*${forged('Service:1').slice(8)}`],
  ])('is refused with %s', (_, id) => {
    expect(refusal(id)).toBeInstanceOf(DomainError);
  });

  it('is refused by the name of the argument it came in, without repeating all of it', () => {
    const error = refusal('x'.repeat(100_000), 'ids') as DomainError;
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'ids' } });
    expect(error.message.length).toBeLessThan(200);
  });
});
