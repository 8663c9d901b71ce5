import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { ConnectionAdmission } from './connection-admission.js';
import type { RequestContext } from './graphql.js';
import { holderOf, KEEP_ALIVE, type OpenStream, type OpenStreams } from './open-streams.js';
import { readRequest, type Operations } from './operations.js';

/** Milliseconds after which a client that takes nothing in is let go; every sign of life that arrives counts. */
const STUCK = 5 * KEEP_ALIVE;

export interface EventStreamOptions {
  readonly operations: Operations;
  readonly open: OpenStreams;
  readonly contextFor: (request: FastifyRequest, operationName: string | null) => RequestContext;
  readonly admission: ConnectionAdmission;
  readonly log: Logger;
}

/** Whether a request takes Server-Sent Events for an answer, and whether it takes nothing else. */
export function takesEvents({ headers: { accept = '*/*' } }: FastifyRequest): 'no' | 'too' | 'only' {
  if (!accept.includes('text/event-stream')) return 'no';
  return /application\/(graphql-response\+)?json|\*\/\*/.test(accept) ? 'too' : 'only';
}

/** The parts of a GraphQL request, from the address or the body. Undefined if its variables are no JSON. */
export function partsOf(request: FastifyRequest): unknown {
  if (request.method !== 'GET') return request.body;
  const { query, operationName, variables } = request.query as Record<string, string | undefined>;
  try {
    return { query, operationName, variables: variables ? (JSON.parse(variables) as unknown) : null };
  } catch {
    return undefined;
  }
}

/**
 * Answers as Server-Sent Events after the “GraphQL over SSE” protocol, one operation a connection: a `next` event for each
 * result, `complete` at the end. When the server stops, or the token or key has ended, there is no `complete`, so that
 * clients connect again, and are told.
 */
export function eventStreamHandler({ operations, open, contextFor, admission, log }: EventStreamOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const refuse = (status: number, code: string, message: string, details: object = {}) =>
      reply.status(status).send({ errors: [{ message, extensions: { code, ...details } }] });
    const asked = readRequest(partsOf(request));
    if (typeof asked === 'string') return refuse(400, 'BAD_REQUEST', asked);
    const prepared = operations.prepare(asked);
    const context = contextFor(request, 'args' in prepared ? prepared.name : null);
    const stream = new EventStream(reply);
    const refusal = open.add(stream, holderOf(request.actor, request.ip));
    if (refusal) {
      const { code, message, details } = refusal;
      void reply.header('retry-after', '5');
      return refuse(code === 'RATE_LIMITED' ? 429 : 503, code, message, details);
    }
    const stopWatching = admission.watch(
      request.headers.authorization,
      () => stream.close(),
      (error) => log.error({ err: error }, 'unexpected error'),
    );
    stream.begin((whole) => {
      stopWatching();
      open.delete(stream);
      // Of an answer that was broken off there would be no line.
      if (whole) return;
      const ms = Math.round(reply.elapsedTime);
      const { operationName: operation } = context.notes;
      log.info({ path: request.url.split('?')[0], operation, ms }, 'connection');
    });
    try {
      const results = 'args' in prepared ? await operations.run(prepared, context) : prepared;
      if (!(Symbol.asyncIterator in results)) await stream.send(operations.shown(results));
      else {
        stream.endWith(results);
        for await (const result of results) await stream.send(operations.shown(result));
      }
    } catch (error) {
      const fault = error as Error;
      const wrapped = new GraphQLError(fault.message, { originalError: fault });
      await stream.send({ errors: operations.shownErrors([wrapped]) });
    }
    stream.complete();
    return reply;
  };
}

/** A response that events are written to, no faster than they are taken. */
class EventStream implements OpenStream {
  private readonly gone = new AbortController();
  private results: AsyncGenerator<unknown, void, void> | undefined;
  private closing = false;

  constructor(private readonly reply: FastifyReply) {}

  private get raw() {
    return this.reply.raw;
  }

  begin(ended: (whole: boolean) => void): void {
    const { raw } = this;
    this.reply.hijack();
    raw.writeHead(200, {
      ...(this.reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      // nginx would hold events back.
      'x-accel-buffering': 'no',
    });
    // Some browsers do not believe in a response before its first byte.
    raw.write(':\n\n');
    const beat = setInterval(() => raw.writableNeedDrain || raw.write(':\n\n'), KEEP_ALIVE);
    raw.setTimeout(STUCK, () => raw.destroy());
    raw.on('error', () => undefined);
    raw.once('close', () => {
      clearInterval(beat);
      this.gone.abort();
      void this.results?.return();
      ended(raw.writableFinished);
    });
  }

  /** What is to be ended with the connection. */
  endWith(results: AsyncGenerator<unknown, void, void>): void {
    this.results = results;
    if (this.gone.signal.aborted || this.closing) void results.return();
  }

  async send(result: unknown): Promise<void> {
    if (this.closing || this.gone.signal.aborted) return;
    if (this.raw.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)) return;
    await once(this.raw, 'drain', { signal: this.gone.signal }).catch(() => undefined);
  }

  complete(): void {
    if (!this.closing) this.raw.end('event: complete\ndata:\n\n');
  }

  close(): void {
    this.closing = true;
    void this.results?.return();
    const { socket } = this.raw;
    this.raw.end(() => socket?.end());
  }

  kill(): void {
    this.raw.destroy();
  }
}
