import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ActorKind, type Actor } from '../domain/access.js';
import { rolesOf, type ApiKeyScope } from '../domain/api-key.js';
import { DomainError } from '../domain/errors.js';
import type { Sql } from './sql.js';

/** The parts of a new key. Only the text holds the secret. */
export interface FreshKey {
  readonly publicId: string;
  readonly hash: string;
  /** `sdk_<public id>_<secret>`, as the client sends it. */
  readonly text: string;
}

/** How the text of a key begins. */
export const KEY_PREFIX = 'sdk_';
/** What stands before a key's public id in the subject of its actor. */
export const KEY_SUBJECT = 'key:';

const KEY = /^sdk_([0-9a-f]{12})_([\w-]{43})$/;

const digest = (secret: string) => createHash('sha256').update(secret).digest();

/** Makes a key of 256 random bits. */
export function freshKey(): FreshKey {
  const publicId = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return {
    publicId,
    hash: digest(secret).toString('hex'),
    text: `${KEY_PREFIX}${publicId}_${secret}`,
  };
}

interface KeyRow {
  readonly hash: string;
  readonly scopes: ApiKeyScope[];
  readonly departments: string[];
  readonly regions: string[];
  readonly revoked: boolean;
  readonly expired: boolean;
}

/**
 * Who shows this key, read from the database each time, so that a revocation takes hold at once.
 * @throws UNAUTHENTICATED if it is none, revoked or expired; SERVICE_UNAVAILABLE if the database is away
 */
export async function actorOfKey(sql: Sql, key: string, now: Date): Promise<Actor> {
  const [, publicId = '', secret = ''] = KEY.exec(key) ?? [];
  if (publicId === '') throw unknown();
  const [row] = await sql.rows<KeyRow>(
    `select hash, scopes, departments, regions, revoked_at is not null as revoked, expires_at <= $2 as expired
     from api_key where public_id = $1`,
    [publicId, now],
  );
  // Only who holds the secret learns whether there is such a key, and what became of it.
  if (!row || !timingSafeEqual(digest(secret), Buffer.from(row.hash, 'hex'))) throw unknown();
  if (row.revoked)
    throw new DomainError('UNAUTHENTICATED', 'This key is revoked: ask an administrator for another.');
  if (row.expired)
    throw new DomainError('UNAUTHENTICATED', 'This key has expired: ask an administrator for another.');
  return {
    kind: ActorKind.MACHINE,
    subject: `${KEY_SUBJECT}${publicId}`,
    roles: rolesOf(row.scopes),
    departments: row.departments,
    regions: row.regions,
  };
}

function unknown(): DomainError {
  return new DomainError(
    'UNAUTHENTICATED',
    'This directory knows no such key: send it whole, as it was shown when it was made.',
  );
}
