import type { FastifyRequest } from 'fastify';
import { ActorKind, type Actor } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import type { Identity } from './identity.js';
import { clientAt, type RateLimits } from './rate-limits.js';

/** Admits what comes over a connection that stays open: the door itself is passed only once. */
export interface ConnectionAdmission {
  /**
   * Who shows a token or key after the connection was made; who made it, if none is shown.
   * @throws UNAUTHENTICATED, RATE_LIMITED, SERVICE_UNAVAILABLE
   */
  identify(request: FastifyRequest, authorization: string | undefined): Promise<Actor>;
  /**
   * Who shows this now: what was taken when the connection was made may have ended since.
   * @throws UNAUTHENTICATED, SERVICE_UNAVAILABLE
   */
  again(authorization: string | undefined): Promise<Actor>;
  /**
   * Looks every minute whether a token or key is still taken, and calls `refused` when it is not. While that cannot be told,
   * the connection goes on. Returns what stops it.
   * @param failed is handed what nobody expected
   */
  watch(authorization: string | undefined, refused: () => void, failed: (error: unknown) => void): () => void;
  /** Counts an operation as a request is counted. Throws RATE_LIMITED. */
  count(request: FastifyRequest, actor: Actor): Promise<void>;
}

/** Milliseconds for which a token or key that has ended is at most obeyed over an open connection. */
const LOOK_AGAIN = 60_000;

export function createConnectionAdmission(identity: Identity, limits: RateLimits): ConnectionAdmission {
  return {
    async identify(request, authorization) {
      if (authorization === undefined) return request.actor;
      const client = clientAt(request.ip);
      await limits.check('refused', client);
      try {
        return await identity.actorOf(authorization);
      } catch (error) {
        if (error instanceof DomainError && error.code === 'UNAUTHENTICATED')
          await limits.take('refused', client);
        throw error;
      }
    },
    again: (authorization) => identity.actorOf(authorization),
    watch(authorization, refused, failed) {
      if (authorization === undefined) return () => undefined;
      let stopped = false;
      const timer = setInterval(() => {
        identity.actorOf(authorization).catch((error: unknown) => {
          if (stopped) return;
          if (!(error instanceof DomainError)) failed(error);
          else if (error.code === 'UNAUTHENTICATED') refused();
        });
      }, LOOK_AGAIN);
      return () => {
        stopped = true;
        clearInterval(timer);
      };
    },
    async count(request, actor) {
      if (actor.kind === ActorKind.ANONYMOUS) await limits.take('anonymous', clientAt(request.ip));
      else await limits.take('known', actor.subject);
    },
  };
}
