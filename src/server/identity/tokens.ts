import {
  createRemoteJWKSet,
  errors,
  importJWK,
  jwtVerify,
  type CryptoKey,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import type { Logger } from 'pino';
import { ActorKind, Role, type Actor } from '../../domain/access.js';
import { DomainError } from '../../domain/errors.js';
import { LOCAL_ISSUER, type Ed25519Key } from './local-key.js';
import { isSubject } from './local-token.js';

/** Whose tokens are taken: those of a sign-on that publishes its keys, or those that the local key signs. */
export type TokenSource =
  | {
      readonly jwksUrl: string;
      readonly issuer: string;
      readonly audience: string;
      /** Milliseconds to wait for the keys. */
      readonly timeout?: number;
    }
  | { readonly publicKey: Ed25519Key };

/** Who a token is for, and until when (milliseconds since 1970). */
export interface VerifiedToken {
  readonly actor: Actor;
  readonly expiresAt: number;
}

export type VerifyToken = (token: string) => Promise<VerifiedToken>;

// Signatures only: with a symmetric algorithm, whoever knows the public key could sign.
const LOCAL_ALGORITHMS = ['EdDSA'];
const ALGORITHMS = [...LOCAL_ALGORITHMS, 'ES256', 'RS256', 'RS384', 'RS512', 'PS256'];
/** Seconds by which clocks may differ. */
const TOLERANCE = 5;

/**
 * A verifier of tokens. It throws UNAUTHENTICATED saying what is wrong with a token, and SERVICE_UNAVAILABLE if the
 * sign-on's keys cannot be fetched.
 */
export function tokenVerifier(source: TokenSource, now: () => Date, log: Logger): VerifyToken {
  const { keys, ...wanted } =
    'publicKey' in source
      ? {
          keys: localKeys(source.publicKey),
          algorithms: LOCAL_ALGORITHMS,
          issuer: LOCAL_ISSUER,
          audience: LOCAL_ISSUER,
        }
      : {
          keys: remoteKeys(source.jwksUrl, source.timeout ?? 3_000),
          algorithms: ALGORITHMS,
          issuer: source.issuer,
          audience: source.audience,
        };

  return async (token) => {
    const options = {
      ...wanted,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: TOLERANCE,
      currentDate: now(),
    };
    try {
      const { payload } = await jwtVerify(token, keys, options).catch(async (error: unknown) => {
        if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
        // A token that does not name its key: each that could have signed it is tried.
        for await (const key of error) {
          const verified = await jwtVerify(token, key, options).catch((fault: unknown) => {
            if (fault instanceof errors.JWSSignatureVerificationFailed) return undefined;
            throw fault;
          });
          if (verified) return verified;
        }
        throw new errors.JWSSignatureVerificationFailed();
      });
      return { actor: actorOf(payload), expiresAt: (payload.exp ?? 0) * 1_000 };
    } catch (error) {
      if (error instanceof KeysAway) {
        log.warn({ err: error.cause }, 'the keys of the sign-on cannot be fetched');
        throw new DomainError(
          'SERVICE_UNAVAILABLE',
          'The sign-on’s keys cannot be fetched now, so that no token can be checked; try again shortly.',
        );
      }
      throw told(error);
    }
  };
}

/** The keys are at fault, and not the token. */
class KeysAway extends Error {}

function localKeys(publicKey: Ed25519Key): JWTVerifyGetKey {
  let key: ReturnType<typeof importJWK> | undefined;
  return () => (key ??= importJWK(publicKey as JWK, 'EdDSA')) as Promise<CryptoKey>;
}

function remoteKeys(url: string, timeoutDuration: number): JWTVerifyGetKey {
  const fetched = createRemoteJWKSet(new URL(url), { timeoutDuration });
  const concernsToken = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];
  return (header, token) =>
    fetched(header, token).catch((error: unknown) => {
      throw concernsToken.some((kind) => error instanceof kind)
        ? error
        : new KeysAway('keys away', { cause: error });
    });
}

function actorOf(claims: JWTPayload): Actor {
  if (!isSubject(claims.sub))
    throw refused('its subject (sub) is none: 1–200 characters, not beginning with "key:"');
  const roles = listIn(claims, 'roles').filter((role): role is Role => Object.hasOwn(Role, role));
  return {
    kind: ActorKind.PERSON,
    subject: claims.sub,
    roles: new Set([Role.READER, ...roles]),
    departments: listIn(claims, 'departments'),
    regions: listIn(claims, 'regions'),
  };
}

/** A claim that is a list of texts. Anything else is refused: a limit that is not understood must not be no limit. */
function listIn(claims: JWTPayload, name: string): string[] {
  const value = claims[name] ?? [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw refused(`its claim "${name}" is no list of texts`);
  return value as string[];
}

function refused(why: string): DomainError {
  return new DomainError('UNAUTHENTICATED', `This token is refused: ${why}.`);
}

/** What a failed verification means to the caller. */
function told(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof errors.JWTExpired) return refused('it has expired; sign on anew');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return refused(`it lacks the claim "${error.claim}"`);
    if (error.claim === 'iss' || error.claim === 'aud')
      return refused(`it is not for this directory (its claim "${error.claim}" names another)`);
    return refused(error.claim === 'nbf' ? 'it is not valid yet' : `its claim "${error.claim}" is malformed`);
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return refused(`its algorithm is none of ${ALGORITHMS.join(', ')}`);
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return refused('its signature is not by a key of this directory’s sign-on');
  if (error instanceof errors.JWKSNoMatchingKey)
    return refused('it is signed with a key that this directory’s sign-on does not have');
  return refused('it is malformed; send the whole token, as it was issued');
}
