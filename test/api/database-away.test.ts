import { createServer, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data/data-source.js';
import { startServer, type RunningServer } from '../../src/server/start.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { DEFAULT_LIMITS } from '../support/test-server.js';

/** A way to the database that can be cut and mended, as a network is. */
class Wire {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  port = 0;

  constructor(private readonly target: { path: string } | { host: string; port: number }) {}

  async mend(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(this.target);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as { port: number }).port;
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server?.close(() => resolve()));
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let server: RunningServer;
let wire: Wire;

beforeAll(async () => {
  database = await createTestDatabase();
  const url = new URL(database.url.replace('@/', '@localhost/'));
  const directory = url.searchParams.get('host');
  wire = new Wire(
    directory
      ? { path: join(directory, `.s.PGSQL.${url.searchParams.get('port') ?? (url.port || '5432')}`) }
      : { host: url.hostname, port: Number(url.port || 5432) },
  );
  await wire.mend();
  dataSource = await createDataSource(database.url).initialize();
  url.searchParams.delete('host');
  url.searchParams.delete('port');
  url.hostname = '127.0.0.1';
  url.port = String(wire.port);
  server = await startServer({
    dataSource,
    databaseUrl: url.href,
    host: '127.0.0.1',
    port: 0,
    poolSize: 4,
    connectTimeoutMs: 1_000,
    statementTimeoutMs: 5_000,
    limits: DEFAULT_LIMITS,
    maxBodyBytes: 262_144,
    importMaxBytes: 262_144,
    subscriptionsMax: 100,
    packageRoot: process.cwd(),
    log: pino({ level: 'silent' }),
  });
});
afterAll(async () => {
  await server.stop();
  await wire.cut();
  await dataSource.destroy();
  await database.drop();
});

const ask = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${server.address}${path}`, init);
  return { status: response.status, body: await response.text() };
};
const query = () =>
  ask('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ services { totalCount } }"}',
  });

it('says SERVICE_UNAVAILABLE while the database is away, and recovers by itself when it returns', async () => {
  for (let outage = 0; outage < 2; outage += 1) {
    expect((await ask('/health/ready')).status).toBe(200);
    expect(await query()).toEqual({ status: 200, body: expect.stringContaining('"totalCount":81') });

    await wire.cut();
    expect(await query()).toEqual({
      status: 503,
      body: expect.stringContaining('"code":"SERVICE_UNAVAILABLE"'),
    });
    expect((await ask('/health/ready')).status).toBe(503);
    expect((await ask('/health/live')).status).toBe(200);
    expect((await ask('/')).status).toBe(503);

    await wire.mend();
  }
  expect((await query()).status).toBe(200);
});
