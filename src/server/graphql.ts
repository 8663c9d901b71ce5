import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../resolvers/context.js';
import { DomainError } from '../domain/errors.js';
import { localGateway } from './executor.js';
import { formatErrorWith } from './format-error.js';
import { LimitChecker, type Limits } from './limits.js';

/** A request's context, with what its log line will tell. Apollo copies the context, so notes go one level down. */
export interface RequestContext extends Context {
  readonly notes: { operationName: string | null };
}

/** Refuses what is too large before it runs, and notes the operation's name for the log. */
function guard(schema: GraphQLSchema, limits: Limits): ApolloServerPlugin<RequestContext> {
  const checker = new LimitChecker(schema, limits);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return Promise.resolve();
          contextValue.notes.operationName = operation.name?.value ?? null;
          try {
            checker.check(document, operation, request.variables ?? {});
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            throw new GraphQLError(error.message, {
              extensions: { code: error.code, ...error.details, http: { status: 400 } },
            });
          }
          return Promise.resolve();
        },
        willSendResponse({ request, response }) {
          const { body, http } = response;
          const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const accepts = request.http?.headers.get('accept') ?? '';
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

/** The GraphQL engine: the given schema, executed as compiled code, with limits and masked errors. */
export function createApollo(
  schema: GraphQLSchema,
  limits: Limits,
  log: Logger,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: localGateway(schema),
    plugins: [
      guard(schema, limits),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    introspection: true,
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
}
