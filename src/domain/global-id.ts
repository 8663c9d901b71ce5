import { badInput } from './errors.js';

/** The opaque id of an object: base64url of `Type:key`, where the key is a positive 32-bit number. */
export function encodeGlobalId(typeName: string, key: number): string {
  return Buffer.from(`${typeName}:${key}`).toString('base64url');
}

/**
 * Reads a global id back.
 * @throws BAD_USER_INPUT naming `argument` if it was not made by {@link encodeGlobalId}
 */
export function decodeGlobalId(id: string, argument = 'id'): { typeName: string; key: number } {
  const match = /^([A-Za-z]{1,40}):([1-9]\d{0,9})$/.exec(Buffer.from(id, 'base64url').toString('latin1'));
  const [, typeName, digits] = match ?? [];
  const key = Number(digits);
  if (typeName === undefined || key > 0x7fffffff || encodeGlobalId(typeName, key) !== id) {
    throw badInput(argument, `"${id.slice(0, 80)}" is not an id of this directory.`);
  }
  return { typeName, key };
}
