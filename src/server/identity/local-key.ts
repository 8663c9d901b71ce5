import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type JsonWebKey,
} from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDir } from '../../data/embedded-postgres/place.js';

/** Issuer and audience of the tokens that the local key signs. */
export const LOCAL_ISSUER = 'service-directory';

const FILE = 'token-key.json';

/** An Ed25519 key as JWK: with `d` it signs, without it verifies. */
export type Ed25519Key = JsonWebKey & { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** The file of the local key cannot be used. The message says what to do. */
export class TokenKeyError extends Error {
  constructor(
    readonly code: 'NOT_USABLE' | 'DAMAGED',
    message: string,
  ) {
    super(message);
    this.name = 'TokenKeyError';
  }
}

/**
 * The private key of this directory, `token-key.json` in the data directory, for its owner's eyes only; made if it is
 * missing. Of any number that make it at once, all get the same.
 * @throws TokenKeyError DAMAGED if the file holds no such key; NOT_USABLE if it can be neither read nor made
 */
export async function localKey(dataDir: string): Promise<Ed25519Key> {
  const file = join(dataDir, FILE);
  try {
    return await readKey(file).catch(async (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await makeKey(dataDir, file);
      return readKey(file);
    });
  } catch (error) {
    if (error instanceof TokenKeyError) throw error;
    throw new TokenKeyError(
      'NOT_USABLE',
      `The key for local tokens cannot be kept in ${file} (${(error as Error).message}): set DATA_DIR to a directory that can be written.`,
    );
  }
}

/** The half of a key that verifies. */
export function publicHalf({ kty, crv, x }: Ed25519Key): Ed25519Key {
  return { kty, crv, x };
}

/** A key of its own, kept nowhere. */
export function makeEd25519Key(): Ed25519Key {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as Ed25519Key;
}

async function makeKey(dataDir: string, file: string): Promise<void> {
  await makeDir(resolve(dataDir));
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${JSON.stringify(makeEd25519Key())}\n`, { mode: 0o600, flag: 'wx' });
    // A link is made whole or not at all, and never over another's: nobody reads half a key, nobody replaces one.
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
}

async function readKey(file: string): Promise<Ed25519Key> {
  const text = await readFile(file, 'utf8');
  try {
    const key = JSON.parse(text) as Ed25519Key;
    const derived = createPublicKey(createPrivateKey({ key, format: 'jwk' })).export({ format: 'jwk' });
    if (key.crv !== 'Ed25519' || derived.x !== key.x) throw new Error('its halves do not belong together');
    return key;
  } catch {
    throw new TokenKeyError(
      'DAMAGED',
      `${file} holds no Ed25519 key as JWK: restore it, or remove it to have another made (tokens that it signed end then).`,
    );
  }
}
