import { isUtf8 } from 'node:buffer';
import cors from '@fastify/cors';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify, type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Logger } from 'pino';
import { AudienceReadings } from '../data/audience-readings.js';
import type { ChangeHub } from '../data/change-hub.js';
import { KeptReports } from '../data/kept-reports.js';
import { FacilityGrids } from '../data/facility-grids.js';
import { OpeningSchedules } from '../data/opening-schedules.js';
import { Reader } from '../data/reader.js';
import { readDirectoryFacts } from '../data/reports/directory.js';
import { PoolSql } from '../data/sql.js';
import type { Tables } from '../data/table.js';
import type { UnitOfWork } from '../data/unit-of-work.js';
import type { Actor } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import { dayInChina } from '../domain/validity.js';
import { nodeTablesOf } from '../resolvers/relations.js';
import type { ImportDesk } from '../usecases/importing/import-desk.js';
import { answerRefused, createAdmission } from './admission.js';
import { buildSchema, schemaText } from './build-schema.js';
import { createConnectionAdmission } from './connection-admission.js';
import { withoutVariables } from './format-error.js';
import { createEngine, type RequestContext } from './graphql.js';
import { registerHealth, type Health } from './health.js';
import { registerHome } from './home.js';
import type { Identity } from './identity.js';
import type { Limits } from './limits.js';
import { registerMonitor } from './monitor.js';
import { checkJsonNesting, checkQueryNesting, MAX_QUERY } from './nesting.js';
import { registerPlayground, wantsPlayground } from './playground.js';
import type { RateLimits } from './rate-limits.js';
import { registerSubscriptions } from './subscriptions.js';
import { closeUnusedConnections } from './unused-connections.js';
import { registerUploads } from './uploads.js';

export interface AppOptions {
  readonly tables: Tables;
  readonly pool: pg.Pool;
  readonly write: UnitOfWork;
  readonly identity: Identity;
  readonly rateLimits: RateLimits;
  readonly health: Health;
  readonly limits: Limits;
  /** Bytes of a request's body. */
  readonly maxBody: number;
  /** Bytes of a file that is imported. */
  readonly maxImport: number;
  readonly imports: ImportDesk;
  /** Addresses of proxies that are believed whom they speak for, separated by commas. */
  readonly trustProxy?: string | undefined;
  /** What subscriptions follow. */
  readonly hub: ChangeHub;
  /** Connections that may follow changes at once. */
  readonly subscriptionsMax: number;
  readonly packageRoot: string;
  readonly log: Logger;
  /** The clock, for what is in force today. */
  readonly now: () => Date;
}

declare module 'fastify' {
  interface FastifyRequest {
    graphql?: RequestContext;
  }
}

