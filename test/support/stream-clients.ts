import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createEventClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface Result {
  readonly data?: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of any shape
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}
export type Results = AsyncIterableIterator<Result>;

interface OperationRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

export const FOLLOW = `subscription ($after: String, $types: [ChangeType!]) {
  changes(after: $after, types: $types) { cursor type subjectCode }
}`;

/** Clients of others' making, which hold the server to the protocols. */
export const WAYS: Record<
  string,
  (address: string) => { run(request: OperationRequest): Results; end(): void }
> = {
  'Server-Sent Events': (address) => {
    const client = createEventClient({ url: `${address}/graphql/stream`, retryAttempts: 0 });
    return { run: (request) => client.iterate(request) as Results, end: () => client.dispose() };
  },
  'Server-Sent Events at /graphql': (address) => {
    const client = createEventClient({ url: `${address}/graphql`, retryAttempts: 0 });
    return { run: (request) => client.iterate(request) as Results, end: () => client.dispose() };
  },
  WebSocket: (address) => {
    const url = `${address.replace('http', 'ws')}/graphql`;
    const client = createSocketClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    return {
      run: (request) => client.iterate(request as never) as Results,
      end: () => void client.dispose(),
    };
  },
};

/** The codes of the next so many events. */
export async function take(results: Results, count: number): Promise<string[]> {
  const codes: string[] = [];
  while (codes.length < count) {
    const { value, done } = await results.next();
    if (done) throw new Error(`it ended after ${codes.length}`);
    if (value.errors) throw new Error(JSON.stringify(value.errors));
    codes.push(value.data.changes.subjectCode as string);
  }
  return codes;
}

/** The codes that `eventsNamed` gives. */
export const names = (name: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${name}-${place}`);

/** A connection by hand, for what a client of good manners would not do. */
export class RawSocket {
  readonly messages: { type: string; id?: string; payload?: unknown }[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private readonly socket: WebSocket;

  constructor(
    address: string,
    protocols: string[] = ['graphql-transport-ws'],
    headers: Record<string, string> = {},
  ) {
    this.socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, protocols, { headers });
    this.socket.on('message', (data: Buffer) => this.messages.push(JSON.parse(data.toString()) as never));
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
  }

  async open(): Promise<this> {
    while (this.socket.readyState === this.socket.CONNECTING) await sleep(5);
    return this;
  }

  send(message: unknown): void {
    this.socket.send(
      typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message),
    );
  }

  async message(type: string, id?: string) {
    for (let waited = 0; waited < 5_000; waited += 5) {
      const found = this.messages.find((each) => each.type === type && each.id === id);
      if (found) return found;
      await sleep(5);
    }
    throw new Error(`no ${type} came`);
  }

  /** Greets, with a token if one is given, and waits for the answer. */
  async begun(authorization?: string): Promise<this> {
    await this.open();
    this.send({ type: 'connection_init', ...(authorization ? { payload: { authorization } } : {}) });
    await this.message('connection_ack');
    return this;
  }

  /** Takes nothing in until it is resumed. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  end(): void {
    this.socket.terminate();
  }
}
