import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, parse, visit, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError, getMetadataStorage } from 'type-graphql';
import { DomainError } from '../domain/errors.js';

interface Fault {
  /** What was given, as an instance of its class. */
  readonly target?: object;
  readonly property: string;
  readonly constraints?: Record<string, string>;
  readonly children?: Fault[];
}

/** `filter.text: text must be shorter…`, for the first few faults; never the input itself. */
function faultsOf(faults: readonly Fault[], above: string): { path: string; message: string }[] {
  return faults.flatMap((fault) => {
    const path = above ? `${above}.${fault.property}` : fault.property;
    const own = Object.values(fault.constraints ?? {}).map((message) => ({ path, message }));
    return [...own, ...faultsOf(fault.children ?? [], path)];
  });
}

/** The argument that an input is given as: every input has that name. What is no input is the arguments themselves. */
function argumentOf(given: object | undefined): string {
  const isInput = getMetadataStorage().inputTypes.some(({ target }) => target === given?.constructor);
  return isInput ? 'input' : '';
}

const KNOWN = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_BROAD',
  'QUERY_TOO_COSTLY',
  'SERVICE_UNAVAILABLE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
]);

/** The error that caused a GraphQL error, however deep the execution layers have wrapped it. */
function rootOf(error: unknown): unknown {
  let cause = unwrapResolverError(error);
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** The argument, e.g. `filter.text`, whose value stands at a character of a query; undefined if none does. */
function argumentAt(query: string, position: number): string | undefined {
  const path: string[] = [];
  let found: string | undefined;
  const named = {
    enter(node: { name: { value: string }; loc?: { start: number; end: number } }) {
      path.push(node.name.value);
      if (node.loc && node.loc.start <= position && position < node.loc.end) found = path.join('.');
    },
    leave: () => void path.pop(),
  };
  visit(parse(query), { [Kind.ARGUMENT]: named, [Kind.OBJECT_FIELD]: named });
  return found;
}

/**
 * A value of the wrong form is BAD_USER_INPUT and names its argument, whether it stands in the query or in a variable.
 * Returns undefined for any other fault of a query.
 */
function wrongValue(
  error: unknown,
  message: string,
): { code: string; argument: string | undefined } | undefined {
  const variable = /^Variable "\$(\w+)" (?:got invalid value|of )/.exec(message);
  if (variable) return { code: 'BAD_USER_INPUT', argument: variable[1] };
  const cause = error instanceof GraphQLError ? error : undefined;
  const position = cause?.positions?.[0];
  if (
    !/^Expected value of type "(Date|Decimal|BigInt)/.test(message) ||
    position === undefined ||
    !cause?.source
  )
    return undefined;
  return { code: 'BAD_USER_INPUT', argument: argumentAt(cause.source.body, position) };
}

/**
 * What the log keeps of an error. Whatever else hangs on one (the statement that failed, its parameters, the row that a
 * constraint refused) holds what somebody sent.
 */
export function loggedError(error: unknown): Readonly<Record<string, unknown>> {
  const { name, message, code, stack, routine } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return { name: name ?? typeof error, message, code, stack, routine };
}

/** The same log, which keeps of errors (`err`) what {@link loggedError} tells. */
export function withoutVariables(log: Logger): Logger {
  return log.child({}, { serializers: { err: loggedError } });
}

/**
 * What a client is told of an error: a message, where, and a stable `extensions.code`. An expected failure keeps its
 * code and details; a surprise is logged, with its stack, and answered as INTERNAL_SERVER_ERROR without its words.
 */
export function formatErrorWith(
  log: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const errors = withoutVariables(log);
  return (formatted, error) => {
    const cause = rootOf(error);
    const told = (message: string, extensions: Record<string, unknown>): GraphQLFormattedError => ({
      message,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions,
    });
    if (cause instanceof DomainError) return told(cause.message, { code: cause.code, ...cause.details });
    if (cause instanceof ArgumentValidationError) {
      const faults = cause.extensions.validationErrors as unknown as Fault[];
      const problems = faultsOf(faults, argumentOf(faults[0]?.target));
      const [first] = problems;
      return told(problems.map((problem) => problem.message).join('; '), {
        code: 'BAD_USER_INPUT',
        argument: first?.path,
        problems: problems.slice(0, 10),
      });
    }
    // Only what failed before execution has no path: an error thrown later may borrow the engine's words.
    const value = formatted.path ? undefined : wrongValue(error, formatted.message);
    if (value) return told(formatted.message, value);
    const code = formatted.extensions?.code;
    if (typeof code === 'string' && KNOWN.has(code)) {
      return told(formatted.message, { ...formatted.extensions });
    }
    errors.error({ err: cause }, 'unexpected error');
    return told('Something went wrong on our side; it has been logged.', { code: 'INTERNAL_SERVER_ERROR' });
  };
}
