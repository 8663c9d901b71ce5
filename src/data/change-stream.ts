import type { ChangeRecord } from './change-feed.js';

/** A stream of events that its consumer may end at any time, even while it waits for the next. */
export type ChangeStream = AsyncIterableIterator<ChangeRecord>;

/** Where a subscriber is, and how it waits. */
export class Subscriber {
  ended = false;
  /** Why it ended, if not by its own will. */
  fault: Error | undefined;
  private waiting: (() => void) | undefined;

  /** @param at the number up to which it has got, or need not get, the events */
  constructor(public at: number) {}

  /** Resolves when it is woken: there are events beyond the newest that it knew, or it has ended. */
  more(): Promise<void> {
    return this.ended ? Promise.resolve() : new Promise((resolve) => (this.waiting = resolve));
  }

  wake(): void {
    this.waiting?.();
    this.waiting = undefined;
  }

  end(fault?: Error): void {
    this.ended = true;
    this.fault ??= fault;
    this.wake();
  }
}

/** Events as a stream that can be ended while it waits: a generator alone would let `return` wait behind a `next` that waits for the next event. */
export function streamOf(
  events: AsyncGenerator<ChangeRecord, undefined, undefined>,
  release: () => void,
): ChangeStream {
  return {
    async next() {
      try {
        const result = await events.next();
        if (result.done) release();
        return result;
      } catch (error) {
        release();
        throw error;
      }
    },
    return() {
      release();
      void events.return(undefined);
      return Promise.resolve({ done: true, value: undefined });
    },
    throw(error: unknown) {
      release();
      void events.return(undefined);
      return Promise.reject(error as Error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
