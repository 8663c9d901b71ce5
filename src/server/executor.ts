import type {
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface';
import { execute, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

type Execution = Awaited<ReturnType<GatewayExecutor>>;

/**
 * Runs operations that are sent again as compiled code. The first time a document is seen it is interpreted:
 * compiling costs more than running once, and hostile clients send each document once.
 */
export function compilingExecutor(schema: GraphQLSchema): GatewayExecutor {
  const seen = new WeakMap<DocumentNode, Map<string | null, CompiledQuery | ExecutionResult | 'once'>>();

  const interpret = ({ document, operationName, request, context }: GatewayGraphQLRequestContext) =>
    execute({ schema, document, operationName, variableValues: request.variables, contextValue: context });

  return async (requestContext) => {
    const { document, operationName, request, context } = requestContext;
    let operations = seen.get(document);
    if (!operations)
      seen.set(document, (operations = new Map<string | null, CompiledQuery | ExecutionResult | 'once'>()));
    let compiled = operations.get(operationName);
    if (compiled === undefined) {
      operations.set(operationName, 'once');
      return (await interpret(requestContext)) as Execution;
    }
    if (compiled === 'once') {
      compiled = compileQuery(schema, document, operationName ?? undefined, {
        // Leaves come from typed and checked columns: their values are what the scalars would make of them.
        disableLeafSerialization: true,
        disablingCapturingStackErrors: true,
      }) as CompiledQuery | ExecutionResult;
      operations.set(operationName, compiled);
    }
    if (!isCompiledQuery(compiled as never)) return (await interpret(requestContext)) as Execution;
    const result = await (compiled as CompiledQuery).query(undefined, context, request.variables ?? {});
    return (result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result) as Execution;
  };
}

/** Compiled code's errors lack what graphql-js gives every error, such as `extensions`: Apollo stumbles over that. */
function asGraphQLError(error: GraphQLError): GraphQLError {
  const { message, path, originalError, locations } = error;
  const whole = new GraphQLError(message, { path, originalError });
  return Object.defineProperty(whole, 'locations', { value: locations, enumerable: true });
}

/** Apollo takes an executor of one's own only from a “gateway”: this is one around a single local schema. */
export function localGateway(schema: GraphQLSchema): GatewayInterface {
  return {
    load: () => Promise.resolve({ executor: compilingExecutor(schema) }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
