import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { ActorKind, type Actor } from '../domain/access.js';
import type { Context } from '../resolvers/context.js';
import type { Executor } from './executor.js';
import type { LimitChecker } from './limits.js';

interface KnownOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Whether it is asked with facts about somebody: such requests share nothing. */
  readonly personal: boolean;
}

/** Executions of one operation with the same variables: one under way, and one that has not begun. */
interface Flight {
  readonly answer: Promise<string | undefined>;
  waiting: Promise<string | undefined> | undefined;
}

/** Operations kept, and characters of an operation that is kept. */
const MAX_KNOWN = 1_000;
const MAX_LENGTH = 20_000;

/**
 * The short way for operations that the engine has parsed, validated and answered before: limits, compiled code, JSON.
 * Nothing of an answer is kept. But requests that ask just the same at the same time share one execution, provided it
 * has not begun when they arrive: each is answered with what the database held after it came. Callers with different
 * rights share nothing.
 */
export class Front {
  private readonly known = new Map<string, KnownOperation>();
  private readonly flights = new Map<string, Flight>();

  constructor(
    private readonly executor: Executor,
    private readonly limits: LimitChecker,
    private readonly isPersonal: (document: DocumentNode) => boolean,
  ) {}

  /** Remembers an operation that passed validation. The oldest ones are forgotten. */
  learn(
    query: string,
    operationName: string | undefined,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): void {
    const key = keyOf(query, operationName);
    if (operation.operation !== 'query' || query.length > MAX_LENGTH || this.known.has(key)) return;
    const [oldest] = this.known.keys();
    if (this.known.size >= MAX_KNOWN && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, { document, operation, personal: this.isPersonal(document) });
  }

  /**
   * The answer as JSON, or undefined if the request has to take the long way: an operation not known, a body with
   * other parts, or anything that ends in an error, which the engine then words.
   * @param makeContext called once if the operation is known, whether or not an execution begins for this request
   */
  answer(
    body: unknown,
    makeContext: (operationName: string | null) => Context,
  ): Promise<string | undefined> | undefined {
    if (!isPlainRequest(body)) return undefined;
    const { query, operationName, variables } = body;
    const asked = keyOf(query, operationName);
    const known = this.known.get(asked);
    if (!known) return undefined;
    const context = makeContext(known.operation.name?.value ?? null);
    if (known.personal) return this.run(known, operationName ?? null, variables ?? {}, context);
    const key = `${context.reader.today}${rightsOf(context.actor)}${asked}\0${variables ? JSON.stringify(variables) : ''}`;
    const begin = () => this.run(known, operationName ?? null, variables ?? {}, context);
    const flight = this.flights.get(key);
    if (!flight) return this.fly(key, begin());
    flight.waiting ??= flight.answer.then(() => this.fly(key, begin()));
    return flight.waiting;
  }

  private fly(key: string, answer: Promise<string | undefined>): Promise<string | undefined> {
    const flight: Flight = { answer, waiting: undefined };
    this.flights.set(key, flight);
    void answer.then(() => {
      if (!flight.waiting) this.flights.delete(key);
    });
    return answer;
  }

  /** Never rejects: whatever goes wrong is left to the engine. */
  private async run(
    { document, operation }: KnownOperation,
    operationName: string | null,
    variables: Record<string, unknown>,
    context: Context,
  ): Promise<string | undefined> {
    try {
      this.limits.check(document, operation, variables);
      const compiled = this.executor.compiled(document, operationName);
      const result = await compiled?.query(undefined, context, variables);
      return result && !result.errors ? `${JSON.stringify({ data: result.data })}\n` : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Equal for equal rights, and empty for the anonymous, of whom there are most. */
function rightsOf({ kind, subject, roles, departments, regions }: Actor): string {
  return kind === ActorKind.ANONYMOUS ? '' : JSON.stringify([subject, ...roles, departments, regions]);
}

interface PlainRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

const PARTS = new Set(['query', 'operationName', 'variables']);

function isPlainRequest(body: unknown): body is PlainRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { query, operationName, variables } = body as Record<string, unknown>;
  return (
    typeof query === 'string' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined ||
      variables === null ||
      (typeof variables === 'object' && !Array.isArray(variables))) &&
    Object.keys(body).every((part) => PARTS.has(part))
  );
}

/** Unequal for unequal requests: neither a valid name nor a valid query holds U+0000. */
function keyOf(query: string, operationName: string | null | undefined): string {
  return operationName === undefined || operationName === null ? `\0${query}` : `=${operationName}\0${query}`;
}