/** The HTTP front: GraphQL, the pages, health, and one log line a request. It does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { tables, pool, log, packageRoot } = options;
  const app = fastify({
    bodyLimit: options.maxBody,
    logger: false,
    forceCloseConnections: 'idle',
    trustProxy: options.trustProxy ?? false,
  });
  const schema = buildSchema(tables);
  const nodeTables = nodeTablesOf(schema, tables);
  const audiences = new AudienceReadings();
  const schedules = new OpeningSchedules();
  const grids = new FacilityGrids();
  const keptReports = new KeptReports(() => new PoolSql(pool));
  const { apollo, front, limits } = createEngine(schema, options.limits, log);
  apollo.addPlugin(fastifyApolloDrainPlugin(app));
  await apollo.start();

  closeUnusedConnections(app);
  app.addHook('preClose', (done) => {
    keptReports.stop();
    // Whoever is sending a file would otherwise be waited for.
    void options.imports.stop();
    done();
  });
  readJsonStrictly(app);
  // The data is public: any portal's page may read it from a browser.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST'],
    // What a preflight asks for is allowed, `authorization` too; and a page may read what it is told of its rate.
    exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'WWW-Authenticate'],
    maxAge: 86_400,
  });
  const errors = withoutVariables(log);
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof DomainError) return answerRefused(reply, error);
    const status = error.statusCode ?? 500;
    if (status >= 500) errors.error({ err: error, path: request.url.split('?')[0] }, 'unexpected error');
    const code =
      status >= 500 ? 'INTERNAL_SERVER_ERROR' : status === 413 ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST';
    const message = status >= 500 ? 'Something went wrong on our side; it has been logged.' : error.message;
    return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  logRequests(app, log);

  const contextFor = (
    request: FastifyRequest,
    operationName: string | null,
    actor: Actor = request.actor,
  ): RequestContext => {
    const reader = new Reader(tables, new PoolSql(pool), dayInChina(options.now()));
    return (request.graphql = {
      reader,
      nodeTables,
      audiences,
      schedules,
      grids,
      keptReports,
      changes: options.hub,
      actor,
      origin: request.ip,
      write: options.write,
      imports: options.imports,
      now: options.now,
      notes: { operationName },
    });
  };
  const engine = fastifyApolloHandler(apollo, {
    context: (request: FastifyRequest) => Promise.resolve(contextFor(request, null)),
  });
  const playground = registerPlayground(app, { packageRoot });
  app.decorateRequest('actor');
  const admission = createAdmission(options.identity, options.rateLimits);
  const subscriptions = await registerSubscriptions(app, {
    schema,
    limits,
    hub: options.hub,
    most: options.subscriptionsMax,
    // What is large is sent by POST: a message is a query and what little it works with.
    maxBody: Math.min(options.maxBody, MAX_QUERY),
    admission,
    connectionAdmission: createConnectionAdmission(options.identity, options.rateLimits),
    contextFor,
    log: errors,
  });
  app.route({
    method: 'GET',
    url: '/graphql',
    onRequest: admission,
    handler(request, reply) {
      if (wantsPlayground(request)) return reply.headers(playground.headers).send(playground.html);
      if (subscriptions.wantsEvents(request)) return subscriptions.onEventStream(request, reply);
      checkQueryOf(request.query);
      return engine.call(this, request, reply);
    },
    wsHandler: subscriptions.onWebSocket,
  });
  app.post('/graphql', { onRequest: admission }, async function (request, reply) {
    // Answers may be about somebody, and all are out of date by the next change.
    void reply.header('cache-control', 'no-store');
    if (subscriptions.wantsEvents(request)) return subscriptions.onEventStream(request, reply);
    const answer = takesJson(request)
      ? await front.answer(request.body, (operationName) => contextFor(request, operationName))
      : undefined;
    if (answer === undefined) {
      checkQueryOf(request.body);
      return engine.call(this, request, reply);
    }
    return reply.type('application/json; charset=utf-8').send(answer);
  });
  await registerUploads(app, {
    admission,
    desk: options.imports,
    write: options.write,
    sql: () => new PoolSql(pool),
    maxBytes: options.maxImport,
  });
  // Printed when it is first asked for: a start does not need it.
  let sdl: string | undefined;
  app.get('/schema.graphql', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send((sdl ??= schemaText(schema))),
  );
  registerHealth(app, options.health);
  registerMonitor(app, { packageRoot });
  registerHome(app, () => readDirectoryFacts(new PoolSql(pool), dayInChina(options.now())));
  return app;
}

/** @throws QUERY_TOO_BROAD or QUERY_TOO_DEEP if what was sent has a query too long or nested too deep to be parsed */
function checkQueryOf(parts: unknown): void {
  const { query } = (parts ?? {}) as { query?: unknown };
  if (typeof query === 'string') checkQueryNesting(query);
}

/** Whether a client takes plain JSON for an answer without negotiating. */
function takesJson({ headers: { accept } }: FastifyRequest): boolean {
  return accept === undefined || accept === '*/*' || accept === 'application/json';
}

/** Takes JSON only as UTF-8, and says so: decoding loosely would turn a client's mistake into wrong text. */
function readJsonStrictly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isUtf8(body)) {
      done(Object.assign(new Error('The body is not valid UTF-8.'), { statusCode: 400 }));
      return;
    }
    const text = body.toString('utf8');
    try {
      checkJsonNesting(text);
    } catch (error) {
      done(error as Error);
      return;
    }
    parse(request, text, done);
  });
}

/** One line a request: what was asked for by name, how long it took, how many statements; never variables. */
function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { graphql } = request;
    log.info(
      {
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 100) / 100,
        ...(graphql
          ? { operation: graphql.notes.operationName, statements: graphql.reader.sql.statements }
          : {}),
      },
      'request',
    );
    done();
  });
}
