import type { TypedDocumentString } from './operations/generated.js';

/** Why a question has no answer: the server is away, it will not take the question, or it asks to wait. */
export type AskFault = 'AWAY' | 'REFUSED' | 'WAIT' | 'BROKEN';

/** A question that was not answered; the message is the server's own where it sent one. */
export class AskError extends Error {
  constructor(
    readonly fault: AskFault,
    message: string,
  ) {
    super(message);
  }
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What the server's codes mean for a reader; of all others it has logged why. */
const FAULTS: Readonly<Record<string, AskFault>> = {
  BAD_USER_INPUT: 'REFUSED',
  QUERY_TOO_COSTLY: 'REFUSED',
  RATE_LIMITED: 'WAIT',
  SERVICE_UNAVAILABLE: 'AWAY',
};

/**
 * Asks the server one of the committed operations.
 * @param signal gives the question up
 * @throws AskError; and the reason of the signal, once it was given up
 */
export async function ask<Result, Variables>(
  operation: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: operation.toString(), variables }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new AskError('AWAY', '');
  });
  const answer = await (response.json() as Promise<Answer<Result>>).catch(() => {
    throw new AskError(response.status >= 502 ? 'AWAY' : 'BROKEN', '');
  });
  const [error] = answer.errors ?? [];
  if (error) throw new AskError(FAULTS[error.extensions?.code ?? ''] ?? 'BROKEN', error.message);
  if (!answer.data) throw new AskError('BROKEN', '');
  return answer.data;
}
