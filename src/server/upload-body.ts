import type { IncomingMessage } from 'node:http';
import { DomainError } from '../domain/errors.js';

export interface UploadLimits {
  /** Bytes, as they are sent. */
  readonly maxBytes: number;
  /** Milliseconds without a byte, after which the sender is given up. */
  readonly patience: number;
  /** Ends the upload when the server stops. */
  readonly signal: AbortSignal;
}

/**
 * The body of a request as it is pulled; nothing is read ahead but what the socket holds. Unlike the stream's own
 * iterator it leaves the connection alone when it is not read to the end, so that an answer can still be sent.
 * @throws IMPORT_REJECTED with `details.problem` INTERRUPTED if the sender breaks off or falls silent
 * @throws an error of status 413 once there are more bytes than the limit
 * @throws the signal's reason
 */
export async function* uploadBody(
  request: IncomingMessage,
  { maxBytes, patience, signal }: UploadLimits,
): AsyncGenerator<Buffer, void> {
  let taken = 0;
  for (;;) {
    signal.throwIfAborted();
    const chunk = request.read() as Buffer | null;
    if (chunk) {
      taken += chunk.length;
      if (taken > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    } else if (request.readableEnded) return;
    else if (request.destroyed) throw brokenOff();
    else await more(request, patience, signal);
  }
}

/** Until there is something to read, or there never will be. */
function more(request: IncomingMessage, patience: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      for (const event of EVENTS) request.off(event, ready);
      request.off('error', broken);
      request.off('close', closed);
      signal.removeEventListener('abort', stopped);
      settle();
    };
    const ready = end(resolve);
    const broken = end(() => reject(brokenOff()));
    const closed = end(() => (request.readableEnded ? resolve() : reject(brokenOff())));
    const stopped = end(() => reject(signal.reason as Error));
    const timer = setTimeout(
      end(() => reject(silent())),
      patience,
    );
    for (const event of EVENTS) request.once(event, ready);
    request.once('error', broken);
    request.once('close', closed);
    signal.addEventListener('abort', stopped);
  });
}

const EVENTS = ['readable', 'end'] as const;

const interrupted = (message: string) =>
  new DomainError('IMPORT_REJECTED', message, { problem: 'INTERRUPTED' });
const brokenOff = () =>
  interrupted('The upload broke off before its end. Nothing was changed; send it again.');
const silent = () => interrupted('Nothing more of the upload arrived. Nothing was changed; send it again.');

/** What a request is answered with whose body, or what is packed in it, is larger than the limit (HTTP 413). */
export function tooLarge(maxBytes: number): Error {
  const message = `The file is larger than ${maxBytes} bytes: split it into several.`;
  return Object.assign(new Error(message), { statusCode: 413 });
}
