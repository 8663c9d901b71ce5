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
  /** Counts an operation as a request is counted. Throws RATE_LIMITED. */
  count(request: FastifyRequest, actor: Actor): Promise<void>;
}

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
    async count(request, actor) {
      if (actor.kind === ActorKind.ANONYMOUS) await limits.take('anonymous', clientAt(request.ip));
      else await limits.take('known', actor.subject);
    },
  };
}
