import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { beat } from '../../src/server/web-socket.js';

/** The end of a connection that answers pings, or does not. */
class Socket extends EventEmitter {
  pings = 0;
  terminated = 0;

  constructor(private readonly answers: boolean) {
    super();
  }

  ping(): void {
    this.pings += 1;
    if (this.answers) setImmediate(() => this.emit('pong'));
  }

  terminate(): void {
    this.terminated += 1;
  }
}

describe('the heartbeat of a WebSocket', () => {
  it.each([
    [true, 'keeps a client that answers'],
    [false, 'lets go of one that does not'],
  ])('%s: %s', async (answers) => {
    const socket = new Socket(answers);
    const stop = beat(socket as unknown as WebSocket, 10);
    while (socket.pings < 3 && socket.terminated === 0) await sleep(5);
    expect(socket.terminated > 0).toBe(!answers);
    stop();
    const { pings } = socket;
    await sleep(50);
    expect(socket.pings).toBe(pings);
  });
});
