import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { ANONYMOUS, type Actor } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import type { Identity } from './identity.js';
import { clientAt, headersOf, type RateHeaders, type RateLimits } from './rate-limits.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is calling; set by the admission. */
    actor: Actor;
  }
}

/** An `onRequest` hook that counts a request, and tells who sends it (`request.actor`), before its body is read. */
export type Admission = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

export function createAdmission(identity: Identity, limits: RateLimits): Admission {
  const admitKnown = async (request: FastifyRequest, reply: FastifyReply): Promise<RateHeaders> => {
    const client = clientAt(request.ip);
    await limits.check('refused', client);
    try {
      request.actor = await identity.actorOf(request.headers.authorization);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED')
        reply.headers(await limits.take('refused', client));
      throw error;
    }
    return limits.take('known', request.actor.subject);
  };

  return (request, reply, done) => {
    let counted: Promise<RateHeaders>;
    if (request.headers.authorization === undefined) {
      request.actor = ANONYMOUS;
      counted = limits.take('anonymous', clientAt(request.ip));
    } else counted = admitKnown(request, reply);
    counted.then(
      (headers) => {
        reply.headers(headers);
        done();
      },
      (error: Error) => done(error),
    );
  };
}

/** How HTTP says that a request was refused at the door. */
export function answerRefused(reply: FastifyReply, error: DomainError): FastifyReply {
  const { code, message, details } = error;
  if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer error="invalid_token"');
  if (code === 'RATE_LIMITED') reply.headers(headersOf(error));
  if (code === 'SERVICE_UNAVAILABLE') reply.header('retry-after', '1');
  return reply.status(STATUS[code] ?? 400).send({ errors: [{ message, extensions: { code, ...details } }] });
}

const STATUS: Readonly<Partial<Record<DomainError['code'], number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  IMPORT_REJECTED: 422,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
};
