import type { FastifyRequest } from 'fastify';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { WebSocket } from '@fastify/websocket';
import type { Actor } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import type { ConnectionAdmission } from './connection-admission.js';
import type { RequestContext } from './graphql.js';
import { KEEP_ALIVE, type OpenStream, type OpenStreams } from './open-streams.js';
import { readRequest, type Operations } from './operations.js';

/** Operations that one connection may have running. */
const MOST_OPERATIONS = 20;
/** Bytes that may wait for a client to take them in. */
const MOST_UNSENT = 16_777_216;

/** The codes of RFC 6455 that clients read as “connect again”. */
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;

export interface WebSocketOptions {
  readonly operations: Operations;
  readonly open: OpenStreams;
  readonly contextFor: (
    request: FastifyRequest,
    operationName: string | null,
    actor: Actor,
  ) => RequestContext;
  readonly admission: ConnectionAdmission;
  readonly log: Logger;
}

interface Connection extends Record<PropertyKey, unknown> {
  readonly request: FastifyRequest;
  readonly socket: WebSocket;
  actor?: Actor;
  operations: number;
}

/** Chooses the subprotocol: the one of GraphQL over WebSocket, or none, for which the connection is then closed. */
export function chooseProtocol(offered: ReadonlySet<string>): string | false {
  return offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false;
}

/** Serves connections after the `graphql-transport-ws` protocol. */
export function webSocketHandler({ operations, open, contextFor, admission, log }: WebSocketOptions) {
  const server = makeServer<{ authorization?: unknown }, Connection>({
    onConnect: async ({ connectionParams, extra }) => {
      const given = connectionParams?.authorization;
      try {
        extra.actor = await admission.identify(extra.request, typeof given === 'string' ? given : undefined);
        return true;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const { code } = error;
        extra.socket.close(code === 'UNAUTHENTICATED' ? CloseCode.Unauthorized : TRY_AGAIN_LATER, code);
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
      if (Object.keys(subscriptions).length > MOST_OPERATIONS)
        return [badRequest(`A connection runs at most ${MOST_OPERATIONS} operations at once.`)];
      const asked = readRequest(payload);
      if (typeof asked === 'string') return [badRequest(asked)];
      const prepared = operations.prepare(asked);
      if (!('args' in prepared)) return prepared.errors;
      extra.operations += 1;
      const { request, actor } = extra;
      if (!actor) throw new Error('An operation before the connection was acknowledged.');
      try {
        await admission.count(request, actor);
      } catch (error) {
        return [new GraphQLError((error as Error).message, { originalError: error as Error })];
      }
      return { ...prepared.args, contextValue: contextFor(request, prepared.name, actor) };
    },
    onNext: (_context, _id, _payload, _args, result) => operations.shown(result),
    onError: (_context, _id, _payload, errors) => operations.shownErrors(errors),
  });

  return (socket: WebSocket, request: FastifyRequest): void => {
    const since = performance.now();
    const extra: Connection = { request, socket, operations: 0 };
    const stream: OpenStream = {
      close: () => socket.close(GOING_AWAY, 'The server stops.'),
      kill: () => socket.terminate(),
    };
    if (!open.add(stream)) return socket.close(TRY_AGAIN_LATER, 'Too many follow changes.');
    const stopBeating = beat(socket);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data: Buffer) => {
            if (socket.bufferedAmount > MOST_UNSENT) return socket.terminate();
            // A message that was under way when the connection closed is of no use to anybody.
            take(data.toString()).catch((error: unknown) => {
              if (socket.readyState !== socket.OPEN) return;
              log.error({ err: error }, 'unexpected error');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      extra,
    );
    socket.once('close', (code, reason) => {
      stopBeating();
      open.delete(stream);
      log.info(
        {
          path: request.url.split('?')[0],
          code,
          operations: extra.operations,
          ms: Math.round(performance.now() - since),
        },
        'connection',
      );
      closed(code, String(reason)).catch((error: unknown) => log.error({ err: error }, 'unexpected error'));
    });
  };
}

const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });

/** Resolves when the operating system has taken the text, so that no more is made than the client takes in. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, (error) => (error && socket.readyState === socket.OPEN ? reject(error) : resolve()));
  });
}

/** Pings, and lets go of a client that does not answer before the next one. Returns what stops it. */
export function beat(socket: Pick<WebSocket, 'on' | 'ping' | 'terminate'>, every = KEEP_ALIVE): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, every);
  return () => clearInterval(timer);
}
