import type { FastifyRequest } from 'fastify';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { WebSocket } from '@fastify/websocket';
import type { Actor } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import type { ConnectionAdmission } from './connection-admission.js';
import type { RequestContext } from './graphql.js';
import { arrivingHolderOf, holderOf, KEEP_ALIVE, type OpenStream, type OpenStreams } from './open-streams.js';
import { readRequest, type Operations } from './operations.js';

/** Operations that one connection may have running. */
const MOST_OPERATIONS = 20;
/** Bytes that may wait for a client to take them in. */
const MOST_UNSENT = 16_777_216;

/** Milliseconds for which a connection is kept that runs no operation. */
const IDLE = 60_000;

/** The code of RFC 6455 for a connection that has done its work. */
const DONE = 1000;
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
  readonly stream: OpenStream;
  /** The token or key that it was made with; operations go by what that is worth when they come. */
  authorization: string | undefined;
  operations: number;
  /** Runs out while there is no operation, from the acknowledgement on. */
  idle?: NodeJS.Timeout;
  /** Stops what goes on until the connection is closed. */
  readonly stops: (() => void)[];
}

/** Chooses the subprotocol: the one of GraphQL over WebSocket, or none, for which the connection is then closed. */
export function chooseProtocol(offered: ReadonlySet<string>): string | false {
  return offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false;
}

/** Serves connections after the `graphql-transport-ws` protocol. */
export function webSocketHandler({ operations, open, contextFor, admission, log }: WebSocketOptions) {
  const server = makeServer<{ authorization?: unknown }, Connection>({
    onConnect: async ({ connectionParams, extra, subscriptions }) => {
      const { request, socket, stream } = extra;
      const given = connectionParams?.authorization;
      const shown = typeof given === 'string' ? given : undefined;
      try {
        const actor = await admission.identify(request, shown);
        const refusal = open.give(stream, holderOf(actor, request.ip));
        if (refusal) throw refusal;
        extra.authorization = shown ?? request.headers.authorization;
        // It may have gone meanwhile, and then nobody would stop what begins here.
        if (socket.readyState !== socket.OPEN) return false;
        const stopWatching = admission.watch(
          extra.authorization,
          () => socket.close(CloseCode.Unauthorized, 'UNAUTHENTICATED'),
          (error) => log.error({ err: error }, 'unexpected error'),
        );
        extra.idle = setInterval(() => {
          if (Object.keys(subscriptions).length === 0)
            socket.close(DONE, 'No operation ran for a minute; connect again for the next.');
        }, IDLE);
        extra.stops.push(stopWatching, () => clearInterval(extra.idle));
        return true;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const { code } = error;
        socket.close(code === 'UNAUTHENTICATED' ? CloseCode.Unauthorized : TRY_AGAIN_LATER, code);
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
      extra.idle?.refresh();
      const { request, socket, authorization } = extra;
      let actor: Actor;
      try {
        actor = await admission.again(authorization);
        await admission.count(request, actor);
      } catch (error) {
        if (error instanceof DomainError && error.code === 'UNAUTHENTICATED')
          socket.close(CloseCode.Unauthorized, error.code);
        return [new GraphQLError((error as Error).message, { originalError: error as Error })];
      }
      return { ...prepared.args, contextValue: contextFor(request, prepared.name, actor) };
    },
    onComplete: ({ extra }) => void extra.idle?.refresh(),
    onNext: (_context, _id, _payload, _args, result) => operations.shown(result),
    onError: (_context, _id, _payload, errors) => operations.shownErrors(errors),
  });

  return (socket: WebSocket, request: FastifyRequest): void => {
    const since = performance.now();
    const stream: OpenStream = {
      close: () => socket.close(GOING_AWAY, 'The server stops.'),
      kill: () => socket.terminate(),
    };
    const refusal = open.add(stream, arrivingHolderOf(request.actor, request.ip));
    if (refusal) return socket.close(TRY_AGAIN_LATER, refusal.message);
    const extra: Connection = {
      request,
      socket,
      stream,
      authorization: undefined,
      operations: 0,
      stops: [beat(socket)],
    };
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
      for (const stop of extra.stops) stop();
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
