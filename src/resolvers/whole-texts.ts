import { badInput } from '../domain/errors.js';

// With the u flag a surrogate matches only where it is not half of a pair.
const BROKEN = /[\0\p{Surrogate}]/u;

/**
 * Makes sure that every text in the arguments of a mutation can be kept as it is: PostgreSQL holds no U+0000, and half of a
 * surrogate pair would be replaced without a word.
 * @throws BAD_USER_INPUT naming the argument
 */
export function requireWholeTexts(args: Readonly<Record<string, unknown>>): void {
  for (const [argument, value] of Object.entries(args)) {
    const path = brokenIn(value, argument);
    if (path === undefined) continue;
    const message = `${path} holds U+0000 or half of a surrogate pair: no text can hold either.`;
    throw badInput(argument, message);
  }
}

/** The path of the first broken text in a value. */
function brokenIn(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return BROKEN.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = brokenIn(part, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
