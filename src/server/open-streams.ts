import { setTimeout as sleep } from 'node:timers/promises';

/** A connection that stays open. */
export interface OpenStream {
  /** Ends it in good order. */
  close(): void;
  /** Ends it at once. */
  kill(): void;
}

/** Milliseconds between signs of life, so that no proxy takes a connection for dead. */
export const KEEP_ALIVE = 12_000;

/** Milliseconds that clients get to take note of the end. */
const GRACE = 1_000;

/** The connections that follow changes: how many there are, and their end when the server stops. */
export class OpenStreams {
  private readonly open = new Set<OpenStream>();
  private closing = false;

  constructor(private readonly most: number) {}

  /** Adds one, if there is room; the caller takes it out when it is closed. */
  add(stream: OpenStream): boolean {
    if (this.closing || this.open.size >= this.most) return false;
    this.open.add(stream);
    return true;
  }

  delete(stream: OpenStream): void {
    this.open.delete(stream);
  }

  /** Ends all of them, and those at once that do not end in time. */
  async close(): Promise<void> {
    this.closing = true;
    for (const stream of this.open) stream.close();
    for (let waited = 0; waited < GRACE && this.open.size > 0; waited += 10) await sleep(10);
    for (const stream of this.open) stream.kill();
  }
}
