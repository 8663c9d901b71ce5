import type {
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface';
import {
  execute,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

type Execution = Awaited<ReturnType<GatewayExecutor>>;
type Variables = Record<string, unknown>;

/**
 * Runs operations that are sent again as compiled code. The first time a document is seen it is interpreted:
 * compiling costs more than running once, and hostile clients send each document once.
 */
export class Executor {
  private readonly seen = new WeakMap<DocumentNode, Map<string | null, CompiledQuery | null>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The operation as compiled code; undefined at its first sight, and where it cannot be compiled. */
  compiled(document: DocumentNode, operationName: string | null): CompiledQuery | undefined {
    let operations = this.seen.get(document);
    if (!operations) this.seen.set(document, (operations = new Map<string | null, CompiledQuery | null>()));
    const known = operations.get(operationName);
    if (known === undefined) operations.set(operationName, null);
    if (known !== null) return known;
    const compiled = compileQuery(this.schema, document, operationName ?? undefined, {
      // Leaves come from typed and checked columns: their values are what the scalars would make of them.
      disableLeafSerialization: true,
      disablingCapturingStackErrors: true,
    });
    if (!isCompiledQuery(compiled)) return undefined;
    operations.set(operationName, compiled);
    return compiled;
  }

  /** Runs an operation, compiled if it was seen before. */
  async run(
    document: DocumentNode,
    operationName: string | null,
    variableValues: Variables | undefined,
    contextValue: unknown,
  ): Promise<ExecutionResult> {
    const interpret = () =>
      execute({ schema: this.schema, document, operationName, variableValues, contextValue });
    // What writes runs once, come what may: it is never tried as compiled code and then again.
    const compiled = isQuery(document, operationName) ? this.compiled(document, operationName) : undefined;
    if (!compiled) return interpret();
    const result = await compiled.query(undefined, contextValue, variableValues ?? {});
    // Variables that cannot be read: nothing has run yet, and graphql-js words that as Apollo knows it.
    if (result.errors?.some(({ path }) => path === undefined)) return interpret();
    return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result;
  }
}

/** Whether the operation that is asked for only reads. */
function isQuery({ definitions }: DocumentNode, name: string | null): boolean {
  const asked = definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION && (name === null || node.name?.value === name),
  );
  return asked?.kind === Kind.OPERATION_DEFINITION && asked.operation === OperationTypeNode.QUERY;
}

/** Compiled code's errors lack what graphql-js gives every error, such as `extensions`: Apollo stumbles over that. */
function asGraphQLError(error: GraphQLError): GraphQLError {
  const { message, path, originalError, locations } = error;
  const whole = new GraphQLError(message, { path, originalError });
  return Object.defineProperty(whole, 'locations', { value: locations, enumerable: true });
}

/** Apollo takes an executor of one's own only from a “gateway”: this is one around a single local schema. */
export function localGateway(schema: GraphQLSchema, executor: Executor): GatewayInterface {
  const run = ({ document, operationName, request, context }: GatewayGraphQLRequestContext) =>
    executor.run(document, operationName, request.variables, context) as Promise<Execution>;
  return {
    load: () => Promise.resolve({ executor: run }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
