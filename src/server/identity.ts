import type { Logger } from 'pino';
import { actorOfKey, KEY_PREFIX } from '../data/api-keys.js';
import type { Sql } from '../data/sql.js';
import { ANONYMOUS, type Actor } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import { tokenVerifier, type TokenSource, type VerifiedToken } from './identity/tokens.js';

export interface IdentityOptions {
  /** Absent: no tokens are taken, only keys of programs. */
  readonly tokens?: TokenSource | undefined;
  /** Reads keys of programs. */
  readonly sql: Sql;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Tells who is calling, over whichever way the call comes. */
export interface Identity {
  /**
   * Who shows this `Authorization` header; nobody known, if there is none.
   * @throws UNAUTHENTICATED for anything that is not a sound token or key: it is never taken for no token.
   * SERVICE_UNAVAILABLE if that cannot be told now
   */
  actorOf(authorization: string | undefined): Promise<Actor>;
}

/** Tokens kept, so that a busy client costs no signature check a request. */
const MAX_REMEMBERED = 1_000;
/** Milliseconds for which a token is kept at most: a sign-on that withdraws a key is obeyed soon. */
const REMEMBERED_MS = 300_000;

export function createIdentity({ tokens, sql, now, log }: IdentityOptions): Identity {
  const verify = tokens ? tokenVerifier(tokens, now, log) : undefined;
  const remembered = new Map<string, VerifiedToken>();

  const actorOfToken = async (token: string): Promise<Actor> => {
    const time = now().getTime();
    const known = remembered.get(token);
    if (known && time < known.expiresAt) return known.actor;
    remembered.delete(token);
    if (!verify)
      throw new DomainError('UNAUTHENTICATED', 'This directory takes no tokens, only keys of programs.');
    const { actor, expiresAt } = await verify(token);
    const [oldest] = remembered.keys();
    if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(token, { actor, expiresAt: Math.min(expiresAt, time + REMEMBERED_MS) });
    return actor;
  };

  return {
    async actorOf(authorization) {
      if (authorization === undefined) return ANONYMOUS;
      const [, credential = ''] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization) ?? [];
      if (credential === '')
        throw new DomainError(
          'UNAUTHENTICATED',
          'The Authorization header is malformed: write "Bearer", a space, and a token or a key; or leave it out.',
        );
      return credential.startsWith(KEY_PREFIX)
        ? actorOfKey(sql, credential, now())
        : actorOfToken(credential);
    },
  };
}
