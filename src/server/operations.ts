import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { DomainError } from '../domain/errors.js';
import type { LimitChecker } from './limits.js';
import { checkQueryNesting, MAX_QUERY } from './nesting.js';
import { isPersonal } from './personal-arguments.js';

/** What a client sends, on whatever way. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown> | null;
}

/** An operation that may be run. */
export interface Prepared {
  readonly args: Omit<ExecutionArgs, 'contextValue'>;
  readonly name: string | null;
  readonly subscribes: boolean;
}

/** Why a request is not run. */
export interface Refused {
  readonly errors: readonly GraphQLError[];
}

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Reads a request's parts. Returns what is wrong with it where it is no GraphQL request at all. */
export function readRequest(parts: unknown): OperationRequest | string {
  if (typeof parts !== 'object' || parts === null || Array.isArray(parts))
    return 'The request must be an object with `query`.';
  const { query, operationName = null, variables = null } = parts as Record<string, unknown>;
  if (typeof query !== 'string') return '`query` must be a text.';
  if (operationName !== null && typeof operationName !== 'string') return '`operationName` must be a text.';
  if (typeof variables !== 'object' || Array.isArray(variables)) return '`variables` must be an object.';
  return { query, operationName, variables: variables as Record<string, unknown> | null };
}

/**
 * Operations that come over a stream: subscriptions, and queries for clients that send everything one way. They meet the
 * limits and the wording of errors that operations over plain HTTP meet.
 */
export class Operations {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: LimitChecker,
    private readonly formatError: FormatError,
  ) {}

  /** Parses, validates and measures a request. */
  prepare({ query, operationName, variables }: OperationRequest): Prepared | Refused {
    let document: DocumentNode;
    try {
      checkQueryNesting(query);
      document = parse(query);
    } catch (error) {
      if (error instanceof DomainError) return refused(error.code, error.message);
      return { errors: [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] };
    }
    const faults = validate(this.schema, document);
    if (faults.length > 0)
      return { errors: faults.map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED')) };
    if (isPersonal(this.schema, document))
      return refused(
        'BAD_REQUEST',
        'This asks with facts about somebody: send it by POST to /graphql, for plain JSON.',
      );
    const operation = getOperationAST(document, operationName);
    if (!operation)
      return refused('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation, or several.');
    if (operation.operation === 'mutation')
      return refused('BAD_REQUEST', 'Send mutations by POST to /graphql: streams are for reading.');
    try {
      this.limits.check(document, operation, variables ?? {});
    } catch (error) {
      const { message } = error as Error;
      return { errors: [new GraphQLError(message, { originalError: error as Error })] };
    }
    const args = { schema: this.schema, document, operationName, variableValues: variables };
    return { args, name: operation.name?.value ?? null, subscribes: operation.operation === 'subscription' };
  }

  /** The results of a subscription, or the one result of anything else. */
  async run(
    { args, subscribes }: Prepared,
    contextValue: unknown,
  ): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
    return (subscribes ? subscribe : execute)({ ...args, contextValue });
  }

  /** An answer as a client is to see it: its errors worded, or logged and masked. */
  shown(result: {
    readonly data?: unknown;
    readonly errors?: readonly GraphQLError[];
  }): FormattedExecutionResult {
    const { data, errors } = result;
    return {
      ...(errors ? { errors: this.shownErrors(errors) } : {}),
      ...(data === undefined ? {} : { data: data as FormattedExecutionResult['data'] }),
    };
  }

  shownErrors(errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] {
    return errors.map((error) => this.formatError(error.toJSON(), error));
  }
}

function refused(code: string, message: string): Refused {
  return { errors: [new GraphQLError(message, { extensions: { code } })] };
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
}

/** Whether a request, read or not, is one for a subscription. */
export function asksToSubscribe(parts: unknown): boolean {
  const request = readRequest(parts);
  if (typeof request === 'string' || request.query.length > MAX_QUERY) return false;
  if (!request.query.includes('subscription')) return false;
  try {
    return getOperationAST(parse(request.query), request.operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}
