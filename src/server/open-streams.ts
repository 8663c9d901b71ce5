import { setTimeout as sleep } from 'node:timers/promises';
import { ActorKind, type Actor } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import { clientAt } from './rate-limits.js';

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

/** Which part of all connections one client may have open. */
const SHARE = 10;

/** Whose connections are counted together: those of a person or program, and those of an address without a token. */
export function holderOf(actor: Actor, address: string): string {
  return actor.kind === ActorKind.ANONYMOUS ? `address ${clientAt(address)}` : `subject ${actor.subject}`;
}

/** Whose those are that may still say who they are: an address that holds its share may bring known callers. */
export function arrivingHolderOf(actor: Actor, address: string): string {
  return actor.kind === ActorKind.ANONYMOUS ? `arriving ${clientAt(address)}` : holderOf(actor, address);
}

/** The connections that follow changes: how many there are, whose, and their end when the server stops. */
export class OpenStreams {
  /** Each with its holder. */
  private readonly open = new Map<OpenStream, string>();
  private readonly held = new Map<string, number>();
  private readonly mostEach: number;
  private closing = false;

  constructor(private readonly most: number) {
    this.mostEach = Math.max(1, Math.floor(most / SHARE));
  }

  /**
   * Adds one, if there is room; the caller takes it out when it is closed.
   * @returns why it is refused: SERVICE_UNAVAILABLE, or RATE_LIMITED if the holder has too many already
   */
  add(stream: OpenStream, holder: string): DomainError | undefined {
    if (this.closing || this.open.size >= this.most)
      return new DomainError(
        'SERVICE_UNAVAILABLE',
        'Too many follow changes at the moment; try again shortly.',
      );
    return this.count(stream, holder);
  }

  /** Counts one as that of another holder, once it is known whose it is. Returns why it is refused: RATE_LIMITED. */
  give(stream: OpenStream, holder: string): DomainError | undefined {
    const before = this.open.get(stream);
    // It may have been closed while that was being found out.
    if (before === undefined || before === holder) return undefined;
    return this.count(stream, holder);
  }

  delete(stream: OpenStream): void {
    const holder = this.open.get(stream);
    if (holder === undefined) return;
    this.open.delete(stream);
    const left = (this.held.get(holder) ?? 0) - 1;
    if (left > 0) this.held.set(holder, left);
    else this.held.delete(holder);
  }

  private count(stream: OpenStream, holder: string): DomainError | undefined {
    const held = this.held.get(holder) ?? 0;
    if (held >= this.mostEach)
      return new DomainError(
        'RATE_LIMITED',
        `You follow changes over ${held} connections already; close one first.`,
        { limit: this.mostEach },
      );
    this.delete(stream);
    this.open.set(stream, holder);
    this.held.set(holder, held + 1);
    return undefined;
  }

  /** Ends all of them, and those at once that do not end in time. */
  async close(): Promise<void> {
    this.closing = true;
    for (const stream of this.open.keys()) stream.close();
    for (let waited = 0; waited < GRACE && this.open.size > 0; waited += 10) await sleep(10);
    for (const stream of this.open.keys()) stream.kill();
  }
}
