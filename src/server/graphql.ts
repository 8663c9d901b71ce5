import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../resolvers/context.js';
import { DomainError } from '../domain/errors.js';
import { Executor, localGateway } from './executor.js';
import { formatErrorWith } from './format-error.js';
import { Front } from './front.js';
import { LimitChecker, type Limits } from './limits.js';
import { isPersonal, PersonalArgumentsAreVariables } from './personal-arguments.js';

/** A request's context, with what its log line will tell. Apollo copies the context, so notes go one level down. */
export interface RequestContext extends Context {
  readonly notes: { operationName: string | null };
}

/** Refuses what is too large before it runs, notes the operation's name for the log, and tells the front of it. */
function guard(
  checker: LimitChecker,
  front: Front,
  personal: (document: DocumentNode) => boolean,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation, request, source, contextValue }) {
          if (!operation) return Promise.resolve();
          contextValue.notes.operationName = operation.name?.value ?? null;
          if (operation.operation === 'subscription') {
            throw new GraphQLError(
              'Subscriptions are answered with Server-Sent Events (accept: text/event-stream) or over WebSocket (graphql-transport-ws).',
              { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
            );
          }
          // An address is kept by every proxy on the way.
          if (request.http?.method === 'GET' && personal(document))
            throw new GraphQLError('This asks with facts about somebody: send it by POST.', {
              extensions: {
                code: 'BAD_REQUEST',
                http: { status: 405, headers: new Map([['allow', 'POST']]) },
              },
            });
          try {
            checker.check(document, operation, request.variables ?? {});
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            throw new GraphQLError(error.message, {
              extensions: { code: error.code, ...error.details, http: { status: 400 } },
            });
          }
          front.learn(source, request.operationName ?? undefined, document, operation);
          return Promise.resolve();
        },
        willSendResponse({ request, response }) {
          const { body, http } = response;
          const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const accepts = request.http?.headers.get('accept') ?? '';
          // Variables that cannot be read are the client's fault, as a query that cannot be is.
          if (
            error?.extensions?.code === 'BAD_USER_INPUT' &&
            body.kind === 'single' &&
            body.singleResult.data === undefined
          ) {
            http.status = 400;
          }
          if (error?.extensions?.code === 'SERVICE_UNAVAILABLE') {
            // A proxy or a probe should see that nothing could be answered.
            http.status = 503;
            http.headers.set('retry-after', '1');
          } else if (
            error &&
            error.extensions?.code !== 'BAD_REQUEST' &&
            http.status === 400 &&
            !accepts.includes('application/graphql-response+json')
          ) {
            // GraphQL over HTTP: a client of the older media type reads errors from a 200.
            http.status = 200;
          }
          return Promise.resolve();
        },
      }),
  };
}

export interface Engine {
  /** Answers everything, with worded errors. */
  readonly apollo: ApolloServer<RequestContext>;
  /** Answers again what was answered before, on a shorter way. */
  readonly front: Front;
  readonly limits: LimitChecker;
}

/** The GraphQL engine: the given schema, executed as compiled code, with limits and masked errors. */
export function createEngine(schema: GraphQLSchema, limits: Limits, log: Logger): Engine {
  const executor = new Executor(schema);
  const checker = new LimitChecker(schema, limits);
  const personal = (document: DocumentNode) => isPersonal(schema, document);
  const front = new Front(executor, checker, personal);
  const apollo = new ApolloServer<RequestContext>({
    gateway: localGateway(schema, executor),
    plugins: [
      guard(checker, front, personal),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    introspection: true,
    validationRules: [PersonalArgumentsAreVariables],
    // No cookies and no ambient rights: a foreign page can do nothing with a visitor's browser that it could not do itself.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatErrorWith(log),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
  });
  return { apollo, front, limits: checker };
}
