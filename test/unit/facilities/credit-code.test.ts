import fc from 'fast-check';
import { checkCharacter, creditCodeOf } from '../../../src/domain/facilities/credit-code.js';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const body = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 2, maxLength: 2 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''));

describe('a unified social credit code', () => {
  // Published codes of three companies.
  it.each(['9144030071526726XG', '91110000802100433B', '91330100799655058B'])('is taken: %s', (code) => {
    expect(creditCodeOf(code)).toBe(code);
  });

  it('is written in one form, whatever it is given with', () => {
    expect(creditCodeOf('９１44 0300-7152-6726-xg')).toBe('9144030071526726XG');
  });

  it('may be of a body whose first character is a letter, such as a rural collective', () => {
    const code = `N2350100MF0000000`;
    expect(creditCodeOf(code + checkCharacter(code))).not.toBeNull();
  });

  it('may end with 0, where the remainder is 0: one in 31 does (property)', () => {
    const found = fc.sample(body, 2_000).filter((code) => checkCharacter(code) === '0');
    expect(found.length).toBeGreaterThan(20);
    for (const code of found) expect(creditCodeOf(`${code}0`)).toBe(`${code}0`);
  });

  it('weighs to a multiple of 31 with its check character as 1 (property)', () => {
    fc.assert(
      fc.property(body, (code) => {
        const whole = code + checkCharacter(code);
        // Weights 1, 3, 9 … from the left are Horner's rule from the right.
        const reversed = [...code]
          .reverse()
          .reduce((total, character) => (total * 3 + CHARACTERS.indexOf(character)) % 31, 0);
        expect((reversed + CHARACTERS.indexOf(whole.charAt(17))) % 31).toBe(0);
      }),
    );
  });

  it('is refused with any one character changed, or two neighbours exchanged (property)', () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.constantFrom(...CHARACTERS), (code, at, other) => {
        const whole = code + checkCharacter(code);
        const changed = whole.slice(0, at) + other + whole.slice(at + 1);
        fc.pre(changed !== whole);
        expect(creditCodeOf(changed)).toBeNull();
        const [first, second] = [whole.charAt(at), whole.charAt(at + 1)];
        if (at < 16 && first !== second) {
          expect(creditCodeOf(whole.slice(0, at) + second + first + whole.slice(at + 2))).toBeNull();
        }
      }),
    );
  });

  it.each(['', '9144030071526726X', '9144030071526726XGG', '9144O30071526726XG', '91440300715267261I'])(
    'is refused if its form is wrong: %j',
    (code) => expect(creditCodeOf(code)).toBeNull(),
  );
});
