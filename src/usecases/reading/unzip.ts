import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { badInput, DomainError } from '../../domain/errors.js';

/** The source ended before its end. What came before may be used; what is missing says nothing. */
export class SourceCutShort extends Error {
  constructor() {
    super('The source ends in the middle: send it again in full.');
    this.name = 'SourceCutShort';
  }
}

export interface UnzipLimits {
  /** The most bytes that may come out. */
  readonly maxBytes: number;
  /** How many times as long as the compressed bytes they may be. */
  readonly maxRatio?: number;
}

/** Below this, a file of blanks is no bomb. */
const RATIO_MATTERS_FROM = 1_048_576;

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/**
 * The bytes that were gzipped, as they are pulled.
 * @throws DomainError BAD_USER_INPUT with `details.problem` TOO_LARGE once more comes out than the limits allow
 * @throws DomainError IMPORT_REJECTED with `details.problem` GZIP if it is no gzip or is damaged
 * @throws SourceCutShort after the last bytes that could be had, if the source breaks off
 */
export async function* unzip(
  source: AsyncIterable<Buffer>,
  { maxBytes, maxRatio = 200 }: UnzipLimits,
): AsyncGenerator<Buffer, void> {
  let taken = 0;
  let given = 0;
  const gunzip = createGunzip();
  const fed = pipeline(async function* () {
    for await (const chunk of source) {
      taken += chunk.length;
      yield chunk;
    }
  }, gunzip);
  // Its failure is the failure of reading, which is told below.
  fed.catch(() => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      given += chunk.length;
      if (given > maxBytes) throw tooLarge(`it unpacks to more than ${maxBytes} bytes`);
      if (given > RATIO_MATTERS_FROM && given > maxRatio * taken) {
        throw tooLarge(`it unpacks to more than ${maxRatio} times its length`);
      }
      yield chunk;
    }
  } catch (error) {
    if (codeOf(error) === 'Z_BUF_ERROR') throw new SourceCutShort();
    if (!String(codeOf(error)).startsWith('Z_')) throw error;
    throw new DomainError('IMPORT_REJECTED', 'The file is no gzip, or is damaged: compress it again.', {
      problem: 'GZIP',
    });
  } finally {
    gunzip.destroy();
  }
}

const tooLarge = (why: string) =>
  badInput('file', `The file is too large: ${why}. Split it into several.`, { problem: 'TOO_LARGE' });
