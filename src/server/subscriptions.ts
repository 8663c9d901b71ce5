import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { ChangeHub } from '../data/change-hub.js';
import type { Actor } from '../domain/access.js';
import type { Admission } from './admission.js';
import type { ConnectionAdmission } from './connection-admission.js';
import { eventStreamHandler, partsOf, takesEvents } from './event-stream.js';
import { formatErrorWith } from './format-error.js';
import type { RequestContext } from './graphql.js';
import type { LimitChecker } from './limits.js';
import { OpenStreams } from './open-streams.js';
import { asksToSubscribe, Operations } from './operations.js';
import { chooseProtocol, webSocketHandler } from './web-socket.js';

export interface SubscriptionOptions {
  readonly schema: GraphQLSchema;
  readonly limits: LimitChecker;
  readonly hub: ChangeHub;
  /** Connections that may follow changes at once. */
  readonly most: number;
  /** Bytes of one message. */
  readonly maxBody: number;
  /** Who may pass, with each request and over a connection that stays open. */
  readonly admission: Admission;
  readonly connectionAdmission: ConnectionAdmission;
  readonly contextFor: (
    request: FastifyRequest,
    operationName: string | null,
    actor: Actor,
  ) => RequestContext;
  readonly log: Logger;
}

export interface Subscriptions {
  readonly onEventStream: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  readonly onWebSocket: ReturnType<typeof webSocketHandler>;
  /** Whether a request to `/graphql` is to be answered with Server-Sent Events. */
  wantsEvents(request: FastifyRequest): boolean;
}

/**
 * The ways on which operations are subscribed to: Server-Sent Events at `/graphql/stream`, and handlers for those that come
 * to `/graphql`, as events or over WebSocket. To be called before the routes are made. When the server stops, every
 * connection is closed in a way that clients take for a reason to connect again.
 */
export async function registerSubscriptions(
  app: FastifyInstance,
  options: SubscriptionOptions,
): Promise<Subscriptions> {
  const { log, hub, contextFor } = options;
  const operations = new Operations(options.schema, options.limits, formatErrorWith(log));
  const open = new OpenStreams(options.most);
  await app.register(websocket, {
    options: { maxPayload: options.maxBody, handleProtocols: chooseProtocol },
    // What a client's connection suffers from is no fault of ours; ws closes it with the code for it.
    errorHandler: (error) => log.debug({ err: error }, 'connection'),
    preClose: (done) => done(),
  });
  app.addHook('preClose', async () => {
    await open.close();
    app.websocketServer.close();
    await hub.stop();
  });
  const onEventStream = eventStreamHandler({
    operations,
    open,
    contextFor: (request, operationName) => contextFor(request, operationName, request.actor),
    admission: options.connectionAdmission,
    log,
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    onRequest: options.admission,
    handler: (request, reply) => {
      if (takesEvents(request) !== 'no' || (request.headers.accept ?? '*/*').includes('*/*'))
        return onEventStream(request, reply);
      const error = { message: 'This answers with text/event-stream.', extensions: { code: 'BAD_REQUEST' } };
      return reply.status(406).send({ errors: [error] });
    },
  });
  return {
    onEventStream,
    onWebSocket: webSocketHandler({
      operations,
      open,
      contextFor,
      admission: options.connectionAdmission,
      log,
    }),
    wantsEvents: (request) => {
      const events = takesEvents(request);
      // Some clients offer to take events with whatever they ask.
      return events === 'only' || (events === 'too' && asksToSubscribe(partsOf(request)));
    },
  };
}
